// Do team fragments add to the policy, and keep to their own modules?
#include "tests/support/temporary_folder.h"
#include "tool/config/fragments.h"
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

ConfigResult read(const TemporaryFolder &folder) {
  return readPolicy(folder.path().string(), (folder.path() / ".seam.yaml").string(), {"layer-violation"});
}

std::string errorsOf(const ConfigResult &result) {
  std::string text;
  for (const ConfigError &error : result.errors)
    text += fmt::format("{}:{}:{}: {}\n", error.place.file, error.place.line, error.place.column, error.message);
  return text;
}

TEST(Fragments, AreFoundByTheirPattern) {
  const TemporaryFolder folder;
  for (const char *path : {"src/net/.seam.yaml", "src/ui/.seam.yaml", "src/ui/deep/.seam.yaml", "lib/a.yaml", ".git/x/.seam.yaml"})
    folder.write(path, "version: 1\n");
  const std::string root = folder.path().string();

  EXPECT_THAT(findFragments(root, "src/*/.seam.yaml"), ElementsAre("src/net/.seam.yaml", "src/ui/.seam.yaml"));
  EXPECT_THAT(findFragments(root, "**/.seam.yaml"), ElementsAre("src/net/.seam.yaml", "src/ui/.seam.yaml", "src/ui/deep/.seam.yaml"));
  EXPECT_THAT(findFragments(root, "src/**/deep/.seam.yaml"), ElementsAre("src/ui/deep/.seam.yaml"));
  EXPECT_THAT(findFragments(root, "lib/*.yaml"), ElementsAre("lib/a.yaml"));
  EXPECT_THAT(findFragments(root, "none/*.yaml"), IsEmpty());
}

TEST(Fragments, AddModulesContractsAndExceptions) {
  const TemporaryFolder folder;
  folder.write(".seam.yaml", "version: 1\ninclude: src/*/.seam.yaml\nmodules: {ui: {path: src/ui/**}, base: {path: src/base/**}}\n"
                             "layers: {id: main, order: [ui, net, base]}\n");
  folder.write("src/net/.seam.yaml", "version: 1\nmodules: {net: {path: src/net/**}}\n"
                                     "contracts: {id: net-no-ui, forbid: {from: net, to: ui}}\n"
                                     "allow: {contract: main, from: src/net/x.h, to: ui, because: later}\n");
  folder.write("src/ui/.seam.yaml", "version: 1\ncontracts: {id: ui-alone, protect: ui, allow: net}\n");

  const ConfigResult result = read(folder);

  EXPECT_EQ(describeErrors(result), "");
  EXPECT_THAT(result.policy.modules, SizeIs(3));
  ASSERT_THAT(result.policy.contracts, SizeIs(2));
  EXPECT_EQ(result.policy.contracts[0].id.place.file, "src/net/.seam.yaml");
  EXPECT_THAT(result.policy.allow, SizeIs(1));
}

TEST(Fragments, MaySpeakOfTheirOwnModulesOnly) {
  const TemporaryFolder folder;
  folder.write(".seam.yaml",
               "version: 1\ninclude: [src/net/.seam.yaml]\nmodules: {ui: {path: src/ui/**}}\ncontracts: {id: all, acyclic: modules}\n");
  folder.write("src/net/.seam.yaml", "version: 1\n"
                                     "modules:\n"
                                     "  net: {path: [src/net/**, src/ui/x.h]}\n"
                                     "  far: {namespace: far}\n"
                                     "contracts:\n"
                                     "  - {id: a, forbid: {from: ui, to: net}}\n"
                                     "  - {id: b, acyclic: modules}\n"
                                     "  - {id: c, only: net, may_use: ui}\n"
                                     "allow: {contract: all, from: src/ui/**, to: net, because: no}\n"
                                     "rules: {layer-violation: off}\n"
                                     "layers: {id: d, order: [ui, net]}\n");

  EXPECT_EQ(
      errorsOf(read(folder)),
      "src/net/.seam.yaml:3:28: 'src/ui/x.h' lies outside of 'src/net/', the folder of this fragment\n"
      "src/net/.seam.yaml:4:20: a fragment's module has paths only; 'far' could be anywhere\n"
      "src/net/.seam.yaml:6:28: contract 'a' binds 'ui', which is not a module of this fragment's folder\n"
      "src/net/.seam.yaml:7:5: contract 'b' speaks of the whole program; move it to the root's policy file\n"
      "src/net/.seam.yaml:8:33: contract 'c' binds 'ui', which is not a module of this fragment's folder\n"
      "src/net/.seam.yaml:9:30: 'src/ui/**' is neither a module nor a file of this fragment's folder\n"
      "src/net/.seam.yaml:10:1: 'rules' belongs into the root's policy file; a fragment has 'version', 'modules', 'contracts' and 'allow'\n"
      "src/net/.seam.yaml:11:1: 'layers' belongs into the root's policy file; a fragment has 'version', 'modules', 'contracts' and "
      "'allow'\n");
}

TEST(Fragments, ErrorsNameTheirFileAndShowItsLine) {
  const TemporaryFolder folder;
  folder.write(".seam.yaml", "version: 1\ninclude: [src/net/.seam.yaml, 'lib/*/.seam.yaml']\nmodules: {ui: {path: src/ui/**}}\n");
  folder.write("src/net/.seam.yaml", "version: 1\nmodules: {ui: {path: src/net/**}}\n");

  EXPECT_EQ(describeErrors(read(folder)), ".seam.yaml:2:31: error: 'lib/*/.seam.yaml' matches no policy file\n"
                                          "    2 | include: [src/net/.seam.yaml, 'lib/*/.seam.yaml']\n"
                                          "      |                               ^~~~~~~~~~~~~~~~~~\n"
                                          "src/net/.seam.yaml:2:11: error: duplicate module 'ui', first at .seam.yaml:3\n"
                                          "    2 | modules: {ui: {path: src/net/**}}\n"
                                          "      |           ^~\n");
}

TEST(Fragments, FilesWithoutExtensionAreNoFoldersWhereTheyExist) {
  const TemporaryFolder folder;
  folder.write("include/Dense", "");
  folder.write(".seam.yaml", "version: 1\nmodules: {a: {path: [include/Dense, include/Sparse]}}\n");

  EXPECT_EQ(errorsOf(read(folder)), ".seam.yaml:2:37: 'include/Sparse' names a folder, which matches no file\n");
}

TEST(FindPolicyFile, LooksUpwards) {
  const TemporaryFolder folder;
  folder.write(".seam.yaml", "version: 1\n");
  folder.write("src/net/a.h", "");
  folder.write("lib/.seam.yaml/a", "a folder of that name is no policy");

  EXPECT_EQ(findPolicyFile((folder.path() / "src/net").string()), (folder.path() / ".seam.yaml").string());
  EXPECT_EQ(findPolicyFile((folder.path() / "lib").string()), (folder.path() / ".seam.yaml").string());
}

} // namespace
} // namespace seam
