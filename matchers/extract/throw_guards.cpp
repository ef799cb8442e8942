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

/// boost::throw_exception(X()), and what it forwards to.
bool throwsItsArgument(const Stmt *statement) {
  const auto *call = dyn_cast_if_present<CallExpr>(statement);
  const FunctionDecl *called = call ? call->getDirectCallee() : nullptr;
  return called && called->getIdentifier() && (called->getName().starts_with("throw_exception") || thrownArgument(called));
}

/// What a branch ends with: { log(); throw X(); }, do { throw X(); } while (0).
const Stmt *lastOf(const Stmt *branch) {
  while (branch) {
    if (const auto *block = dyn_cast<CompoundStmt>(branch))
      branch = block->body_empty() ? nullptr : block->body_back();
    else if (const auto *once = dyn_cast<DoStmt>(branch); once && branch->getBeginLoc().isMacroID())
      branch = once->getBody();
    else
      break;
  }
  return withoutWrapping(branch);
}

} // namespace

std::optional<unsigned> thrownArgument(const FunctionDecl *called) {
  const FunctionDecl *pattern = called->getTemplateInstantiationPattern();
  const FunctionDecl *defined = (pattern ? pattern : called)->getDefinition();
  const auto *body = defined ? dyn_cast_if_present<CompoundStmt>(defined->getBody()) : nullptr;
  const auto *thrown = body && !body->body_empty() ? dyn_cast_if_present<CXXThrowExpr>(withoutWrapping(body->body_back())) : nullptr;
  const auto *parameter = thrown ? dyn_cast_if_present<ParmVarDecl>(copiedVariable(thrown->getSubExpr())) : nullptr;
  if (!parameter)
    return std::nullopt;
  bool mayReturn = false;
  forEachBelow(body, [&](const Stmt *each) { mayReturn |= isa<ReturnStmt, CXXTryStmt>(each); });
  return mayReturn ? std::nullopt : std::optional(parameter->getFunctionScopeIndex());
}

const Stmt *thrownIn(const Stmt *branch) {
  const Stmt *last = lastOf(branch);
  return last && (isa<CXXThrowExpr>(last) || throwsItsArgument(last)) ? last : nullptr;
}

namespace {

/// error, rc, result: what the caller was told itself.
bool tellsOfOutcome(llvm::StringRef name) {
  static constexpr llvm::StringLiteral whole[] = {"rc", "ec", "ok", "ret", "rv", "code", "res", "status", "success", "failed"};
  static constexpr llvm::StringLiteral words[] = {"err", "result", "retval", "status", "fail"};
  const std::string lower = name.lower();
  return llvm::is_contained(whole, llvm::StringRef(lower)) ||
         llvm::any_of(words, [&](llvm::StringRef word) { return llvm::StringRef(lower).contains(word); });
}

/// More than giving back what is there.
bool isWork(const Stmt *statement) {
  bool works = false;
  forEachBelow(statement, [&](const Stmt *each) {
    works |= isa<CallExpr, CXXConstructExpr, CXXNewExpr, ArraySubscriptExpr, MemberExpr, ExplicitCastExpr, CompoundAssignOperator>(each);
    const auto *binary = dyn_cast<BinaryOperator>(each);
    works |= binary && binary->isAssignmentOp();
  });
  return works;
}

/// Reads the statements of a function from its beginning on, as long as they are checks.
class LeadingChecks {
public:
  explicit LeadingChecks(const FunctionDecl *function) : function(function) {
    const auto *method = dyn_cast<CXXMethodDecl>(function);
    hasObject = method && method->isInstance() && !isa<CXXConstructorDecl>(method);
  }

  LeadingThrows read(const CompoundStmt *body) {
    const ASTContext &context = function->getASTContext();
    bool isAtBeginning = true;
    bool works = isa<CXXConstructorDecl>(function) && cast<CXXConstructorDecl>(function)->getNumCtorInitializers() > 0;
    for (const Stmt *statement : body->body()) {
      statement = withoutWrapping(statement);
      if (const Stmt *thrown = isAtBeginning && hasChecked ? thrownIn(statement) : nullptr)
        found.ofObject.insert(thrown); // if (value) return *value; throw Missing();
      isAtBeginning = isAtBeginning && (isTrace(statement, context) || isCheck(statement));
      works |= !isAtBeginning && isWork(statement);
    }
    if (!works)
      found.ofArguments.clear();
    readUnderLock(body);
    for (const Stmt *statement : body->body())
      if (const auto *choice = dyn_cast<SwitchStmt>(statement))
        addRefused(choice);
    return std::move(found);
  }

private:
  /// auto task = wrap(work); { std::lock_guard lock(mutex); if (isStopped) throw Stopped(); … }: the object as it was.
  void readUnderLock(const CompoundStmt *body) {
    const ThrowExpressions ofArguments = found.ofArguments;
    for (const Stmt *statement : body->body()) {
      if (const auto *block = dyn_cast<CompoundStmt>(statement); block && !block->body_empty() && takesLock(block->body_front()))
        for (const Stmt *inner : block->body())
          if (!isCheck(withoutWrapping(inner)))
            break;
      bool isTouched = false;
      forEachBelow(statement, [&](const Stmt *each) { isTouched |= isa<CXXThisExpr>(each); });
      if (isTouched)
        break;
    }
    found.ofArguments = ofArguments;
  }

  static bool takesLock(const Stmt *statement) {
    static constexpr llvm::StringLiteral locks[] = {"lock_guard", "unique_lock", "scoped_lock", "shared_lock"};
    const auto *declared = dyn_cast<DeclStmt>(statement);
    const auto *variable = declared && declared->isSingleDecl() ? dyn_cast<VarDecl>(declared->getSingleDecl()) : nullptr;
    const CXXRecordDecl *type = variable ? variable->getType()->getAsCXXRecordDecl() : nullptr;
    return type && type->isInStdNamespace() && type->getIdentifier() && llvm::is_contained(locks, type->getName());
  }

  /// switch (given) { case Kind::Other: throw X(); }: an enumerator that nobody should give.
  void addRefused(const SwitchStmt *choice) {
    const Expr *asked = choice->getCond()->IgnoreImpCasts();
    if (!asked->getType()->isEnumeralType() || !isa<DeclRefExpr>(asked) || !readsOf(asked).argument)
      return;
    for (const SwitchCase *label = choice->getSwitchCaseList(); label; label = label->getNextSwitchCase())
      if (const Stmt *thrown = thrownIn(label->getSubStmt()))
        found.ofEnumerators.insert(thrown);
  }

  /// What a condition looks at.
  struct Reads {
    bool object = false;
    bool argument = false; ///< Numbers, enumerators and pointers of the caller; static members.
    bool other = false;
  };

  bool isCheck(const Stmt *statement) {
    if (const auto *declared = dyn_cast<DeclStmt>(statement))
      return llvm::all_of(declared->decls(), [this](const Decl *decl) { return isOfObject(decl); });
    const auto *branch = dyn_cast<IfStmt>(statement);
    if (!branch || branch->getElse() || branch->getInit())
      return false;
    if (branch->getConditionVariable() && !isOfObject(branch->getConditionVariable()))
      return false;
    const Reads reads = readsOf(branch->getCond());
    hasChecked |= reads.object;
    return leaves(branch->getThen(), reads);
  }

  /// A variable that holds a part of the object, or of its type: what it says is the object's state.
  bool isOfObject(const Decl *decl) {
    const auto *variable = dyn_cast<VarDecl>(decl);
    if (!variable || !variable->getInit() || !isPure(variable->getInit()))
      return false;
    if (readsOf(variable->getInit()).object)
      parts.insert(variable);
    return true;
  }

  /// Ends in a throw or a return; the throw counts if the condition asked what the caller knows.
  bool leaves(const Stmt *branch, Reads reads) {
    const Stmt *thrown = thrownIn(branch);
    if (thrown && reads.object)
      found.ofObject.insert(thrown);
    else if (thrown && reads.argument && !reads.other)
      found.ofArguments.insert(thrown);
    return thrown || isa_and_present<ReturnStmt>(lastOf(branch));
  }

  /// Changes nothing and asks nobody outside: fields, const methods, operators.
  static bool isPure(const Expr *expression, bool followsGetters = true) {
    bool isPure = true;
    forEachBelow(expression, [&](const Stmt *each) {
      if (const auto *method = dyn_cast<CXXMemberCallExpr>(each))
        isPure &= method->getMethodDecl() && (method->getMethodDecl()->isConst() || isPlainGetter(method->getMethodDecl()) ||
                                              (followsGetters && givesPart(method->getMethodDecl())));
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

  /// Private *part() { return static_cast<Private *>(hidden.get()); }
  static bool givesPart(const CXXMethodDecl *method) {
    const auto *body = dyn_cast_if_present<CompoundStmt>(method->getBody());
    const auto *only = body && body->size() == 1 ? dyn_cast<ReturnStmt>(body->body_front()) : nullptr;
    const Expr *value = only ? only->getRetValue() : nullptr;
    return value && isPure(value, /*followsGetters=*/false);
  }

  static bool isCast(const CallExpr *call) {
    const auto *called = dyn_cast_if_present<FunctionDecl>(call->getCalleeDecl());
    return called && (called->isConstexpr() || (called->isInStdNamespace() && called->getIdentifier() &&
                                                (called->getName() == "move" || called->getName().ends_with("_cast"))));
  }

  Reads readsOf(const Expr *condition) const {
    Reads reads;
    if (!isPure(condition))
      return {.other = true};
    forEachBelow(condition, [&](const Stmt *each) {
      reads.object |= hasObject && isa<CXXThisExpr>(each);
      const auto *reference = dyn_cast<DeclRefExpr>(each);
      const auto *variable = reference ? dyn_cast<VarDecl>(reference->getDecl()) : nullptr;
      if (!variable)
        return;
      reads.object |= hasObject && parts.contains(variable);
      const QualType type = variable->getType().getNonReferenceType();
      const bool isGiven = isa<ParmVarDecl>(variable) && type->isScalarType() && !tellsOfOutcome(variable->getName());
      if (isGiven || variable->isStaticDataMember())
        reads.argument = true;
      else
        reads.other |= !variable->isConstexpr() && !(variable->hasGlobalStorage() && variable->getType().isConstQualified());
    });
    return reads;
  }

  const FunctionDecl *function;
  bool hasObject = false;
  LeadingThrows found;
  llvm::DenseSet<const ValueDecl *> parts; ///< Variables that hold some of the object.
  bool hasChecked = false;
};

} // namespace

LeadingThrows leadingThrows(const FunctionDecl *function) {
  const auto *body = function ? dyn_cast_if_present<CompoundStmt>(function->getBody()) : nullptr;
  return body ? LeadingChecks(function).read(body) : LeadingThrows();
}

} // namespace seam
