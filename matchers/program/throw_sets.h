// Which exceptions can leave each function? A fixpoint over the calls of the program.
//
//   throw expressions, library model ─► try blocks around ─► noexcept wall ─► callers …
//
// What is not known (function pointers, bodies of others) throws nothing here: no evidence, no claim.
#pragma once
#include "matchers/program/exception_program.h"

namespace seam {

ThrowSets findThrowSets(const ExceptionProgram &program);

/// The functions that a call may run: definitions, or all overriders that were seen of a virtual method. Empty: none is known.
std::vector<FunctionId> targetsOf(const ExceptionProgram &program, FileId caller, const CallFact &call);

/// Nothing leaves it: the program ends before, or a coroutine's promise gets it.
bool holdsBack(const FunctionFact &function);

} // namespace seam
