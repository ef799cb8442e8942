// What does a log statement say: level, message, values?
#pragma once
#include "matchers/extract/log_family.h"
#include "matchers/extract/log_macro_uses.h"
#include "matchers/extract/log_surroundings.h"

namespace seam {

/// Stands in a message where a stream shows a value.
inline constexpr char ValueMark = '\x1f';

/// A statement that logs, as the visitor found it.
struct FoundLog {
  const clang::Stmt *root = nullptr;       ///< All of it.
  const clang::Expr *record = nullptr;     ///< The call, construction or stream; null: only the macro is known.
  KnownCallee known;                       ///< Of the record.
  const LogMacroUse *use = nullptr;        ///< The library's macro; null: none.
  clang::SourceLocation macro;             ///< In the file: the name of the outermost macro; invalid: none.
  const clang::Stmt *whole = nullptr;      ///< All that this macro writes, where the record is only a part of it; null: not known.
  const LogFamily *family = nullptr;       ///< Of a candidate; null: none.
  const clang::CallExpr *writer = nullptr; ///< What a candidate's macro calls with its text; null: not known.
  bool isEmpty = false;                    ///< A candidate's macro has dropped what it was given.
  bool isStream = false;                   ///< A candidate's macro shifts what it was given.
};

/// Fills level, message, values and flags of a fact whose surroundings are known.
class StatementReader {
public:
  StatementReader(LogRecogniser &recogniser, const SurroundingsReader &surroundings, const clang::ASTContext &context)
      : recogniser(recogniser), surroundings(surroundings), context(context) {}

  /// `parent`: the statement in which all of it stands; null: none.
  void read(const FoundLog &found, const clang::FunctionDecl *function, const clang::Stmt *parent, LogFact &fact);

private:
  using Parts = std::vector<const clang::Expr *>;

  static void dropCategory(const FoundLog &found, Parts &parts);
  void readLevel(const FoundLog &found, const Parts &callArguments, LogFact &fact);
  Parts partsOf(const FoundLog &found);
  void addSpelled(const clang::Stmt *node, const FoundLog &found, Parts &parts, bool isTop);
  bool isValue(const clang::Expr *part, const FoundLog &found) const;
  void addStream(const Parts &parts, LogFact &fact);
  void addFormatted(const Parts &parts, const FoundLog &found, LogFact &fact);
  void addText(const clang::Expr *part, LogFact &fact);
  void addArgument(const clang::Expr *part, LogFact &fact);
  std::string literalText(const clang::StringLiteral *literal, const FoundLog &found) const;
  void readLogger(const FoundLog &found, LogFact &fact) const;
  void noteCause(const clang::Expr *part, LogArgument &argument) const;

  LogRecogniser &recogniser;
  const SurroundingsReader &surroundings;
  const clang::ASTContext &context;
  const clang::FunctionDecl *function = nullptr;
  const clang::Expr *levelAt = nullptr;         ///< What names the level; null: nothing does.
  const MacroArgumentText *levelText = nullptr; ///< The macro's argument that names it.
};

/// The string literal that an expression is, whatever it is converted to; null: none.
const clang::StringLiteral *literalOf(const clang::Expr *expression);

/// Those arguments of a call or construction that somebody wrote.
std::vector<const clang::Expr *> writtenArguments(const clang::Expr *record);

} // namespace seam
