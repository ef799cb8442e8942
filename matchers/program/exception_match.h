// Which handler catches what? C++'s own rules ([except.handle]) over types as facts tell them: a pure function.
#pragma once
#include "matchers/facts/exception_facts.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// The exception types of a program, each once.
class ExceptionTypes {
public:
  /// Adds a type whose pointee and bases are of this table already. A class that is known better now gets what it lacked.
  ThrownTypeIndex add(ThrownTypeFact type);
  /// A class by its name; NoFact: nobody throws or catches it.
  ThrownTypeIndex find(std::string_view name) const;

  const ThrownTypeFact &operator[](ThrownTypeIndex type) const { return types[type]; }
  std::size_t size() const { return types.size(); }

  /// True if `base` is `type` or an unambiguous public base of it, const and volatile left out of account.
  bool isPublicBase(ThrownTypeIndex base, ThrownTypeIndex type) const;
  /// True if `base` is `type` or a base of it, however it is derived.
  bool isBase(ThrownTypeIndex base, ThrownTypeIndex type) const;

  /// True if a handler for `caught`, written in this form, catches an exception of type `thrown`. Both have no const or volatile on top.
  bool catches(ThrownTypeIndex caught, CatchForm form, ThrownTypeIndex thrown) const;

private:
  bool convertsPointer(const ThrownTypeFact &target, const ThrownTypeFact &source) const;
  bool isQualificationConversion(ThrownTypeIndex target, ThrownTypeIndex source) const;
  ThrownTypeIndex plain(ThrownTypeIndex type) const;

  std::vector<ThrownTypeFact> types;
  llvm::StringMap<ThrownTypeIndex> known; ///< By name with const and volatile.
  mutable llvm::DenseMap<std::pair<ThrownTypeIndex, ThrownTypeIndex>, bool> publicBases;
};

/// "app::Error": the name without the file behind it that tells it from its namesakes.
std::string displayName(const ThrownTypeFact &type);

} // namespace seam
