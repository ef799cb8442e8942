// What throws and what catches in the whole program? The exception facts of all units, linked.
#pragma once
#include "matchers/program/exception_match.h"
#include "matchers/program/program_graph.h"
#include <string>
#include <vector>

namespace seam {

struct ModelEntry;

using FunctionId = std::uint32_t;

/// A callee of the program.
struct CalleeNode {
  std::uint64_t id = 0;
  std::string name; ///< External ones.
  std::uint32_t flags = 0;
  const ModelEntry *model = nullptr;
  std::vector<FunctionId> bodies;     ///< Definitions: several where programs of one build have namesakes.
  std::vector<FunctionId> overriders; ///< Of a virtual method, itself included.
};

/// A function of the program. Types and callees in its facts are ExceptionProgram's.
struct FunctionNode {
  FunctionFact fact;
  FileId file = NoIndex;
  std::uint32_t callers = 0; ///< Calls of it that were seen; virtual ones and those that pass it on count.
};

/// What has to go wrong for an exception to come.
enum class ThrowReason : std::uint8_t {
  World,  ///< Something that the program works with: a file, a peer, a text.
  Once,   ///< As World, but only the first call of a function brings it: it makes a static variable.
  Misuse, ///< What a caller can know beforehand: the state of an object, an index, whatever std::logic_error stands for.
  Routine ///< An assertion, a lock, an index checked elsewhere: any call may bring it, and nobody plans for it.
};

/// A type that leaves a function, and how it comes there. A type may leave for several reasons.
struct Escape {
  ThrownTypeIndex type = 0;       ///< CurrentException: what `throw;` without a handler throws.
  std::uint32_t thrown = NoIndex; ///< Index into FunctionFact::throws …
  std::uint32_t call = NoIndex;   ///< … or ::calls. Both NoIndex: none.
  FunctionId from = NoIndex;      ///< The function that the call runs; NoIndex: a function of the library model.
  std::uint32_t steps = 0;        ///< Calls between here and the throw; a lambda's and of the template that runs it do not count.
  bool hasOthers = false;         ///< It comes in another way as well.
  ThrowReason reason = ThrowReason::World;
};
inline constexpr ThrownTypeIndex CurrentException = 0xfffffffe;

/// The types that arrive at a handler.
struct Arrivals {
  std::vector<Escape> escapes;
};

/// What leaves each function, and what arrives at its handlers. See throw_sets.h.
struct ThrowSets {
  std::vector<std::vector<Escape>> leaves;    ///< Per function; what a noexcept one holds back stands here, too.
  std::vector<std::vector<Arrivals>> arrives; ///< Per function: by scope number; empty where nothing arrives.
  std::vector<std::vector<bool>> isOpen;      ///< Per function: by scope number of try blocks, 0 the function: something unknown is called.
};

struct ExceptionProgram {
  ExceptionTypes types;
  std::vector<bool> isMisuse;     ///< Per type: it tells of a bug of the caller.
  std::vector<bool> isInVendored; ///< Per file: somebody else's library.
  std::vector<CalleeNode> callees;
  std::vector<FunctionNode> functions; ///< Sorted by file, line, column, name and id.
  ThrowSets throwSets;

  const std::vector<Escape> &leaves(FunctionId function) const { return throwSets.leaves[function]; }
  /// What arrives at the handler with this scope number.
  const std::vector<Escape> &arrivesAt(FunctionId function, ScopeNumber scope) const;
};

/// Links the sections of all units; the files are those of the graph, and its logs, where they are linked, are known in handlers.
std::shared_ptr<const ExceptionProgram> linkExceptions(const std::vector<UnitFacts> &units, const ProgramGraph &graph);

/// The one definition that a call in `caller` means; NoIndex: none is known, or it cannot be told which.
FunctionId definitionOf(const ExceptionProgram &program, const CalleeNode &callee, FileId caller);

} // namespace seam
