// Is a mock made that nobody deletes?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/program_graph.h"
#include "matchers/rules/rule.h"
#include <fmt/format.h>

namespace seam {
namespace {

class UnverifiedMock final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    for (const auto &[file, mock] : program.leakedMocks) {
      Finding finding;
      finding.place = {.file = program.files[file].path, .line = mock.place.line, .column = mock.place.column};
      finding.message = fmt::format("'{}' is never deleted: what is expected of it is not verified when the test ends", mock.variable);
      finding.help = fmt::format("make it an object, `{} {};`, or keep it in a std::unique_ptr", mock.type, mock.variable);
      finding.keys = {mock.type + " " + mock.variable};
      // The tests begin to see calls that were missing: not safe, whatever was meant.
      if (!mock.replacement.empty())
        finding.fixes.push_back(
            {.title = "keep it in a std::unique_ptr",
             .isSafe = false,
             .edits = {{.file = finding.place.file, .offset = mock.offset, .length = mock.length, .text = mock.replacement}}});
      sink.report(std::move(finding));
    }
  }
};

const RegisterRule<UnverifiedMock> registered{{.id = "unverified-mock",
                                               .category = "doubles",
                                               .summary = "a mock is never deleted, and so never verified",
                                               .severity = Severity::Note,
                                               .since = "0.1"}};

} // namespace
} // namespace seam
