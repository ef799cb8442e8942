// Which dependencies does the policy want, and which does it forbid? For cuts that agree with what the other rules report.
#pragma once
#include "matchers/program/breakup.h"
#include "matchers/program/policy_check.h"
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace seam {

/// The policy's layer orders and contracts, resolved to modules.
class PolicyStanding {
public:
  explicit PolicyStanding(const ProgramGraph &graph);

  /// The standing of each edge: what all of its file edges have in common, else neutral.
  std::vector<EdgeStanding> of(const LevelGraph &levels) const;

private:
  struct Order {
    std::string id;
    ResolvedOrder rows;
  };
  /// Pairs of modules that a contract keeps apart.
  struct Separation {
    std::string contract;
    std::set<std::pair<ModuleId, ModuleId>> pairs;
  };

  void separate(const Contract &contract);
  EdgeStanding of(const Edge &edge) const;

  const ProgramGraph &graph;
  std::vector<Order> orders;
  std::vector<Separation> separations;
};

} // namespace seam
