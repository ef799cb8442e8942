// What do a few lines of code log? For the tests of the recognisers.
#pragma once
#include "matchers/facts/log_facts.h"
#include "tests/matchers/extract/facts_of.h"
#include <algorithm>

namespace seam {

inline LogFacts logFactsOf(const Files &files, const std::vector<std::string> &arguments = {}) {
  LogFacts facts;
  readLogFacts(factsOf(files, arguments).logs, facts);
  return facts;
}

/// "3 error LOG: bad {}" and behind it what is special: line, level, name, message.
inline std::vector<std::string> logLines(const LogFacts &facts) {
  static constexpr std::pair<std::uint32_t, const char *> traits[] = {
      {logged::Terminates, "terminates"}, {logged::Lazy, "lazy"},
      {logged::Throttled, "throttled"},   {logged::Stripped, "empty"},
      {logged::Assertion, "assertion"},   {logged::InHandler, "handler"},
      {logged::Print, "print"},           {logged::SavesException, "shown"},
      {logged::Conditional, "if"},        {logged::ForwardsLevel, "forwards"}};
  std::vector<std::string> lines;
  for (const LogFact &fact : facts.statements) {
    if (fact.flags & logged::Candidate)
      continue;
    std::string message = fact.message;
    for (std::size_t at = message.find('\x1f'); at != std::string::npos; at = message.find('\x1f'))
      message.replace(at, 1, "<>");
    std::string line = fmt::format("{} {} {}: {}", fact.line, nameOfLevel(fact.level), fact.name, message);
    for (const LogArgument &value : fact.arguments)
      line += fmt::format(" ({})", value.text);
    for (const auto &[flag, name] : traits)
      if (fact.flags & flag)
        line += fmt::format(" {}", name);
    lines.push_back(std::move(line));
  }
  return lines;
}

} // namespace seam
