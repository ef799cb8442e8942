// Did the program become more coupled than it was, or than the policy permits?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/metric_values.h"
#include "matchers/program/metrics.h"
#include "matchers/program/program_graph.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace seam {
namespace {

/// Sums of many divisions differ in the last digits from machine to machine.
constexpr double Tolerance = 1e-9;
constexpr std::size_t ShownModules = 3;

std::optional<double> valueIn(const std::map<std::string, double> &values, const std::string &name) {
  auto found = values.find(name);
  return found == values.end() ? std::nullopt : std::optional(found->second);
}

std::string grownText(const std::vector<GrownModule> &grown) {
  std::string text;
  for (std::size_t i = 0; i < std::min(grown.size(), ShownModules); ++i)
    text += fmt::format("{}'{}' ({:g} -> {:g})", i == 0 ? "" : ", ", grown[i].name, grown[i].before, grown[i].now);
  return text;
}

/// One metric of one contract.
struct Gate {
  const Contract &contract;
  const PolicyWord &metric;
  const PolicyWord &limit;
  double value = 0;
  std::optional<double> before; ///< The baseline's value.

  bool hasGrown() const { return before && value > *before + Tolerance; }
};

/// What is wrong, or "": no growth, below the limit, or no baseline to compare with.
std::string breachOf(const Gate &gate) {
  if (gate.limit.text == "no_growth")
    return gate.hasGrown() ? fmt::format("'{}' grew from {:.6g} to {:.6g} (contract '{}')", gate.metric.text, *gate.before, gate.value,
                                         gate.contract.id.text)
                           : std::string();
  double limit = 0;
  if (!llvm::to_float(gate.limit.text, limit) || gate.value <= limit + Tolerance)
    return {};
  return fmt::format("'{}' is {:.6g}, above its limit {:.6g} (contract '{}')", gate.metric.text, gate.value, limit, gate.contract.id.text);
}

/// A limit that was broken when the baseline was written is old until the value grows further.
std::string keyOf(const Gate &gate) {
  std::string key = fmt::format("{}: {}", gate.contract.id.text, gate.metric.text);
  return gate.hasGrown() ? fmt::format("{} > {:.6g}", key, *gate.before) : key;
}

void report(const Gate &gate, std::string message, const std::vector<GrownModule> &grown, FindingSink &sink) {
  const PolicyPlace &place = gate.metric.place;
  Finding finding;
  finding.place = {.file = place.file, .line = place.line, .column = place.column, .endColumn = place.endColumn};
  finding.message = std::move(message);
  finding.help = "`seam metrics` shows each module; `seam baseline --update` accepts the new value";
  if (!grown.empty())
    finding.help = fmt::format("components that use others grew in {}; {}", grownText(grown), finding.help);
  finding.contract = gate.contract.id.text;
  finding.keys = {keyOf(gate)};
  finding.data = {{"metric", gate.metric.text}, {"value", gate.value}};
  if (gate.before)
    finding.data.emplace_back("before", *gate.before);
  DataValue::List modules;
  for (const GrownModule &module : grown)
    modules.push_back(DataValue::Object{{"module", module.name}, {"before", module.before}, {"now", module.now}});
  if (!modules.empty())
    finding.data.emplace_back("grown", std::move(modules));
  sink.report(std::move(finding));
}

class MetricGrowth final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    auto isMetrics = [](const Contract &contract) { return contract.kind == ContractKind::Metrics; };
    const std::vector<Contract> &contracts = program.policy.contracts;
    if (std::none_of(contracts.begin(), contracts.end(), isMetrics))
      return; // Measuring walks the whole program.
    const ProgramMetrics metrics = measure(program);
    for (const Contract &contract : contracts)
      if (isMetrics(contract))
        checkContract(program, contract, metrics, sink);
  }

private:
  static void checkContract(const ProgramGraph &program, const Contract &contract, const ProgramMetrics &metrics, FindingSink &sink) {
    auto found = program.metricBaseline.find(contract.id.text);
    const std::map<std::string, double> baseline = found == program.metricBaseline.end() ? std::map<std::string, double>() : found->second;
    for (const auto &[metric, limit] : contract.metrics) {
      Gate gate{.contract = contract, .metric = metric, .limit = limit, .before = valueIn(baseline, metric.text)};
      if (!metricByName(metrics, metric.text, gate.value))
        continue;
      if (std::string message = breachOf(gate); !message.empty())
        report(gate, std::move(message), grownModules(metrics, baseline), sink);
    }
  }
};

const RegisterRule<MetricGrowth> registered{{.id = "metric-growth",
                                             .category = "architecture",
                                             .summary = "a coupling metric grew, or is above its limit",
                                             .severity = Severity::Error,
                                             .since = "0.1",
                                             .needsProgram = true}};

} // namespace
} // namespace seam
