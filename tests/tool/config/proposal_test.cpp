// Does `seam init` propose a policy that reads well, is read back, and holds every file once?
#include "matchers/policy/glob.h"
#include "tests/support/program_builder.h"
#include "tool/config/config.h"
#include "tool/config/proposal.h"
#include "tool/config/proposed_layers.h"
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// "net: include/net/** src/net/**", one module each.
std::vector<std::string> modulesOf(const std::vector<std::string> &paths) {
  ProgramBuilder program;
  for (const std::string &path : paths)
    program.file(path);
  std::vector<std::string> described;
  for (const ProposedModule &module : proposeModules(program.build()))
    described.push_back(fmt::format("{}: {}{}", module.name, fmt::join(module.globs, " "), module.isGenerated ? " generated" : ""));
  return described;
}

/// Reads the proposal back; every file must be in exactly one module.
Policy readBack(const ProgramGraph &graph) {
  const std::string text = proposePolicy(graph);
  const ConfigResult result = parsePolicy(text, ".seam.yaml", {});
  EXPECT_EQ(describeErrors(result), "") << text;
  for (const FileNode &file : graph.files) {
    if (file.origin != FileOrigin::FirstParty)
      continue;
    int claims = 0;
    for (const ModuleRule &rule : result.policy.modules)
      for (const PolicyWord &path : rule.paths)
        claims += globMatches(path.text, file.path) ? 1 : 0;
    EXPECT_EQ(claims, 1) << file.path << "\n" << text;
  }
  return result.policy;
}

TEST(ProposedModules, AreTheFoldersAtTheTopAndBelowSrcAndInclude) {
  EXPECT_THAT(modulesOf({"src/net/a.cpp", "src/net/tcp/b.cpp", "src/ui/c.cpp", "include/net/a.h", "tests/net/t.cpp"}),
              ElementsAre("net: include/net/** src/net/**", "tests: tests/**", "ui: src/ui/**"));
  EXPECT_THAT(modulesOf({"net/include/a.h", "net/src/a.cpp", "ui/c.cpp"}), ElementsAre("net: net/**", "ui: ui/**"));
}

TEST(ProposedModules, FilesRightInAContainerAreAModule) {
  EXPECT_THAT(modulesOf({"main.cpp", "src/a.cpp", "src/net/b.cpp", "include/a.h"}),
              ElementsAre("net: src/net/**", "root: *", "src: include/* src/*"));
}

TEST(ProposedModules, AFolderAloneAtItsPlaceIsLookedThrough) {
  EXPECT_THAT(modulesOf({"include/shop/net/a.h", "include/shop/ui/b.h", "src/net/a.cpp", "src/ui/b.cpp"}),
              ElementsAre("net: include/shop/net/** src/net/**", "ui: include/shop/ui/** src/ui/**"));
  EXPECT_THAT(modulesOf({"shop/net/a.h", "shop/ui/b.h"}), ElementsAre("net: shop/net/**", "ui: shop/ui/**"));
  EXPECT_THAT(modulesOf({"shop/a.h"}), ElementsAre("shop: shop/**")) << "it holds no folders";
}

TEST(ProposedModules, FoldersOfBuildsAreGenerated) {
  EXPECT_THAT(modulesOf({"build/x.pb.h", "builder/a.h"}), ElementsAre("build: build/** generated", "builder: builder/**"));
}

TEST(ProposedModules, OddNamesAreMadeFit) {
  EXPECT_THAT(modulesOf({"src/a b/x.h", "src/a_b/x.h", "src/[x]/y.h", "src/std/z.h"}),
              ElementsAre("_x_: src/[[]x]/**", "a_b: src/a b/**", "a_b_2: src/a_b/**", "std_folder: src/std/**"));
  ProgramBuilder program;
  for (const char *path : {"src/a b/x.h", "src/{1}/y.h", "src/*/z.h", "src/\xc3\xbc/u.h", "true/a.h", "12/a.h", "*.h", "lib/lib/lib/a.h",
                           "src/\xff/y.h", "src/a\nb/y.h", "we: ird/#x/a.h", "-/a.h", "null/\"q\"/a.h"})
    program.file(path);
  readBack(program.build());
  ProgramBuilder backslash;
  backslash.file("src/a\\b/y.h");
  readBack(backslash.build());
}

TEST(ProposedExternalModules, AreTheLibrariesThatTheProjectIncludes) {
  ProgramBuilder program;
  for (const char *name : {"vector", "sys/types.h", "x86_64-linux-gnu/a.h", "boost/asio.hpp", "boost/any.hpp", "net/if.h"}) {
    program.external(name);
    program.include("src/net/a.cpp", std::string("/usr/include/") + name);
  }
  program.external("hidden/deep.h");
  program.include("/usr/include/boost/asio.hpp", "/usr/include/hidden/deep.h");
  const ProgramGraph graph = program.build();

  std::vector<std::string> described;
  for (const ProposedModule &module : proposeExternalModules(graph, proposeModules(graph)))
    described.push_back(fmt::format("{}: {}", module.name, fmt::join(module.globs, " ")));
  EXPECT_THAT(described, ElementsAre("boost: <boost/**>", "net_2: <net/**>"));
}

/// apps uses ui and net, both use base, and base uses ui in one place.
ProgramGraph shop() {
  ProgramBuilder program;
  program.symbol("ui::Dialog", "src/ui/dialog.h");
  program.symbol("base::Log", "src/base/log.h");
  program.include("src/apps/main.cpp", "src/ui/dialog.h");
  program.include("src/apps/main.cpp", "src/net/socket.h", 2);
  for (const char *user : {"src/ui/dialog.cpp", "src/ui/menu.cpp", "src/net/socket.h"}) {
    program.include(user, "src/base/log.h");
    program.use(user, "base::Log");
  }
  program.include("src/base/log.cpp", "src/ui/dialog.h", 4);
  program.use("src/base/log.cpp", "ui::Dialog", 9);
  program.file("src/alone/x.h");
  program.external("boost/any.hpp");
  program.include("src/base/log.h", "/usr/include/boost/any.hpp");
  return program.build();
}

TEST(ProposedLayers, AreTheLevelsAfterTheCheapestCut) {
  const ProgramGraph graph = shop();

  const ProposedLayers layers = proposeLayers(graph, proposeModules(graph));

  EXPECT_THAT(layers.rows, ElementsAre(ElementsAre("apps"), ElementsAre("net", "ui"), ElementsAre("base")));
  ASSERT_EQ(layers.upward.size(), 1u);
  EXPECT_EQ(layers.upward[0].from, "base");
  EXPECT_EQ(layers.upward[0].to, "ui");
  EXPECT_EQ(layers.upward[0].file, "src/base/log.cpp");
  EXPECT_EQ(layers.upward[0].line, 4u);
  EXPECT_TRUE(layers.isProved);
}

TEST(Proposal, IsReadBack) {
  const Policy policy = readBack(shop());

  EXPECT_EQ(policy.modules.size(), 6u);
  ASSERT_EQ(policy.layers.size(), 1u);
  ASSERT_EQ(policy.layers[0].rows.size(), 3u);
  EXPECT_EQ(policy.layers[0].rows[1].kind, RowKind::Free);
  EXPECT_EQ(policy.contracts.size(), 1u);
}

TEST(Proposal, ExplainsItself) {
  EXPECT_EQ(proposePolicy(shop()),
            R"(# What this project wants of its own structure; 'seam init' proposed it from its folders. Edit it, then run 'seam check'.
# Findings of today belong into the baseline ('seam baseline --update'): they are quiet until somebody removes them.
version: 1

# Which files belong together: one module per folder, for a start. Merge what changes together, split what does not,
# and give a module "public: [headers]" once the others should see a part of it only.
modules:
  alone: {path: src/alone/**}
  apps: {path: src/apps/**}
  base: {path: src/base/**}
  net: {path: src/net/**}
  ui: {path: src/ui/**}
  # Libraries of others. "only: [net], may_use: boost" below would keep one behind its adapter.
  boost: {include: "<boost/**>", external: true}

# A file of the project that is in no module.
unassigned: error

# Who may use whom: a row uses the rows below it, never those above. "a : b" are on one level and may use one another;
# write "a | b" where they must not. Order it as you want it, not as it is.
# 1 of today's dependencies goes upwards (no order has less work to do):
#   base -> ui   src/base/log.cpp:4
layers:
  - id: main
    order:
      - apps
      - "net : ui"
      - base

# What must hold beyond the layers. Each may carry "because: ADR-12", which findings then show.
contracts:
  - {id: acyclic, acyclic: modules}
  # Next steps: headers with their sources free of cycles, and coupling that may fall but not rise.
  # - {id: components, acyclic: components}
  # - {id: trend, metrics: {nccd: no_growth, propagation_cost: no_growth}}
)");
}

TEST(Proposal, SmallProgramsGetOneToo) {
  ProgramBuilder one;
  one.file("main.cpp");
  EXPECT_THAT(readBack(one.build()).layers, IsEmpty());
  EXPECT_THAT(readBack(ProgramBuilder().build()).modules, IsEmpty());
}

TEST(Proposal, NamesTheBuildFolders) {
  ProgramBuilder program;
  program.unit("src/a/a.cpp");
  ProgramGraph graph = program.build();
  graph.units[0].configuration = "build/linux";

  ASSERT_EQ(readBack(graph).build.size(), 1u);
  EXPECT_EQ(readBack(graph).build[0].text, "build/linux");
}

} // namespace
} // namespace seam
