// How much does it matter that something thrown is no exception?
#include "tests/matchers/rules/run_rule.h"
#include "tests/support/exception_units.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

/// f() throws one, and somebody catches it if `isCaught`.
std::vector<std::string> findingsOf(const std::string &type, bool isClass, bool isCaught) {
  ExceptionUnit unit("a.cpp");
  if (isClass)
    unit.type(type);
  else
    unit.plainType(type);
  unit.throws(unit.function("f", 1), type, 2);
  if (isCaught)
    unit.catches(unit.function("g", 9), type);
  return linesOf(runRule(linkExceptionUnits({unit}), "throw-non-exception"));
}

TEST(ThrowNonException, ATypeOfTheProjectThatSomebodyCatchesIsAgreedOn) {
  EXPECT_THAT(findingsOf("app::Unload", /*isClass=*/false, /*isCaught=*/true), IsEmpty());
  EXPECT_THAT(findingsOf("app::Unload", /*isClass=*/false, /*isCaught=*/false), ElementsAre(StartsWith("a.cpp:2: warning")));
  EXPECT_THAT(findingsOf("app::Failure", /*isClass=*/true, /*isCaught=*/true), IsEmpty());
}

TEST(ThrowNonException, NumbersAreNone) {
  for (const char *type : {"int", "unsigned long", "char"})
    EXPECT_THAT(findingsOf(type, /*isClass=*/false, /*isCaught=*/true), ElementsAre(StartsWith("a.cpp:2: warning"))) << type;
}

} // namespace
} // namespace seam
