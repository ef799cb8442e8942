// Which classes of a program are mocks that a person wrote?
#pragma once
#include "matchers/facts/interface_facts.h"
#include "matchers/program/program_graph.h"

namespace seam {

/// A class with methods of GoogleMock.
struct ProgramMock {
  const InterfaceNode &node;
  const std::string &file;
  InterfaceFact fact;
};

/// Each once, in the order of ProgramGraph::interfaces: the same class of another configuration tells nothing new.
std::vector<ProgramMock> programMocks(const ProgramGraph &program);

} // namespace seam
