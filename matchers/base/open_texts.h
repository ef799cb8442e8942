// What does an editor show in place of what lies on the disk?
#pragma once
#include <map>
#include <string>

namespace seam {

/// Texts of files that are not saved yet, by real absolute path.
using OpenTexts = std::map<std::string, std::string>;

/// The text of `path`, however it is spelled; null: it is not open.
const std::string *findOpenText(const OpenTexts &open, const std::string &path);

} // namespace seam
