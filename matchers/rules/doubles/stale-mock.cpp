// Does a mock that a person wrote still fit its interface?
#include "generators/mock_repair.h"
#include "matchers/findings/finding_sink.h"
#include "matchers/program/program_mocks.h"
#include "matchers/rules/rule.h"
#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace seam {
namespace {

/// Files that may derive from the class: `class Fake : NiceMock<MockStore>` has it as a template's argument.
std::set<FileId> filesWithDerived(const ProgramGraph &program, const std::string &name) {
  std::set<FileId> files;
  for (const Edge &edge : program.edges)
    if (edge.kind == EdgeKind::Symbol && (edge.use == UseKind::Base || edge.use == UseKind::TemplateArgument) &&
        program.symbols[edge.symbol].name == name)
      files.insert(edge.from);
  return files;
}

class StaleMock final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    for (const ProgramMock &mock : programMocks(program)) {
      reportStale(program, mock, sink);
      reportMissing(program, mock, sink);
      reportOldMacros(mock, sink);
    }
  }

private:
  static FindingPlace placeOf(const ProgramMock &mock, const MockedMethod &mocked) {
    return {.file = mock.file, .line = mocked.line, .column = mocked.column, .endLine = 0, .endColumn = mocked.endColumn};
  }

  static TextEdit replacement(const ProgramMock &mock, const MockedMethod &mocked, std::string text) {
    return {.file = mock.file, .offset = mocked.offset, .length = static_cast<unsigned>(mocked.text.size()), .text = std::move(text)};
  }

  /// Where the class is that declares the method.
  static void addInterface(const ProgramGraph &program, const MethodFact &method, Finding &finding) {
    const auto node = std::ranges::find(program.interfaces, method.declaredBy, &InterfaceNode::name);
    if (node != program.interfaces.end())
      finding.evidence.push_back({.place = {.file = program.files[node->file].path, .line = node->line},
                                  .message = fmt::format("'{}' is declared here", node->name)});
  }

  static void reportStale(const ProgramGraph &program, const ProgramMock &mock, FindingSink &sink) {
    for (const MockedMethod &mocked : mock.fact.mocks) {
      if (!isStale(mock.fact, mocked))
        continue;
      const MethodFact &missed = mock.fact.methods[mocked.missed];
      Finding finding;
      finding.place = placeOf(mock, mocked);
      finding.message = fmt::format("the mock's '{}' overrides nothing: '{}' declares '{}', not '{}'", mocked.name, missed.declaredBy,
                                    signatureOf(mock.fact, missed), mocked.declaration);
      finding.help = isOldMockMacro(mocked) ? "write MOCK_METHOD(…, (override)), which does not compile once it is out of date"
                                            : "write what the interface declares, and 'override' behind it";
      finding.keys = {fmt::format("{}::{} {}", mock.node.name, mocked.name, mocked.declaration)};
      addInterface(program, missed, finding);
      // The tests begin to see calls that they did not see: not safe, whatever was meant.
      if (std::string text = correctedMacro(mock.fact, mocked); !text.empty())
        finding.fixes.push_back({.title = fmt::format("override '{}' of '{}'", mocked.name, missed.declaredBy),
                                 .isSafe = false,
                                 .edits = {replacement(mock, mocked, std::move(text))}});
      sink.report(std::move(finding));
    }
  }

  /// A mock from which nothing derives is there to be made an object of, and cannot be. What a single unit tells of a header's mock is not
  /// enough for that.
  static void reportMissing(const ProgramGraph &program, const ProgramMock &mock, FindingSink &sink) {
    const bool overrides = std::ranges::any_of(mock.fact.mocks, &MockedMethod::isOverriding);
    const std::vector<const MethodFact *> missing = missingMethods(mock.fact);
    const bool isWholeKnown = mock.fact.isInSource || program.units.size() > 1;
    if (!mock.fact.isAbstract || !isWholeKnown || !overrides || mock.fact.isMockBase || missing.empty() ||
        !filesWithDerived(program, mock.node.name).empty())
      return;
    Finding finding;
    finding.place = {.file = mock.file, .line = mock.node.line};
    finding.message = fmt::format("the mock '{}' is abstract: it lacks '{}' of '{}'", mock.node.name, signatureOf(mock.fact, *missing[0]),
                                  missing[0]->declaredBy);
    if (missing.size() > 1)
      finding.message += fmt::format(" and {} more", missing.size() - 1);
    finding.help = "mock it, or `seam double mock` writes the whole mock";
    for (const MethodFact *each : missing)
      finding.keys.push_back(fmt::format("{} lacks {}", mock.node.name, signatureOf(mock.fact, *each)));
    addInterface(program, *missing[0], finding);
    if (MockInsertion lines = missingMacros(mock.fact); !lines.text.empty())
      finding.fixes.push_back({.title = "mock what is missing",
                               .isSafe = false,
                               .edits = {{.file = mock.file, .offset = lines.offset, .length = 0, .text = std::move(lines.text)}}});
    sink.report(std::move(finding));
  }

  static void reportOldMacros(const ProgramMock &mock, FindingSink &sink) {
    Fix fix{.title = "write MOCK_METHOD", .isSafe = true, .edits = {}};
    std::vector<const MockedMethod *> old;
    for (const MockedMethod &mocked : mock.fact.mocks)
      if (mocked.isOverriding && isOldMockMacro(mocked)) {
        old.push_back(&mocked);
        if (std::string text = modernMacro(mocked); !text.empty())
          fix.edits.push_back(replacement(mock, mocked, std::move(text)));
      }
    if (old.empty())
      return;
    Finding finding;
    finding.place = placeOf(mock, *old.front());
    finding.message = fmt::format("the mock '{}' would not notice that its interface changes: '{}' cannot say 'override'", mock.node.name,
                                  old.front()->macro);
    if (const std::size_t more = old.size() - 1; more > 0)
      finding.message += fmt::format(", nor can {} more macro{}", more, more == 1 ? "" : "s");
    finding.help = "write MOCK_METHOD(…, (override)), which does not compile once it is out of date";
    finding.severityShift = -1;
    finding.keys = {mock.node.name + " old macros"};
    if (!fix.edits.empty())
      finding.fixes.push_back(std::move(fix));
    sink.report(std::move(finding));
  }
};

const RegisterRule<StaleMock> registered{{.id = "stale-mock",
                                          .category = "doubles",
                                          .summary = "a mock does not fit its interface any more, or would not notice",
                                          .severity = Severity::Note,
                                          .since = "0.1"}};

} // namespace
} // namespace seam
