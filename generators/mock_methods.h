// How does a method come to a mock framework's macro, which cannot say all that C++ can?
#pragma once
#include "generators/double_text.h"
#include <set>
#include <string>
#include <vector>

namespace seam {

/// What a framework's macros ask for.
struct MockMacros {
  const char *reserved = "";           ///< How the names begin that the macro makes of a method's name: "gmock_".
  bool takesFunctionReferences = true; ///< `int (&)(int)` as a parameter.
  bool takesRvalueObjects = true;      ///< Methods with `&&` behind them.
  bool passesEveryResult = true;       ///< An action can give `T &&`, and references to arrays and functions.
};

/// What MOCK_METHOD and its like cannot say goes through a method of ours with another name that they can.
struct Trampoline {
  std::string name; ///< Empty: not needed.
  bool bundlesParameters = false;
};

/// Names that the interface uses: no trampoline may have them.
std::set<std::string> namesOfInterface(const DoublePlan &plan);

Trampoline trampolineFor(const DoublePlan &plan, const PlannedMethod &method, const MockMacros &macros, std::set<std::string> &taken);

/// "Expect 'equals' for calls of 'operator=='.", and what is not delegated: for the user.
std::vector<std::string> mockNotes(const DoublePlan &plan, const MockMacros &macros);

/// By value, and neither copied nor moved: the macro's method gets or gives it otherwise.
bool isFixedValue(const TypeFact &type);

/// `int (&)(int)`.
bool isFunctionReference(const TypeFact &type);

/// What the macro's method returns: of a type that cannot be moved a function that makes it.
std::string mockedResult(const PlannedMethod &method);
/// Its parameters, each a declaration.
std::vector<std::string> mockedParameters(const PlannedMethod &method, const Trampoline &trampoline, const MockMacros &macros);

/// The method as `delegateTo` calls it: of bundled parameters each is an element of `bundle`.
PlannedMethod unbundled(const PlannedMethod &method, const Trampoline &trampoline, const std::string &bundle);

/// Why `delegateTo` leaves it out, in words for the user; empty: it does not.
std::string whyNotDelegated(const PlannedMethod &method, const Trampoline &trampoline, const MockMacros &macros);

/// The override that calls the macro's method.
void writeTrampoline(const DoublePlan &plan, const PlannedMethod &method, const Trampoline &trampoline, CodeWriter &out);

} // namespace seam
