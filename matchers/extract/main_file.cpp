#include "matchers/extract/main_file.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace seam {

static std::string headerUnitFile() {
  return std::string(HeaderUnitFolder) + "/unit.h";
}

ExtractRequest asMainFile(const ExtractRequest &request) {
  ExtractRequest result = request;
  if (request.isHeaderUnit) {
    result.arguments.back() = headerUnitFile();
    result.list = headerUnitFile();
  }
  return result;
}

ExtractRequest listOf(const std::vector<ExtractRequest> &requests) {
  ExtractRequest result = requests.front();
  const llvm::StringRef extension = llvm::sys::path::extension(result.file);
  result.list = HeaderUnitFolder + std::string("/list") + extension.str();
  result.arguments.back() = result.list;
  return result;
}

static llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> over(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> below,
                                                            llvm::IntrusiveRefCntPtr<llvm::vfs::InMemoryFileSystem> made) {
  auto files = llvm::makeIntrusiveRefCnt<llvm::vfs::OverlayFileSystem>(std::move(below));
  files->pushOverlay(std::move(made));
  return files;
}

llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> withBytes(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> below, const std::string &path,
                                                          const llvm::MemoryBuffer &bytes) {
  auto made = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  made->addFileNoOwn(path, 0, bytes.getMemBufferRef());
  return over(std::move(below), std::move(made));
}

llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> withFile(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> below, const std::string &path,
                                                         const std::string &text) {
  auto made = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  made->addFile(path, 0, llvm::MemoryBuffer::getMemBufferCopy(text));
  return over(std::move(below), std::move(made));
}

llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> unitFiles(const ExtractRequest &request,
                                                          llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> below) {
  return request.isHeaderUnit ? withFile(std::move(below), headerUnitFile(), "#include \"" + request.file + "\"\n") : below;
}

llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> filesOnDisk(const ExtractRequest &request) {
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> disk = llvm::vfs::createPhysicalFileSystem();
  if (!request.open || request.open->empty())
    return disk;
  auto made = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  const auto add = [&](llvm::StringRef path, const std::string &text) {
    made->addFile(path, 0, llvm::MemoryBuffer::getMemBufferCopy(text));
  };
  for (const auto &[path, text] : *request.open)
    add(path, text);
  // The command may name the main file otherwise.
  if (const auto main = request.open->find(request.file); main != request.open->end()) {
    llvm::SmallString<256> spelled(request.arguments.back());
    llvm::sys::path::make_absolute(request.directory, spelled);
    add(spelled, main->second);
  }
  return over(std::move(disk), std::move(made));
}

std::string unitName(const ExtractRequest &request) {
  llvm::StringRef unit(request.file);
  if (unit.consume_front(request.root))
    unit.consume_front("/");
  return unit.str();
}

} // namespace seam
