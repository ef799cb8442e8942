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
  TypeIndex add(TypeFact type);
  /// A class by its name; NoFact: nobody throws or catches it.
  TypeIndex find(std::string_view name) const;

  const TypeFact &operator[](TypeIndex type) const { return types[type]; }
  std::size_t size() const { return types.size(); }

  /// True if `base` is `type` or an unambiguous public base of it, const and volatile left out of account.
  bool isPublicBase(TypeIndex base, TypeIndex type) const;
  /// True if `base` is `type` or a base of it, however it is derived.
  bool isBase(TypeIndex base, TypeIndex type) const;

  /// True if a handler for `caught`, written in this form, catches an exception of type `thrown`. Both have no const or volatile on top.
  bool catches(TypeIndex caught, CatchForm form, TypeIndex thrown) const;

private:
  bool convertsPointer(const TypeFact &target, const TypeFact &source) const;
  bool isQualificationConversion(TypeIndex target, TypeIndex source) const;
  TypeIndex plain(TypeIndex type) const;

  std::vector<TypeFact> types;
  llvm::StringMap<TypeIndex> known; ///< By name with const and volatile.
  mutable llvm::DenseMap<std::pair<TypeIndex, TypeIndex>, bool> publicBases;
};

/// "app::Error": the name without the file behind it that tells it from its namesakes.
std::string displayName(const TypeFact &type);

} // namespace seam
