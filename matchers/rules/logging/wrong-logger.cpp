// Does a record go to a logger that is not meant for it?
#include "matchers/findings/finding_sink.h"
#include "matchers/policy/glob.h"
#include "matchers/rules/log_finding.h"
#include "matchers/rules/log_levels.h"
#include "matchers/rules/rule.h"
#include <fmt/format.h>
#include <map>
#include <string>

namespace seam {
namespace {

/// How the statements of a file write to one library.
struct LoggersOfFile {
  unsigned named = 0;
  unsigned root = 0;
  const LogNode *example = nullptr; ///< Of those with a logger.
};

bool isToRoot(const LogFact &fact) {
  return (fact.flags & logged::DefaultLogger) != 0;
}

/// qWarning() -> qCWarning(lcNet)
void addCategory(const ProgramGraph &program, const LogNode &node, const std::string &category, Finding &finding) {
  Fix fix{.title = fmt::format("log it to '{}'", category), .isSafe = false};
  for (const LogEdit &edit : node.fact.edits)
    if (edit.kind == LogEditKind::Category)
      fix.edits.push_back({.file = program.files[node.file].path,
                           .offset = edit.offset,
                           .length = edit.length,
                           .text = (fix.edits.empty() ? "" : category) + edit.text});
  if (!fix.edits.empty())
    finding.fixes.push_back(std::move(fix));
}

class WrongLogger final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    reportRootLoggers(program, sink);
    forEachLog(program, [&](const LogNode &node) {
      for (const LevelRule &rule : program.policy.logging.levels) {
        if (rule.scope != LevelScope::Logger || node.fact.logger.empty() || node.fact.level == level::Unknown ||
            !globMatches(rule.where.text, node.fact.logger))
          continue;
        const std::string why = objectionTo(rule, node.fact.level);
        if (why.empty())
          continue;
        Finding finding = findingAt(
            program, node,
            fmt::format("{} logs '{}' to '{}', for which {}", describeLog(node), nameOfLevel(node.fact.level), node.fact.logger, why));
        finding.evidence.push_back(
            {.place = {.file = rule.where.place.file, .line = rule.where.place.line, .column = rule.where.place.column},
             .message = "the policy says so"});
        finding.help = "log it to the logger that is meant for this level";
        sink.report(std::move(finding));
        return;
      }
    });
  }

private:
  /// A file that has its own logger, and leaves it out now and then.
  static void reportRootLoggers(const ProgramGraph &program, FindingSink &sink) {
    std::map<std::pair<FileId, std::string>, LoggersOfFile> files;
    forEachLog(program, [&](const LogNode &node) {
      LoggersOfFile &file = files[{node.file, node.fact.library}];
      if (isToRoot(node.fact))
        ++file.root;
      else if (!node.fact.logger.empty() && node.wrapper.empty()) {
        ++file.named;
        file.example = file.example ? file.example : &node;
      }
    });
    forEachLog(program, [&](const LogNode &node) {
      const LoggersOfFile &file = files[{node.file, node.fact.library}];
      if (!isToRoot(node.fact) || !file.example || file.named < file.root || (node.functionFlags & logging_function::Main))
        return;
      Finding finding = findingAt(
          program, node, fmt::format("{} goes to the root logger, and the file has '{}'", describeLog(node), file.example->fact.logger));
      finding.evidence.push_back({.place = placeOf(program, *file.example), .message = "it is used here"});
      finding.help = "log it to the file's own logger";
      addCategory(program, node, file.example->fact.logger, finding);
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<WrongLogger> registered{
    {.id = "wrong-logger",
     .category = "logging",
     .summary = "a record goes to the root logger of a file that has its own, or to one that the policy keeps from it",
     .severity = Severity::Note,
     .since = "0.1"}};

} // namespace
} // namespace seam
