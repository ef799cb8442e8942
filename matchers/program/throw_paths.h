// How does an exception come to where it is? The proof of every claim, place by place.
#pragma once
#include "matchers/findings/finding.h"
#include "matchers/program/exception_program.h"

namespace seam {

/// The calls from `function` down to the throw: "'sync' is called here", "'IoError' is thrown here".
std::vector<Evidence> throwPath(const ProgramGraph &graph, FunctionId function, const Escape &escape);

/// The expression that throws it; null: the library model says so, or it is thrown on.
const ThrowFact *originOf(const ExceptionProgram &program, FunctionId function, const Escape &escape);

/// The place of a function's name.
FindingPlace placeOf(const ProgramGraph &graph, const FunctionNode &function);
/// A place inside of it.
FindingPlace placeIn(const ProgramGraph &graph, const FunctionNode &function, std::uint32_t line, std::uint32_t column,
                     std::uint32_t endColumn = 0);

/// "'app::IoError'", "'A' and 'B'", "'A', 'B' and 3 more".
std::string namesOf(const ExceptionProgram &program, const std::vector<Escape> &escapes);

/// The name of a type as a reader knows it.
std::string typeName(const ExceptionProgram &program, ThrownTypeIndex type);

/// "the lambda in 'f'", "'f'".
std::string functionName(const FunctionNode &function);

} // namespace seam
