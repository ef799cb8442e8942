// Does the process end without a word?
#include "matchers/findings/finding_sink.h"
#include "matchers/rules/log_finding.h"
#include "matchers/rules/log_record.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/StringRef.h"
#include <fmt/format.h>
#include <set>

namespace seam {
namespace {

/// A module that never logs has another way to say it.
std::set<ModuleId> modulesThatLog(const ProgramGraph &program) {
  std::set<ModuleId> found;
  forEachLog(program, [&](const LogNode &node) { found.insert(program.files[node.file].module); });
  return found;
}

/// fatal(), assertFailed(), onTerminate(): what ends the process by its name; whoever called it has said why.
bool isForEnding(llvm::StringRef name) {
  const std::string lower = (name.contains("::") ? name.rsplit("::").second : name).lower();
  for (llvm::StringRef word : {"fatal", "die", "panic", "abort", "terminat", "assert", "fail", "crash", "exit", "quit", "unreachable",
                               "bug", "check", "usage", "help", "kill", "error"})
    if (llvm::StringRef(lower).contains(word))
      return true;
  return false;
}

class TerminateWithoutCritical final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.logs)
      return;
    const std::set<ModuleId> logging = modulesThatLog(program);
    for (const TerminationNode &node : program.logs->terminations) {
      constexpr std::uint32_t excused = logging_function::SignalHandler | logging_function::ChildProcess | logging_function::Test;
      if (node.isTest || node.fact.isAnnounced || (node.functionFlags & excused) || node.function.empty() || isForEnding(node.function) ||
          !logging.contains(program.files[node.file].module))
        continue;
      Finding finding;
      finding.place = {
          .file = program.files[node.file].path, .line = node.fact.line, .column = node.fact.column, .endColumn = node.fact.endColumn};
      finding.message = fmt::format("'{}' ends the process, and nothing says why", node.fact.name);
      finding.help = "log the reason as an error or worse before";
      finding.keys = {fmt::format("{} in {}", node.fact.name, node.function)};
      const std::optional<std::string> record =
          writeRecord(program, node.file, {.level = level::Critical, .message = fmt::format("'{}' ends the process", node.function)});
      for (const LogEdit &edit : node.fact.edits)
        if (edit.kind == LogEditKind::Announce && record)
          finding.fixes.push_back(
              {.title = "log it before",
               .isSafe = false,
               .edits = {{.file = finding.place.file, .offset = edit.offset, .length = 0, .text = *record + ";" + edit.text}}});
      sink.report(std::move(finding));
    }
  }
};

const RegisterRule<TerminateWithoutCritical> registered{{.id = "terminate-without-critical",
                                                         .category = "logging",
                                                         .summary = "the process is ended without a log that says why",
                                                         .severity = Severity::Note,
                                                         .since = "0.1"}};

} // namespace
} // namespace seam
