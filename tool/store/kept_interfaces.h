// How is what doubles need of a program kept between runs, so that they need neither its facts nor its links again?
#pragma once
#include "matchers/program/program_graph.h"
#include <optional>
#include <string>
#include <string_view>

namespace seam {

/// What doubles need of the graph: the interfaces, their files and witnesses, and the owners of the types that their headers lack.
ProgramGraph interfacesOf(const ProgramGraph &graph);

/// Of a graph that interfacesOf() gave.
std::string writeInterfaces(const ProgramGraph &graph);

/// Nothing: these are no bytes of writeInterfaces.
std::optional<ProgramGraph> readInterfaces(std::string_view bytes);

} // namespace seam
