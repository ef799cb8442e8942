// Which includes of another module does nothing need?
#include "matchers/program/unused_includes.h"
#include "matchers/program/include_closure.h"
#include "matchers/program/unused_include_candidates.h"
#include <algorithm>
#include <set>

namespace seam {
namespace {

/// Index of what a file may need: a first-party file, or all of an external package, whose inner includes nobody knows.
using ItemId = std::uint32_t;

/// A file uses an item.
struct Need {
  ItemId item = 0;
  FileId file = 0;
  bool isIncluded = false; ///< The file includes the item itself.

  friend auto operator<=>(const Need &, const Need &) = default;
};

void dropNeeded(std::vector<UnusedCandidate> &candidates) {
  std::erase_if(candidates, [](const UnusedCandidate &candidate) { return candidate.isNeeded; });
}

/// Clears the candidates whose target stands for its module: the user needs something of the same module behind it, be it reached in other
/// ways too. session_json.h, which only extends session.h, is needed by whoever uses sessions, though no name of it is written.
void clearModuleNeeds(const ProgramGraph &graph, const IncludeOrder &order, std::vector<UnusedCandidate> &candidates) {
  std::vector<IncludeQuestion> questions;
  std::vector<std::size_t> asker;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Edge &include = graph.edges[candidates[i].edge];
    const ModuleId module = graph.files[include.to].module;
    const ComponentId component = graph.files[include.from].component;
    const std::vector<FileId> alone{include.from};
    for (FileId file : component == NoIndex ? alone : graph.components[component].files)
      for (const Edge &edge : graph.edgesFrom(file))
        if (isUse(edge) && graph.files[edge.to].module == module &&
            (asker.empty() || asker.back() != i || questions.back().to != edge.to)) {
          questions.push_back({include.to, edge.to});
          asker.push_back(i);
        }
  }
  std::vector<bool> answers = seesFiles(order, questions, Includer::Itself);
  for (std::size_t i = 0; i < answers.size(); ++i)
    if (answers[i])
      candidates[asker[i]].isNeeded = true;
  dropNeeded(candidates);
}

/// The files that some candidate brings: only they can make it needed.
std::vector<bool> filesBehind(const ProgramGraph &graph, const IncludeOrder &order, const std::vector<UnusedCandidate> &candidates) {
  std::vector<bool> isBehind(order.groups(), false);
  for (const UnusedCandidate &candidate : candidates)
    isBehind[order.groupOfFile[graph.edges[candidate.edge].to]] = true;
  for (std::size_t group = order.groups(); group-- > 0;)
    for (std::uint32_t i = order.firstIncluded[group]; isBehind[group] && i < order.firstIncluded[group + 1]; ++i)
      isBehind[order.included[i]] = true;
  std::vector<bool> files;
  for (GroupId group : order.groupOfFile)
    files.push_back(isBehind[group]);
  return files;
}

/// Which item each file is, and who needs which.
struct Items {
  std::vector<ItemId> itemOfFile; ///< NoIndex: nobody uses it, or no candidate brings it.
  std::vector<bool> isExternal;   ///< Per item.
  std::vector<Need> needs;        ///< Sorted, unique.

  Items(const ProgramGraph &graph, const std::vector<bool> &isBehind) : itemOfFile(graph.files.size(), NoIndex) {
    std::vector<ItemId> itemOfModule(graph.modules.size(), NoIndex);
    std::vector<bool> isUsed(graph.files.size());
    for (const Edge &edge : graph.edges)
      if (isUse(edge) && isBehind[edge.to])
        isUsed[edge.to] = true;
    for (FileId file = 0; file < graph.files.size(); ++file) {
      const FileNode &node = graph.files[file];
      const bool isPackage = node.origin == FileOrigin::External && node.module != NoIndex;
      if (!isUsed[file] && !isPackage)
        continue;
      ItemId &item = isPackage ? itemOfModule[node.module] : itemOfFile[file];
      if (item == NoIndex) {
        item = static_cast<ItemId>(isExternal.size());
        isExternal.push_back(node.origin == FileOrigin::External);
      }
      itemOfFile[file] = item;
    }
    for (FileId file = 0; file < graph.files.size(); ++file)
      addNeeds(graph, file);
    std::sort(needs.begin(), needs.end());
    needs.erase(std::unique(needs.begin(), needs.end()), needs.end());
  }

private:
  void addNeeds(const ProgramGraph &graph, FileId file) {
    std::set<ItemId> included;
    for (const Edge &edge : graph.edgesFrom(file))
      if (edge.kind == EdgeKind::Include && itemOfFile[edge.to] != NoIndex)
        included.insert(itemOfFile[edge.to]);
    for (const Edge &edge : graph.edgesFrom(file))
      if (isUse(edge) && itemOfFile[edge.to] != NoIndex)
        needs.push_back({itemOfFile[edge.to], file, included.contains(itemOfFile[edge.to])});
  }
};

/// Clears the candidates that bring something which is needed and comes in no other sure way.
class NeedSearch {
public:
  NeedSearch(const ProgramGraph &graph, const IncludeOrder &visible, std::vector<UnusedCandidate> &candidates)
      : graph(graph), visible(visible), includes(orderIncludes(graph)), items(graph, filesBehind(graph, visible, candidates)),
        candidates(candidates) {
    const std::vector<bool> isFailed = failedFiles(graph);
    for (FileId file = 0; file < graph.files.size(); ++file)
      if (isFailed[file])
        failed.push_back(file);
  }

  void run() {
    auto need = items.needs.begin();
    for (std::size_t first = 0; first < items.isExternal.size(); first += BitBlock::size) {
      auto end = std::find_if(need, items.needs.end(), [&](const Need &each) { return each.item >= first + BitBlock::size; });
      runBlock(first, {need, end});
      need = end;
      // What is needed stays, and from now on counts as a sure way for others.
      dropNeeded(candidates);
    }
  }

private:
  void runBlock(std::size_t first, std::span<const Need> needs) {
    std::vector<BitBlock> seen = closures(visible, first);     // Declarations by hand count.
    std::vector<BitBlock> brought = closures(includes, first); // Includes only: what surely stays.
    std::vector<BitBlock> needed(includes.groups());
    for (const Need &need : needs)
      if (!items.isExternal[need.item] && !seen[visible.groupOfFile[need.file]].has(need.item - first))
        needed[includes.groupOfFile[need.file]].set(need.item - first);
    // A header that leans on what its users include first: they need it for the header.
    spreadToIncluders(includes, needed);
    for (const Need &need : needs)
      if (!need.isIncluded)
        needed[includes.groupOfFile[need.file]].set(need.item - first);
    for (FileId file : failed)
      needed[includes.groupOfFile[file]].words.fill(~std::uint64_t{0});
    // What a file needs may come through any file that it includes.
    spreadToIncluded(includes, needed);
    for (auto candidate = candidates.begin(); candidate != candidates.end();) {
      const FileId from = graph.edges[candidate->edge].from;
      auto last =
          std::find_if(candidate, candidates.end(), [&](const UnusedCandidate &each) { return graph.edges[each.edge].from != from; });
      const BitBlock open = needed[includes.groupOfFile[from]].without(sure(from, {candidate, last}, brought));
      for (; candidate != last; ++candidate)
        if (open.meets(seen[visible.groupOfFile[graph.edges[candidate->edge].to]]))
          candidate->isNeeded = true;
    }
  }

  std::vector<BitBlock> closures(const IncludeOrder &order, std::size_t first) const {
    std::vector<BitBlock> blocks(order.groups());
    for (FileId file = 0; file < graph.files.size(); ++file)
      if (const ItemId item = items.itemOfFile[file]; item != NoIndex && item >= first && item < first + BitBlock::size)
        blocks[order.groupOfFile[file]].set(item - first);
    spreadToIncluders(order, blocks);
    return blocks;
  }

  /// What `from` gets through the includes that are no candidates. Those that lead back to it are left out: they may lead through a
  /// candidate.
  BitBlock sure(FileId from, std::span<const UnusedCandidate> own, const std::vector<BitBlock> &brought) const {
    BitBlock block;
    for (const Edge &edge : graph.edgesFrom(from)) {
      auto isTarget = [&](const UnusedCandidate &each) { return graph.edges[each.edge].to == edge.to; };
      if (edge.kind == EdgeKind::Include && !edge.isConditional && includes.groupOfFile[edge.to] != includes.groupOfFile[from] &&
          std::none_of(own.begin(), own.end(), isTarget))
        block |= brought[includes.groupOfFile[edge.to]];
    }
    return block;
  }

  const ProgramGraph &graph;
  const IncludeOrder &visible;
  const IncludeOrder includes;
  const Items items;
  std::vector<UnusedCandidate> &candidates;
  std::vector<FileId> failed;
};

} // namespace

std::vector<EdgeId> unusedIncludes(const ProgramGraph &graph) {
  std::vector<UnusedCandidate> open = unusedCandidates(graph);
  const IncludeOrder visible = orderIncludes(graph, Visibility::IncludesAndForwards);
  clearModuleNeeds(graph, visible, open);
  if (!open.empty())
    NeedSearch(graph, visible, open).run();
  std::vector<EdgeId> edges;
  for (const UnusedCandidate &candidate : open)
    edges.push_back(candidate.edge);
  return edges;
}

} // namespace seam
