#include "tool/lsp/unit_answer.h"
#include "matchers/findings/fingerprint.h"
#include "tool/pipeline/extract_units.h"
#include "tool/pipeline/unit_findings.h"
#include "tool/store/kept_report.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Path.h"
#include <algorithm>

namespace seam {

/// Takes out what the project agreed to live with.
static void dropOld(std::vector<Finding> &findings, const LoadedPolicy &policy) {
  const std::string file = baselinePath(policy.root, policy.policy);
  bool isMissing = true;
  llvm::Expected<Baseline> baseline = readBaseline(file, isMissing);
  if (!baseline)
    return llvm::consumeError(baseline.takeError()); // The check says so.
  std::vector<std::string> ran;
  for (const RuleEntry *rule : unitRules())
    ran.emplace_back(rule->info.id);
  if (!isMissing)
    applyBaseline(findings, *baseline, policy.policy, ran, llvm::sys::path::filename(file).str());
}

std::optional<EngineAnswer> unitAnswer(const RunRequest &run, const LoadedPolicy &policy, const ExtractedUnits &unit,
                                       const HeaderFacts &headers) {
  EngineAnswer answer{.kind = EngineAnswerKind::Unit};
  KeptReport report;
  report.coverage.failed = unit.failed;
  if (!unit.failed.empty()) {
    answer.file = unit.failed.front().path;
  } else if (!unit.facts.empty() && !unit.facts.front().isHeaderUnit) {
    answer.file = unit.facts.front().unit;
    const ReadFile readFile = fileReader(policy.root, run.openTexts);
    llvm::Expected<std::vector<Finding>> findings = unitFindings(unit.facts.front(), headers, policy.policy, readFile);
    if (!findings) {
      llvm::consumeError(findings.takeError());
      return std::nullopt;
    }
    std::erase_if(*findings, [&](const Finding &finding) { return finding.place.file != answer.file; });
    stampFingerprints(*findings, readFile);
    dropOld(*findings, policy);
    report.findings = std::move(*findings);
  } else {
    return std::nullopt;
  }
  answer.root = policy.root;
  answer.report = writeReport(report);
  return answer;
}

namespace {

/// Where a line went when a text was changed in one stretch.
class MovedLines {
public:
  MovedLines(llvm::StringRef before, llvm::StringRef after) {
    llvm::SmallVector<llvm::StringRef, 0> old;
    llvm::SmallVector<llvm::StringRef, 0> now;
    before.split(old, '\n');
    after.split(now, '\n');
    const std::size_t least = std::min(old.size(), now.size());
    while (same < least && old[same] == now[same])
      ++same;
    std::size_t tail = 0;
    while (tail < least - same && old[old.size() - 1 - tail] == now[now.size() - 1 - tail])
      ++tail;
    end = old.size() - tail;
    grown = static_cast<long>(now.size()) - static_cast<long>(old.size());
  }

  /// Lines count from 1; 0 is none.
  unsigned operator()(unsigned line) const {
    if (line <= same)
      return line;
    return line > end ? static_cast<unsigned>(line + grown) : static_cast<unsigned>(same + 1);
  }

private:
  std::size_t same = 0; ///< So many lines in front are as they were …
  std::size_t end = 0;  ///< … and those behind this one.
  long grown = 0;
};

} // namespace

bool addUnitAnswer(CheckedProgram &program, const EngineRequest &request, const EngineAnswer &answer) {
  std::optional<KeptReport> report = readReport(answer.report);
  if (!report || answer.root != program.root)
    return false;
  const std::string before = program.readFile()(answer.file).value_or("");
  for (const OpenText &open : request.open)
    if (program.relative(open.path) == answer.file)
      program.texts[open.path] = open.text;
  const MovedLines moved(before, program.readFile()(answer.file).value_or(""));

  std::vector<std::string> rules;
  // What does not compile is not judged: what was said of it stays until it does.
  if (report->coverage.failed.empty())
    for (const RuleEntry *rule : unitRules())
      rules.emplace_back(rule->info.id);
  for (Finding &finding : program.findings)
    if (finding.place.file == answer.file) {
      finding.place.line = moved(finding.place.line);
      finding.place.endLine = moved(finding.place.endLine);
      finding.fixes.clear();
    }
  const auto isTold = [&](const Finding &finding) {
    const bool isInside = answer.firstLine == 0 || (finding.place.line >= answer.firstLine && finding.place.line <= answer.lastLine);
    return isInside && finding.place.file == answer.file && llvm::is_contained(rules, finding.rule);
  };
  std::erase_if(program.findings, isTold);
  std::erase_if(report->findings, [&](const Finding &finding) { return !isTold(finding); });
  llvm::append_range(program.findings, std::move(report->findings));
  std::erase_if(program.coverage.failed, [&](const FailedUnit &unit) { return unit.path == answer.file; });
  llvm::append_range(program.coverage.failed, std::move(report->coverage.failed));
  return true;
}

} // namespace seam
