// Would this unit mean the same without the shared header?
#pragma once
#include "matchers/extract/shared_header.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"
#include <vector>

namespace seam {

/// Follows which files of the shared header the unit includes itself. All others must not show: no macro, declaration or overload of theirs
/// may be found, and no macro of the unit may change what the header's text means.
class SharedGuard {
public:
  /// Without a shared header everything shows, and nothing is in doubt.
  explicit SharedGuard(const SharedHeader *shared);

  /// The unit includes the file, which brings what that includes.
  void include(const std::string &realPath);

  /// The unit defines or undefines a macro.
  void changeMacro(std::string_view name);

  /// True for a file of the shared header.
  bool holds(const std::string &realPath) const { return numbers.contains(realPath); }

  /// False for a file of the shared header that the unit does not include.
  bool shows(const std::string &realPath) const;

  /// Something showed that must not.
  void doubt(std::string why) {
    if (reason.empty())
      reason = std::move(why);
  }
  bool hasDoubt() const { return !reason.empty(); }
  const std::string &why() const { return reason; }
  bool isActive() const { return shared != nullptr; }

private:
  const SharedHeader *shared;
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  std::vector<bool> isIncluded;
  std::string reason; ///< Empty: no doubt.
};

} // namespace seam
