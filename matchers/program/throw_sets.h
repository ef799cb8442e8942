// Which exceptions can leave each function? A fixpoint over the calls of the program.
//
//   throw expressions, library model ─► try blocks around ─► noexcept wall ─► callers …
//
// What is not known (function pointers, bodies of others) throws nothing here: no evidence, no claim.
#pragma once
#include "matchers/program/exception_program.h"

namespace seam {

/// Files that are no part of the program proper, by FileId; where these are empty, all are.
struct OtherFiles {
  std::vector<bool> tests;    ///< Their overriders do not run in the program.
  std::vector<bool> vendored; ///< What they throw is, as with a library outside of the project, no evidence of the first rank.
};

ThrowSets findThrowSets(const ExceptionProgram &program, const OtherFiles &others);

/// The functions that a call may run: definitions, or all overriders that were seen of a virtual method. Empty: none is known.
std::vector<FunctionId> targetsOf(const ExceptionProgram &program, FileId caller, const CallFact &call);

/// Nothing leaves it: the program ends before, or a coroutine's promise gets it.
bool holdsBack(const FunctionFact &function);

} // namespace seam
