#include "generators/contract_support.h"
#include <fmt/format.h>
#include <span>

namespace seam {

std::string contractSupport() {
  return R"--(#ifndef SEAM_DOUBLES_CONTRACT
#define SEAM_DOUBLES_CONTRACT
namespace seam_doubles {

template <unsigned Number> struct Preference : Preference<Number - 1> {};
template <> struct Preference<0> {};

/// Whether a result says that something is there, or went well: ok(), an error code of 0, a pointer, an optional, a bool.
template <typename T> auto isGood(const T &result, Preference<2>) -> decltype(static_cast<bool>(result.ok())) { return result.ok(); }
template <typename T> auto isGood(const T &result, Preference<1>) -> decltype(result.message(), static_cast<bool>(result.value() == 0)) {
  return result.value() == 0;
}
template <typename T> bool isGood(const T &result, Preference<0>) { return static_cast<bool>(result); }
template <typename T> bool isGood(const T &result) { return isGood(result, Preference<2>()); }

/// Without ==, which the type may lack, there is nothing to compare.
template <typename T, typename U> auto isSame(const T &left, const U &right, Preference<1>) -> decltype(static_cast<bool>(left == right)) {
  return left == right;
}
template <typename T, typename U> bool isSame(const T &, const U &, Preference<0>) { return true; }
template <typename T, typename U> bool isSame(const T &left, const U &right) { return isSame(left, right, Preference<1>()); }

} // namespace seam_doubles
#endif
)--";
}

std::string callWith(const std::string &object, const PlannedMethod &method, const std::map<std::string, std::string> &arguments) {
  std::string text;
  // Behind the last that the caller says, a default argument knows better what is usual.
  std::size_t count = method.parameters.size();
  while (count > method.fact.required && !arguments.contains(method.parameters[count - 1].name))
    --count;
  for (const PlannedParameter &each : std::span(method.parameters).first(count)) {
    const auto known = arguments.find(each.name);
    const std::string made = each.type.form == TypeForm::Pointer ? "nullptr" : declared(valueText(each.type), "") + "()";
    text += (text.empty() ? "" : ", ") + (known == arguments.end() ? made : known->second);
  }
  return fmt::format("{}{}({})", object, method.fact.name, text);
}

} // namespace seam
