// Which files does a file reach over includes?
#include "matchers/program/include_closure.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

namespace seam {
namespace {

using testing::ElementsAre;

/// Files 0…count-1 with include edges between them.
ProgramGraph graphOf(std::uint32_t count, std::vector<std::pair<FileId, FileId>> includes) {
  ProgramGraph graph;
  graph.files.resize(count);
  std::sort(includes.begin(), includes.end());
  graph.firstEdge.assign(count + 1, 0);
  for (const auto &[from, to] : includes) {
    graph.edges.push_back({.from = from, .to = to});
    ++graph.firstEdge[from + 1];
  }
  for (std::uint32_t i = 0; i < count; ++i)
    graph.firstEdge[i + 1] += graph.firstEdge[i];
  return graph;
}

TEST(IncludeClosure, AGroupIncludesLowerNumbersOnly) {
  // 0 -> 1 <-> 2 -> 3
  IncludeOrder order = orderIncludes(graphOf(4, {{0, 1}, {1, 2}, {2, 1}, {2, 3}}));
  EXPECT_EQ(order.groups(), 3u);
  EXPECT_EQ(order.groupOfFile[1], order.groupOfFile[2]);
  EXPECT_GT(order.groupOfFile[0], order.groupOfFile[1]);
  EXPECT_GT(order.groupOfFile[1], order.groupOfFile[3]);
}

TEST(IncludeClosure, SeesOverManySteps) {
  IncludeOrder order = orderIncludes(graphOf(4, {{0, 1}, {1, 2}, {2, 1}, {2, 3}}));
  EXPECT_THAT(seesFiles(order, {{0, 3}, {3, 0}, {1, 2}, {2, 0}, {0, 1}}, Includer::Itself), ElementsAre(true, false, true, false, true));
}

TEST(IncludeClosure, AHeaderSeesWhatItsUsersInclude) {
  // 0 includes 1 and 2; 1 leans on 2 without including it.
  IncludeOrder order = orderIncludes(graphOf(4, {{0, 1}, {0, 2}}));
  EXPECT_THAT(seesFiles(order, {{1, 2}, {1, 3}}, Includer::Itself), ElementsAre(false, false));
  EXPECT_THAT(seesFiles(order, {{1, 2}, {1, 3}}, Includer::AnyOfItsUsers), ElementsAre(true, false));
}

TEST(IncludeClosure, ForwardEdgesCountOnDemand) {
  ProgramGraph graph = graphOf(2, {{0, 1}});
  graph.edges[0].kind = EdgeKind::Forward;
  EXPECT_THAT(seesFiles(orderIncludes(graph), {{0, 1}}, Includer::Itself), ElementsAre(false));
  EXPECT_THAT(seesFiles(orderIncludes(graph, Visibility::IncludesAndForwards), {{0, 1}}, Includer::Itself), ElementsAre(true));
}

TEST(IncludeClosure, NoFilesNoGroups) {
  IncludeOrder order = orderIncludes(graphOf(0, {}));
  EXPECT_EQ(order.groups(), 0u);
  EXPECT_TRUE(seesFiles(order, {}, Includer::Itself).empty());
}

/// The plain answer: search from every file.
std::vector<std::vector<bool>> searchAll(const ProgramGraph &graph) {
  std::vector<std::vector<bool>> seen;
  for (FileId start = 0; start < graph.files.size(); ++start) {
    std::vector<bool> reached(graph.files.size(), false);
    std::vector<FileId> todo{start};
    reached[start] = true;
    while (!todo.empty()) {
      FileId file = todo.back();
      todo.pop_back();
      for (const Edge &edge : graph.edgesFrom(file))
        if (!reached[edge.to]) {
          reached[edge.to] = true;
          todo.push_back(edge.to);
        }
    }
    seen.push_back(std::move(reached));
  }
  return seen;
}

TEST(IncludeClosure, AgreesWithASearchOverMoreFilesThanABlockHolds) {
  const std::uint32_t count = 1200;
  std::mt19937 random(7);
  std::vector<std::pair<FileId, FileId>> includes;
  for (std::uint32_t i = 0; i < count; ++i) {
    FileId from = random() % count;
    FileId to = random() % count;
    if (from != to)
      includes.emplace_back(from, to);
  }
  ProgramGraph graph = graphOf(count, includes);
  std::vector<std::vector<bool>> plain = searchAll(graph);

  std::vector<IncludeQuestion> questions;
  for (FileId from = 0; from < count; from += 7)
    for (FileId to = 0; to < count; ++to)
      questions.push_back({from, to});
  std::vector<bool> answers = seesFiles(orderIncludes(graph), questions, Includer::Itself);

  for (std::size_t i = 0; i < questions.size(); ++i)
    ASSERT_EQ(answers[i], plain[questions[i].from][questions[i].to]) << questions[i].from << " -> " << questions[i].to;
}

} // namespace
} // namespace seam
