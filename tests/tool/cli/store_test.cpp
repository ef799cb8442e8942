// Does the store survive what happens to files: damage, a full or read-only disk, a second run beside the first, a kill at any moment?
#include "tests/tool/cli/seam_run.h"
#include <csignal>
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

namespace seam {
namespace {

using testing::HasSubstr;
using testing::Not;

void writeProgram(const SmallProject &project) {
  std::vector<std::string> sources;
  for (const std::string name : {"a", "b", "c", "d"}) {
    project.write(name + "/" + name + ".h", "#pragma once\nstruct S" + name + " { int x; };\n");
    project.write(name + "/" + name + ".cpp", "#include \"" + name + "/" + name + ".h\"\n#include \"a/a.h\"\nSa s" + name + ";\n");
    sources.push_back(name + "/" + name + ".cpp");
  }
  project.write("a/back.cpp", "#include \"b/b.h\"\nSb back;\n");
  sources.push_back("a/back.cpp");
  project.writeDatabase(sources);
}

std::string coldReport(const SmallProject &project) {
  const SeamRun run = project.run({"check", "--no-cache", "--format", "json"});
  EXPECT_THAT(run.output, HasSubstr("dependency-cycle"));
  return run.output;
}

std::string storeOf(const SmallProject &project) {
  return project.root() + "/build/.seam/facts.sqlite";
}

TEST(Store, ASecondRunReadsNothing) {
  SmallProject project;
  writeProgram(project);
  EXPECT_THAT(project.run({"check"}).output, Not(HasSubstr("from cache")));
  EXPECT_THAT(project.run({"check"}).output, HasSubstr("(5 from cache)"));
  EXPECT_THAT(project.run({"check", "--rule", "dependency-cycle"}).output, HasSubstr("(5 from cache)"));
}

TEST(Store, OnlyWhatReadsAChangedHeaderIsReadAgain) {
  SmallProject project;
  writeProgram(project);
  project.run({"check"});
  project.write("b/b.h", "#pragma once\nstruct Sb { long x; };\n");
  EXPECT_THAT(project.run({"check"}).output, HasSubstr("(3 from cache)")); // All but b.cpp and back.cpp.
}

TEST(Store, WhoGoesBackFindsWhatWasThere) {
  SmallProject project;
  writeProgram(project);
  const std::vector<std::string> check = {"check", "--rule", "dependency-cycle", "--timings"};
  project.run(check);
  for (int i = 1; i <= 3; ++i) {
    project.write("b/b.h", "#pragma once\nstruct Sb { int x[" + std::to_string(i) + "]; };\n");
    EXPECT_THAT(project.run(check).complaint, HasSubstr("2 units and headers parsed")) << i;
  }
  // Other rules: the findings of the run are not kept, the facts are. Three versions are.
  for (int i = 1; i <= 3; ++i) {
    project.write("b/b.h", "#pragma once\nstruct Sb { int x[" + std::to_string(i) + "]; };\n");
    EXPECT_THAT(project.run({"check", "--rule", "header-include-cycle", "--timings"}).complaint, HasSubstr("0 units and headers parsed"))
        << i;
  }
  project.write("b/b.h", "#pragma once\nstruct Sb { int x; };\n");
  EXPECT_THAT(project.run({"check", "--timings"}).complaint, HasSubstr("2 units and headers parsed"));
}

TEST(Store, NoCacheKeepsNothing) {
  SmallProject project;
  writeProgram(project);
  project.run({"check", "--no-cache"});
  EXPECT_FALSE(std::filesystem::exists(storeOf(project)));
}

TEST(Store, LiesWhereTheUserSays) {
  SmallProject project;
  writeProgram(project);
  project.run({"check", "--cache-dir", "kept"});
  EXPECT_TRUE(std::filesystem::exists(project.root() + "/kept/facts.sqlite"));
}

TEST(Store, IsNoPartOfTheProgramThatItLiesIn) {
  SmallProject project;
  writeProgram(project);
  for (int i = 0; i < 12; ++i) // Enough for a shared header, which is kept beside the facts.
    project.write("a/h" + std::to_string(i) + ".h", "#pragma once\nstruct H" + std::to_string(i) + " {};\n");
  project.run({"check", "--cache-dir", "kept"});
  project.write("kept/shared/left.h", "this is no C++\n");
  const SeamRun run = project.run({"check", "--cache-dir", "kept"});
  EXPECT_THAT(run.output + run.complaint, Not(HasSubstr("kept/")));
}

TEST(Store, MarksNoFolderThatHoldsOtherThings) {
  SmallProject project;
  writeProgram(project);
  project.run({"check", "--cache-dir", "a"});
  EXPECT_FALSE(std::filesystem::exists(project.root() + "/a/CACHEDIR.TAG"));
  EXPECT_THAT(project.run({"check", "--no-cache"}).output, HasSubstr("dependency-cycle"));
}

TEST(Store, DamageIsSaidAndRepaired) {
  SmallProject project;
  writeProgram(project);
  const std::string cold = coldReport(project);
  for (const std::string &damage : {std::string("this is no database at all, whatever its name says"), std::string(4096, '\0')}) {
    project.run({"check"});
    project.write("build/.seam/facts.sqlite", damage);
    std::filesystem::remove(storeOf(project) + "-wal");
    const SeamRun damaged = project.run({"check"});
    EXPECT_THAT(damaged.output, HasSubstr("is damaged")) << damaged.complaint;
    EXPECT_EQ(damaged.code, 1);
    EXPECT_EQ(project.run({"check", "--format", "json"}).output, cold);
  }
}

TEST(Store, NoByteOfItIsTrusted) {
  SmallProject project;
  writeProgram(project);
  const std::string cold = coldReport(project);
  project.run({"check"});
  std::ostringstream original;
  original << std::ifstream(storeOf(project), std::ios::binary).rdbuf();
  const std::string bytes = original.str();
  ASSERT_GT(bytes.size(), 10'000u);
  for (std::size_t at = 100; at < bytes.size(); at += bytes.size() / 40) {
    std::string damaged = bytes;
    for (std::size_t i = 0; i < 64 && at + i < damaged.size(); ++i)
      damaged[at + i] = static_cast<char>(~damaged[at + i]);
    project.write("build/.seam/facts.sqlite", damaged);
    const SeamRun run = project.run({"check", "--format", "json"});
    ASSERT_EQ(run.code, 1) << "damaged at " << at << ": " << run.complaint;
    // A note may say that the store was damaged; the findings are the same.
    const auto findings = [](const std::string &report) { return nlohmann::json::parse(report)["findings"].dump(); };
    ASSERT_EQ(findings(run.output), findings(cold)) << "damaged at " << at;
  }
}

TEST(Store, WhereNothingCanBeWrittenTheRunGoesOn) {
  SmallProject project;
  writeProgram(project);
  project.write("file", "");
  const SeamRun run = project.run({"check", "--cache-dir", "file/below"});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.output, HasSubstr("facts are not kept"));
}

TEST(Store, TwoRunsAtOnce) {
  SmallProject project;
  writeProgram(project);
  const std::string cold = coldReport(project);
  const std::string both = "cd '" + project.root() +
                           "' && ('" SEAM_PROGRAM "' check --format json -o one.json & '" SEAM_PROGRAM
                           "' check --format json -o two.json; wait)";
  for (int i = 0; i < 5; ++i) {
    std::filesystem::remove_all(project.root() + "/build/.seam");
    std::system(both.c_str());
    for (const char *name : {"one.json", "two.json"}) {
      std::ostringstream text;
      text << std::ifstream(project.root() + "/" + name).rdbuf();
      ASSERT_EQ(text.str(), cold) << name << " in round " << i;
    }
  }
}

TEST(Store, AKillAtAnyMomentLeavesItSound) {
  SmallProject project;
  writeProgram(project);
  const std::string cold = coldReport(project);
  const std::string working = project.root();
  for (int milliseconds = 2; milliseconds < 120; milliseconds += 4) {
    std::filesystem::remove_all(project.root() + "/build/.seam");
    const pid_t child = fork();
    if (child == 0) {
      if (chdir(working.c_str()) == 0 && freopen("/dev/null", "w", stdout) && freopen("/dev/null", "w", stderr))
        execl(SEAM_PROGRAM, SEAM_PROGRAM, "check", nullptr);
      _exit(1);
    }
    usleep(static_cast<useconds_t>(milliseconds) * 1000);
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    const SeamRun next = project.run({"check", "--format", "json"});
    ASSERT_EQ(next.output, cold) << "killed after " << milliseconds << " ms: " << next.complaint;
  }
}

TEST(Store, InfoClearPrune) {
  SmallProject project;
  writeProgram(project);
  project.run({"check"});
  EXPECT_THAT(project.run({"cache", "info"}).output, HasSubstr("5 units"));
  EXPECT_THAT(project.run({"cache", "prune", "--days", "1"}).output, HasSubstr("5 units"));
  EXPECT_THAT(project.run({"cache", "clear"}).output, HasSubstr("0 units"));
  EXPECT_THAT(project.run({"check"}).output, Not(HasSubstr("from cache")));
}

TEST(Store, AHeaderThatNoUnitIncludesIsNotReadAgainEither) {
  SmallProject project;
  writeProgram(project);
  project.write("a/alone.h", "#pragma once\nstruct Alone {};\n");
  for (const char *shared : {"--timings", "--no-shared-pch"}) {
    project.run({"cache", "clear"});
    project.run({"check", shared});
    project.write(".seam.yaml", std::string("version: 1 # ") + shared + "\n"); // Else the findings themselves were kept.
    EXPECT_THAT(project.run({"check", "--timings"}).complaint, HasSubstr("0 units and headers parsed"));
  }
}

/// Enough units of the same flags for a shared header.
void writeManyUnits(const SmallProject &project) {
  std::vector<std::string> sources;
  for (int i = 0; i < 16; ++i) {
    const std::string name = "m" + std::to_string(i % 4) + "/p" + std::to_string(i);
    const std::string other = "m" + std::to_string((i + 1) % 4) + "/p" + std::to_string((i + 1) % 16);
    project.write(name + ".h", "#pragma once\nstruct P" + std::to_string(i) + " { int size; };\n");
    project.write(name + ".cpp", "#include \"" + name + ".h\"\n#include \"" + other + ".h\"\nP" + std::to_string((i + 1) % 16) + " made" +
                                     std::to_string(i) + ";\n");
    sources.push_back(name + ".cpp");
  }
  project.writeDatabase(sources);
}

std::size_t precompiledHeaders(const SmallProject &project) {
  std::size_t count = 0;
  for (const auto &entry : std::filesystem::directory_iterator(project.root() + "/build/.seam/shared"))
    count += entry.path().extension() == ".pch";
  return count;
}

TEST(SharedHeaderStore, IsKeptForTheNextRunUntilAHeaderChanges) {
  SmallProject project;
  writeManyUnits(project);
  EXPECT_THAT(project.run({"check", "--timings"}).complaint, HasSubstr("16 units and headers parsed (16 with a shared header"));
  EXPECT_EQ(precompiledHeaders(project), 1u);

  project.write("m0/p0.cpp", "#include \"m0/p0.h\"\nP0 made0;\n");
  EXPECT_THAT(project.run({"check", "--timings"}).complaint, HasSubstr("1 units and headers parsed (1 with a shared header"));

  project.write("m0/p0.h", "#pragma once\nstruct P0 { long size; };\n");
  const SeamRun changed = project.run({"check", "--timings", "--format", "json"});
  EXPECT_THAT(changed.complaint, HasSubstr("2 units and headers parsed (0 with a shared header"));
  EXPECT_EQ(changed.output, coldReport(project));
}

TEST(SharedHeaderStore, IsGoodForAHeaderThatIsAsItWasAtAnotherTime) {
  SmallProject project;
  writeManyUnits(project);
  const std::string guarded = "#ifndef P0_H\n#define P0_H\n#include \"m1/p1.h\"\nstruct P0 { int size; };\n#endif\n";
  project.write("m0/p0.h", guarded);
  project.run({"check"});
  for (const char *header : {"/m0/p0.h", "/m1/p1.h"})
    std::filesystem::last_write_time(project.root() + header, std::filesystem::file_time_type::clock::now() + std::chrono::hours(1));
  project.write("m0/p0.cpp", "#include \"m0/p0.h\"\nP0 made0;\n");
  const SeamRun run = project.run({"check", "--timings", "--format", "json"});
  EXPECT_THAT(run.complaint, HasSubstr("1 units and headers parsed (1 with a shared header"));
  EXPECT_THAT(run.output, HasSubstr("unused-include-edge"));
  EXPECT_EQ(run.output, coldReport(project));
}

TEST(SharedHeaderStore, IsMadeAnewWhenItsFileIsDamaged) {
  SmallProject project;
  writeManyUnits(project);
  const std::string expected = coldReport(project);
  project.run({"check"});
  for (const auto &entry : std::filesystem::directory_iterator(project.root() + "/build/.seam/shared"))
    if (entry.path().extension() == ".pch")
      std::filesystem::resize_file(entry.path(), std::filesystem::file_size(entry.path()) / 2);
  project.write("m1/p1.cpp", "#include \"m1/p1.h\"\n#include \"m2/p2.h\"\nP2 made1;\nP1 more;\n");
  const SeamRun run = project.run({"check", "--timings", "--format", "json"});
  EXPECT_EQ(run.output, coldReport(project));
  EXPECT_THAT(run.complaint, HasSubstr("(0 with a shared header"));
}

TEST(SharedHeaderStore, GoesWithTheCache) {
  SmallProject project;
  writeManyUnits(project);
  project.run({"check"});
  EXPECT_THAT(project.run({"cache", "info"}).output, HasSubstr("16 units"));
  project.run({"cache", "prune"});
  EXPECT_EQ(precompiledHeaders(project), 1u);
  project.run({"cache", "clear"});
  EXPECT_EQ(precompiledHeaders(project), 0u);
}

} // namespace
} // namespace seam
