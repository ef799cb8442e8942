// How does the graph of a program look as text, dot, mermaid or JSON?
#pragma once
#include "matchers/program/level_graph.h"
#include <string>

namespace seam {

/// What to show of the graph.
struct GraphView {
  bool onlyCycles = false;
  std::string focus; ///< A node's name or a glob: it and its direct neighbours; empty: all.
};

std::string graphAsText(const ProgramGraph &program, const LevelGraph &graph, const GraphView &view);
std::string graphAsDot(const ProgramGraph &program, const LevelGraph &graph, const GraphView &view);
std::string graphAsMermaid(const ProgramGraph &program, const LevelGraph &graph, const GraphView &view);
std::string graphAsJson(const ProgramGraph &program, const LevelGraph &graph, const GraphView &view);

} // namespace seam
