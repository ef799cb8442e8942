// Does a handler only throw on what it caught?
#include "matchers/findings/finding_sink.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include <fmt/format.h>

namespace seam {
namespace {

class PointlessRethrow final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    forEachHandler(program, [&](const HandlerSite &site) {
      const HandlerFact &handler = site.handler;
      const bool isLast = site.number + 1 == site.block.handlers.size();
      // In front of a broader handler it keeps its type from it.
      if (!(handler.flags & handler::OnlyRethrows) || !isLast || (handler.flags & (handler::FromMacro | handler::RethrowsAtEnd)) ||
          handler.comment == HandlerComment::Words)
        return;
      Finding finding;
      finding.place = placeOf(program, site);
      finding.message = fmt::format("'{}' only throws on what it caught", describeHandler(handler));
      finding.help = "leave it out";
      finding.keys = {keyOf(site)};
      addFix(finding, program, site.function.file, site.block.unwrap, "leave the try block out", /*isSafe=*/true);
      addFix(finding, program, site.function.file, handler.removal, "leave the handler out", /*isSafe=*/false);
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<PointlessRethrow> registered{{.id = "pointless-rethrow",
                                                 .category = "exceptions",
                                                 .summary = "a handler does nothing but throw on what it caught",
                                                 .severity = Severity::Note,
                                                 .since = "0.1"}};

} // namespace
} // namespace seam
