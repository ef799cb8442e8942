// Which parts of some files are marked?
#pragma once
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include <map>
#include <utility>
#include <vector>

namespace seam {

/// Parts of files by their offsets, the end excluded.
class TextRanges {
public:
  void add(clang::FileID file, unsigned begin, unsigned end) { ranges[file].push_back({begin, end}); }

  bool holds(clang::FileID file, unsigned offset) const {
    return llvm::any_of(in(file), [offset](const auto &range) { return range.first <= offset && offset < range.second; });
  }

  llvm::ArrayRef<std::pair<unsigned, unsigned>> in(clang::FileID file) const {
    const auto found = ranges.find(file);
    if (found == ranges.end())
      return {};
    return found->second;
  }

private:
  std::map<clang::FileID, std::vector<std::pair<unsigned, unsigned>>> ranges;
};

} // namespace seam
