// Do all parts of a program agree on the level that is compiled in?
#include "matchers/findings/finding_sink.h"
#include "matchers/policy/glob.h"
#include "matchers/program/test_files.h"
#include "matchers/rules/log_finding.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/STLExtras.h"
#include <fmt/format.h>
#include <map>

namespace seam {
namespace {

/// Below this, spdlog's macros are empty where nobody says otherwise.
constexpr LogLevel spdlogDefault = level::Info;

/// By configuration and macro: each level that it names, with the first place.
using CompiledLevels = std::map<std::pair<std::string, std::string>, std::map<LogLevel, const SettingNode *>>;

class InconsistentActiveLevel final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.logs)
      return;
    CompiledLevels compiled;
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
        Fix fix{.title = "define it before the first include", .isSafe = false};
        for (const LogEdit &edit : setting.edits)
          fix.edits.push_back({.file = place.file, .offset = edit.offset, .length = edit.length, .text = edit.text});
        if (!fix.edits.empty())
          finding.fixes.push_back(std::move(fix));
        sink.report(std::move(finding));
      }
      if (setting.level == level::Unknown)
        continue;
      auto &values = compiled[{node.configuration, setting.name}];
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
    for (const LogEnvironment &environment : program.policy.logging.environments)
      reportEnvironment(program, sink, environment);
  }

private:
  /// What the policy says that an environment compiles in, and what its builds make of it.
  static void reportEnvironment(const ProgramGraph &program, FindingSink &sink, const LogEnvironment &environment) {
    const LogLevel least = levelOfName(environment.compiled.text);
    if (least == level::Unknown)
      return;
    const auto isBuilt = [&](const std::string &configuration) {
      return environment.builds.empty() ||
             llvm::any_of(environment.builds, [&](const PolicyWord &each) { return globMatches(each.text, configuration); });
    };
    for (const CompiledLevel &each : program.logs->compiled) {
      if (each.level == level::Unknown || !isBuilt(each.configuration) || each.isEmpty == (each.level < least))
        continue;
      Finding finding{.place = {.file = program.files[each.file].path, .line = each.line, .column = each.column}};
      finding.message = fmt::format("'{}' has everything from '{}' on, but {} {} '{}' {} {}", environment.name.text,
                                    environment.compiled.text, each.count, each.count == 1 ? "macro of" : "macros of",
                                    nameOfLevel(each.level), each.count == 1 ? "is" : "are", each.isEmpty ? "compiled out" : "compiled in");
      finding.evidence.push_back({.place = finding.place, .message = fmt::format("'{}' is the first of them", each.name)});
      finding.evidence.push_back(
          {.place = {.file = environment.compiled.place.file, .line = environment.compiled.place.line}, .message = "the policy says so"});
      finding.help = "give this build the level that the policy names, or change the policy";
      finding.keys = {fmt::format("{} {} {} {}", environment.name.text, each.library, each.level, each.isEmpty)};
      sink.report(std::move(finding));
    }
  }

  /// set_level(debug), and the macros for debug are empty.
  static void reportLostAtRunTime(const ProgramGraph &program, FindingSink &sink, const CompiledLevels &compiled) {
    for (const SettingNode &node : program.logs->settings) {
      const LevelSetting &setting = node.setting;
      const auto active = compiled.find({node.configuration, "SPDLOG_ACTIVE_LEVEL"});
      const LogLevel least = active == compiled.end() ? spdlogDefault : active->second.begin()->first;
      // One logger's level says nothing of what is compiled out for another.
      if (setting.name != "spdlog::set_level" || isTestFile(program.files[node.file].path) || setting.level == level::Unknown ||
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
     .severity = Severity::Note,
     .since = "0.1"}};

} // namespace
} // namespace seam
