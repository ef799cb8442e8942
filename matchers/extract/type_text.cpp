#include "matchers/extract/type_text.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

TypeText::TypeText(const ASTContext &context, const CXXRecordDecl *interface, std::function<bool(SourceLocation)> isSeen)
    : TypeText(context, static_cast<const DeclContext *>(interface), std::move(isSeen)) {
  this->interface = interface;
}

TypeText::TypeText(const ASTContext &context, const DeclContext *scope, std::function<bool(SourceLocation)> isSeen)
    : context(context), scope(scope), interface(nullptr), isSeen(std::move(isSeen)), policy(context.getPrintingPolicy()) {
  policy.FullyQualifiedName = true;
  policy.SuppressScope = false;
  policy.SuppressUnwrittenScope = true;
  policy.Bool = true;
  policy.Nullptr = true;
}

std::string callingConvention(CallingConv convention) {
  switch (convention) {
  case CC_Win64:
    return "__attribute__((ms_abi))";
  case CC_X86_64SysV:
    return "__attribute__((sysv_abi))";
  case CC_X86StdCall:
    return "__attribute__((stdcall))";
  case CC_X86FastCall:
    return "__attribute__((fastcall))";
  case CC_X86ThisCall:
    return "__attribute__((thiscall))";
  case CC_X86RegCall:
    return "__attribute__((regcall))";
  case CC_X86VectorCall:
    return "__attribute__((vectorcall))";
  default:
    return "";
  }
}

static std::string withQualifiers(const Qualifiers &qualifiers, const std::string &text) {
  std::string result;
  if (qualifiers.hasConst())
    result += "const ";
  if (qualifiers.hasVolatile())
    result += "volatile ";
  return result + text;
}

/// " const" behind a `*`; then the name.
static std::string behindPointer(const std::string &sign, const Qualifiers &qualifiers, const std::string &name) {
  std::string text = sign;
  if (qualifiers.hasConst())
    text += " const";
  if (qualifiers.hasVolatile())
    text += " volatile";
  const bool isWord = !name.empty() && name.front() != '(' && name.front() != '*' && name.front() != '&';
  return text + (isWord && text.back() != '*' && text.back() != '&' ? " " : "") + name;
}

bool isNamedArray(QualType type) {
  return type->isArrayType() && isa<TypedefType, UsingType>(type.getTypePtr());
}

/// Takes away what the double may not name, or need not see.
QualType TypeText::resolve(QualType type) {
  while (true) {
    const auto [written, qualifiers] = type.split();
    QualType next;
    if (const auto *alias = dyn_cast<TypedefType>(written)) {
      if (isAccessible(alias->getDecl()))
        return type;
      next = alias->desugar();
    } else if (const auto *special = dyn_cast<TemplateSpecializationType>(written)) {
      const TemplateDecl *name = special->getTemplateName().getAsTemplateDecl();
      if (!special->isTypeAlias() || (name && isAccessible(name)))
        return type;
      next = special->getAliasedType();
    } else if (const auto *decayed = dyn_cast<DecayedType>(written); decayed && isNamedArray(decayed->getOriginalType())) {
      next = decayed->getOriginalType(); // va_list: what it decays to has no name.
    } else if (isa<ParenType, AttributedType, MacroQualifiedType, DecayedType, AdjustedType, SubstTemplateTypeParmType, UsingType,
                   BTFTagAttributedType, CountAttributedType, PredefinedSugarType>(written)) {
      next = written->getLocallyUnqualifiedSingleStepDesugaredType();
    } else if (isa<DecltypeType, AutoType, TypeOfExprType, TypeOfType, UnaryTransformType, PackIndexingType,
                   DeducedTemplateSpecializationType>(written)) {
      next = written->getLocallyUnqualifiedSingleStepDesugaredType();
      if (next.getTypePtr() == written)
        return type; // Dependent.
    } else {
      return type;
    }
    type = context.getQualifiedType(next, qualifiers);
  }
}

std::string TypeText::declare(QualType written, const std::string &name) {
  const QualType type = resolve(written);
  const Qualifiers qualifiers = type.getLocalQualifiers();
  const auto around = [&](QualType pointee, const std::string &sign) {
    const QualType target = resolve(pointee);
    const std::string inner = behindPointer(sign, qualifiers, name);
    if (const auto *function = dyn_cast<FunctionType>(target.getTypePtr())) {
      const std::string convention = callingConvention(function->getCallConv());
      return declare(target, "(" + convention + (convention.empty() ? "" : " ") + inner + ")");
    }
    return declare(target, isa<ArrayType>(target.getTypePtr()) ? "(" + inner + ")" : inner);
  };
  if (const auto *pointer = dyn_cast<PointerType>(type.getTypePtr()))
    return around(pointer->getPointeeType(), "*");
  if (const auto *reference = dyn_cast<ReferenceType>(type.getTypePtr()))
    return around(reference->getPointeeType(), type->isLValueReferenceType() ? "&" : "&&");
  if (const auto *member = dyn_cast<MemberPointerType>(type.getTypePtr())) {
    const CXXRecordDecl *owner = member->getMostRecentCXXRecordDecl();
    return around(member->getPointeeType(), (owner ? nameOf(owner) : specifier(member->getQualifier())) + "::*");
  }
  if (const auto *array = dyn_cast<ArrayType>(type.getTypePtr())) {
    std::string size;
    if (const auto *constant = dyn_cast<ConstantArrayType>(array))
      size = llvm::toString(constant->getSize(), 10, false);
    else if (const auto *dependent = dyn_cast<DependentSizedArrayType>(array))
      size = expressionOf(dependent->getSizeExpr());
    return declare(context.getQualifiedType(array->getElementType(), qualifiers), name + "[" + size + "]");
  }
  if (const auto *prototype = dyn_cast<FunctionProtoType>(type.getTypePtr()))
    return function(prototype, name);
  if (const auto *expansion = dyn_cast<PackExpansionType>(type.getTypePtr()))
    return declare(expansion->getPattern(), "..." + (name.empty() ? name : " " + name));
  std::string text = withQualifiers(qualifiers, base(type.getLocalUnqualifiedType()));
  return name.empty() ? text : text + " " + name;
}

std::string TypeText::function(const FunctionProtoType *type, const std::string &name) {
  std::string text = name + "(";
  for (unsigned i = 0; i < type->getNumParams(); ++i)
    text += (i ? ", " : "") + declare(type->getParamType(i), "");
  if (type->isVariadic())
    text += type->getNumParams() ? ", ..." : "...";
  text += ")";
  if (type->getMethodQuals().hasConst())
    text += " const";
  if (type->getMethodQuals().hasVolatile())
    text += " volatile";
  if (type->getRefQualifier() != RQ_None)
    text += type->getRefQualifier() == RQ_LValue ? " &" : " &&";
  // Before C++17 it is no part of the type.
  if (context.getLangOpts().CPlusPlus17 && type->hasNoexceptExceptionSpec() && type->isNothrow())
    text += " noexcept";
  return declare(type->getReturnType(), text);
}

std::string TypeText::base(QualType type) {
  const Type *plain = type.getTypePtr();
  if (const auto *builtin = dyn_cast<BuiltinType>(plain))
    return builtin->getKind() == BuiltinType::NullPtr ? "decltype(nullptr)" : builtin->getName(policy).str();
  if (const auto *alias = dyn_cast<TypedefType>(plain))
    return nameOf(alias->getDecl());
  if (const auto *special = dyn_cast<TemplateSpecializationType>(plain))
    return specialization(special);
  if (const auto *tag = dyn_cast<TagType>(plain)) {
    // `struct stat` beside a function stat.
    const ElaboratedTypeKeyword keyword = tag->getKeyword();
    const bool isElaborated = keyword != ElaboratedTypeKeyword::None && keyword != ElaboratedTypeKeyword::Typename;
    const std::string name = nameOf(tag->getDecl());
    return isElaborated && !isa<InjectedClassNameType>(plain) ? (TypeWithKeyword::getKeywordName(keyword) + " " + name).str() : name;
  }
  if (const auto *parameterType = dyn_cast<TemplateTypeParmType>(plain))
    return parameter(parameterType->getIndex(), parameterType->getIdentifier());
  if (const auto *dependent = dyn_cast<DependentNameType>(plain))
    return "typename " + specifier(dependent->getQualifier()) + dependent->getIdentifier()->getName().str();
  if (const auto *atomic = dyn_cast<AtomicType>(plain))
    return "_Atomic(" + declare(atomic->getValueType(), "") + ")";
  return fallback(type);
}

std::string TypeText::fallback(QualType type) {
  if (!environment.empty() && type->isDependentType())
    fail("'" + type.getAsString(policy) + "' in a base that depends on template parameters");
  return type.getAsString(policy);
}

std::string TypeText::specialization(const TemplateSpecializationType *type) {
  const TemplateDecl *name = type->getTemplateName().getAsTemplateDecl();
  if (!name || isa<BuiltinTemplateDecl>(name)) {
    if (const QualType canonical = type->getCanonicalTypeInternal(); !canonical->isDependentType())
      return declare(canonical, "");
    return fallback(QualType(type, 0));
  }
  if (isa<TemplateTemplateParmDecl>(name))
    return parameter(cast<TemplateTemplateParmDecl>(name)->getIndex(), name->getIdentifier()) + "<" +
           argumentsOf(type->template_arguments()) + ">";
  // What an expression stands for is known once it is converted to the parameter's type.
  const bool hasExpression =
      llvm::any_of(type->template_arguments(), [](const TemplateArgument &each) { return each.getKind() == TemplateArgument::Expression; });
  if (hasExpression && !type->isDependentType() && !type->isTypeAlias())
    if (const auto *record = dyn_cast_if_present<ClassTemplateSpecializationDecl>(type->getAsCXXRecordDecl()))
      return nameOf(record);
  return nameOf(name) + "<" + argumentsOf(type->template_arguments()) + ">";
}

std::string TypeText::argumentsOf(llvm::ArrayRef<TemplateArgument> arguments, const TemplateParameterList *parameters) {
  // Those that are what the parameter's default says need not be written.
  if (parameters && parameters->size() == arguments.size())
    while (!arguments.empty() &&
           isSubstitutedDefaultArgument(const_cast<ASTContext &>(context), arguments.back(), parameters->getParam(arguments.size() - 1),
                                        arguments, parameters->getDepth()))
      arguments = arguments.drop_back();
  std::string text;
  for (const TemplateArgument &each : arguments) {
    const std::string one = argument(each);
    if (!one.empty())
      text += (text.empty() ? "" : ", ") + one;
  }
  return text;
}

std::string TypeText::argument(const TemplateArgument &argument) {
  switch (argument.getKind()) {
  case TemplateArgument::Type:
    return declare(argument.getAsType(), "");
  case TemplateArgument::Integral:
    return integral(argument.getAsIntegral(), argument.getIntegralType());
  case TemplateArgument::NullPtr:
    return "nullptr";
  case TemplateArgument::Declaration:
    return (argument.getParamTypeForDecl()->isReferenceType() ? "" : "&") + nameOf(argument.getAsDecl());
  case TemplateArgument::Template:
  case TemplateArgument::TemplateExpansion: {
    const TemplateDecl *name = argument.getAsTemplateOrTemplatePattern().getAsTemplateDecl();
    const auto *own = dyn_cast_if_present<TemplateTemplateParmDecl>(name);
    return own ? parameter(own->getIndex(), own->getIdentifier()) : name ? nameOf(name) : std::string();
  }
  case TemplateArgument::Expression:
    return expressionOf(argument.getAsExpr());
  case TemplateArgument::Pack:
    return argumentsOf(argument.pack_elements());
  default: {
    std::string text;
    llvm::raw_string_ostream out(text);
    argument.print(policy, out, true);
    return text;
  }
  }
}

std::string TypeText::integral(const llvm::APSInt &value, QualType type) {
  if (type->isBooleanType())
    return value.getBoolValue() ? "true" : "false";
  if (const auto *tag = type->getAs<EnumType>()) {
    for (const EnumConstantDecl *each : tag->getDecl()->enumerators())
      if (llvm::APSInt::isSameValue(each->getInitVal(), value))
        return nameOf(each);
    return "static_cast<" + declare(type, "") + ">(" + llvm::toString(value, 10) + ")";
  }
  if (type->isAnyCharacterType())
    return "static_cast<" + declare(type.getUnqualifiedType(), "") + ">(" + llvm::toString(value, 10) + ")";
  return llvm::toString(value, 10);
}

std::string TypeText::expressionOf(const Expr *expression) {
  if (!expression)
    return "";
  if (!expression->isValueDependent() && !expression->isTypeDependent()) {
    Expr::EvalResult result;
    if (expression->EvaluateAsInt(result, context))
      return integral(result.Val.getInt(), expression->getType());
  }
  const Expr *plain = expression->IgnoreParenImpCasts();
  if (const auto *expansion = dyn_cast<PackExpansionExpr>(plain))
    return expressionOf(expansion->getPattern()) + "...";
  if (const auto *name = dyn_cast<DeclRefExpr>(plain)) {
    if (const auto *own = dyn_cast<NonTypeTemplateParmDecl>(name->getDecl()))
      return parameter(own->getIndex(), own->getIdentifier());
    return nameOf(name->getDecl());
  }
  if (!environment.empty())
    fail("an expression in a base that depends on template parameters");
  std::string text;
  llvm::raw_string_ostream out(text);
  expression->printPretty(out, nullptr, policy);
  return "(" + text + ")";
}

} // namespace seam
