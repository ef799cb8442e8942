// Does a handler ask what it caught, instead of catching it?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/exception_roles.h"
#include "matchers/program/throw_paths.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include <fmt/format.h>

namespace seam {
namespace {

class ExceptionTypeSwitch final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionRoles roles(program);
    forEachHandler(program, [&](const HandlerSite &site) {
      const HandlerFact &handler = site.handler;
      if (roles.isTest(site.id) || (handler.flags & handler::FromMacro))
        return;
      for (std::size_t i = 0; i < handler.tests.size(); ++i) {
        const TestFact &test = handler.tests[i];
        Finding finding;
        finding.place = placeIn(program, site.function, test.line, test.column);
        finding.message = fmt::format("'{}' asks for the {} of what it caught", describeHandler(handler), test.asksText ? "text" : "type");
        finding.help = test.asksText ? "give the case a type of its own, and catch that" : "write a handler for the type";
        finding.keys = {i == 0 ? keyOf(site) : fmt::format("{} test {}", keyOf(site), i + 1)};
        sink.report(std::move(finding));
      }
    });
  }
};

const RegisterRule<ExceptionTypeSwitch> registered{{.id = "exception-type-switch",
                                                    .category = "exceptions",
                                                    .summary = "a handler asks for the type or the text of what it caught",
                                                    .severity = Severity::Warning,
                                                    .since = "0.1"}};

} // namespace
} // namespace seam
