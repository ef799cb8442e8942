// Which text of a generated file is a person's?
#pragma once
#include <map>
#include <string>

namespace seam {

// `// seam:keep-begin(name)` … `// seam:keep-end`, each on a line of its own.

/// The lines in the regions, by name.
std::map<std::string, std::string> keptTexts(const std::string &text);

/// Puts kept lines into the regions of these names. What has no region any more comes to `lost`.
std::string withKeptTexts(const std::string &text, std::map<std::string, std::string> kept, std::map<std::string, std::string> &lost);

/// The text with all regions empty.
std::string withoutKeptText(const std::string &text);

} // namespace seam
