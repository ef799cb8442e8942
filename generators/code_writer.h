// How is code put together line by line?
#pragma once
#include <fmt/format.h>
#include <string>

namespace seam {

/// Appends lines; the formatter indents them later.
class CodeWriter {
public:
  void line(const std::string &text = "") { code.append(text).append(1, '\n'); }
  template <typename... Arguments>
    requires(sizeof...(Arguments) > 0)
  void line(fmt::format_string<Arguments...> format, Arguments &&...arguments) {
    line(fmt::format(format, std::forward<Arguments>(arguments)...));
  }

  const std::string &text() const { return code; }

private:
  std::string code;
};

} // namespace seam
