#include "matchers/extract/argument_facts.h"
#include "matchers/extract/interface_surroundings.h"
#include "matchers/extract/printer_check.h"
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
    add(each->getType(), /*isResult=*/false);
  add(function->getReturnType(), /*isResult=*/true);
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

/// Its header has an operator<< that says with a static_assert to include another one; GoogleMock finds that.
static bool isBoostOptional(const CXXRecordDecl *record) {
  const auto *space = dyn_cast<NamespaceDecl>(record->getDeclContext());
  return isa<ClassTemplateSpecializationDecl>(record) && record->getName() == "optional" && space && space->getName() == "boost" &&
         space->getParent()->isTranslationUnit();
}

void ArgumentFacts::addBoostOptional(const CXXRecordDecl *record) {
  ArgumentFact argument{.isHidden = true, .isPrinted = true, .failsToPrint = true, .isCompared = true};
  if (known.insert(record->getCanonicalDecl()).second && nameClass(record, argument))
    fact.arguments.push_back(std::move(argument));
}

void ArgumentFacts::add(QualType type, bool isResult) {
  if (type->isDependentType())
    return;
  const CXXRecordDecl *named = type.getNonReferenceType()->getAsCXXRecordDecl();
  if (!named)
    return;
  for (QualType each : typesIn(standardArguments(named)))
    add(each, isResult);
  if (isBoostOptional(named) && !isPrinted(named))
    return addBoostOptional(named);
  const CXXRecordDecl *record = named->getDefinition();
  if (!record)
    return addPattern(named);
  // A mock prints what it returns, too; but nobody compares it.
  if (builder.isFirstParty(builder.fileOf(record->getLocation())) && isSeen(record->getLocation()) && (!isResult || failsToPrint(record)))
    addClass(record);
}

/// Whether everyone can read all that it holds.
static bool isReadable(const CXXRecordDecl *record) {
  return record->getNumBases() == 0 && llvm::all_of(record->fields(), [](const FieldDecl *field) {
           return field->getAccess() == AS_public && field->getIdentifier() && !field->getType().isVolatileQualified();
         });
}

void ArgumentFacts::addPattern(const CXXRecordDecl *record) {
  const auto *special = dyn_cast<ClassTemplateSpecializationDecl>(record);
  const CXXRecordDecl *pattern = special ? special->getSpecializedTemplate()->getTemplatedDecl()->getDefinition() : nullptr;
  if (!pattern || !builder.isFirstParty(builder.fileOf(pattern->getLocation())) || !isSeen(pattern->getLocation()) ||
      !failsToPrint(record) || !known.insert(record->getCanonicalDecl()).second)
    return;
  ArgumentFact argument{.isPrinted = true, .failsToPrint = true, .isCompared = isCompared(record)};
  if (!nameClass(record, argument))
    return;
  argument.isHidden = !isReadable(pattern) || pattern->field_empty();
  if (argument.isHidden)
    return fact.arguments.push_back(std::move(argument));
  for (const FieldDecl *field : pattern->fields())
    argument.fields.push_back(field->getNameAsString());
  argument.notCompared = argument.fields.front(); // Its type is not known yet.
  fact.arguments.push_back(std::move(argument));
}

bool ArgumentFacts::nameClass(const CXXRecordDecl *record, ArgumentFact &argument) {
  text.forget();
  argument.text = text.nameOf(record);
  const bool canBeNamed = text.failure().empty();
  text.forget();
  InterfaceFact surroundings;
  describeSurroundings(record->getDeclContext(), surroundings);
  argument.namespaces = std::move(surroundings.namespaces);
  return canBeNamed;
}

void ArgumentFacts::addClass(const CXXRecordDecl *record) {
  // The value of a class with virtual methods is not in its fields alone.
  if (!known.insert(record->getCanonicalDecl()).second || record->isInvalidDecl() || record->isUnion() || record->isLambda() ||
      record->isPolymorphic() || !record->getIdentifier())
    return;
  ArgumentFact argument{.isPrinted = isPrinted(record), .failsToPrint = failsToPrint(record), .isCompared = isCompared(record)};
  if (argument.isPrinted && argument.isCompared && !argument.failsToPrint)
    return;
  if (!nameClass(record, argument))
    return;
  describeFields(record, argument);
  if (argument.isCompared || argument.notCompared.empty())
    comparable.insert(record->getCanonicalDecl());
  fact.arguments.push_back(std::move(argument));
}

void ArgumentFacts::describeFields(const CXXRecordDecl *record, ArgumentFact &argument) {
  if (!isReadable(record)) {
    argument.isHidden = true;
    return;
  }
  for (const FieldDecl *field : record->fields()) {
    add(field->getType(), /*isResult=*/false); // Before what contains it.
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

std::vector<const FunctionDecl *> ArgumentFacts::takers(const CXXRecordDecl *record, DeclarationName function, unsigned place) const {
  std::vector<const FunctionDecl *> found;
  const auto add = [&](const NamedDecl *each) {
    const FunctionDecl *candidate = each ? each->getAsFunction() : nullptr;
    if (candidate && candidate->getDeclName() == function && isSeen(candidate->getLocation()) && takes(candidate, record, place))
      found.push_back(candidate);
  };
  if (record->hasDefinition())
    for (const FriendDecl *each : record->friends())
      add(each->getFriendDecl());
  for (const NamedDecl *each : record->getDeclContext()->getEnclosingNamespaceContext()->lookup(function))
    add(each);
  return found;
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

/// What the standard writes to a std::ostream of its own classes; nothing that is doubtful counts as missing.
static bool isStandardStreamed(const CXXRecordDecl *record) {
  static const llvm::StringSet<> never = {"vector",   "list",  "deque",    "forward_list",  "array",         "set",   "multiset",
                                          "map",      "pair",  "multimap", "unordered_set", "unordered_map", "tuple", "unordered_multiset",
                                          "optional", "queue", "variant",  "stack",         "function",      "any",   "unordered_multimap"};
  const llvm::StringRef name = record->getName();
  if (name != "basic_string" && name != "basic_string_view")
    return !never.contains(name);
  const llvm::ArrayRef<TemplateArgument> arguments = standardArguments(record);
  return arguments.empty() || arguments[0].getKind() != TemplateArgument::Type || arguments[0].getAsType()->isCharType();
}

static const CXXConversionDecl *conversionIn(const NamedDecl *decl) {
  return dyn_cast_if_present<CXXConversionDecl>(decl->getUnderlyingDecl()->getAsFunction());
}

static bool isExplicitConversion(const NamedDecl *decl) {
  const CXXConversionDecl *conversion = conversionIn(decl);
  return conversion && conversion->isExplicit();
}

/// `template <typename T> operator T() const`.
static bool becomesAnything(const NamedDecl *decl) {
  const CXXConversionDecl *conversion = conversionIn(decl);
  const FunctionTemplateDecl *pattern = conversion ? conversion->getDescribedFunctionTemplate() : nullptr;
  return pattern && !conversion->isExplicit() && pattern->getTemplateParameters()->size() == 1 &&
         !pattern->getTemplateParameters()->hasAssociatedConstraints() && conversion->getConversionType()->isTemplateTypeParmType();
}

bool ArgumentFacts::isStreamed(QualType type) const {
  const CXXRecordDecl *record = definitionOf(type);
  if (!record || record->isDependentContext())
    return true;
  if (record->isInStdNamespace())
    return isStandardStreamed(record);
  const DeclarationName stream = record->getASTContext().DeclarationNames.getCXXOperatorName(OO_LessLess);
  if (isTaken(record, stream, 1))
    return true;
  const auto conversions = record->getVisibleConversionFunctions();
  if (llvm::any_of(conversions, becomesAnything))
    return false; // A stream takes so much that the call is ambiguous.
  if (llvm::any_of(conversions, [](const NamedDecl *each) { return !isExplicitConversion(each); }))
    return true;
  return llvm::any_of(record->bases(), [&](const CXXBaseSpecifier &base) { return isStreamed(base.getType()); });
}

bool ArgumentFacts::failsToPrint(const CXXRecordDecl *record) const {
  const auto *special = dyn_cast<ClassTemplateSpecializationDecl>(record);
  if (!special || special->isExplicitSpecialization())
    return false;
  ASTContext &context = record->getASTContext();
  const auto named = [&](llvm::StringRef name) { return DeclarationName(&context.Idents.get(name)); };
  // GoogleTest prints containers element by element, and asks no operator.
  if (isTaken(record, named("PrintTo"), 0) || isTaken(record, named("AbslStringify"), 1) ||
      !record->lookup(named("const_iterator")).empty())
    return false;
  const std::vector<const FunctionDecl *> printers = takers(record, context.DeclarationNames.getCXXOperatorName(OO_LessLess), 1);
  return printers.size() == 1 && failsToStream(printers.front(), special, [&](QualType type) { return isStreamed(type); });
}

} // namespace seam
