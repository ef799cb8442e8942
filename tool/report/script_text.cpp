#include "tool/report/script_text.h"

namespace seam {

std::string scriptText(std::string_view json) {
  std::string text;
  text.reserve(json.size());
  for (std::size_t i = 0; i < json.size(); ++i) {
    const std::string_view rest = json.substr(i);
    if (json[i] == '<')
      text += "\\u003c";
    else if (json[i] == '>')
      text += "\\u003e";
    else if (json[i] == '&')
      text += "\\u0026";
    else if (rest.starts_with("\u2028") || rest.starts_with("\u2029")) {
      text += rest.starts_with("\u2028") ? "\\u2028" : "\\u2029";
      i += 2; // Three bytes each.
    } else
      text += json[i];
  }
  return text;
}

} // namespace seam
