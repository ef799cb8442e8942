// Does a mock that a person wrote still fit its interface?
#include "matchers/facts/interface_facts.h"
#include "matchers/findings/finding_sink.h"
#include "matchers/program/program_graph.h"
#include "matchers/rules/rule.h"
#include <fmt/format.h>
#include <optional>
#include <set>

namespace seam {
namespace {

std::optional<InterfaceFact> readMock(const InterfaceNode &node) {
  // Each mocked method has a member of this name; all other classes need not be read.
  if (node.bytes.find("gmock_") == std::string::npos)
    return std::nullopt;
  llvm::Expected<InterfaceFact> fact = readInterface(node.bytes);
  if (!fact) {
    llvm::consumeError(fact.takeError());
    return std::nullopt;
  }
  return fact->mocks.empty() ? std::nullopt : std::optional(std::move(*fact));
}

std::string withoutNamePlace(std::string text) {
  std::erase(text, NamePlace);
  return text;
}

/// "int find(int, Key) const".
std::string signatureOf(const InterfaceFact &interface, const MethodFact &method) {
  std::string parameters;
  for (const ParameterFact &each : method.parameters)
    parameters += (parameters.empty() ? "" : ", ") + withoutNamePlace(interface.types[each.type].text);
  return fmt::format("{} {}({}){}{}", withoutNamePlace(interface.types[method.returns].text), method.name, parameters,
                     method.isConst ? " const" : "", method.exceptions.empty() ? "" : " " + method.exceptions);
}

class StaleMock final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    std::set<std::string> known;
    for (const InterfaceNode &node : program.interfaces)
      if (const std::optional<InterfaceFact> mock = readMock(node))
        // The same class of another configuration tells nothing new.
        if (known.insert(program.files[node.file].path + ":" + node.name).second)
          check(program, node, *mock, sink);
  }

private:
  static FindingPlace placeOf(const ProgramGraph &program, const InterfaceNode &node, const MockedMethod &mocked) {
    return {
        .file = program.files[node.file].path, .line = mocked.line, .column = mocked.column, .endLine = 0, .endColumn = mocked.endColumn};
  }

  static void check(const ProgramGraph &program, const InterfaceNode &node, const InterfaceFact &mock, FindingSink &sink) {
    for (const MockedMethod &mocked : mock.mocks) {
      if (mocked.isOverriding)
        continue;
      const MethodFact *missed = missedBy(mock, mocked.name);
      if (!missed)
        continue;
      Finding finding;
      finding.place = placeOf(program, node, mocked);
      finding.message = fmt::format("the mock's '{}' overrides nothing: '{}' declares '{}', not '{}'", mocked.name, missed->declaredBy,
                                    signatureOf(mock, *missed), mocked.declaration);
      finding.help = mocked.macro == "MOCK_METHOD" ? "write what the interface declares, and 'override' behind it"
                                                   : "write MOCK_METHOD(…, (override)), which does not compile once it is out of date";
      finding.keys = {fmt::format("{}::{} {}", node.name, mocked.name, mocked.declaration)};
      sink.report(std::move(finding));
    }
  }

  /// The virtual method of this name that the class leaves as a base has it. Null: there is none, or the class overrides one by hand and
  /// sends its calls on to the mocked method.
  static const MethodFact *missedBy(const InterfaceFact &mock, const std::string &name) {
    const MethodFact *missed = nullptr;
    for (const MethodFact &each : mock.methods) {
      if (each.name != name)
        continue;
      if (each.declaredBy.empty())
        return nullptr;
      missed = missed ? missed : &each;
    }
    return missed;
  }
};

const RegisterRule<StaleMock> registered{{.id = "stale-mock",
                                          .category = "doubles",
                                          .summary = "a mock's method overrides nothing any more: its interface was changed",
                                          .severity = Severity::Note,
                                          .since = "0.1"}};

} // namespace
} // namespace seam
