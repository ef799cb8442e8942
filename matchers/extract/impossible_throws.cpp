// Which throws are where nobody gets?
#include "matchers/extract/function_reader.h"
#include "matchers/extract/throw_guards.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

/// There is a case for each enumerator.
static bool isComplete(const SwitchStmt *choice) {
  const auto *type = choice->getCond()->IgnoreImpCasts()->getType()->getAs<EnumType>();
  const EnumDecl *decl = type ? type->getDecl()->getDefinition() : nullptr;
  if (!decl)
    return false;
  llvm::DenseSet<const EnumConstantDecl *> missing;
  for (const EnumConstantDecl *each : decl->enumerators())
    missing.insert(each);
  for (const SwitchCase *each = choice->getSwitchCaseList(); each; each = each->getNextSwitchCase())
    if (const auto *value = dyn_cast<CaseStmt>(each))
      if (const auto *named = dyn_cast<DeclRefExpr>(value->getLHS()->IgnoreParenImpCasts()))
        missing.erase(dyn_cast<EnumConstantDecl>(named->getDecl()));
  return missing.empty();
}

/// What is written between the parentheses of a macro begins as nothing that can be true: `false && "text"`, `!"text"`, `0`.
static bool isWrittenFalse(SourceLocation inMacro, const ASTContext &context) {
  const SourceManager &sources = context.getSourceManager();
  const llvm::StringRef call = Lexer::getSourceText(sources.getExpansionRange(inMacro), sources, context.getLangOpts());
  const llvm::StringRef argument = call.split('(').second.ltrim();
  return argument.starts_with("!\"") || argument.starts_with("false") || argument.starts_with("0");
}

/// MY_ASSERT(false), assert(!"text"); also where this build leaves the assertion empty.
static bool assertsFalse(const Expr *statement, const ASTContext &context) {
  const SourceManager &sources = context.getSourceManager();
  bool isAssertion = false;
  for (SourceLocation each = statement->getBeginLoc(); each.isMacroID(); each = sources.getImmediateMacroCallerLoc(each))
    isAssertion |= Lexer::getImmediateMacroName(each, sources, context.getLangOpts()).contains_insensitive("assert");
  if (!isAssertion)
    return false;
  bool value = true;
  const auto *choice = dyn_cast<ConditionalOperator>(statement->IgnoreParenImpCasts());
  if (choice)
    return !choice->getCond()->isValueDependent() && choice->getCond()->EvaluateAsBooleanCondition(value, context) && !value;
  return isa<ExplicitCastExpr>(statement->IgnoreParenImpCasts()) && !statement->HasSideEffects(context) &&
         isWrittenFalse(statement->getBeginLoc(), context);
}

/// luaL_error(state, "text"), throwBadType(): does not come back, says its name.
static bool leavesByName(const Expr *expression) {
  static constexpr llvm::StringLiteral leaving[] = {"error", "throw", "raise", "fatal", "abort", "panic", "unreachable"};
  static constexpr llvm::StringLiteral telling[] = {"log", "print", "report", "set", "add", "show", "message", "warn"};
  const auto *call = dyn_cast<CallExpr>(expression->IgnoreParenImpCasts());
  const FunctionDecl *called = call ? call->getDirectCallee() : nullptr;
  if (!called || !called->getIdentifier())
    return false;
  const std::string name = called->getName().lower();
  const auto isIn = [&](llvm::StringRef word) { return llvm::StringRef(name).contains(word); };
  const auto isFirst = [&](llvm::StringRef word) { return llvm::StringRef(name).starts_with(word); };
  return called->isNoReturn() || (llvm::any_of(leaving, isIn) && llvm::none_of(telling, isFirst));
}

/// A text, a number: what follows such a call is there for the compiler.
static bool throwsNoClass(const Stmt *thrown) {
  const auto *expression = dyn_cast<CXXThrowExpr>(thrown);
  return expression && expression->getSubExpr() && !expression->getSubExpr()->isTypeDependent() &&
         !expression->getSubExpr()->getType()->isRecordType();
}

/// Whether nobody gets from this statement to the throw behind it.
static bool isDeadEnd(const Stmt *statement, const Stmt *thrown, const ASTContext &context) {
  while (const auto *label = dyn_cast<SwitchCase>(statement))
    statement = label->getSubStmt();
  if (const auto *choice = dyn_cast<SwitchStmt>(statement))
    return isComplete(choice);
  const auto *expression = dyn_cast<Expr>(statement);
  return expression && (assertsFalse(expression, context) || (throwsNoClass(thrown) && leavesByName(expression)));
}

ThrowExpressions unreachableThrows(const Stmt *body, const ASTContext &context) {
  ThrowExpressions found;
  forEachBelow(body, [&](const Stmt *each) {
    if (const auto *choice = dyn_cast<SwitchStmt>(each); choice && isComplete(choice))
      for (const SwitchCase *label = choice->getSwitchCaseList(); label; label = label->getNextSwitchCase())
        if (const Stmt *thrown = isa<DefaultStmt>(label) ? thrownIn(label->getSubStmt()) : nullptr)
          found.insert(thrown);
    if (const auto *expression = dyn_cast<CXXThrowExpr>(each);
        expression && throwsNoClass(expression) && leavesByName(expression->getSubExpr()))
      found.insert(expression); // throw luaL_error(state, "text");
    const auto *block = dyn_cast<CompoundStmt>(each);
    for (const Stmt *const *child = block ? block->body_begin() : nullptr; block && child != block->body_end(); ++child)
      if (child + 1 != block->body_end())
        if (const Stmt *thrown = thrownIn(child[1]); thrown && isDeadEnd(child[0], thrown, context))
          found.insert(thrown);
  });
  return found;
}

static bool speaksOfBug(llvm::StringRef text) {
  static constexpr llvm::StringLiteral words[] = {"internal error",    "unreachable",   "not reached",   "never reached",
                                                  "should not happen", "should never",  "cannot happen", "can't happen",
                                                  "not implemented",   "this is a bug", "logic error"};
  return llvm::any_of(words, [&](llvm::StringRef word) { return text.contains_insensitive(word); });
}

bool saysInternal(const Stmt *operand) {
  bool says = false;
  forEachBelow(operand, [&](const Stmt *each) {
    if (const auto *text = dyn_cast<clang::StringLiteral>(each); text && text->getCharByteWidth() == 1)
      says |= speaksOfBug(text->getString());
  });
  return says;
}

bool macroSaysInternal(SourceLocation place, const ASTContext &context) {
  if (!place.isMacroID())
    return false;
  const SourceManager &sources = context.getSourceManager();
  const llvm::StringRef text = Lexer::getSourceText(sources.getExpansionRange(place), sources, context.getLangOpts());
  const auto [before, behind] = text.split('"');
  return speaksOfBug(behind.rsplit('"').first);
}

} // namespace seam
