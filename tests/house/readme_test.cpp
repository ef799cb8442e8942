// Does the README show what Seam prints today?
#include "tests/house/repository.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

namespace seam::house {
namespace {

/// The lines between the fences of the first block below `heading`.
std::vector<std::string> blockBelow(const std::string &text, const std::string &heading) {
  const std::size_t start = text.find("```\n", text.find(heading)) + 4;
  std::istringstream block(text.substr(start, text.find("```", start) - start));
  std::vector<std::string> lines;
  for (std::string line; std::getline(block, line);)
    lines.push_back(line);
  return lines;
}

TEST(Readme, showsARealReport) {
  const std::string report = readText("fixtures/projects/shop/expected.txt");
  const std::vector<std::string> lines = blockBelow(readText("README.md"), "## A report");
  ASSERT_GT(lines.size(), 5U);
  for (const std::string &line : lines)
    EXPECT_THAT(report, testing::HasSubstr(line + "\n"));
}

} // namespace
} // namespace seam::house
