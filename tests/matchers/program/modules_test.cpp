// Files go to the modules that the policy names.
#include "matchers/program/modules.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<PolicyWord> words(const std::vector<std::string> &texts) {
  std::vector<PolicyWord> result;
  for (const std::string &text : texts)
    result.push_back({text});
  return result;
}

/// A graph of files, before modules are assigned.
struct Files {
  ProgramGraph graph;
  LinkInputs inputs;

  FileId own(const std::string &path, const std::string &includedAs = "") {
    graph.files.push_back({.path = path, .includedAs = includedAs});
    return static_cast<FileId>(graph.files.size() - 1);
  }
  FileId external(const std::string &includedAs) {
    graph.files.push_back({.path = "/usr/include/" + includedAs, .includedAs = includedAs, .origin = FileOrigin::External});
    return static_cast<FileId>(graph.files.size() - 1);
  }
  ModuleRule &rule(const std::string &name, const std::vector<std::string> &paths = {}) {
    graph.policy.isDefault = false;
    graph.policy.modules.push_back({.name = {name}, .paths = words(paths)});
    return graph.policy.modules.back();
  }
  void owns(FileId file, const std::string &name, SymbolKind kind = SymbolKind::Class) {
    graph.symbols.push_back({.id = name, .name = name, .kind = kind, .owner = file});
  }
  std::string moduleOf(FileId file) {
    assignModules(graph, inputs);
    const ModuleId module = graph.files[file].module;
    return module == NoIndex ? "" : (graph.modules[module].isExternal ? "external " : "") + graph.modules[module].name;
  }
};

TEST(Modules, WithoutAPolicyEveryFolderIsOne) {
  Files files;
  const FileId main = files.own("main.cpp"), session = files.own("src/net/session.h");
  EXPECT_EQ(files.moduleOf(main), ".");
  EXPECT_EQ(files.moduleOf(session), "src/net");
}

TEST(Modules, APolicyWithLibrariesOnlyKeepsTheFolders) {
  Files files;
  const FileId session = files.own("src/net/session.h");
  files.rule("boost").includes = words({"<boost/**>"});
  EXPECT_EQ(files.moduleOf(session), "src/net");
}

TEST(Modules, PathsDecideAndOthersAreInNone) {
  Files files;
  const FileId session = files.own("src/net/session.h"), stray = files.own("tools/gen.cpp");
  files.rule("net", {"src/net/**"});
  EXPECT_EQ(files.moduleOf(session), "net");
  EXPECT_EQ(files.moduleOf(stray), "");
  EXPECT_EQ(files.graph.modules.front().rule, 0u);
  EXPECT_THAT(files.graph.modules.front().files, ElementsAre(session));
}

TEST(Modules, APlaceholderMakesOneModulePerMatch) {
  Files files;
  const FileId csv = files.own("src/plugins/csv/reader.h"), xml = files.own("src/plugins/xml/reader.h");
  files.rule("plugins/*", {"src/plugins/{1}/**"});
  EXPECT_EQ(files.moduleOf(csv), "plugins/csv");
  EXPECT_EQ(files.moduleOf(xml), "plugins/xml");
}

TEST(Modules, AWildcardStandsInForAPlaceholder) {
  Files files;
  const FileId csv = files.own("src/plugins/csv/reader.h");
  files.rule("plugins/*", {"src/plugins/*/**"});
  EXPECT_EQ(files.moduleOf(csv), "plugins/csv");
}

TEST(Modules, APatternThatBeginsWithAWildcardMatchesAnywhere) {
  Files files;
  const FileId generated = files.own("build/gen/shop.pb.h"), top = files.own("a_test.cpp");
  files.rule("proto", {"**/*.pb.h"});
  files.rule("tests", {"**/*_test.cpp"});
  EXPECT_EQ(files.moduleOf(generated), "proto");
  EXPECT_EQ(files.moduleOf(top), "tests");
}

TEST(Modules, OfTwoClaimsTheMoreSpecificWinsAndBothAreNamed) {
  Files files;
  const FileId session = files.own("src/net/session.h"), other = files.own("src/a.h");
  files.rule("all", {"src/**"});
  files.rule("net", {"src/net/**"});
  EXPECT_EQ(files.moduleOf(session), "net");
  EXPECT_EQ(files.moduleOf(other), "all");
  ASSERT_EQ(files.graph.ambiguous.size(), 1u);
  EXPECT_EQ(files.graph.ambiguous[0].file, session);
  EXPECT_EQ(files.graph.ambiguous[0].firstRule, 1u);
  EXPECT_EQ(files.graph.ambiguous[0].secondRule, 0u);
}

TEST(Modules, OfTwoEquallySpecificClaimsTheFirstWins) {
  Files files;
  const FileId session = files.own("src/net/session.h");
  files.rule("headers", {"src/**/*.h"});
  files.rule("net", {"src/*/session.h"});
  EXPECT_EQ(files.moduleOf(session), "headers");
}

TEST(Modules, TwoPatternsOfOneRuleAreOneClaim) {
  Files files;
  const FileId session = files.own("src/net/session.h");
  files.rule("net", {"src/net/**", "src/**/session.h"});
  EXPECT_EQ(files.moduleOf(session), "net");
  EXPECT_THAT(files.graph.ambiguous, IsEmpty());
}

TEST(Modules, AClaimByTargetTakesTheHeaderOfItsSourceAlong) {
  Files files;
  const FileId header = files.own("src/a.h"), source = files.own("src/a.cpp"), other = files.own("src/b.h");
  files.graph.components = {{.name = "src/a", .files = {header, source}}, {.name = "src/b", .files = {other}}};
  files.graph.files[header].component = files.graph.files[source].component = 0;
  files.graph.files[other].component = 1;
  files.inputs.targets = {{"net", {"src/a.cpp"}}};
  files.rule("network").targets = words({"net"});
  EXPECT_EQ(files.moduleOf(source), "network");
  EXPECT_EQ(files.moduleOf(header), "network");
  EXPECT_EQ(files.moduleOf(other), "");
}

TEST(Modules, ANamespaceClaimsTheFileThatMostlyDeclaresInIt) {
  Files files;
  const FileId session = files.own("session.h"), source = files.own("session.cpp"), text = files.own("text.h");
  files.graph.components = {{.name = "session", .files = {session, source}}};
  files.graph.files[session].component = files.graph.files[source].component = 0;
  files.owns(session, "app::net::Session");
  files.graph.symbols.push_back({.id = "s", .name = "app::net::Session::send", .kind = SymbolKind::Method, .parent = 0, .owner = session});
  files.owns(session, "app::detail::Hidden");
  files.owns(session, "app::net::detail::connect", SymbolKind::Function);
  files.owns(text, "app::text::trim", SymbolKind::Function);
  files.rule("net").namespaces = words({"app::net::**"});
  EXPECT_EQ(files.moduleOf(session), "net");
  EXPECT_EQ(files.moduleOf(source), "net") << "it goes with its header";
  EXPECT_EQ(files.moduleOf(text), "");
}

TEST(Modules, ExternalFilesGoToTheirLibraryOrPackage) {
  Files files;
  const FileId asio = files.external("boost/asio.hpp"), fmt = files.external("fmt/format.h"), vector = files.external("vector"),
               inner = files.external("bits/stl_vector.h");
  ModuleRule &boost = files.rule("libraries/boost");
  boost.includes = words({"<boost/**>"});
  boost.isExternal = true;
  EXPECT_EQ(files.moduleOf(asio), "external libraries/boost");
  EXPECT_EQ(files.moduleOf(fmt), "external fmt");
  EXPECT_EQ(files.moduleOf(vector), "external std");
  EXPECT_EQ(files.moduleOf(inner), "external std");
}

TEST(Modules, VendoredFilesMayBeALibraryByPathOrByHowTheyAreIncluded) {
  Files files;
  const FileId json = files.own("vendor/json/json.h"), zip = files.own("lib/zip.h", "zip/zip.h"), own = files.own("src/a.h", "app/a.h");
  files.rule("json", {"vendor/json/**"}).isExternal = true;
  files.rule("zip").includes = words({"<zip/**>"});
  files.rule("anything").includes = words({"<**>"});
  files.rule("app", {"src/**"});
  EXPECT_EQ(files.moduleOf(json), "external json");
  EXPECT_EQ(files.moduleOf(zip), "zip");
  EXPECT_EQ(files.moduleOf(own), "app") << "a path says more than how a file is included";
}

TEST(ModulesMatching, TakesNamesAndGlobs) {
  Files files;
  files.own("src/plugins/csv/a.h");
  files.own("src/plugins/xml/a.h");
  files.own("src/net/a.h");
  files.external("plugins/other.h");
  files.rule("plugins/*", {"src/plugins/{1}/**"});
  files.rule("net", {"src/net/**"});
  assignModules(files.graph, files.inputs);
  auto names = [&](const std::string &word) {
    std::vector<std::string> result;
    for (ModuleId module : modulesMatching(files.graph, {word}))
      result.push_back(files.graph.modules[module].name);
    return result;
  };
  EXPECT_THAT(names("net"), ElementsAre("net"));
  EXPECT_THAT(names("plugins/*"), ElementsAre("plugins/csv", "plugins/xml"));
  EXPECT_THAT(names("**"), ElementsAre("net", "plugins/csv", "plugins/xml")) << "packages without a rule are named one by one";
  EXPECT_THAT(names("plugins"), ElementsAre("plugins"));
  EXPECT_THAT(names("ui"), IsEmpty());
}

} // namespace
} // namespace seam
