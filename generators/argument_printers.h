// How are arguments printed and compared that nobody else can print or compare?
#pragma once
#include "generators/code_writer.h"
#include "generators/style.h"

namespace seam {

/// Whether the plan asks for some, and there are classes for them; or GoogleTest could not print an argument at all without one.
bool hasArgumentPrinters(const DoublePlan &plan, const RegisteredStyle &style);

/// PrintTo and == in the namespaces of the classes, where the compiler finds them. Two doubles may bring the same.
void writeArgumentPrinters(const DoublePlan &plan, const RegisteredStyle &style, CodeWriter &out);

/// For which classes of arguments there is neither, and why.
std::vector<std::string> argumentNotes(const DoublePlan &plan);

} // namespace seam
