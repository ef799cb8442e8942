// How are headers precompiled, and their facts taken on the way?
#include "matchers/base/file_hash.h"
#include "matchers/extract/facts_consumer.h"
#include "matchers/extract/failure_finder.h"
#include "matchers/extract/invocation.h"
#include "matchers/extract/listed_headers.h"
#include "matchers/extract/main_file.h"
#include "matchers/extract/preprocessor_facts.h"
#include "matchers/extract/recording_files.h"
#include "matchers/extract/run_on_unit.h"
#include "matchers/extract/shared_files.h"
#include "matchers/extract/shared_header.h"
#include "matchers/facts/facts_format.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Frontend/MultiplexConsumer.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Sema/Sema.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"
#include <fstream>
#include <map>

namespace seam {
namespace {

using namespace clang;

/// How often headers that do not compile are taken out before all is given up.
constexpr unsigned MostTries = 8;
/// Of two headers that contradict each other both are left out if hardly any other includes them.
constexpr std::size_t FewUsers = 2;
/// What one line of so many includes, few do.
constexpr std::size_t FewShare = 4;

/// Only looks for errors, and not into function bodies: half the time of precompiling (abseil-cpp).
class CheckAction final : public ASTFrontendAction {
public:
  CheckAction(UnitBuilder &builder, ListedHeaders &listed) : builder(builder), listed(listed) {}

  bool BeginSourceFileAction(CompilerInstance &compiler) override {
    Preprocessor &preprocessor = compiler.getPreprocessor();
    builder.attach(compiler.getSourceManager(), preprocessor.getHeaderSearchInfo(), compiler.getLangOpts());
    addPreprocessorFacts(builder, preprocessor);
    listed.watch(builder, preprocessor);
    return true;
  }

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &, StringRef) override { return std::make_unique<ASTConsumer>(); }

private:
  UnitBuilder &builder;
  ListedHeaders &listed;
};

/// Each unit would make the vtables that inline functions of all headers need, a third of the time of a small one. What its own text needs
/// it asks for again.
class VTablesLeft final : public ASTConsumer {
public:
  explicit VTablesLeft(CompilerInstance &compiler) : compiler(compiler) {}

  void HandleTranslationUnit(ASTContext &) override { compiler.getSema().VTableUses.clear(); }

private:
  CompilerInstance &compiler;
};

class PrecompileAction final : public GeneratePCHAction {
public:
  PrecompileAction(SharedHeader &header, UnitBuilder &builder, ListedHeaders &listed) : header(header), builder(builder), listed(listed) {}

  bool BeginSourceFileAction(CompilerInstance &compiler) override {
    Preprocessor &preprocessor = compiler.getPreprocessor();
    builder.attach(compiler.getSourceManager(), preprocessor.getHeaderSearchInfo(), compiler.getLangOpts());
    addPreprocessorFacts(builder, preprocessor);
    preprocessor.addPPCallbacks(traceMacros(header, builder, preprocessor));
    listed.watch(builder, preprocessor);
    return GeneratePCHAction::BeginSourceFileAction(compiler);
  }

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &compiler, StringRef file) override {
    std::vector<std::unique_ptr<ASTConsumer>> consumers;
    consumers.push_back(std::make_unique<FactsConsumer>(builder, compiler.getSourceManager(), /*isWanted=*/
                                                        [&compiler] { return !compiler.getDiagnostics().hasErrorOccurred(); }));
    consumers.push_back(std::make_unique<VTablesLeft>(compiler));
    if (std::unique_ptr<ASTConsumer> writer = GeneratePCHAction::CreateASTConsumer(compiler, file))
      consumers.push_back(std::move(writer));
    return std::make_unique<MultiplexConsumer>(std::move(consumers));
  }

  void EndSourceFileAction() override {
    builder.nameFiles();
    keepFiles(header, builder, getCompilerInstance().getPreprocessor().getHeaderSearchInfo());
    GeneratePCHAction::EndSourceFileAction();
  }

private:
  SharedHeader &header;
  UnitBuilder &builder;
  ListedHeaders &listed;
};

/// The parts of the facts that belong to the project's own headers.
void keepFacts(SharedHeader &header, const UnitBuilder &builder, const UnitFacts &facts) {
  header.facts.resize(facts.files.size());
  header.inputsOf.resize(facts.files.size());
  header.factsIds.resize(facts.files.size());
  std::vector<FileIndex> own;
  for (FileIndex i = 0; i < facts.files.size(); ++i)
    if (facts.files[i].origin == FileOrigin::FirstParty)
      own.push_back(i);
  std::vector<UnitFacts> parts = splitFacts(facts, own, builder.declarationsFor());
  for (std::size_t i = 0; i < own.size(); ++i) {
    parts[i].configuration = facts.configuration;
    header.facts[own[i]] = writeFacts(parts[i]);
    header.factsIds[own[i]] = hashOf(header.facts[own[i]]);
    // What is missing there is missing in each unit, which has to say so itself.
    header.isUnfit[own[i]] |= llvm::any_of(parts[i].unresolved, [](const UnresolvedInclude &each) { return !each.isConditional; });
  }
}

void keepInputs(SharedHeader &header, UnitInputs inputs, const std::string &directory) {
  dropBelow(inputs, llvm::sys::path::parent_path(header.file).str());
  header.inputs = std::move(inputs);
  llvm::StringMap<std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < header.paths.size(); ++i)
    numbers[header.paths[i]] = i;
  for (std::uint32_t i = 0; i < header.inputs.size(); ++i)
    if (header.inputs[i].kind == InputKind::Content)
      if (const auto file = numbers.find(realPathOf(header.inputs[i].path, directory)); file != numbers.end())
        header.inputsOf[file->second].push_back(i);
}

/// One round of precompiling.
struct Attempt {
  bool isClean = false;                        ///< No line failed.
  std::optional<SharedHeader> header;          ///< Where one was wanted.
  std::map<unsigned, std::string> failedLines; ///< With what clang says, where it is known.
};

/// Writes the list of these headers; gives the request to read it.
ExtractRequest writeList(const ExtractRequest &like, const std::vector<std::string> &lines, const std::string &file) {
  ExtractRequest request = like;
  request.file = file;
  request.list = file;
  request.isHeaderUnit = true;  // What the list declares is no source's.
  request.arguments.pop_back(); // The main file.
  request.arguments.insert(request.arguments.end(), {"-x", "c++-header", file});
  std::ofstream text(file);
  for (const std::string &line : lines)
    text << "#include " << line << "\n";
  return request;
}

/// Which lines brought the failures.
std::map<unsigned, std::string> failedLines(const UnitBuilder &builder, const ListedHeaders &listed, const FailureFinder &failures) {
  std::map<unsigned, std::string> failed;
  FileReach reach(builder.includes());
  for (FileIndex i = 0; i < builder.fileCount(); ++i) {
    std::vector<unsigned> users;
    for (const auto &[line, header] : listed.files)
      if (reach.reaches(header, i))
        users.push_back(line);
    if (const auto error = failures.files.find(builder.realPath(i)); error != failures.files.end())
      for (unsigned line : users)
        failed.try_emplace(line, error->second);
    else if (const auto hidden = listed.hidden.find(i); hidden != listed.hidden.end() && users.size() * FewShare <= listed.files.size())
      for (unsigned line : users)
        failed.try_emplace(line, hidden->second);
    else if (const auto other = failures.others.find(builder.realPath(i)); other != failures.others.end() && users.size() <= FewUsers)
      for (unsigned line : users)
        failed.try_emplace(line, "another header contradicts it");
  }
  return failed;
}

Attempt precompile(const ExtractRequest &like, const std::vector<std::string> &lines, const std::string &file, bool isCheck) {
  SharedHeader header;
  header.file = file;
  header.lines = lines;
  const ExtractRequest request = writeList(like, lines, file + ".h");
  FailureFinder failures(like.directory);
  auto files = llvm::makeIntrusiveRefCnt<RecordingFiles>(filesOnDisk(like));
  UnitFacts facts;
  facts.configuration = request.configuration;
  UnitBuilder builder(request, facts);
  ListedHeaders listed;
  CheckAction check(builder, listed);
  PrecompileAction precompile(header, builder, listed);
  FrontendAction &action = isCheck ? static_cast<FrontendAction &>(check) : precompile;
  const std::string refusal = runOnUnit(request, files, failures, action, [&](CompilerInstance &compiler) {
    failures.hasFailed = false; // What the driver does not like shows when it matters.
    compiler.getFrontendOpts().ProgramAction = isCheck ? frontend::ParseSyntaxOnly : frontend::GeneratePCH;
    compiler.getFrontendOpts().OutputFile = file;
    compiler.getFrontendOpts().IncludeTimestamps = false; // Else clang would not know a header again that is as it was, at another time.
    compiler.getLangOpts().PCHInstantiateTemplates = !isCheck;
    compiler.getDiagnostics().setFatalsAsError(true); // All that fail are wanted at once.
  });
  if (!refusal.empty())
    return {};
  // The compiler is gone, and its memory: what follows takes some of its own.
  Attempt attempt{.failedLines = failedLines(builder, listed, failures)};
  attempt.isClean = !failures.hasFailed && attempt.failedLines.empty();
  if (!attempt.isClean || isCheck)
    return attempt;
  keepFacts(header, builder, facts);
  keepInputs(header, files->inputs(), like.directory);
  header.fileHash = hashOfFile(file).value_or(0);
  attempt.header = std::move(header);
  return attempt;
}

/// A name was missing: the line may do behind the others.
bool needsOthers(llvm::StringRef message) {
  return message.contains("undeclared") || message.contains("unknown type") || message.contains("no type named") ||
         message.contains("no member named") || message.contains("no template named") || message.contains("incomplete type");
}

} // namespace

std::optional<SharedHeader> buildSharedHeader(const ExtractRequest &like, const SharedLines &wanted, const std::string &file) {
  std::vector<std::string> lines = wanted.lines;
  llvm::append_range(lines, wanted.more);
  std::vector<std::string> leftOut;
  bool isCheck = !wanted.more.empty();
  bool isFirst = true;
  for (unsigned i = 0; i < MostTries && !lines.empty(); ++i) {
    Attempt attempt = precompile(like, lines, file, isCheck);
    if (attempt.header) {
      attempt.header->leftOut = std::move(leftOut);
      attempt.header->index();
      return std::move(attempt.header);
    }
    if (attempt.isClean) {
      isCheck = false;
      continue;
    }
    if (attempt.failedLines.empty())
      return std::nullopt;
    std::vector<std::string> kept;
    std::vector<std::string> last;
    for (std::size_t line = 0; line < lines.size(); ++line) {
      const auto failed = attempt.failedLines.find(static_cast<unsigned>(line + 1));
      if (failed == attempt.failedLines.end())
        kept.push_back(lines[line]);
      else if (isFirst && needsOthers(failed->second) && !llvm::is_contained(wanted.more, lines[line]))
        last.push_back(lines[line]);
      else
        leftOut.push_back(lines[line] + ": " + failed->second);
    }
    llvm::append_range(kept, last);
    lines = std::move(kept);
    // What was wrong with the headers that nobody promised is known now; what is behind them shows only when it is parsed again.
    isCheck = isCheck && !last.empty();
    isFirst = false;
  }
  return std::nullopt;
}

} // namespace seam
