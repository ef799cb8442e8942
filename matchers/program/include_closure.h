// What does a file get to see through its includes? Answered for all files at once, in blocks of bits.
#pragma once
#include "matchers/program/program_graph.h"
#include <array>
#include <cstdint>
#include <vector>

namespace seam {

/// Index of a group of IncludeOrder.
using GroupId = std::uint32_t;

/// The include graph with its cycles folded: files that include one another are one group, and a group includes groups with lower numbers
/// only.
struct IncludeOrder {
  std::vector<GroupId> groupOfFile;         ///< Per FileId.
  std::vector<GroupId> included;            ///< The groups that a group includes directly, one after the other.
  std::vector<std::uint32_t> firstIncluded; ///< Those of group g: [firstIncluded[g], firstIncluded[g + 1]).

  std::size_t groups() const { return firstIncluded.size() - 1; }
};

/// Which edges make a file visible.
enum class Visibility : std::uint8_t {
  Includes,           ///< Include edges, conditional ones too.
  IncludesAndForwards ///< A declaration by hand makes its symbol's owner visible as well.
};

/// Folds the include graph (Tarjan 1972).
IncludeOrder orderIncludes(const ProgramGraph &graph, Visibility visibility = Visibility::Includes);

/// 512 yes-or-no facts of one group. Sets over many files are computed block by block: one pass over the edges for 512 files,
/// instead of one search through the graph for each file.
struct BitBlock {
  static constexpr std::size_t size = 512;
  std::array<std::uint64_t, size / 64> words{};

  void set(std::size_t bit) { words[bit / 64] |= std::uint64_t{1} << (bit % 64); }
  bool has(std::size_t bit) const { return (words[bit / 64] >> (bit % 64) & 1) != 0; }
  BitBlock &operator|=(const BitBlock &other) {
    for (std::size_t i = 0; i < words.size(); ++i)
      words[i] |= other.words[i];
    return *this;
  }
  BitBlock without(const BitBlock &other) const;
  bool meets(const BitBlock &other) const;
};

/// Gives every group what the groups it includes have, over any number of steps.
void spreadToIncluders(const IncludeOrder &order, std::vector<BitBlock> &blocks);

/// Gives every group what the groups that include it have, over any number of steps.
void spreadToIncluded(const IncludeOrder &order, std::vector<BitBlock> &blocks);

/// Does `from` see `to`?
struct IncludeQuestion {
  FileId from = 0;
  FileId to = 0;
};

/// Who may do the including.
enum class Includer : std::uint8_t {
  Itself,       ///< `from` includes `to`, directly or over others.
  AnyOfItsUsers ///< `from`, or a file that includes `from`, includes `to`: a header that leans on what its users include first.
};

/// Answers many questions in one go, in their order.
std::vector<bool> seesFiles(const IncludeOrder &order, const std::vector<IncludeQuestion> &questions, Includer includer);

} // namespace seam
