// Does the code switch debug logs on for everybody?
#include "matchers/findings/finding_sink.h"
#include "matchers/rules/log_finding.h"
#include "matchers/rules/rule.h"
#include <fmt/format.h>

namespace seam {
namespace {

class HardCodedLogLevel final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.logs)
      return;
    for (const SettingNode &node : program.logs->settings) {
      const LevelSetting &setting = node.setting;
      const std::string &path = program.files[node.file].path;
      if (setting.kind != LevelSettingKind::RunTime || setting.isGuarded || setting.level == level::Unknown ||
          setting.level > level::Debug || isTestFile(path))
        continue;
      Finding finding{.place = {.file = path, .line = setting.line, .column = setting.column, .endColumn = setting.endColumn},
                      .message = fmt::format("'{}' switches '{}' on for everybody", setting.name, nameOfLevel(setting.level))};
      finding.help = "read the level from the configuration";
      finding.keys = {fmt::format("{} {} in {}", setting.name, setting.level, path)};
      sink.report(std::move(finding));
    }
  }
};

const RegisterRule<HardCodedLogLevel> registered{{.id = "hard-coded-log-level",
                                                  .category = "logging",
                                                  .summary = "the code switches debug logs on, whatever the configuration says",
                                                  .severity = Severity::Warning,
                                                  .since = "0.1"}};

} // namespace
} // namespace seam
