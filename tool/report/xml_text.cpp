#include "tool/report/xml_text.h"

namespace seam {

std::string xmlText(std::string_view text) {
  std::string result;
  for (char letter : text) {
    switch (letter) {
    case '&':
      result += "&amp;";
      break;
    case '<':
      result += "&lt;";
      break;
    case '>':
      result += "&gt;";
      break;
    case '"':
      result += "&quot;";
      break;
    case '\n':
      result += "&#10;";
      break;
    default:
      result += letter;
    }
  }
  return result;
}

} // namespace seam
