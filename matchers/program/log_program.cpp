#include "matchers/program/log_program.h"
#include "matchers/policy/glob.h"
#include "matchers/program/log_families.h"
#include "matchers/program/own_logs.h"
#include "matchers/program/test_files.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace seam {
namespace {

/// Wrappers of wrappers of wrappers.
constexpr unsigned MostRounds = 4;

/// What makes a function or macro a wrapper, while its statements are counted.
struct Pattern {
  std::string name;
  std::string library;
  LogLevel level = level::Unknown;
  std::uint32_t flags = 0;
  bool forwardsLevel = false;
  bool isOne = true; ///< All its logs say the same.
};

bool isSettled(const LogFact &fact) {
  return !(fact.flags & logged::Candidate);
}

/// "Level::kError", "LOG_LEVEL_WARN": the level that the last word of a written argument names.
LogLevel levelInWords(llvm::StringRef text) {
  const std::string lower = text.rsplit("::").second.empty() ? text.lower() : text.rsplit("::").second.lower();
  static constexpr std::pair<llvm::StringLiteral, LogLevel> words[] = {
      {"trace", level::Trace},  {"verbose", level::Trace}, {"debug", level::Debug}, {"info", level::Info},      {"notice", level::Notice},
      {"warn", level::Warning}, {"error", level::Error},   {"err", level::Error},   {"fatal", level::Critical}, {"crit", level::Critical}};
  for (const auto &[word, level] : words)
    if (llvm::StringRef(lower).contains(word))
      return level;
  return level::Unknown;
}

class LogLinker {
public:
  explicit LogLinker(const ProgramGraph &graph) : graph(graph) {}

  void add(const UnitFacts &unit) {
    LogFacts facts;
    if (!readLogFacts(unit.logs, facts))
      return;
    std::vector<FileId> files;
    for (const std::string &path : facts.files)
      files.push_back(findFile(graph, path));
    for (const LoggingFunction &function : facts.functions)
      if (function.flags & logging_function::Ends)
        program->ending.insert(function.name);
    for (LogFact &fact : facts.statements) {
      if (isSettled(fact) && (fact.flags & logged::Strippable))
        countCompiled(fact, files[fact.file], unit.configuration);
      addStatement(std::move(fact), facts, files);
    }
    for (TerminationFact &fact : facts.terminations) {
      TerminationNode node{.fact = std::move(fact)};
      node.file = files[node.fact.file];
      setFunction(node, facts);
      if (node.file != NoIndex && terminationPlaces.insert({{node.file, node.fact.line, node.fact.column}, 0}).second)
        program->terminations.push_back(std::move(node));
    }
    for (LevelSetting &setting : facts.settings) {
      const FileId file = files[setting.file];
      if (file != NoIndex)
        program->settings.push_back({.setting = std::move(setting), .file = file, .configuration = unit.configuration});
    }
  }

  std::shared_ptr<LogProgram> finish() {
    addPolicy();
    settleWrappers();
    if (settleFamilies())
      settleWrappers();
    llvm::erase_if(program->statements, [](const LogNode &node) { return !isSettled(node.fact); });
    settleOwnLogs(*program);
    const auto order = [](const auto &node) { return std::tie(node.file, node.fact.line, node.fact.column, node.fact.name); };
    llvm::sort(program->statements, [&](const LogNode &a, const LogNode &b) { return order(a) < order(b); });
    llvm::sort(program->terminations, [&](const TerminationNode &a, const TerminationNode &b) { return order(a) < order(b); });
    const auto settingOrder = [](const SettingNode &node) {
      return std::tie(node.file, node.setting.line, node.setting.column, node.setting.name, node.setting.level, node.configuration);
    };
    llvm::sort(program->settings, [&](const SettingNode &a, const SettingNode &b) { return settingOrder(a) < settingOrder(b); });
    program->settings.erase(std::unique(program->settings.begin(), program->settings.end(),
                                        [&](const SettingNode &a, const SettingNode &b) { return settingOrder(a) == settingOrder(b); }),
                            program->settings.end());
    for (const auto &[key, level] : compiled)
      program->compiled.push_back(level);
    for (const auto &[key, wrapper] : wrappers)
      program->wrappers.push_back(wrapper);
    return program;
  }

private:
  using Place = std::tuple<FileId, std::uint32_t, std::uint32_t>;

  template <typename Node> void setFunction(Node &node, const LogFacts &facts) {
    node.isTest = node.file != NoIndex && isTest(node.file);
    if (node.fact.function == NoLogFact)
      return;
    const LoggingFunction &function = facts.functions[node.fact.function];
    node.function = function.name;
    node.functionFlags = function.flags;
    node.isTest |= (function.flags & logging_function::Test) != 0;
    functionIds[node.function] = function.id;
  }

  bool isTest(FileId file) const {
    const ModuleId module = graph.files[file].module;
    const bool hasRole = module != NoIndex && graph.modules[module].rule != NoIndex;
    return isTestFile(graph.files[file].path) || (hasRole && graph.policy.modules[graph.modules[module].rule].role == "test");
  }

  void countCompiled(const LogFact &fact, FileId file, const std::string &configuration) {
    if (file == NoIndex || isTest(file) || !compiledPlaces.insert({configuration, {file, fact.line, fact.column}}).second)
      return;
    const bool isEmpty = (fact.flags & logged::Stripped) != 0;
    const auto [slot, isNew] = compiled.try_emplace({configuration, fact.library, fact.level, isEmpty});
    CompiledLevel &level = slot->second;
    ++level.count;
    if (isNew || std::tuple(file, fact.line, fact.column) < std::tuple(level.file, level.line, level.column))
      level = {.configuration = configuration,
               .library = fact.library,
               .level = fact.level,
               .isEmpty = isEmpty,
               .count = level.count,
               .file = file,
               .line = fact.line,
               .column = fact.column,
               .name = fact.name};
  }

  /// The same header may be read by units for which a macro is empty, and by others.
  void addStatement(LogFact fact, const LogFacts &facts, const std::vector<FileId> &files) {
    LogNode node{.fact = std::move(fact)};
    node.file = files[node.fact.file];
    if (node.file == NoIndex)
      return;
    setFunction(node, facts);
    const bool isPrint = (node.fact.flags & logged::Print) != 0;
    const auto [slot, isNew] = places.try_emplace({{node.file, node.fact.line, node.fact.column}, isPrint}, program->statements.size());
    if (isNew) {
      program->statements.push_back(std::move(node));
      return;
    }
    LogNode &known = program->statements[slot->second];
    const auto rank = [](const LogFact &each) {
      return std::tuple(isSettled(each), !(each.flags & logged::Stripped), each.level, each.message, each.flags);
    };
    if (rank(known.fact) < rank(node.fact))
      known = std::move(node);
  }

  void addPolicy() {
    for (const LoggerRule &rule : graph.policy.logging.loggers)
      for (LogNode &node : program->statements) {
        const bool isMacro = (node.fact.flags & logged::FromMacro) != 0;
        if (isSettled(node.fact) || isMacro != rule.isMacro || !globMatches(rule.name.text, node.fact.name, ':'))
          continue;
        settleAs(node, {.name = node.fact.name,
                        .library = "",
                        .level = levelOfName(rule.level.text),
                        .flags = (rule.terminates ? logged::Terminates : 0u) | (rule.isLazy ? logged::Lazy : 0u)});
      }
  }

  void settleAs(LogNode &node, const LogWrapper &wrapper) {
    node.fact.flags &= ~logged::Candidate;
    node.fact.flags |= wrapper.flags;
    node.fact.library = wrapper.library;
    node.wrapper = node.fact.name;
    // A wrapper that is told the level leaves it at what the macro's own name says.
    if (wrapper.level != level::Unknown)
      node.fact.level = wrapper.level;
    for (std::size_t i = 0; node.fact.level == level::Unknown && i < node.fact.arguments.size(); ++i)
      node.fact.level = levelInWords(node.fact.arguments[i].text);
    wrappers.try_emplace(node.fact.name, LogWrapper{node.fact.name, wrapper.library, wrapper.level, wrapper.flags});
  }

  void settleWrappers() {
    for (unsigned round = 0; round < MostRounds && settle(); ++round)
      ;
  }

  /// True if there are any.
  bool settleFamilies() {
    const std::vector<std::size_t> members = inLogFamilies(program->statements);
    for (const std::size_t member : members) {
      LogNode &node = program->statements[member];
      const bool isTold = node.fact.family.front().isTold;
      node.fact.flags &= ~logged::Candidate;
      node.wrapper = node.fact.name;
      wrappers.try_emplace(node.wrapper, LogWrapper{node.wrapper, "", isTold ? level::Unknown : node.fact.level, 0});
    }
    return !members.empty();
  }

  /// What is known now may make further functions and macros wrappers; true if it did.
  bool settle() {
    std::map<std::uint64_t, Pattern> functions;
    std::map<std::string, Pattern> macros;
    const auto count = [](Pattern &pattern, const LogNode &node, bool isFirst) {
      const LogFact &fact = node.fact;
      if (isFirst)
        pattern = {.name = "",
                   .library = fact.library,
                   .level = fact.level,
                   .flags = fact.flags & (logged::Terminates | logged::Lazy),
                   .forwardsLevel = (fact.flags & logged::ForwardsLevel) != 0};
      else
        pattern.isOne &= pattern.level == fact.level && pattern.library == fact.library;
    };
    for (const LogNode &node : program->statements) {
      const LogFact &fact = node.fact;
      if (!isSettled(fact) || (fact.flags & logged::Print))
        continue;
      if (const auto id = functionIds.find(node.function); id != functionIds.end() && !node.function.empty()) {
        const auto [slot, isFirst] = functions.try_emplace(id->second);
        count(slot->second, node, isFirst);
        slot->second.isOne &= (fact.flags & logged::AlwaysReached) && (fact.flags & logged::InFunctionOfLogger) &&
                              (fact.level != level::Unknown || slot->second.forwardsLevel);
      }
      // MERROR(x) is LOG(ERROR) << x wherever it stands.
      if (fact.flags & logged::FromMacro) {
        const auto [slot, isFirst] = macros.try_emplace(fact.name);
        count(slot->second, node, isFirst);
      }
    }
    bool hasChanged = false;
    for (LogNode &node : program->statements) {
      if (isSettled(node.fact))
        continue;
      const Pattern *pattern = nullptr;
      if (const auto known = functions.find(node.fact.callee); node.fact.callee != 0 && known != functions.end())
        pattern = &known->second;
      else if (const auto known = macros.find(node.fact.name); (node.fact.flags & logged::FromMacro) && known != macros.end())
        pattern = &known->second;
      if (!pattern || !pattern->isOne)
        continue;
      settleAs(node, {.name = "", .library = pattern->library, .level = pattern->level, .flags = pattern->flags});
      hasChanged = true;
    }
    return hasChanged;
  }

  const ProgramGraph &graph;
  std::shared_ptr<LogProgram> program = std::make_shared<LogProgram>();
  std::map<std::pair<Place, bool>, std::size_t> places; ///< A print and what it may be besides are two.
  std::set<std::pair<std::string, Place>> compiledPlaces;
  std::map<std::tuple<std::string, std::string, LogLevel, bool>, CompiledLevel> compiled;
  std::map<Place, int> terminationPlaces;
  std::map<std::string, std::uint64_t> functionIds; ///< By qualified name: of overloads the last.
  std::map<std::string, LogWrapper> wrappers;
};

} // namespace

std::vector<const LogNode *> LogProgram::inHandler(FileId file, std::uint32_t line, std::uint32_t column) const {
  std::vector<const LogNode *> found;
  auto node = std::lower_bound(statements.begin(), statements.end(), std::pair(file, line),
                               [](const LogNode &each, const auto &place) { return std::pair(each.file, each.fact.line) < place; });
  for (; node != statements.end() && node->file == file; ++node)
    if (node->fact.handlerLine == line && node->fact.handlerColumn == column)
      found.push_back(&*node);
  return found;
}

std::shared_ptr<const LogProgram> linkLogs(const std::vector<UnitFacts> &units, const ProgramGraph &graph) {
  LogLinker linker(graph);
  for (const UnitFacts &unit : units)
    linker.add(unit);
  return linker.finish();
}

} // namespace seam
