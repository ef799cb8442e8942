// Which files is a double made from? As make and ninja read it: `mock.h: app/store.h app/key.h`.
#pragma once
#include "matchers/program/program_graph.h"
#include <string>
#include <vector>

namespace seam {

/// A rule for `targets` that names these headers and all of the project that they include, absolute. The graph needs its edges.
std::string depfileText(const ProgramGraph &graph, const std::string &root, const std::vector<FileId> &headers,
                        const std::vector<std::string> &targets);

} // namespace seam
