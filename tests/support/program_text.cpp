#include "tests/support/program_text.h"
#include <sstream>

namespace seam {

static constexpr std::string_view PartMarker = "//--- ";
static constexpr std::string_view ExpectMarker = " expect: ";

static std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t/#");
  const std::size_t last = text.find_last_not_of(" \t/#");
  return first == text.npos ? "" : std::string(text.substr(first, last - first + 1));
}

/// The comments "// expect: a // expect: b" at the end of a line, which they are cut from.
static std::vector<std::string> takeExpectations(std::string_view &line) {
  std::vector<std::string> texts;
  for (std::size_t at = line.rfind(ExpectMarker); at != line.npos && at > 0; at = line.rfind(ExpectMarker)) {
    texts.insert(texts.begin(), trimmed(line.substr(at + ExpectMarker.size())));
    line = line.substr(0, line.find_last_not_of("/#", at - 1) + 1);
  }
  return texts;
}

static ProgramPart startPart(std::string_view line) {
  ProgramPart part;
  for (std::string &text : takeExpectations(line))
    part.expectations.push_back({0, std::move(text)});
  part.path = trimmed(line.substr(PartMarker.size()));
  if (part.path.starts_with('<') && part.path.ends_with('>')) {
    part.isExternal = true;
    part.path = part.path.substr(1, part.path.size() - 2);
  }
  return part;
}

std::vector<ProgramPart> splitProgram(std::string_view fixture) {
  std::vector<ProgramPart> parts;
  std::istringstream stream{std::string(fixture)};
  unsigned number = 0;
  if (fixture.find(PartMarker) == fixture.npos)
    parts.push_back({.path = "main.cpp"});
  for (std::string text; std::getline(stream, text);) {
    if (text.starts_with(PartMarker)) {
      parts.push_back(startPart(text));
      number = 0;
      continue;
    }
    if (parts.empty()) // What stands above the first file is for the reader.
      continue;
    ++number;
    std::string_view line = text;
    for (std::string &expected : takeExpectations(line))
      parts.back().expectations.push_back({number, std::move(expected)});
    parts.back().text += std::string(line) + '\n'; // Rules read comments, too.
  }
  return parts;
}

} // namespace seam
