// Which styles are there? Filled before main() by the RegisterStyle objects of their files.
#include "generators/style.h"
#include <algorithm>
#include <tuple>

namespace seam {

static std::vector<RegisteredStyle> &allStyles() {
  static std::vector<RegisteredStyle> styles;
  return styles;
}

void registerStyle(RegisteredStyle style) {
  std::vector<RegisteredStyle> &styles = allStyles();
  const auto key = [](const RegisteredStyle &each) { return std::tie(each.info.kind, each.info.name); };
  const auto place = std::ranges::find_if(styles, [&](const RegisteredStyle &each) { return key(style) < key(each); });
  styles.insert(place, std::move(style));
}

const std::vector<RegisteredStyle> &registeredStyles() {
  return allStyles();
}

const RegisteredStyle *findStyle(DoubleKind kind, std::string_view name) {
  for (const RegisteredStyle &each : registeredStyles())
    if (each.info.kind == kind && (name.empty() ? each.info.isDefault : each.info.name == name))
      return &each;
  return nullptr;
}

const RegisteredStyle *findStyleNamed(std::string_view kind) {
  for (const RegisteredStyle &each : registeredStyles())
    if (each.info.isDefault && kindName(each.info.kind) == kind)
      return &each;
  return nullptr;
}

} // namespace seam
