#include "tool/report/why_throws_report.h"
#include "matchers/base/errors.h"
#include "matchers/base/nearest_word.h"
#include "matchers/policy/glob.h"
#include "matchers/program/throw_paths.h"
#include <algorithm>
#include <fmt/format.h>

namespace seam {
namespace {

std::string describePlace(const FindingPlace &place) {
  return fmt::format("{}:{}:{}", place.file, place.line, place.column);
}

/// The functions whose qualified name it is, or whose name without scopes; else those that match it as a pattern.
std::vector<FunctionId> findFunctions(const ExceptionProgram &program, const std::string &name) {
  std::vector<FunctionId> found;
  const auto collect = [&](auto matches) {
    if (!found.empty())
      return;
    for (FunctionId i = 0; i < program.functions.size(); ++i)
      if (!(program.functions[i].fact.flags & function::Pattern) && matches(program.functions[i].fact.name))
        found.push_back(i);
  };
  collect([&](const std::string &each) { return each == name; });
  collect([&](const std::string &each) { return each.ends_with("::" + name); });
  collect([&](const std::string &each) { return globMatches(name, each, ':'); });
  return found;
}

/// "did you mean 'app::load'?", or what else may be written.
std::string advice(const ExceptionProgram &program, const std::string &name) {
  std::vector<std::string> whole;
  std::vector<std::string> own; // Without scopes.
  for (const FunctionNode &function : program.functions) {
    const std::string &each = function.fact.name;
    whole.push_back(each);
    own.push_back(each.substr(each.rfind("::") == std::string::npos ? 0 : each.rfind("::") + 2));
  }
  std::string nearest = nearestWord(name, whole);
  if (nearest.empty() && name.find(':') == std::string::npos)
    nearest = nearestWord(name, own);
  return nearest.empty() ? "give its qualified name, or a pattern: 'app::Session::*'" : fmt::format("did you mean '{}'?", nearest);
}

std::string_view reasonText(ThrowReason reason) {
  switch (reason) {
  case ThrowReason::World:
    return "";
  case ThrowReason::Once:
    return "  (only the first call)";
  case ThrowReason::Misuse:
    return "  (its callers can rule it out)";
  case ThrowReason::Routine:
    return "  (an assertion, a lock, an index)";
  }
  return "";
}

std::string describeFunction(const ProgramGraph &graph, FunctionId id) {
  const ExceptionProgram &program = *graph.exceptions;
  const FunctionNode &function = program.functions[id];
  std::vector<Escape> escapes = program.leaves(id);
  std::sort(escapes.begin(), escapes.end(), [&](const Escape &left, const Escape &right) {
    return std::pair(typeName(program, left.type), left.reason) < std::pair(typeName(program, right.type), right.reason);
  });
  std::string text = fmt::format("{}  ({})", function.fact.name, describePlace(placeOf(graph, function)));
  if (function.fact.flags & function::Noexcept)
    text += escapes.empty() ? ": noexcept" : ": noexcept, so the program ends when one of these reaches its end";
  text += escapes.empty() ? "\n  nothing that was seen\n" : "\n";
  for (const Escape &each : escapes) {
    text += fmt::format("  {}{}\n", typeName(program, each.type), reasonText(each.reason));
    for (const Evidence &step : throwPath(graph, id, each))
      text += fmt::format("      {}: {}\n", describePlace(step.place), step.message);
  }
  const std::vector<bool> &isOpen = program.throwSets.isOpen[id];
  if (!isOpen.empty() && isOpen[0])
    text += "  and what functions throw that nobody has seen: other people's, virtual ones, those behind pointers\n";
  return text;
}

} // namespace

llvm::Expected<std::string> whyThrowsText(const ProgramGraph &graph, const std::string &name, bool &doesThrow) {
  doesThrow = false;
  const std::vector<FunctionId> found = findFunctions(*graph.exceptions, name);
  if (found.empty())
    return makeError("no function '{}' with a body; {}", name, advice(*graph.exceptions, name));
  std::string text;
  for (FunctionId id : found) {
    text += describeFunction(graph, id);
    doesThrow |= !graph.exceptions->leaves(id).empty();
  }
  return text;
}

} // namespace seam
