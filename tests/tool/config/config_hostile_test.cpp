// Does any text whatever leave the policy reader alive, and in time?
#include "tool/config/config.h"
#include <gtest/gtest.h>
#include <random>

namespace seam {
namespace {

ConfigResult parse(std::string_view text) {
  return parsePolicy(text, ".seam.yaml", {"layer-violation"});
}

std::string repeat(std::string_view piece, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i)
    result += piece;
  return result;
}

TEST(ConfigHostile, DeepNestingIsAnError) {
  for (const char *opening : {"[", "{a: ", "- ", "? ", "a:\n"}) {
    const ConfigResult result = parse("version: 1\nbuild: " + repeat(opening, 100'000));
    ASSERT_FALSE(result.errors.empty()) << opening;
  }
  EXPECT_EQ(parse("version: 1\nbuild: " + repeat("[", 100)).errors.at(0).message, "nested more than 32 levels deep");
}

TEST(ConfigHostile, LongLinesAndManyKeysEndSoon) {
  EXPECT_FALSE(parse("version: 1\nbuild: {" + std::string(10'000'000, 'a') + "}").errors.empty());
  EXPECT_FALSE(parse("version: 1\nbuilt: [" + repeat("a, ", 300'000) + "]").errors.empty());
  EXPECT_EQ(parse("version: 1\n" + repeat("a: 1\n", 30'000)).errors.size(), 30'000u) << "one unknown key, the others duplicates";
  EXPECT_EQ(parse(std::string(17u << 20, '#')).errors.at(0).message, "larger than 16 MB, which no policy is");
}

TEST(ConfigHostile, EveryPrefixIsReadOrRefused) {
  const std::string text = "version: 1\nmodules:\n  net: {path: [\"src/net/**\", 'x'], public: a}\n  \"p/*\":\n    path: >-\n      a\n"
                           "layers:\n- {id: m, order: [\"a | b\", c]}\n# end\n";
  for (std::size_t length = 0; length <= text.size(); ++length) {
    const ConfigResult result = parse(std::string_view(text).substr(0, length));
    for (const ConfigError &error : result.errors)
      EXPECT_GE(error.place.line, 1u) << error.message;
    EXPECT_FALSE(describeErrors(result).empty() && length < 10);
  }
}

TEST(ConfigHostile, DamagedTextIsReadOrRefused) {
  const std::string text = "version: 1\nmodules:\n  net: {path: [src/net/**, \"a\\tb\"], interfaces: {t: {headers: x/**, to: [net]}}}\n"
                           "contracts:\n  - {id: a, forbid: {from: net, to: net}}\n  - id: b\n    metrics: {nccd: 1.5}\n"
                           "allow: {contract: a, from: x/**, to: net, because: |\n  long\n  text\n  }\nrules: {\"*\": off}\n";
  const std::string letters = "[]{}:,-?|>&*!%@`\"'# \n\ta0\\\r\x01\xc3";
  std::mt19937 random(7);
  std::size_t refused = 0;
  for (int i = 0; i < 5'000; ++i) {
    std::string damaged = text;
    for (unsigned changes = 1 + random() % 4; changes > 0; --changes) {
      const std::size_t at = random() % damaged.size();
      if (random() % 3 == 0)
        damaged.erase(at, random() % 8);
      else if (random() % 2 == 0)
        damaged.insert(at, 1, letters[random() % letters.size()]);
      else
        damaged[at] = letters[random() % letters.size()];
    }
    const ConfigResult result = parse(damaged);
    refused += describeErrors(result).empty() ? 0 : 1;
  }
  EXPECT_GT(refused, 2'500u);
}

} // namespace
} // namespace seam
