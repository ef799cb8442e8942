// Is this the same defect as in the last run, although lines moved?
#pragma once
#include "matchers/findings/finding.h"
#include "matchers/findings/read_file.h"
#include <string>
#include <vector>

namespace seam {

/// 16 hexadecimal digits over a finding's rule and keys, whatever the keys' order; over rule, file and message where it has no keys.
std::string fingerprintOf(const Finding &finding);

/// Gives keys to the findings that have none ("src/a.cpp: throw 1;", and "src/a.cpp: throw 1; #2" for the second place with the same
/// text), then sets every finding's fingerprint. Sorts the findings.
void stampFingerprints(std::vector<Finding> &findings, const ReadFile &readFile);

} // namespace seam
