#include "matchers/extract/include_depth.h"
#include "clang/Lex/Lexer.h"

namespace seam {

using namespace clang;

bool IncludeDepth::isWrapped(SourceLocation hash) {
  const auto [id, offset] = sources.getDecomposedLoc(sources.getFileLoc(hash));
  auto [slot, isNew] = depths.try_emplace(id);
  if (isNew) {
    Lexer lexer(id, sources.getBufferOrFake(id), sources, language);
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

} // namespace seam
