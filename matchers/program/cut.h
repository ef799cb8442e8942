// What is the cheapest set of edges whose removal leaves no cycle (minimum weight feedback arc set)?
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace seam {

/// An edge of a cut problem. `weight` is the effort to remove it; isFixed: must stay.
struct CutEdge {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::int64_t weight = 1;
  bool isFixed = false;
};

struct CutProblem {
  std::uint32_t nodes = 0;
  std::vector<CutEdge> edges; ///< No two with the same ends, no self edges.
};

/// How much search is allowed; counted in steps, not in time, so that the answer is the same on every machine.
struct CutBudget {
  std::uint64_t steps = 60'000'000;
  std::uint32_t exactNodes = 22; ///< Up to this many nodes by dynamic programming over subsets.
};

struct Cut {
  std::vector<std::size_t> edges; ///< Indices into CutProblem::edges, ascending.
  std::int64_t weight = 0;        ///< Sum of their weights.
  std::int64_t lowerBound = 0;    ///< No cut can be cheaper.
  bool isProved = false;          ///< weight == lowerBound.
  bool isPossible = true;         ///< False: the fixed edges alone hold a cycle; then fixed edges were cut as well, dearly.
};

/// Solves each tangle of a problem on its own. Deterministic.
///   up to budget.exactNodes   exact: a short search, else dynamic programming over subsets (Lawler 1964; Held and Karp 1962)
///   beyond                    branch and bound over cycles that are added as they show up (Baharev et al. 2021), bounded by the prices
///                             of a Lagrangian relaxation
///   out of steps              the best order of the nodes found (Eades, Lin and Smyth 1993; sifting), with its lower bound
/// Of edges that cost nothing only those are cut whose return would close a cycle.
Cut minimumCut(const CutProblem &problem, const CutBudget &budget = {});

/// The single methods, for tests and benchmarks. By subsets only up to 24 nodes in one tangle.
Cut cutBySubsets(const CutProblem &problem);
Cut cutByBranchAndBound(const CutProblem &problem, const CutBudget &budget);
Cut cutByOrdering(const CutProblem &problem);

} // namespace seam
