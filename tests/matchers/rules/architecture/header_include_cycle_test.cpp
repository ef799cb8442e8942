// Does header-include-cycle tell real cycles from those that are made on purpose?
#include "tests/matchers/rules/policy_words.h"
#include "tests/matchers/rules/run_rule.h"
#include "tests/support/program_builder.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<Finding> check(const ProgramBuilder &program) {
  return runRule(program.build(), "header-include-cycle");
}

ProgramBuilder threeHeaders() {
  ProgramBuilder program;
  program.include("a.h", "b.h", 3);
  program.include("b.h", "c.h", 4);
  program.include("c.h", "a.h", 5);
  return program;
}

TEST(HeaderIncludeCycle, ReportsOneFindingPerCycle) {
  const std::vector<Finding> findings = check(threeHeaders());
  ASSERT_THAT(linesOf(findings),
              ElementsAre("a.h:3: warning: 3 files include one another: a.h -> b.h -> c.h -> a.h; cut 1 of 3 includes (proved minimal)"));
  EXPECT_THAT(findings.front().keys, ElementsAre("file: a.h -> b.h", "file: b.h -> c.h", "file: c.h -> a.h"));
}

TEST(HeaderIncludeCycle, AUseIsNoInclude) {
  ProgramBuilder program;
  program.symbol("A", "a.h");
  program.include("a.h", "b.h", 3);
  program.use("b.h", "A", 9);
  EXPECT_THAT(check(program), IsEmpty());
}

TEST(HeaderIncludeCycle, TheCheapestIncludeGoes) {
  ProgramBuilder program = threeHeaders();
  program.symbol("B", "b.h");
  program.symbol("C", "c.h");
  program.symbol("A", "a.h");
  program.use("a.h", "B", 9, UseKind::Base);
  program.use("b.h", "C", 9, UseKind::Name);
  program.use("c.h", "A", 9, UseKind::Value);
  const std::vector<Finding> findings = check(program);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_THAT(findings.front().help, HasSubstr("cut b.h -> c.h"));
}

TEST(HeaderIncludeCycle, AReenteredFileIsTextual) {
  ProgramBuilder program;
  program.include("a.h", "table.def", 3).isTextual = true;
  program.include("table.def", "a.h", 1);
  const std::vector<Finding> findings = check(program);
  ASSERT_THAT(linesOf(findings), ElementsAre("a.h:3: note: 2 files include one another textually, by design: a.h -> table.def -> a.h"));
  EXPECT_EQ(findings.front().help, "");
}

TEST(HeaderIncludeCycle, AnInlHeaderMayLeadBack) {
  for (const char *companion : {"net/queue-inl.h", "net/queue_inl.h", "net/queue.ipp", "net/queue-impl.h", "net/impl/queue.h"}) {
    ProgramBuilder program;
    program.include("net/queue.h", companion, 30);
    program.include(companion, "net/queue.h", 3);
    const std::vector<Finding> findings = check(program);
    ASSERT_THAT(findings, SizeIs(1)) << companion;
    EXPECT_EQ(findings.front().severity, Severity::Note) << companion;
  }
}

TEST(HeaderIncludeCycle, AnInlHeaderOfAnotherHeaderMayNot) {
  ProgramBuilder program;
  program.include("net/queue.h", "net/list-inl.h", 30);
  program.include("net/list-inl.h", "net/queue.h", 3);
  ASSERT_THAT(check(program), SizeIs(1));
  EXPECT_EQ(check(program).front().severity, Severity::Warning);
}

TEST(HeaderIncludeCycle, ARealCycleBesideATextualOneStaysReal) {
  ProgramBuilder program = threeHeaders();
  program.include("a.h", "a-inl.h", 30);
  program.include("a-inl.h", "a.h", 3);
  const std::vector<Finding> findings = check(program);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings.front().severity, Severity::Warning);
  EXPECT_THAT(findings.front().message, HasSubstr("3 files include one another: "));
}

TEST(HeaderIncludeCycle, TextualOnesCanBeIgnored) {
  ProgramBuilder program;
  program.include("a.h", "a-inl.h", 3);
  program.include("a-inl.h", "a.h", 1);
  program.policy.rules = {{.rule = word("header-include-cycle"), .severity = {}, .paths = {}, .options = {{"textual", "ignore"}}}};
  EXPECT_THAT(check(program), IsEmpty());
  program.policy.rules.front().options["textual"] = "report";
  EXPECT_THAT(check(program), SizeIs(1));
}

TEST(HeaderIncludeCycle, AnInactiveIncludeMakesItMilder) {
  ProgramBuilder program;
  program.symbol("A", "a.h");
  program.include("a.h", "b.h", 3);
  program.include("b.h", "a.h", 4).isConditional = true;
  program.use("b.h", "A", 9);
  ASSERT_THAT(check(program), SizeIs(1));
  EXPECT_EQ(check(program).front().severity, Severity::Note);
}

} // namespace
} // namespace seam
