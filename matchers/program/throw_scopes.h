// Where does an exception go inside of one function: to which handler, or out of it?
#pragma once
#include "matchers/program/exception_program.h"

namespace seam {

/// The try blocks and handlers of a function by their scope numbers.
class ScopeTree {
public:
  explicit ScopeTree(const FunctionFact &function);

  /// The try block of this number; null: it is a handler's, or 0.
  const TryFact *block(ScopeNumber scope) const { return scope < nodes.size() ? nodes[scope].block : nullptr; }
  /// The handler of this number; null: it is a try block's, or 0.
  const HandlerFact *handler(ScopeNumber scope) const { return scope < nodes.size() ? nodes[scope].handler : nullptr; }
  /// What is around it; 0: the function.
  ScopeNumber parent(ScopeNumber scope) const { return scope < nodes.size() ? nodes[scope].parent : 0; }
  /// The innermost handler that the scope is, or lies in; 0: none.
  ScopeNumber handlerAround(ScopeNumber scope) const;
  std::size_t size() const { return nodes.size(); }

private:
  struct Node {
    const TryFact *block = nullptr;
    const HandlerFact *handler = nullptr;
    ScopeNumber parent = 0;
  };
  std::vector<Node> nodes;
};

/// By its type an exception tells of a bug of the caller: std::logic_error, std::bad_cast, InternalError.
bool tellsOfMisuse(const ExceptionTypes &types, ThrownTypeIndex type);

/// std::runtime_error and what derives from it: what no caller can know beforehand, says the standard, whatever is asked before it is
/// thrown.
bool isRuntimeError(const ExceptionTypes &types, ThrownTypeIndex type);

/// Adds an escape if its type is not there yet for this reason.
bool addEscape(std::vector<Escape> &escapes, const Escape &escape);

/// Sends exceptions through one function, and notes what leaves it and what arrives at its handlers.
class ScopeWalk {
public:
  ScopeWalk(const ExceptionProgram &program, const ScopeTree &scopes, const FunctionFact &function, std::vector<Escape> &leaves,
            std::vector<Arrivals> &arrives, std::vector<bool> &isOpen);

  /// An expression of FunctionFact::throws; a rethrow throws whatever arrives at its handler.
  void addThrow(std::uint32_t index);
  /// What a call lets out.
  void add(Escape escape, ScopeNumber scope);
  /// Something unknown is called in a scope, or everywhere.
  void open(ScopeNumber scope);
  void openEverything();

  bool hasChanged() const { return changes > 0; }

private:
  void climb(const Escape &escape, ScopeNumber scope);
  void rethrowAround(Escape escape, ScopeNumber scope);
  ThrowReason reasonOf(const ThrowFact &fact) const;

  /// A `throw;`, or a call of a function that does it, inside of a handler.
  struct Rethrow {
    Escape escape;
    ScopeNumber handler = 0;
    ScopeNumber scope = 0;
  };

  const ExceptionProgram &program;
  const ScopeTree &scopes;
  const FunctionFact &function;
  std::vector<Escape> &leaves;
  std::vector<Arrivals> &arrives;
  std::vector<bool> &isOpen;
  std::vector<Rethrow> rethrows;
  unsigned changes = 0;
};

} // namespace seam
