#include "matchers/extract/wrapped_includes.h"
#include "matchers/extract/unit_builder.h"
#include "clang/Lex/HeaderSearch.h"
#include "clang/Lex/Lexer.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/DenseMap.h"
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
    if (!file || builder.fileOf(hash) == NoIndex)
      return;
    const FileIndex to = builder.file(*file);
    if ((builder.sharedNumber(to) || builder.isFirstParty(to)) && isWrapped(hash))
      wrapped.push_back(to);
  }

  void EndOfMainFile() override {
    for (FileIndex file : std::exchange(wrapped, {}))
      if (preprocessor.getHeaderSearchInfo().isFileMultipleIncludeGuarded(builder.entry(file))) {
        builder.wrap(file);
        if (builder.sharedNumber(file))
          builder.guard().doubt("it includes '" + builder.result().files[file].path + "' inside of braces");
      }
  }

private:
  /// `hash`: where the directive begins.
  bool isWrapped(SourceLocation hash) {
    const SourceManager &sources = preprocessor.getSourceManager();
    const auto [id, offset] = sources.getDecomposedLoc(sources.getFileLoc(hash));
    auto [slot, isNew] = depths.try_emplace(id);
    if (isNew) {
      Lexer lexer(id, sources.getBufferOrFake(id), sources, preprocessor.getLangOpts());
      Token token;
      int depth = 0;
      while (!lexer.LexFromRawLexer(token)) {
        depth += token.is(tok::l_brace) ? 1 : token.is(tok::r_brace) ? -1 : 0;
        if (token.is(tok::hash) && token.isAtStartOfLine())
          slot->second[sources.getFileOffset(token.getLocation())] = depth;
      }
    }
    return slot->second.lookup(offset) != 0;
  }

  UnitBuilder &builder;
  Preprocessor &preprocessor;
  std::vector<FileIndex> wrapped;
  llvm::DenseMap<FileID, llvm::DenseMap<unsigned, int>> depths; ///< Per file and offset of a '#'.
};

} // namespace

std::unique_ptr<PPCallbacks> wrappedIncludes(UnitBuilder &builder, Preprocessor &preprocessor) {
  return std::make_unique<WrappedIncludes>(builder, preprocessor);
}

} // namespace seam
