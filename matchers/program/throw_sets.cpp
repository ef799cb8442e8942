#include "matchers/program/throw_sets.h"
#include "matchers/program/library_model.h"
#include "matchers/program/throw_scopes.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <tuple>

namespace seam {

std::vector<FunctionId> targetsOf(const ExceptionProgram &program, FileId caller, const CallFact &call) {
  const CalleeNode &callee = program.callees[call.callee];
  if (call.flags & called::Virtually)
    return callee.overriders;
  const FunctionId only = definitionOf(program, callee, caller);
  return only == NoIndex ? std::vector<FunctionId>() : std::vector<FunctionId>{only};
}

bool holdsBack(const FunctionFact &function) {
  return (function.flags & (function::Noexcept | function::Coroutine)) != 0;
}

namespace {

/// A call counts when its callee runs before it returns.
bool runsHere(const ExceptionProgram &program, const CallFact &call) {
  if (!(call.flags & called::Passed))
    return true;
  const ModelEntry *model = call.to == NoFact ? nullptr : program.callees[call.to].model;
  return model && model->invokes;
}

/// std::stoi throws a std::logic_error for a text that is no number: that is no bug.
bool convertsText(llvm::StringRef function) {
  return function.starts_with("std::sto");
}

bool holdsFile(const std::vector<bool> &files, FileId file) {
  return file < files.size() && files[file];
}

/// Logger::write, logging::Formatter::arg, logLine: who logs does not plan for the log to fail. Not TransactionLog: that keeps data.
bool isOfLogging(llvm::StringRef function) {
  while (!function.empty()) {
    llvm::StringRef part;
    std::tie(part, function) = function.split("::");
    part = part.ltrim('_');
    llvm::StringRef behind = part;
    if (!behind.consume_front_insensitive("logging") && !behind.consume_front_insensitive("logger") &&
        !behind.consume_front_insensitive("log"))
      continue;
    // LogMessage, log_line, logLine; not Login, logical. A function "log" may be the logarithm.
    if (behind.empty() ? !function.empty() || part != "log" : behind.front() == '_' || llvm::isUpper(behind.front()))
      return true;
  }
  return false;
}

/// An element, alternative or value that is there, or the program is wrong.
bool isCheckedAccess(llvm::StringRef function) {
  return function.ends_with("::at") || function == "std::get" || function == "std::optional::value" || function == "std::any_cast";
}

/// A lambda, and a template that runs it, do what their caller says: the way to a throw is no longer for them.
std::uint32_t stepsInto(const ExceptionProgram &program, FunctionId callee, const Escape &escape) {
  const auto isLambda = [&](FunctionId each) { return program.functions[each].fact.kind == FunctionKind::Lambda; };
  const bool isInstance = (program.functions[callee].fact.flags & function::Instance) != 0;
  return isLambda(callee) || (isInstance && escape.from != NoIndex && isLambda(escape.from)) ? 0 : 1;
}

/// What `from` lets out, as it comes out of a call of it. That an index is in range where it is checked is `from`'s own affair, like an
/// assertion.
Escape passOn(const ExceptionProgram &program, const OtherFiles &others, const Escape &escape, std::uint32_t call, FunctionId from) {
  ThrowReason reason = escape.reason;
  const FunctionNode &thrower = program.functions[from];
  if (isOfLogging(thrower.fact.name))
    reason = ThrowReason::Routine;
  if (reason == ThrowReason::World && holdsFile(others.vendored, thrower.file))
    reason = ThrowReason::Misuse;
  if (reason == ThrowReason::World && escape.call != NoIndex && !escape.hasOthers && (thrower.fact.calls[escape.call].flags & called::Once))
    reason = ThrowReason::Once;
  if (escape.call != NoIndex && escape.from == NoIndex) {
    const FunctionFact &function = program.functions[from].fact;
    if (isCheckedAccess(program.callees[function.calls[escape.call].callee].name))
      reason = ThrowReason::Routine;
  }
  return {.type = escape.type, .call = call, .from = from, .steps = escape.steps + stepsInto(program, from, escape), .reason = reason};
}

class Fixpoint {
public:
  Fixpoint(const ExceptionProgram &program, const OtherFiles &others)
      : program(program), others(others), functionCount(static_cast<std::uint32_t>(program.functions.size())),
        nodeCount(functionCount + static_cast<std::uint32_t>(program.callees.size())) {
    sets.leaves.resize(functionCount);
    sets.arrives.resize(functionCount);
    sets.isOpen.resize(functionCount);
    virtuals.resize(program.callees.size());
    for (const FunctionNode &each : program.functions)
      scopes.emplace_back(each.fact);
    findLibraryTypes();
  }

  ThrowSets run() {
    index.assign(nodeCount, NoIndex);
    low.assign(nodeCount, 0);
    isOnStack.assign(nodeCount, false);
    for (std::uint32_t node = 0; node < nodeCount; ++node)
      if (index[node] == NoIndex)
        visit(node);
    return std::move(sets);
  }

private:
  using Nodes = std::vector<std::uint32_t>;

  void findLibraryTypes() {
    libraryThrows.resize(program.callees.size());
    for (std::size_t i = 0; i < program.callees.size(); ++i)
      if (const ModelEntry *model = program.callees[i].model)
        for (std::string_view name : model->throws)
          if (const ThrownTypeIndex type = program.types.find(name); type != NoFact)
            libraryThrows[i].push_back(type);
  }

  Nodes successors(std::uint32_t node) const {
    if (node >= functionCount)
      return program.callees[node - functionCount].overriders;
    Nodes result;
    const FunctionNode &function = program.functions[node];
    for (const CallFact &call : function.fact.calls) {
      if (!runsHere(program, call))
        continue;
      if (call.flags & called::Virtually)
        result.push_back(functionCount + call.callee);
      else if (const FunctionId only = definitionOf(program, program.callees[call.callee], function.file); only != NoIndex)
        result.push_back(only);
    }
    return result;
  }

  /// Tarjan's components, callees first; without recursion, because call chains are long.
  void visit(std::uint32_t root) {
    struct Frame {
      std::uint32_t node;
      Nodes next;
      std::size_t position = 0;
    };
    std::vector<Frame> frames;
    const auto open = [&](std::uint32_t node) {
      index[node] = low[node] = counter++;
      stack.push_back(node);
      isOnStack[node] = true;
      frames.push_back({node, successors(node)});
    };
    open(root);
    while (!frames.empty()) {
      Frame &frame = frames.back();
      if (frame.position < frame.next.size()) {
        const std::uint32_t next = frame.next[frame.position++];
        if (index[next] == NoIndex)
          open(next);
        else if (isOnStack[next])
          low[frame.node] = std::min(low[frame.node], index[next]);
        continue;
      }
      const std::uint32_t node = frame.node;
      const bool callsItself = std::find(frame.next.begin(), frame.next.end(), node) != frame.next.end();
      frames.pop_back();
      if (!frames.empty())
        low[frames.back().node] = std::min(low[frames.back().node], low[node]);
      if (low[node] == index[node])
        closeComponent(node, callsItself);
    }
  }

  void closeComponent(std::uint32_t node, bool callsItself) {
    Nodes members;
    while (true) {
      const std::uint32_t member = stack.back();
      stack.pop_back();
      isOnStack[member] = false;
      members.push_back(member);
      if (member == node)
        break;
    }
    std::sort(members.begin(), members.end());
    bool hasChanged = true;
    while (hasChanged) {
      hasChanged = false;
      for (std::uint32_t member : members)
        hasChanged |= update(member);
      if (members.size() == 1 && !callsItself)
        return;
    }
  }

  bool update(std::uint32_t node) { return node < functionCount ? updateFunction(node) : updateVirtual(node - functionCount); }

  bool updateVirtual(CalleeIndex callee) {
    std::vector<Escape> &known = virtuals[callee];
    const std::size_t before = known.size();
    Nodes overriders = program.callees[callee].overriders;
    std::erase_if(overriders, [&](FunctionId each) { return holdsFile(others.tests, program.functions[each].file); });
    const auto lets = [&](FunctionId each) { return !holdsBack(program.functions[each].fact) && !sets.leaves[each].empty(); };
    // Where one kind of several throws, the caller may well know that it has another.
    const bool isUsual = 2 * std::count_if(overriders.begin(), overriders.end(), lets) >= static_cast<std::ptrdiff_t>(overriders.size());
    for (FunctionId overrider : overriders)
      if (lets(overrider))
        for (const Escape &each : sets.leaves[overrider]) {
          Escape out = passOn(program, others, each, NoIndex, overrider);
          out.reason = isUsual ? out.reason : ThrowReason::Routine;
          addEscape(known, out);
        }
    return known.size() != before;
  }

  bool isOpenFunction(FunctionId function) const { return !sets.isOpen[function].empty() && sets.isOpen[function][0]; }

  bool updateFunction(FunctionId id) {
    const FunctionNode &node = program.functions[id];
    ScopeWalk walk(program, scopes[id], node.fact, sets.leaves[id], sets.arrives[id], sets.isOpen[id]);
    for (std::uint32_t i = 0; i < node.fact.throws.size(); ++i)
      walk.addThrow(i);
    if (node.fact.flags & function::UnknownCalls)
      walk.openEverything();
    for (std::uint32_t i = 0; i < node.fact.calls.size(); ++i)
      addCall(walk, node, i);
    return walk.hasChanged();
  }

  void addCall(ScopeWalk &walk, const FunctionNode &node, std::uint32_t index) {
    const CallFact &call = node.fact.calls[index];
    if (!runsHere(program, call))
      return;
    const CalleeNode &callee = program.callees[call.callee];
    if (call.flags & called::Virtually) {
      for (const Escape &each : virtuals[call.callee])
        walk.add({.type = each.type, .call = index, .from = each.from, .steps = each.steps, .reason = each.reason}, call.scope);
      walk.open(call.scope); // There may be overriders that nobody has seen.
      return;
    }
    if (callee.flags & callee::Noexcept)
      return;
    if (const FunctionId only = definitionOf(program, callee, node.file); only != NoIndex) {
      if (holdsBack(program.functions[only].fact))
        return;
      for (const Escape &each : sets.leaves[only])
        walk.add(passOn(program, others, each, index, only), call.scope);
      if (isOpenFunction(only))
        walk.open(call.scope);
      return;
    }
    if (!(call.flags & called::Guarded))
      for (ThrownTypeIndex type : libraryThrows[call.callee]) {
        const bool isBug = program.isMisuse[type] && !convertsText(callee.name);
        const ThrowReason reason = isBug ? ThrowReason::Misuse : ThrowReason::World;
        walk.add({.type = type, .call = index, .from = NoIndex, .steps = 1, .reason = reason}, call.scope);
      }
    if (!callee.model || !callee.model->possible.empty() || (call.flags & called::Guarded))
      walk.open(call.scope);
  }

  const ExceptionProgram &program;
  const OtherFiles &others;
  const std::uint32_t functionCount;
  const std::uint32_t nodeCount;
  ThrowSets sets;
  std::vector<ScopeTree> scopes;
  std::vector<std::vector<Escape>> virtuals; ///< Per callee: what its overriders let out.
  std::vector<std::vector<ThrownTypeIndex>> libraryThrows;
  std::vector<std::uint32_t> index;
  std::vector<std::uint32_t> low;
  std::vector<bool> isOnStack;
  Nodes stack;
  std::uint32_t counter = 0;
};

} // namespace

ThrowSets findThrowSets(const ExceptionProgram &program, const OtherFiles &others) {
  return Fixpoint(program, others).run();
}

} // namespace seam
