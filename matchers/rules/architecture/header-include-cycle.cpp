// Which files include one another in a circle?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/cycles.h"
#include "matchers/program/policy_check.h"
#include "matchers/program/program_graph.h"
#include "matchers/rules/dependency_evidence.h"
#include "matchers/rules/rule.h"
#include "matchers/rules/rule_settings.h"
#include "matchers/rules/tangle_finding.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <fmt/format.h>

namespace seam {
namespace {

constexpr std::string_view Id = "header-include-cycle";

constexpr llvm::StringRef DefinitionMarks[] = {"-inl", "_inl", "-inline", "_inline", "-impl", "_impl"};
constexpr llvm::StringRef DefinitionExtensions[] = {".ipp", ".tpp", ".tcc", ".txx", ".inl", ".inc", ".ixx", ".icc"};

/// A path as the part of a header that holds its templates' definitions: queue-inl.h, queue.ipp, impl/queue.hpp.
struct Companion {
  std::string stem; ///< Of the header that it belongs to, without extension: "net/queue" for all of these.
  bool holdsDefinitions = false;
};

Companion companionOf(llvm::StringRef path) {
  const std::size_t slash = path.rfind('/');
  llvm::StringRef folder = slash == llvm::StringRef::npos ? llvm::StringRef() : path.take_front(slash);
  const llvm::StringRef name = path.drop_front(slash == llvm::StringRef::npos ? 0 : slash + 1);
  llvm::StringRef stem = name.take_until([](char character) { return character == '.'; });
  bool holdsDefinitions = std::any_of(std::begin(DefinitionExtensions), std::end(DefinitionExtensions),
                                      [&](llvm::StringRef extension) { return name.ends_with(extension); });
  for (llvm::StringRef mark : DefinitionMarks)
    holdsDefinitions |= stem.consume_back(mark);
  holdsDefinitions |= folder.consume_back("/impl");
  return {folder.str() + "/" + stem.str(), holdsDefinitions};
}

/// queue-inl.h includes queue.h back, so that it can be read alone: the header includes it at its end, and the guard stops there.
bool leadsBack(const ProgramGraph &program, const Edge &edge) {
  const Companion from = companionOf(program.files[edge.from].path);
  const Companion to = companionOf(program.files[edge.to].path);
  return from.holdsDefinitions && !to.holdsDefinitions && from.stem == to.stem;
}

/// The files with the includes among them, and what is used over them.
LevelGraph includesOf(const ProgramGraph &program) {
  const LevelGraph files = foldTo(program, Level::File, {});
  return keepEdges(files, [&](const LevelEdge &edge) {
    const std::span<const EdgeId> edges = files.fileEdgesOf(edge);
    return std::any_of(edges.begin(), edges.end(), [&](EdgeId id) { return program.edges[id].kind == EdgeKind::Include; });
  });
}

/// The graph without the includes that `isOut` names; a use alone is no include.
LevelGraph withoutIncludes(const ProgramGraph &program, const LevelGraph &includes, llvm::function_ref<bool(const Edge &)> isOut) {
  return keepEdges(includes, [&](const LevelEdge &level) {
    const std::span<const EdgeId> edges = includes.fileEdgesOf(level);
    return std::any_of(edges.begin(), edges.end(), [&](EdgeId id) {
      const Edge &edge = program.edges[id];
      return edge.kind == EdgeKind::Include && !isOut(edge);
    });
  });
}

bool overlaps(const std::vector<NodeId> &left, const std::vector<NodeId> &right) {
  return std::any_of(left.begin(), left.end(), [&](NodeId node) { return std::binary_search(right.begin(), right.end(), node); });
}

/// A cycle that a guard has to break.
void reportCycle(const ProgramGraph &program, const LevelGraph &includes, const std::vector<NodeId> &tangle, FindingSink &sink) {
  Finding finding = describeTangle(program, includes, tangle, "file", "files include one another");
  adviseCut(program, includes, tangle, {}, "includes", finding);
  const LevelGraph compiled = withoutIncludes(program, includes, [](const Edge &edge) { return edge.isConditional; });
  finding.data.emplace_back("textual", false);
  finding.severityShift = isUntangled(compiled, tangle) ? -1 : 0;
  sink.report(std::move(finding));
}

/// A cycle through a file that is made to be included in the middle of another: there is nothing to cut.
void reportTextual(const ProgramGraph &program, const LevelGraph &includes, const std::vector<NodeId> &tangle, FindingSink &sink) {
  Finding finding = describeTangle(program, includes, tangle, "file", "files include one another textually, by design");
  finding.data.emplace_back("textual", true);
  finding.severityShift = -1;
  sink.report(std::move(finding));
}

/// An include of a file in itself; one that is re-entered by design counts up, or lists its parts.
void reportSelfInclude(const ProgramGraph &program, const Edge &edge, FindingSink &sink) {
  const std::string &path = program.files[edge.from].path;
  Finding finding;
  finding.place = placeOf(program, edge);
  finding.message = fmt::format("'{}' includes itself", path);
  finding.help = "delete the include";
  finding.keys = {fmt::format("file: {} -> {}", path, path)};
  finding.data = {{"level", "file"}, {"members", DataValue::List{path}}, {"shortest", DataValue::List{path, path}}, {"textual", false}};
  sink.report(std::move(finding));
}

class HeaderIncludeCycle final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    for (const Edge &edge : program.selfIncludes)
      if (!edge.isTextual && !edge.isConditional)
        reportSelfInclude(program, edge, sink);
    const LevelGraph includes = includesOf(program);
    const LevelGraph all = keepTangles(includes, tangles(includes));
    const LevelGraph plain = withoutIncludes(program, all, [&](const Edge &edge) { return edge.isTextual || leadsBack(program, edge); });
    const std::vector<std::vector<NodeId>> cycles = tangles(plain);
    for (const std::vector<NodeId> &cycle : cycles)
      reportCycle(program, plain, cycle, sink);
    if (ruleOption(program, Id, "textual") == "ignore")
      return;
    for (const std::vector<NodeId> &tangle : tangles(all))
      if (std::none_of(cycles.begin(), cycles.end(), [&](const std::vector<NodeId> &cycle) { return overlaps(cycle, tangle); }))
        reportTextual(program, all, tangle, sink);
  }
};

const RegisterRule<HeaderIncludeCycle> registered{{.id = Id,
                                                   .category = "architecture",
                                                   .summary = "files include one another in a circle",
                                                   .severity = Severity::Warning,
                                                   .since = "0.1"}};

} // namespace
} // namespace seam
