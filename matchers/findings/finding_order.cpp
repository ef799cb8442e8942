#include "matchers/findings/finding_order.h"
#include <algorithm>
#include <tuple>

namespace seam {

void sortUnique(std::vector<Finding> &findings) {
  // Two contracts may forbid the same edge in the same words: those are two findings.
  auto identity = [](const Finding &finding) {
    const FindingPlace &place = finding.place;
    return std::tie(place.file, place.line, place.column, finding.rule, finding.message, finding.contract, finding.keys);
  };
  std::sort(findings.begin(), findings.end(), [&](const Finding &left, const Finding &right) { return identity(left) < identity(right); });
  auto isSame = [&](const Finding &left, const Finding &right) { return identity(left) == identity(right); };
  findings.erase(std::unique(findings.begin(), findings.end(), isSame), findings.end());
}

std::string_view severityName(Severity severity) {
  switch (severity) {
  case Severity::Off:
    return "off";
  case Severity::Note:
    return "note";
  case Severity::Warning:
    return "warning";
  case Severity::Error:
    return "error";
  }
  return "error";
}

} // namespace seam
