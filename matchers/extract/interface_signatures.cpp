#include "matchers/extract/interface_signatures.h"
#include "matchers/extract/missing_types.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

static TypeForm formOf(QualType type) {
  if (type->isDependentType())
    return TypeForm::Dependent;
  if (type->isVoidType())
    return TypeForm::Void;
  if (type->isArrayType())
    return TypeForm::Array;
  if (type->isFunctionType())
    return TypeForm::Function;
  if (type->isRecordType())
    return TypeForm::Class;
  return type->isPointerType() || type->isMemberPointerType() || type->isNullPtrType() ? TypeForm::Pointer : TypeForm::Scalar;
}

static MemberAccess accessOf(AccessSpecifier access) {
  return access == AS_public ? MemberAccess::Public : access == AS_protected ? MemberAccess::Protected : MemberAccess::Private;
}

/// The place of the name, taken away where it is at the end anyway.
static std::string withNamePlace(std::string text) {
  if (text.back() == NamePlace) {
    text.pop_back();
    if (!text.empty() && text.back() == ' ')
      text.pop_back();
  }
  return text;
}

static bool isTemplate(QualType type) {
  return isa_and_nonnull<ClassTemplateSpecializationDecl>(type->getAsCXXRecordDecl());
}

TypeIndex SignatureFacts::type(QualType type, bool isParameter) {
  TypeFact found;
  found.text = withNamePlace(text.declare(type, std::string(1, NamePlace)));
  const auto [slot, isNew] = known.try_emplace(found.text, fact.types.size());
  const QualType value = type.getNonReferenceType();
  // What is behind a reference a stub makes itself, if it can: of `const std::vector<Order> &` an empty one.
  if (!isParameter && (!type->isReferenceType() || isTemplate(value)))
    noteMissing(value);
  if (!isNew)
    return slot->second;
  const QualType plain = context.getQualifiedType(value.getUnqualifiedType(), Qualifiers());
  if (std::string kept = withNamePlace(text.declare(plain, std::string(1, NamePlace))); kept != found.text)
    found.value = std::move(kept);
  found.form = formOf(value);
  found.copy = copyOf(value, isSeen);
  if (const auto *decayed = dyn_cast<DecayedType>(type.getTypePtr()); decayed && isNamedArray(decayed->getOriginalType()))
    found.copy = TypeCopy::Fixed; // Nobody may keep a va_list.
  found.isLvalueReference = type->isLValueReferenceType();
  found.isRvalueReference = type->isRValueReferenceType();
  const QualType target = value->isPointerType() && !type->isReferenceType() ? value->getPointeeType() : value;
  found.isConst = target.isConstQualified();
  found.isVolatile = value.isVolatileQualified();
  fact.types.push_back(std::move(found));
  return slot->second;
}

void SignatureFacts::noteMissing(QualType value, bool isReferred) {
  for (const NamedDecl *each : missingFor(value, isSeen))
    seam::noteMissing(each, isReferred, fact);
}

ParameterFact SignatureFacts::parameter(const ParmVarDecl *parameter) {
  QualType written = parameter->getType();
  // `const int count`: nobody's business but the body's.
  if (!written->isDependentType() || !isa<PackExpansionType>(written))
    written = written.getUnqualifiedType();
  ParameterFact result{.name = parameter->getNameAsString(), .type = 0, .isPack = isa<PackExpansionType>(parameter->getType())};
  if (const auto *expansion = dyn_cast<PackExpansionType>(written.getTypePtr()))
    written = expansion->getPattern();
  // What T && refers to, a spy takes and destroys. Of lists of others it takes copies, too.
  const QualType value = written.getNonReferenceType();
  noteMissing(value, written->isLValueReferenceType() && copyOf(value, isSeen) != TypeCopy::Unknown);
  result.type = type(written, /*isParameter=*/true);
  return result;
}

std::string SignatureFacts::exceptions(const FunctionProtoType *type) {
  switch (type->getExceptionSpecType()) {
  case EST_BasicNoexcept:
  case EST_NoexceptTrue:
  case EST_NoThrow:
  case EST_DynamicNone:
    return "noexcept";
  case EST_DependentNoexcept:
    return "noexcept(" + text.expressionOf(type->getNoexceptExpr()) + ")";
  case EST_Dynamic: {
    std::string types;
    for (QualType each : type->exceptions())
      types += (types.empty() ? "" : ", ") + text.declare(each, "");
    return "throw(" + types + ")";
  }
  default:
    return "";
  }
}

static bool isDeprecated(const FunctionDecl *method) {
  const auto isOld = [](QualType type) {
    const TagDecl *tag = type.getNonReferenceType()->getAsTagDecl();
    return tag && tag->hasAttr<DeprecatedAttr>();
  };
  return method->hasAttr<DeprecatedAttr>() || isOld(method->getReturnType()) ||
         llvm::any_of(method->parameters(), [&](const ParmVarDecl *each) { return isOld(each->getType()); });
}

/// What only methods have.
static void describeMember(const CXXMethodDecl *method, MethodFact &result) {
  result.access = accessOf(method->getAccess());
  result.reference = method->getRefQualifier() == RQ_None     ? RefQualifier::None
                     : method->getRefQualifier() == RQ_LValue ? RefQualifier::Lvalue
                                                              : RefQualifier::Rvalue;
  result.isConst = method->isConst();
  result.isVolatile = method->isVolatile();
  result.isVirtual = method->isVirtual() || method->hasAttr<OverrideAttr>();
}

MethodFact SignatureFacts::method(const FunctionDecl *function) {
  const auto *type = function->getType()->castAs<FunctionProtoType>();
  const auto *member = dyn_cast<CXXMethodDecl>(function);
  text.forget();
  MethodFact result;
  result.name = function->getNameAsString();
  if (const auto *conversion = dyn_cast<CXXConversionDecl>(function)) {
    result.kind = MethodKind::Conversion;
    result.name = "operator " + text.declare(conversion->getConversionType(), "");
  } else if (function->isOverloadedOperator()) {
    result.kind = MethodKind::Operator;
  }
  result.returns = this->type(type->getReturnType(), /*isParameter=*/false);
  for (const ParmVarDecl *each : function->parameters())
    result.parameters.push_back(parameter(each));
  result.exceptions = exceptions(type);
  if (type->getCallConv() != context.getDefaultCallingConvention(type->isVariadic(), /*IsCXXMethod=*/member != nullptr))
    result.attributes = callingConvention(type->getCallConv());
  if (member)
    describeMember(member, result);
  result.isPure = function->isPureVirtual();
  result.isVariadic = type->isVariadic();
  result.isDeprecated = isDeprecated(function);
  result.required = function->getMinRequiredArguments();
  if (function->hasAttr<FinalAttr>())
    result.leftOut = "it is final";
  else if (function->isDeleted())
    result.leftOut = "it is deleted";
  else if (function->isConsteval())
    result.leftOut = "it is consteval";
  else
    result.leftOut = text.failure();
  text.forget();
  return result;
}

ConstructorFact SignatureFacts::constructor(const CXXConstructorDecl *constructor) {
  ConstructorFact result;
  for (const ParmVarDecl *each : constructor->parameters()) {
    result.parameters.push_back(parameter(each));
    result.required += !each->hasDefaultArg();
  }
  result.access = accessOf(constructor->getAccess());
  result.isExplicit = constructor->isExplicit();
  result.isNoexcept = exceptions(constructor->getType()->castAs<FunctionProtoType>()) == "noexcept";
  return result;
}

std::vector<ConstructorFact> SignatureFacts::constructors(const CXXRecordDecl *record) {
  std::vector<const CXXConstructorDecl *> declared;
  for (const CXXConstructorDecl *each : record->ctors())
    if (!each->isImplicit())
      declared.push_back(each);
  for (const Decl *each : record->decls())
    if (const auto *inherited = dyn_cast<ConstructorUsingShadowDecl>(each))
      if (const auto *target = dyn_cast<CXXConstructorDecl>(inherited->getTargetDecl()))
        declared.push_back(target);
  std::vector<ConstructorFact> result;
  for (const CXXConstructorDecl *each : declared) {
    if (each->isCopyOrMoveConstructor() || each->isDeleted())
      continue;
    text.forget();
    ConstructorFact one = constructor(each);
    if (text.failure().empty() && !each->isVariadic())
      result.push_back(std::move(one));
  }
  text.forget();
  return result;
}

} // namespace seam
