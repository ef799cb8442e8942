#include "matchers/extract/used_files.h"
#include "matchers/facts/facts_fields.h"

namespace seam {

void dropUnusedFiles(UnitFacts &facts, llvm::function_ref<bool(FileIndex)> isOfUnit) {
  std::vector<FileIndex> newIndex(facts.files.size(), NoIndex);
  auto keep = [&](FileIndex index) { newIndex[index] = 0; };
  for (FileIndex i = 0; i < facts.files.size(); ++i)
    if (facts.files[i].origin == FileOrigin::FirstParty && isOfUnit(i))
      keep(i);
  visitFileIndices(facts, keep);
  std::vector<FileFact> kept;
  for (FileIndex i = 0; i < facts.files.size(); ++i)
    if (newIndex[i] != NoIndex) {
      newIndex[i] = kept.size();
      kept.push_back(std::move(facts.files[i]));
    }
  facts.files = std::move(kept);
  visitFileIndices(facts, [&](FileIndex &index) { index = newIndex[index]; });
}

} // namespace seam
