// Which bodies of a unit's functions mean nothing to the rest of its text?
#pragma once
#include "matchers/facts/function_body.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/ArrayRef.h"
#include <vector>

namespace clang {
class SourceManager;
} // namespace clang

namespace seam {

struct UnitFacts;

/// Those of functions that stand in the main file: not what is needed while compiling (constexpr, a type that the body decides, a
/// template), nor where a preprocessor directive stands. `own`: what the unit's text declares.
std::vector<FunctionBody> functionBodies(llvm::ArrayRef<clang::Decl *> own, const clang::SourceManager &sources, const UnitFacts &facts);

} // namespace seam
