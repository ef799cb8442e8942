// What do stubs and spies let a test say about a method's answers?
#pragma once
#include "generators/double_text.h"
#include <string>

namespace seam {

/// "find" + "Returns": the double's own member for a method.
inline std::string memberFor(const PlannedMethod &method, const char *ending) {
  return method.alias + ending;
}

/// "Order(int, const Key &)": what a function that answers looks like.
std::string answerSignature(const PlannedMethod &method);

/// "std::move(key), id": the arguments of the call on their way to the answer.
std::string answerArguments(const PlannedMethod &method);

/// findReturns, findReturnsOnCall, findCalls.
void writeAnswers(const PlannedMethod &method, CodeWriter &out);

/// Where a method returns another double: findDouble(), and the method itself, without bodies.
void declareDeep(const DoublePlan &plan, const PlannedMethod &method, CodeWriter &out);
/// Their bodies.
void defineDeepAccess(const DoublePlan &plan, const PlannedMethod &method, CodeWriter &out);
/// "if (nobody said what it returns) return the double": the first lines of the method.
void writeDeepAnswer(const DoublePlan &plan, const PlannedMethod &method, CodeWriter &out);

/// `mutable seam_doubles::Method<…> findMethod;`
void writeAnswerMember(const PlannedMethod &method, CodeWriter &out);

/// `return call;`, around which the `...` of a variadic method becomes `moreArguments`.
void writeVariadic(const PlannedMethod &method, const std::string &call, CodeWriter &out);

/// The name through which a volatile method reaches the double's members: "this" without volatile.
std::string selfOf(const DoublePlan &plan, const PlannedMethod &method);

} // namespace seam
