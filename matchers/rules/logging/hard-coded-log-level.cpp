// Does the code switch debug logs on for everybody?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/test_files.h"
#include "matchers/rules/log_finding.h"
#include "matchers/rules/rule.h"
#include <fmt/format.h>

namespace seam {
namespace {

/// The highest level with which some environment runs; null: the policy names none.
const PolicyWord *strictestOf(const LoggingPolicy &policy) {
  const PolicyWord *strictest = nullptr;
  for (const LogEnvironment &each : policy.environments)
    if (!each.runs.text.empty() && (!strictest || levelOfName(each.runs.text) > levelOfName(strictest->text)))
      strictest = &each.runs;
  return strictest;
}

class HardCodedLogLevel final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.logs)
      return;
    for (const SettingNode &node : program.logs->settings) {
      const LevelSetting &setting = node.setting;
      const std::string &path = program.files[node.file].path;
      if (setting.kind != LevelSettingKind::RunTime || setting.isGuarded || setting.level == level::Unknown || isTestFile(path))
        continue;
      const PolicyWord *strictest = strictestOf(program.policy.logging);
      if (setting.level > level::Debug && (!strictest || setting.level >= levelOfName(strictest->text)))
        continue;
      Finding finding{.place = {.file = path, .line = setting.line, .column = setting.column, .endColumn = setting.endColumn},
                      .message = fmt::format("'{}' switches '{}' on for everybody", setting.name, nameOfLevel(setting.level))};
      if (strictest)
        finding.evidence.push_back({.place = {.file = strictest->place.file, .line = strictest->place.line},
                                    .message = fmt::format("the policy has an environment that runs with '{}'", strictest->text)});
      finding.help = "read the level from the configuration";
      finding.keys = {fmt::format("{} {} in {}", setting.name, setting.level, path)};
      sink.report(std::move(finding));
    }
  }
};

const RegisterRule<HardCodedLogLevel> registered{{.id = "hard-coded-log-level",
                                                  .category = "logging",
                                                  .summary = "the code switches debug logs on, whatever the configuration says",
                                                  .severity = Severity::Note,
                                                  .since = "0.1"}};

} // namespace
} // namespace seam
