// Which changes of the text does extraction offer, and does the text stay what it should be?
#include "tests/matchers/extract/log_facts_of.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

constexpr const char *Spdlog = R"(#pragma once
namespace spdlog {
template <typename... T> void debug(const char *, const T &...) {}
template <typename... T> void error(const char *, const T &...) {}
template <typename T> void debug(const T &) {}
}
#define SPDLOG_INFO(...) spdlog::debug(__VA_ARGS__)
)";

/// The line of the first statement that has such edits, after them; an inserted mark is replaced as a level's name would be.
std::string edited(const std::string &body, LogEditKind kind) {
  const std::string source = "#include <spdlog/spdlog.h>\n#include <string>\n#include <stdexcept>\n#include <system_error>\n" + body;
  const LogFacts facts = logFactsOf({{"main.cpp", source}, {"spdlog/spdlog.h", Spdlog}}, {"-I."});
  std::string text = source;
  bool isEdited = false;
  for (const LogFact &fact : facts.statements) {
    std::vector<LogEdit> edits = fact.edits;
    std::reverse(edits.begin(), edits.end());
    for (const LogEdit &edit : edits)
      if (edit.kind == kind) {
        text.replace(edit.offset, edit.length, kind == LogEditKind::LevelName ? "<" + edit.text + ">" : edit.text);
        isEdited = true;
      }
  }
  return isEdited ? text.substr(source.size() - body.size()) : "";
}

TEST(LogEdits, theWordThatNamesTheLevel) {
  EXPECT_EQ(edited("void f() { spdlog::debug(\"a\"); }", LogEditKind::LevelName), "void f() { spdlog::<debug>(\"a\"); }");
  EXPECT_EQ(edited("void f() { SPDLOG_INFO(\"a\"); }", LogEditKind::LevelName), "void f() { <SPDLOG_INFO>(\"a\"); }");
  EXPECT_EQ(edited("#define MINE(x) spdlog::debug(x)\nvoid f() { MINE(\"a\"); }", LogEditKind::LevelName), "") << "a macro wrote it";
}

TEST(LogEdits, whatWasCaughtGoesIntoTheText) {
  EXPECT_EQ(edited("void f(int n) {\n  try { f(n); } catch (const std::exception &e) {\n    spdlog::error(\"bad {}\", n);\n  }\n}",
                   LogEditKind::ShowException),
            "void f(int n) {\n  try { f(n); } catch (const std::exception &e) {\n    spdlog::error(\"bad {}: {}\", n, e.what());\n  }\n}");
  EXPECT_EQ(edited("void f() { try { f(); } catch (int e) { spdlog::error(\"bad\"); } }", LogEditKind::ShowException), "");
  EXPECT_EQ(edited("void f() { try { f(); } catch (const std::exception &) { spdlog::error(\"bad\"); } }", LogEditKind::ShowException), "");
}

TEST(LogEdits, whatWasTestedGoesIntoTheText) {
  EXPECT_EQ(edited("void f(std::error_code ec) { if (ec) spdlog::error(\"bad\"); }", LogEditKind::ShowCause),
            "void f(std::error_code ec) { if (ec) spdlog::error(\"bad: {}\", ec.message()); }");
  EXPECT_EQ(edited("void f(int rc) { if (rc != 0) { spdlog::error(\"bad\"); } }", LogEditKind::ShowCause),
            "void f(int rc) { if (rc != 0) { spdlog::error(\"bad: {}\", rc); } }");
}

TEST(LogEdits, theStatementGoesWithItsLine) {
  EXPECT_EQ(edited("void f(int n) {\n  if (n) {\n    spdlog::error(\"bad {}\",\n                  n);\n    throw n;\n  }\n}",
                   LogEditKind::Remove),
            "void f(int n) {\n  if (n) {\n    throw n;\n  }\n}");
  EXPECT_EQ(edited("void f(int n) {\n  if (n) { spdlog::error(\"bad\"); throw n; }\n}", LogEditKind::Remove),
            "void f(int n) {\n  if (n) {  throw n; }\n}");
}

TEST(LogEdits, placesForValues) {
  EXPECT_EQ(edited("void f(std::string s, int n) { spdlog::debug(\"a \" + s + \" b \" + std::to_string(n)); }", LogEditKind::Placeholders),
            "void f(std::string s, int n) { spdlog::debug(\"a {} b {}\", s, n); }");
  EXPECT_EQ(edited("void f(int n) { spdlog::debug(\"retry %d of 100%%\", n); }", LogEditKind::Placeholders),
            "void f(int n) { spdlog::debug(\"retry {} of 100%\", n); }");
  EXPECT_EQ(edited("void f(int n) { spdlog::debug(\"retry %04x\", n); }", LogEditKind::Placeholders), "") << "a format of its own";
  EXPECT_EQ(edited("void f(std::string s) { spdlog::debug(\"{\" + s); }", LogEditKind::Placeholders), "") << "a brace of the text";
}

} // namespace
} // namespace seam
