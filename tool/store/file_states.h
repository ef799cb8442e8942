// Is what a unit depends on as it was?
#pragma once
#include "matchers/base/open_texts.h"
#include "tool/store/facts_store.h"
#include <optional>
#include <vector>

namespace seam {

/// Compares inputs with the disk; looks at each path once in a run. A file is read only when its size, times or inode differ from those it
/// had with a known hash, or when it changed so lately that another change may have left the times alone.
class FileStates {
public:
  FileStates(FactsStore &store, const OpenTexts &open) : store(store), open(open) {}

  bool isAsBefore(const StoredInput &input);

  /// Nothing: it cannot be read.
  std::optional<std::uint64_t> contentHash(std::uint32_t path);

private:
  bool isThere(std::uint32_t path);

  /// What was found out of each path, by its number; a unit asks for hundreds.
  template <typename Answer> class Answers {
  public:
    std::optional<Answer> &of(std::uint32_t path) {
      if (path >= answers.size())
        answers.resize(path + 1);
      return answers[path];
    }

  private:
    std::vector<std::optional<Answer>> answers;
  };

  std::optional<std::uint64_t> readHash(std::uint32_t path);

  FactsStore &store;
  const OpenTexts &open; ///< Count instead of the disk.
  Answers<std::optional<std::uint64_t>> contents;
  Answers<std::optional<std::uint64_t>> listings;
  Answers<bool> presence;
};

} // namespace seam
