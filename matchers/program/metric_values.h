// Which numbers does the baseline keep, so that a later run can tell growth?
#pragma once
#include "matchers/program/metrics.h"
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// What the baseline keeps for the policy's metric contracts: each metric by its name, and for each module the components inside that
/// use others ("efferent:net"), to tell later which module grew.
MetricValues metricValues(const ProgramGraph &graph);

/// A module whose components use more other components than the baseline says.
struct GrownModule {
  std::string name;
  double before = 0;
  double now = 0;
};

/// The modules that grew since `values` were taken, most growth first; a module that is new grew from 0.
std::vector<GrownModule> grownModules(const ProgramMetrics &metrics, const std::map<std::string, double> &values);

} // namespace seam
