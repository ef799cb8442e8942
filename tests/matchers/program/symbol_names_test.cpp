// The last part of a qualified name, and what stands in front of it.
#include "matchers/program/symbol_names.h"
#include <gtest/gtest.h>

namespace seam {
namespace {

TEST(SymbolNames, TheLastPartIsItsOwn) {
  EXPECT_EQ(shortName("find"), "find");
  EXPECT_EQ(shortName("app::Store::find"), "find");
  EXPECT_EQ(shortName("app::(anonymous namespace)::Store"), "Store");
  EXPECT_EQ(shortName("app::operators::run"), "run");
}

TEST(SymbolNames, ArgumentsOfATemplateHaveNoParts) {
  EXPECT_EQ(shortName("app::Cache<app::Key>"), "Cache<app::Key>");
  EXPECT_EQ(shortName("app::Cache<app::Key>::find"), "find");
}

TEST(SymbolNames, AnOperatorIsOnePart) {
  EXPECT_EQ(shortName("app::operator<"), "operator<");
  EXPECT_EQ(shortName("app::Key::operator()"), "operator()");
  EXPECT_EQ(shortName("app::Key::operator std::string"), "operator std::string");
}

TEST(SymbolNames, TheScopeIsTheRest) {
  EXPECT_EQ(scopeOf("find"), "");
  EXPECT_EQ(scopeOf("app::Cache<app::Key>::find"), "app::Cache<app::Key>");
  EXPECT_EQ(scopeOf("app::Key::operator std::string"), "app::Key");
}

} // namespace
} // namespace seam
