// What does a file get to see through its includes? Answered for all files at once, in blocks of bits.
#include "matchers/program/include_closure.h"
#include <algorithm>

namespace seam {
namespace {

/// Tarjan's algorithm without recursion: include chains get deeper than the stack.
class Folding {
public:
  Folding(const ProgramGraph &graph, Visibility visibility)
      : graph(graph), visibility(visibility), number(graph.files.size(), NoIndex), low(graph.files.size(), NoIndex),
        group(graph.files.size(), NoIndex) {}

  /// The group of each file. A group gets its number when all that it includes have theirs.
  std::vector<GroupId> run() {
    for (FileId file = 0; file < graph.files.size(); ++file)
      if (number[file] == NoIndex)
        visitFrom(file);
    return std::move(group);
  }

  static bool isSeen(const Edge &edge, Visibility visibility) {
    return edge.kind == EdgeKind::Include || (edge.kind == EdgeKind::Forward && visibility == Visibility::IncludesAndForwards);
  }

private:
  struct Visit {
    FileId file;
    EdgeId next;
  };

  void enter(FileId file) {
    number[file] = low[file] = entered++;
    open.push_back(file);
    visits.push_back({file, graph.firstEdge[file]});
  }

  void visitFrom(FileId start) {
    enter(start);
    while (!visits.empty()) {
      Visit &visit = visits.back();
      if (visit.next == graph.firstEdge[visit.file + 1]) {
        leave();
        continue;
      }
      const Edge &edge = graph.edges[visit.next++];
      if (!isSeen(edge, visibility))
        continue;
      if (number[edge.to] == NoIndex)
        enter(edge.to);
      else if (group[edge.to] == NoIndex)
        low[visit.file] = std::min(low[visit.file], number[edge.to]);
    }
  }

  void leave() {
    FileId file = visits.back().file;
    visits.pop_back();
    if (!visits.empty())
      low[visits.back().file] = std::min(low[visits.back().file], low[file]);
    if (low[file] != number[file])
      return;
    for (FileId member = NoIndex; member != file;) {
      member = open.back();
      open.pop_back();
      group[member] = groups;
    }
    ++groups;
  }

  const ProgramGraph &graph;
  Visibility visibility;
  std::vector<std::uint32_t> number; ///< In the order of entering; NoIndex: not yet.
  std::vector<std::uint32_t> low;
  std::vector<GroupId> group; ///< NoIndex: still open.
  std::vector<FileId> open;
  std::vector<Visit> visits;
  std::uint32_t entered = 0;
  GroupId groups = 0;
};

} // namespace

IncludeOrder orderIncludes(const ProgramGraph &graph, Visibility visibility) {
  IncludeOrder order;
  order.groupOfFile = Folding(graph, visibility).run();
  std::vector<std::pair<GroupId, GroupId>> pairs;
  for (const Edge &edge : graph.edges)
    if (Folding::isSeen(edge, visibility) && order.groupOfFile[edge.from] != order.groupOfFile[edge.to])
      pairs.emplace_back(order.groupOfFile[edge.from], order.groupOfFile[edge.to]);
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  GroupId groups = 0;
  for (GroupId group : order.groupOfFile)
    groups = std::max(groups, group + 1);
  order.firstIncluded.assign(groups + 1, 0);
  for (const auto &[from, to] : pairs) {
    ++order.firstIncluded[from + 1];
    order.included.push_back(to);
  }
  for (GroupId group = 0; group < groups; ++group)
    order.firstIncluded[group + 1] += order.firstIncluded[group];
  return order;
}

BitBlock BitBlock::without(const BitBlock &other) const {
  BitBlock rest;
  for (std::size_t i = 0; i < words.size(); ++i)
    rest.words[i] = words[i] & ~other.words[i];
  return rest;
}

bool BitBlock::meets(const BitBlock &other) const {
  std::uint64_t both = 0;
  for (std::size_t i = 0; i < words.size(); ++i)
    both |= words[i] & other.words[i];
  return both != 0;
}

void spreadToIncluders(const IncludeOrder &order, std::vector<BitBlock> &blocks) {
  for (GroupId group = 0; group < order.groups(); ++group)
    for (std::uint32_t i = order.firstIncluded[group]; i < order.firstIncluded[group + 1]; ++i)
      blocks[group] |= blocks[order.included[i]];
}

void spreadToIncluded(const IncludeOrder &order, std::vector<BitBlock> &blocks) {
  for (std::size_t group = order.groups(); group-- > 0;)
    for (std::uint32_t i = order.firstIncluded[group]; i < order.firstIncluded[group + 1]; ++i)
      blocks[order.included[i]] |= blocks[group];
}

std::vector<bool> seesFiles(const IncludeOrder &order, const std::vector<IncludeQuestion> &questions, Includer includer) {
  std::vector<GroupId> targets;
  for (const IncludeQuestion &question : questions)
    targets.push_back(order.groupOfFile[question.to]);
  std::sort(targets.begin(), targets.end());
  targets.erase(std::unique(targets.begin(), targets.end()), targets.end());

  std::vector<bool> answers(questions.size(), false);
  std::vector<std::size_t> byTarget(questions.size());
  for (std::size_t i = 0; i < questions.size(); ++i)
    byTarget[i] = i;
  auto targetOf = [&](std::size_t question) { return order.groupOfFile[questions[question].to]; };
  std::sort(byTarget.begin(), byTarget.end(), [&](std::size_t left, std::size_t right) { return targetOf(left) < targetOf(right); });

  std::size_t next = 0;
  for (std::size_t first = 0; first < targets.size(); first += BitBlock::size) {
    const std::size_t end = std::min(first + BitBlock::size, targets.size());
    std::vector<BitBlock> blocks(order.groups());
    for (std::size_t i = first; i < end; ++i)
      blocks[targets[i]].set(i - first);
    spreadToIncluders(order, blocks);
    if (includer == Includer::AnyOfItsUsers)
      spreadToIncluded(order, blocks);
    for (std::size_t i = first; next < byTarget.size() && targetOf(byTarget[next]) <= targets[end - 1]; ++next) {
      while (targets[i] != targetOf(byTarget[next]))
        ++i;
      answers[byTarget[next]] = blocks[order.groupOfFile[questions[byTarget[next]].from]].has(i - first);
    }
  }
  return answers;
}

} // namespace seam
