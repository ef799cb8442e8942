#include "matchers/extract/value_copy.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringSet.h"

namespace seam {

using namespace clang;

namespace {

/// What the standard's templates do with what they hold.
enum class Holding { Always, IfHeld, Moved, Fixed };

/// One call of copyOf on its way.
struct CopyQuestion {
  const IsSeen &isSeen;
  llvm::SmallPtrSet<const CXXRecordDecl *, 8> open = {};

  TypeCopy of(QualType value);
  TypeCopy ofClass(const CXXRecordDecl *record);
  TypeCopy ofTemplate(const ClassTemplateSpecializationDecl *record);
};

} // namespace

static std::optional<Holding> standardHolding(const ClassTemplateSpecializationDecl *record) {
  if (!record->isInStdNamespace())
    return std::nullopt;
  static const llvm::StringSet<> ifHeld = {"vector",
                                           "list",
                                           "deque",
                                           "forward_list",
                                           "set",
                                           "multiset",
                                           "map",
                                           "multimap",
                                           "optional",
                                           "unordered_map",
                                           "unordered_set",
                                           "unordered_multimap",
                                           "unordered_multiset",
                                           "pair",
                                           "tuple",
                                           "variant",
                                           "array",
                                           "stack",
                                           "queue",
                                           "priority_queue",
                                           "expected"};
  static const llvm::StringSet<> always = {
      "basic_string", "basic_string_view", "shared_ptr",        "weak_ptr",  "function", "span",    "duration",
      "time_point",   "initializer_list",  "shared_future",     "allocator", "less",     "greater", "hash",
      "equal_to",     "char_traits",       "reference_wrapper", "complex",   "bitset"};
  static const llvm::StringSet<> moved = {"unique_ptr", "future", "promise", "packaged_task", "unique_lock", "move_only_function"};
  static const llvm::StringSet<> fixed = {"atomic", "lock_guard", "scoped_lock", "auto_ptr"};
  const llvm::StringRef name = record->getName();
  if (ifHeld.contains(name))
    return Holding::IfHeld;
  if (always.contains(name))
    return Holding::Always;
  if (moved.contains(name) || (name.starts_with("basic_") && name.ends_with("stream")))
    return Holding::Moved;
  if (fixed.contains(name) || (name.starts_with("basic_") && (name.ends_with("buf") || name.ends_with("ios"))))
    return Holding::Fixed;
  return std::nullopt;
}

/// Those of pairs, tuples and containers; allocators and comparisons are values like all others.
static std::vector<QualType> heldTypes(llvm::ArrayRef<TemplateArgument> arguments) {
  std::vector<QualType> types;
  for (const TemplateArgument &each : arguments) {
    if (each.getKind() == TemplateArgument::Type)
      types.push_back(each.getAsType());
    else if (each.getKind() == TemplateArgument::Pack)
      llvm::append_range(types, heldTypes(each.pack_elements()));
  }
  return types;
}

static TypeCopy worst(TypeCopy left, TypeCopy right) {
  for (TypeCopy each : {TypeCopy::Fixed, TypeCopy::NotCopied, TypeCopy::Incomplete, TypeCopy::Unknown})
    if (left == each || right == each)
      return each;
  return TypeCopy::Copied;
}

/// Whether its only copies take from what they are made of, as those of std::auto_ptr: `Ticket(Ticket &)`.
static bool takesFromOriginal(const CXXRecordDecl *record) {
  bool takes = false;
  for (const CXXConstructorDecl *each : record->ctors()) {
    if (each->isImplicit() || !each->isCopyOrMoveConstructor())
      continue;
    if (!each->isCopyConstructor() || each->getParamDecl(0)->getType()->getPointeeType().isConstQualified())
      return false;
    takes = true;
  }
  return takes;
}

TypeCopy CopyQuestion::ofTemplate(const ClassTemplateSpecializationDecl *record) {
  const CXXRecordDecl *pattern = record->getSpecializedTemplate()->getTemplatedDecl()->getDefinition();
  if (!pattern || !isSeen(pattern->getLocation()))
    return TypeCopy::Incomplete;
  const std::optional<Holding> holding = standardHolding(record);
  if (!holding)
    return takesFromOriginal(pattern) ? TypeCopy::Fixed : TypeCopy::Unknown;
  if (*holding != Holding::IfHeld)
    return *holding == Holding::Always ? TypeCopy::Copied : *holding == Holding::Moved ? TypeCopy::NotCopied : TypeCopy::Fixed;
  TypeCopy copy = TypeCopy::Copied;
  for (QualType held : heldTypes(record->getTemplateArgs().asArray()))
    copy = worst(copy, of(held));
  return copy;
}

TypeCopy CopyQuestion::ofClass(const CXXRecordDecl *record) {
  const CXXRecordDecl *definition = record->getDefinition();
  if (!definition || !isSeen(definition->getLocation()) || definition->isBeingDefined())
    return TypeCopy::Incomplete;
  if (definition->isAbstract() || takesFromOriginal(definition))
    return TypeCopy::Fixed;
  bool hasMove = false;
  bool isFixed = false;
  bool isOwnCopy = false;
  for (const CXXConstructorDecl *each : definition->ctors()) {
    if (each->isImplicit() || !each->isCopyOrMoveConstructor())
      continue;
    const bool isUsable = !each->isDeleted() && each->getAccess() == AS_public;
    if (each->isCopyConstructor() && isUsable && !each->isDefaulted())
      return TypeCopy::Copied;
    isOwnCopy |= each->isCopyConstructor() && isUsable;
    hasMove |= each->isMoveConstructor() && isUsable;
    isFixed |= !isUsable;
  }
  const bool hasMoveAssignment = llvm::any_of(
      definition->methods(), [](const CXXMethodDecl *each) { return each->isMoveAssignmentOperator() && !each->isImplicit(); });
  if (!isOwnCopy && (hasMove || isFixed || hasMoveAssignment))
    return hasMove ? TypeCopy::NotCopied : TypeCopy::Fixed;
  if (const CXXDestructorDecl *destructor = definition->getDestructor(); destructor && destructor->getAccess() != AS_public)
    return TypeCopy::Fixed;
  // What its members and bases say. A tree's node holds a vector of nodes: the question that is open already decides.
  TypeCopy copy = TypeCopy::Copied;
  if (!open.insert(definition).second)
    return copy;
  for (const FieldDecl *field : definition->fields())
    if (!field->getType()->isReferenceType())
      copy = worst(copy, of(field->getType()));
  for (const CXXBaseSpecifier &base : definition->bases())
    copy = worst(copy, of(base.getType()));
  return copy;
}

TypeCopy CopyQuestion::of(QualType value) {
  if (value->isDependentType())
    return TypeCopy::Unknown;
  if (value->isVoidType() || value->isFunctionType())
    return TypeCopy::Copied;
  const QualType element(value->getBaseElementTypeUnsafe(), 0);
  const CXXRecordDecl *record = element->getAsCXXRecordDecl();
  if (!record)
    return element->isAtomicType() ? TypeCopy::Unknown : TypeCopy::Copied;
  if (const auto *special = dyn_cast<ClassTemplateSpecializationDecl>(record); special && !special->isExplicitSpecialization())
    return ofTemplate(special);
  return ofClass(record);
}

TypeCopy copyOf(QualType value, const IsSeen &isSeen) {
  return CopyQuestion{.isSeen = isSeen}.of(value);
}

std::vector<const NamedDecl *> missingFor(QualType value, const IsSeen &isSeen) {
  const CXXRecordDecl *record = value->getAsCXXRecordDecl();
  if (!record || value->isDependentType())
    return {};
  const auto *special = dyn_cast<ClassTemplateSpecializationDecl>(record);
  if (!special || special->isExplicitSpecialization()) {
    const CXXRecordDecl *definition = record->getDefinition();
    if (definition && isSeen(definition->getLocation()))
      return {};
    return {record};
  }
  std::vector<const NamedDecl *> missing;
  const CXXRecordDecl *pattern = special->getSpecializedTemplate()->getTemplatedDecl()->getDefinition();
  if (!pattern || !isSeen(pattern->getLocation()))
    missing.push_back(special->getSpecializedTemplate()->getTemplatedDecl());
  const std::optional<Holding> holding = standardHolding(special);
  // Nobody knows what the templates of others do with theirs.
  if (!holding || holding == Holding::IfHeld || (record->isInStdNamespace() && record->getName() == "unique_ptr"))
    for (QualType held : heldTypes(special->getTemplateArgs().asArray()))
      llvm::append_range(missing, missingFor(held, isSeen));
  return missing;
}

} // namespace seam
