// How coupled is the program? Martin and Lakos.
#pragma once
#include "matchers/program/level_graph.h"
#include <string>
#include <vector>

namespace seam {

/// One module. Martin, "OO Design Quality Metrics" (1994).
struct ModuleMetrics {
  std::string name;
  unsigned afferent = 0;   ///< Ca: classes outside that use classes inside, counted as components.
  unsigned efferent = 0;   ///< Ce: components inside that use components outside.
  double instability = 0;  ///< I = Ce / (Ca + Ce); 0 where both are 0.
  double abstractness = 0; ///< A: share of abstract classes; 0 without classes.
  double distance = 0;     ///< D = |A + I - 1|.
};

/// The whole program over components. Lakos, "Large-Scale C++ Software Design" (1996); propagation cost: MacCormack et al. (2006).
struct ProgramMetrics {
  std::uint64_t components = 0;
  std::uint64_t ccd = 0;              ///< Cumulative component dependency.
  double acd = 0;                     ///< CCD / N.
  double nccd = 0;                    ///< CCD / CCD of a balanced binary tree of N nodes.
  double propagationCost = 0;         ///< CCD / N².
  unsigned levels = 0;                ///< Height of the condensation.
  std::vector<ModuleMetrics> modules; ///< Sorted by name.
};

ProgramMetrics measure(const ProgramGraph &graph);

/// The value of a metric by its name in a policy: ccd, acd, nccd, propagation_cost, levels; false: no such name.
bool metricByName(const ProgramMetrics &metrics, const std::string &name, double &value);

} // namespace seam
