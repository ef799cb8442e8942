#include "matchers/extract/argument_facts.h"
#include "matchers/extract/interface_surroundings.h"
#include "matchers/extract/unit_builder.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"

namespace seam {

using namespace clang;

void ArgumentFacts::add(const FunctionDecl *function) {
  for (const ParmVarDecl *each : function->parameters())
    add(each->getType());
}

static const CXXRecordDecl *definitionOf(QualType type) {
  const CXXRecordDecl *record = type.getNonReferenceType()->getAsCXXRecordDecl();
  return record ? record->getDefinition() : nullptr;
}

static llvm::ArrayRef<TemplateArgument> standardArguments(const CXXRecordDecl *record) {
  const auto *special = dyn_cast<ClassTemplateSpecializationDecl>(record);
  return special && record->isInStdNamespace() ? special->getTemplateArgs().asArray() : llvm::ArrayRef<TemplateArgument>();
}

/// The types among them; those of a tuple stand in a pack.
static std::vector<QualType> typesIn(llvm::ArrayRef<TemplateArgument> arguments) {
  std::vector<QualType> types;
  for (const TemplateArgument &each : arguments) {
    if (each.getKind() == TemplateArgument::Type)
      types.push_back(each.getAsType());
    else if (each.getKind() == TemplateArgument::Pack)
      llvm::append_range(types, typesIn(each.pack_elements()));
  }
  return types;
}

void ArgumentFacts::add(QualType type) {
  if (type->isDependentType())
    return;
  const CXXRecordDecl *record = definitionOf(type);
  if (!record)
    return;
  for (QualType each : typesIn(standardArguments(record)))
    add(each);
  if (builder.isFirstParty(builder.fileOf(record->getLocation())) && isSeen(record->getLocation()))
    addClass(record);
}

void ArgumentFacts::addClass(const CXXRecordDecl *record) {
  // The value of a class with virtual methods is not in its fields alone.
  if (!known.insert(record->getCanonicalDecl()).second || record->isInvalidDecl() || record->isUnion() || record->isLambda() ||
      record->isPolymorphic() || !record->getIdentifier())
    return;
  ArgumentFact argument{.isPrinted = isPrinted(record), .isCompared = isCompared(record)};
  if (argument.isPrinted && argument.isCompared)
    return;
  text.forget();
  argument.text = text.nameOf(record);
  const bool canBeNamed = text.failure().empty();
  text.forget();
  if (!canBeNamed)
    return;
  InterfaceFact surroundings;
  describeSurroundings(record->getDeclContext(), surroundings);
  argument.namespaces = std::move(surroundings.namespaces);
  describeFields(record, argument);
  if (argument.isCompared || argument.notCompared.empty())
    comparable.insert(record->getCanonicalDecl());
  fact.arguments.push_back(std::move(argument));
}

void ArgumentFacts::describeFields(const CXXRecordDecl *record, ArgumentFact &argument) {
  const bool isReadable = record->getNumBases() == 0 && llvm::all_of(record->fields(), [](const FieldDecl *field) {
                            return field->getAccess() == AS_public && field->getIdentifier() && !field->getType().isVolatileQualified();
                          });
  if (!isReadable) {
    argument.isHidden = true;
    return;
  }
  for (const FieldDecl *field : record->fields()) {
    add(field->getType()); // Before what contains it.
    argument.fields.push_back(field->getNameAsString());
    if (argument.notCompared.empty() && !isComparable(field->getType()))
      argument.notCompared = field->getNameAsString();
  }
}

bool ArgumentFacts::isComparable(QualType type) {
  if (type->isArrayType() || type->isDependentType())
    return false;
  const CXXRecordDecl *record = definitionOf(type);
  if (!record)
    return type->isScalarType() || type->isReferenceType();
  if (!record->isInStdNamespace())
    return comparable.contains(record->getCanonicalDecl()) || isCompared(record);
  // Operators of the standard's templates are there for any argument, and do not compile for some.
  static const llvm::StringSet<> byContent = {"vector",        "deque",    "list",
                                              "forward_list",  "set",      "multiset",
                                              "map",           "multimap", "unordered_set",
                                              "unordered_map", "optional", "unordered_multiset",
                                              "pair",          "tuple",    "unordered_multimap",
                                              "array",         "variant"};
  static const llvm::StringSet<> always = {"basic_string", "basic_string_view", "unique_ptr", "shared_ptr",
                                           "duration",     "time_point",        "complex",    "bitset",
                                           "error_code",   "monostate",         "type_index", "path"};
  if (always.contains(record->getName()))
    return true;
  if (!byContent.contains(record->getName()))
    return false;
  static const llvm::StringSet<> helpers = {"allocator", "less", "hash", "equal_to", "greater"};
  return llvm::all_of(typesIn(standardArguments(record)), [&](QualType each) {
    const CXXRecordDecl *held = definitionOf(each);
    return (held && held->isInStdNamespace() && helpers.contains(held->getName())) || isComparable(each);
  });
}

/// A template's parameter may be anything; that of a function is the class, or the template that it comes from.
static bool takes(const FunctionDecl *function, const CXXRecordDecl *record, unsigned place) {
  if (function->getNumParams() <= place)
    return false;
  const QualType type = function->getParamDecl(place)->getType().getNonReferenceType();
  if (type->isTemplateTypeParmType())
    return true;
  if (const auto *special = type->getAs<TemplateSpecializationType>(); special && type->isDependentType()) {
    const auto *own = dyn_cast<ClassTemplateSpecializationDecl>(record);
    const TemplateDecl *pattern = special->getTemplateName().getAsTemplateDecl();
    return own && pattern && pattern->getCanonicalDecl() == own->getSpecializedTemplate()->getCanonicalDecl();
  }
  const CXXRecordDecl *taken = type->getAsCXXRecordDecl();
  return taken && taken->getCanonicalDecl() == record->getCanonicalDecl();
}

bool ArgumentFacts::isTaken(const CXXRecordDecl *record, DeclarationName function, unsigned place) const {
  const auto isIt = [&](const NamedDecl *each) {
    const FunctionDecl *candidate = each ? each->getAsFunction() : nullptr;
    return candidate && candidate->getDeclName() == function && isSeen(candidate->getLocation()) && takes(candidate, record, place);
  };
  if (llvm::any_of(record->friends(), [&](const FriendDecl *each) { return isIt(each->getFriendDecl()); }))
    return true;
  return llvm::any_of(record->getDeclContext()->getEnclosingNamespaceContext()->lookup(function), isIt);
}

bool ArgumentFacts::isCompared(const CXXRecordDecl *record) const {
  const DeclarationName equal = record->getASTContext().DeclarationNames.getCXXOperatorName(OO_EqualEqual);
  const DeclarationName order = record->getASTContext().DeclarationNames.getCXXOperatorName(OO_Spaceship);
  const auto isDefaulted = [](const NamedDecl *each) { return each->getAsFunction() && each->getAsFunction()->isDefaulted(); };
  return !record->lookup(equal).empty() || llvm::any_of(record->lookup(order), isDefaulted) || isTaken(record, equal, 0);
}

bool ArgumentFacts::isPrinted(const CXXRecordDecl *record) const {
  ASTContext &context = record->getASTContext();
  const auto named = [&](llvm::StringRef name) { return DeclarationName(&context.Idents.get(name)); };
  return isTaken(record, context.DeclarationNames.getCXXOperatorName(OO_LessLess), 1) || isTaken(record, named("PrintTo"), 0) ||
         isTaken(record, named("AbslStringify"), 1);
}

} // namespace seam
