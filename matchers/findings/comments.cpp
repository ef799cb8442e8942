#include "matchers/findings/comments.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"

namespace seam {
namespace {

bool isWord(char character) {
  return llvm::isAlnum(character) || character == '_' || static_cast<unsigned char>(character) >= 0x80;
}

/// Walks a text once from its start to its end, and notes lines on the way.
class Scanner {
public:
  explicit Scanner(std::string_view text) : text(text) {}

  CommentScan scanCpp() {
    while (!atEnd())
      cppToken();
    return std::move(found);
  }

  CommentScan scanHash() {
    while (!atEnd())
      hashToken();
    return std::move(found);
  }

private:
  bool atEnd() const { return position >= text.size(); }
  char peek(std::size_t ahead = 0) const { return position + ahead < text.size() ? text[position + ahead] : '\0'; }

  void step() {
    if (text[position++] == '\n') {
      ++line;
      lineStart = position;
    }
  }

  void stepTo(std::size_t end) {
    while (position < end && !atEnd())
      step();
  }

  /// Steps over one character of code.
  void codeStep() {
    if (found.codeLines.empty() || found.codeLines.back() != line)
      found.codeLines.push_back(line);
    step();
  }

  void codeStepTo(std::size_t end) {
    while (position < end && !atEnd())
      codeStep();
  }

  /// Length of a backslash with its line end (blanks between them allowed, as compilers do) at the position; 0: none.
  std::size_t continuation() const {
    if (peek() != '\\')
      return 0;
    std::size_t end = text.find_first_not_of(" \t\r", position + 1);
    return end != std::string_view::npos && text[end] == '\n' ? end + 1 - position : 0;
  }

  void cppToken() {
    if (peek() == '/' && peek(1) == '/')
      return comment([this] { lineCommentBody(); });
    if (peek() == '/' && peek(1) == '*')
      return comment([this] { blockCommentBody(); });
    if (peek() == '"' || peek() == '\'')
      return quoted(peek());
    if (llvm::isDigit(peek()) || (peek() == '.' && llvm::isDigit(peek(1))))
      return number();
    if (isWord(peek()))
      return word();
    blankOrCode();
  }

  void blankOrCode() {
    if (std::size_t length = continuation())
      stepTo(position + length);
    else if (llvm::isSpace(peek()))
      step();
    else
      codeStep();
  }

  template <typename Body> void comment(Body body) {
    Comment comment;
    comment.offset = position;
    comment.line = line;
    comment.column = static_cast<unsigned>(position - lineStart + 1);
    comment.isTrailing = !found.codeLines.empty() && found.codeLines.back() == line;
    body();
    comment.lastLine = line;
    comment.text = text.substr(comment.offset, position - comment.offset);
    found.comments.push_back(comment);
  }

  void lineCommentBody() {
    while (!atEnd() && peek() != '\n')
      if (std::size_t length = continuation())
        stepTo(position + length);
      else
        step();
  }

  void blockCommentBody() {
    std::size_t end = text.find("*/", position + 2);
    stepTo(end == std::string_view::npos ? text.size() : end + 2);
  }

  void quoted(char quote) {
    codeStep();
    while (!atEnd() && peek() != '\n') {
      if (std::size_t length = continuation()) {
        codeStepTo(position + length);
      } else if (peek() == '\\' && peek(1) != '\n') {
        codeStepTo(position + 2);
      } else {
        bool isEnd = peek() == quote;
        codeStep();
        if (isEnd)
          return;
      }
    }
  }

  /// A number with its digit separators, so that the quotes in 1'000 open nothing.
  void number() {
    while (isWord(peek()) || peek() == '.' || (peek() == '\'' && isWord(peek(1))))
      codeStep();
  }

  void word() {
    std::size_t start = position;
    while (isWord(peek()))
      codeStep();
    llvm::StringRef word(text.data() + start, position - start);
    if (peek() == '"' && (word == "R" || word == "LR" || word == "uR" || word == "UR" || word == "u8R"))
      rawString();
  }

  void rawString() {
    std::size_t open = text.find_first_of("( )\\\t\n\r", position + 1);
    if (open == std::string_view::npos || text[open] != '(')
      return quoted('"');
    std::string end = ")" + std::string(text.substr(position + 1, open - position - 1)) + "\"";
    std::size_t close = text.find(end, open);
    codeStepTo(close == std::string_view::npos ? text.size() : close + end.size());
  }

  void hashToken() {
    bool canStart = position == lineStart || llvm::isSpace(text[position - 1]);
    if (peek() == '#' && canStart)
      return comment([this] {
        while (!atEnd() && peek() != '\n')
          step();
      });
    // An apostrophe inside a word ("don't") opens nothing.
    if (peek() == '"' || (peek() == '\'' && (canStart || llvm::StringRef("[{,:(").contains(text[position - 1]))))
      return hashQuoted(peek());
    if (llvm::isSpace(peek()))
      step();
    else
      codeStep();
  }

  /// A quoted text ends on its line; one that does not is no quoted text.
  void hashQuoted(char quote) {
    std::size_t end = position + 1;
    while (end < text.size() && text[end] != quote && text[end] != '\n')
      end += quote == '"' && text[end] == '\\' ? 2 : 1;
    codeStepTo(end < text.size() && text[end] == quote ? end + 1 : position + 1);
  }

  std::string_view text;
  std::size_t position = 0;
  std::size_t lineStart = 0;
  unsigned line = 1;
  CommentScan found;
};

} // namespace

CommentScan scanCppComments(std::string_view text) {
  return Scanner(text).scanCpp();
}

CommentScan scanHashComments(std::string_view text) {
  return Scanner(text).scanHash();
}

bool hasHashComments(std::string_view file) {
  llvm::StringRef name(file);
  return name.ends_with(".yaml") || name.ends_with(".yml") || name.ends_with(".cmake") || name == "CMakeLists.txt" ||
         name.ends_with("/CMakeLists.txt");
}

} // namespace seam
