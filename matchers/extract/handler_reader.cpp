// What does a handler look like: what it catches, and how?
#include "matchers/extract/function_reader.h"
#include "matchers/extract/handler_comments.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

namespace {

/// Something stands in it, but only macros, which may be empty in this build: a log, an assertion.
bool holdsOnlyMacros(const CompoundStmt *block, const ASTContext &context) {
  const bool hasOwn =
      llvm::any_of(block->body(), [](const Stmt *each) { return !isa<NullStmt>(each) && !each->getBeginLoc().isMacroID(); });
  if (hasOwn || block->getLBracLoc().isMacroID())
    return false;
  const SourceManager &sources = context.getSourceManager();
  const auto [file, from] = sources.getDecomposedLoc(block->getLBracLoc());
  const unsigned to = sources.getFileOffset(sources.getFileLoc(block->getRBracLoc()));
  bool isInvalid = false;
  const llvm::StringRef buffer = sources.getBufferData(file, &isInvalid);
  if (isInvalid)
    return false;
  Lexer lexer(sources.getLocForStartOfFile(file), context.getLangOpts(), buffer.begin(), buffer.begin() + from, buffer.end());
  for (Token token; !lexer.LexFromRawLexer(token) && sources.getFileOffset(token.getLocation()) < to;)
    if (token.is(tok::raw_identifier))
      return true;
  return false;
}

const CXXMethodDecl *calledMethod(const Stmt *statement) {
  const auto *call = dyn_cast<CXXMemberCallExpr>(statement);
  return call ? call->getMethodDecl() : nullptr;
}

/// Finds e.what() and the variables that hold it.
class TextOfException {
public:
  explicit TextOfException(const VarDecl *variable) : variable(variable) {}

  bool isIn(const Stmt *statement) const {
    bool found = false;
    forEachBelow(statement, [&](const Stmt *each) {
      if (const CXXMethodDecl *method = calledMethod(each); method && method->getIdentifier() && method->getName() == "what")
        found |= mentions(each, variable);
      if (const auto *reference = dyn_cast<DeclRefExpr>(each))
        found |= llvm::is_contained(copies, reference->getDecl());
    });
    return found;
  }
  /// True if something that stays as it is stands there beside the text: a literal, a constant. What was caught last time does not.
  bool isAskedForFixed(const CallExpr *call) const {
    bool found = false;
    forEachBelow(call, [&](const Stmt *each) {
      const auto *reference = dyn_cast<DeclRefExpr>(each);
      const auto *other = reference ? dyn_cast<VarDecl>(reference->getDecl()) : nullptr;
      found |= isa<StringLiteral>(each) || (other && other != variable && !llvm::is_contained(copies, other) &&
                                            other->getType().getNonReferenceType().isConstQualified());
    });
    return found;
  }
  void addCopy(const VarDecl *copy) {
    if (copy->getInit() && isIn(copy->getInit()))
      copies.push_back(copy);
  }

private:
  const VarDecl *variable;
  std::vector<const ValueDecl *> copies;
};

bool comparesText(const FunctionDecl *called) {
  static constexpr llvm::StringLiteral names[] = {"strcmp",      "strncmp",   "strcasecmp", "strstr",      "find",         "compare",
                                                  "starts_with", "ends_with", "contains",   "regex_match", "regex_search", "rfind"};
  if (called->getOverloadedOperator() == OO_EqualEqual || called->getOverloadedOperator() == OO_ExclaimEqual)
    return true;
  return called->getIdentifier() && llvm::is_contained(names, called->getName());
}

/// Where the handler asks for the type or the text of what it caught.
void findTests(HandlerFact &handler, const CXXCatchStmt *statement, ExceptionBuilder &builder) {
  const VarDecl *variable = statement->getExceptionDecl();
  if (!variable || !variable->getIdentifier())
    return;
  TextOfException text(variable);
  SourceLocation endOfLast; // What stands in a test belongs to it.
  forEachBelow(statement->getHandlerBlock(), [&](const Stmt *each) {
    if (const auto *declared = dyn_cast<DeclStmt>(each))
      for (const Decl *decl : declared->decls())
        if (const auto *copy = dyn_cast<VarDecl>(decl))
          text.addCopy(copy);
    bool asksType = false;
    bool asksText = false;
    if (const auto *cast = dyn_cast<CXXDynamicCastExpr>(each); cast && mentions(cast->getSubExpr(), variable))
      asksType = true;
    else if (const auto *comparison = dyn_cast<CXXOperatorCallExpr>(each);
             comparison && (comparison->getOperator() == OO_EqualEqual || comparison->getOperator() == OO_ExclaimEqual) &&
             llvm::any_of(comparison->arguments(), [&](const Expr *argument) {
               const auto *typeOf = dyn_cast<CXXTypeidExpr>(argument->IgnoreParenImpCasts());
               return typeOf && !typeOf->isTypeOperand() && mentions(typeOf->getExprOperand(), variable);
             }))
      asksType = true;
    else if (const auto *call = dyn_cast<CallExpr>(each)) {
      const auto *called = dyn_cast_if_present<FunctionDecl>(call->getCalleeDecl());
      asksText = called && comparesText(called) && text.isIn(call) && text.isAskedForFixed(call);
    }
    const bool isInside = endOfLast.isValid() && builder.sources().isBeforeInTranslationUnit(each->getBeginLoc(), endOfLast);
    if (isInside || (!asksType && !asksText))
      return;
    endOfLast = each->getEndLoc();
    if (const auto at = builder.place(each->getBeginLoc()))
      handler.tests.push_back({.line = at->line, .column = at->column, .asksText = asksText});
  });
}

bool givesOnlyDefault(const CompoundStmt *block) {
  if (block->size() != 1)
    return false;
  const Stmt *only = block->body_front();
  if (const auto *expression = dyn_cast<Expr>(only))
    only = expression->IgnoreParenImpCasts();
  const auto *assignment = dyn_cast<BinaryOperator>(only);
  return isa<ReturnStmt, ContinueStmt, BreakStmt>(only) || (assignment && assignment->getOpcode() == BO_Assign);
}

} // namespace

void FunctionReader::describeHandler(HandlerFact &handler, const CXXCatchStmt *statement, const CXXTryStmt *around) {
  if (const auto at = builder.place(statement->getCatchLoc())) {
    handler.line = at->line;
    handler.column = at->column;
    handler.endColumn = at->endColumn;
  }
  const auto *block = dyn_cast<CompoundStmt>(statement->getHandlerBlock());
  handler.flags |= statement->getCatchLoc().isMacroID() ? handler::FromMacro : 0;
  if (block) {
    handler.flags |= block->body_empty() ? handler::Empty : 0;
    const auto *only = block->size() == 1 ? dyn_cast<CXXThrowExpr>(block->body_front()) : nullptr;
    handler.flags |= only && !only->getSubExpr() ? handler::OnlyRethrows : 0;
    handler.flags |= givesOnlyDefault(block) ? handler::OnlyDefault : 0;
    handler.flags |= holdsOnlyMacros(block, builder.ast()) ? handler::MarkedUnused : 0;
    forEachBelow(block, [&](const Stmt *each) { handler.flags |= isa<CXXTryStmt>(each) ? handler::HasNested : 0; });
    readComments(handler, statement, around, builder.ast());
    findTests(handler, statement, builder);
  }
  const VarDecl *variable = statement->getExceptionDecl();
  if (!variable)
    return;
  handler.flags |= variable->hasAttr<UnusedAttr>() ? handler::MarkedUnused : 0;
  const QualType type = variable->getType();
  PrintingPolicy policy(builder.ast().getLangOpts());
  policy.SuppressTagKeyword = true;
  handler.written = type.getNonReferenceType().getUnqualifiedType().getAsString(policy);
  handler.type = variable->isInvalidDecl() ? NoFact : builder.type(type);
  if (type->isDependentType() || variable->isInvalidDecl()) { // A type that clang did not find counts as int.
    handler.form = CatchForm::Dependent;
    return;
  }
  handler.form = !type->isReferenceType()                        ? CatchForm::Value
                 : type.getNonReferenceType().isConstQualified() ? CatchForm::ConstReference
                                                                 : CatchForm::Reference;
}

/// Sets something that was there before, `value = parse(text);`, or returns a value: there is another one where that fails.
static bool assignsOuter(const Stmt *block, SourceLocation begin, const SourceManager &sources) {
  bool assigns = false;
  forEachBelow(block, [&](const Stmt *each) {
    // What follows gives another value then.
    const auto *returned = dyn_cast<ReturnStmt>(each);
    assigns |= returned && returned->getRetValue();
    const Expr *target = nullptr;
    if (const auto *assignment = dyn_cast<BinaryOperator>(each); assignment && assignment->isAssignmentOp())
      target = assignment->getLHS();
    else if (const auto *call = dyn_cast<CXXOperatorCallExpr>(each);
             call && call->getNumArgs() == 2 && (call->getOperator() == OO_Equal || call->getOperator() == OO_GreaterGreater))
      target = call->getArg(call->getOperator() == OO_Equal ? 0 : 1);
    else if (const auto *step = dyn_cast<UnaryOperator>(each); step && step->isIncrementDecrementOp())
      target = step->getSubExpr();
    if (!target)
      return;
    forEachBelow(target, [&](const Stmt *part) {
      if (const auto *reference = dyn_cast<DeclRefExpr>(part))
        assigns |= sources.isBeforeInTranslationUnit(reference->getDecl()->getLocation(), begin);
      assigns |= isa<CXXThisExpr>(part);
    });
  });
  return assigns;
}

/// LOG(INFO) << "text"; each statement is one of a log, or a macro that ends in one.
static bool onlyLogs(const CompoundStmt *block, ExceptionBuilder &builder) {
  return !block->body_empty() && llvm::all_of(block->body(), [&](const Stmt *statement) {
    bool logs = false;
    if (isa<Expr>(statement) || statement->getBeginLoc().isMacroID())
      forEachBelow(statement, [&](const Stmt *each) {
        if (const auto *expression = dyn_cast<Expr>(each); expression && isa<CallExpr, CXXConstructExpr>(expression))
          logs |= builder.logCalls().find(expression).has_value();
      });
    return logs;
  });
}

void FunctionReader::describeTry(TryFact &fact, const CXXTryStmt *statement) {
  const CompoundStmt *block = statement->getTryBlock();
  const Stmt *end = block->body_empty() ? nullptr : block->body_back();
  fact.flags |= isa_and_present<ReturnStmt, CXXThrowExpr, ContinueStmt, BreakStmt, GotoStmt, CoreturnStmt>(end) ? tried::Leaves : 0;
  fact.flags |= assignsOuter(block, statement->getBeginLoc(), builder.sources()) ? tried::AssignsOuter : 0;
  fact.flags |= statement->getTryLoc().isMacroID() ? tried::FromMacro : 0;
  fact.flags |= onlyLogs(block, builder) ? tried::OnlyLogs : 0;
}

} // namespace seam
