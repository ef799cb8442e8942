#include "matchers/program/log_families.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <map>
#include <set>

namespace seam {
namespace {

/// Siblings with so many levels are no chance.
constexpr std::size_t FewestLevels = 3;

/// "macro LOG_#", "Journal::log(#)", "stream LogStream"; not "Login::#".
bool namesLog(llvm::StringRef family) {
  const std::string lower = family.lower();
  const llvm::StringRef text = lower;
  for (std::size_t at = text.find("log"); at != llvm::StringRef::npos; at = text.find("log", at + 1)) {
    const llvm::StringRef rest = text.drop_front(at + 3);
    if (!rest.starts_with("in") && !rest.starts_with("ic") && !text.take_front(at).ends_with("dia") &&
        !text.take_front(at).ends_with("cata"))
      return true;
  }
  return false;
}

/// All that is known of siblings, whatever it is that connects them.
struct Kin {
  std::set<LogLevel> levels;
  bool isNamedLog = false;
};

bool looksLikeLogs(const Kin &kin) {
  if (kin.levels.size() < FewestLevels)
    return false;
  const bool isLoud = *kin.levels.rbegin() >= level::Warning;
  const bool isQuiet = *kin.levels.begin() <= level::Info;
  const bool isForProgrammers = *kin.levels.begin() <= level::Debug;
  return isLoud && isQuiet && (isForProgrammers || kin.isNamedLog);
}

/// Names that stand for the same siblings, each under the first of them.
class Names {
public:
  std::size_t find(const std::string &name) {
    const auto [slot, isNew] = ids.try_emplace(name, parents.size());
    if (isNew)
      parents.push_back(slot->second);
    std::size_t id = slot->second;
    while (parents[id] != id)
      id = parents[id] = parents[parents[id]];
    return id;
  }
  void join(const std::string &a, const std::string &b) { parents[find(b)] = find(a); }

private:
  std::map<std::string, std::size_t> ids;
  std::vector<std::size_t> parents;
};

const LogFamilyFact *familyOf(const LogNode &node) {
  return (node.fact.flags & logged::Candidate) && !node.fact.family.empty() ? &node.fact.family.front() : nullptr;
}

const std::string &anyName(const LogFamilyFact &family) {
  return family.name.empty() ? family.through.front() : family.name;
}

} // namespace

std::vector<std::size_t> inLogFamilies(const std::vector<LogNode> &statements) {
  Names names;
  for (const LogNode &node : statements)
    if (const LogFamilyFact *family = familyOf(node))
      for (const std::string &through : family->through)
        names.join(anyName(*family), through);
  // Beyond this point the names do not change.
  std::map<std::size_t, Kin> kin;
  for (const LogNode &node : statements)
    if (const LogFamilyFact *family = familyOf(node)) {
      Kin &all = kin[names.find(anyName(*family))];
      all.levels.insert(family->declared.begin(), family->declared.end());
      if (node.fact.level != level::Unknown)
        all.levels.insert(node.fact.level);
      all.isNamedLog |= namesLog(family->name) || llvm::any_of(family->through, namesLog);
    }
  std::vector<std::size_t> members;
  for (std::size_t i = 0; i < statements.size(); ++i)
    if (const LogFamilyFact *family = familyOf(statements[i]); family && looksLikeLogs(kin[names.find(anyName(*family))]))
      members.push_back(i);
  return members;
}

} // namespace seam
