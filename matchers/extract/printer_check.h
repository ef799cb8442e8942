// Would an operator<< that is a template compile for a class?
#pragma once
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace seam {

/// Whether the operator is certain not to compile: it writes `box.held` or `box.get()`, which is one of the class's own arguments, and
/// nobody writes those. `isStreamed` says who does.
///   template <class T> std::ostream &operator<<(std::ostream &out, const Box<T> &box) { return out << box.held; }
bool failsToStream(const clang::FunctionDecl *streamOperator, const clang::ClassTemplateSpecializationDecl *record,
                   llvm::function_ref<bool(clang::QualType)> isStreamed);

} // namespace seam
