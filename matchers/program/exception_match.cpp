#include "matchers/program/exception_match.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <set>

namespace seam {
namespace {

std::string keyOf(const ThrownTypeFact &type) {
  return type.name + (type.isConst ? " const" : "") + (type.isVolatile ? " volatile" : "");
}

bool isAtLeastAsQualified(const ThrownTypeFact &target, const ThrownTypeFact &source) {
  return (target.isConst || !source.isConst) && (target.isVolatile || !source.isVolatile);
}

/// "void (int) noexcept" -> "void (int)".
llvm::StringRef withoutNoexcept(llvm::StringRef name) {
  name.consume_back(" noexcept");
  return name;
}

/// Counts the subobjects of one class in another.
class Subobjects {
public:
  Subobjects(const ExceptionTypes &types, std::string_view wanted) : types(types), wanted(wanted) {}

  void visit(const ThrownTypeFact &type, bool isPublic) {
    for (const BaseFact &base : type.bases) {
      const ThrownTypeFact &parent = types[base.type];
      const bool isReached = isPublic && base.isPublic;
      const bool isWanted = parent.name == wanted;
      // A virtual base is there once, and public if some way to it is.
      if (base.isVirtual && !virtualBases.insert(parent.name).second) {
        hasPublicWay |= isWanted && isReached;
        if (isReached)
          visitAgain(parent);
        continue;
      }
      if (isWanted) {
        ++count;
        hasPublicWay |= isReached;
      }
      visit(parent, isReached);
    }
  }

  unsigned count = 0;
  bool hasPublicWay = false;

private:
  /// Below a virtual base that was met before: nothing is counted twice, but the way may be public now.
  void visitAgain(const ThrownTypeFact &type) {
    for (const BaseFact &base : type.bases)
      if (base.isPublic) {
        hasPublicWay |= types[base.type].name == wanted;
        visitAgain(types[base.type]);
      }
  }

  const ExceptionTypes &types;
  std::string_view wanted;
  std::set<std::string_view> virtualBases;
};

/// Of pointers to members; others have none.
bool haveSameClass(const ThrownTypeFact &to, const ThrownTypeFact &from) {
  return to.shape != TypeShape::MemberPointer ||
         (!to.bases.empty() && !from.bases.empty() && to.bases.front().type == from.bases.front().type);
}

} // namespace

std::string displayName(const ThrownTypeFact &type) {
  return llvm::StringRef(type.name).split('@').first.str();
}

ThrownTypeIndex ExceptionTypes::add(ThrownTypeFact type) {
  const auto [slot, isNew] = known.try_emplace(keyOf(type), types.size());
  if (isNew) {
    types.push_back(std::move(type));
    return slot->second;
  }
  ThrownTypeFact &old = types[slot->second];
  if (old.bases.empty() && !type.bases.empty())
    old = std::move(type);
  else if (old.file == NoFact && type.file != NoFact && old.bases.size() == type.bases.size())
    old = std::move(type);
  return slot->second;
}

ThrownTypeIndex ExceptionTypes::find(std::string_view name) const {
  const auto found = known.find(name);
  return found == known.end() ? NoFact : found->second;
}

/// The same class without const and volatile: there its bases are told best.
ThrownTypeIndex ExceptionTypes::plain(ThrownTypeIndex type) const {
  const ThrownTypeIndex found = find(types[type].name);
  return found == NoFact ? type : found;
}

bool ExceptionTypes::isPublicBase(ThrownTypeIndex base, ThrownTypeIndex type) const {
  if (types[base].shape != TypeShape::Class || types[type].shape != TypeShape::Class)
    return false;
  if (types[base].name == types[type].name)
    return true;
  const auto [slot, isNew] = publicBases.try_emplace({base, type}, false);
  if (isNew) {
    Subobjects subobjects(*this, types[base].name);
    subobjects.visit(types[plain(type)], /*isPublic=*/true);
    slot->second = subobjects.count == 1 && subobjects.hasPublicWay;
  }
  return slot->second;
}

bool ExceptionTypes::isBase(ThrownTypeIndex base, ThrownTypeIndex type) const {
  if (types[base].name == types[type].name)
    return true;
  const ThrownTypeFact &derived = types[plain(type)];
  return std::any_of(derived.bases.begin(), derived.bases.end(), [&](const BaseFact &each) { return isBase(base, each.type); });
}

/// `T **` to `const T *const *`: qualifiers may be added, with const on every level above one that gets more.
bool ExceptionTypes::isQualificationConversion(ThrownTypeIndex target, ThrownTypeIndex source) const {
  bool isConstSoFar = true;
  while (true) {
    const ThrownTypeFact &to = types[target];
    const ThrownTypeFact &from = types[source];
    if (to.shape != from.shape || !isAtLeastAsQualified(to, from))
      return false;
    const bool differs = to.isConst != from.isConst || to.isVolatile != from.isVolatile;
    if (differs && !isConstSoFar)
      return false;
    if (to.shape != TypeShape::Pointer && to.shape != TypeShape::MemberPointer)
      return to.name == from.name;
    if (!haveSameClass(to, from))
      return false;
    isConstSoFar = isConstSoFar && to.isConst;
    target = to.pointee;
    source = from.pointee;
    if (target == NoFact || source == NoFact)
      return false;
  }
}

bool ExceptionTypes::convertsPointer(const ThrownTypeFact &target, const ThrownTypeFact &source) const {
  if (target.pointee == NoFact || source.pointee == NoFact)
    return false;
  const ThrownTypeFact &to = types[target.pointee];
  const ThrownTypeFact &from = types[source.pointee];
  if (from.shape == TypeShape::Function || to.shape == TypeShape::Function)
    return from.shape == to.shape && (from.name == to.name || (from.isNoexcept && withoutNoexcept(from.name) == to.name));
  if (target.shape == TypeShape::Pointer && to.name == "void")
    return isAtLeastAsQualified(to, from);
  if (target.shape == TypeShape::Pointer && to.shape == TypeShape::Class && from.shape == TypeShape::Class)
    return isAtLeastAsQualified(to, from) && isPublicBase(target.pointee, source.pointee);
  return isQualificationConversion(target.pointee, source.pointee);
}

bool ExceptionTypes::catches(ThrownTypeIndex caught, CatchForm form, ThrownTypeIndex thrown) const {
  if (form == CatchForm::All)
    return true;
  if (form == CatchForm::Dependent || caught == NoFact || thrown == NoFact)
    return false;
  const ThrownTypeFact &target = types[caught];
  const ThrownTypeFact &source = types[thrown];
  if (target.name == source.name)
    return true;
  if (target.shape == TypeShape::Class)
    return isPublicBase(caught, thrown);
  // A pointer is converted only where that needs no other object: not for `catch (Base *&)`.
  if (form == CatchForm::Reference)
    return false;
  if (source.shape == TypeShape::NullPointer)
    return target.shape == TypeShape::Pointer || target.shape == TypeShape::MemberPointer;
  const bool arePointers = target.shape == TypeShape::Pointer || target.shape == TypeShape::MemberPointer;
  return arePointers && source.shape == target.shape && haveSameClass(target, source) && convertsPointer(target, source);
}

} // namespace seam
