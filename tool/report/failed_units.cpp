#include "tool/report/failed_units.h"
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>

namespace seam {

/// As many of one reason have a line each.
static constexpr std::size_t MostAlone = 3;

/// "src/x.cpp:3:10: 'zlib.h' file not found" without its place: each unit has another.
static std::string withoutPlace(const std::string &reason) {
  const auto isNumber = [&](std::size_t begin, std::size_t end) {
    return end != std::string::npos && begin < end && reason.find_first_not_of("0123456789", begin) == end;
  };
  for (std::size_t colon = reason.find(':'); colon != std::string::npos; colon = reason.find(':', colon + 1)) {
    const std::size_t second = reason.find(':', colon + 1);
    const std::size_t third = second == std::string::npos ? second : reason.find(": ", second + 1);
    if (isNumber(colon + 1, second) && isNumber(second + 1, third))
      return reason.substr(third + 2);
  }
  return reason;
}

std::vector<std::string> failedSentences(const std::vector<FailedUnit> &failed) {
  std::map<std::string, std::vector<std::size_t>> byReason;
  for (std::size_t i = 0; i < failed.size(); ++i)
    byReason[withoutPlace(failed[i].reason)].push_back(i);
  std::vector<std::string> sentences;
  for (std::size_t i = 0; i < failed.size(); ++i) {
    const std::vector<std::size_t> &same = byReason[withoutPlace(failed[i].reason)];
    if (same.size() <= MostAlone) {
      sentences.push_back(fmt::format("'{}' was not read completely: {}", failed[i].path, failed[i].reason));
    } else if (same.front() == i) {
      std::vector<std::string> named;
      for (std::size_t j = 0; j < MostAlone; ++j)
        named.push_back("'" + failed[same[j]].path + "'");
      sentences.push_back(
          fmt::format("{} and {} more were not read completely, all for this reason: {}; `seam check --format json` names each",
                      fmt::join(named, ", "), same.size() - MostAlone, failed[i].reason));
    }
  }
  return sentences;
}

} // namespace seam
