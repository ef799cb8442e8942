// What does a macro that logs say, as far as its own text tells it?
#pragma once
#include "matchers/extract/log_macro_uses.h"

namespace seam {

/// The level that a macro's name, or a word among its arguments, tells.
struct MacroLevel {
  LogLevel level = LevelInArgument;      ///< LevelInArgument: an expression tells it.
  const MacroArgumentText *at = nullptr; ///< The word; null: the name does.
  std::uint32_t flags = 0;               ///< logged::Terminates
};
MacroLevel levelOf(const LogMacroUse &use);

/// Level, message, values and flags of a macro that is empty in this unit.
void readText(const LogMacroUse &use, LogFact &fact);

} // namespace seam
