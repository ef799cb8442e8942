// What is a thrown or caught type: its bases, what it points to, what it can tell?
#include "matchers/extract/exception_builder.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/PrettyPrinter.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

static bool isStandardException(const CXXRecordDecl *record) {
  return record->isInStdNamespace() && record->getIdentifier() && record->getName() == "exception";
}

static bool derivesFromStandard(const CXXRecordDecl *record) {
  if (isStandardException(record))
    return true;
  const CXXRecordDecl *definition = record->getDefinition();
  return definition && llvm::any_of(definition->bases(), [](const CXXBaseSpecifier &base) {
           const CXXRecordDecl *parent = base.getType()->getAsCXXRecordDecl();
           return parent && derivesFromStandard(parent);
         });
}

/// Getters and public fields of its own: not constructors, not what(), not what copies and compares.
static bool hasOwnDetails(const CXXRecordDecl *record) {
  static const llvm::StringRef plain[] = {"what",    "name",        "className", "clone",     "rethrow",
                                          "message", "displayText", "GetClass",  "class_name"};
  if (llvm::any_of(record->fields(), [](const FieldDecl *field) { return field->getAccess() == AS_public; }))
    return true;
  return llvm::any_of(record->methods(), [&](const CXXMethodDecl *method) {
    return method->getAccess() == AS_public && method->isConst() && method->param_empty() && method->getIdentifier() &&
           !method->getReturnType()->isVoidType() && !llvm::is_contained(plain, method->getName());
  });
}

/// The class at the root of a project's exceptions has what all of them have: that tells nothing about this one.
static bool hasDetails(const CXXRecordDecl *record) {
  if (isStandardException(record))
    return false;
  if (hasOwnDetails(record))
    return true;
  return llvm::any_of(record->bases(), [](const CXXBaseSpecifier &base) {
    const CXXRecordDecl *parent = base.getType()->getAsCXXRecordDecl();
    parent = parent ? parent->getDefinition() : nullptr;
    const bool isRoot = parent && (parent->getNumBases() == 0 || llvm::any_of(parent->bases(), [](const CXXBaseSpecifier &each) {
                                     const CXXRecordDecl *top = each.getType()->getAsCXXRecordDecl();
                                     return top && isStandardException(top);
                                   }));
    return parent && !isRoot && hasDetails(parent);
  });
}

static bool isEmptyChain(const CXXRecordDecl *record) {
  return record->field_empty() && llvm::all_of(record->bases(), [](const CXXBaseSpecifier &base) {
           const CXXRecordDecl *parent = base.getType()->getAsCXXRecordDecl();
           return parent && parent->getDefinition() && isEmptyChain(parent->getDefinition());
         });
}

void ExceptionBuilder::describeClass(ThrownTypeFact &fact, const CXXRecordDecl *record) {
  for (const CXXBaseSpecifier &base : record->bases())
    if (!base.getType()->isDependentType()) {
      const ThrownTypeIndex index = type(base.getType());
      if (index != NoFact)
        fact.bases.push_back({.type = index, .isPublic = base.getAccessSpecifier() == AS_public, .isVirtual = base.isVirtual()});
    }
  fact.isPlain = record->isTriviallyCopyable() && (!record->isPolymorphic() || record->hasAttr<FinalAttr>());
  fact.isEmpty = isEmptyChain(record);
  fact.hasDetails = hasDetails(record);
  const auto at = unit.place(record->getLocation());
  if (!at || !unit.isFirstParty(at->file))
    return;
  fact.file = file(pathOf(*at));
  fact.line = at->line;
  fact.column = at->column;
  fact.endColumn = at->endColumn;
  for (const CXXBaseSpecifier &base : record->bases()) {
    const CXXRecordDecl *parent = base.getType()->getAsCXXRecordDecl();
    if (!parent || !derivesFromStandard(parent) || base.getAccessSpecifier() == AS_public)
      continue;
    const bool isWritten = base.getAccessSpecifierAsWritten() != AS_none;
    const SourceLocation begin = isWritten ? base.getBeginLoc() : base.getBaseTypeLoc();
    std::optional<EditFact> fix = edit(begin, begin, "public");
    if (fix && !isWritten) {
      fix->length = 0;
      fix->text = "public ";
    }
    // `virtual private X` starts with another word.
    const llvm::StringRef word = textOf(begin, begin);
    if (fix && (!isWritten || word == "private" || word == "protected"))
      fact.publicBase.push_back(std::move(*fix));
  }
}

ThrownTypeIndex ExceptionBuilder::type(QualType wanted) {
  if (wanted.isNull() || wanted->isDependentType() || wanted->isUndeducedType())
    return NoFact;
  return qualifiedType(context.getCanonicalType(wanted.getNonReferenceType()).getUnqualifiedType());
}

ThrownTypeIndex ExceptionBuilder::qualifiedType(QualType canonical) {
  if (const auto known = types.find(canonical.getAsOpaquePtr()); known != types.end())
    return known->second;
  ThrownTypeFact fact;
  fact.isConst = canonical.isConstQualified();
  fact.isVolatile = canonical.isVolatileQualified();
  const QualType plain = canonical.getUnqualifiedType();
  PrintingPolicy policy(context.getLangOpts());
  policy.SuppressTagKeyword = true;
  policy.Bool = true;
  policy.AnonymousTagLocations = false;
  fact.name = plain.getAsString(policy);
  const TagDecl *tag = plain->getAsTagDecl();
  if (tag)
    fact.name += localSuffix(tag);
  if (plain->isNullPtrType())
    fact.shape = TypeShape::NullPointer;
  else if (const auto *member = plain->getAs<MemberPointerType>()) {
    fact.shape = TypeShape::MemberPointer;
    fact.pointee = qualifiedType(member->getPointeeType());
    if (const CXXRecordDecl *holder = member->getMostRecentCXXRecordDecl())
      fact.bases.push_back({.type = type(context.getCanonicalTagType(holder))});
  } else if (plain->isPointerType()) {
    fact.shape = TypeShape::Pointer;
    fact.pointee = qualifiedType(plain->getPointeeType());
  } else if (const auto *function = plain->getAs<FunctionProtoType>()) {
    fact.shape = TypeShape::Function;
    fact.isNoexcept = function->isNothrow();
  } else if (const CXXRecordDecl *record = plain->getAsCXXRecordDecl()) {
    fact.shape = TypeShape::Class;
    if (const CXXRecordDecl *definition = record->getDefinition(); definition && !definition->isDependentContext())
      describeClass(fact, definition);
  }
  const auto index = static_cast<ThrownTypeIndex>(facts.types.size());
  facts.types.push_back(std::move(fact));
  types[canonical.getAsOpaquePtr()] = index;
  return index;
}

void ExceptionBuilder::addClass(const CXXRecordDecl *record) {
  if (record->isDependentContext() || !record->getIdentifier() || !record->isThisDeclarationADefinition())
    return;
  const llvm::StringRef name = record->getName();
  if (derivesFromStandard(record) && record->getNumBases() > 0 &&
      (name.ends_with("Error") || name.ends_with("Exception") || name.ends_with("_error") || name.ends_with("_exception") ||
       llvm::none_of(record->bases(), [](const CXXBaseSpecifier &base) { return base.getAccessSpecifier() != AS_public; })))
    type(context.getCanonicalTagType(record));
}

} // namespace seam
