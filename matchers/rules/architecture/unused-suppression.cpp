// Which comments allow a finding that is not there (any more), or allow it without a reason?
#include "matchers/rules/rule.h"

namespace seam {
namespace {

/// Makes the rule known; its findings come from matchers/findings/suppressions.cpp. Whether a suppression is used is known only after every
/// other rule has run, and a rule sees the program, not what the rules before it found.
class UnusedSuppression final : public ProgramRule {
public:
  void check(const ProgramGraph &, FindingSink &) const override {}
};

const RegisterRule<UnusedSuppression> registered{{.id = "unused-suppression",
                                                  .category = "architecture",
                                                  .summary = "a suppression comment suppresses nothing, or is none",
                                                  .severity = Severity::Warning,
                                                  .since = "0.1",
                                                  .needsProgram = true}};

} // namespace
} // namespace seam
