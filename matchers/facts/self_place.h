// Where does a signature speak of the double itself?
#pragma once

namespace seam {

/// In the text of an archetype's types: the double, whose name only the plan knows. `bool operator==(const @ &) const`.
inline constexpr char SelfPlace = '\2';

} // namespace seam
