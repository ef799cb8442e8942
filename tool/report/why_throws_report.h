// What does `seam why-throws` print?
#pragma once
#include "matchers/program/program_graph.h"
#include "llvm/Support/Error.h"
#include <string>

namespace seam {

/// The exceptions that can leave the functions of this name, each with the calls that it comes by. An error if no function has the name.
llvm::Expected<std::string> whyThrowsText(const ProgramGraph &graph, const std::string &function, bool &doesThrow);

} // namespace seam
