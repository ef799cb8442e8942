// Which local futures does nobody ask for their result?
#include "matchers/extract/function_reader.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

static bool isFuture(QualType type) {
  const CXXRecordDecl *record = type->getAsCXXRecordDecl();
  if (!record || !record->getIdentifier())
    return false;
  const std::string name = plainName(record);
  return name == "std::future" || name == "std::shared_future" || name == "boost::future" || name == "boost::unique_future";
}

/// The call std::async(job) that a variable is made from.
static const CallExpr *asyncCall(const Expr *initialiser) {
  const CallExpr *found = nullptr;
  forEachBelow(initialiser, [&](const Stmt *each) {
    const auto *call = dyn_cast<CallExpr>(each);
    const auto *called = call ? dyn_cast_if_present<FunctionDecl>(call->getCalleeDecl()) : nullptr;
    if (called && called->getIdentifier() && called->getName() == "async")
      found = call;
  });
  return found;
}

namespace {

struct FutureUse {
  unsigned other = 0; ///< Uses that may ask for the result.
  const MemberExpr *wait = nullptr;
  bool isTimed = false; ///< wait_for, wait_until, valid.
};

} // namespace

void FunctionReader::describeFutures(const Stmt *whole) {
  llvm::MapVector<const VarDecl *, FutureUse> futures;
  forEachBelow(whole, [&](const Stmt *each) {
    if (const auto *declared = dyn_cast<DeclStmt>(each))
      for (const Decl *decl : declared->decls())
        if (const auto *variable = dyn_cast<VarDecl>(decl); variable && variable->hasLocalStorage() && variable->getInit() &&
                                                            !variable->hasAttr<UnusedAttr>() && isFuture(variable->getType()))
          futures[variable] = {};
  });
  if (futures.empty())
    return;
  llvm::DenseSet<const DeclRefExpr *> waited;
  forEachBelow(whole, [&](const Stmt *each) {
    const auto *call = dyn_cast<CXXMemberCallExpr>(each);
    const auto *member = call ? dyn_cast<MemberExpr>(call->getCallee()) : nullptr;
    const auto *object = member ? dyn_cast<DeclRefExpr>(member->getBase()->IgnoreParenImpCasts()) : nullptr;
    const auto *variable = object ? dyn_cast<VarDecl>(object->getDecl()) : nullptr;
    const auto found = variable ? futures.find(variable) : futures.end();
    if (found == futures.end() || !member->getMemberDecl()->getIdentifier())
      return;
    const llvm::StringRef name = member->getMemberDecl()->getName();
    if (name == "wait")
      found->second.wait = member;
    else if (name != "wait_for" && name != "wait_until" && name != "valid")
      return;
    else
      found->second.isTimed = true;
    waited.insert(object);
  });
  forEachBelow(whole, [&](const Stmt *each) {
    if (const auto *lambda = dyn_cast<LambdaExpr>(each)) {
      for (const LambdaCapture &capture : lambda->captures())
        if (capture.capturesVariable())
          if (const auto found = futures.find(dyn_cast<VarDecl>(capture.getCapturedVar())); found != futures.end())
            ++found->second.other;
      return;
    }
    const auto *reference = dyn_cast<DeclRefExpr>(each);
    const auto found = reference ? futures.find(dyn_cast<VarDecl>(reference->getDecl())) : futures.end();
    if (found != futures.end() && !waited.contains(reference))
      ++found->second.other;
  });
  for (const auto &[variable, use] : futures) {
    const CallExpr *made = asyncCall(variable->getInit());
    const auto at = builder.place(variable->getLocation());
    if (use.other > 0 || use.isTimed || !made || !at)
      continue;
    FutureFact fact{.name = variable->getNameAsString(), .line = at->line, .column = at->column, .isWaited = use.wait != nullptr};
    for (const Expr *argument : made->arguments())
      if (const FunctionDecl *passed = passedFunction(argument)) {
        fact.producer = builder.callee(passed);
        onNeeded(passed);
        break;
      }
    if (use.wait)
      if (std::optional<EditFact> edit = builder.edit(use.wait->getMemberLoc(), use.wait->getMemberLoc(), "get"))
        fact.fix.push_back(std::move(*edit));
    out.futures.push_back(std::move(fact));
  }
}

} // namespace seam
