#include "matchers/rules/log_fixes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include <fmt/format.h>

namespace seam {
namespace {

/// How a library calls the levels, in lower case; empty: it has none of this name.
struct Spelling {
  llvm::StringLiteral library, trace, debug, info, notice, warning, error, critical;

  llvm::StringRef of(LogLevel level) const {
    switch (level) {
    case level::Trace:
      return trace;
    case level::Debug:
      return debug;
    case level::Info:
      return info;
    case level::Notice:
      return notice;
    case level::Warning:
      return warning;
    case level::Error:
      return error;
    case level::Critical:
      return critical;
    }
    return {};
  }
};

constexpr Spelling spellings[] = {
    {"spdlog", "trace", "debug", "info", "", "warn", "error", "critical"},
    {"spdlog::level", "trace", "debug", "info", "", "warn", "err", "critical"},
    {"glog", "", "", "info", "", "warning", "error", "fatal"},
    {"abseil", "", "", "info", "", "warning", "error", "fatal"},
    {"Boost.Log", "trace", "debug", "info", "", "warning", "error", "fatal"},
    {"log4cxx", "trace", "debug", "info", "", "warn", "error", "fatal"},
    {"log4cplus", "trace", "debug", "info", "", "warn", "error", "fatal"},
    {"easylogging++", "trace", "debug", "info", "", "warning", "error", "fatal"},
    {"loguru", "", "", "info", "", "warning", "error", "fatal"},
    {"quill", "trace_l1", "debug", "info", "notice", "warning", "error", "critical"},
    {"plog", "verbose", "debug", "info", "", "warning", "error", "fatal"},
    {"g3log", "", "debug", "info", "", "warning", "", "fatal"},
    {"Qt", "", "debug", "info", "", "warning", "critical", "fatal"},
    {"POCO", "trace", "debug", "information", "notice", "warning", "error", "critical"},
    {"syslog", "", "debug", "info", "notice", "warning", "err", "crit"},
    {"rclcpp", "", "debug", "info", "", "warn", "error", "fatal"},
    {"RocksDB", "", "debug", "info", "", "warn", "error", "fatal"},
};

const Spelling *spellingOf(const LogFact &fact) {
  // spdlog::log(level::err, …) has another word than spdlog::error(…).
  const bool isLevel = fact.library == "spdlog" && llvm::StringRef(fact.name).ends_with("::log");
  const llvm::StringRef library = isLevel ? llvm::StringRef("spdlog::level") : llvm::StringRef(fact.library);
  const auto *found = llvm::find_if(spellings, [&](const Spelling &each) { return each.library == library; });
  return found == std::end(spellings) ? nullptr : found;
}

/// `word` as `like` is written: in capitals, with one, or without.
std::string inCaseOf(llvm::StringRef like, llvm::StringRef word) {
  if (like.upper() == like)
    return word.upper();
  std::string result = word.str();
  if (llvm::isUpper(like.front()))
    result.front() = llvm::toUpper(result.front());
  return result;
}

} // namespace

std::string wordFor(std::string_view library, LogLevel level) {
  const auto *found = llvm::find_if(spellings, [&](const Spelling &each) { return each.library == llvm::StringRef(library); });
  return found == std::end(spellings) ? std::string() : found->of(level).str();
}

std::optional<std::string> respelled(const LogFact &fact, std::string_view word, LogLevel level) {
  const Spelling *spelling = spellingOf(fact);
  if (!spelling || spelling->of(level).empty() || spelling->of(fact.level).empty() || level == fact.level)
    return std::nullopt;
  const llvm::StringRef old = spelling->of(fact.level);
  const std::string lower = llvm::StringRef(word).lower();
  const std::size_t at = llvm::StringRef(lower).rfind(old);
  if (at == llvm::StringRef::npos)
    return std::nullopt;
  const std::string_view written = word.substr(at, old.size());
  return std::string(word.substr(0, at)) + inCaseOf(written, spelling->of(level)) + std::string(word.substr(at + old.size()));
}

void addLevelFix(Finding &finding, const ProgramGraph &graph, const LogNode &node, LogLevel level) {
  for (const LogEdit &edit : node.fact.edits)
    if (edit.kind == LogEditKind::LevelName)
      if (std::optional<std::string> word = respelled(node.fact, edit.text, level))
        finding.fixes.push_back(
            {.title = fmt::format("log it as '{}'", nameOfLevel(level)),
             .isSafe = false,
             .edits = {{.file = graph.files[node.file].path, .offset = edit.offset, .length = edit.length, .text = std::move(*word)}}});
}

void addLogFix(Finding &finding, const ProgramGraph &graph, const LogNode &node, LogEditKind kind, std::string title, bool isSafe) {
  Fix fix{.title = std::move(title), .isSafe = isSafe};
  for (const LogEdit &edit : node.fact.edits)
    if (edit.kind == kind)
      fix.edits.push_back({.file = graph.files[node.file].path, .offset = edit.offset, .length = edit.length, .text = edit.text});
  if (!fix.edits.empty())
    finding.fixes.push_back(std::move(fix));
}

} // namespace seam
