// How does a test run one rule over a graph?
#pragma once
#include "matchers/program/program_graph.h"
#include "matchers/rules/rule_runner.h"
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace seam {

/// What the rule finds in the program, as a run would report it.
inline std::vector<Finding> runRule(const ProgramGraph &program, const std::string &id) {
  llvm::Expected<RuleSelection> selection = selectRules({id});
  if (!selection) {
    ADD_FAILURE() << llvm::toString(selection.takeError());
    return {};
  }
  return runRules(program, *selection);
}

/// "src/a.cpp:3: warning: message" for each finding.
inline std::vector<std::string> linesOf(const std::vector<Finding> &findings) {
  std::vector<std::string> lines;
  for (const Finding &finding : findings) {
    const char *severity = finding.severity == Severity::Error ? "error" : finding.severity == Severity::Warning ? "warning" : "note";
    lines.push_back(fmt::format("{}:{}: {}: {}", finding.place.file, finding.place.line, severity, finding.message));
  }
  return lines;
}

} // namespace seam
