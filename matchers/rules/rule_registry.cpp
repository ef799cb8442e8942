// Which rules are linked in? One of the two global registries of the program.
#include "matchers/rules/rule.h"
#include <algorithm>

namespace seam {

static std::vector<RuleEntry> &storage() {
  static std::vector<RuleEntry> rules;
  return rules;
}

const std::vector<RuleEntry> &allRules() {
  return storage();
}

const RuleEntry *findRule(std::string_view id) {
  for (const RuleEntry &entry : storage())
    if (entry.info.id == id)
      return &entry;
  return nullptr;
}

void addRule(RuleEntry entry) {
  std::vector<RuleEntry> &rules = storage();
  auto byId = [](const RuleEntry &left, const RuleEntry &right) { return left.info.id < right.info.id; };
  rules.insert(std::upper_bound(rules.begin(), rules.end(), entry, byId), entry);
}

} // namespace seam
