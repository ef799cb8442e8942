// Which of the files that clang met do a unit's facts name?
#pragma once
#include "matchers/facts/unit_facts.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace seam {

/// Keeps the first-party files for which `isOfUnit` holds, and those that some fact points to.
void dropUnusedFiles(UnitFacts &facts, llvm::function_ref<bool(FileIndex)> isOfUnit);

} // namespace seam
