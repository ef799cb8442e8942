// Can a test double keep a value of this type?
#pragma once
#include "matchers/facts/interface_facts.h"
#include "clang/AST/Type.h"
#include <functional>
#include <vector>

namespace clang {
class NamedDecl;
}

namespace seam {

using IsSeen = std::function<bool(clang::SourceLocation)>;

/// For a type without reference. Looks only at what `isSeen` shows and at no instantiation, because another unit may have others.
TypeCopy copyOf(clang::QualType value, const IsSeen &isSeen);

/// The types that are only declared, of those that must be known whole where a value of this type is passed:
/// for `std::optional<Order>` Order, for `std::shared_ptr<Order>` none.
std::vector<const clang::NamedDecl *> missingFor(clang::QualType value, const IsSeen &isSeen);

} // namespace seam
