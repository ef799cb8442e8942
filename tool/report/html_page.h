// What is the HTML report without its data? tool/report/html, bundled when Seam is built; empty where esbuild or d3 was missing.
#pragma once
#include <string_view>

namespace seam {

std::string_view htmlMarkup(); ///< With <!--seam:NAME--> where the other parts and the data go.
std::string_view htmlStyle();
std::string_view htmlScript();

} // namespace seam
