#include "generators/mock_macro.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <cctype>
#include <fmt/format.h>

namespace seam {
namespace {

std::string onOneLine(llvm::StringRef text) {
  std::string line;
  for (char each : text.trim()) {
    const bool isBlank = std::isspace(static_cast<unsigned char>(each));
    if (!isBlank)
      line += each;
    else if (line.back() != ' ')
      line += ' ';
  }
  return line;
}

/// At commas outside of all parentheses and, unless the preprocessor cuts, of angles.
std::vector<std::string> split(llvm::StringRef text, bool asPreprocessor) {
  std::vector<std::string> parts;
  std::string open;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char each = text[i];
    if (llvm::StringRef("([{").contains(each) || (each == '<' && !asPreprocessor && i > 0 && text[i - 1] != '<'))
      open += each;
    else if (llvm::StringRef(")]}").contains(each) || (each == '>' && open.ends_with('<') && text[i - 1] != '-'))
      open.resize(open.empty() ? 0 : open.size() - 1);
    else if (each == ',' && open.empty()) {
      parts.push_back(onOneLine(text.slice(begin, i)));
      begin = i + 1;
    }
  }
  parts.push_back(onOneLine(text.substr(begin)));
  return parts;
}

/// Those between the parentheses of a function type or of MOCK_METHOD's third argument.
std::vector<std::string> parametersOf(llvm::StringRef inner) {
  if (inner.trim().empty() || inner.trim() == "void")
    return {};
  std::vector<std::string> parameters;
  for (const std::string &each : split(inner, /*asPreprocessor=*/false)) {
    const bool isInParentheses = each.starts_with('(') && each.ends_with(')');
    parameters.push_back(isInParentheses ? each : asMacroArgument(each));
  }
  return parameters;
}

/// "void(const Key &, int)" -> its parts. False: it is more than that.
bool readSignature(llvm::StringRef signature, MockMacro &macro) {
  signature = signature.trim();
  if (!signature.ends_with(")"))
    return false;
  std::size_t begin = signature.size() - 1;
  for (int depth = 1; depth > 0;) {
    if (begin == 0)
      return false;
    const char each = signature[--begin];
    depth += each == ')' ? 1 : each == '(' ? -1 : 0;
  }
  const llvm::StringRef returns = signature.take_front(begin).trim();
  if (returns.empty() || returns.ends_with(")") || returns.count('(') != returns.count(')'))
    return false;
  macro.returns = asMacroArgument(onOneLine(returns));
  macro.parameters = parametersOf(signature.slice(begin + 1, signature.size() - 1));
  return true;
}

/// The name of a macro of before 1.10: MOCK_CONST_METHOD2_T_WITH_CALLTYPE.
bool readOldName(llvm::StringRef name, MockMacro &macro, bool &hasCallType) {
  if (!name.consume_front("MOCK_"))
    return false;
  macro.isConst = name.consume_front("CONST_");
  unsigned count = 0;
  if (!name.consume_front("METHOD") || name.consumeInteger(10, count))
    return false;
  name.consume_front("_T");
  hasCallType = name.consume_front("_WITH_CALLTYPE");
  return macro.isOld = name.empty();
}

bool readNew(const std::vector<std::string> &arguments, MockMacro &macro) {
  if (arguments.size() < 3 || arguments.size() > 4)
    return false;
  llvm::StringRef parameters = arguments[2];
  if (!parameters.consume_front("(") || !parameters.consume_back(")"))
    return false;
  macro.returns = arguments[0];
  macro.name = arguments[1];
  macro.parameters = parametersOf(parameters);
  llvm::StringRef specifiers = "()";
  if (arguments.size() == 4)
    specifiers = arguments[3];
  if (!specifiers.consume_front("(") || !specifiers.consume_back(")"))
    return false;
  for (const std::string &each : split(specifiers, /*asPreprocessor=*/true))
    if (llvm::StringRef(each).starts_with("Calltype("))
      macro.callType = each;
  return true;
}

/// Commas and parentheses there would be taken for code; `/*id*/` does no harm.
bool hasOddText(llvm::StringRef text) {
  if (text.contains("//") || text.find_first_of("\"'#\\") != llvm::StringRef::npos)
    return true;
  for (text = text.split("/*").second; !text.empty(); text = text.split("/*").second) {
    const auto [comment, rest] = text.split("*/");
    if (comment.find_first_of(",()[]{}<>") != llvm::StringRef::npos)
      return true;
    text = rest;
  }
  return false;
}

} // namespace

std::string asMacroArgument(const std::string &text) {
  int depth = 0;
  bool needsParentheses = text.starts_with('(');
  for (char each : text) {
    depth += each == '(' ? 1 : each == ')' ? -1 : 0;
    needsParentheses |= each == ',' && depth == 0;
  }
  return needsParentheses ? "(" + text + ")" : text;
}

std::optional<MockMacro> readMockMacro(std::string_view written) {
  const llvm::StringRef text(written);
  const auto [word, behind] = text.split('(');
  llvm::StringRef inner = behind;
  if (!inner.consume_back(")") || hasOddText(text))
    return std::nullopt;
  MockMacro macro;
  if (word.trim() == "MOCK_METHOD")
    return readNew(split(inner, /*asPreprocessor=*/true), macro) ? std::optional(std::move(macro)) : std::nullopt;
  bool hasCallType = false;
  if (!readOldName(word.trim(), macro, hasCallType))
    return std::nullopt;
  if (hasCallType) {
    const auto [type, rest] = inner.split(',');
    macro.callType = "Calltype(" + type.trim().str() + ")";
    inner = rest;
  }
  const auto [name, signature] = inner.split(',');
  macro.name = name.trim().str();
  return readSignature(signature, macro) ? std::optional(std::move(macro)) : std::nullopt;
}

std::string mockMethodText(const MockMacro &macro, std::vector<std::string> specifiers) {
  if (!macro.callType.empty())
    specifiers.insert(specifiers.begin(), macro.callType);
  return fmt::format("MOCK_METHOD({}, {}, ({}), ({}))", macro.returns, macro.name, llvm::join(macro.parameters, ", "),
                     llvm::join(specifiers, ", "));
}

} // namespace seam
