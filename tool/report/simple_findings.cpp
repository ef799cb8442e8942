#include "tool/report/simple_findings.h"
#include "matchers/base/file_hash.h"
#include "matchers/findings/printable_text.h"
#include <fmt/format.h>
#include <map>

namespace seam {

static std::string placeText(const FindingPlace &place) {
  return place.line == 0 ? place.file : fmt::format("{}:{}", place.file, place.line);
}

static std::string detailsOf(const Finding &finding) {
  std::string text;
  const auto add = [&](const std::string &line) { text += (text.empty() ? "" : "\n") + printable(line); };
  for (const Evidence &step : finding.evidence)
    add(step.place.file.empty() ? step.message : step.message + " at " + placeText(step.place));
  if (!finding.help.empty())
    add(fmt::format("help: {}; `seam explain {}`", finding.help, finding.rule));
  return text;
}

static SimpleFinding notChecked(Severity severity, const std::string &file, const std::string &message) {
  return {.severity = severity,
          .rule = "not-checked",
          .category = "run",
          .place = {.file = printable(file)},
          .message = printable(message),
          .details = "",
          .fingerprint = fmt::format("{:016x}", hashOf("not-checked\n" + file + "\n" + message))};
}

/// "." for what is in no file. A file elsewhere keeps its absolute path.
static std::string pathInRepository(const std::string &file, const std::string &prefix) {
  if (file.empty())
    return ".";
  return file.front() == '/' ? printable(file) : prefix + printable(file);
}

std::vector<SimpleFinding> simpleFindings(const RunReport &report) {
  std::vector<SimpleFinding> all;
  for (const Finding &finding : report.findings)
    all.push_back({.severity = finding.severity,
                   .rule = finding.rule,
                   .category = finding.category,
                   .place = finding.place,
                   .message = printable(finding.message),
                   .details = detailsOf(finding),
                   .fingerprint = finding.fingerprint});
  for (const FailedUnit &unit : report.coverage.failed)
    all.push_back(notChecked(Severity::Error, unit.path, "was not read completely: " + unit.reason));
  for (const std::string &header : report.coverage.unreached)
    all.push_back(notChecked(Severity::Note, header, "is in no unit and cannot be parsed alone, so it was not checked"));
  std::map<std::string, unsigned> seen;
  for (SimpleFinding &finding : all) {
    if (finding.fingerprint.empty())
      finding.fingerprint = fmt::format("{:016x}", hashOf(finding.rule + "\n" + finding.place.file + "\n" + finding.message));
    finding.place.file = pathInRepository(finding.place.file, report.pathPrefix);
    if (const unsigned before = seen[finding.fingerprint]++; before != 0)
      finding.fingerprint += fmt::format("-{}", before);
  }
  return all;
}

std::string wholeText(const SimpleFinding &finding) {
  return finding.details.empty() ? finding.message : finding.message + "\n" + finding.details;
}

} // namespace seam
