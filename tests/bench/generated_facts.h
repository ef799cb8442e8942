// What facts would a program of this size give?
#pragma once
#include "matchers/facts/unit_facts.h"
#include <cstdint>
#include <vector>

namespace seam {

/// The units of a program of `files` files, half of them headers, in modules of a hundred files. Every file includes ten others and uses
/// ten symbols; nearly all lie in lower modules, a few in higher ones of the same ten: tangles of up to ten modules. A unit brings the
/// facts of its source and those of the headers that it includes first, as many units of a real program bring the same header.
std::vector<UnitFacts> generateFacts(std::uint32_t files);

} // namespace seam
