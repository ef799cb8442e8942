// Does a damaged policy, database or baseline get a message, and never a crash?
#include "matchers/rules/rule.h"
#include "tests/support/temporary_folder.h"
#include "tests/tool/damage/damaged_input.h"
#include "tool/config/config.h"
#include "tool/project/project.h"
#include "tool/report/baseline.h"
#include "llvm/Support/MemoryBuffer.h"
#include <fmt/format.h>

namespace seam {
namespace {

std::string textOf(const std::string &path) {
  auto text = llvm::MemoryBuffer::getFile(path);
  EXPECT_TRUE(static_cast<bool>(text)) << path;
  return text ? (*text)->getBuffer().str() : "";
}

TEST(DamagedFiles, Policy) {
  std::vector<std::string> rules;
  for (const RuleEntry &rule : allRules())
    rules.emplace_back(rule.info.id);
  const std::string root = SEAM_SOURCE_DIR;
  unsigned refused = 0;
  readDamaged({textOf(root + "/.seam.yaml"), textOf(root + "/fixtures/projects/shop/.seam.yaml")}, 4000, [&](const std::string &text) {
    const ConfigResult result = parsePolicy(text, ".seam.yaml", rules);
    refused += !result.errors.empty();
    for (const ConfigError &error : result.errors)
      EXPECT_FALSE(error.message.empty());
    EXPECT_EQ(describeErrors(result).empty(), result.errors.empty());
  });
  EXPECT_GT(refused, 300u);
}

TEST(DamagedFiles, CompilationDatabase) {
  const TemporaryFolder folder;
  folder.write("a.cpp", "int a;\n");
  folder.write("b.cpp", "int b;\n");
  folder.write("flags.rsp", "-DONE \"-DTWO=a b\"\n");
  const std::string root = folder.path().string();
  const std::string valid = fmt::format(R"([
{{"directory": "{0}", "file": "a.cpp", "command": "c++ -std=c++20 -I include '-DNAME=\"a b\"' @flags.rsp -o a.o -c a.cpp"}},
{{"directory": "{0}", "file": "b.cpp", "arguments": ["clang++", "-Wall", "-Xclang", "-load", "x.so", "-c", "b.cpp"], "output": "b.o"}}
])",
                                        root);
  unsigned refused = 0;
  readDamaged({valid}, 800, [&](const std::string &text) {
    folder.write("build/compile_commands.json", text);
    llvm::Expected<Project> project = readProject({.root = root, .buildFolders = {}});
    if (!project) {
      ++refused;
      EXPECT_NE(llvm::toString(project.takeError()), "");
      return;
    }
    for (const FailedUnit &failed : project->failed)
      EXPECT_NE(failed.reason, "");
  });
  EXPECT_GT(refused, 300u);
}

TEST(DamagedFiles, Baseline) {
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "baseline.json").string();
  Baseline baseline;
  baseline.keys["dependency-cycle"] = {"src/a -> src/b", "src/b -> src/a"};
  baseline.keys["catch-by-value"] = {"a.cpp:0123456789abcdef"};
  baseline.metrics["tangled"]["src"] = 12.5;
  unsigned refused = 0;
  readDamaged({writeBaseline(baseline)}, 800, [&](const std::string &text) {
    folder.write("baseline.json", text);
    bool isMissing = false;
    llvm::Expected<Baseline> read = readBaseline(path, isMissing);
    refused += !read;
    if (!read)
      EXPECT_NE(llvm::toString(read.takeError()), "");
  });
  EXPECT_GT(refused, 300u);
}

} // namespace
} // namespace seam
