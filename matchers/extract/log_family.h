// Which home-made family of log statements may this be one of? Errors, warnings and debug texts are written by siblings: macros, functions
// or streams that differ in a word of their names, or in the level that they are given.
#pragma once
#include "matchers/extract/log_macro_uses.h"
#include "clang/AST/Expr.h"
#include <optional>

namespace seam {

/// What a candidate has in common with its siblings, and what sets it apart.
struct LogFamily {
  LogFamilyFact fact;
  LogLevel level = level::Unknown;              ///< Unknown: a member that tells none, such as `rawstream`.
  const clang::Expr *at = nullptr;              ///< The argument that names the level; null: the name does, or a default.
  const MacroArgumentText *levelText = nullptr; ///< The macro's argument that does; null: none.
};

std::optional<LogFamily> familyOf(const LogMacroUse &use);
/// A call of a function of the program.
std::optional<LogFamily> familyOf(const clang::CallExpr *call, const clang::SourceManager &sources);
/// Log(level, "…"): an object that lives for one statement.
std::optional<LogFamily> familyOf(const clang::CXXConstructExpr *construct, const clang::SourceManager &sources);
/// A chain of << into something that the program declares.
std::optional<LogFamily> familyOfStream(const clang::Expr *chain, const clang::SourceManager &sources);
/// What a chain of << starts with.
const clang::Expr *beginningOf(const clang::Expr *chain);

/// What writes the text that a macro was given.
struct LogWriter {
  std::string name;                      ///< As a family would be called by it; empty: nothing with the name of a log does.
  const clang::CallExpr *call = nullptr; ///< Null: a stream or an object does.
};
/// The levels that a macro's own text names: `Message(LEVEL_ERROR)`.
struct LevelsBehind {
  std::string name;                ///< "levels app::Level"; empty: it names none.
  LogLevel level = level::Unknown; ///< Unknown: several.
};
LevelsBehind levelsBehind(const clang::Stmt *node, clang::SourceLocation macro, const clang::SourceManager &sources);
LogWriter writerBehind(const clang::Stmt *node, clang::SourceLocation macro, const clang::SourceManager &sources);

} // namespace seam
