// Do globs match what their table says, and in bounded time?
#include "matchers/policy/glob.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <optional>
#include <random>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::Optional;

struct Case {
  const char *pattern;
  const char *text;
  bool isMatch;
};

TEST(Glob, MatchesPaths) {
  const Case cases[] = {
      {"src/a.h", "src/a.h", true},
      {"src/a.h", "src/a.hpp", false},
      {"src/a.hpp", "src/a.h", false},
      {"src/net", "src/net/a.h", false},
      {"src/net/", "src/net/a.h", false},
      {"", "", true},
      {"", "a", false},
      {"*", "", true},
      {"*", "a.h", true},
      {"*", "src/a.h", false},
      {"src/*.h", "src/a.h", true},
      {"src/*.h", "src/net/a.h", false},
      {"src/*/a.h", "src/net/a.h", true},
      {"src/*/a.h", "src/a.h", false},
      {"src/**", "src/a.h", true},
      {"src/**", "src/net/tcp/a.h", true},
      {"src/**", "source/a.h", false},
      {"src/**", "src", false},
      {"**", "", true},
      {"**", "any/thing", true},
      {"**/*.h", "a.h", true},
      {"**/*.h", "x/y/a.h", true},
      {"**/a.h", "ba.h", false},
      {"a/**/b", "a/b", true},
      {"a/**/b", "a/x/b", true},
      {"a/**/b", "a/x/y/b", true},
      {"a/**/b", "axb", false},
      {"a/**/b", "a/xb", false},
      {"a/**/b/**/c", "a/b/c", true},
      {"a/**/b/**/c", "a/1/b/2/3/c", true},
      {"a**b", "a/x/b", true},
      {"**.pb.h", "build/x/y.pb.h", true},
      {"src/?.h", "src/a.h", true},
      {"src/?.h", "src/ab.h", false},
      {"src?a.h", "src/a.h", false},
      {"src/***", "src/a/b", true},
      {"*a*a*b", "aaaab", true},
      {"*a/b", "xa/b", true},
      {"**/test/*_test.cpp", "src/net/test/a_test.cpp", true},
  };
  for (const Case &one : cases)
    EXPECT_EQ(globMatches(one.pattern, one.text), one.isMatch) << one.pattern << " on " << one.text;
}

TEST(Glob, MatchesSets) {
  const Case cases[] = {
      {"[a-c]x", "bx", true},  {"[a-c]x", "dx", false},      {"[!a-c]x", "dx", true},  {"[!a-c]x", "bx", false},
      {"[^a-c]x", "dx", true}, {"[]]", "]", true},           {"[!]]", "]", false},     {"[a-]", "-", true},
      {"[*]", "*", true},      {"[*]", "a", false},          {"a[!x]b", "a/b", false}, {"[ab", "[ab", true},
      {"[ab", "a", false},     {"x[0-9][0-9]", "x42", true}, {"[]", "[]", true},       {"[[]", "[", true},
  };
  for (const Case &one : cases)
    EXPECT_EQ(globMatches(one.pattern, one.text), one.isMatch) << one.pattern << " on " << one.text;
}

TEST(Glob, MatchesChoices) {
  const Case cases[] = {
      {"{net,ui}/a.h", "net/a.h", true},
      {"{net,ui}/a.h", "ui/a.h", true},
      {"{net,ui}/a.h", "cli/a.h", false},
      {"{net,ui/*}/x.h", "ui/a/x.h", true},
      {"{net,ui/*}/x.h", "ui/x.h", false},
      {"a.{h,hpp,{c,cp}p}", "a.cpp", true},
      {"a.{h,hpp,{c,cp}p}", "a.cp", true},
      {"a.{h,hpp,{c,cp}p}", "a.c", false},
      {"a{,b}c", "ac", true},
      {"a{,b}c", "abc", true},
      {"{**,x}/a.h", "p/q/a.h", true},
      {"{src/**/,}a.h", "src/p/a.h", true},
      {"{src/**/,}a.h", "src/a.h", true},
      {"{a", "{a", true},
      {"a}", "a}", true},
      {"a,b", "a,b", true},
      {"{[,]x,y}", ",x", true},
      {"{}", "", true},
  };
  for (const Case &one : cases)
    EXPECT_EQ(globMatches(one.pattern, one.text), one.isMatch) << one.pattern << " on " << one.text;
}

TEST(Glob, MatchesNamespaces) {
  const Case cases[] = {
      {"app::net::**", "app::net::Session", true},
      {"app::net::**", "app::net::detail::Session", true},
      {"app::net::**", "app::net", true},
      {"app::net::**", "app::network", false},
      {"app::*", "app::net", true},
      {"app::*", "app::net::Session", false},
      {"app::*Repository", "app::UserRepository", true},
      {"**::sleep", "sleep", true},
      {"**::sleep", "std::sleep", true},
      {"**::sleep", "nosleep", false},
      {"app::**::Impl", "app::Impl", true},
      {"std::this_thread::sleep_for", "std::this_thread::sleep_for", true},
      {"**/x", "a/x", true},
  };
  for (const Case &one : cases)
    EXPECT_EQ(globMatches(one.pattern, one.text, ':'), one.isMatch) << one.pattern << " on " << one.text;
}

TEST(Glob, MatchesIncludedNamesWithTheirAngles) {
  EXPECT_TRUE(globMatches("<boost/**>", "<boost/asio/ip/tcp.hpp>"));
  EXPECT_FALSE(globMatches("<boost/**>", "<boost.h>"));
  EXPECT_TRUE(globMatches("<*>", "<vector>"));
}

TEST(Glob, GivesWhatWildcardsStoodFor) {
  EXPECT_THAT(matchGlob("src/*/**", "src/net/tcp/a.h"), Optional(ElementsAre("net", "tcp/a.h")));
  EXPECT_THAT(matchGlob("a/**/b", "a/b"), Optional(ElementsAre("")));
  EXPECT_THAT(matchGlob("a/**/b", "a/x/y/b"), Optional(ElementsAre("x/y")));
  EXPECT_THAT(matchGlob("src/?.h", "src/a.h"), Optional(ElementsAre("a")));
  EXPECT_THAT(matchGlob("{a/*,b/*}/c", "b/x/c"), Optional(ElementsAre("", "x"))) << "numbers do not depend on the choice taken";
  EXPECT_THAT(matchGlob("[*]*", "*x"), Optional(ElementsAre("x")));
  EXPECT_THAT(matchGlob("app::**", "app", ':'), Optional(ElementsAre("")));
  EXPECT_THAT(matchGlob("x", "x"), Optional(ElementsAre()));
  EXPECT_EQ(matchGlob("x", "y"), std::nullopt);
}

TEST(Glob, PlaceholdersStandForOneSegmentAndRepeat) {
  EXPECT_THAT(matchPlaceholders("src/plugins/{1}/**", "src/plugins/csv/reader.h"), Optional(ElementsAre("csv")));
  EXPECT_THAT(matchPlaceholders("**/{2}/{1}.h", "x/y/net/tcp.h"), Optional(ElementsAre("tcp", "net")));
  EXPECT_THAT(matchPlaceholders("src/{1}/{1}.h", "src/net/net.h"), Optional(ElementsAre("net")));
  EXPECT_EQ(matchPlaceholders("src/{1}/{1}.h", "src/net/ui.h"), std::nullopt);
  EXPECT_EQ(matchPlaceholders("src/plugins/{1}/**", "src/plugins//reader.h"), std::nullopt);
  EXPECT_EQ(matchPlaceholders("src/plugins/{1}/**", "src/main.cpp"), std::nullopt);
  EXPECT_THAT(matchPlaceholders("src/**", "src/a"), Optional(ElementsAre()));
}

TEST(Glob, FillsCaptures) {
  EXPECT_EQ(fillCaptures("src/plugins/{1}/**", {"csv"}), "src/plugins/csv/**");
  EXPECT_EQ(fillCaptures("{2}-{1}-{3}-{a,b}-{", {"x", "y"}), "y-x-{3}-{a,b}-{");
  EXPECT_EQ(fillWildcards("plugins/*", {"csv"}), "plugins/csv");
  EXPECT_EQ(fillWildcards("*/plugins/*", {"a"}), "a/plugins/*");
}

TEST(Glob, NamesItsProblems) {
  EXPECT_EQ(globProblem("src/**/[a-z]*.{h,cpp}"), "");
  EXPECT_EQ(globProblem("src/[a"), "'[' without ']'");
  EXPECT_EQ(globProblem("src/{a"), "'{' without '}'");
  EXPECT_EQ(globProblem("src/a}"), "'}' without '{'");
  EXPECT_EQ(globProblem(std::string(2000, 'a')), "the pattern is longer than 1024 characters");
  EXPECT_TRUE(hasWildcard("src/{a,b}"));
  EXPECT_FALSE(hasWildcard("src/net/"));
}

TEST(Glob, HostilePatternsEndSoon) {
  std::string stars;
  for (int i = 0; i < 500; ++i)
    stars += "*a";
  EXPECT_FALSE(globMatches(stars + "b", std::string(2000, 'a')));
  std::string choices;
  for (int i = 0; i < 200; ++i)
    choices += "{a,aa}";
  EXPECT_FALSE(globMatches(choices + "b", std::string(300, 'a')));
  EXPECT_FALSE(globMatches(std::string(1'000'000, '*'), "a")) << "longer than any sensible pattern";
}

/// The definition of a glob without sets and choices, as short as it can be said.
bool matchesByDefinition(std::string_view pattern, std::string_view text) {
  if (pattern.empty())
    return text.empty();
  if (pattern.starts_with("**")) {
    for (std::size_t i = 0; i <= text.size(); ++i)
      if (matchesByDefinition(pattern.substr(2), text.substr(i)))
        return true;
    return false;
  }
  if (pattern[0] == '*')
    return matchesByDefinition(pattern.substr(1), text) ||
           (!text.empty() && text[0] != '/' && matchesByDefinition(pattern, text.substr(1)));
  if (text.empty())
    return false;
  const bool isSame = pattern[0] == '?' ? text[0] != '/' : pattern[0] == text[0];
  return isSame && matchesByDefinition(pattern.substr(1), text.substr(1));
}

TEST(Glob, AgreesWithItsDefinition) {
  std::mt19937 random(1);
  auto word = [&](std::string_view letters, std::size_t length) {
    std::string result;
    for (std::size_t i = 0; i < length; ++i)
      result += letters[random() % letters.size()];
    return result;
  };
  int matches = 0;
  for (int i = 0; i < 50'000; ++i) {
    const std::string pattern = word("ab/*?", random() % 8);
    const std::string text = word("ab/", random() % 8);
    if (pattern.find("***") != std::string::npos || pattern.find("**/") != std::string::npos)
      continue; // Runs of stars and the "nothing" of "**/" have their own tests above.
    ASSERT_EQ(globMatches(pattern, text), matchesByDefinition(pattern, text)) << pattern << " on " << text;
    matches += globMatches(pattern, text) ? 1 : 0;
  }
  EXPECT_GT(matches, 1000);
}

} // namespace
} // namespace seam
