#include "matchers/extract/shared_header.h"
#include "matchers/base/file_hash.h"
#include "matchers/extract/invocation.h"
#include "matchers/extract/recording_files.h"
#include "matchers/facts/binary_archive.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Lex/Lexer.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <fstream>
#include <map>
#include <set>

namespace seam {
namespace {

using namespace clang;

/// How often headers that do not compile are taken out before the rest is given up.
constexpr unsigned MostTries = 12;
/// #if, #include, #endif.
constexpr unsigned LinesPerName = 3;

/// Who includes whom, and every word of every file.
class HeaderFacts final : public PPCallbacks {
public:
  HeaderFacts(SharedHeader &header, Preprocessor &preprocessor, const std::string &directory)
      : header(header), preprocessor(preprocessor), directory(directory) {}

  void InclusionDirective(SourceLocation hash, const Token &, StringRef, bool, CharSourceRange, OptionalFileEntryRef file, StringRef,
                          StringRef, const clang::Module *, bool, SrcMgr::CharacteristicKind) override {
    const SourceManager &sources = preprocessor.getSourceManager();
    const OptionalFileEntryRef from = sources.getFileEntryRefForID(sources.getFileID(sources.getFileLoc(hash)));
    if (!file || !from)
      return;
    const std::uint32_t target = number(*file); // First: it may make room for both.
    header.includes[number(*from)].push_back(target);
  }

  void EndOfMainFile() override {
    std::set<std::uint64_t> words;
    const SourceManager &sources = preprocessor.getSourceManager();
    for (unsigned i = 0; i < sources.local_sloc_entry_size(); ++i) {
      const SrcMgr::SLocEntry &entry = sources.getLocalSLocEntry(i);
      if (!entry.isFile() || !entry.getFile().getContentCache().OrigEntry)
        continue;
      const FileID id = sources.translateFile(*entry.getFile().getContentCache().OrigEntry);
      if (id.isValid() && lexed.insert(id).second)
        lex(id, words);
    }
    header.words.assign(words.begin(), words.end());
  }

private:
  std::uint32_t number(FileEntryRef entry) {
    const auto [slot, isNew] = numbers.try_emplace(realPathOf(entry.getName(), directory), header.paths.size());
    if (isNew) {
      header.paths.push_back(slot->first);
      header.includes.emplace_back();
    }
    return slot->second;
  }

  void lex(FileID id, std::set<std::uint64_t> &words) {
    const SourceManager &sources = preprocessor.getSourceManager();
    Lexer lexer(id, sources.getBufferOrFake(id), sources, preprocessor.getLangOpts());
    Token token;
    while (!lexer.LexFromRawLexer(token))
      if (token.is(tok::raw_identifier))
        words.insert(hashOf(token.getRawIdentifier()));
  }

  SharedHeader &header;
  Preprocessor &preprocessor;
  const std::string &directory;
  std::map<std::string, std::uint32_t> numbers;
  std::set<FileID> lexed;
};

class PrecompileAction final : public GeneratePCHAction {
public:
  PrecompileAction(SharedHeader &header, const std::string &directory) : header(header), directory(directory) {}

  bool BeginSourceFileAction(CompilerInstance &compiler) override {
    compiler.getPreprocessor().addPPCallbacks(std::make_unique<HeaderFacts>(header, compiler.getPreprocessor(), directory));
    return GeneratePCHAction::BeginSourceFileAction(compiler);
  }

private:
  SharedHeader &header;
  const std::string &directory;
};

/// Remembers in which line of the list the include stands that brought the first error.
class FailureFinder final : public DiagnosticConsumer {
public:
  void HandleDiagnostic(DiagnosticsEngine::Level level, const Diagnostic &diagnostic) override {
    DiagnosticConsumer::HandleDiagnostic(level, diagnostic);
    if (level < DiagnosticsEngine::Error || hasFailed)
      return;
    hasFailed = true;
    if (!diagnostic.hasSourceManager() || diagnostic.getLocation().isInvalid())
      return;
    const SourceManager &sources = diagnostic.getSourceManager();
    SourceLocation at = sources.getFileLoc(diagnostic.getLocation());
    while (sources.getFileID(at) != sources.getMainFileID()) {
      at = sources.getIncludeLoc(sources.getFileID(at));
      if (at.isInvalid())
        return;
    }
    line = sources.getSpellingLineNumber(at);
  }

  bool hasFailed = false;
  unsigned line = 0; ///< 0: unknown.
};

/// One attempt; nothing: `failures` knows why.
std::optional<SharedHeader> precompile(const ExtractRequest &like, const std::vector<std::string> &names, const std::string &file,
                                       FailureFinder &failures) {
  const std::string list = file + ".h";
  std::ofstream text(list);
  for (const std::string &name : names)
    text << "#if __has_include(<" << name << ">)\n#include <" << name << ">\n#endif\n";
  text.close();
  SharedHeader header{.file = file, .names = names, .paths = {}, .includes = {}, .words = {}, .inputs = {}};
  ExtractRequest request = like;
  request.arguments.pop_back(); // The main file.
  request.arguments.insert(request.arguments.end(), {"-x", "c++-header", list});
  auto files = llvm::makeIntrusiveRefCnt<RecordingFiles>(llvm::vfs::createPhysicalFileSystem());
  if (files->setCurrentWorkingDirectory(like.directory))
    return std::nullopt;
  std::unique_ptr<CompilerInvocation> invocation = harmlessInvocation(request, files, failures);
  if (!invocation)
    return std::nullopt;
  failures.hasFailed = false; // What the driver does not like shows when it matters.
  invocation->getFrontendOpts().ProgramAction = frontend::GeneratePCH;
  invocation->getFrontendOpts().OutputFile = file;
  invocation->getLangOpts().PCHInstantiateTemplates = true;
  CompilerInstance compiler(std::move(invocation));
  compiler.setVirtualFileSystem(files);
  compiler.createDiagnostics(&failures, /*ShouldOwnClient=*/false);
  PrecompileAction action(header, like.directory);
  if (!compiler.ExecuteAction(action) || failures.hasFailed)
    return std::nullopt;
  header.inputs = files->inputs();
  std::erase_if(header.inputs, [&](const UnitInput &input) { return llvm::StringRef(input.path).starts_with(file); });
  return header;
}

} // namespace

std::unordered_map<std::string_view, std::uint32_t> SharedHeader::pathNumbers() const {
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < paths.size(); ++i)
    numbers.emplace(paths[i], i);
  return numbers;
}

std::optional<SharedHeader> buildSharedHeader(const ExtractRequest &like, std::vector<std::string> names, const std::string &file) {
  for (unsigned i = 0; i < MostTries && !names.empty(); ++i) {
    FailureFinder failures;
    if (std::optional<SharedHeader> header = precompile(like, names, file, failures))
      return header;
    if (failures.line == 0 || failures.line > names.size() * LinesPerName)
      return std::nullopt;
    names.erase(names.begin() + (failures.line - 1) / LinesPerName);
  }
  return std::nullopt;
}

template <typename Archive> void describe(Archive &archive, SharedHeader &header) {
  archive.field("file", header.file);
  archive.field("names", header.names);
  archive.field("paths", header.paths);
  archive.field("includes", header.includes);
  archive.field("words", header.words);
  archive.field("inputs", header.inputs);
}

std::string writeSharedHeader(const SharedHeader &header) {
  BinaryWriter writer;
  describe(writer, const_cast<SharedHeader &>(header)); // A writer does not change it.
  return std::move(writer.bytes);
}

std::optional<SharedHeader> readSharedHeader(std::string_view bytes) {
  BinaryReader reader(bytes);
  SharedHeader header;
  describe(reader, header);
  return reader.isBroken || !reader.isAtEnd() ? std::nullopt : std::optional(std::move(header));
}

} // namespace seam
