// How do free functions come to a double when the program is linked?
#pragma once
#include "generators/double_text.h"
#include <string>

namespace seam {

/// "MockApiGuard": while one lives, the functions ask its double.
std::string guardName(const DoublePlan &plan);

/// "int db_open(const char *path)": as the header declares it. In double_text.cpp.
std::string freeDefinitionOf(const PlannedMethod &function);

/// The guard's class, behind the double's.
void writeSeamGuard(const DoublePlan &plan, CodeWriter &out);

/// What stands in the source: the guard's members, and the functions in the namespace that declares them.
void writeSeamSource(const DoublePlan &plan, CodeWriter &out);

} // namespace seam
