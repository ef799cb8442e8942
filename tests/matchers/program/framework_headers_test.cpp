// Where are the headers of test frameworks?
#include "matchers/program/framework_headers.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using ::testing::ElementsAre;

FileNode fileAt(const char *path, FileOrigin origin) {
  FileNode file;
  file.path = path;
  file.origin = origin;
  return file;
}

TEST(FrameworkFolders, areWhereUnitsFoundTheHeaders) {
  ProgramGraph graph;
  graph.files = {fileAt("/usr/include/stdio.h", FileOrigin::External),
                 fileAt("/opt/googletest/googlemock/include/gmock/gmock.h", FileOrigin::External),
                 fileAt("third_party/gtest/include/gtest/gtest.h", FileOrigin::FirstParty),
                 fileAt("third_party/gtest/include/gtest/gtest-printers.h", FileOrigin::FirstParty),
                 fileAt("/opt/catch2/trompeloeil.hpp", FileOrigin::External)};
  EXPECT_THAT(frameworkFolders(graph, "/shop"),
              ElementsAre("/opt/googletest/googlemock/include", "/shop/third_party/gtest/include", "/opt/catch2"));
}

TEST(FrameworkHeaders, areKnownByTheirNames) {
  EXPECT_TRUE(isFrameworkHeader("gmock/gmock.h"));
  EXPECT_TRUE(isFrameworkHeader("third_party/gtest/include/gtest/gtest.h"));
  EXPECT_FALSE(isFrameworkHeader("app/gmock.h"));
}

TEST(FrameworkFolders, areNoneWhereNobodyTests) {
  ProgramGraph graph;
  graph.files = {fileAt("app/gmock.h", FileOrigin::FirstParty)};
  EXPECT_THAT(frameworkFolders(graph, "/shop"), ElementsAre());
}

} // namespace
} // namespace seam
