// What do doubles stand in for that is no class with virtual methods? Read from a unit when somebody asks for it.
#pragma once
#include "matchers/facts/interface_facts.h"
#include "matchers/program/program_graph.h"
#include "tool/pipeline/pipeline.h"
#include "tool/pipeline/select_interfaces.h"
#include <vector>

namespace seam {

/// Classes of any kind, functions or concepts, as the names and files say; without a file the program knows where a name is declared.
/// `graph` is whole. Fails for names that are none, with the nearest.
llvm::Expected<std::vector<InterfaceNode>> demandInterfaces(const InterfaceChoice &choice, DoubleShape shape, const ProgramGraph &graph,
                                                            const Project &project, const RunRequest &run);

} // namespace seam
