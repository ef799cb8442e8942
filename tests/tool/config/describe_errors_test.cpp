// Do errors of the policy file look like a compiler's?
#include "tool/config/config.h"
#include <gtest/gtest.h>

namespace seam {
namespace {

std::string describe(std::string_view text) {
  return describeErrors(parsePolicy(text, ".seam.yaml", {}));
}

TEST(DescribeErrors, ShowsLineCaretAndSuggestion) {
  EXPECT_EQ(describe("version: 1\nmodules:\n  net:\n    pathz: src/net/**\n"),
            ".seam.yaml:4:5: error: unknown key 'pathz' in module 'net'; did you mean 'path'?\n"
            "    4 |     pathz: src/net/**\n"
            "      |     ^~~~~\n");
}

TEST(DescribeErrors, ShowsAWindowOfALongLine) {
  const std::string shown = describe("version: 1\nbuild: [" + std::string(100'000, 'a') + ", {b: c}, " + std::string(100'000, 'd') + "]\n");

  EXPECT_LT(shown.size(), 400u);
  EXPECT_NE(shown.find("aaaa, {b: c}, dddd"), std::string::npos) << shown;
  const std::size_t caret = shown.rfind('^') - shown.rfind("      | ");
  const std::size_t mapping = shown.find("{b: c}") - shown.find("    2 | ");
  EXPECT_EQ(caret, mapping) << shown;
}

TEST(DescribeErrors, CountsCharactersNotBytes) {
  EXPECT_EQ(describe("version: 1 \n# ä\n\"ä\": 1\n\"ää\": {xü: 2}\n"), ".seam.yaml:3:1: error: unknown key 'ä' in the policy\n"
                                                                       "    3 | \"ä\": 1\n"
                                                                       "      | ^~~\n"
                                                                       ".seam.yaml:4:1: error: unknown key 'ää' in the policy\n"
                                                                       "    4 | \"ää\": {xü: 2}\n"
                                                                       "      | ^~~~\n");
}

TEST(DescribeErrors, PrintsNoControlCharacters) {
  const std::string shown = describe("version: 1\n\"a\\e[31m\": 1\nb\x1b[2J: 1\n");

  EXPECT_EQ(shown.find('\x1b'), std::string::npos) << shown;
}

TEST(DescribeErrors, StopsAfterAHundred) {
  std::string text = "version: 1\n";
  for (int i = 0; i < 150; ++i)
    text += "wrong_key_" + std::to_string(i) + ": 1\n";
  EXPECT_TRUE(describe(text).ends_with("and 50 more errors\n"));
}

TEST(DescribeErrors, ErrorsWithoutPlaceHaveNoExcerpt) {
  const ConfigResult result = readPolicy("/nowhere", "/nowhere/.seam.yaml", {});

  EXPECT_EQ(describeErrors(result), ".seam.yaml: error: cannot read the policy file: No such file or directory\n");
}

} // namespace
} // namespace seam
