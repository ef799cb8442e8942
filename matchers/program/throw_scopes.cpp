#include "matchers/program/throw_scopes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <initializer_list>

namespace seam {

ScopeTree::ScopeTree(const FunctionFact &function) {
  for (const TryFact &block : function.tries) {
    std::size_t last = block.scope;
    for (const HandlerFact &handler : block.handlers)
      last = std::max<std::size_t>(last, handler.scope);
    nodes.resize(std::max(nodes.size(), last + 1));
    nodes[block.scope] = {.block = &block, .parent = block.parent};
    for (const HandlerFact &handler : block.handlers)
      nodes[handler.scope] = {.handler = &handler, .parent = block.parent};
  }
}

ScopeNumber ScopeTree::handlerAround(ScopeNumber scope) const {
  while (scope != 0 && scope < nodes.size() && !nodes[scope].handler)
    scope = nodes[scope].parent;
  return scope < nodes.size() ? scope : 0;
}

bool tellsOfMisuse(const ExceptionTypes &types, ThrownTypeIndex type) {
  static constexpr llvm::StringLiteral words[] = {"internal",    "invalidargument", "invalidstate",    "outofrange",
                                                  "logicerror",  "precondition",    "illegalargument", "illegalstate",
                                                  "outofbounds", "emptystack",      "nosuchelement"};
  const std::string name = displayName(types[type]);
  if (name == "boost::bad_lexical_cast")
    return false;
  std::string own = llvm::StringRef(name).substr(name.rfind("::") + 1).lower(); // npos + 1: all of it.
  std::erase(own, '_');
  if (llvm::any_of(words, [&](llvm::StringRef word) { return llvm::StringRef(own).contains(word); }))
    return true;
  for (const char *name : {"std::logic_error", "std::bad_cast", "std::bad_optional_access", "std::bad_variant_access"})
    if (const ThrownTypeIndex base = types.find(name); base != NoFact && types.isPublicBase(base, type))
      return true;
  return false;
}

/// Assertions that throw, and locks that fail: what they throw tells of a bug, not of what the program works with.
static bool isRoutineThrow(const ExceptionProgram &program, const FunctionFact &function, ThrownTypeIndex type) {
  const auto contains = [](llvm::StringRef text, std::initializer_list<llvm::StringRef> words) {
    const std::string lower = text.lower();
    return std::any_of(words.begin(), words.end(), [&](llvm::StringRef word) { return llvm::StringRef(lower).contains(word); });
  };
  const auto [scope, name] = llvm::StringRef(function.name).rsplit("::");
  return contains(program.types[type].name,
                  {"assert", "bugcheck", "nullpointer", "contractviolation", "notimplemented", "not_implemented", "lock_error",
                   "outofmemory", "out_of_memory", "badalloc", "bad_alloc", "thread_resource_error"}) ||
         contains(name.empty() ? scope : name, {"assert", "bugcheck", "lock"}) ||
         contains(name.empty() ? "" : scope.rsplit("::").second, {"mutex", "bugcheck"}) ||
         contains(name.empty() ? "" : scope, {"mutex", "eventimpl"});
}

bool isRuntimeError(const ExceptionTypes &types, ThrownTypeIndex type) {
  const ThrownTypeIndex base = types.find("std::runtime_error");
  return base != NoFact && (base == type || types.isPublicBase(base, type));
}

bool addEscape(std::vector<Escape> &escapes, const Escape &escape) {
  const auto known = std::find_if(escapes.begin(), escapes.end(),
                                  [&](const Escape &each) { return each.type == escape.type && each.reason == escape.reason; });
  if (known != escapes.end()) {
    known->hasOthers |= known->thrown != escape.thrown || known->call != escape.call;
    return false;
  }
  escapes.push_back(escape);
  return true;
}

ScopeWalk::ScopeWalk(const ExceptionProgram &program, const ScopeTree &scopes, const FunctionFact &function, std::vector<Escape> &leaves,
                     std::vector<Arrivals> &arrives, std::vector<bool> &isOpen)
    : program(program), scopes(scopes), function(function), leaves(leaves), arrives(arrives), isOpen(isOpen) {
  arrives.resize(scopes.size());
  isOpen.resize(std::max<std::size_t>(scopes.size(), 1));
}

void ScopeWalk::addThrow(std::uint32_t index) {
  const ThrowFact &fact = function.throws[index];
  if (fact.form == ThrowForm::Rethrow)
    rethrowAround({.type = CurrentException, .thrown = index}, fact.scope);
  else if (fact.type != NoFact)
    climb({.type = fact.type, .thrown = index, .reason = reasonOf(fact)}, fact.scope);
  else
    open(fact.scope);
}

ThrowReason ScopeWalk::reasonOf(const ThrowFact &fact) const {
  if ((fact.flags & thrown::Asserts) || isRoutineThrow(program, function, fact.type))
    return ThrowReason::Routine;
  const bool isRefusal = (fact.flags & thrown::ChecksArguments) && !isRuntimeError(program.types, fact.type);
  if (isRefusal || (fact.flags & (thrown::ChecksState | thrown::ChecksChoice)))
    return ThrowReason::Misuse;
  // Who translates what the world brought tells of the world, whatever the new type is called.
  const HandlerFact *around = scopes.handler(scopes.handlerAround(fact.scope));
  const bool isTranslation = around && around->type != NoFact && !program.isMisuse[around->type];
  return program.isMisuse[fact.type] && !isTranslation ? ThrowReason::Misuse : ThrowReason::World;
}

void ScopeWalk::add(Escape escape, ScopeNumber scope) {
  if (escape.type == CurrentException)
    rethrowAround(escape, scope);
  else
    climb(escape, scope);
}

/// What is being handled goes on, from here; outside of a handler that is the caller's affair.
void ScopeWalk::rethrowAround(Escape escape, ScopeNumber scope) {
  const ScopeNumber handler = scopes.handlerAround(scope);
  if (handler == 0) {
    climb(escape, scope);
    return;
  }
  rethrows.push_back({escape, handler, scope});
  // More may arrive while this runs.
  for (std::size_t i = 0; i < arrives[handler].escapes.size(); ++i) {
    Escape again = arrives[handler].escapes[i];
    climb(again, scope);
  }
}

void ScopeWalk::climb(const Escape &escape, ScopeNumber scope) {
  for (; scope != 0; scope = scopes.parent(scope)) {
    const TryFact *block = scopes.block(scope);
    if (!block)
      continue; // A handler catches nothing of its own.
    for (const HandlerFact &handler : block->handlers) {
      const bool isUnknown = escape.type == CurrentException; // A dispatcher's handlers ask what it is.
      if (!isUnknown && !program.types.catches(handler.type, handler.form, escape.type))
        continue;
      if (addEscape(arrives[handler.scope].escapes, escape)) {
        ++changes;
        for (std::size_t i = 0; i < rethrows.size(); ++i)
          if (rethrows[i].handler == handler.scope)
            climb(escape, rethrows[i].scope);
      }
      if (!isUnknown || handler.form == CatchForm::All)
        return;
    }
  }
  changes += addEscape(leaves, escape);
}

void ScopeWalk::open(ScopeNumber scope) {
  for (; scope != 0; scope = scopes.parent(scope))
    if (!isOpen[scope]) {
      isOpen[scope] = true;
      ++changes;
    }
  if (!isOpen[0]) {
    isOpen[0] = true;
    ++changes;
  }
}

void ScopeWalk::openEverything() {
  for (const TryFact &block : function.tries)
    if (block.unknownCalls > 0)
      open(block.scope);
  open(0);
}

} // namespace seam
