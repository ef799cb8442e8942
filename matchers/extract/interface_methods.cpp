#include "matchers/extract/interface_methods.h"
#include "matchers/extract/type_text.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/CXXInheritance.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace seam {

using namespace clang;

/// Whether one method of a derived class would override both.
static bool areOverriddenTogether(const CXXMethodDecl *left, const CXXMethodDecl *right) {
  if (left->getDeclName() != right->getDeclName() || left->getMethodQualifiers() != right->getMethodQualifiers() ||
      left->getRefQualifier() != right->getRefQualifier() || left->getNumParams() != right->getNumParams() ||
      left->isVariadic() != right->isVariadic())
    return false;
  for (unsigned i = 0; i < left->getNumParams(); ++i)
    if (left->getParamDecl(i)->getType().getCanonicalType().getUnqualifiedType() !=
        right->getParamDecl(i)->getType().getCanonicalType().getUnqualifiedType())
      return false;
  return true;
}

/// Of two that are overridden together the one whose declaration an override has to follow: final, then the narrower return type, then the
/// one that promises more.
static bool isStricter(const CXXMethodDecl *left, const CXXMethodDecl *right) {
  if (left->hasAttr<FinalAttr>() != right->hasAttr<FinalAttr>())
    return left->hasAttr<FinalAttr>();
  const CXXRecordDecl *first = left->getReturnType()->getPointeeCXXRecordDecl();
  const CXXRecordDecl *second = right->getReturnType()->getPointeeCXXRecordDecl();
  if (first && second && first->getCanonicalDecl() != second->getCanonicalDecl() && first->hasDefinition())
    return first->isDerivedFrom(second);
  const auto isNothrow = [](const CXXMethodDecl *each) { return each->getType()->castAs<FunctionProtoType>()->hasNoexceptExceptionSpec(); };
  return isNothrow(left) && !isNothrow(right);
}

/// The class and its bases, bases first.
static void linearize(const CXXRecordDecl *record, llvm::SmallPtrSetImpl<const CXXRecordDecl *> &known,
                      std::vector<const CXXRecordDecl *> &order) {
  for (const CXXBaseSpecifier &base : record->bases())
    if (const CXXRecordDecl *each = base.getType()->getAsCXXRecordDecl(); each && each->hasDefinition())
      linearize(each->getDefinition(), known, order);
  if (known.insert(record->getCanonicalDecl()).second)
    order.push_back(record);
}

std::vector<const CXXMethodDecl *> finalMethods(const CXXRecordDecl *record) {
  CXXFinalOverriderMap overriders;
  record->getFinalOverriders(overriders);
  llvm::SmallPtrSet<const CXXRecordDecl *, 8> known;
  std::vector<const CXXRecordDecl *> order;
  linearize(record, known, order);
  std::vector<const CXXMethodDecl *> methods;
  const auto add = [&](const CXXMethodDecl *method) {
    for (const CXXMethodDecl *&each : methods)
      if (areOverriddenTogether(each, method)) {
        if (isStricter(method, each))
          each = method;
        return;
      }
    methods.push_back(method);
  };
  for (const CXXRecordDecl *each : order)
    for (const CXXMethodDecl *method : each->methods()) {
      if (!method->isVirtual() || isa<CXXDestructorDecl>(method) || method->isImplicit())
        continue;
      const auto found = overriders.find(method->getCanonicalDecl());
      if (found == overriders.end())
        continue;
      for (const auto &[subobject, finals] : found->second)
        for (const UniqueVirtualMethod &one : finals)
          add(one.Method);
    }
  return methods;
}

static bool isVirtual(const CXXMethodDecl *method) {
  return method->isVirtual() || method->hasAttr<OverrideAttr>() || method->hasAttr<FinalAttr>();
}

namespace {

/// One call of patternMethods on its way.
struct PatternWalk {
  TypeText &text;
  std::string &unknown;
  std::vector<PatternMethod> methods = {};
  std::vector<std::string> keys = {};
  std::vector<const CXXRecordDecl *> open = {}; ///< Those that are being walked.

  /// An override may call a type by another of its names.
  static QualType typeOf(const ParmVarDecl *parameter) {
    return parameter->getType()->isDependentType() ? parameter->getType() : parameter->getType().getCanonicalType();
  }

  std::string keyOf(const CXXMethodDecl *method) {
    std::string key = method->getNameAsString() + "(";
    for (const ParmVarDecl *each : method->parameters())
      key += text.declare(typeOf(each).getUnqualifiedType(), "") + ",";
    return key + ")" + method->getMethodQualifiers().getAsString() + (method->getRefQualifier() == RQ_RValue ? "&&" : "");
  }

  void add(const CXXMethodDecl *method) {
    const std::string key = keyOf(method);
    const std::size_t slot = llvm::find(keys, key) - keys.begin();
    if (slot == keys.size()) {
      if (!isVirtual(method))
        return;
      keys.push_back(key);
      methods.push_back({});
    }
    methods[slot] = {.method = method, .environment = text.environment};
  }

  void walk(const CXXRecordDecl *record) {
    open.push_back(record->getDefinition());
    for (const CXXBaseSpecifier &base : record->bases()) {
      const QualType type = base.getType();
      if (!type->isDependentType()) {
        if (const CXXRecordDecl *known = type->getAsCXXRecordDecl(); known && known->hasDefinition())
          for (const CXXMethodDecl *method : finalMethods(known->getDefinition()))
            add(method);
        continue;
      }
      const auto *special = type->getAs<TemplateSpecializationType>();
      const auto *pattern = special ? dyn_cast_if_present<ClassTemplateDecl>(special->getTemplateName().getAsTemplateDecl()) : nullptr;
      const CXXRecordDecl *definition = pattern ? pattern->getTemplatedDecl()->getDefinition() : nullptr;
      // `Tuple<N> : Tuple<N - 1>` ends at a specialisation, if at all.
      if (!definition || llvm::is_contained(open, definition)) {
        if (unknown.empty())
          unknown = text.declare(type, "");
        continue;
      }
      std::vector<std::string> inner;
      for (const TemplateArgument &each : special->template_arguments())
        inner.push_back(text.argumentsOf({each}));
      std::vector<std::string> outer = text.environment;
      // Arguments that a default gives would have to be found in that default.
      if (inner.size() < pattern->getTemplateParameters()->size() && unknown.empty())
        unknown = text.declare(type, "");
      text.environment.swap(inner);
      walk(definition);
      text.environment = std::move(outer);
    }
    for (const CXXMethodDecl *method : record->methods())
      if (!isa<CXXConstructorDecl, CXXDestructorDecl>(method) && !method->isImplicit() && !method->isStatic())
        add(method);
    open.pop_back();
  }
};

} // namespace

std::vector<PatternMethod> patternMethods(const CXXRecordDecl *record, TypeText &text, std::string &unknown) {
  PatternWalk walk{.text = text, .unknown = unknown};
  walk.walk(record);
  return std::move(walk.methods);
}

} // namespace seam
