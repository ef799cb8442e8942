// Which includes of another module does nothing need?
//
//   session.cpp ──► ui/dialog.h ──► base/string.h      session.cpp uses nothing of ui, but a string: unused only if
//        └────────► net/packet.h ──► base/string.h     some other include brings the string as well
#pragma once
#include "matchers/program/program_graph.h"
#include <vector>

namespace seam {

/// The include edges to another module that can go: neither the including file, nor its component, nor a file that includes it needs
/// what the target brings, nor do words in inactive branches name it. All of them can go together. Ascending; of two includes of one file
/// in one file the first. Left alone, because the facts do not tell: those of headers that no unit includes, exported, kept, forced and
/// conditional includes, targets that are textual, declare nothing, or specialise templates, files that only include.
std::vector<EdgeId> unusedIncludes(const ProgramGraph &graph);

} // namespace seam
