// Does a program that logs print all the same?
#include "matchers/findings/finding_sink.h"
#include "matchers/policy/glob.h"
#include "matchers/rules/log_finding.h"
#include "matchers/rules/log_record.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/STLExtras.h"
#include <fmt/format.h>
#include <set>

namespace seam {
namespace {

/// Where the policy names modules, only these.
bool isWanted(const ProgramGraph &program, const LogNode &node) {
  const std::vector<PolicyWord> &modules = program.policy.logging.noPrint;
  return modules.empty() ||
         llvm::any_of(modules, [&](const PolicyWord &each) { return globMatches(each.text, moduleOf(program, node.file)); });
}

/// Of the module that holds the file; empty: none.
std::string roleOf(const ProgramGraph &program, FileId file) {
  const ModuleId module = program.files[file].module;
  const bool hasRule = module != NoIndex && program.modules[module].rule != NoIndex;
  return hasRule ? program.policy.modules[program.modules[module].rule].role : std::string();
}

/// The same text and values, as the file logs elsewhere.
void addLog(const ProgramGraph &program, const LogNode &node, Finding &finding) {
  constexpr std::size_t longest = 60; // What is longer is cut.
  const LogLevel level = node.fact.flags & logged::ToError ? level::Warning : level::Info;
  NewRecord said{.level = level, .message = node.fact.message};
  for (const LogArgument &each : node.fact.arguments) {
    if (each.text.empty() || each.text.size() >= longest)
      return;
    said.values.push_back(each.text);
  }
  const std::optional<std::string> record = writeRecord(program, node.file, said);
  for (const LogEdit &edit : node.fact.edits)
    if (edit.kind == LogEditKind::Whole && record)
      finding.fixes.push_back({.title = fmt::format("log it as '{}'", nameOfLevel(level)),
                               .isSafe = false,
                               .edits = {{.file = finding.place.file, .offset = edit.offset, .length = edit.length, .text = *record}}});
}

class PrintInsteadOfLog final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.logs)
      return;
    // Only where somebody logs already.
    std::set<ModuleId> logging;
    for (const LogNode &node : program.logs->statements)
      if (!(node.fact.flags & logged::Print))
        logging.insert(program.files[node.file].module);
    forEachLog(
        program,
        [&](const LogNode &node) {
          constexpr std::uint32_t forShow = logging_function::Main | logging_function::Shows | logging_function::Test;
          if (!(node.fact.flags & logged::Print) || node.fact.library != "print" || (node.functionFlags & forShow) ||
              !isWanted(program, node))
            return;
          // A tool may print; a library's output is not its own.
          const std::string role = roleOf(program, node.file);
          const bool isLogging = logging.contains(program.files[node.file].module);
          if (role == "tool" || (role != "library" && !isLogging))
            return;
          Finding finding = findingAt(
              program, node, fmt::format("{} prints, {}", describeLog(node), isLogging ? "where the module logs" : "in a library"));
          finding.help = "log it: what is printed has no level, no time and no place to go";
          addLog(program, node, finding);
          sink.report(std::move(finding));
        },
        /*withPrints=*/true);
  }
};

const RegisterRule<PrintInsteadOfLog> registered{{.id = "print-instead-of-log",
                                                  .category = "logging",
                                                  .summary = "a module that logs prints all the same",
                                                  .severity = Severity::Off,
                                                  .since = "0.1"}};

} // namespace
} // namespace seam
