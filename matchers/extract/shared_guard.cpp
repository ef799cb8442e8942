#include "matchers/extract/shared_guard.h"
#include "matchers/base/file_hash.h"
#include <algorithm>

namespace seam {

SharedGuard::SharedGuard(const SharedHeader *shared) : shared(shared) {
  if (shared) {
    numbers = shared->pathNumbers();
    isIncluded.resize(shared->paths.size());
  }
}

void SharedGuard::include(const std::string &realPath) {
  const auto number = numbers.find(realPath);
  if (number == numbers.end() || isIncluded[number->second])
    return;
  std::vector<std::uint32_t> open = {number->second};
  while (!open.empty()) {
    const std::uint32_t file = open.back();
    open.pop_back();
    if (isIncluded[file])
      continue;
    isIncluded[file] = true;
    open.insert(open.end(), shared->includes[file].begin(), shared->includes[file].end());
  }
}

void SharedGuard::changeMacro(std::string_view name) {
  if (shared && std::binary_search(shared->words.begin(), shared->words.end(), hashOf(name)))
    doubt("it defines the macro '" + std::string(name) + "'");
}

bool SharedGuard::shows(const std::string &realPath) const {
  const auto number = numbers.find(realPath);
  return number == numbers.end() || isIncluded[number->second];
}

} // namespace seam
