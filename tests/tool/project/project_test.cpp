// Do whole databases become jobs, failures and notes, without anything being run or written?
#include "tests/tool/project/scratch_folder.h"
#include "tool/project/project.h"
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace seam {
namespace {

using nlohmann::json;
using testing::Contains;
using testing::ElementsAre;
using testing::ElementsAreArray;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;
using testing::SizeIs;

using Words = std::vector<std::string>;

/// A project with a database in build/; its sources are empty.
class ProjectTest : public testing::Test {
protected:
  void add(const std::string &file, const std::string &command, const std::string &database = "build") {
    if (!std::filesystem::exists(folder.path(file)))
      folder.write(file);
    databases[database].push_back({{"directory", folder.path(database)}, {"file", "../" + file}, {"command", command}});
  }

  void addRaw(json entry) { databases["build"].push_back(std::move(entry)); }

  llvm::Expected<Project> tryRead(const Words &folders = {}) {
    for (const auto &[name, entries] : databases)
      folder.write(name + "/compile_commands.json", entries.dump(1));
    return readProject({folder.path(), folders});
  }

  Project read(const Words &folders = {}) {
    auto project = tryRead(folders);
    if (project)
      return *project;
    ADD_FAILURE() << llvm::toString(project.takeError());
    return {};
  }

  Words argumentsOf(const std::string &command) {
    add("a.cpp", command);
    const Project project = read();
    return project.jobs.size() == 1 ? project.jobs[0].arguments : Words();
  }

  ScratchFolder folder;
  std::map<std::string, json> databases;
};

TEST_F(ProjectTest, makesAJobOfAnEntry) {
  add("src/a.cpp", "/usr/bin/c++ -DA -I../include -Wall -o a.o -c ../src/a.cpp");
  const Project project = read();
  EXPECT_EQ(project.root, folder.path());
  ASSERT_THAT(project.jobs, SizeIs(1));
  EXPECT_EQ(project.jobs[0].file, folder.path("src/a.cpp"));
  EXPECT_EQ(project.jobs[0].directory, folder.path("build"));
  EXPECT_EQ(project.jobs[0].configuration, "build");
  EXPECT_FALSE(project.jobs[0].isHeaderJob);
  EXPECT_THAT(project.jobs[0].arguments, ElementsAre("/usr/bin/c++", "-DA", "-I../include", "--no-default-config", "-fsyntax-only", "-w",
                                                     "-Wno-everything", folder.path("build/../src/a.cpp")));
  EXPECT_THAT(project.failed, IsEmpty());
  EXPECT_THAT(project.notes, IsEmpty());
}

TEST_F(ProjectTest, resolvesDirectoriesAgainstTheDatabase) {
  folder.write("build/x.cpp");
  addRaw({{"directory", "."}, {"file", "x.cpp"}, {"arguments", {"c++", "x.cpp"}}});
  const Project project = read();
  ASSERT_THAT(project.jobs, SizeIs(1));
  EXPECT_EQ(project.jobs[0].file, folder.path("build/x.cpp"));
}

TEST_F(ProjectTest, opensALinkedSourceAsItIsSpelled) {
  folder.write("real/a.cpp");
  std::filesystem::create_symlink("real/a.cpp", folder.path("linked.cpp"));
  add("linked.cpp", "c++ ../linked.cpp");
  const Project project = read();
  ASSERT_THAT(project.jobs, SizeIs(1));
  EXPECT_EQ(project.jobs[0].file, folder.path("real/a.cpp"));
  EXPECT_EQ(project.jobs[0].arguments.back(), folder.path("build/../linked.cpp"));
}

TEST_F(ProjectTest, givesACrossCompilersTarget) {
  EXPECT_THAT(argumentsOf("ccache arm-none-eabi-g++ -mthumb -c a.cpp"),
              IsSupersetOf({"arm-none-eabi-g++", "--target=arm-none-eabi", "-mthumb"}));
}

TEST_F(ProjectTest, keepsATargetThatStands) {
  EXPECT_THAT(argumentsOf("arm-none-eabi-clang++ --target=armv7m-none-eabi -c a.cpp"), Not(Contains("--target=arm-none-eabi")));
}

TEST_F(ProjectTest, putsTheFileOfClBehindDashes) {
  EXPECT_THAT(argumentsOf("cl.exe /TP /DA /c a.cpp"),
              ElementsAre("cl.exe", "--driver-mode=cl", "/DA", "--no-default-config", "-fsyntax-only", "-w", "-Wno-everything", "-x", "c++",
                          "--", folder.path("build/../a.cpp")));
}

TEST_F(ProjectTest, knowsTheDriverModeOfAClangThatActsAsCl) {
  EXPECT_THAT(argumentsOf("clang --driver-mode=cl /DA /c a.cpp"), IsSupersetOf({"--driver-mode=cl", "/DA", "--"}));
}

TEST_F(ProjectTest, namesTheLanguageOfModuleUnits) {
  add("m.ixx", "clang++ -c m.ixx");
  add("n.cppm", "clang++ -x c++-module -c n.cppm @n.o.modmap");
  const Project project = read();
  ASSERT_THAT(project.jobs, SizeIs(2));
  for (const CompileJob &job : project.jobs)
    EXPECT_THAT(job.arguments, IsSupersetOf({"-x", "c++-module"}));
  EXPECT_THAT(project.notes, ElementsAre("no module map for 1 unit yet; build the project once, so that imports resolve"));
}

TEST_F(ProjectTest, readsHeadersThatTheDatabaseListsAsHeaders) {
  add("a.h", "clang++ -c a.h");
  add("b.h", "clang -c b.h");
  const Project project = read();
  ASSERT_THAT(project.jobs, SizeIs(2));
  EXPECT_THAT(project.jobs[0].arguments, IsSupersetOf({"-x", "c++"}));
  EXPECT_THAT(project.jobs[1].arguments, IsSupersetOf({"-x", "c"}));
}

TEST_F(ProjectTest, takesEqualEntriesOnceAndOthersEach) {
  add("a.cpp", "c++ -DA -o 1.o a.cpp");
  add("a.cpp", "c++ -DA -Wall -g -o 2.o a.cpp");
  add("a.cpp", "c++ -DB a.cpp");
  const Project project = read();
  ASSERT_THAT(project.jobs, SizeIs(2));
  EXPECT_THAT(project.jobs[0].arguments, Contains("-DA"));
  EXPECT_THAT(project.jobs[1].arguments, Contains("-DB"));
  EXPECT_THAT(project.notes,
              ElementsAre("dropped 1 entry that repeats another", "1 file is compiled with several sets of flags; each is read"));
}

TEST_F(ProjectTest, keepsConfigurationsApart) {
  add("a.cpp", "c++ a.cpp", "linux");
  add("a.cpp", "c++ -DWIN a.cpp", "win");
  const Project project = read({folder.path("win"), folder.path("linux")});
  ASSERT_THAT(project.jobs, SizeIs(2));
  EXPECT_EQ(project.jobs[0].configuration, "linux");
  EXPECT_EQ(project.jobs[1].configuration, "win");
  EXPECT_THAT(project.notes, IsEmpty());
}

TEST_F(ProjectTest, readsOneSourceOfAStaticAndASharedLibraryOnce) {
  add("a.cpp", "c++ -DWIDE -o static/a.o a.cpp");
  add("a.cpp", "c++ -DWIDE -fPIC -Dlib_shared_EXPORTS -o shared/a.o a.cpp");
  add("a.cpp", "c++ -DNARROW -fPIC a.cpp");
  const Project project = read();
  EXPECT_THAT(project.jobs, SizeIs(2));
  EXPECT_THAT(project.notes, ElementsAre(HasSubstr("a static and a shared library of one source"), HasSubstr("several sets of flags")));
}

TEST_F(ProjectTest, doesNotDependOnTheOrderOfEntries) {
  for (const char *name : {"c", "a", "b", "a"})
    add(std::string(name) + ".cpp", fmt::format("c++ -D{} x.cpp", name));
  const Project forward = read();
  std::reverse(databases["build"].begin(), databases["build"].end());
  const Project backward = read();
  ASSERT_THAT(forward.jobs, SizeIs(3));
  for (std::size_t i = 0; i < forward.jobs.size(); ++i) {
    EXPECT_EQ(forward.jobs[i].file, backward.jobs[i].file);
    EXPECT_EQ(forward.jobs[i].arguments, backward.jobs[i].arguments);
  }
  EXPECT_EQ(forward.notes, backward.notes);
}

TEST_F(ProjectTest, countsFlagsThatWereDropped) {
  add("a.cpp", "g++ -fno-canonical-system-headers -fno-canonical-system-headers a.cpp");
  add("b.cpp", "g++ -fno-canonical-system-headers -fplugin=x.so b.cpp");
  EXPECT_THAT(read().notes, ElementsAre("dropped '-fno-canonical-system-headers' (2 units): clang does not know it",
                                        "dropped '-fplugin=' (1 unit): it loads or steers code that Seam does not run"));
}

TEST_F(ProjectTest, skipsOtherLanguages) {
  add("a.cpp", "c++ a.cpp");
  add("b.S", "cc -c b.S");
  add("app.rc", "llvm-rc app.rc");
  add("k.cu", "clang++ -c k.cu");
  add("k.cpp", "nvcc -c k.cpp");
  add("l.cpp", "hipcc -x hip -c l.cpp");
  add("f.f90", "gfortran -c f.f90");
  add("o.mm", "clang++ -c o.mm");
  add("cmake_pch.hxx.cxx", "c++ -x c++-header -c cmake_pch.hxx.cxx");
  const Project project = read();
  EXPECT_THAT(project.jobs, SizeIs(1));
  EXPECT_THAT(project.failed, IsEmpty());
  EXPECT_THAT(project.notes,
              ElementsAre("skipped 8 entries that are no C or C++ source: .S (1), .cu (1), .f90 (1), .mm (1), .rc (1), hip (1), nvcc (1), "
                          "precompiled header (1)"));
}

TEST_F(ProjectTest, reportsAMissingSource) {
  add("a.cpp", "c++ a.cpp");
  addRaw({{"directory", folder.path()}, {"file", "gone/b.cpp"}, {"command", "c++ gone/b.cpp"}});
  addRaw({{"directory", folder.path()}, {"file", "/dev/zero"}, {"command", "c++ -x c++ /dev/zero"}});
  const Project project = read();
  EXPECT_THAT(project.jobs, SizeIs(1));
  ASSERT_THAT(project.failed, SizeIs(2));
  EXPECT_EQ(project.failed[0].path, "/dev/zero");
  EXPECT_EQ(project.failed[0].reason, "not a regular file");
  EXPECT_EQ(project.failed[1].path, "gone/b.cpp");
  EXPECT_EQ(project.failed[1].reason, "no such file; rebuild the compilation database");
}

TEST_F(ProjectTest, reportsBrokenEntriesWithTheirLine) {
  folder.write("a.cpp");
  folder.write("build/compile_commands.json", "[\n{\"directory\": \"\", \"file\": \"a.cpp\", \"command\": \"c++ a.cpp\"},\n"
                                              "{\"directory\": \"/no/such\", \"file\": \"b.cpp\", \"command\": \"c++ b.cpp\"},\n"
                                              "{\"directory\": \"..\", \"file\": \"a.cpp\", \"command\": \"ccache\"},\n"
                                              "{\"directory\": \"..\", \"file\": \"a.cpp\", \"command\": \"c++ @no.rsp\"},\n"
                                              "{\"command\": 1}]");
  const Project project = read();
  EXPECT_THAT(project.jobs, IsEmpty());
  Words failures;
  for (const FailedUnit &unit : project.failed)
    failures.push_back(unit.path + ": " + unit.reason);
  EXPECT_THAT(
      failures,
      ElementsAre("/no/such/b.cpp: build/compile_commands.json:3: no such folder '/no/such'; rebuild the compilation database",
                  "a.cpp: build/compile_commands.json:2: entry with an empty \"directory\"; rebuild the compilation database",
                  "a.cpp: build/compile_commands.json:4: the command names no compiler; rebuild the compilation database",
                  "a.cpp: build/compile_commands.json:5: response file 'no.rsp': no such file; build the project once",
                  "build/compile_commands.json: build/compile_commands.json:6: \"command\" is a number; rebuild the compilation database"));
}

TEST_F(ProjectTest, failsWhereNothingIsCOrCxx) {
  add("b.S", "cc -c b.S");
  auto project = tryRead();
  ASSERT_FALSE(bool(project));
  EXPECT_EQ(llvm::toString(project.takeError()),
            "'build/compile_commands.json' names no C or C++ source: skipped 1 entry that is no C or C++ source: .S (1)");
}

TEST_F(ProjectTest, failsOnABrokenDatabaseWithItsPlace) {
  folder.write("build/compile_commands.json", "[{]");
  auto project = tryRead();
  ASSERT_FALSE(bool(project));
  EXPECT_THAT(llvm::toString(project.takeError()), HasSubstr("build/compile_commands.json:1:3: malformed JSON"));
}

TEST_F(ProjectTest, failsWithoutARoot) {
  auto project = readProject({"/no/such", {}});
  ASSERT_FALSE(bool(project));
  EXPECT_EQ(llvm::toString(project.takeError()), "no such folder '/no/such'");
}

TEST_F(ProjectTest, runsAndWritesNothing) {
  const std::string marker = folder.path("ran");
  const std::string wrapper = folder.write("tools/c++", "#!/bin/sh\ntouch " + marker + "\n");
  std::filesystem::permissions(wrapper, std::filesystem::perms::all);
  add("a.cpp", wrapper + " -MJ out.json -o out.o `touch " + marker + "` $(touch " + marker + ") ; touch " + marker);
  EXPECT_THAT(read().jobs, SizeIs(1));
  EXPECT_FALSE(std::filesystem::exists(marker));
  EXPECT_FALSE(std::filesystem::exists(folder.path("build/out.json")));
}

} // namespace
} // namespace seam
