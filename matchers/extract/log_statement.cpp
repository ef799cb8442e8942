#include "matchers/extract/log_statement.h"
#include "matchers/extract/log_edits.h"
#include "matchers/extract/log_macro_text.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace seam {

using namespace clang;

const StringLiteral *literalOf(const Expr *expression) {
  for (const Expr *plain = bare(expression); plain;) {
    if (const auto *literal = dyn_cast<StringLiteral>(plain))
      return literal;
    const auto *construct = dyn_cast<CXXConstructExpr>(plain);
    if (!construct || construct->getNumArgs() == 0)
      return nullptr;
    plain = bare(construct->getArg(0));
  }
  return nullptr;
}

std::vector<const Expr *> writtenArguments(const Expr *record) {
  std::vector<const Expr *> arguments;
  const auto add = [&](auto range) {
    for (const Expr *each : range)
      if (!isa<CXXDefaultArgExpr>(each))
        arguments.push_back(each);
  };
  if (const auto *call = dyn_cast<CallExpr>(record))
    add(call->arguments());
  else if (const auto *construct = dyn_cast<CXXConstructExpr>(record))
    add(construct->arguments());
  else if (const auto *construct = dyn_cast<CXXUnresolvedConstructExpr>(record))
    add(construct->arguments());
  return arguments;
}

void StatementReader::read(const FoundLog &found, const FunctionDecl *around, const Stmt *parent, LogFact &fact) {
  function = around;
  levelAt = nullptr;
  levelText = nullptr;
  const Parts arguments = found.record ? writtenArguments(found.record) : Parts{};
  readLevel(found, arguments, fact);
  readLogger(found, fact);
  Parts parts = partsOf(found);
  llvm::erase_if(parts, [&](const Expr *part) { return !isValue(part, found); });
  dropCategory(found, parts);
  // qWarning() << … and qWarning("…") are one macro.
  const bool isStream = fact.style == MessageStyle::Stream || (found.known && arguments.empty());
  if (isStream) {
    fact.style = MessageStyle::Stream;
    addStream(parts, fact);
  } else {
    addFormatted(parts, found, fact);
  }
  if (!fact.message.empty() && fact.arguments.empty())
    fact.flags |= logged::IsConstantText;
  if (llvm::any_of(fact.arguments, [](const LogArgument &each) { return (each.flags & argument::MentionsException) != 0; }))
    fact.flags |= logged::SavesException;
  if (found.root)
    addLogEdits({.found = found,
                 .levelAt = levelAt,
                 .levelText = levelText,
                 .parts = parts,
                 .condition = &surroundings.condition(),
                 .exception = surroundings.exception(),
                 .parent = parent},
                context, fact);
}

/// Log(level, "Category", "text"): a word in front of the text names a part of the program.
void StatementReader::dropCategory(const FoundLog &found, Parts &parts) {
  const StringLiteral *first =
      found.family && isa_and_present<CXXConstructExpr>(found.record) && found.root == found.record && parts.size() > 1
          ? literalOf(parts.front())
          : nullptr;
  if (first && first->getCharByteWidth() == 1 && llvm::all_of(first->getString(), llvm::isAlnum))
    parts.erase(parts.begin());
}

void StatementReader::readLevel(const FoundLog &found, const Parts &callArguments, LogFact &fact) {
  const LogMacro *macro = found.use ? found.use->macro : nullptr;
  const LogLibrary *library = found.use && found.use->library ? found.use->library : found.known.library;
  if (macro)
    fact.style = macro->style;
  else if (found.known)
    fact.style = found.known.callee->style;
  fact.flags |= (macro ? macro->flags : 0) | (found.known ? found.known.callee->flags : 0);
  LogLevel level = found.known ? found.known.callee->level : level::Unknown;
  if (macro) {
    const MacroLevel told = levelOf(*found.use);
    level = told.level;
    levelText = told.at;
    fact.flags |= told.flags;
  }
  // What the call says is nearer to the truth than a macro around it.
  if (level == LevelInArgument && library) {
    NamedLevel named;
    for (const Expr *each : callArguments)
      if (named = recogniser.level(*library, each); named.at)
        break;
    if (!named.at && found.use)
      anyOf(found.root, [&](const Stmt *node) {
        const auto *expression = dyn_cast<Expr>(node);
        if (expression && isa<DeclRefExpr, CallExpr, CXXConstructExpr>(expression))
          named = recogniser.level(*library, expression);
        return named.at != nullptr;
      });
    levelAt = named.at;
    level = named.at ? named.level : found.known ? found.known.callee->fallback : level::Unknown;
    if (named.isParameter)
      fact.flags |= logged::ForwardsLevel;
  }
  fact.level = level;
}

void StatementReader::readLogger(const FoundLog &found, LogFact &fact) const {
  if (const auto *method = dyn_cast_if_present<CXXMemberCallExpr>(found.record); method && !found.use)
    fact.logger = StringRef(surroundings.text(method->getImplicitObjectArgument()->getSourceRange(), 60)).rtrim("->.").str();
  // The macros of libraries with named loggers take them first.
  const LogMacro *macro = found.use ? found.use->macro : nullptr;
  if (macro && macro->message > 0 && macro->level != LevelInArgument && macro->level != LevelIsVerbosity && !found.use->arguments.empty())
    fact.logger = found.use->arguments.front().text;
}

} // namespace seam
