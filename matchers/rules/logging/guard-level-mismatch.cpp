// Does the test around a log ask for the level that is logged?
#include "matchers/findings/finding_sink.h"
#include "matchers/rules/log_finding.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/StringRef.h"
#include <fmt/format.h>

namespace seam {
namespace {

/// What stands for `level` where `name` stands for another one: "isDebugEnabled" -> "isInfoEnabled". Empty: not known.
std::string sameNameFor(llvm::StringRef name, LogLevel level) {
  struct Spelling {
    LogLevel level;
    llvm::StringLiteral spdlog, poco, java, plain;
  };
  static constexpr Spelling spellings[] = {{level::Trace, "trace", "trace", "isTraceEnabled", "TRACE_LOG_LEVEL"},
                                           {level::Debug, "debug", "debug", "isDebugEnabled", "DEBUG_LOG_LEVEL"},
                                           {level::Info, "info", "information", "isInfoEnabled", "INFO_LOG_LEVEL"},
                                           {level::Warning, "warn", "warning", "isWarnEnabled", "WARN_LOG_LEVEL"},
                                           {level::Error, "err", "error", "isErrorEnabled", "ERROR_LOG_LEVEL"},
                                           {level::Critical, "critical", "critical", "isFatalEnabled", "FATAL_LOG_LEVEL"}};
  for (const auto family : {&Spelling::spdlog, &Spelling::poco, &Spelling::java, &Spelling::plain})
    for (const Spelling &from : spellings)
      if (name == from.*family)
        for (const Spelling &to : spellings)
          if (to.level == level)
            return std::string(to.*family);
  return {};
}

class GuardLevelMismatch final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    forEachLog(program, [&](const LogNode &node) {
      const LogFact &fact = node.fact;
      if (fact.guard.empty() || (fact.flags & logged::Stripped))
        return;
      const GuardFact &guard = fact.guard.front();
      if (!guard.isDirect || guard.level == level::Unknown || fact.level == level::Unknown || guard.level == fact.level)
        return;
      // Two loggers have nothing to do with one another.
      if (!guard.logger.empty() && !fact.logger.empty() && guard.logger != fact.logger)
        return;
      Finding finding = findingAt(
          program, node,
          fmt::format("the test asks for '{}', and {} logs '{}'", nameOfLevel(guard.level), describeLog(node), nameOfLevel(fact.level)));
      finding.evidence.push_back(
          {.place = {.file = finding.place.file, .line = guard.line, .column = guard.column}, .message = "the level is tested here"});
      finding.help = guard.level < fact.level ? "ask for the level that is logged: it is lost while the tested one is off"
                                              : "ask for the level that is logged: the test lets it through only where it is on anyway";
      const bool isPoco = fact.library == "POCO";
      std::string name = sameNameFor(guard.levelName, fact.level);
      if (isPoco && fact.level == level::Info)
        name = "information";
      else if (isPoco && fact.level >= level::Warning)
        name = nameOfLevel(fact.level);
      if (!name.empty() && guard.length > 0)
        finding.fixes.push_back({.title = fmt::format("ask for '{}'", nameOfLevel(fact.level)),
                                 .isSafe = false,
                                 .edits = {{.file = finding.place.file, .offset = guard.offset, .length = guard.length, .text = name}}});
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<GuardLevelMismatch> registered{{.id = "guard-level-mismatch",
                                                   .category = "logging",
                                                   .summary = "the test around a log asks for another level than the log has",
                                                   .severity = Severity::Note,
                                                   .since = "0.1"}};

} // namespace
} // namespace seam
