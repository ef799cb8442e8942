// What does the whole program say while it runs? The log facts of all units, linked.
#pragma once
#include "matchers/facts/log_facts.h"
#include "matchers/program/program_graph.h"
#include <memory>
#include <set>

namespace seam {

/// A log statement of the program.
struct LogNode {
  LogFact fact;
  FileId file = NoIndex;
  std::string function;            ///< Qualified; empty: outside of all.
  std::uint32_t functionFlags = 0; ///< logging_function::…
  std::string wrapper;             ///< The program's own function or macro through which it logs; empty: the library itself.
  bool isTest = false;             ///< In a test: by its function, its file's name or its module's role.
};

struct TerminationNode {
  TerminationFact fact;
  FileId file = NoIndex;
  std::string function;
  std::uint32_t functionFlags = 0;
  bool isTest = false;
};

struct SettingNode {
  LevelSetting setting;
  FileId file = NoIndex;
  std::string configuration; ///< Of the database; empty: the only one.
};

/// What one build makes of the macros of one level: compiles them in, or leaves nothing of them.
struct CompiledLevel {
  std::string configuration; ///< Of the database; empty: the only one.
  std::string library;
  LogLevel level = level::Unknown;
  bool isEmpty = false;
  std::uint32_t count = 0;
  FileId file = NoIndex; ///< The first of them.
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string name;
};

/// A function or macro of the program that does nothing but log, or that the policy names.
struct LogWrapper {
  std::string name;
  std::string library;
  LogLevel level = level::Unknown; ///< Unknown: it is told.
  std::uint32_t flags = 0;         ///< Of logged::…: Terminates, Lazy.
};

struct LogProgram {
  std::vector<LogNode> statements; ///< Sorted by file, line, column.
  std::vector<TerminationNode> terminations;
  std::vector<SettingNode> settings;
  std::vector<CompiledLevel> compiled; ///< Outside of tests, sorted by configuration, library, level.
  std::vector<LogWrapper> wrappers;    ///< Sorted by name.
  std::set<std::string> ending;        ///< Functions that end the process, on some way.

  /// Those between these lines of a file, and in the handler at this place.
  std::vector<const LogNode *> inHandler(FileId file, std::uint32_t line, std::uint32_t column) const;
};

/// Links the sections of all units; the files are those of the graph.
std::shared_ptr<const LogProgram> linkLogs(const std::vector<UnitFacts> &units, const ProgramGraph &graph);

} // namespace seam
