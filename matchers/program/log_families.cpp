#include "matchers/program/log_families.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <map>

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

bool looksLikeLogs(llvm::StringRef family, const std::set<LogLevel> &levels) {
  const bool isLoud = *levels.rbegin() >= level::Warning;
  const bool isQuiet = *levels.begin() <= level::Info;
  const bool isForProgrammers = *levels.begin() <= level::Debug;
  return levels.size() >= FewestLevels && isLoud && isQuiet && (isForProgrammers || namesLog(family));
}

} // namespace

std::set<std::string> logFamilies(const std::vector<LogNode> &statements) {
  std::map<std::string, std::set<LogLevel>> levels;
  for (const LogNode &node : statements)
    if ((node.fact.flags & logged::Candidate) && !node.fact.macro.empty() && node.fact.level != level::Unknown)
      levels[node.fact.macro].insert(node.fact.level);
  std::set<std::string> families;
  for (const auto &[family, used] : levels)
    if (looksLikeLogs(family, used))
      families.insert(family);
  return families;
}

} // namespace seam
