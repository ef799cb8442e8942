#include "matchers/rules/log_words.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"

namespace seam {
namespace {

/// Lower case, with one space between words and around all: " cannot open ".
std::string normalised(std::string_view message) {
  std::string text = " ";
  for (char letter : message)
    if (llvm::isAlnum(letter) || letter == '\'')
      text += llvm::toLower(letter);
    else if (text.back() != ' ')
      text += ' ';
  return text.back() == ' ' ? text : text + ' ';
}

bool holdsAny(llvm::StringRef text, llvm::ArrayRef<llvm::StringLiteral> words) {
  return llvm::any_of(words, [&](llvm::StringRef word) { return text.contains(word); });
}

} // namespace

bool tellsOfFailure(std::string_view message) {
  static constexpr llvm::StringLiteral failures[] = {" failed ",   " failure ",   " fails ",  " cannot ", " can't ",  " could not ",
                                                     " couldn't ", " unable to ", " corrupt", " denied ", " can not "};
  static constexpr llvm::StringLiteral benign[] = {" no error", " without error", " no failure", " not fail",      " error code 0 ",
                                                   " if ",      " retry",         " retrying",   " ignor",         " expected ",
                                                   " fallback", " falling back",  " will be ",   " trying ",       " try ",
                                                   " skip",     " may have ",     " might ",     " non existent ", " no privilege"};
  const std::string text = normalised(message);
  return holdsAny(text, failures) && !holdsAny(text, benign);
}

bool tellsOfSuccess(std::string_view message) {
  static constexpr llvm::StringLiteral successes[] = {" connected ", " success ",  " successful ", " successfully ", " succeeded ",
                                                      " completed ", " finished ", " started ",    " opened ",       " loaded "};
  static constexpr llvm::StringLiteral doubts[] = {" not ",     " no ",      "fail",    "error",    " un",      " without ", " before ",
                                                   "n't ",      " already ", " never ", " until ",  " lost ",   " after ",   " but ",
                                                   " only ",    " while ",   " when ",  " should ", " cannot ", " expect",   " abort",
                                                   " missing ", " invalid ", " too ",   " if "};
  const std::string text = normalised(message);
  return holdsAny(text, successes) && !holdsAny(text, doubts);
}

} // namespace seam
