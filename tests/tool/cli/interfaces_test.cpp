// Does an empty list of interfaces say why it is empty?
#include "tests/tool/cli/seam_run.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class InterfacesCommand : public testing::Test {
protected:
  InterfacesCommand() {
    project.write("app/store.h", "#pragma once\nnamespace app {\nclass Store {\npublic:\n  virtual ~Store() = default;\n"
                                 "  virtual int find(int id) = 0;\n};\n}\n");
    project.write("app/shelf.h", "#pragma once\nnamespace app {\nclass Shelf {\npublic:\n  virtual ~Shelf() = default;\n"
                                 "  virtual int find(int id) { return id; }\n};\n}\n");
    project.write("made/version.h", "#pragma once\nconstexpr int Version = 1;\n");
    project.write("main.cpp", "#include \"app/store.h\"\n#include \"app/shelf.h\"\n#include \"made/version.h\"\n");
    project.writeDatabase({"main.cpp"});
  }

  SmallProject project;
};

TEST_F(InterfacesCommand, listsWhatCanBeDoubled) {
  const SeamRun run = project.run({"interfaces", "--config", "none"});
  EXPECT_THAT(run.output, HasSubstr("app::Store: 1 of 1 methods pure"));
  EXPECT_THAT(run.complaint, IsEmpty());
}

TEST_F(InterfacesCommand, saysThatNoNameMatches) {
  const SeamRun run = project.run({"interfaces", "shop::**", "--config", "none"});
  EXPECT_THAT(run.output, IsEmpty());
  EXPECT_THAT(run.complaint, HasSubstr("none of 2 classes with virtual methods matches 'shop::**'"));
}

TEST_F(InterfacesCommand, saysThatNoneIsAbstract) {
  const SeamRun run = project.run({"interfaces", "**::Shelf", "--config", "none"});
  EXPECT_THAT(run.complaint, HasSubstr("none of 1 classes with virtual methods is abstract; --all lists them"));
  EXPECT_THAT(project.run({"interfaces", "**::Shelf", "--all", "--config", "none"}).complaint, IsEmpty());
}

TEST_F(InterfacesCommand, saysThatItLooksInTheWrongFolder) {
  project.write("made/.seam.yaml", "version: 1\n"); // As in a build folder: some header of it is included, but no unit lies there.
  for (int i = 0; i < 2; ++i) {                     // The second time from what the first one kept.
    const SeamRun run = project.run({"interfaces", "--config", "made/.seam.yaml", "-p", "build", "--format", "json"});
    EXPECT_THAT(run.complaint, HasSubstr("/made' has virtual methods; 0 of 1 units lie there"));
    EXPECT_THAT(run.output, HasSubstr("\"interfaces\": []"));
  }
}

} // namespace
} // namespace seam
