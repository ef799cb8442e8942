// What stands in branches that this unit's macros switch off?
#include "matchers/extract/skipped_branches.h"
#include "matchers/extract/unit_builder.h"
#include "clang/Lex/HeaderSearch.h"
#include "clang/Lex/Lexer.h"
#include "clang/Lex/Preprocessor.h"
#include <optional>

namespace seam {

using namespace clang;

/// The name between quotes or angles at the start of `text`, with its closing character's position.
static llvm::StringRef includedName(llvm::StringRef text) {
  const char close = text.starts_with("\"") ? '"' : text.starts_with("<") ? '>' : 0;
  if (!close)
    return "";
  const llvm::StringRef line = text.take_until([](char c) { return c == '\n'; });
  const std::size_t end = line.find(close, 1);
  return end == llvm::StringRef::npos ? "" : line.substr(1, end - 1);
}

static void addInclude(UnitBuilder &builder, Preprocessor &preprocessor, SourceLocation at, llvm::StringRef name, bool isAngled,
                       llvm::StringRef condition) {
  Place place = builder.place(at).value_or(Place{});
  place.endColumn = place.column + name.size() + 2;
  const IncludeForm form = isAngled ? IncludeForm::Angled : IncludeForm::Quoted;
  OptionalFileEntryRef file =
      preprocessor.LookupFile(at, name, isAngled, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr,
                              /*SkipCache=*/false, /*OpenFile=*/false, /*CacheFailures=*/true);
  if (file)
    builder.result().includes.push_back({.place = place,
                                         .to = builder.file(*file),
                                         .form = form,
                                         .isConditional = true,
                                         .spelled = name.str(),
                                         .condition = condition.str()});
  else
    builder.result().unresolved.push_back({.place = place, .form = form, .isConditional = true, .spelled = name.str()});
}

namespace {

/// The tokens of a range, as they are written.
class RangeLexer {
public:
  RangeLexer(const Preprocessor &preprocessor, SourceRange range) : sources(preprocessor.getSourceManager()) {
    const auto [id, begin] = sources.getDecomposedLoc(range.getBegin());
    const auto [endId, end] = sources.getDecomposedLoc(range.getEnd());
    file = id;
    buffer = sources.getBufferData(id);
    if (id != endId || end <= begin)
      return;
    text = buffer.substr(begin, end - begin);
    endOffset = end;
    lexer.emplace(sources.getLocForStartOfFile(id), preprocessor.getLangOpts(), buffer.begin(), text.begin(), buffer.end());
  }

  bool next(Token &token) { return lexer && !lexer->LexFromRawLexer(token) && offset(token) < endOffset; }
  unsigned offset(const Token &token) const { return sources.getFileOffset(token.getLocation()); }

  const SourceManager &sources;
  FileID file;
  llvm::StringRef buffer; ///< The whole file.
  llvm::StringRef text;   ///< The range.

private:
  std::optional<Lexer> lexer;
  unsigned endOffset = 0;
};

} // namespace

void addSkippedIncludes(UnitBuilder &builder, Preprocessor &preprocessor, SourceRange range) {
  RangeLexer lexer(preprocessor, range);
  if (!lexer.text.contains("include") && !lexer.text.contains("import"))
    return;
  llvm::StringRef condition = lexer.text.take_until([](char c) { return c == '\n'; });
  condition = condition.split("//").first.split("/*").first.ltrim("# \t").rtrim();
  Token token;
  while (lexer.next(token)) {
    if (!token.is(tok::hash) || !token.isAtStartOfLine() || !lexer.next(token) || !token.is(tok::raw_identifier))
      continue;
    if (const llvm::StringRef directive = token.getRawIdentifier();
        directive != "include" && directive != "include_next" && directive != "import")
      continue;
    const unsigned after = lexer.offset(token) + token.getLength();
    const llvm::StringRef rest = lexer.buffer.substr(after);
    const std::size_t blanks = rest.find_first_not_of(" \t");
    const llvm::StringRef name = blanks == llvm::StringRef::npos ? "" : includedName(rest.substr(blanks));
    if (!name.empty())
      addInclude(builder, preprocessor, lexer.sources.getComposedLoc(lexer.file, after + blanks), name, rest[blanks] == '<', condition);
  }
}

void addSkippedWords(UnitBuilder &builder, const Preprocessor &preprocessor, SourceRange range) {
  RangeLexer lexer(preprocessor, range);
  const FileIndex file = builder.file(lexer.file);
  Token token;
  while (lexer.next(token)) {
    if (token.is(tok::raw_identifier))
      builder.addDormantName(file, token.getRawIdentifier());
    if (token.is(tok::hash) && token.isAtStartOfLine())
      lexer.next(token); // The directive's own name.
  }
}

} // namespace seam
