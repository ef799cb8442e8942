// Whose flags does a header borrow that no unit includes?
#include "tool/project/project.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

/// A project whose units have their name as their only flag.
Project projectOf(const std::vector<std::string> &files) {
  Project project;
  for (const std::string &file : files)
    project.jobs.push_back({file, "/b", {"c++", "-D" + file, "-w", file}, "build"});
  return project;
}

/// The unit that `header` borrows its flags from.
std::string donor(const std::vector<std::string> &files, const std::string &header) {
  const std::vector<CompileJob> jobs = headerJobs(projectOf(files), {header});
  return jobs.size() == 1 ? jobs[0].arguments[1].substr(2) : "";
}

TEST(HeaderJobs, borrowTheFlagsOfTheirNamesake) {
  EXPECT_EQ(donor({"/p/inc/a.cpp", "/p/src/b.cpp"}, "/p/inc/b.h"), "/p/src/b.cpp");
  EXPECT_EQ(donor({"/p/x/b.cpp", "/p/y/b.cpp"}, "/p/y/z/b.h"), "/p/y/b.cpp");
}

TEST(HeaderJobs, elseOfTheDeepestCommonFolder) {
  EXPECT_EQ(donor({"/p/a.cpp", "/p/net/b.cpp", "/p/ui/c.cpp"}, "/p/net/deep/x.h"), "/p/net/b.cpp");
  EXPECT_EQ(donor({"/p/net/b.cpp", "/p/net/c.cpp"}, "/p/net/x.h"), "/p/net/b.cpp");
  EXPECT_EQ(donor({"/p/src/a.cpp", "/p/src2/b.cpp"}, "/p/src2/x.h"), "/p/src2/b.cpp");
}

TEST(HeaderJobs, areParsedAsSources) {
  const std::vector<CompileJob> jobs = headerJobs(projectOf({"/p/a.cpp"}), {"/p/a.h"});
  ASSERT_THAT(jobs, SizeIs(1));
  EXPECT_EQ(jobs[0].file, "/p/a.h");
  EXPECT_TRUE(jobs[0].isHeaderJob);
  EXPECT_EQ(jobs[0].configuration, "build");
  EXPECT_THAT(jobs[0].arguments, ElementsAre("c++", "-D/p/a.cpp", "-w", "-x", "c++", "/p/a.h"));
}

TEST(HeaderJobs, ofCUnitsAreCUnlessTheirNameSaysOtherwise) {
  const Project project = projectOf({"/p/a.c"});
  const std::vector<CompileJob> jobs = headerJobs(project, {"/p/a.h", "/p/a.hpp"});
  ASSERT_THAT(jobs, SizeIs(2));
  EXPECT_THAT(jobs[0].arguments, ElementsAre("c++", "-D/p/a.c", "-w", "-x", "c", "/p/a.h"));
  EXPECT_THAT(jobs[1].arguments, ElementsAre("c++", "-D/p/a.c", "-w", "-x", "c++", "/p/a.hpp"));
}

TEST(HeaderJobs, replaceTheLanguageAndKeepTheDashes) {
  Project project;
  project.jobs.push_back({"/p/m.ixx", "/b", {"clang++", "-w", "-x", "c++-module", "/p/m.ixx"}, "build"});
  project.jobs.push_back({"/q/m.cpp", "/b", {"cl", "-w", "--", "/q/m.cpp"}, "build"});
  const std::vector<CompileJob> jobs = headerJobs(project, {"/q/m.h", "/p/m.h", "/p/m.h"});
  ASSERT_THAT(jobs, SizeIs(2));
  EXPECT_THAT(jobs[0].arguments, ElementsAre("clang++", "-w", "-x", "c++", "/p/m.h"));
  EXPECT_THAT(jobs[1].arguments, ElementsAre("cl", "-w", "-x", "c++", "--", "/q/m.h"));
}

TEST(HeaderJobs, needAUnit) {
  EXPECT_THAT(headerJobs({}, {"/p/a.h"}), SizeIs(0));
}

} // namespace
} // namespace seam
