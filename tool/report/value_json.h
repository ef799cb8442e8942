// How does the data of a finding look as JSON?
#pragma once
#include "matchers/findings/finding.h"
#include <nlohmann/json.hpp>

namespace seam {

/// The object with its keys in their order.
nlohmann::ordered_json dataJson(const DataValue::Object &object);

} // namespace seam
