// Which files do the lines of a list of headers bring?
#pragma once
#include "matchers/extract/unit_builder.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include <map>
#include <memory>
#include <string>

namespace seam {

/// Which file each line of the list means.
class ListedFiles final : public clang::PPCallbacks {
public:
  ListedFiles(UnitBuilder &builder, const clang::SourceManager &sources, std::map<unsigned, FileIndex> &files)
      : builder(builder), sources(sources), files(files) {}

  void InclusionDirective(clang::SourceLocation hash, const clang::Token &, llvm::StringRef, bool, clang::CharSourceRange,
                          clang::OptionalFileEntryRef file, llvm::StringRef, llvm::StringRef, const clang::Module *, bool,
                          clang::SrcMgr::CharacteristicKind) override {
    if (file && sources.isWrittenInMainFile(hash))
      files[sources.getSpellingLineNumber(hash)] = builder.file(*file);
  }

private:
  UnitBuilder &builder;
  const clang::SourceManager &sources;
  std::map<unsigned, FileIndex> &files;
};

/// Which files define a macro that hides a keyword: `#define nullptr NULL`. Each unit that says the word would be in doubt.
class HiddenKeywords final : public clang::PPCallbacks {
public:
  HiddenKeywords(UnitBuilder &builder, const clang::LangOptions &language, std::map<FileIndex, std::string> &files)
      : builder(builder), language(language), files(files) {}

  void MacroDefined(const clang::Token &name, const clang::MacroDirective *) override {
    const FileIndex file = builder.fileOf(name.getLocation());
    if (builder.isFirstParty(file) && name.getIdentifierInfo()->isCPlusPlusKeyword(language))
      files.try_emplace(file, "it defines the keyword '" + name.getIdentifierInfo()->getName().str() + "'");
  }

private:
  UnitBuilder &builder;
  const clang::LangOptions &language;
  std::map<FileIndex, std::string> &files;
};

/// What the lines of the list bring.
struct ListedHeaders {
  std::map<unsigned, FileIndex> files; ///< By line.
  std::map<FileIndex, std::string> hidden;

  void watch(UnitBuilder &builder, clang::Preprocessor &preprocessor) {
    preprocessor.addPPCallbacks(std::make_unique<ListedFiles>(builder, preprocessor.getSourceManager(), files));
    preprocessor.addPPCallbacks(std::make_unique<HiddenKeywords>(builder, preprocessor.getLangOpts(), hidden));
  }
};

} // namespace seam
