// Do the commands fit together as people use them: init, then check; a commit, then --diff and --staged; a baseline, then its delta?
#include "tests/tool/cli/seam_run.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::HasSubstr;
using testing::Not;

/// ui uses net, and net uses ui.
void writeProgram(const SmallProject &project) {
  project.write("src/net/session.h", "#pragma once\nnamespace net {\nstruct Session { int port = 0; };\n} // namespace net\n");
  project.write("src/net/session.cpp", "#include \"src/net/session.h\"\n#include \"src/ui/dialog.h\"\n#include "
                                       "\"src/base/text.h\"\nnamespace net {\nbase::Text text;\nvoid open(ui::Dialog &dialog) { "
                                       "dialog.show(); }\n} // namespace net\n");
  project.write("src/ui/dialog.h",
                "#pragma once\n#include \"src/net/session.h\"\nnamespace ui {\nstruct Dialog { net::Session session; void show(); "
                "};\n} // namespace ui\n");
  project.write("src/ui/dialog.cpp", "#include \"src/ui/dialog.h\"\nnamespace ui {\nvoid Dialog::show() {}\n} // namespace ui\n");
  project.write("src/base/text.h", "#pragma once\nnamespace base {\nstruct Text { int length = 0; };\n} // namespace base\n");
  project.write("src/base/text.cpp", "#include \"src/base/text.h\"\nint length(base::Text text) { return text.length; }\n");
  project.writeDatabase({"src/net/session.cpp", "src/ui/dialog.cpp", "src/base/text.cpp"});
}

void git(const SmallProject &project, const std::string &words) {
  const std::string command =
      "git -C '" + project.root() + "' -c user.name=seam -c user.email=seam@example.org " + words + " >/dev/null 2>&1";
  ASSERT_EQ(std::system(command.c_str()), 0) << command;
}

TEST(Workflow, WhatInitProposesPasses) {
  SmallProject project;
  writeProgram(project);
  const SeamRun before = project.run({"check"});
  EXPECT_EQ(before.code, 1);
  EXPECT_THAT(before.output, HasSubstr("[dependency-cycle]"));
  const SeamRun init = project.run({"init"});
  EXPECT_EQ(init.code, 0) << init.complaint;
  const SeamRun after = project.run({"check"});
  EXPECT_EQ(after.code, 0) << after.output << after.complaint;
  EXPECT_THAT(after.output, HasSubstr("in baseline"));
  // The proposal is not so wide that it lets everything pass.
  project.write("src/base/text.cpp",
                "#include \"src/base/text.h\"\n#include \"src/ui/dialog.h\"\nint length(base::Text text, ui::Dialog &dialog) { "
                "dialog.show(); return text.length; }\n");
  const SeamRun worse = project.run({"check"});
  EXPECT_EQ(worse.code, 1);
  EXPECT_THAT(worse.output, HasSubstr("src/base/text.cpp:2:"));
}

TEST(Workflow, InitLeavesAPolicyThatIsThere) {
  SmallProject project;
  writeProgram(project);
  project.write(".seam.yaml", "version: 1\n");
  EXPECT_EQ(project.run({"init"}).code, 2);
}

TEST(Workflow, OnlyWhatTheChangeBrings) {
  SmallProject project;
  writeProgram(project);
  project.write(".seam.yaml", "version: 1\nbuild: [build]\nmodules:\n  net: {path: src/net/**}\n  ui: {path: src/ui/**}\n  base: {path: "
                              "src/base/**}\nlayers:\n  - {id: main, order: [ui, net, base]}\n");
  git(project, "init -q");
  git(project, "add -A");
  git(project, "commit -qm first");
  EXPECT_EQ(project.run({"check"}).code, 1);                   // net uses ui, as it did.
  EXPECT_EQ(project.run({"check", "--diff", "HEAD"}).code, 0); // Not by this change.
  EXPECT_EQ(project.run({"check", "--staged"}).code, 0);

  project.write("src/base/text.cpp",
                "#include \"src/base/text.h\"\n#include \"src/net/session.h\"\nint length(base::Text text, net::Session session) "
                "{ return text.length + session.port; }\n");
  const SeamRun unstaged = project.run({"check", "--diff", "HEAD"});
  EXPECT_EQ(unstaged.code, 1) << unstaged.complaint;
  EXPECT_THAT(unstaged.output, HasSubstr("src/base/text.cpp:2:"));
  EXPECT_THAT(unstaged.output, Not(HasSubstr("src/net/session.cpp:2:")));
  EXPECT_EQ(project.run({"check", "--staged"}).code, 0);
  git(project, "add -A");
  EXPECT_EQ(project.run({"check", "--staged"}).code, 1);
}

TEST(Workflow, BaselineTellsWhatCameAndWent) {
  SmallProject project;
  writeProgram(project);
  project.write(".seam.yaml",
                "version: 1\nmodules:\n  net: {path: src/net/**}\n  ui: {path: src/ui/**}\n  base: {path: src/base/**}\nlayers:\n  - {id: "
                "main, order: [ui, net, base]}\n");
  EXPECT_EQ(project.run({"check"}).code, 1);
  EXPECT_EQ(project.run({"baseline", "--update"}).code, 0);
  EXPECT_EQ(project.run({"check"}).code, 0);
  EXPECT_EQ(project.run({"check", "--no-baseline"}).code, 1);
  project.write("src/net/session.cpp", "#include \"src/net/session.h\"\n");
  const SeamRun repaired = project.run({"check"});
  EXPECT_EQ(repaired.code, 0);
  EXPECT_THAT(repaired.output, HasSubstr("stale in baseline"));
}

TEST(Workflow, NobodyRepairsWhatOthersOrProgramsWrote) {
  SmallProject project;
  for (const char *folder : {"third_party/codec", "generated"})
    for (const std::string part : {"a", "b"}) {
      const std::string other = part == "a" ? "b" : "a";
      project.write(std::string(folder) + "/" + part + ".h", "#pragma once\n#include \"" + other + ".h\"\n");
    }
  project.write("main.cpp", "#include \"third_party/codec/a.h\"\n#include \"generated/a.h\"\nint main() {}\n");
  project.writeDatabase({"main.cpp"});
  const SeamRun folders = project.run({"check"});
  EXPECT_THAT(folders.output, HasSubstr("generated/a.h:2:"));
  EXPECT_THAT(folders.output, Not(HasSubstr("third_party/codec/a.h:2:")));
  project.write(".seam.yaml", "version: 1\nmodules:\n  codec: {path: third_party/codec/**, external: true}\n"
                              "  tables: {path: generated/**, generated: true}\n  main: {path: main.cpp}\n");
  const SeamRun policy = project.run({"check"});
  EXPECT_EQ(policy.code, 0) << policy.output << policy.complaint;
}

} // namespace
} // namespace seam
