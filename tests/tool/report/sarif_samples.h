// Which runs do the tests of SARIF look at? One with everything in it, one with nothing.
#pragma once
#include "tool/report/run_report.h"

namespace seam {

/// Names, texts and places of every kind, hostile ones among them. The rule "sample-rule" is known, others are not.
RunReport fullRun();

/// sarifReport() as the command line calls it, with a page for "sample-rule" only.
std::string sarifOf(const RunReport &report);

} // namespace seam
