// Is a typing mistake recognised, and another word not?
#include "matchers/base/nearest_word.h"
#include <gtest/gtest.h>

namespace seam {
namespace {

TEST(NearestWord, forgivesTypingMistakes) {
  const std::vector<std::string> words = {"layer-violation", "dependency-cycle"};
  EXPECT_EQ(nearestWord("layer-violatoin", words), "layer-violation");
  EXPECT_EQ(nearestWord("dependency-cycles", words), "dependency-cycle");
  EXPECT_EQ(nearestWord("hidden-clock", words), "");
  EXPECT_EQ(nearestWord("", words), "");
}

} // namespace
} // namespace seam
