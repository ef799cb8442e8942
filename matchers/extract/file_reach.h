// Which files does a file see: those that it includes, and what they include?
#pragma once
#include "matchers/facts/unit_facts.h"
#include "llvm/ADT/BitVector.h"
#include <vector>

namespace seam {

/// Who includes whom in one unit. What a name in a header means is judged by what that header itself includes, not by what its includers
/// happen to include before: so a header tells the same facts in every unit.
class FileReach {
public:
  FileReach() = default;
  explicit FileReach(std::vector<std::vector<FileIndex>> includes) : lists(std::move(includes)) {}

  void include(FileIndex from, FileIndex to);
  /// `-include x.h`: every file sees it.
  void includeEverywhere(FileIndex to) { everywhere.push_back(to); }

  /// Whether `from` includes `to`, directly or not; a file reaches itself. All includes must be known by now.
  bool reaches(FileIndex from, FileIndex to);
  const llvm::BitVector &closureOf(FileIndex from);

  const std::vector<std::vector<FileIndex>> &includes() const { return lists; }

private:
  std::vector<std::vector<FileIndex>> lists;
  std::vector<FileIndex> everywhere;
  std::vector<llvm::BitVector> closures; ///< Empty: not asked for yet.
};

} // namespace seam
