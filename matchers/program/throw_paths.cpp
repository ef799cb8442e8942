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

/// Goes on to what the escape's call runs; false: it cannot be told how it leaves that.
static bool stepInto(const ExceptionProgram &program, FunctionId &function, Escape &escape) {
  function = escape.from;
  const std::vector<Escape> &leaves = program.leaves(function);
  auto found = std::find_if(leaves.begin(), leaves.end(),
                            [&](const Escape &each) { return each.type == escape.type && each.reason == escape.reason; });
  if (found == leaves.end()) // In its own function a checked index is no routine yet.
    found = std::find_if(leaves.begin(), leaves.end(), [&](const Escape &each) { return each.type == escape.type; });
  if (found == leaves.end())
    return false;
  escape = *found;
  return true;
}

const ThrowFact *originOf(const ExceptionProgram &program, FunctionId function, const Escape &escape) {
  constexpr unsigned mostSteps = 200; // Against a circle.
  Escape current = escape;
  for (unsigned step = 0; step < mostSteps; ++step) {
    if (current.thrown != NoIndex) {
      const ThrowFact &thrown = program.functions[function].fact.throws[current.thrown];
      return thrown.form == ThrowForm::Rethrow ? nullptr : &thrown;
    }
    if (current.from == NoIndex || !stepInto(program, function, current))
      return nullptr;
  }
  return nullptr;
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
    if (!stepInto(program, function, current))
      return path;
  }
  return path;
}

} // namespace seam
