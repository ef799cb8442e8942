#include "generators/fake_types.h"
#include <algorithm>
#include <array>
#include <string_view>

namespace seam {

static std::string trimmed(std::string text) {
  while (!text.empty() && text.back() == ' ')
    text.pop_back();
  while (!text.empty() && text.front() == ' ')
    text.erase(0, 1);
  return text;
}

static std::string withoutConst(std::string text) {
  text = trimmed(std::move(text));
  return text.starts_with("const ") ? trimmed(text.substr(6)) : text;
}

/// The first argument of "std::pair<A, B>".
static std::string firstArgument(const std::string &text, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open + 1; i < text.size(); ++i) {
    if ((text[i] == ',' || text[i] == '>') && depth == 0)
      return trimmed(text.substr(open + 1, i - open - 1));
    depth += text[i] == '<' || text[i] == '(' ? 1 : text[i] == '>' || text[i] == ')' ? -1 : 0;
  }
  return "";
}

HeldType heldType(const std::string &text) {
  const std::string plain = withoutConst(text);
  if (plain.find(NamePlace) != std::string::npos)
    return {.holder = "", .inner = plain};
  if (plain.ends_with('*'))
    return {.holder = "*", .inner = withoutConst(plain.substr(0, plain.size() - 1))};
  const std::size_t open = plain.find('<');
  if (open != std::string::npos && plain.ends_with('>'))
    return {.holder = plain.substr(0, open), .inner = withoutConst(firstArgument(plain, open))};
  return {.holder = "", .inner = plain};
}

HeldType heldType(const TypeFact &type) {
  if (type.isLvalueReference)
    return {.holder = "&", .inner = withoutConst(valueText(type))};
  return heldType(valueText(type));
}

template <std::size_t Count> static bool isOneOf(std::string_view text, const std::array<std::string_view, Count> &known) {
  return std::ranges::find(known, text) != known.end();
}

bool isTextView(const std::string &type) {
  return isOneOf(lastName(type), std::array<std::string_view, 5>{"string_view", "Slice", "StringRef", "StringPiece", "StringView"});
}

bool isSmartPointer(const std::string &holder) {
  return isOneOf(lastName(holder), std::array<std::string_view, 2>{"unique_ptr", "shared_ptr"});
}

bool isOptional(const std::string &holder) {
  return isOneOf(lastName(holder), std::array<std::string_view, 3>{"optional", "Optional", "Maybe"});
}

bool isList(const std::string &holder) {
  return isOneOf(
      holder, std::array<std::string_view, 6>{"std::vector", "std::list", "std::deque", "std::set", "std::unordered_set", "std::multiset"});
}

bool isBool(const TypeFact &type) {
  return valueText(type) == "bool" && !type.isLvalueReference;
}

bool isVoid(const TypeFact &type) {
  return type.form == TypeForm::Void && !type.isLvalueReference;
}

bool isNumber(const TypeFact &type) {
  const std::string &text = valueText(type);
  static constexpr std::array<std::string_view, 12> Numbers = {"int",       "unsigned int",       "long",   "unsigned long",
                                                               "long long", "unsigned long long", "double", "float",
                                                               "short",     "unsigned short",     "size_t", "unsigned"};
  return type.form == TypeForm::Scalar && !type.isLvalueReference && (isOneOf(text, Numbers) || text.ends_with("_t"));
}

bool isChrono(const TypeFact &type) {
  return valueText(type).starts_with("std::chrono::");
}

bool isStatus(const TypeFact &type) {
  if (type.form != TypeForm::Class || type.isLvalueReference || valueText(type).find('<') != std::string::npos)
    return false;
  const std::string name = lastName(valueText(type));
  return name.ends_with("Status") || name.ends_with("Error") || name == "error_code";
}

std::string lastName(const std::string &type) {
  const std::string plain = type.substr(0, type.find('<'));
  const std::size_t colon = plain.rfind(':');
  return colon == std::string::npos ? plain : plain.substr(colon + 1);
}

/// Which string has the text of a C string: "std::string" for `const char *`. Empty: it is none.
static std::string stringOf(const TypeFact &type) {
  const std::string &text = valueText(type);
  return text == "const char *" ? "std::string" : text == "const wchar_t *" ? "std::wstring" : "";
}

bool isCString(const TypeFact &type) {
  return !stringOf(type).empty();
}

std::string keptText(const TypeFact &type) {
  if (isCString(type))
    return stringOf(type);
  const std::string &value = valueText(type);
  if (value.ends_with('*'))
    return value; // Its const is of what it points to.
  const std::string text = withoutConst(value);
  return isTextView(text) ? "std::string" : text;
}

std::string keptValue(const PlannedParameter &parameter) {
  const std::string text = withoutConst(valueText(parameter.type));
  if (isTextView(text))
    return "std::string(" + parameter.name + ".data(), " + parameter.name + ".size())";
  const std::string string = stringOf(parameter.type);
  return string.empty() ? passedOn(parameter)
                        : string + "(" + parameter.name + " ? " + parameter.name + (string == "std::wstring" ? " : L\"\")" : " : \"\")");
}

std::string givenText(const TypeFact &type, const std::string &kept) {
  return isCString(type) ? kept + ".c_str()" : kept;
}

} // namespace seam
