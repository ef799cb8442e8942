// What keeps a level edge alive? Its file edges, sorted by what it takes to get rid of each. Inside of breakup.h.
#pragma once
#include "matchers/program/breakup.h"
#include <string>
#include <vector>

namespace seam {

/// The file edges of one level edge, ascending within each list.
struct EdgeUses {
  std::vector<EdgeId> named;     ///< Only a name that can be forward-declared.
  std::vector<EdgeId> bodies;    ///< In function bodies, and names that need their definition.
  std::vector<EdgeId> values;    ///< By value, argument, base or macro.
  std::vector<EdgeId> smuggled;  ///< Uses by forward declaration: the include is gone already.
  std::vector<EdgeId> includes;  ///< Includes that some use explains.
  std::vector<EdgeId> unused;    ///< Includes that nothing explains.
  std::vector<EdgeId> held;      ///< The same, but a pragma, a flag or an inactive branch holds them.
  std::vector<EdgeId> misplaced; ///< File level: a header's includes that only its source needs.
};

EdgeUses usesOf(const ProgramGraph &graph, const LevelGraph &levels, const LevelEdge &edge);

std::int64_t effortOf(const ProgramGraph &graph, const EdgeUses &uses);

BreakKind kindOf(const ProgramGraph &graph, const LevelGraph &levels, const EdgeUses &uses);

/// What the user side uses of the target, see Breakup::needs.
std::vector<SymbolId> needsOf(const ProgramGraph &graph, const EdgeUses &uses, BreakKind kind);

/// The sentence that says how, see Breakup::advice.
std::string adviceFor(const ProgramGraph &graph, const LevelGraph &levels, const LevelEdge &edge, const EdgeUses &uses, BreakKind kind);

/// A source of the file's component, the file itself left out; NoIndex: it has none.
FileId sourceBeside(const ProgramGraph &graph, FileId file);

/// Whether a file uses anything that a node owns, in a way that needs an include.
bool usesNode(const ProgramGraph &graph, const LevelGraph &levels, FileId file, NodeId node);

} // namespace seam
