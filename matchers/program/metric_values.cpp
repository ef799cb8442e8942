// Which numbers does the baseline keep, so that a later run can tell growth?
#include "matchers/program/metric_values.h"
#include <algorithm>
#include <tuple>

namespace seam {

static constexpr std::string_view EfferentPrefix = "efferent:";

MetricValues metricValues(const ProgramGraph &graph) {
  MetricValues values;
  auto isMetrics = [](const Contract &contract) { return contract.kind == ContractKind::Metrics; };
  if (std::none_of(graph.policy.contracts.begin(), graph.policy.contracts.end(), isMetrics))
    return values;
  const ProgramMetrics metrics = measure(graph);
  for (const Contract &contract : graph.policy.contracts) {
    if (!isMetrics(contract))
      continue;
    std::map<std::string, double> &own = values[contract.id.text];
    for (const auto &[name, limit] : contract.metrics)
      if (double value = 0; metricByName(metrics, name.text, value))
        own[name.text] = value;
    for (const ModuleMetrics &module : metrics.modules)
      own[std::string(EfferentPrefix) + module.name] = module.efferent;
  }
  return values;
}

std::vector<GrownModule> grownModules(const ProgramMetrics &metrics, const std::map<std::string, double> &values) {
  std::vector<GrownModule> grown;
  auto firstModule = values.lower_bound(std::string(EfferentPrefix));
  if (firstModule == values.end() || !firstModule->first.starts_with(EfferentPrefix))
    return grown; // The baseline is silent on modules.
  for (const ModuleMetrics &module : metrics.modules) {
    auto before = values.find(std::string(EfferentPrefix) + module.name);
    const double known = before == values.end() ? 0 : before->second;
    if (module.efferent > known)
      grown.push_back({module.name, known, static_cast<double>(module.efferent)});
  }
  std::sort(grown.begin(), grown.end(), [](const GrownModule &left, const GrownModule &right) {
    return std::make_tuple(right.now - right.before, left.name) < std::make_tuple(left.now - left.before, right.name);
  });
  return grown;
}

} // namespace seam
