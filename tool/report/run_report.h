// What is there to say at the end of a run? The same for every output format.
#pragma once
#include "matchers/findings/finding.h"
#include "matchers/program/program_graph.h"
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// What the baseline did to this run.
struct BaselineDelta {
  bool isUsed = false;
  unsigned held = 0;              ///< Findings that the baseline keeps quiet.
  unsigned added = 0;             ///< Findings that it does not hold.
  std::vector<std::string> stale; ///< "rule: key" entries that match nothing any more, sorted.
};

/// One run, ready to print. Findings are sorted and unique.
struct RunReport {
  std::string root;       ///< Absolute; findings' paths are relative to it.
  std::string pathPrefix; ///< Leads from the repository's root to `root`: "" or "sub/project/". Services want paths from there.
  std::vector<Finding> findings;
  Coverage coverage;
  BaselineDelta baseline;
  std::size_t fromCache = 0;    ///< Units and headers that were not read because nothing changed. Text only, as the seconds.
  double seconds = 0;           ///< Shown in text only, so that the other formats are the same for the same input.
  bool isDefaultPolicy = false; ///< No policy file: the text tells how to write one.
  std::function<std::optional<std::string>(const std::string &file)> readFile; ///< Text of a file relative to the root.
};

/// How text is printed.
struct TextStyle {
  bool color = false;
  bool statistics = false; ///< One line per rule instead of the findings.
};

std::string textReport(const RunReport &report, const TextStyle &style);
std::string jsonReport(const RunReport &report);

/// `rulePage` gives a rule's page as Markdown, see tool/explain/rule_pages.h; empty: the rules go without help.
std::string sarifReport(const RunReport &report, const std::function<std::optional<std::string_view>(std::string_view)> &rulePage);

/// For services: as tests, as Checkstyle's errors, as workflow commands of GitHub, as GitLab's code quality report, for reviewdog.
std::string junitReport(const RunReport &report);
std::string checkstyleReport(const RunReport &report);
std::string githubReport(const RunReport &report);
std::string gitlabReport(const RunReport &report);
std::string rdjsonReport(const RunReport &report);

/// Exit code: 2 when coverage.failed is not empty or the policy asks for what cannot be checked (RuleInfo::isPolicyMistake), 1 when a
/// finding is at or above `failOn` (Severity::Off: never), else 0.
int exitCode(const RunReport &report, Severity failOn);

} // namespace seam
