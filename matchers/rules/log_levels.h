// What does the policy say of levels?
#pragma once
#include "matchers/program/log_program.h"
#include <map>
#include <string>

namespace seam {

/// What the rule says against this level; empty: nothing.
std::string objectionTo(const LevelRule &rule, LogLevel level);

/// The nearest level that the rule allows; Unknown: it cannot be told.
LogLevel nearestAllowed(const LevelRule &rule, LogLevel level);

/// Which levels the modules of a program use for one thing: where most agree, that is their convention.
class LevelConvention {
public:
  void count(ModuleId module, LogLevel level) { ++levels[module][level]; }
  bool isConvention(ModuleId module, LogLevel level) const;

private:
  std::map<ModuleId, std::map<LogLevel, unsigned>> levels;
};

} // namespace seam
