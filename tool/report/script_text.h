// How does JSON of any contents stand inside of a <script> element?
#pragma once
#include <string>
#include <string_view>

namespace seam {

/// The same JSON without what could end the element or start a comment in it (<, >, &), and without the line ends that old readers of
/// JavaScript do not take within a string (U+2028, U+2029): all of these stand in strings only, where JSON has escapes for them.
std::string scriptText(std::string_view json);

} // namespace seam
