#include "generators/double_names.h"
#include "generators/double_plan.h"
#include <algorithm>
#include <array>
#include <cctype>
#include <map>

namespace seam {

static bool isKeyword(const std::string &word) {
  static const std::set<std::string> keywords = {
      "alignas",   "alignof",  "and",      "and_eq",       "asm",       "auto",       "bitand",       "bitor",         "bool",
      "break",     "case",     "catch",    "char",         "char16_t",  "char32_t",   "char8_t",      "class",         "co_await",
      "co_return", "co_yield", "compl",    "concept",      "const",     "const_cast", "consteval",    "constexpr",     "constinit",
      "continue",  "decltype", "default",  "delete",       "do",        "double",     "dynamic_cast", "else",          "enum",
      "explicit",  "export",   "extern",   "false",        "float",     "for",        "friend",       "goto",          "if",
      "inline",    "int",      "long",     "mutable",      "namespace", "new",        "noexcept",     "not",           "not_eq",
      "nullptr",   "operator", "or",       "or_eq",        "private",   "protected",  "public",       "register",      "reinterpret_cast",
      "requires",  "return",   "short",    "signed",       "sizeof",    "static",     "switch",       "static_assert", "static_cast",
      "struct",    "template", "this",     "thread_local", "throw",     "true",       "try",          "typedef",       "typeid",
      "typename",  "union",    "unsigned", "using",        "virtual",   "void",       "volatile",     "wchar_t",       "while",
      "xor",       "xor_eq"};
  return keywords.contains(word);
}

std::string uniqueName(std::string wanted, std::set<std::string> &taken) {
  while (isKeyword(wanted) || !taken.insert(wanted).second)
    wanted += "_";
  return wanted;
}

/// "const std::map<int, app::Key> &" -> "MapIntKey": the last parts of all names in it.
static std::string wordsOf(const std::string &type) {
  std::string words;
  std::string word;
  const auto flush = [&] {
    const bool isQualifier =
        word == "const" || word == "volatile" || word == "typename" || word == "struct" || word == "class" || word == "enum";
    if (!word.empty() && !isQualifier) {
      word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
      words += word;
    }
    word.clear();
  };
  for (std::size_t i = 0; i < type.size(); ++i) {
    if (std::isalnum(static_cast<unsigned char>(type[i])) || type[i] == '_') {
      word += type[i];
    } else if (type.compare(i, 2, "::") == 0) {
      word.clear(); // Only the last part of a qualified name.
      ++i;
    } else {
      flush();
      words += type[i] == '*' ? "Pointer" : "";
    }
  }
  flush();
  return words;
}

static std::string operatorWord(const PlannedMethod &method) {
  static const std::map<std::string, std::array<const char *, 3>> words = {
      // By the number of parameters: none, one; then the word for "postfix".
      {"()", {"invoke", "invoke", "invoke"}},
      {"[]", {"subscript", "subscript", "subscript"}},
      {"->", {"arrow", "arrow", "arrow"}},
      {"->*", {"arrowStar", "arrowStar", "arrowStar"}},
      {"==", {"equals", "equals", "equals"}},
      {"!=", {"differs", "differs", "differs"}},
      {"<", {"isLess", "isLess", "isLess"}},
      {">", {"isGreater", "isGreater", "isGreater"}},
      {"<=", {"isAtMost", "isAtMost", "isAtMost"}},
      {">=", {"isAtLeast", "isAtLeast", "isAtLeast"}},
      {"<=>", {"compare", "compare", "compare"}},
      {"=", {"assign", "assign", "assign"}},
      {"+", {"plus", "add", "add"}},
      {"-", {"negate", "subtract", "subtract"}},
      {"*", {"dereference", "multiply", "multiply"}},
      {"/", {"divide", "divide", "divide"}},
      {"%", {"modulo", "modulo", "modulo"}},
      {"++", {"increment", "postIncrement", "postIncrement"}},
      {"--", {"decrement", "postDecrement", "postDecrement"}},
      {"+=", {"addAssign", "addAssign", "addAssign"}},
      {"-=", {"subtractAssign", "subtractAssign", "subtractAssign"}},
      {"<<", {"shiftLeft", "shiftLeft", "shiftLeft"}},
      {">>", {"shiftRight", "shiftRight", "shiftRight"}},
      {"!", {"isNot", "isNot", "isNot"}},
      {"~", {"complement", "complement", "complement"}},
      {"&", {"addressOf", "bitAnd", "bitAnd"}},
      {"|", {"bitOr", "bitOr", "bitOr"}},
      {"^", {"bitXor", "bitXor", "bitXor"}},
      {"&&", {"logicalAnd", "logicalAnd", "logicalAnd"}},
      {"||", {"logicalOr", "logicalOr", "logicalOr"}},
      {",", {"comma", "comma", "comma"}}};
  const std::string sign = method.fact.name.substr(std::string("operator").size());
  const auto known = words.find(sign);
  return known == words.end() ? "callOperator" : known->second[std::min<std::size_t>(method.parameters.size(), 2)];
}

static std::string plainAlias(const PlannedMethod &method) {
  switch (method.fact.kind) {
  case MethodKind::Conversion:
    return "to" + wordsOf(declared(method.returns, ""));
  case MethodKind::Operator:
    return operatorWord(method);
  case MethodKind::Named:
    break;
  }
  return method.fact.name;
}

static std::string parameterWords(const PlannedMethod &method) {
  std::string words;
  for (const PlannedParameter &each : method.parameters)
    words += wordsOf(declared(each.type, ""));
  return words;
}

static std::string qualifierWords(const PlannedMethod &method) {
  return std::string(method.fact.isConst ? "Const" : "") + (method.fact.isVolatile ? "Volatile" : "") +
         (method.fact.reference == RefQualifier::Lvalue   ? "Lvalue"
          : method.fact.reference == RefQualifier::Rvalue ? "Rvalue"
                                                          : "");
}

void nameAliases(std::vector<PlannedMethod> &methods, const std::vector<std::string> &members) {
  std::map<std::string, std::vector<PlannedMethod *>> groups;
  for (PlannedMethod &each : methods)
    groups[plainAlias(each)].push_back(&each);
  std::set<std::string> taken(members.begin(), members.end());
  std::set<std::string> overridden;
  for (const PlannedMethod &each : methods)
    overridden.insert(each.fact.name);
  // findReturns() of the double must not be the interface's own method.
  const auto isAmbiguous = [&](const std::string &alias) {
    return std::ranges::any_of(MemberEndings, [&](const char *ending) {
      return overridden.contains(alias + ending) || std::ranges::binary_search(members, alias + ending);
    });
  };
  for (const auto &[name, group] : groups) {
    std::set<std::string> parameters;
    std::set<std::string> qualifiers;
    for (const PlannedMethod *each : group) {
      parameters.insert(parameterWords(*each));
      qualifiers.insert(qualifierWords(*each));
    }
    for (PlannedMethod *each : group) {
      std::string alias = name;
      if (parameters.size() > 1)
        alias += parameterWords(*each);
      if (qualifiers.size() > 1 && group.size() > 1)
        alias += qualifierWords(*each);
      while (isAmbiguous(alias))
        alias += "_";
      each->alias = uniqueName(alias, taken);
    }
  }
}

} // namespace seam
