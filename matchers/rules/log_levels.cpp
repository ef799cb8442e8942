#include "matchers/rules/log_levels.h"
#include "llvm/ADT/STLExtras.h"
#include <fmt/format.h>

namespace seam {
namespace {

/// So many statements of a module make a convention …
constexpr unsigned FewestForConvention = 5;
/// … if this share of them uses one level.
constexpr double ConventionShare = 0.6;

bool isForbidden(const LevelRule &rule, LogLevel level) {
  return llvm::any_of(rule.forbidden, [&](const PolicyWord &each) { return levelOfName(each.text) == level; });
}

} // namespace

std::string objectionTo(const LevelRule &rule, LogLevel level) {
  if (!rule.least.text.empty() && level < levelOfName(rule.least.text))
    return fmt::format("at least '{}' is wanted", rule.least.text);
  if (!rule.most.text.empty() && level > levelOfName(rule.most.text))
    return fmt::format("at most '{}' is allowed", rule.most.text);
  return isForbidden(rule, level) ? "it is forbidden" : "";
}

LogLevel nearestAllowed(const LevelRule &rule, LogLevel level) {
  if (!rule.least.text.empty() && level < levelOfName(rule.least.text))
    return levelOfName(rule.least.text);
  return !rule.most.text.empty() && level > levelOfName(rule.most.text) ? levelOfName(rule.most.text) : level::Unknown;
}

bool LevelConvention::isConvention(ModuleId module, LogLevel level) const {
  const auto found = levels.find(module);
  if (found == levels.end())
    return false;
  unsigned all = 0;
  for (const auto &[each, number] : found->second)
    all += number;
  const auto own = found->second.find(level);
  return all >= FewestForConvention && own != found->second.end() && own->second > ConventionShare * all;
}

} // namespace seam
