// Does a policy file become the Policy that it describes?
#include "tool/config/config.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

const std::vector<std::string> Rules = {"dependency-cycle", "layer-violation"};

std::vector<std::string> textsOf(const std::vector<PolicyWord> &words) {
  std::vector<std::string> texts;
  for (const PolicyWord &word : words)
    texts.push_back(word.text);
  return texts;
}

Policy policyOf(std::string_view text) {
  const ConfigResult result = parsePolicy(text, ".seam.yaml", Rules);
  EXPECT_EQ(describeErrors(result), "");
  return result.policy;
}

constexpr std::string_view Full = R"(version: 1
build: [build/linux, build/win]
modules:
  base: {path: [src/base/**, include/base/**], public: [include/base/**]}
  net:
    path: src/net/**
    public: [src/net/api/**]
    interfaces: {testing: {headers: src/net/testing/**, to: [tests]}}
  ui: {path: src/ui/**}
  cli: {path: src/cli/**}
  db: {namespace: "app::db::**"}
  storage: {target: storage}
  tests: {path: tests/**}
  "plugins/*": {path: "src/plugins/{1}/**"}
  plugin_api: {path: src/plugin_api/**}
  proto: {path: "build/**/*.pb.h", generated: true}
  boost: {include: "<boost/**>", external: true}
unassigned: warning
layers:
  - {id: main, order: [tests, "ui | cli", "net : plugin_api", [db, storage], base], closed: [net], because: ADR-1, kinds: include}
contracts:
  - {id: acyclic, acyclic: [modules, components], depth: 3, policy: strict}
  - {id: plug-iso, independent: "plugins/*", except_through: [plugin_api]}
  - {id: db-ui, forbid: {from: db, to: ui}, transitive: true, because: ADR-12}
  - {id: db-only, protect: db, allow: [storage], kinds: [include, symbol]}
  - {id: asio, only: [net], may_use: "boost:<boost/asio/**>"}
  - {id: no-sleep, forbid: {from: base, symbols: ["::sleep", "std::this_thread::sleep_for"]}}
  - {id: trend, metrics: {nccd: no_growth, levels: 12}}
allow:
  - {contract: main, from: src/net/legacy.h, to: src/ui/log.h, because: JIRA-7, until: 2027-01-31}
rules:
  dependency-cycle: {severity: warning, options: {cycles: 3}}
  "logging/*": off
paths:
  "tests/**": {layer-violation: note}
baseline: .seam/baseline.json
direct_include: required
)";

TEST(Config, ReadsModules) {
  const Policy policy = policyOf(Full);

  EXPECT_FALSE(policy.isDefault);
  EXPECT_THAT(textsOf(policy.build), ElementsAre("build/linux", "build/win"));
  ASSERT_THAT(policy.modules, SizeIs(11));
  EXPECT_EQ(policy.modules[0].name.text, "base");
  EXPECT_THAT(textsOf(policy.modules[0].paths), ElementsAre("src/base/**", "include/base/**"));
  EXPECT_THAT(textsOf(policy.modules[0].publicPaths), ElementsAre("include/base/**"));
  const ModuleRule &net = policy.modules[1];
  EXPECT_THAT(textsOf(net.paths), ElementsAre("src/net/**")) << "one word is a list of one";
  ASSERT_THAT(net.interfaces, SizeIs(1));
  EXPECT_EQ(net.interfaces[0].name.text, "testing");
  EXPECT_THAT(textsOf(net.interfaces[0].headers), ElementsAre("src/net/testing/**"));
  EXPECT_THAT(textsOf(net.interfaces[0].to), ElementsAre("tests"));
  EXPECT_THAT(textsOf(policy.modules[4].namespaces), ElementsAre("app::db::**"));
  EXPECT_THAT(textsOf(policy.modules[5].targets), ElementsAre("storage"));
  EXPECT_TRUE(policy.modules[9].isGenerated);
  EXPECT_TRUE(policy.modules[10].isExternal);
  EXPECT_THAT(textsOf(policy.modules[10].includes), ElementsAre("<boost/**>"));
  EXPECT_EQ(policy.unassigned, UnassignedPolicy::Warning);
  EXPECT_EQ(policy.baseline, ".seam/baseline.json");
  EXPECT_TRUE(policy.directIncludeRequired);
}

TEST(Config, ReadsLayers) {
  const Policy policy = policyOf(Full);

  ASSERT_THAT(policy.layers, SizeIs(1));
  const LayerOrder &order = policy.layers[0];
  EXPECT_EQ(order.id.text, "main");
  ASSERT_THAT(order.rows, SizeIs(5));
  EXPECT_THAT(textsOf(order.rows[0].modules), ElementsAre("tests"));
  EXPECT_THAT(textsOf(order.rows[1].modules), ElementsAre("ui", "cli"));
  EXPECT_EQ(order.rows[1].kind, RowKind::Independent);
  EXPECT_THAT(textsOf(order.rows[2].modules), ElementsAre("net", "plugin_api"));
  EXPECT_EQ(order.rows[2].kind, RowKind::Free);
  EXPECT_THAT(textsOf(order.rows[3].modules), ElementsAre("db", "storage"));
  EXPECT_EQ(order.rows[3].kind, RowKind::Free) << "a list is a row of free siblings";
  EXPECT_THAT(textsOf(order.closed), ElementsAre("net"));
  EXPECT_EQ(order.because.text, "ADR-1");
  EXPECT_THAT(order.kinds, ElementsAre("include"));
}

TEST(Config, WordsOfARowKnowTheirPlaces) {
  const Policy policy = policyOf("version: 1\nmodules: {ui: {path: ui/**}, cli: {path: cli/**}}\nlayers: {id: m, order: [\"ui | cli\"]}\n");

  const std::vector<PolicyWord> &row = policy.layers[0].rows[0].modules;
  EXPECT_EQ(row[0].place.line, 3u);
  EXPECT_EQ(row[0].place.column, 26u);
  EXPECT_EQ(row[0].place.endColumn, 28u);
  EXPECT_EQ(row[1].place.column, 31u);
  EXPECT_EQ(row[1].place.endColumn, 34u);
}

TEST(Config, ReadsContracts) {
  const Policy policy = policyOf(Full);

  ASSERT_THAT(policy.contracts, SizeIs(7));
  EXPECT_EQ(policy.contracts[0].kind, ContractKind::Acyclic);
  EXPECT_THAT(textsOf(policy.contracts[0].levels), ElementsAre("modules", "components"));
  EXPECT_EQ(policy.contracts[0].depth, 3u);
  EXPECT_EQ(policy.contracts[0].baselinePolicy, BaselinePolicy::Strict);
  EXPECT_EQ(policy.contracts[0].place.line, 22u);
  EXPECT_EQ(policy.contracts[1].kind, ContractKind::Independent);
  EXPECT_THAT(textsOf(policy.contracts[1].modules), ElementsAre("plugins/*"));
  EXPECT_THAT(textsOf(policy.contracts[1].exceptThrough), ElementsAre("plugin_api"));
  EXPECT_EQ(policy.contracts[2].kind, ContractKind::Forbid);
  EXPECT_THAT(textsOf(policy.contracts[2].from), ElementsAre("db"));
  EXPECT_THAT(textsOf(policy.contracts[2].to), ElementsAre("ui"));
  EXPECT_TRUE(policy.contracts[2].isTransitive);
  EXPECT_EQ(policy.contracts[2].because.text, "ADR-12");
  EXPECT_EQ(policy.contracts[3].kind, ContractKind::Protect);
  EXPECT_THAT(textsOf(policy.contracts[3].protectedModules), ElementsAre("db"));
  EXPECT_THAT(textsOf(policy.contracts[3].allowed), ElementsAre("storage"));
  EXPECT_THAT(policy.contracts[3].kinds, ElementsAre("include", "symbol"));
  EXPECT_EQ(policy.contracts[4].kind, ContractKind::Only);
  EXPECT_THAT(textsOf(policy.contracts[4].users), ElementsAre("net"));
  EXPECT_THAT(textsOf(policy.contracts[4].mayUse), ElementsAre("boost:<boost/asio/**>"));
  EXPECT_THAT(textsOf(policy.contracts[5].symbols), ElementsAre("::sleep", "std::this_thread::sleep_for"));
  EXPECT_EQ(policy.contracts[6].kind, ContractKind::Metrics);
  ASSERT_THAT(policy.contracts[6].metrics, SizeIs(2));
  EXPECT_EQ(policy.contracts[6].metrics[0].first.text, "nccd");
  EXPECT_EQ(policy.contracts[6].metrics[0].second.text, "no_growth");
  EXPECT_EQ(policy.contracts[6].metrics[1].second.text, "12");
}

TEST(Config, ReadsExceptionsAndRules) {
  const Policy policy = policyOf(Full);

  ASSERT_THAT(policy.allow, SizeIs(1));
  EXPECT_EQ(policy.allow[0].contract.text, "main");
  EXPECT_EQ(policy.allow[0].from.text, "src/net/legacy.h");
  EXPECT_EQ(policy.allow[0].to.text, "src/ui/log.h");
  EXPECT_EQ(policy.allow[0].because.text, "JIRA-7");
  EXPECT_EQ(policy.allow[0].until.text, "2027-01-31");
  EXPECT_EQ(policy.allow[0].place.line, 30u);
  ASSERT_THAT(policy.rules, SizeIs(3));
  EXPECT_EQ(policy.rules[0].rule.text, "dependency-cycle");
  EXPECT_EQ(policy.rules[0].severity, "warning");
  EXPECT_THAT(policy.rules[0].options, ElementsAre(Pair("cycles", "3")));
  EXPECT_EQ(policy.rules[1].rule.text, "logging/*");
  EXPECT_EQ(policy.rules[1].severity, "off");
  EXPECT_THAT(policy.rules[1].paths, IsEmpty());
  EXPECT_EQ(policy.rules[2].severity, "note");
  EXPECT_THAT(textsOf(policy.rules[2].paths), ElementsAre("tests/**"));
}

TEST(Config, TheLeastPolicyHasTheDefaults) {
  const Policy policy = policyOf("version: 1\n");

  EXPECT_THAT(policy.modules, IsEmpty());
  EXPECT_EQ(policy.unassigned, UnassignedPolicy::Error);
  EXPECT_EQ(policy.baseline, "");
  EXPECT_FALSE(policy.directIncludeRequired);
}

TEST(Config, ReadsAnyLineEndsAMarkAndJson) {
  EXPECT_THAT(policyOf("\xef\xbb\xbfversion: 1\r\nmodules:\r\n  net:\r\n    path: net/**\r\n").modules, SizeIs(1));
  EXPECT_THAT(policyOf(R"({"version": 1, "modules": {"net": {"path": ["net/**"], "generated": false}}})").modules, SizeIs(1));
  EXPECT_THAT(policyOf("---\nversion: 1 # one\nbuild:\n- out\n...\n").build, SizeIs(1));
}

TEST(Config, WithoutModulesEveryFolderMayBeNamed) {
  policyOf("version: 1\ncontracts: {id: c, forbid: {from: src/net, to: src/ui}}\n"
           "allow: {contract: c, from: src/net, to: src/ui, because: later}\n");
}

TEST(Config, NamesOfPatternModulesMayBeNamed) {
  policyOf("version: 1\nmodules: {\"plugins/*\": {path: \"p/{1}/**\"}}\n"
           "contracts: {id: c, forbid: {from: plugins/csv, to: [\"plugins/x*\", std]}}\n");
}

} // namespace
} // namespace seam
