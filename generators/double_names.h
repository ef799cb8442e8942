// What are the parts of a double called, so that no two have the same name?
#pragma once
#include <array>
#include <set>
#include <string>
#include <vector>

namespace seam {

struct PlannedMethod;

/// What the double's own members add to a method's alias: findReturns, findCallCount.
inline constexpr std::array MemberEndings = {"Returns", "ReturnsOnCall", "Calls",  "CallCount", "Args",
                                             "Double",  "Deep",          "Method", "Recorded",  "Forward"};

/// `wanted`, with "_" behind until it is no keyword and not in `taken`; then it is there.
std::string uniqueName(std::string wanted, std::set<std::string> &taken);

/// Gives each method an alias: its name; where several have that, told apart by their parameters and qualifiers (findInt, findString,
/// findConst); operators by words (equals). `members` are names that the interface uses for something else.
void nameAliases(std::vector<PlannedMethod> &methods, const std::vector<std::string> &members);

} // namespace seam
