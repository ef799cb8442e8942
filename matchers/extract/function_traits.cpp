#include "matchers/extract/function_traits.h"
#include "matchers/base/file_names.h"
#include "matchers/extract/function_reader.h"
#include "matchers/extract/log_calls.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Regex.h"

namespace seam {

using namespace clang;

void addOverridden(const CXXMethodDecl *method, ExceptionBuilder &builder, std::vector<std::uint64_t> &overrides) {
  for (const CXXMethodDecl *each : method->overridden_methods()) {
    overrides.push_back(builder.idOf(each));
    addOverridden(each, builder, overrides);
  }
}

FunctionKind kindOf(const FunctionDecl *function) {
  if (function->isMain() || (function->getIdentifier() && !isa<CXXMethodDecl>(function) &&
                             (function->getName() == "wmain" || function->getName() == "WinMain" || function->getName() == "wWinMain")))
    return FunctionKind::Main;
  if (isa<CXXDestructorDecl>(function))
    return FunctionKind::Destructor;
  if (const auto *constructor = dyn_cast<CXXConstructorDecl>(function))
    return constructor->isMoveConstructor() ? FunctionKind::Move : FunctionKind::Constructor;
  const OverloadedOperatorKind operation = function->getOverloadedOperator();
  if (operation == OO_Delete || operation == OO_Array_Delete)
    return FunctionKind::Deallocation;
  if (function->getIdentifier() &&
      (function->getName() == "swap" || function->getName() == "iter_swap" || function->getName() == "iter_move"))
    return FunctionKind::Swap;
  const auto *method = dyn_cast<CXXMethodDecl>(function);
  if (!method)
    return FunctionKind::Function;
  if (method->isMoveAssignmentOperator())
    return FunctionKind::Move;
  if (method->getParent()->isLambda())
    return FunctionKind::Lambda;
  return method->getIdentifier() && method->getName() == "unhandled_exception" ? FunctionKind::UnhandledException : FunctionKind::Method;
}

ErrorReturn errorReturnOf(const FunctionDecl *function) {
  const QualType type = function->getReturnType();
  bool returns = false;
  forEachBelow(function->getBody(), [&](const Stmt *each) { returns |= isa<ReturnStmt, CoreturnStmt>(each); });
  if (type->isDependentType() || !returns)
    return ErrorReturn::None;
  const CXXRecordDecl *record = type->getAsCXXRecordDecl();
  if (!record || !record->getIdentifier())
    return ErrorReturn::None;
  const llvm::StringRef name = record->getName();
  if (name == "optional" || name == "expected" || name == "StatusOr" || name == "Expected")
    return ErrorReturn::Optional;
  return name == "Status" || name == "error_code" || name == "Error" ? ErrorReturn::Status : ErrorReturn::None;
}

static bool isTest(const FunctionDecl *function) {
  static constexpr llvm::StringLiteral frames[] = {"TestBody", "SetUp", "TearDown", "SetUpTestSuite", "TearDownTestSuite"};
  if (!function->getIdentifier())
    return false;
  const llvm::StringRef name = function->getName();
  return llvm::is_contained(frames, name) || name.starts_with("LLVMFuzzer") || name.starts_with("CATCH2_INTERNAL_TEST") ||
         name.starts_with("C_A_T_C_H_T_E_S_T") || name.starts_with("DOCTEST_ANON") || name.starts_with("____C_A_T_C_H");
}

std::vector<std::string> documentedTypes(const FunctionDecl *function, const ASTContext &context) {
  std::vector<std::string> types;
  for (const FunctionDecl *each : function->redecls()) {
    const RawComment *comment = context.getRawCommentForDeclNoCache(each);
    if (!comment)
      continue;
    llvm::StringRef rest = comment->getRawText(context.getSourceManager());
    static const llvm::Regex tag("[\\@](throws?|exception)[ \t]+([A-Za-z_][A-Za-z0-9_:]*)");
    for (llvm::SmallVector<llvm::StringRef, 4> match; tag.match(rest, &match);) {
      types.push_back(match[2].str());
      rest = rest.substr(static_cast<std::size_t>(match[2].end() - rest.begin()));
    }
  }
  llvm::sort(types);
  types.erase(llvm::unique(types), types.end());
  return types;
}

static bool isInstance(const FunctionDecl *function) {
  if (function->isImplicit() || function->isDefaulted())
    return true;
  for (const DeclContext *context = function; context; context = context->getParent())
    if (const auto *outer = dyn_cast<FunctionDecl>(context); outer && outer->getTemplateInstantiationPattern())
      return true;
  return false;
}

/// References and classes that are no C structs: C has no such thing.
static bool isOfCxx(QualType type) {
  const CXXRecordDecl *pointee = type->isPointerType() ? type->getPointeeType()->getAsCXXRecordDecl() : type->getAsCXXRecordDecl();
  const CXXRecordDecl *record = pointee ? pointee->getDefinition() : nullptr;
  return type->isReferenceType() || (record && (record->isPolymorphic() || (!type->isPointerType() && !record->isPOD())));
}

/// extern "C" for the sake of its plain name: its types are C++, or the headers that declare it are none that C can read, as they do not
/// ask for __cplusplus. Without any header it is somebody else who knows it by its name.
static bool isForCxxAlone(const FunctionDecl *function, ExceptionBuilder &builder) {
  if (isOfCxx(function->getReturnType()) ||
      llvm::any_of(function->parameters(), [](const ParmVarDecl *each) { return isOfCxx(each->getType()); }))
    return true;
  const SourceManager &sources = builder.ast().getSourceManager();
  bool isInHeader = false;
  for (const FunctionDecl *each : function->redecls()) {
    const auto place = builder.place(each->getLocation());
    if (!place || isSourceName(builder.pathOf(*place)))
      continue;
    isInHeader = true;
    static const llvm::Regex asks("(ifdef|defined) *\\(? *__cplusplus");
    if (asks.match(sources.getBufferData(sources.getFileID(sources.getExpansionLoc(each->getLocation())))))
      return false;
  }
  return isInHeader;
}

std::uint32_t flagsOf(const FunctionDecl *function, ExceptionBuilder &builder) {
  const auto *method = dyn_cast<CXXMethodDecl>(function);
  const bool isInHeader = llvm::any_of(function->redecls(), [&](const FunctionDecl *each) {
    const auto place = builder.place(each->getLocation());
    return place && !isSourceName(builder.pathOf(*place));
  });
  const bool isPublic = isInHeader && function->isExternallyVisible() && (!method || method->getAccess() == AS_public) &&
                        !function->getParentFunctionOrMethod() && !(method && method->getParent()->isLambda());
  std::uint32_t flags = 0;
  const auto set = [&](std::uint32_t flag, bool isSet) { flags |= isSet ? flag : 0; };
  set(function::Pattern, function->isDependentContext());
  set(function::Instance, !function->isDependentContext() && isInstance(function));
  set(function::Noexcept, cannotThrow(function));
  set(function::WrittenNoexcept, function->getExceptionSpecSourceRange().isValid());
  set(function::ExternC, function->isExternC() && function->isExternallyVisible());
  set(function::ForCxxAlone, function->isExternC() && isForCxxAlone(function, builder));
  set(function::Public, isPublic);
  set(function::Coroutine, isa_and_present<CoroutineBodyStmt>(function->getBody()));
  set(function::Test, isTest(function));
  set(function::FromMacro, function->getLocation().isMacroID());
  return flags;
}

std::uint32_t outcomeFlags(const Stmt *body, ExceptionBuilder &builder) {
  bool does = false;
  std::uint32_t flags = 0;
  forEachBelow(body, [&](const Stmt *each) {
    does |= isa<CallExpr, CXXThrowExpr, CXXConstructExpr, CXXUnresolvedConstructExpr, BinaryOperator>(each);
    if (const auto *expression = dyn_cast<Expr>(each); expression && isa<CallExpr, CXXConstructExpr>(expression))
      if (const std::optional<LogCall> log = builder.logCalls().find(expression))
        flags |= log->isPrint ? function::Prints : function::Logs;
  });
  return flags | (does ? 0 : function::BodyDoesNothing);
}

} // namespace seam
