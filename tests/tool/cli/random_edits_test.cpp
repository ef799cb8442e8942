// Is what the store gives, after any edit, what a run without it finds?
#include "tests/tool/cli/seam_run.h"
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <random>
#include <set>

namespace seam {
namespace {

constexpr unsigned Modules = 4;
constexpr unsigned Parts = 3;

/// A program that is edited at random: modules of headers and sources that include one another.
class EditedProgram {
public:
  explicit EditedProgram(unsigned seed) : random(seed) {
    for (unsigned i = 0; i < Modules * Parts; ++i) {
      includes.push_back({pick(i + 1)});
      extra.push_back(0);
      write(i);
    }
    writeDatabase();
  }

  /// One edit; what was done.
  std::string edit() {
    const unsigned at = pick(Modules * Parts);
    switch (pick(9)) {
    case 0:
    case 1:
      includes[at].insert(pick(Modules * Parts));
      return write(at), fmt::format("include in {}", at);
    case 2:
      if (!includes[at].empty())
        includes[at].erase(includes[at].begin());
      return write(at), fmt::format("no include in {}", at);
    case 3:
      ++extra[at];
      return write(at), fmt::format("text in {}", at);
    case 4:
      std::filesystem::last_write_time(path(at, "h"), std::filesystem::file_time_type::clock::now());
      return fmt::format("touch {}", at);
    case 5:
      flags = flags.empty() ? "-DWIDE=1" : "";
      return writeDatabase(), "flag";
    case 6:
      isGone = !isGone;
      isGone ? static_cast<void>(std::filesystem::remove(path(at, "cpp"))) : writeAll();
      return fmt::format("source {} comes or goes", at);
    case 7: // A header that is found earlier in the include path.
      isShadowed = !isShadowed;
      isShadowed ? project.write("first/shadow.h", "#include \"m0/p1.h\"\n")
                 : static_cast<void>(std::filesystem::remove_all(project.root() + "/first"));
      return "shadow";
    default:
      hasPolicy = !hasPolicy;
      hasPolicy
          ? project.write(".seam.yaml", "version: 1\nmodules: {\"m*\": {path: \"m{1}/**\"}, rest: {path: [\"second/**\", \"first/**\"]}}\n"
                                        "layers: {id: main, order: [m0, m1, m2, m3]}\n")
          : static_cast<void>(std::filesystem::remove(project.root() + "/.seam.yaml"));
      return "policy";
    }
  }

  SmallProject project;

private:
  unsigned pick(unsigned below) { return static_cast<unsigned>(random() % below); }
  static std::string name(unsigned at) { return fmt::format("m{}/p{}", at / Parts, at % Parts); }
  std::string path(unsigned at, const std::string &extension) const { return project.root() + "/" + name(at) + "." + extension; }

  void write(unsigned at) {
    std::string text = "#pragma once\n";
    for (unsigned other : includes[at])
      text += fmt::format("#include \"{}.h\"\n", name(other));
    text += fmt::format("#ifdef WIDE\n#include \"m3/p2.h\"\n#endif\nstruct P{} {{ int x{}; }};\n", at, extra[at]);
    project.write(name(at) + ".h", text);
    project.write(name(at) + ".cpp",
                  fmt::format("#include \"{}.h\"\n#include \"shadow.h\"\nint f{}(P{} *p) {{ return p ? 1 : 0; }}\n", name(at), at, at));
  }
  void writeAll() {
    for (unsigned i = 0; i < Modules * Parts; ++i)
      write(i);
  }
  void writeDatabase() {
    project.write("second/shadow.h", "#pragma once\n");
    nlohmann::json database = nlohmann::json::array();
    for (unsigned i = 0; i < Modules * Parts; ++i)
      database.push_back({{"directory", project.root()},
                          {"file", name(i) + ".cpp"},
                          {"command", "clang++ -std=c++20 -I. -Ifirst -Isecond " + flags + " -c " + name(i) + ".cpp"}});
    project.write("build/compile_commands.json", database.dump());
  }

  std::minstd_rand random;
  std::vector<std::set<unsigned>> includes;
  std::vector<unsigned> extra;
  std::string flags;
  bool isGone = false;
  bool isShadowed = false;
  bool hasPolicy = false;
};

TEST(RandomEdits, WarmIsColdAfterEveryEdit) {
  constexpr int Edits = 60;
  EditedProgram program(20261121);
  std::set<std::string> reports;
  for (int i = 0; i < Edits; ++i) {
    const std::string what = program.edit();
    const SeamRun warm = program.project.run({"check", "--format", "json"});
    const SeamRun cold = program.project.run({"check", "--format", "json", "--no-cache"});
    ASSERT_EQ(warm.output, cold.output) << "after edit " << i << ": " << what << "\n" << warm.complaint;
    ASSERT_EQ(warm.code, cold.code);
    reports.insert(cold.output);
  }
  EXPECT_GT(reports.size(), Edits / 4u) << "the edits change too little to prove anything";
}

} // namespace
} // namespace seam
