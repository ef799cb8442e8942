// Does every file keep the parts of docs/STYLE.md that a program can see?
#include "tests/house/repository.h"
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <regex>

namespace seam::house {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Longer than 300 lines today, how long they may be, and why. The numbers may only fall.
const std::map<std::string, std::size_t> longFiles = {};

constexpr std::size_t LongestFile = 300;

std::vector<std::string> lengthMistakes(const std::vector<RepositoryFile> &files, const std::map<std::string, std::size_t> &exceptions) {
  std::vector<std::string> mistakes;
  for (const RepositoryFile &file : files) {
    const auto exception = exceptions.find(file.path);
    const std::size_t limit = exception == exceptions.end() ? LongestFile : exception->second;
    if (file.lines.size() > limit)
      mistakes.push_back(fmt::format("{} has {} lines, more than {}; split it", file.path, file.lines.size(), limit));
    else if (exception != exceptions.end() && file.lines.size() <= LongestFile)
      mistakes.push_back(fmt::format("{} is no longer long; take it out of longFiles", file.path));
  }
  return mistakes;
}

TEST(FileLength, isARatchet) {
  const RepositoryFile file{"a.cpp", std::vector<std::string>(310)};
  EXPECT_THAT(lengthMistakes({file}, {}), ElementsAre("a.cpp has 310 lines, more than 300; split it"));
  EXPECT_THAT(lengthMistakes({file}, {{"a.cpp", 310}}), IsEmpty());
  EXPECT_THAT(lengthMistakes({file}, {{"a.cpp", 309}}), ElementsAre("a.cpp has 310 lines, more than 309; split it"));
  const RepositoryFile shortFile{"a.cpp", std::vector<std::string>(300)};
  EXPECT_THAT(lengthMistakes({shortFile}, {{"a.cpp", 310}}), ElementsAre("a.cpp is no longer long; take it out of longFiles"));
}

TEST(Repository, filesAreShort) {
  EXPECT_THAT(lengthMistakes(codeFiles(), longFiles), IsEmpty());
  for (const auto &[path, lines] : longFiles)
    EXPECT_TRUE(exists(path)) << "'" << path << "' is in longFiles but is gone";
}

/// A source that starts with its own header: the question stands there.
bool startsWithOwnHeader(const RepositoryFile &file) {
  return file.path.ends_with(".cpp") && file.lines[0] == fmt::format("#include \"{}.h\"", file.path.substr(0, file.path.size() - 4));
}

TEST(Repository, filesStartWithASentence) {
  for (const RepositoryFile &file : codeFiles()) {
    ASSERT_FALSE(file.lines.empty()) << file.path;
    EXPECT_TRUE(file.lines[0].starts_with("// ") || startsWithOwnHeader(file))
        << file.path << ": the first line says which question the file answers";
  }
}

TEST(Repository, headersArePragmaOnce) {
  for (const RepositoryFile &file : codeFiles())
    if (file.path.ends_with(".h"))
      EXPECT_NE(std::ranges::find(file.lines, "#pragma once"), file.lines.end()) << file.path;
}

TEST(Repository, fileNamesFollowTheStyle) {
  const std::regex snake("[a-z0-9]+(_[a-z0-9]+)*\\.(h|cpp)"), kebab("[a-z0-9]+(-[a-z0-9]+)*\\.cpp");
  const std::regex banned("(^|_)(util|utils|helper|helpers|manager|common|misc|data|info|process|handle)(_|\\.)");
  for (const RepositoryFile &file : codeFiles()) {
    const std::string name = file.path.substr(file.path.rfind('/') + 1);
    const bool isRule = std::regex_match(file.path, std::regex("matchers/rules/[^/]+/.*"));
    EXPECT_TRUE(std::regex_match(name, isRule ? kebab : snake)) << file.path;
    EXPECT_FALSE(std::regex_search(name, banned)) << file.path << ": the name says nothing of what the file holds";
  }
}

TEST(Repository, quotedIncludesAreWrittenFromTheRoot) {
  const std::regex include(R"(^\s*#\s*include\s+"([^"]+)\")");
  for (const RepositoryFile &file : codeFiles())
    for (std::size_t i = 0; i < file.lines.size() && !file.lines[i].starts_with("namespace"); ++i) // Tests hold code as text further down.
      if (std::smatch match; std::regex_search(file.lines[i], match, include)) {
        const std::string path = match[1];
        EXPECT_TRUE(path.starts_with("llvm/") || path.starts_with("clang/") || path.starts_with("clang-tidy/") || exists(path))
            << file.path << ":" << i + 1 << ": \"" << path << "\" is no path from the root";
      }
}

/// Everything that is written by hand, fixtures included.
std::vector<RepositoryFile> allTexts() {
  return filesBelow({"matchers", "generators", "tool", "tests", "docs", "fixtures"},
                    {".h", ".cpp", ".md", ".txt", ".cmake", ".yaml", ".json", ".in"});
}

TEST(Repository, namesNoMachine) {
  const std::regex machine("(^|[^A-Za-z0-9_.~-])/(home|root|Users|work|farm)/[a-z]");
  for (const RepositoryFile &file : allTexts())
    for (std::size_t i = 0; i < file.lines.size(); ++i)
      EXPECT_FALSE(std::regex_search(file.lines[i], machine)) << file.path << ":" << i + 1 << ": " << file.lines[i];
}

TEST(Repository, leavesNothingUnfinished) {
  const std::regex unfinished("\\b(FIX"
                              "ME|XX"
                              "X|TO"
                              "DO(?!\\(#[0-9]+\\)))\\b");
  for (const RepositoryFile &file : codeFiles())
    for (std::size_t i = 0; i < file.lines.size(); ++i)
      EXPECT_FALSE(std::regex_search(file.lines[i], unfinished)) << file.path << ":" << i + 1
                                                                 << ": name an issue: TO"
                                                                    "DO(#12)";
}

TEST(Repository, throwsNothingOutsideTests) {
  const std::regex throwing(R"(\b(std::(stoi|stol|stoul|stod|regex|filesystem)\b|dynamic_cast<|typeid\(|cantFail\()|\.at\()");
  const std::regex comment("//.*");
  for (const RepositoryFile &file : codeFiles()) {
    if (file.path.starts_with("tests/"))
      continue;
    for (std::size_t i = 0; i < file.lines.size(); ++i)
      EXPECT_FALSE(std::regex_search(std::regex_replace(file.lines[i], comment, ""), throwing))
          << file.path << ":" << i + 1 << ": " << file.lines[i] << "\n  see 'Errors' in docs/STYLE.md";
  }
}

} // namespace
} // namespace seam::house
