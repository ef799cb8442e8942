#include "matchers/extract/throw_guards.h"
#include "matchers/extract/function_reader.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

namespace {

const Stmt *withoutWrapping(const Stmt *statement) {
  if (const auto *whole = dyn_cast_if_present<ExprWithCleanups>(statement))
    return whole->getSubExpr();
  return statement;
}

/// A macro that logs, traces or measures, by its name: what it does has nothing to do with the object.
bool isTrace(const Stmt *statement, const ASTContext &context) {
  static constexpr llvm::StringLiteral words[] = {"log", "trace", "debug", "dbg", "profil", "timer", "verbose"};
  SourceLocation begin = statement->getBeginLoc();
  if (!begin.isMacroID() || context.getSourceManager().isMacroArgExpansion(begin))
    return false;
  while (context.getSourceManager().getImmediateMacroCallerLoc(begin).isMacroID())
    begin = context.getSourceManager().getImmediateMacroCallerLoc(begin);
  const std::string name = Lexer::getImmediateMacroName(begin, context.getSourceManager(), context.getLangOpts()).lower();
  return llvm::any_of(words, [&](llvm::StringRef word) { return llvm::StringRef(name).contains(word); });
}

/// Reads the statements of a method from its beginning on, as long as they are checks.
class LeadingChecks {
public:
  ThrowExpressions found;

  void read(const CompoundStmt *body, const ASTContext &context) {
    for (const Stmt *statement : body->body()) {
      statement = withoutWrapping(statement);
      if (const auto *thrown = dyn_cast<CXXThrowExpr>(statement); thrown && hasChecked)
        found.insert(thrown); // if (value) return *value; throw Missing();
      if (!isTrace(statement, context) && !isCheck(statement))
        return;
    }
  }

private:
  bool isCheck(const Stmt *statement) {
    if (const auto *declared = dyn_cast<DeclStmt>(statement))
      return llvm::all_of(declared->decls(), [this](const Decl *decl) { return isOfObject(decl); });
    const auto *branch = dyn_cast<IfStmt>(statement);
    if (!branch || branch->getElse() || branch->getInit())
      return false;
    if (branch->getConditionVariable() && !isOfObject(branch->getConditionVariable()))
      return false;
    const bool asksObject = readsObject(branch->getCond());
    hasChecked |= asksObject;
    return leaves(branch->getThen(), asksObject);
  }

  /// A variable that holds a part of the object, or of its type: what it says is the object's state.
  bool isOfObject(const Decl *decl) {
    const auto *variable = dyn_cast<VarDecl>(decl);
    if (!variable || !variable->getInit() || !isPure(variable->getInit()))
      return false;
    if (readsObject(variable->getInit()))
      parts.insert(variable);
    return true;
  }

  /// Ends in a throw or a return; the throw counts if the condition asked the object.
  bool leaves(const Stmt *branch, bool asksObject) {
    if (const auto *block = dyn_cast<CompoundStmt>(branch))
      branch = block->body_empty() ? nullptr : block->body_back();
    branch = withoutWrapping(branch);
    const auto *thrown = dyn_cast_if_present<CXXThrowExpr>(branch);
    if (thrown && asksObject)
      found.insert(thrown);
    return isa_and_present<CXXThrowExpr, ReturnStmt>(branch);
  }

  /// Changes nothing and asks nobody outside: fields, const methods, operators.
  static bool isPure(const Expr *expression) {
    bool isPure = true;
    forEachBelow(expression, [&](const Stmt *each) {
      if (const auto *method = dyn_cast<CXXMemberCallExpr>(each))
        isPure &= method->getMethodDecl() && (method->getMethodDecl()->isConst() || isPlainGetter(method->getMethodDecl()));
      else if (const auto *operation = dyn_cast<CXXOperatorCallExpr>(each))
        isPure &= operation->getOperator() != OO_Call && !operation->isAssignmentOp();
      else if (const auto *call = dyn_cast<CallExpr>(each))
        isPure &= isCast(call);
      else if (const auto *step = dyn_cast<UnaryOperator>(each))
        isPure &= !step->isIncrementDecrementOp();
      else if (const auto *binary = dyn_cast<BinaryOperator>(each))
        isPure &= !binary->isAssignmentOp();
    });
    return isPure;
  }

  /// std::unique_ptr::get and its like are const; data.find(key) has a const twin.
  static bool isPlainGetter(const CXXMethodDecl *method) {
    static constexpr llvm::StringLiteral names[] = {"begin", "end", "find", "front", "back", "data", "get"};
    return method->getIdentifier() && llvm::is_contained(names, method->getName());
  }

  static bool isCast(const CallExpr *call) {
    const auto *called = dyn_cast_if_present<FunctionDecl>(call->getCalleeDecl());
    return called && (called->isConstexpr() || (called->isInStdNamespace() && called->getIdentifier() &&
                                                (called->getName() == "move" || called->getName().ends_with("_cast"))));
  }

  bool readsObject(const Expr *condition) const {
    if (!isPure(condition))
      return false;
    bool reads = false;
    forEachBelow(condition, [&](const Stmt *each) {
      reads |= isa<CXXThisExpr>(each);
      const auto *reference = dyn_cast<DeclRefExpr>(each);
      reads |= reference && parts.contains(reference->getDecl());
    });
    return reads;
  }

  llvm::DenseSet<const ValueDecl *> parts; ///< Variables that hold some of the object.
  bool hasChecked = false;
};

} // namespace

ThrowExpressions stateChecks(const FunctionDecl *function) {
  LeadingChecks checks;
  const auto *method = dyn_cast_if_present<CXXMethodDecl>(function);
  const auto *body = method && !isa<CXXConstructorDecl>(method) ? dyn_cast_if_present<CompoundStmt>(method->getBody()) : nullptr;
  if (body)
    checks.read(body, function->getASTContext());
  return std::move(checks.found);
}

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

static const CXXThrowExpr *thrownIn(const Stmt *statement) {
  if (const auto *block = dyn_cast_if_present<CompoundStmt>(statement))
    statement = block->body_empty() ? nullptr : block->body_back();
  return dyn_cast_if_present<CXXThrowExpr>(withoutWrapping(statement));
}

ThrowExpressions unreachableThrows(const Stmt *body) {
  ThrowExpressions found;
  forEachBelow(body, [&](const Stmt *each) {
    if (const auto *choice = dyn_cast<SwitchStmt>(each); choice && isComplete(choice)) {
      for (const SwitchCase *label = choice->getSwitchCaseList(); label; label = label->getNextSwitchCase())
        if (const CXXThrowExpr *thrown = isa<DefaultStmt>(label) ? thrownIn(label->getSubStmt()) : nullptr)
          found.insert(thrown);
    }
    const auto *block = dyn_cast<CompoundStmt>(each);
    for (const Stmt *const *child = block ? block->body_begin() : nullptr; block && child != block->body_end(); ++child) {
      const auto *choice = dyn_cast<SwitchStmt>(*child);
      if (choice && isComplete(choice) && child + 1 != block->body_end())
        if (const CXXThrowExpr *thrown = thrownIn(child[1]))
          found.insert(thrown);
    }
  });
  return found;
}

static bool speaksOfBug(llvm::StringRef text) {
  static constexpr llvm::StringLiteral words[] = {"internal error", "unreachable",  "not reached",     "should not happen", "should never",
                                                  "cannot happen",  "can't happen", "not implemented", "this is a bug",     "logic error"};
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
