// Is every rule whole? Its file, its page, its fixtures and its registration must agree.
#include "matchers/rules/rule.h"
#include "tests/house/repository.h"
#include "tool/explain/rule_pages.h"
#include <filesystem>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

namespace fs = std::filesystem;

namespace seam::house {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// The rules' files: "architecture/layer-violation".
std::set<std::string> ruleFiles() {
  std::set<std::string> names;
  for (const RepositoryFile &file : filesBelow({"matchers/rules"}, {".cpp"}))
    if (const fs::path path = fs::path(file.path).lexically_relative("matchers/rules"); path.has_parent_path())
      names.insert((path.parent_path() / path.stem()).generic_string());
  return names;
}

std::vector<std::string> headingsOf(std::string_view page) {
  std::vector<std::string> headings;
  bool isCode = false;
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t end = std::min(page.find('\n', at), page.size());
    const std::string_view line = page.substr(at, end - at);
    isCode ^= line.starts_with("```");
    if (!isCode && line.starts_with("## "))
      headings.emplace_back(line.substr(3));
    at = end + 1;
  }
  return headings;
}

/// True if the fixture folder holds a file or folder whose name is `stem` or starts with "stem." or "stem-".
bool hasFixture(const std::string &id, const std::string &stem) {
  const fs::path folder = fs::path(root()) / "fixtures/rules" / id;
  if (!fs::exists(folder))
    return false;
  for (const fs::directory_entry &entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name == stem || name.starts_with(stem + ".") || name.starts_with(stem + "-"))
      return true;
  }
  return false;
}

TEST(Rules, areAllRegistered) {
  std::set<std::string> registered;
  for (const RuleEntry &rule : allRules())
    EXPECT_TRUE(registered.insert(fmt::format("{}/{}", rule.info.category, rule.info.id)).second) << rule.info.id << " is registered twice";
  EXPECT_EQ(registered, ruleFiles()) << "a rule's id is its file's name, its category the folder";
}

TEST(Rules, haveASummaryOfOneLine) {
  for (const RuleEntry &rule : allRules()) {
    EXPECT_THAT(std::string(rule.info.summary), Not(IsEmpty())) << rule.info.id;
    EXPECT_THAT(std::string(rule.info.summary), Not(HasSubstr("\n"))) << rule.info.id;
    EXPECT_FALSE(rule.info.summary.ends_with('.')) << rule.info.id << ": no full stop";
    EXPECT_FALSE(rule.info.since.empty()) << rule.info.id;
  }
}

TEST(Rules, haveIdsThatReadWellAfterAllow) {
  for (const RuleEntry &rule : allRules())
    for (std::string_view prefix : {"no-", "avoid-", "check-", "prefer-"})
      EXPECT_FALSE(rule.info.id.starts_with(prefix)) << rule.info.id << ": an id names what is found";
}

TEST(Rules, haveFixtures) {
  for (const RuleEntry &rule : allRules()) {
    const std::string id(rule.info.id);
    EXPECT_TRUE(hasFixture(id, "bad")) << "no fixtures/rules/" << id << "/bad*: what must be found";
    EXPECT_TRUE(hasFixture(id, "good")) << "no fixtures/rules/" << id << "/good*: what must not be found";
  }
}

TEST(Rules, havePagesWithTheSixHeadings) {
  for (const RuleEntry &rule : allRules()) {
    const std::optional<std::string_view> page = rulePage(rule.info.id);
    ASSERT_TRUE(page) << "no docs/rules/" << rule.info.id << ".md";
    EXPECT_TRUE(page->starts_with(fmt::format("# {}\n", rule.info.id))) << rule.info.id;
    EXPECT_THAT(headingsOf(*page), ElementsAre("What it finds", "Why it matters", "Example", "Instead", "Options", "When to allow it"))
        << "docs/rules/" << rule.info.id << ".md";
  }
}

TEST(Rules, pagesInTheProgramAreTheFiles) {
  for (const RepositoryFile &page : filesBelow({"docs/rules"}, {".md"}))
    if (const std::string id = fs::path(page.path).stem(); id != "README")
      EXPECT_EQ(rulePage(id), readText(page.path)) << page.path;
  EXPECT_FALSE(rulePage("README"));
  EXPECT_FALSE(rulePage("no-such-rule"));
}

TEST(Rules, ownEveryPageAndFixture) {
  for (const RepositoryFile &page : filesBelow({"docs/rules"}, {".md"}))
    if (const std::string id = fs::path(page.path).stem(); id != "README")
      EXPECT_NE(findRule(id), nullptr) << page.path << " is the page of no rule";
  const fs::path fixtures = fs::path(root()) / "fixtures/rules";
  if (fs::exists(fixtures))
    for (const fs::directory_entry &entry : fs::directory_iterator(fixtures))
      EXPECT_NE(findRule(entry.path().filename().string()), nullptr) << entry.path() << " is the fixture of no rule";
}

} // namespace
} // namespace seam::house
