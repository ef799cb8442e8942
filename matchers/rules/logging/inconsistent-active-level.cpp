// Do all parts of a program agree on the level that is compiled in?
#include "matchers/findings/finding_sink.h"
#include "matchers/rules/log_finding.h"
#include "matchers/rules/rule.h"
#include <fmt/format.h>
#include <map>
#include <set>

namespace seam {
namespace {

/// Below this, spdlog's macros are empty where nobody says otherwise.
constexpr LogLevel spdlogDefault = level::Info;

class InconsistentActiveLevel final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.logs)
      return;
    std::map<std::string, std::map<LogLevel, const SettingNode *>> compiled;
    for (const SettingNode &node : program.logs->settings) {
      const LevelSetting &setting = node.setting;
      if (setting.kind != LevelSettingKind::CompileTime)
        continue;
      const FindingPlace place{
          .file = program.files[node.file].path, .line = setting.line, .column = setting.column, .endColumn = setting.endColumn};
      if (setting.isLate) {
        Finding finding{.place = place, .message = fmt::format("'{}' is defined behind the include that reads it", setting.name)};
        finding.help = "define it before the first include, best on the command line";
        finding.keys = {fmt::format("{} in {} is late", setting.name, place.file)};
        sink.report(std::move(finding));
      }
      if (setting.level == level::Unknown)
        continue;
      auto &values = compiled[setting.name];
      const bool isNew = values.try_emplace(setting.level, &node).second;
      if (!isNew || values.size() != 2)
        continue;
      const SettingNode &other = values.begin()->second == &node ? *values.rbegin()->second : *values.begin()->second;
      Finding finding{.place = place,
                      .message = fmt::format("'{}' means '{}' here, and '{}' in '{}'", setting.name, nameOfLevel(setting.level),
                                             nameOfLevel(other.setting.level), program.files[other.file].path)};
      finding.evidence.push_back(
          {.place = {.file = program.files[other.file].path, .line = other.setting.line, .column = other.setting.column},
           .message = "the other one is compiled with this"});
      finding.help = "compile the whole program with one level";
      finding.keys = {fmt::format("{} {} {}", setting.name, setting.level, other.setting.level)};
      sink.report(std::move(finding));
    }
    reportLostAtRunTime(program, sink, compiled);
  }

private:
  /// set_level(debug), and the macros for debug are empty.
  static void reportLostAtRunTime(const ProgramGraph &program, FindingSink &sink,
                                  const std::map<std::string, std::map<LogLevel, const SettingNode *>> &compiled) {
    const auto active = compiled.find("SPDLOG_ACTIVE_LEVEL");
    const LogLevel least = active == compiled.end() ? spdlogDefault : active->second.begin()->first;
    for (const SettingNode &node : program.logs->settings) {
      const LevelSetting &setting = node.setting;
      if (setting.kind != LevelSettingKind::RunTime || setting.library != "spdlog" || setting.level == level::Unknown ||
          setting.level >= least)
        continue;
      std::size_t lost = 0;
      const LogNode *first = nullptr;
      for (const LogNode &each : program.logs->statements)
        if ((each.fact.flags & logged::Stripped) && each.fact.library == "spdlog" && each.fact.level >= setting.level) {
          ++lost;
          first = first ? first : &each;
        }
      if (!first)
        continue;
      Finding finding{
          .place = {.file = program.files[node.file].path, .line = setting.line, .column = setting.column, .endColumn = setting.endColumn},
          .message = fmt::format("'{}' asks for '{}', but {} macro{} of that level {} compiled out", setting.name,
                                 nameOfLevel(setting.level), lost, lost == 1 ? "" : "s", lost == 1 ? "is" : "are")};
      finding.evidence.push_back({.place = placeOf(program, *first), .message = fmt::format("{} is empty here", describeLog(*first))});
      finding.help = "define SPDLOG_ACTIVE_LEVEL for the whole program";
      finding.keys = {fmt::format("{} {} in {}", setting.name, setting.level, finding.place.file)};
      sink.report(std::move(finding));
    }
  }
};

const RegisterRule<InconsistentActiveLevel> registered{
    {.id = "inconsistent-active-level",
     .category = "logging",
     .summary = "parts of the program are compiled with different log levels, or ask for one that is compiled out",
     .severity = Severity::Warning,
     .since = "0.1"}};

} // namespace
} // namespace seam
