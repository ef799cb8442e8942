// Which column is a byte in, for readers that count the units of UTF-16 (SARIF, editors)?
#pragma once
#include <string_view>

namespace seam {

/// Both columns count from 1. A byte order mark in front of the first line counts nothing; a column inside of a character is its first;
/// behind the line's end every byte is one.
unsigned utf16Column(std::string_view line, bool isFirstLine, unsigned column);

} // namespace seam
