// What stands around a log statement in its function: handler, loop, branch, guard, and what follows?
#pragma once
#include "matchers/extract/log_expressions.h"
#include "matchers/extract/log_recogniser.h"
#include "matchers/extract/unit_builder.h"
#include "clang/AST/StmtCXX.h"

namespace seam {

/// The statements from a function's body down to one of them, the outermost first.
using StatementPath = std::vector<const clang::Stmt *>;

/// Where a log statement stands.
struct LogSurroundings {
  const StatementPath &path;           ///< Without the statement itself.
  const clang::Stmt *statement;        ///< The log.
  clang::SourceLocation macro;         ///< In the file: the name of the macro that writes it; invalid: none does.
  const clang::FunctionDecl *function; ///< Null: none.
};

/// Fills in everything that the path tells. `cause`: the variable of the branch that holds an error.
class SurroundingsReader {
public:
  SurroundingsReader(LogRecogniser &recogniser, UnitBuilder &builder, const clang::ASTContext &context)
      : recogniser(recogniser), builder(builder), context(context) {}

  void read(const LogSurroundings &around, LogFact &fact);
  /// Must be called behind read().
  const clang::VarDecl *exception() const { return caught; }
  const Condition &condition() const { return asked; }

  /// The text of an expression as it is written, with single spaces, cut behind `most` characters.
  std::string text(clang::SourceRange range, std::size_t most) const;

private:
  bool isOfMacro(const clang::Stmt *each, const LogSurroundings &around) const;
  void readHandler(const LogSurroundings &around, LogFact &fact);
  void readLoop(const LogSurroundings &around, LogFact &fact);
  void readBranch(const LogSurroundings &around, LogFact &fact);
  void readGuard(const LogSurroundings &around, LogFact &fact);
  void readExit(const LogSurroundings &around, LogFact &fact);
  bool isReachedAlways(const LogSurroundings &around) const;
  std::optional<GuardFact> guardIn(const clang::Expr *condition);

  LogRecogniser &recogniser;
  UnitBuilder &builder;
  const clang::ASTContext &context;
  const clang::VarDecl *caught = nullptr;
  Condition asked;
};

/// The token that stands at a place in a file.
std::string tokenAt(clang::SourceLocation place, const clang::ASTContext &context);

} // namespace seam
