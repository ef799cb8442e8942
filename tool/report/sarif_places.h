// How does SARIF name a file and a stretch of its text?
#pragma once
#include "matchers/findings/finding.h"
#include "matchers/findings/source_lines.h"
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace seam {

/// The base of all relative URIs; its place is left to the reader, so that the output is the same on every machine.
inline constexpr std::string_view sarifRoot = "SRCROOT";

/// "src/a b.h" -> "src/a%20b.h". Bytes that are no letters, digits or -._~/ are escaped, a colon too: it would end a scheme.
std::string percentEncoded(std::string_view path);

/// A file: relative to the root; with a file: URI where the path is absolute.
nlohmann::ordered_json artifactLocation(const std::string &file);

/// Our columns count bytes; SARIF's count the units of UTF-16, a byte order mark left out. Lines that cannot be read pass as ASCII.
class SarifPlaces {
public:
  explicit SarifPlaces(ReadFile readFile) : lines(std::move(readFile)) {}

  /// {"physicalLocation": …}; without a region for a whole file.
  nlohmann::ordered_json location(const FindingPlace &place);

  /// The region that an edit replaces: its bytes and, where the file can be read, its lines and columns.
  nlohmann::ordered_json deletedRegion(const TextEdit &edit);

private:
  nlohmann::ordered_json region(const FindingPlace &place);
  unsigned column(const std::string &file, unsigned line, unsigned column);

  SourceLines lines;
};

} // namespace seam
