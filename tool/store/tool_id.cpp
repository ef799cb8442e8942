#include "tool/store/tool_id.h"
#include "matchers/base/file_hash.h"
#include "matchers/base/version.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Process.h"
#include <elf.h>
#include <fmt/format.h>
#include <link.h>

namespace seam {

/// The note that ld, lld and mold leave in an ELF file with --build-id: a hash of all that is in it. The first object is the program
/// itself.
static int findBuildId(dl_phdr_info *object, std::size_t, void *result) {
  for (unsigned i = 0; i < object->dlpi_phnum; ++i) {
    const auto &header = object->dlpi_phdr[i];
    if (header.p_type != PT_NOTE)
      continue;
    const char *note = reinterpret_cast<const char *>(object->dlpi_addr + header.p_vaddr);
    for (const char *end = note + header.p_memsz; note + sizeof(ElfW(Nhdr)) <= end;) {
      const auto &head = *reinterpret_cast<const ElfW(Nhdr) *>(note);
      const char *name = note + sizeof head;
      const char *text = name + ((head.n_namesz + 3) & ~3u);
      if (head.n_type == NT_GNU_BUILD_ID && head.n_namesz == 4 && llvm::StringRef(name, 3) == "GNU")
        *static_cast<std::string *>(result) = llvm::toHex(llvm::StringRef(text, head.n_descsz), /*LowerCase=*/true);
      note = text + ((head.n_descsz + 3) & ~3u);
    }
  }
  return 1; // No further object.
}

std::string toolId() {
  std::string id;
  dl_iterate_phdr(findBuildId, &id);
  if (id.empty()) // Linked without one: the bytes themselves.
    if (const auto hash = hashOfFile(llvm::sys::fs::getMainExecutable(nullptr, nullptr)))
      id = fmt::format("{:016x}", *hash);
  id += fmt::format(" {} llvm {}", seamVersion, llvmVersion);
  for (const char *name : {"CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "GCC_EXEC_PREFIX", "COMPILER_PATH", "SDKROOT",
                           "CCC_OVERRIDE_OPTIONS", "SOURCE_DATE_EPOCH", "CLANG_NO_DEFAULT_CONFIG"})
    if (const auto value = llvm::sys::Process::GetEnv(name))
      id += fmt::format(" {}={}", name, *value);
  return id;
}

} // namespace seam
