#include "matchers/program/throw_paths.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <fmt/format.h>

namespace seam {

/// Longer proofs are cut in their middle: nobody follows them.
static constexpr std::size_t MostSteps = 30;

FindingPlace placeIn(const ProgramGraph &graph, const FunctionNode &function, std::uint32_t line, std::uint32_t column,
                     std::uint32_t endColumn) {
  return {.file = graph.files[function.file].path, .line = line, .column = column, .endColumn = endColumn};
}

FindingPlace placeOf(const ProgramGraph &graph, const FunctionNode &function) {
  return placeIn(graph, function, function.fact.line, function.fact.column, function.fact.endColumn);
}

std::string typeName(const ExceptionProgram &program, ThrownTypeIndex type) {
  return type == CurrentException ? "the current exception" : displayName(program.types[type]);
}

std::string functionName(const FunctionNode &function) {
  const llvm::StringRef name = function.fact.name;
  const std::size_t lambda = name.find("::(lambda)");
  if (function.fact.kind == FunctionKind::Lambda)
    return lambda == llvm::StringRef::npos || lambda == 0 ? "a lambda"
                                                          : fmt::format("a lambda in '{}'", name.take_front(name.find('(')).str());
  return fmt::format("'{}'", function.fact.name);
}

std::string namesOf(const ExceptionProgram &program, const std::vector<Escape> &escapes) {
  constexpr std::size_t shown = 3;
  std::vector<std::string> names;
  for (const Escape &each : escapes)
    names.push_back(each.type == CurrentException ? typeName(program, each.type) : fmt::format("'{}'", typeName(program, each.type)));
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  if (names.size() == 1)
    return names.front();
  const bool isCut = names.size() > shown + 1;
  std::string text;
  const std::size_t last = isCut ? shown : names.size() - 1;
  for (std::size_t i = 0; i < last; ++i)
    text += (i == 0 ? "" : ", ") + names[i];
  return text + (isCut ? fmt::format(" and {} more", names.size() - shown) : " and " + names.back());
}

std::vector<Evidence> throwPath(const ProgramGraph &graph, FunctionId function, const Escape &escape) {
  const ExceptionProgram &program = *graph.exceptions;
  std::vector<Evidence> path;
  Escape current = escape;
  while (path.size() < MostSteps) {
    const FunctionNode &node = program.functions[function];
    if (current.thrown != NoIndex) {
      const ThrowFact &thrown = node.fact.throws[current.thrown];
      const bool isRethrow = thrown.form == ThrowForm::Rethrow;
      path.push_back({placeIn(graph, node, thrown.line, thrown.column, thrown.endColumn),
                      isRethrow ? "thrown on here" : fmt::format("'{}' is thrown here", typeName(program, current.type))});
      return path;
    }
    const CallFact &call = node.fact.calls[current.call];
    const FindingPlace place = placeIn(graph, node, call.line, call.column);
    if (current.from == NoIndex) {
      const llvm::StringRef name = llvm::StringRef(program.callees[call.callee].name).split('/').first;
      path.push_back({place, fmt::format("'{}' throws '{}'", name.str(), typeName(program, current.type))});
      return path;
    }
    const FunctionNode &next = program.functions[current.from];
    const std::string how = call.flags & called::Virtually ? " is what may be called here"
                            : call.flags & called::Passed  ? " is passed on here"
                                                           : " is called here";
    path.push_back({place, functionName(next) + how});
    function = current.from;
    const std::vector<Escape> &leaves = program.leaves(function);
    auto found = std::find_if(leaves.begin(), leaves.end(),
                              [&](const Escape &each) { return each.type == current.type && each.isRoutine == current.isRoutine; });
    if (found == leaves.end()) // In its own function a checked index is no routine yet.
      found = std::find_if(leaves.begin(), leaves.end(), [&](const Escape &each) { return each.type == current.type; });
    if (found == leaves.end())
      return path;
    current = *found;
  }
  return path;
}

} // namespace seam
