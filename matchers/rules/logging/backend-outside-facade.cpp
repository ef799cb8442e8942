// Does somebody go around the facade of the logs?
#include "matchers/findings/finding_sink.h"
#include "matchers/policy/glob.h"
#include "matchers/rules/log_finding.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <fmt/format.h>

namespace seam {
namespace {

/// The name of a backend as its headers have it: "spdlog/", "boost/log/".
std::string folderOf(llvm::StringRef backend) {
  const std::string lower = backend.lower();
  if (lower == "boost.log" || lower == "boost")
    return "boost/log/";
  return lower == "abseil" ? "absl/log/" : lower == "easylogging++" ? "easylogging++" : lower + "/";
}

class BackendOutsideFacade final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    const LoggingPolicy &policy = program.policy.logging;
    if (policy.backends.empty() || policy.facade.empty())
      return;
    const auto isFacade = [&](FileId file) {
      return llvm::any_of(policy.facade, [&](const PolicyWord &each) { return globMatches(each.text, program.files[file].path); });
    };
    for (const Edge &edge : program.edges) {
      if (edge.kind != EdgeKind::Include || program.files[edge.to].origin != FileOrigin::External || isFacade(edge.from))
        continue;
      const std::string header = llvm::StringRef(program.files[edge.to].includedAs).lower();
      for (const PolicyWord &backend : policy.backends) {
        if (!llvm::StringRef(header).starts_with(folderOf(backend.text)))
          continue;
        Finding finding{
            .place = {.file = program.files[edge.from].path, .line = edge.line, .column = edge.column, .endColumn = edge.endColumn},
            .message = fmt::format("'{}' is the facade's alone", program.files[edge.to].includedAs)};
        finding.help = "log through the facade";
        finding.keys = {fmt::format("{} -> {}", finding.place.file, program.files[edge.to].includedAs)};
        sink.report(std::move(finding));
      }
    }
  }
};

const RegisterRule<BackendOutsideFacade> registered{{.id = "backend-outside-facade",
                                                     .category = "logging",
                                                     .summary = "a file uses a log library that the policy leaves to the facade",
                                                     .severity = Severity::Warning,
                                                     .since = "0.1"}};

} // namespace
} // namespace seam
