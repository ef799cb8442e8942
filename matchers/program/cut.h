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
  std::uint64_t steps = 20'000'000;
  std::uint32_t exactNodes = 22; ///< Up to this many nodes by dynamic programming over subsets.
};

struct Cut {
  std::vector<std::size_t> edges; ///< Indices into CutProblem::edges, ascending.
  std::int64_t weight = 0;        ///< Sum of their weights.
  std::int64_t lowerBound = 0;    ///< No cut can be cheaper.
  bool isProved = false;          ///< weight == lowerBound.
  bool isPossible = true;         ///< False: the fixed edges alone hold a cycle; then fixed edges were cut as well, dearly.
};

/// Solves one problem. Exact by dynamic programming over subsets (Lawler 1964; Held and Karp 1962) up to budget.exactNodes, by branch and
/// bound with lazily added shortest cycles (Baharev et al. 2021) beyond, by Eades-Lin-Smyth (1993) plus sifting when the budget runs out.
/// Deterministic.
Cut minimumCut(const CutProblem &problem, const CutBudget &budget = {});

/// The single methods, for tests and benchmarks. By subsets only up to 24 nodes in one tangle.
Cut cutBySubsets(const CutProblem &problem);
Cut cutByBranchAndBound(const CutProblem &problem, const CutBudget &budget);
Cut cutByOrdering(const CutProblem &problem);

} // namespace seam
