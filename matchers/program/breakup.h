// How is a tangle taken apart with the least effort, edge by edge?
#pragma once
#include "matchers/program/cut.h"
#include "matchers/program/level_graph.h"
#include <string>
#include <vector>

namespace seam {

/// The ways to remove a dependency, cheapest first.
enum class BreakKind : std::uint8_t {
  DeleteInclude,  ///< Nothing of the target is used.
  ForwardDeclare, ///< Only its name is used.
  MoveToSource,   ///< Used in function bodies only: the include can move from the header into the .cpp (file level).
  Invert          ///< Needs an interface on the user's side.
};

/// "delete-include", "forward-declare", "move-to-source", "invert".
std::string_view breakName(BreakKind kind);

/// How to remove one level edge.
struct Breakup {
  std::uint32_t edge = 0; ///< Index into LevelGraph::edges.
  BreakKind kind = BreakKind::Invert;
  std::int64_t effort = 0; ///< Sum over the file edges of: 0 unused include, 1 name only, 2 in a function body, 5 by value, argument, base
                           ///< or macro; times places.
  EdgeId witness = 0;      ///< The file edge to show first: an include if there is one.
  std::vector<SymbolId> needs; ///< What the user side uses of the target, sorted by name: for Invert the methods an interface would need.
  std::string advice;          ///< "forward-declare 'class ui::Dialog' in src/net/session.h and include it in the .cpp".
};

/// The minimum-effort cut of a tangle, with how to do each step.
struct TangleCut {
  std::vector<Breakup> steps; ///< Sorted by edge.
  std::int64_t effort = 0;
  std::int64_t lowerBound = 0;
  bool isProved = false;
};

/// What an edge means for the policy: edges that agree with the declared layers must stay, those that break a contract go first.
enum class EdgeStanding : std::uint8_t { Neutral, Agreed, Breaking };

/// Effort and advice for one level edge.
Breakup breakupOf(const ProgramGraph &graph, const LevelGraph &levels, std::uint32_t edge);

/// The cut of one tangle. `standing` gives each level edge's standing; empty: all neutral.
TangleCut cutTangle(const ProgramGraph &graph, const LevelGraph &levels, const std::vector<NodeId> &tangle,
                    const std::vector<EdgeStanding> &standing, const CutBudget &budget = {});

} // namespace seam
