// Is the interface gone that a mock was written for?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/program_mocks.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace seam {
namespace {

const InterfaceNode *classOf(const ProgramGraph &program, const std::string &name) {
  const auto found = std::ranges::find(program.interfaces, name, &InterfaceNode::name);
  return found == program.interfaces.end() ? nullptr : &*found;
}

/// Whether nothing that the class does replaces something of its bases, and no mock stands between them. What only shares a method's name
/// is stale-mock's.
bool replacesNothing(const InterfaceFact &fact, const std::set<std::string> &mockNames) {
  return std::ranges::none_of(fact.mocks, [](const MockedMethod &mock) { return mock.isOverriding || mock.missed != NoMethod; }) &&
         std::ranges::none_of(fact.methods,
                              [](const MethodFact &method) {
                                return method.declaredBy.empty() || llvm::StringRef(method.declaredBy).starts_with("testing::");
                              }) &&
         std::ranges::none_of(fact.bases, [&](const std::string &base) { return mockNames.contains(base); });
}

class OrphanedDouble final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    const std::vector<ProgramMock> mocks = programMocks(program);
    std::set<std::string> mockNames;
    for (const ProgramMock &mock : mocks)
      mockNames.insert(mock.node.name);
    for (const ProgramMock &mock : mocks) {
      // A class that is a test's own has methods of GoogleMock, too, and is called something else.
      if (!llvm::StringRef(mock.fact.name).contains_insensitive("mock") || !replacesNothing(mock.fact, mockNames))
        continue;
      for (const std::string &base : mock.fact.bases)
        if (const InterfaceNode *subject = classOf(program, base)) {
          report(program, mock, *subject, sink);
          break;
        }
    }
  }

private:
  static void report(const ProgramGraph &program, const ProgramMock &mock, const InterfaceNode &subject, FindingSink &sink) {
    Finding finding;
    finding.place = {.file = mock.file, .line = mock.node.line};
    finding.message = fmt::format("the mock '{}' stands in for nothing: '{}' has none of its methods", mock.node.name, subject.name);
    finding.evidence.push_back(
        {.place = {.file = program.files[subject.file].path, .line = subject.line}, .message = fmt::format("'{}' is here", subject.name)});
    finding.help = fmt::format("delete it, or let `seam double mock {}` write it anew", subject.name);
    finding.keys = {mock.node.name + " orphaned"};
    sink.report(std::move(finding));
  }
};

const RegisterRule<OrphanedDouble> registered{
    {.id = "orphaned-double",
     .category = "doubles",
     .summary = "a mock overrides nothing of the class that it derives from: its interface is gone",
     .severity = Severity::Note,
     .since = "0.1"}};

} // namespace
} // namespace seam
