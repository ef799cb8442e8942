// Which units can share a precompiled header, and which headers of others belong into it?
#pragma once
#include "matchers/extract/shared_header.h"
#include "tool/project/project.h"
#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace seam {

/// Units of the same flags.
struct UnitGroup {
  std::vector<std::size_t> samples; ///< Jobs to read first, without a shared header: they tell what the others will include.
  std::vector<std::size_t> others;
  std::optional<SharedHeader> shared; ///< Nothing yet, or none could be made.
};

/// The groups of `open`, indices into `jobs`, for which a shared header pays. The rest is in `alone`.
std::vector<UnitGroup> groupUnits(const std::vector<CompileJob> &jobs, const std::vector<std::size_t> &open,
                                  std::vector<std::size_t> &alone);

/// What the lines `#include <…>` of these files name, sorted. Which branch a line stands in is not looked at: a header that is not there,
/// or does not compile, is left out later.
std::vector<std::string> includedNames(const std::set<std::string> &files);

/// A folder for the precompiled headers of one run; gone with it.
class SharedFolder {
public:
  SharedFolder();
  ~SharedFolder();
  SharedFolder(const SharedFolder &) = delete;
  SharedFolder &operator=(const SharedFolder &) = delete;

  /// Empty: none could be made.
  const std::string &path() const { return folder; }

private:
  std::string folder;
};

} // namespace seam
