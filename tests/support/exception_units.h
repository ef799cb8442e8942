// A program of what throws and catches, by hand: for tests of throw sets, roles and outcomes.
#pragma once
#include "matchers/base/file_hash.h"
#include "matchers/facts/exception_facts.h"
#include "matchers/program/exception_program.h"
#include "matchers/program/link.h"
#include <deque>
#include <map>

namespace seam {

/// One file with its functions. Functions and types are known by their names in all units.
class ExceptionUnit {
public:
  explicit ExceptionUnit(std::string file) : file(std::move(file)) {}

  /// A class of the project that derives publicly from `bases`.
  ThrownTypeIndex type(const std::string &name, const std::vector<std::string> &bases = {}) {
    if (const auto known = types.find(name); known != types.end())
      return known->second;
    ThrownTypeFact fact{.name = name, .shape = TypeShape::Class, .file = name.starts_with("std::") ? NoFact : 0u, .line = 1};
    for (const std::string &base : bases)
      fact.bases.push_back({.type = type(base), .isPublic = true, .isVirtual = false});
    facts.types.push_back(std::move(fact));
    return types[name] = static_cast<ThrownTypeIndex>(facts.types.size() - 1);
  }

  /// A type that is no class: "int", an enumeration.
  ThrownTypeIndex plainType(const std::string &name) {
    facts.types.push_back({.name = name, .shape = TypeShape::Other});
    return types[name] = static_cast<ThrownTypeIndex>(facts.types.size() - 1);
  }

  /// Stays where it is. Its lines are those that the test gives.
  FunctionFact &function(const std::string &name, std::uint32_t line, std::uint32_t flags = 0) {
    functions.push_back({.id = hashOf(name), .name = name, .file = 0, .line = line, .flags = flags});
    return functions.back();
  }

  CalleeIndex callee(const std::string &name, std::uint32_t flags = 0) {
    if (const auto known = callees.find(name); known != callees.end())
      return known->second;
    facts.callees.push_back({.id = hashOf(name), .name = flags & callee::External ? name : "", .flags = flags});
    return callees[name] = static_cast<CalleeIndex>(facts.callees.size() - 1);
  }

  void throws(FunctionFact &function, const std::string &typeName, std::uint32_t line, std::uint32_t flags = 0, ScopeNumber scope = 0) {
    function.throws.push_back({.type = type(typeName), .scope = scope, .line = line, .flags = flags});
  }
  void calls(FunctionFact &function, const std::string &name, std::uint32_t line, std::uint32_t flags = 0, ScopeNumber scope = 0) {
    function.calls.push_back({.callee = callee(name), .scope = scope, .line = line, .flags = flags});
  }
  /// A call of the library's.
  void callsOut(FunctionFact &function, const std::string &name, std::uint32_t line, std::uint32_t flags = 0, ScopeNumber scope = 0) {
    function.calls.push_back({.callee = callee(name, callee::External), .scope = scope, .line = line, .flags = flags});
  }
  /// try { scope 1 } catch (const type &) { scope 2 }; "..." for everything.
  HandlerFact &catches(FunctionFact &function, const std::string &typeName) {
    HandlerFact handler{.scope = 2};
    if (typeName != "...") {
      handler.type = type(typeName);
      handler.form = CatchForm::ConstReference;
      handler.written = typeName;
    }
    function.tries.push_back({.scope = 1, .handlers = {std::move(handler)}});
    return function.tries.back().handlers.front();
  }

  UnitFacts finish() const {
    ExceptionFacts all = facts;
    all.files = {file};
    all.functions.assign(functions.begin(), functions.end());
    for (std::uint32_t i = 0; i < all.functions.size(); ++i)
      all.functionsFor.push_back({.file = 0, .function = i});
    UnitFacts unit;
    unit.unit = file;
    unit.files = {{.path = file}};
    unit.exceptions = writeExceptionFacts(all);
    return unit;
  }

private:
  std::string file;
  ExceptionFacts facts;
  std::deque<FunctionFact> functions;
  std::map<std::string, ThrownTypeIndex> types;
  std::map<std::string, CalleeIndex> callees;
};

inline ProgramGraph linkExceptionUnits(const std::vector<ExceptionUnit> &units, Policy policy = {}) {
  std::vector<UnitFacts> facts;
  for (const ExceptionUnit &each : units)
    facts.push_back(each.finish());
  return linkUnits(std::move(facts), {.policy = std::move(policy)});
}

/// The function of this name; NoIndex: there is none.
inline FunctionId functionNamed(const ProgramGraph &graph, const std::string &name) {
  for (FunctionId i = 0; i < graph.exceptions->functions.size(); ++i)
    if (graph.exceptions->functions[i].fact.name == name)
      return i;
  return NoIndex;
}

} // namespace seam
