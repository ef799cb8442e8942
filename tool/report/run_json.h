// How do findings, and what was not checked, look as JSON? The same in the JSON report and inside of the HTML one.
#pragma once
#include "tool/report/run_report.h"
#include <nlohmann/json.hpp>

namespace seam {

nlohmann::ordered_json findingJson(const Finding &finding);
nlohmann::ordered_json coverageJson(const Coverage &coverage);
nlohmann::ordered_json baselineJson(const BaselineDelta &baseline);

} // namespace seam
