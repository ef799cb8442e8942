// What does the HTML report know? One JSON object, described in docs/schema/report.schema.json.
#pragma once
#include "tool/report/html_report.h"
#include <string>

namespace seam {

/// One line. The same content gives the same bytes.
std::string htmlJson(const HtmlContent &content);

} // namespace seam
