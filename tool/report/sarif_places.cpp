#include "tool/report/sarif_places.h"
#include "matchers/findings/utf16_columns.h"
#include "llvm/ADT/StringExtras.h"
#include <fmt/format.h>

namespace seam {

using Json = nlohmann::ordered_json;

std::string percentEncoded(std::string_view path) {
  std::string uri;
  for (const char byte : path)
    if (llvm::isAlnum(byte) || std::string_view("-._~/").find(byte) != std::string_view::npos)
      uri += byte;
    else
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
  return uri;
}

Json artifactLocation(const std::string &file) {
  if (file.starts_with("/"))
    return {{"uri", "file://" + percentEncoded(file)}};
  return {{"uri", percentEncoded(file)}, {"uriBaseId", sarifRoot}};
}

unsigned SarifPlaces::column(const std::string &file, unsigned line, unsigned column) {
  return utf16Column(lines.line(file, line).value_or(""), line == 1, column);
}

Json SarifPlaces::region(const FindingPlace &place) {
  const unsigned endLine = place.endLine != 0 ? place.endLine : place.line;
  Json region = {{"startLine", place.line}};
  if (place.column != 0)
    region["startColumn"] = column(place.file, place.line, place.column);
  if (endLine > place.line)
    region["endLine"] = endLine;
  const bool isForward = endLine > place.line || (endLine == place.line && place.endColumn > place.column);
  if (isForward && place.column != 0 && place.endColumn != 0)
    region["endColumn"] = column(place.file, endLine, place.endColumn);
  return region;
}

Json SarifPlaces::deletedRegion(const TextEdit &edit) {
  const auto start = lines.placeAt(edit.file, edit.offset);
  const auto end = lines.placeAt(edit.file, std::size_t{edit.offset} + edit.length);
  Json region = Json::object();
  if (start && end) {
    region["startLine"] = start->line;
    region["startColumn"] = column(edit.file, start->line, start->column);
    region["endLine"] = end->line;
    region["endColumn"] = column(edit.file, end->line, end->column);
  }
  region["byteOffset"] = edit.offset;
  region["byteLength"] = edit.length;
  return region;
}

Json SarifPlaces::location(const FindingPlace &place) {
  Json physical = {{"artifactLocation", artifactLocation(place.file)}};
  if (place.line != 0)
    physical["region"] = region(place);
  return {{"physicalLocation", std::move(physical)}};
}

} // namespace seam
