// What has to be included before a header that does not compile by itself?
#pragma once
#include "tool/pipeline/double_trials.h"
#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace seam {

/// The header of a double's interface.
struct LeaningHeader {
  std::size_t file = 0; ///< The double's number.
  std::string header;   ///< Absolute.
  std::string folder;   ///< The double's, absolute: names relative to it are found from there.
};

/// For the doubles that can be helped: includes without which their header does not compile, as the double is to write them, in order.
/// Found in the unit that shows the interface, among what it includes before the header, and tried with a compiler.
std::map<std::size_t, std::vector<std::string>> findPreludes(const std::vector<LeaningHeader> &headers, const DoubleTrials &trials,
                                                             const std::string &root);

} // namespace seam
