#include "matchers/extract/log_causes.h"
#include "matchers/extract/log_expressions.h"
#include "matchers/extract/log_names.h"
#include "matchers/extract/log_recogniser.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/Path.h"
#include <optional>
#include <set>

namespace seam {

using namespace clang;

namespace {

/// The number that is returned as it is written; nothing: it is computed.
std::optional<std::int64_t> writtenNumber(const Expr *value) {
  const Expr *plain = value ? bare(value) : nullptr;
  const auto *sign = dyn_cast_if_present<UnaryOperator>(plain);
  const bool isMinus = sign && sign->getOpcode() == UO_Minus;
  const auto *number = dyn_cast_if_present<IntegerLiteral>(isMinus ? bare(sign->getSubExpr()) : plain);
  if (!number)
    return std::nullopt;
  const auto digits = static_cast<std::int64_t>(number->getValue().getLimitedValue(INT32_MAX));
  return isMinus ? -digits : digits;
}

/// The call whose result the variable holds where it is asked: the last before, by the text. Null: something else, or not known.
const CallExpr *callBehind(const ValueDecl *variable, const Expr *at) {
  const auto *local = dyn_cast<VarDecl>(variable);
  if (!local)
    return nullptr;
  const Expr *value = local->getInit();
  const SourceManager &sources = local->getASTContext().getSourceManager();
  const auto *function = dyn_cast<FunctionDecl>(local->getDeclContext());
  if (function && !isa<ParmVarDecl>(local) && function->hasBody())
    anyOf(function->getBody(), [&](const Stmt *node) {
      const auto *assigned = dyn_cast<BinaryOperator>(node);
      if (assigned && assigned->getOpcode() == BO_Assign && namedBy(bare(assigned->getLHS())) == local &&
          !sources.isBeforeInTranslationUnit(at->getEndLoc(), assigned->getBeginLoc()))
        value = assigned->getRHS();
      return false;
    });
  return value ? dyn_cast<CallExpr>(bare(value)) : nullptr;
}

/// kill(), open(): on failure they give -1, and errno tells why. pthread_create() and posix_fallocate() give the error itself.
bool setsErrno(const FunctionDecl *callee) {
  const SourceManager &sources = callee->getASTContext().getSourceManager();
  const SourceLocation place = sources.getExpansionLoc(callee->getLocation());
  if (!callee->isExternC() || !callee->getIdentifier() || !sources.isInSystemHeader(place) || callee->getName().starts_with("posix_"))
    return false;
  static constexpr llvm::StringLiteral posix[] = {"unistd.h", "fcntl.h",     "signal.h", "stdio.h",   "stdlib.h", "dirent.h",
                                                  "poll.h",   "time.h",      "utime.h",  "termios.h", "mqueue.h", "if.h",
                                                  "inet.h",   "semaphore.h", "grp.h",    "pwd.h"};
  const llvm::StringRef path = sources.getFilename(place);
  const llvm::StringRef folder = llvm::sys::path::filename(llvm::sys::path::parent_path(path));
  return folder == "sys" || folder == "bits" || isOneOf(llvm::sys::path::filename(path), posix);
}

/// What a function that can be read gives for failures: how many numbers, or that it is computed.
std::optional<std::size_t> failuresOf(const FunctionDecl *callee, bool isNegativeAsked) {
  std::set<std::int64_t> failures;
  const auto isUnknown = [&](const Stmt *node) {
    const auto *result = dyn_cast<ReturnStmt>(node);
    const std::optional<std::int64_t> number = result ? writtenNumber(result->getRetValue()) : std::nullopt;
    if (number && (isNegativeAsked ? *number < 0 : *number != 0))
      failures.insert(*number);
    return result && !number;
  };
  return anyOf(callee->getBody(), isUnknown) ? std::nullopt : std::optional(failures.size());
}

/// What the node changes without reading it: `ec` of `ec = {}` and of `ec.clear()`. Null: nothing.
const NamedDecl *overwrittenBy(const Stmt *node) {
  if (const auto *assigned = dyn_cast<BinaryOperator>(node))
    return assigned->getOpcode() == BO_Assign ? namedBy(bare(assigned->getLHS())) : nullptr;
  if (const auto *assigned = dyn_cast<CXXOperatorCallExpr>(node))
    return assigned->getOperator() == OO_Equal ? namedBy(bare(assigned->getArg(0))) : nullptr;
  const auto *call = dyn_cast<CXXMemberCallExpr>(node);
  const CXXMethodDecl *method = call ? call->getMethodDecl() : nullptr;
  return method && !method->isConst() ? namedBy(bare(call->getImplicitObjectArgument())) : nullptr;
}

/// "rc", "ret": a result, which may be no more than -1.
bool isNamedAfterResult(const ValueDecl *variable) {
  static constexpr llvm::StringLiteral names[] = {"rc", "ret", "rv", "retval", "status"};
  return isOneOf(lowerName(variable), names);
}

} // namespace

bool isErrorType(QualType type) {
  const std::string text = lowerTypeName(type);
  const llvm::StringRef name = text;
  return name == "error_code" || name == "error_condition" || name == "errc" || name.ends_with("status") || name.ends_with("error") ||
         name.ends_with("errorcode");
}

bool isErrorVariable(const ValueDecl *variable) {
  if (isErrorType(variable->getType()))
    return true;
  static constexpr llvm::StringLiteral names[] = {"rc",     "ret", "err",   "error",      "errnum",   "ec",     "status", "errorcode",
                                                  "err_no", "rv",  "errno", "error_code", "err_code", "retval", "retcode"};
  return variable->getType()->isIntegerType() && !variable->getType()->isBooleanType() && isOneOf(lowerName(variable), names);
}

bool isErrnoCall(const Stmt *node) {
  const auto *call = dyn_cast<CallExpr>(node);
  const NamedDecl *decl = call ? namedBy(call) : nullptr;
  const std::string name = lowerName(decl);
  return name == "__errno_location" || name == "__error" || name == "_errno" || name == "getlasterror" || name == "wsagetlasterror";
}

Reason reasonBehind(const ValueDecl *variable, const Question &question) {
  const CallExpr *call = callBehind(variable, question.at);
  const FunctionDecl *callee = call ? call->getDirectCallee() : nullptr;
  const bool asksOne = question.kind == (question.isNegated ? BO_NE : BO_EQ);
  // ret = listen(…); ret < 0, ret == -1: errno tells why; fd == 0 is no failure.
  if (callee && setsErrno(callee)) {
    const bool isFailure = (question.kind == BO_LT && question.isZero) || (question.kind == BO_EQ && !question.isZero) ||
                           (question.kind == BO_NE && question.isZero && isErrorVariable(variable));
    return isFailure && !question.isNegated ? Reason::Errno : Reason::None;
  }
  // rc == -1 leaves nothing to be told.
  if (!isErrorVariable(variable) || asksOne)
    return Reason::None;
  if (isErrorType(variable->getType()) || !callee)
    return Reason::Value;
  if (callee->hasBody()) {
    const std::optional<std::size_t> failures = failuresOf(callee, question.kind == BO_LT);
    return failures && *failures < 2 ? Reason::None : Reason::Value;
  }
  const SourceManager &sources = callee->getASTContext().getSourceManager();
  return isNamedAfterResult(variable) && !sources.isInSystemHeader(sources.getExpansionLoc(callee->getLocation())) ? Reason::None
                                                                                                                   : Reason::Value;
}

bool isGivenOn(const Stmt *statement, const ValueDecl *variable, const Stmt *log) {
  int reads = 0;
  const auto count = [&](const auto &self, const Stmt *node) -> void {
    if (!node || node == log)
      return;
    if (variable ? isa<DeclRefExpr, MemberExpr>(node) && namedBy(cast<Expr>(node)) == variable : isErrnoCall(node))
      ++reads;
    else if (variable && overwrittenBy(node) == variable)
      --reads;
    for (const Stmt *child : node->children())
      self(self, child);
  };
  count(count, statement);
  return reads > 0;
}

} // namespace seam
