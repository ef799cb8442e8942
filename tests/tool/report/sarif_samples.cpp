// Which runs do the tests of SARIF look at?
#include "tests/tool/report/sarif_samples.h"
#include "matchers/rules/rule.h"

namespace seam {
namespace {

class SilentRule final : public ProgramRule {
public:
  void check(const ProgramGraph &, FindingSink &) const override {}
};

const RegisterRule<SilentRule> another{
    {.id = "another-rule", .category = "logging", .summary = "nothing", .severity = Severity::Off, .since = "0.2"}};
const RegisterRule<SilentRule> sample{
    {.id = "sample-rule", .category = "architecture", .summary = "a sample is wrong", .severity = Severity::Error, .since = "0.1"}};

Finding layerFinding() {
  Finding finding;
  finding.place = {.file = "src/net/session.cpp", .line = 2, .column = 10, .endLine = 2, .endColumn = 23};
  finding.message = "'net' must not depend on 'ui'";
  finding.help = "invert the dependency";
  finding.evidence = {
      {.place = {.file = "src/net/session.cpp", .line = 3, .column = 1, .endColumn = 3}, .message = "'ui::Dialog' used here"},
      {.place = {.file = "src/ui/dialog.h", .line = 1}, .message = "'ui::Dialog' declared here"}};
  finding.fixes = {{.title = "delete the include", .isSafe = true, .edits = {{.file = "src/net/session.cpp", .offset = 13, .length = 23}}},
                   {.title = "say hello",
                    .edits = {{.file = "src/ui/dialog.h", .offset = 0, .length = 0, .text = "// caf\xC3\xA9\n"},
                              {.file = "src/ui/dialog.h", .offset = 1, .length = 2, .text = "\xE9"},
                              {.file = "src/net/session.cpp", .offset = 9999, .length = 1, .text = "x"}}}};
  finding.data = {
      {"from", "net"}, {"to", "ui"}, {"weights", DataValue::List{std::int64_t(1), 0.5, true}}, {"in", DataValue::Object{{"a", "b"}}}};
  finding.contract = "main";
  finding.rule = "sample-rule";
  finding.category = "architecture";
  finding.severity = Severity::Error;
  finding.fingerprint = "0123456789abcdef";
  return finding;
}

Finding hostileFinding() {
  Finding finding;
  finding.place = {.file = "src/a b#%\xFF.cpp", .line = 7};
  finding.message = "'\xC3\x28{0}' is [odd](1)\x01";
  finding.data = {{"n\xFFme", "\xFE"}};
  finding.rule = "unknown-rule";
  finding.severity = Severity::Note;
  return finding;
}

} // namespace

RunReport fullRun() {
  RunReport report;
  report.root = "/somewhere/project";
  report.seconds = 12.5;
  Finding wholeFile;
  wholeFile.place.file = ".seam.yaml";
  wholeFile.message = "matches nothing";
  wholeFile.rule = "another-rule";
  Finding external;
  external.place = {.file = "/usr/include/c++/12/vector", .line = 1};
  external.message = "somebody else's";
  external.rule = "another-rule";
  report.findings = {layerFinding(), hostileFinding(), wholeFile, external, Finding{.message = "nowhere", .rule = "another-rule"}};
  report.coverage.units = 3;
  report.coverage.failed = {{"src/x.cpp", "src/x.cpp:3:1: error: unknown type name 'Foo'"}, {"src/y.cpp", "clang crashed (signal 11)"}};
  report.coverage.unreached = {"src/lonely.h"};
  report.coverage.unassigned = {"src/stray.cpp"};
  report.coverage.notes = {"1 duplicate entry was left out"};
  report.readFile = [](const std::string &file) -> std::optional<std::string> {
    if (file == "src/net/session.cpp")
      return "#pragma once\n#include \"ui/dialog.h\"\nui::Dialog dialog;\n";
    if (file == "src/ui/dialog.h")
      return "class Dialog {};\n";
    return std::nullopt;
  };
  return report;
}

std::string sarifOf(const RunReport &report) {
  return sarifReport(report, [](std::string_view id) -> std::optional<std::string_view> {
    if (id != "sample-rule")
      return std::nullopt;
    return "# sample-rule\n\n## What it finds\n\nA **sample** that is wrong.\n\n## Why it matters\n\nIt does not.\n";
  });
}

} // namespace seam
