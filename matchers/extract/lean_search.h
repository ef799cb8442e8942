// Which of several files, read one after the other as one unit, needs what another one of them includes?
#pragma once
#include "matchers/extract/unit_builder.h"
#include "llvm/ADT/StringMap.h"
#include <set>
#include <vector>

namespace clang {
class ASTContext;
class CompilerInstance;
} // namespace clang

namespace seam {

/// Looks on while a main file is parsed that includes the files in question, and nothing else.
class LeanSearch {
public:
  explicit LeanSearch(const ExtractRequest &request) : builder(request, facts) {}

  /// Before the parse.
  void attach(clang::CompilerInstance &compiler);
  /// Behind it.
  void read(const clang::ASTContext &context);

  /// Per file that the main file includes: whether something that it brings is named, held or expanded there though the file alone would
  /// not bring what that needs, or only behind it. May say so of a file that does compile alone: a compiler has to have the last word.
  std::vector<bool> leaningFiles() const;

  /// Of a macro that somebody else's header defines, and a file of the project anew.
  struct Redefinition {
    std::set<FileIndex> earlier;     ///< Where others define it.
    std::set<llvm::StringRef> words; ///< Of the new bodies.
  };

private:
  void readFields(const clang::Decl *decl);

  UnitFacts facts;
  UnitBuilder builder;
  std::vector<FileIndex> listed;
  std::vector<UnitBuilder::Lean> fieldLeans;
  std::vector<FileIndex> everywhere; ///< Included by the command line.
  llvm::StringMap<Redefinition> redefinitions;
};

} // namespace seam
