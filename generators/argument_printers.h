// How are arguments printed and compared that nobody else can print or compare?
#pragma once
#include "generators/code_writer.h"
#include "generators/double_plan.h"

namespace seam {

/// Whether the plan asks for some, and there are classes for them.
bool hasArgumentPrinters(const DoublePlan &plan);

/// PrintTo and == in the namespaces of the classes, where the compiler finds them. Two doubles may bring the same.
void writeArgumentPrinters(const DoublePlan &plan, CodeWriter &out);

/// For which classes of arguments there is neither, and why.
std::vector<std::string> argumentNotes(const DoublePlan &plan);

} // namespace seam
