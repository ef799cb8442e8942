#include "matchers/facts/log_facts.h"
#include "matchers/facts/binary_archive.h"
#include "matchers/facts/log_fields.h"
#include <algorithm>

namespace seam {
namespace {

struct NamedLevel {
  std::string_view name;
  LogLevel level;
};

/// The first name of a level is the one that is printed.
constexpr NamedLevel namedLevels[] = {{"trace", level::Trace},   {"debug", level::Debug},    {"info", level::Info},
                                      {"notice", level::Notice}, {"success", level::Notice}, {"warning", level::Warning},
                                      {"warn", level::Warning},  {"error", level::Error},    {"critical", level::Critical},
                                      {"fatal", level::Critical}};

bool areIndicesValid(const LogFacts &facts) {
  bool areValid = true;
  const auto isFile = [&](std::uint32_t index) { areValid &= index < facts.files.size(); };
  const auto isFunction = [&](std::uint32_t index) { areValid &= index == NoLogFact || index < facts.functions.size(); };
  for (const LoggingFunction &function : facts.functions)
    isFile(function.file);
  for (const LogFact &fact : facts.statements) {
    isFile(fact.file);
    isFunction(fact.function);
  }
  for (const TerminationFact &fact : facts.terminations) {
    isFile(fact.file);
    isFunction(fact.function);
  }
  for (const LevelSetting &setting : facts.settings)
    isFile(setting.file);
  return areValid;
}

} // namespace

std::string_view nameOfLevel(LogLevel level) {
  for (const NamedLevel &each : namedLevels)
    if (each.level == level)
      return each.name;
  return "unknown";
}

LogLevel levelOfName(std::string_view name) {
  for (const NamedLevel &each : namedLevels)
    if (each.name == name)
      return each.level;
  return level::Unknown;
}

std::string writeLogFacts(const LogFacts &facts) {
  if (facts.statements.empty() && facts.terminations.empty() && facts.settings.empty())
    return {};
  BinaryWriter writer;
  describe(writer, const_cast<LogFacts &>(facts)); // Serves readers too; a writer does not change them.
  return std::move(writer.bytes);
}

bool readLogFacts(std::string_view bytes, LogFacts &facts) {
  facts = {};
  if (bytes.empty())
    return true;
  BinaryReader reader(bytes);
  describe(reader, facts);
  return !reader.isBroken && reader.isAtEnd() && areIndicesValid(facts);
}

LogFacts logFactsFor(const LogFacts &facts, const std::string &file) {
  const auto found = std::find(facts.files.begin(), facts.files.end(), file);
  if (found == facts.files.end())
    return {};
  const auto index = static_cast<std::uint32_t>(found - facts.files.begin());
  LogFacts part;
  part.files.push_back(file);
  std::vector<std::uint32_t> functions(facts.functions.size(), NoLogFact);
  const auto functionOf = [&](std::uint32_t whole) {
    // A function stands where its statements stand; one that a macro's text spreads over files belongs to none.
    if (whole == NoLogFact || facts.functions[whole].file != index)
      return NoLogFact;
    if (functions[whole] == NoLogFact) {
      functions[whole] = static_cast<std::uint32_t>(part.functions.size());
      part.functions.push_back(facts.functions[whole]);
      part.functions.back().file = 0;
    }
    return functions[whole];
  };
  const auto add = [&](const auto &facts, auto &parts) {
    for (const auto &each : facts)
      if (each.file == index) {
        parts.push_back(each);
        parts.back().file = 0;
      }
  };
  add(facts.statements, part.statements);
  add(facts.terminations, part.terminations);
  add(facts.settings, part.settings);
  for (LogFact &fact : part.statements)
    fact.function = functionOf(fact.function);
  for (TerminationFact &fact : part.terminations)
    fact.function = functionOf(fact.function);
  return part;
}

} // namespace seam
