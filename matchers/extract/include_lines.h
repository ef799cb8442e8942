// Which headers will units ask for? From their text alone, before anything is parsed.
#pragma once
#include "matchers/extract/extract.h"
#include <set>
#include <string>
#include <vector>

namespace seam {

/// What a few units include, directly or not.
struct IncludeLines {
  std::vector<std::string> lines;   ///< For a shared header: those of others as they are written, `<vector>`, then the project's own.
  std::set<std::string> ownHeaders; ///< The project's own: real paths.
};

/// Follows the include lines of `files` with the search folders of the request's command, whichever branch they stand in: what is not
/// there, or does not compile, is left out later. Does not look into headers of others.
IncludeLines findIncludeLines(const ExtractRequest &like, const std::vector<std::string> &files);

} // namespace seam
