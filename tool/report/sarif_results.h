// How does a finding look in SARIF?
#pragma once
#include "tool/report/sarif_places.h"
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace seam {

/// A message object. Braces are doubled and links undone, because SARIF reads "{0}" and "[text](1)" in messages.
nlohmann::ordered_json sarifMessage(std::string_view text);

/// A result, all but its ruleIndex.
nlohmann::ordered_json sarifResult(const Finding &finding, SarifPlaces &places);

} // namespace seam
