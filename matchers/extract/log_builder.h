// How do the log statements of a unit become LogFacts?
#pragma once
#include "matchers/extract/log_statement.h"
#include "matchers/extract/unit_builder.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"

namespace seam {

/// Fills one LogFacts: interns files and functions. Lives as long as the AST.
class LogBuilder {
public:
  LogBuilder(UnitBuilder &unit, clang::ASTContext &context)
      : unit(unit), context(context), recogniser(context), surroundings(recogniser, unit, context),
        statements(recogniser, surroundings, context) {}

  /// Where somebody stands in the text.
  struct Position {
    const StatementPath &path;
    const clang::FunctionDecl *function; ///< The innermost named one; null: none.
    bool isInLambda = false;

    const clang::Stmt *parent() const {
      const bool isWrapped = path.size() > 1 && llvm::isa<clang::ExprWithCleanups>(path.back());
      return path.empty() ? nullptr : isWrapped ? path[path.size() - 2] : path.back();
    }
  };

  void add(const FoundLog &found, const Position &at);
  /// A macro that is empty in this unit, with the statement that it leaves or the one that it stands behind.
  void addStripped(const LogMacroUse &use, const clang::Stmt *statement, const Position &at);
  /// Something that only looks like a log: a function, a stream, or a macro.
  void addCandidate(const FoundLog &found, const Position &at);
  void addTermination(const clang::CallExpr *call, const Position &at);
  void addSetting(const clang::CallExpr *call, const LogThreshold &threshold, const LogLibrary &library, const Position &at);
  void addThresholds(const LogMacroUses &uses);

  LogRecogniser &known() { return recogniser; }
  const clang::SourceManager &sources() const { return context.getSourceManager(); }
  /// Writes what was added into UnitFacts::logs.
  void finish();

private:
  bool start(LogFact &fact, clang::SourceLocation place, const Position &at);
  std::uint32_t file(FileIndex index);
  std::uint32_t function(const clang::FunctionDecl *decl);
  bool isAnnounced(const clang::CallExpr *call, const Position &at);

  UnitBuilder &unit;
  clang::ASTContext &context;
  LogRecogniser recogniser;
  SurroundingsReader surroundings;
  StatementReader statements;
  LogFacts facts;
  llvm::DenseMap<FileIndex, std::uint32_t> files;
  llvm::DenseMap<const clang::Decl *, std::uint32_t> functions;
};

} // namespace seam
