// Does an expression write a log, or print?
#pragma once
#include "matchers/extract/log_macro_uses.h"
#include "matchers/extract/log_recogniser.h"
#include <optional>

namespace seam {

/// One log statement, as far as a handler's outcome needs it.
struct LogCall {
  LogLevel level = level::Unknown;
  bool isPrint = false;    ///< Standard output or error, not a logger.
  bool terminates = false; ///< LOG(FATAL), CHECK.
};

/// Known libraries by their tables, others by their names: a function or class of loggers, a macro LOG_X. Whoever asks for a handler's
/// outcome is served by a log too many: it only keeps a rule silent.
class LogCalls {
public:
  LogCalls(const clang::ASTContext &context, LogMacroUses &uses) : context(context), recogniser(context), uses(uses) {}

  std::optional<LogCall> find(const clang::Expr *expression);

private:
  std::optional<LogCall> inTables(const clang::Expr *expression);
  std::optional<LogCall> inMacro(const clang::Expr *expression);
  std::optional<LogCall> byName(const clang::CallExpr *call);

  const clang::ASTContext &context;
  LogRecogniser recogniser;
  LogMacroUses &uses;
};

} // namespace seam
