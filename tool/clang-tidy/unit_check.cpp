#include "tool/clang-tidy/unit_check.h"
#include "tool/pipeline/pipeline.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/FileManager.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"

namespace seam {

std::unique_ptr<UnitCheck> UnitCheck::begin(clang::Preprocessor &preprocessor, const std::string &configFile) {
  const clang::SourceManager &sources = preprocessor.getSourceManager();
  const clang::OptionalFileEntryRef main = sources.getFileEntryRefForID(sources.getMainFileID());
  if (!main)
    return nullptr;
  const std::string file = sources.getFileManager().getCanonicalName(*main).str();
  RunRequest request;
  request.workingFolder = llvm::sys::path::parent_path(file).str();
  request.configFile = configFile;
  llvm::Expected<LoadedPolicy> policy = loadPolicy(request);
  if (!policy) {
    std::unique_ptr<UnitCheck> check(new UnitCheck(request.workingFolder, Policy(), file, preprocessor));
    check->policyProblem = llvm::toString(policy.takeError());
    return check;
  }
  return std::unique_ptr<UnitCheck>(new UnitCheck(policy->root, std::move(policy->policy), file, preprocessor));
}

std::vector<Finding> UnitCheck::findings(clang::ASTContext &context) {
  // What is not understood is not judged.
  if (!policyProblem.empty() || context.getDiagnostics().hasUncompilableErrorOccurred())
    return {};
  llvm::Expected<std::vector<Finding>> found = unitFindings(unit->read(context), {}, policy, fileReader(root, {}));
  if (found)
    return std::move(*found);
  policyProblem = llvm::toString(found.takeError());
  return {};
}

clang::FileID UnitCheck::fileOf(const std::string &file, const clang::SourceManager &sources) const {
  llvm::SmallString<256> path(file);
  llvm::sys::path::make_absolute(root, path);
  const clang::OptionalFileEntryRef entry = sources.getFileManager().getOptionalFileRef(path);
  return entry ? sources.translateFile(*entry) : clang::FileID();
}

clang::SourceLocation UnitCheck::locate(const FindingPlace &place, const clang::SourceManager &sources) const {
  const clang::FileID file = fileOf(place.file, sources);
  return file.isInvalid() ? clang::SourceLocation() : sources.translateLineCol(file, std::max(place.line, 1u), std::max(place.column, 1u));
}

std::optional<std::vector<clang::FixItHint>> UnitCheck::hints(const Fix &fix, const clang::SourceManager &sources) const {
  std::vector<clang::FixItHint> result;
  for (const TextEdit &edit : fix.edits) {
    const clang::FileID file = fileOf(edit.file, sources);
    if (file.isInvalid())
      return std::nullopt;
    const clang::SourceLocation start = sources.getLocForStartOfFile(file).getLocWithOffset(static_cast<int>(edit.offset));
    const clang::SourceLocation end = start.getLocWithOffset(static_cast<int>(edit.length));
    result.push_back(clang::FixItHint::CreateReplacement(clang::CharSourceRange::getCharRange(start, end), edit.text));
  }
  return result;
}

} // namespace seam
