// Does an expression write a log, or print?
#pragma once
#include "clang/AST/Expr.h"
#include <cstdint>
#include <optional>

namespace clang {
class ASTContext;
}

namespace seam {

/// One log statement, as far as a handler's outcome needs it.
struct LogCall {
  std::uint32_t level = 0; ///< 5 trace, 10 debug, 20 info, 25 notice, 30 warning, 40 error, 50 critical; 0: cannot be told.
  bool isPrint = false;    ///< Standard output or error, not a logger.
  bool terminates = false; ///< LOG(FATAL), CHECK.
};

/// Known libraries by their types, others by their names: a class or namespace of loggers, a macro LOG_X.
std::optional<LogCall> logCall(const clang::Expr *expression, const clang::ASTContext &context);

/// The level that a name or text tells: "LOG_WARNING", "spdlog::warn", "logger.fatal"; 0: none.
std::uint32_t levelInText(llvm::StringRef text);

} // namespace seam
