#include "matchers/program/exception_program.h"
#include "matchers/facts/exception_fields.h"
#include "matchers/program/library_model.h"
#include "matchers/program/own_logs.h"
#include "matchers/program/test_files.h"
#include "matchers/program/throw_scopes.h"
#include "matchers/program/throw_sets.h"
#include "matchers/program/vendored_files.h"
#include "llvm/ADT/DenseMap.h"
#include <algorithm>
#include <cassert>
#include <numeric>
#include <tuple>

namespace seam {
namespace {

/// Collects the sections of units, one after the other.
class ExceptionLinker {
public:
  explicit ExceptionLinker(const ProgramGraph &graph) : graph(graph) {}

  void addLibrary() {
    for (const auto &[name, base] : libraryModel().classes()) {
      ThrownTypeFact type{.name = std::string(name), .shape = TypeShape::Class};
      if (const ThrownTypeIndex parent = program->types.find(base); !base.empty() && parent != NoFact)
        type.bases.push_back({.type = parent, .isPublic = true, .isVirtual = false});
      program->types.add(std::move(type));
    }
  }

  void add(const std::string &bytes) {
    ExceptionFacts facts;
    const bool isRead = readExceptionFacts(bytes, facts);
    assert(isRead && "damaged facts are thrown away where they are read");
    if (!isRead)
      return;
    std::vector<FileId> files;
    for (const std::string &path : facts.files)
      files.push_back(findFile(graph, path));
    std::vector<ThrownTypeIndex> types;
    for (ThrownTypeFact &type : facts.types) {
      if (type.pointee != NoFact)
        type.pointee = types[type.pointee];
      for (BaseFact &base : type.bases)
        base.type = types[base.type];
      if (type.file != NoFact)
        type.file = files[type.file];
      types.push_back(program->types.add(std::move(type)));
    }
    std::vector<CalleeIndex> callees(facts.callees.size(), NoFact);
    for (FunctionFact &function : facts.functions) {
      const FileId file = files[function.file];
      if (file == NoIndex || !isNew(function, file))
        continue;
      visitIndices(
          function, [&](ThrownTypeIndex &type) { type = types[type]; },
          [&](CalleeIndex &callee) {
            if (callees[callee] == NoFact)
              callees[callee] = calleeOf(facts.callees[callee]);
            callee = callees[callee];
          });
      program->functions.push_back({.fact = std::move(function), .file = file});
    }
  }

  std::shared_ptr<ExceptionProgram> finish() {
    sortFunctions();
    for (FunctionId i = 0; i < program->functions.size(); ++i) {
      const FunctionFact &fact = program->functions[i].fact;
      if (fact.flags & function::Pattern)
        continue;
      if (const auto callee = calleesById.find(fact.id); callee != calleesById.end()) {
        program->callees[callee->second].bodies.push_back(i);
        program->callees[callee->second].overriders.push_back(i);
      }
      for (const std::uint64_t base : fact.overrides)
        if (const auto callee = calleesById.find(base); callee != calleesById.end())
          program->callees[callee->second].overriders.push_back(i);
    }
    for (const FunctionNode &caller : program->functions)
      for (const CallFact &call : caller.fact.calls) {
        const CalleeNode &callee = program->callees[call.callee];
        for (FunctionId each : call.flags &called::Virtually ? callee.overriders : callee.bodies)
          ++program->functions[each].callers;
      }
    return program;
  }

private:
  bool isNew(const FunctionFact &fact, FileId file) {
    // Namesakes of other programs stand elsewhere.
    const std::uint64_t place = (std::uint64_t{file} << 32) | fact.line;
    return known.try_emplace({fact.id, place}, true).second;
  }

  CalleeIndex calleeOf(CalleeFact &fact) {
    const auto [slot, isNew] = calleesById.try_emplace(fact.id, program->callees.size());
    if (isNew) {
      const ModelEntry *model = fact.name.empty() ? nullptr : libraryModel().find(fact.name);
      program->callees.push_back({.id = fact.id, .name = fact.name, .flags = fact.flags, .model = model});
    }
    return slot->second;
  }

  void sortFunctions() {
    const std::vector<FunctionNode> &functions = program->functions;
    std::vector<FunctionId> order(functions.size());
    std::iota(order.begin(), order.end(), 0);
    const auto key = [&](FunctionId i) {
      const FunctionNode &node = functions[i];
      return std::tie(node.file, node.fact.line, node.fact.column, node.fact.name, node.fact.id);
    };
    std::sort(order.begin(), order.end(), [&](FunctionId left, FunctionId right) { return key(left) < key(right); });
    std::vector<FunctionNode> sorted;
    sorted.reserve(order.size());
    for (FunctionId i : order)
      sorted.push_back(std::move(program->functions[i]));
    program->functions = std::move(sorted);
  }

  const ProgramGraph &graph;
  std::shared_ptr<ExceptionProgram> program = std::make_shared<ExceptionProgram>();
  llvm::DenseMap<std::uint64_t, CalleeIndex> calleesById;
  llvm::DenseMap<std::pair<std::uint64_t, std::uint64_t>, bool> known;
};

} // namespace

const std::vector<Escape> &ExceptionProgram::arrivesAt(FunctionId function, ScopeNumber scope) const {
  static const std::vector<Escape> none;
  const std::vector<Arrivals> &all = throwSets.arrives[function];
  return scope < all.size() ? all[scope].escapes : none;
}

std::shared_ptr<const ExceptionProgram> linkExceptions(const std::vector<UnitFacts> &units, const ProgramGraph &graph) {
  ExceptionLinker linker(graph);
  linker.addLibrary();
  for (const UnitFacts &unit : units)
    linker.add(unit.exceptions);
  std::shared_ptr<ExceptionProgram> program = linker.finish();
  if (graph.logs)
    tellOwnLogs(*program, *graph.logs);
  for (ThrownTypeIndex type = 0; type < program->types.size(); ++type)
    program->isMisuse.push_back(tellsOfMisuse(program->types, type));
  OtherFiles others;
  for (FileId file = 0; file < graph.files.size(); ++file) {
    others.tests.push_back(isTestFile(graph.files[file].path));
    others.vendored.push_back(isVendored(graph, file));
  }
  program->isInVendored = others.vendored;
  program->throwSets = findThrowSets(*program, others);
  return program;
}

FunctionId definitionOf(const ExceptionProgram &program, const CalleeNode &callee, FileId caller) {
  if (callee.bodies.size() == 1)
    return callee.bodies.front();
  FunctionId found = NoIndex;
  for (FunctionId each : callee.bodies)
    if (program.functions[each].file == caller) {
      if (found != NoIndex)
        return NoIndex;
      found = each;
    }
  return found;
}

} // namespace seam
