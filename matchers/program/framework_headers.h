// Where are the headers of test frameworks, as the units of this program find them?
#pragma once
#include "matchers/program/program_graph.h"
#include <string>
#include <vector>

namespace seam {

/// The main header of GoogleTest, GoogleMock or Trompeloeil, wherever it lies: a path, or as it is included.
bool isFrameworkHeader(const std::string &path);

/// The folders in which units find such headers, absolute and each once: <gmock/gmock.h> lies below one of them. `root`: of the program.
std::vector<std::string> frameworkFolders(const ProgramGraph &graph, const std::string &root);

} // namespace seam
