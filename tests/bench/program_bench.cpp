// How long does it take to link a program and to run all architecture rules over it, and does that grow in step with its size?
//
//   program_bench [FILES…]      default: 1000 10000 100000
#include "matchers/program/breakup.h"
#include "matchers/program/cycles.h"
#include "matchers/program/level_graph.h"
#include "matchers/program/link.h"
#include "matchers/program/metrics.h"
#include "matchers/program/policy_check.h"
#include "matchers/rules/rule_runner.h"
#include "tests/bench/generated_facts.h"
#include <charconv>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>
#include <sys/resource.h>

namespace seam {
namespace {

double cpuSeconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

long peakMegabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

/// The CPU time of one step.
template <typename Step> double secondsOf(Step step) {
  const double start = cpuSeconds();
  step();
  return cpuSeconds() - start;
}

PolicyWord moduleNamed(std::uint32_t number) {
  return {fmt::format("module{:04}", number)};
}

Contract contractNamed(const char *id, ContractKind kind) {
  Contract contract;
  contract.id.text = id;
  contract.kind = kind;
  return contract;
}

/// A policy that asks for everything: a layer order over all modules, and a contract of each kind.
Policy policyFor(std::uint32_t files) {
  const std::uint32_t modules = files / 100;
  Policy policy;
  policy.isDefault = false;
  policy.modules.push_back({.name = {"module*"}, .paths = {{"src/module{1}/**"}}, .publicPaths = {{"src/module{1}/*.h"}}});
  LayerOrder order{.id = {"main"}};
  for (std::uint32_t module = modules; module-- > 0;)
    order.rows.push_back({.modules = {moduleNamed(module)}});
  policy.layers.push_back(std::move(order));

  Contract acyclic = contractNamed("acyclic", ContractKind::Acyclic);
  acyclic.levels = {{"files"}, {"components"}, {"modules"}, {"layers"}};
  Contract independent = contractNamed("independent", ContractKind::Independent);
  for (std::uint32_t module = 0; module < std::min(modules, 5u); ++module)
    independent.modules.push_back(moduleNamed(module));
  Contract direct = contractNamed("direct", ContractKind::Forbid);
  direct.from = {moduleNamed(modules - 1)};
  direct.to = {moduleNamed(0)};
  Contract transitive = direct;
  transitive.id.text = "transitive";
  transitive.isTransitive = true;
  Contract protect = contractNamed("protect", ContractKind::Protect);
  protect.protectedModules = {moduleNamed(0)};
  protect.allowed = {{"module*"}};
  Contract metrics = contractNamed("metrics", ContractKind::Metrics);
  metrics.metrics = {{{"nccd"}, {"5"}}, {{"cycles"}, {"0"}}};
  policy.contracts = {acyclic, independent, direct, transitive, protect, metrics};
  return policy;
}

std::size_t countUpward(const ProgramGraph &graph) {
  const ResolvedOrder order = resolveOrder(graph, graph.policy.layers.front());
  std::size_t upward = 0;
  for (const ModuleUse &use : moduleUses(graph, {}))
    upward += judgeLayers(order, graph.files[use.from].module, use.to) == LayerVerdict::Upward;
  return upward;
}

/// What one size cost, in seconds.
struct Cost {
  double link = 0;
  double fold = 0;
  double layers = 0;
  double tangles = 0;
  double cut = 0;
  double metrics = 0;
  double rules = 0; ///< All of them as `seam check` runs them: the parts above again, and the rest.
  double total() const { return link + rules; }
};

Cost measureSize(std::uint32_t files) {
  Cost cost;
  std::vector<UnitFacts> units = generateFacts(files);
  LinkInputs inputs;
  inputs.policy = policyFor(files);
  ProgramGraph graph;
  cost.link = secondsOf([&] { graph = linkUnits(std::move(units), std::move(inputs)); });
  std::vector<LevelGraph> levels;
  cost.fold = secondsOf([&] {
    for (Level level : {Level::File, Level::Component, Level::Module, Level::Layer})
      levels.push_back(foldTo(graph, level, {}));
  });
  std::size_t upward = 0, shown = 0, cuts = 0, proved = 0;
  cost.layers = secondsOf([&] { upward = countUpward(graph); });
  std::vector<std::vector<std::vector<NodeId>>> found;
  cost.tangles = secondsOf([&] {
    for (const LevelGraph &level : levels) {
      found.push_back(tangles(level));
      for (const std::vector<NodeId> &tangle : found.back())
        shown += coveringCycles(level, tangle, 5).size();
    }
  });
  cost.cut = secondsOf([&] {
    for (std::size_t i = 0; i < levels.size(); ++i)
      for (const std::vector<NodeId> &tangle : found[i]) {
        proved += cutTangle(graph, levels[i], tangle, {}).isProved;
        ++cuts;
      }
  });
  double nccd = 0;
  cost.metrics = secondsOf([&] { nccd = measure(graph).nccd; });
  std::size_t findings = 0;
  cost.rules = secondsOf([&] {
    llvm::Expected<RuleSelection> selection = selectRules({});
    if (!selection) {
      fmt::print(stderr, "error: {}\n", llvm::toString(selection.takeError()));
      std::exit(2);
    }
    findings = runRules(graph, *selection).size();
  });
  fmt::print("{:>7} files {:>8} edges: link {:.2f}, fold {:.2f}, layers {:.2f}, tangles {:.2f}, cut {:.2f}, metrics {:.2f}; all rules "
             "{:.2f}: {:.2f} s with the link, {} MB\n",
             files, graph.edges.size(), cost.link, cost.fold, cost.layers, cost.tangles, cost.cut, cost.metrics, cost.rules, cost.total(),
             peakMegabytes());
  fmt::print("        {} upward uses, {} cycles shown, {} of {} cuts proved minimal, nccd {:.1f}, {} findings\n", upward, shown, proved,
             cuts, nccd, findings);
  std::fflush(stdout);
  return cost;
}

} // namespace
} // namespace seam

int main(int argc, char **argv) {
  std::vector<std::uint32_t> sizes;
  for (int i = 1; i < argc; ++i) {
    std::uint32_t size = 0;
    const char *end = argv[i] + std::strlen(argv[i]);
    if (std::from_chars(argv[i], end, size).ptr != end || size < 100) {
      fmt::print(stderr, "error: '{}' is no number of files from 100 on\n", argv[i]);
      return 2;
    }
    sizes.push_back(size);
  }
  if (sizes.empty())
    sizes = {1000, 10000, 100000};
  double lastPerFile = 0;
  for (std::uint32_t size : sizes) {
    const double perFile = seam::measureSize(size).total() / size;
    if (lastPerFile > 0)
      fmt::print("        a file costs {:.2f} times as much as in the size before; 1 is linear\n", perFile / lastPerFile);
    lastPerFile = perFile;
  }
}
