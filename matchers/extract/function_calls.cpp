// Whom does a function call, and whom does it pass on to others?
#include "matchers/extract/function_reader.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace seam {

using namespace clang;

/// Operator() of a class that has only one.
static const FunctionDecl *callOperator(const CXXRecordDecl *record) {
  const FunctionDecl *found = nullptr;
  if (!record || !record->getDefinition())
    return nullptr;
  for (const CXXMethodDecl *method : record->getDefinition()->methods())
    if (method->getOverloadedOperator() == OO_Call) {
      if (found)
        return nullptr;
      found = method;
    }
  return found;
}

const FunctionDecl *passedFunction(const Expr *argument) {
  argument = argument->IgnoreParenImpCasts();
  if (const auto *each = dyn_cast<ExprWithCleanups>(argument))
    return passedFunction(each->getSubExpr());
  if (const auto *each = dyn_cast<MaterializeTemporaryExpr>(argument))
    return passedFunction(each->getSubExpr());
  if (const auto *each = dyn_cast<CXXBindTemporaryExpr>(argument))
    return passedFunction(each->getSubExpr());
  if (const auto *each = dyn_cast<UnaryOperator>(argument); each && each->getOpcode() == UO_AddrOf) {
    const auto *named = dyn_cast<DeclRefExpr>(each->getSubExpr()->IgnoreParenImpCasts());
    return named ? dyn_cast<FunctionDecl>(named->getDecl()) : nullptr; // The address of an object calls nothing.
  }
  if (const auto *each = dyn_cast<UnaryOperator>(argument); each && each->getOpcode() == UO_Plus)
    return passedFunction(each->getSubExpr());
  if (const auto *each = dyn_cast<CastExpr>(argument);
      each && isa<CStyleCastExpr, CXXReinterpretCastExpr, CXXStaticCastExpr, CXXFunctionalCastExpr>(each))
    return passedFunction(each->getSubExpr());
  if (const auto *each = dyn_cast<LambdaExpr>(argument))
    return each->isGenericLambda() ? nullptr : each->getCallOperator();
  if (const auto *each = dyn_cast<DeclRefExpr>(argument)) {
    if (const auto *function = dyn_cast<FunctionDecl>(each->getDecl()))
      return function;
    if (const auto *variable = dyn_cast<VarDecl>(each->getDecl()))
      if (const CXXRecordDecl *record = variable->getType().getNonReferenceType()->getAsCXXRecordDecl(); record && record->isLambda())
        return record->isGenericLambda() ? nullptr : record->getLambdaCallOperator();
  }
  if (const auto *each = dyn_cast<CXXMemberCallExpr>(argument)) // A lambda's conversion to a pointer.
    if (isa_and_present<CXXConversionDecl>(each->getMethodDecl()))
      return passedFunction(each->getImplicitObjectArgument());
  if (const auto *each = dyn_cast<CallExpr>(argument)) {
    const auto *called = dyn_cast_if_present<FunctionDecl>(each->getCalleeDecl());
    const bool isBinder = called && called->getIdentifier() && each->getNumArgs() > 0 &&
                          (called->getName() == "bind" || called->getName() == "move" || called->getName() == "ref" ||
                           called->getName() == "mem_fn" || called->getName() == "forward");
    return isBinder ? passedFunction(each->getArg(0)) : nullptr;
  }
  const auto *construct = dyn_cast<CXXConstructExpr>(argument);
  const CXXRecordDecl *record = argument->getType()->getAsCXXRecordDecl();
  // A copy of a lambda, or a std::function made of one: the same lambda runs.
  const bool isWrapper = record && record->isInStdNamespace() && record->getIdentifier() && record->getName() == "function";
  if (construct && construct->getNumArgs() == 1 && (isWrapper || (record && record->isLambda())))
    return passedFunction(construct->getArg(0));
  return !record || record->isLambda() || record->isInStdNamespace() ? nullptr : callOperator(record);
}

bool FunctionReader::addCall(CalleeIndex callee, SourceLocation at, std::uint32_t flags, CalleeIndex to) {
  flags |= isOnce ? called::Once : 0;
  const std::uint64_t first = (std::uint64_t{scope} << 32) | callee;
  const std::uint64_t second = (std::uint64_t{to} << 32) | flags;
  const auto [slot, isNew] = callSlots.try_emplace({first, second}, out.calls.size());
  if (!isNew)
    return false;
  CallFact call{.callee = callee, .scope = scope, .flags = flags, .to = to};
  if (const auto place = builder.place(at)) {
    call.line = place->line;
    call.column = place->column;
  }
  out.calls.push_back(call);
  return true;
}

void FunctionReader::addCallee(const FunctionDecl *called, SourceLocation at, std::uint32_t flags) {
  const bool isForeign = !builder.isOwn(called->getTemplateInstantiationPattern() ? called->getTemplateInstantiationPattern()->getLocation()
                                                                                  : called->getLocation());
  // Somebody else's function that cannot throw is of no interest, unless it does not come back.
  if (isForeign && cannotThrow(called) && !called->isNoReturn())
    return;
  // Of a template's pattern only what its handlers are about.
  if (isPattern && scope == 0)
    return;
  if (const auto *constructor = dyn_cast<CXXConstructorDecl>(called);
      constructor && constructor->isTrivial() && (constructor->isImplicit() || constructor->isDefaulted()))
    return;
  addCall(builder.callee(called), at, flags);
  if (!isForeign)
    onNeeded(called);
}

void FunctionReader::addDestructor(const CXXRecordDecl *record, SourceLocation at) {
  const CXXRecordDecl *definition = record ? record->getDefinition() : nullptr;
  const CXXDestructorDecl *destructor = definition && !definition->isDependentContext() ? definition->getDestructor() : nullptr;
  if (destructor && !cannotThrow(destructor))
    addCallee(destructor, at, called::Implicit);
}

void FunctionReader::addUnknownCall() {
  out.flags |= function::UnknownCalls;
  for (std::size_t each : openTries)
    ++out.tries[each].unknownCalls;
}

void FunctionReader::addPassed(llvm::ArrayRef<const Expr *> arguments, CalleeIndex to, SourceLocation at) {
  for (const Expr *argument : arguments) {
    const FunctionDecl *passed = passedFunction(argument);
    if (!passed || (!builder.isOwn(passed->getLocation()) && !passed->isTemplateInstantiation()))
      continue;
    addCall(builder.callee(passed), argument->getExprLoc().isValid() ? argument->getExprLoc() : at, called::Passed, to);
    onNeeded(passed);
  }
}

/// Functions of the standard library that throw for what a condition can rule out.
static bool isCheckable(llvm::StringRef name) {
  static constexpr llvm::StringLiteral names[] = {"at",    "value", "get",    "any_cast", "substr", "test",
                                                  "visit", "erase", "insert", "replace",  "compare"};
  return llvm::is_contained(names, name);
}

/// lexical_cast<std::string>(3): there is a text for everything.
static bool givesText(const CallExpr *call, const FunctionDecl *called) {
  const CXXRecordDecl *made = call->getType()->getAsCXXRecordDecl();
  return called->getIdentifier() && called->getName() == "lexical_cast" && made && made->isInStdNamespace() && made->getIdentifier() &&
         made->getName() == "basic_string";
}

/// std::stoi and its like.
static bool convertsText(const FunctionDecl *called) {
  return called->isInStdNamespace() && !isa<CXXMethodDecl>(called) && called->getName().starts_with("sto");
}

/// isNumber(text), text.find_first_not_of("0123456789") == npos: asks whether a text is a number.
static bool asksForDigits(llvm::StringRef condition, llvm::StringRef text) {
  static constexpr llvm::StringLiteral words[] = {"digit",  "number", "numeric",     "isint",
                                                  "is_int", "hex",    "regex_match", "find_first_not_of"};
  const std::string lower = condition.lower();
  if (llvm::none_of(words, [&](llvm::StringRef word) { return llvm::StringRef(lower).contains(word); }))
    return false;
  const auto isWord = [&](std::size_t at) { return at < condition.size() && (llvm::isAlnum(condition[at]) || condition[at] == '_'); };
  for (std::size_t at = condition.find(text); at != llvm::StringRef::npos; at = condition.find(text, at + 1))
    if ((at == 0 || !isWord(at - 1)) && !isWord(at + text.size()))
      return true;
  return false;
}

void FunctionReader::findConditions() {
  if (hasAsked)
    return;
  hasAsked = true;
  forEachBelow(body, [&](const Stmt *each) {
    const Expr *condition = nullptr;
    if (const auto *branch = dyn_cast<IfStmt>(each))
      condition = branch->getCond();
    else if (const auto *loop = dyn_cast<WhileStmt>(each))
      condition = loop->getCond();
    else if (const auto *loop = dyn_cast<ForStmt>(each))
      condition = loop->getCond();
    else if (const auto *choice = dyn_cast<AbstractConditionalOperator>(each))
      condition = choice->getCond();
    else if (const auto *both = dyn_cast<BinaryOperator>(each); both && both->isLogicalOp())
      condition = both->getLHS();
    else if (const auto *choice = dyn_cast<SwitchStmt>(each))
      condition = choice->getCond();
    if (condition)
      askedBefore.push_back(builder.textOf(condition->getSourceRange()).str());
  });
}

/// std::array<int, 5>().at(2)
bool FunctionReader::isInsideArray(const CallExpr *call, const FunctionDecl *called) const {
  const auto *method = dyn_cast<CXXMethodDecl>(called);
  const auto *special = method ? dyn_cast<ClassTemplateSpecializationDecl>(method->getParent()) : nullptr;
  Expr::EvalResult index;
  return called->getName() == "at" && call->getNumArgs() == 1 && special && special->getIdentifier() && special->getName() == "array" &&
         special->getTemplateArgs().size() == 2 && !call->getArg(0)->isValueDependent() &&
         call->getArg(0)->EvaluateAsInt(index, builder.ast()) &&
         index.Val.getInt().getZExtValue() < special->getTemplateArgs()[1].getAsIntegral().getZExtValue();
}

bool FunctionReader::isGuarded(const CallExpr *call, const FunctionDecl *called) {
  if (givesText(call, called))
    return true;
  const bool isConversion = called->getIdentifier() && convertsText(called);
  if (!called->getIdentifier() || (!isCheckable(called->getName()) && !isConversion))
    return false;
  const auto *member = dyn_cast<CXXMemberCallExpr>(call);
  const Expr *object = member ? member->getImplicitObjectArgument() : call->getNumArgs() > 0 ? call->getArg(0) : nullptr;
  if (!object)
    return false;
  object = object->IgnoreParenImpCasts();
  if (const auto *address = dyn_cast<UnaryOperator>(object))
    object = address->getSubExpr()->IgnoreParenImpCasts();
  if (isInsideArray(call, called))
    return true;
  const llvm::StringRef text = builder.textOf(object->getSourceRange());
  if (text.empty())
    return !isConversion; // A macro: nobody can tell.
  findConditions();
  return llvm::any_of(askedBefore, [&](const std::string &condition) {
    return isConversion ? asksForDigits(condition, text) : llvm::StringRef(condition).contains(text);
  });
}

/// The class that a library's function makes one of; null: none of its arguments says so.
static const CXXRecordDecl *madeBy(const FunctionDecl *maker) {
  static constexpr llvm::StringLiteral functions[] = {"make_unique", "make_shared", "make_optional", "make_any"};
  static constexpr llvm::StringLiteral methods[] = {"emplace_back", "emplace_front", "emplace"};
  static constexpr llvm::StringLiteral lists[] = {"vector", "deque", "list", "forward_list", "optional", "queue", "stack"};
  if (!maker->getIdentifier())
    return nullptr;
  const TemplateArgumentList *arguments = nullptr;
  const auto *method = dyn_cast<CXXMethodDecl>(maker);
  const auto *list = method ? dyn_cast<ClassTemplateSpecializationDecl>(method->getParent()) : nullptr;
  if (!method && llvm::is_contained(functions, maker->getName()))
    arguments = maker->getTemplateSpecializationArgs();
  else if (list && list->getIdentifier() && llvm::is_contained(methods, maker->getName()) && llvm::is_contained(lists, list->getName()))
    arguments = &list->getTemplateArgs();
  if (!arguments || arguments->size() == 0 || arguments->get(0).getKind() != TemplateArgument::Type)
    return nullptr;
  const CXXRecordDecl *made = arguments->get(0).getAsType()->getAsCXXRecordDecl();
  return made ? made->getDefinition() : nullptr;
}

void FunctionReader::addMade(const CallExpr *call, const FunctionDecl *maker) {
  const CXXRecordDecl *made = madeBy(maker);
  const unsigned arguments = call->getNumArgs();
  if (!made || !builder.isOwn(made->getLocation()))
    return;
  // stores.emplace_back(store) copies.
  const CXXRecordDecl *given = arguments == 1 ? call->getArg(0)->getType()->getAsCXXRecordDecl() : nullptr;
  if (given && (given->getDefinition() == made || (given->hasDefinition() && given->isDerivedFrom(made))))
    return;
  const CXXConstructorDecl *found = nullptr;
  unsigned possible = 0;
  for (const CXXConstructorDecl *each : made->ctors()) {
    const bool takes = each->getMinRequiredArguments() <= arguments && (arguments <= each->getNumParams() || each->isVariadic());
    if (each->isDeleted() || each->isCopyOrMoveConstructor() || !takes)
      continue;
    found = each;
    ++possible;
  }
  // Which of several it is, overload resolution would tell; a template may be any.
  const bool hasTemplates = llvm::any_of(made->decls(), [](const Decl *each) {
    const auto *pattern = dyn_cast<FunctionTemplateDecl>(each);
    return pattern && isa<CXXConstructorDecl>(pattern->getTemplatedDecl());
  });
  if (possible == 1 && !hasTemplates)
    addCallee(found, call->getExprLoc(), 0);
  else if (possible != 0 || hasTemplates)
    addUnknownCall();
}

} // namespace seam
