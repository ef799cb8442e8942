// How does a text stand in XML?
#pragma once
#include <string>
#include <string_view>

namespace seam {

/// With entities for what XML and its attributes would read otherwise; line ends stay. `text`: valid UTF-8 without other control
/// characters.
std::string xmlText(std::string_view text);

} // namespace seam
