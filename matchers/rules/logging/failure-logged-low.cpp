// Is a failure that ends the work logged where production does not look?
#include "matchers/findings/finding_sink.h"
#include "matchers/rules/log_finding.h"
#include "matchers/rules/log_fixes.h"
#include "matchers/rules/log_levels.h"
#include "matchers/rules/log_words.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace seam {
namespace {

/// The text says that it failed, and the way on is that of a failure. Debug logs are detail for whoever looks into a failure that the
/// caller reports.
bool isFailure(const LogFact &fact) {
  constexpr std::uint32_t other = logged::InHandler | logged::Stripped | logged::Assertion | logged::Print;
  return fact.level != level::Unknown && !(fact.flags & other) && fact.exit == LogExit::ReturnsError && fact.isAdjacent &&
         tellsOfFailure(fact.message);
}

/// "cannot free \x1f, in use" at info and "cannot free \x1f, error \x1f" at error: whoever wrote that told one from the other.
bool isSameText(llvm::StringRef a, llvm::StringRef b) {
  const std::size_t length = std::min(a.size(), b.size());
  std::size_t same = 0;
  while (same < length && a[same] == b[same])
    ++same;
  return same > 0 && 2 * same >= length;
}

/// The failures that a function logs as such, by its name.
class LouderSiblings {
public:
  void add(const LogNode &node) {
    if (node.fact.level >= level::Warning)
      messages[node.function].push_back(node.fact.message);
  }
  bool has(const LogNode &node) const {
    const auto found = messages.find(node.function);
    return found != messages.end() &&
           llvm::any_of(found->second, [&](const std::string &each) { return isSameText(each, node.fact.message); });
  }

private:
  std::map<std::string, std::vector<std::string>> messages;
};

class FailureLoggedLow final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    LevelConvention convention;
    LouderSiblings louder;
    forEachLog(program, [&](const LogNode &node) {
      louder.add(node);
      if (isFailure(node.fact))
        convention.count(program.files[node.file].module, node.fact.level);
    });
    forEachLog(program, [&](const LogNode &node) {
      const LogFact &fact = node.fact;
      if (!isFailure(fact) || fact.level < level::Info || fact.level >= level::Warning ||
          convention.isConvention(program.files[node.file].module, fact.level) || louder.has(node))
        return;
      Finding finding = findingAt(
          program, node, fmt::format("'{}' is logged as '{}', and the function fails", shownMessage(node), nameOfLevel(fact.level)));
      finding.evidence.push_back({.place = {.file = finding.place.file, .line = fact.exitLine}, .message = "it fails here"});
      finding.help = "log it as a warning or an error";
      addLevelFix(finding, program, node, level::Warning);
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<FailureLoggedLow> registered{{.id = "failure-logged-low",
                                                 .category = "logging",
                                                 .summary = "a failure is logged as information, and the function returns an error",
                                                 .severity = Severity::Off,
                                                 .since = "0.1"}};

} // namespace
} // namespace seam
