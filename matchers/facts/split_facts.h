// What does a unit tell of one of its files alone?
#pragma once
#include "matchers/facts/unit_facts.h"
#include <utility>
#include <vector>

namespace seam {

/// A declaration of the facts, by index, and a file for the sake of which it is there: the one in which it stands, or one that uses it.
struct DeclarationFor {
  FileIndex file = 0;
  std::uint32_t declaration = 0;
};

/// The facts that stand in each of `files`, complete in themselves: with the symbols and files that they name, and the declarations that
/// are there for their sake. Each is named after its file.
std::vector<UnitFacts> splitFacts(const UnitFacts &facts, const std::vector<FileIndex> &files,
                                  const std::vector<DeclarationFor> &declarations);

} // namespace seam
