// Which units are compiled alike?
#pragma once
#include "tool/project/project.h"
#include <string>

namespace seam {

/// A C++ unit for a driver that speaks like GCC.
bool isPlainCpp(const CompileJob &job);

/// Names all that reading its headers depends on but the contents of files: the command without its main file and language.
std::string flagsKey(const CompileJob &job, const std::string &root);

} // namespace seam
