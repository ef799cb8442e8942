#include "matchers/extract/archetype_facts.h"
#include "matchers/extract/interface_signatures.h"
#include "matchers/extract/interface_surroundings.h"
#include "matchers/facts/self_place.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ExprConcepts.h"
#include "llvm/ADT/StringSet.h"
#include <algorithm>

namespace seam {
namespace {

using namespace clang;

/// Walks over a concept's conditions. The first that it does not understand ends it.
class ConceptWalk {
public:
  ConceptWalk(const ASTContext &context, TypeText &text, SignatureFacts &signatures, InterfaceFact &fact)
      : context(context), text(text), signatures(signatures), fact(fact) {}

  void condition(const Expr *written) {
    const Expr *plain = written->IgnoreParenImpCasts();
    if (const auto *both = dyn_cast<BinaryOperator>(plain); both && both->getOpcode() == BO_LAnd) {
      condition(both->getLHS());
      condition(both->getRHS());
    } else if (const auto *list = dyn_cast<RequiresExpr>(plain)) {
      for (const concepts::Requirement *each : list->getRequirements())
        requirement(each);
    } else if (const auto *other = dyn_cast<ConceptSpecializationExpr>(plain)) {
      otherConcept(other);
    } else {
      refuse("it asks for '" + shown(written) + "'");
    }
  }

private:
  void refuse(std::string why) {
    if (fact.refusal.empty())
      fact.refusal = std::move(why) + "; only calls of members and operators of the type are understood, and what they return";
  }

  std::string shown(const Stmt *statement) const {
    std::string text;
    llvm::raw_string_ostream out(text);
    statement->printPretty(out, nullptr, context.getPrintingPolicy());
    return text;
  }

  /// The concept's own type, without reference.
  static bool isSelf(QualType type) {
    const auto *parameter = type.getNonReferenceType()->getAs<TemplateTypeParmType>();
    return parameter && parameter->getDepth() == 0 && parameter->getIndex() == 0;
  }

  void otherConcept(const ConceptSpecializationExpr *other) {
    // What the standard says of values is judged when the double is compiled.
    static const llvm::StringSet<> quiet = {"destructible", "default_initializable", "move_constructible", "copy_constructible", "movable",
                                            "copyable",     "semiregular",           "constructible_from"};
    const ConceptDecl *named = other->getNamedConcept();
    const llvm::ArrayRef<TemplateArgument> arguments = other->getTemplateArguments();
    const bool isOfSelf =
        !arguments.empty() && arguments.front().getKind() == TemplateArgument::Type && isSelf(arguments.front().getAsType());
    const StringRef name = named->getName();
    if (!isOfSelf || arguments.size() != 1)
      return refuse("it asks for '" + shown(other) + "'");
    if (!named->isInStdNamespace())
      return condition(named->getConstraintExpr());
    if (name == "equality_comparable" || name == "totally_ordered") {
      for (const char *each : {"operator==", "operator<", "operator>", "operator<=", "operator>="})
        if (name == "totally_ordered" || StringRef(each) == "operator==")
          add({.name = each, .kind = MethodKind::Operator, .isConst = true}, {{self(/*isConst=*/true), "other"}}, context.BoolTy);
      return;
    }
    if (!quiet.contains(name))
      refuse("it asks for '" + shown(other) + "'");
  }

  void requirement(const concepts::Requirement *requirement) {
    if (const auto *nested = dyn_cast<concepts::NestedRequirement>(requirement))
      return nested->hasInvalidConstraint() ? refuse("it has a condition that is wrong") : condition(nested->getConstraintExpr());
    const auto *expression = dyn_cast<concepts::ExprRequirement>(requirement);
    if (!expression || expression->isExprSubstitutionFailure())
      return refuse("it asks for a type that is a member");
    const std::optional<QualType> returns = resultOf(expression);
    if (!returns)
      return refuse("it asks for a type of '" + shown(expression->getExpr()) + "' that is not known");
    call(expression->getExpr()->IgnoreParenImpCasts(), *returns, expression->hasNoexceptRequirement());
  }

  /// Void where nothing is asked for; null type: nothing is said. Nothing: not understood.
  std::optional<QualType> resultOf(const concepts::ExprRequirement *expression) const {
    const auto &wanted = expression->getReturnTypeRequirement();
    if (wanted.isEmpty())
      return QualType();
    if (!wanted.isTypeConstraint())
      return std::nullopt;
    const TypeConstraint *constraint = wanted.getTypeConstraint();
    const StringRef name = constraint->getNamedConcept()->getName();
    const ASTTemplateArgumentListInfo *written = constraint->getTemplateArgsAsWritten();
    if (!constraint->getNamedConcept()->isInStdNamespace())
      return std::nullopt;
    if ((name == "same_as" || name == "convertible_to") && written && written->NumTemplateArgs == 1 &&
        written->arguments()[0].getArgument().getKind() == TemplateArgument::Type)
      return written->arguments()[0].getArgument().getAsType();
    if (name == "integral" || name == "signed_integral")
      return QualType(context.IntTy);
    if (name == "unsigned_integral")
      return QualType(context.UnsignedIntTy);
    if (name == "floating_point")
      return QualType(context.DoubleTy);
    return std::nullopt;
  }

  /// The concept's type with its const, if the expression is an object of it.
  static QualType objectOf(const Expr *expression) {
    const Expr *plain = expression->IgnoreParenImpCasts();
    if (const auto *name = dyn_cast<DeclRefExpr>(plain))
      if (const auto *variable = dyn_cast<VarDecl>(name->getDecl()); variable && isSelf(variable->getType()))
        return variable->getType().getNonReferenceType();
    // std::declval<const T &>()
    if (const auto *call = dyn_cast<CallExpr>(plain); call && call->getNumArgs() == 0)
      if (const auto *name = dyn_cast<OverloadExpr>(call->getCallee()->IgnoreParenImpCasts());
          name && name->getName().getAsString() == "declval" && name->getNumTemplateArgs() == 1) {
        const TemplateArgument &argument = name->template_arguments()[0].getArgument();
        if (argument.getKind() == TemplateArgument::Type && isSelf(argument.getAsType()))
          return argument.getAsType().getNonReferenceType();
      }
    return QualType();
  }

  QualType self(bool isConst) const {
    const QualType type = context.getTemplateTypeParmType(0, 0, /*ParameterPack=*/false);
    return context.getLValueReferenceType(isConst ? type.withConst() : type);
  }

  /// What a parameter that takes this argument is; null: not known.
  QualType parameterFor(const Expr *argument) const {
    const Expr *plain = argument->IgnoreParens();
    if (!objectOf(plain).isNull())
      return self(/*isConst=*/true);
    if (plain->isTypeDependent())
      return QualType();
    QualType type = plain->getType();
    if (const auto *name = dyn_cast<DeclRefExpr>(plain); name && name->getDecl()->getType()->isReferenceType())
      return name->getDecl()->getType();
    if (type->isArrayType())
      type = context.getArrayDecayedType(type);
    if (const auto *cast = dyn_cast<CallExpr>(plain); cast && plain->isXValue() && cast->getNumArgs() == 1)
      type = cast->getArg(0)->getType(); // std::move(name) calls it remove_reference<…>::type.
    if (plain->isXValue())
      return context.getRValueReferenceType(type);
    return plain->isLValue() && type->isRecordType() ? context.getLValueReferenceType(type.withConst()) : type.getUnqualifiedType();
  }

  static std::string nameOf(const Expr *argument) {
    const auto *name = dyn_cast<DeclRefExpr>(argument->IgnoreParenImpCasts());
    return name ? name->getDecl()->getNameAsString() : "";
  }

  void call(const Expr *expression, QualType returns, bool isNoexcept) {
    std::string name;
    QualType object;
    std::vector<const Expr *> arguments;
    bool isComparison = false;
    if (const auto *overloaded = dyn_cast<CXXOperatorCallExpr>(expression)) {
      name = std::string("operator") + getOperatorSpelling(overloaded->getOperator());
      object = objectOf(overloaded->getArg(0));
      arguments.assign(overloaded->arg_begin() + 1, overloaded->arg_end());
      isComparison = overloaded->isComparisonOp();
    } else if (const auto *called = dyn_cast<CallExpr>(expression)) {
      const Expr *callee = called->getCallee()->IgnoreParenImpCasts();
      if (const auto *member = dyn_cast<CXXDependentScopeMemberExpr>(callee); member && !member->isImplicitAccess() && !member->isArrow()) {
        name = member->getMember().getAsString();
        object = objectOf(member->getBase());
        if (member->hasExplicitTemplateArgs() || !member->getMember().isIdentifier())
          object = QualType();
      } else {
        name = "operator()";
        object = objectOf(callee);
      }
      arguments.assign(called->arg_begin(), called->arg_end());
    } else if (const auto *binary = dyn_cast<BinaryOperator>(expression)) {
      name = "operator" + binary->getOpcodeStr().str();
      object = objectOf(binary->getLHS());
      arguments = {binary->getRHS()};
      isComparison = binary->isComparisonOp();
    } else if (const auto *unary = dyn_cast<UnaryOperator>(expression)) {
      name = "operator" + UnaryOperator::getOpcodeStr(unary->getOpcode()).str();
      object = unary->isPostfix() ? QualType() : objectOf(unary->getSubExpr());
    } else if (const auto *subscript = dyn_cast<ArraySubscriptExpr>(expression)) {
      name = "operator[]";
      object = objectOf(subscript->getLHS());
      arguments = {subscript->getRHS()};
    }
    if (object.isNull())
      return refuse("it asks for '" + shown(expression) + "'");
    std::vector<std::pair<QualType, std::string>> parameters;
    for (const Expr *each : arguments) {
      parameters.push_back({parameterFor(each), nameOf(each)});
      if (parameters.back().first.isNull())
        return refuse("the type of '" + shown(each) + "' in '" + shown(expression) + "' is not known");
    }
    MethodFact method{.name = name, .kind = StringRef(name).starts_with("operator") ? MethodKind::Operator : MethodKind::Named};
    method.isConst = object.isConstQualified() || isComparison;
    method.exceptions = isNoexcept ? "noexcept" : "";
    add(std::move(method), parameters, !returns.isNull() ? returns : isComparison ? QualType(context.BoolTy) : QualType(context.VoidTy));
  }

  /// A const method serves objects that are not const, too.
  void add(MethodFact method, const std::vector<std::pair<QualType, std::string>> &parameters, QualType returns) {
    method.isPure = true;
    method.returns = signatures.type(returns, /*isParameter=*/false);
    for (const auto &[type, name] : parameters)
      method.parameters.push_back({.name = name, .type = signatures.type(type, /*isParameter=*/true), .isPack = false});
    if (!text.failure().empty())
      return refuse("its " + text.failure());
    const auto isSame = [&](const MethodFact &each) {
      return each.name == method.name && each.parameters.size() == method.parameters.size() &&
             std::ranges::equal(each.parameters, method.parameters, {}, &ParameterFact::type, &ParameterFact::type);
    };
    for (MethodFact &each : fact.methods)
      if (isSame(each) && (each.returns == method.returns || each.isConst == method.isConst)) {
        if (fact.types[each.returns].form == TypeForm::Void)
          each.returns = method.returns;
        each.isConst |= method.isConst;
        each.exceptions = each.exceptions.empty() ? method.exceptions : each.exceptions;
        return;
      }
    fact.methods.push_back(std::move(method));
  }

  const ASTContext &context;
  TypeText &text;
  SignatureFacts &signatures;
  InterfaceFact &fact;
};

} // namespace

DemandedFact archetypeFacts(const ConceptDecl *decl, UnitBuilder &builder) {
  const ASTContext &context = decl->getASTContext();
  const FileIndex file = builder.fileOf(decl->getLocation());
  const IsSeen isSeen = [&builder, file](SourceLocation location) { return builder.sees(file, location); };
  InterfaceFact fact;
  TypeText text(context, decl->getDeclContext(), isSeen);
  fact.shape = DoubleShape::Archetype;
  fact.name = decl->getNameAsString();
  fact.text = text.nameOf(decl);
  fact.header = builder.includeSpelling(file);
  describeSurroundings(decl->getDeclContext(), fact);
  describeLanguage(context, fact);
  text.environment = {std::string(1, SelfPlace)};
  SignatureFacts signatures(context, text, isSeen, fact);
  if (decl->getTemplateParameters()->size() == 1 && isa<TemplateTypeParmDecl>(decl->getTemplateParameters()->getParam(0)))
    ConceptWalk(context, text, signatures, fact).condition(decl->getConstraintExpr());
  else
    fact.refusal = "it is about more than one type";
  // Nothing of the double's own type is kept by value.
  for (TypeFact &each : fact.types)
    if (each.text.find(SelfPlace) != std::string::npos) {
      each.form = TypeForm::Class;
      each.copy = TypeCopy::Fixed;
    }
  const std::optional<Place> place = builder.place(decl->getLocation());
  return {.name = decl->getQualifiedNameAsString(), .line = place ? place->line : 0, .bytes = writeInterface(fact)};
}

} // namespace seam
