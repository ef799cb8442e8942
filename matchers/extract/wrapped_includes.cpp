#include "matchers/extract/wrapped_includes.h"
#include "matchers/extract/unit_builder.h"
#include "clang/Lex/HeaderSearch.h"
#include "clang/Lex/Lexer.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include <utility>

namespace seam {
namespace {

using namespace clang;

class WrappedIncludes final : public PPCallbacks {
public:
  WrappedIncludes(UnitBuilder &builder, Preprocessor &preprocessor) : builder(builder), preprocessor(preprocessor) {
    builder.atEndOfMainFile([this] { EndOfMainFile(); });
  }

  void InclusionDirective(SourceLocation hash, const Token &, StringRef, bool, CharSourceRange, OptionalFileEntryRef file, StringRef,
                          StringRef, const clang::Module *, bool, SrcMgr::CharacteristicKind) override {
    const FileIndex from = builder.fileOf(hash);
    if (!file || from == NoIndex)
      return;
    const FileIndex to = builder.file(*file);
    const FileIndex first = firstIncluder.try_emplace(to, from).first->second;
    if ((builder.sharedNumber(to) || builder.isFirstParty(to)) && isWrapped(hash))
      wrapped.push_back({.file = to, .firstIncluder = first});
  }

  void EndOfMainFile() override {
    for (const UnitBuilder::WrappedFile &each : std::exchange(wrapped, {}))
      if (preprocessor.getHeaderSearchInfo().isFileMultipleIncludeGuarded(builder.entry(each.file))) {
        builder.wrap(each);
        if (builder.sharedNumber(each.file))
          builder.guard().doubt("it includes '" + builder.result().files[each.file].path + "' inside of braces");
      }
  }

private:
  /// `hash`: where the directive begins.
  bool isWrapped(SourceLocation hash) {
    const SourceManager &sources = preprocessor.getSourceManager();
    const auto [id, offset] = sources.getDecomposedLoc(sources.getFileLoc(hash));
    auto [slot, isNew] = depths.try_emplace(id);
    if (isNew)
      slot->second = openBraces(sources.getBufferData(id), preprocessor.getLangOpts());
    return slot->second.lookup(offset) != 0;
  }

  UnitBuilder &builder;
  Preprocessor &preprocessor;
  std::vector<UnitBuilder::WrappedFile> wrapped;
  llvm::DenseMap<FileIndex, FileIndex> firstIncluder;
  llvm::DenseMap<FileID, llvm::DenseMap<unsigned, int>> depths; ///< Per file and offset of a '#'.
};

} // namespace

llvm::DenseMap<unsigned, int> openBraces(StringRef text, const LangOptions &language) {
  llvm::DenseMap<unsigned, int> result;
  Lexer lexer(SourceLocation(), language, text.begin(), text.begin(), text.end());
  int depth = 0;
  for (Token token; !lexer.LexFromRawLexer(token);) {
    depth += token.is(tok::l_brace) ? 1 : token.is(tok::r_brace) ? -1 : 0;
    if (token.is(tok::hash) && token.isAtStartOfLine())
      result[token.getLocation().getRawEncoding()] = depth;
  }
  return result;
}

std::unique_ptr<PPCallbacks> wrappedIncludes(UnitBuilder &builder, Preprocessor &preprocessor) {
  return std::make_unique<WrappedIncludes>(builder, preprocessor);
}

} // namespace seam
