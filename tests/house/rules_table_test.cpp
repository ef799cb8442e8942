// Is the generated table of the rules current? UPDATE_GOLDEN=1 (or ./dev docs) writes it.
#include "matchers/rules/rule.h"
#include "tests/house/repository.h"
#include "tool/explain/rules_table.h"
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>

namespace seam::house {
namespace {

const std::string TableFile = "docs/rules/README.md";

TEST(RulesTable, isCurrent) {
  const std::string table = rulesTable(allRules());
  if (std::getenv("UPDATE_GOLDEN"))
    std::ofstream(root() + "/" + TableFile) << table;
  EXPECT_EQ(readText(TableFile), table) << "run ./dev docs";
}

} // namespace
} // namespace seam::house
