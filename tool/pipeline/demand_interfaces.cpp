#include "tool/pipeline/demand_interfaces.h"
#include "matchers/base/errors.h"
#include "matchers/base/nearest_word.h"
#include "matchers/extract/demanded_facts.h"
#include "matchers/facts/binary_archive.h"
#include "matchers/policy/glob.h"
#include "matchers/program/symbol_names.h"
#include "tool/pipeline/extract_units.h"
#include "tool/project/unit_job.h"
#include "tool/project/worker_pool.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <set>

namespace seam {

template <typename Archive> void describe(Archive &archive, DemandedFact &fact) {
  archive.field("name", fact.name);
  archive.field("line", fact.line);
  archive.field("bytes", fact.bytes);
}

namespace {

const char *wordFor(DoubleShape shape) {
  return shape == DoubleShape::Functions ? "function" : shape == DoubleShape::Archetype ? "concept" : "class";
}

/// The last part is enough.
bool isCalled(const std::string &qualified, const std::string &name) {
  return hasWildcard(name) ? globMatches(name, qualified, ':') : qualified == name || qualified.ends_with("::" + name);
}

/// One call of demandInterfaces on its way.
class DemandRun {
public:
  DemandRun(const InterfaceChoice &choice, DoubleShape shape, const ProgramGraph &graph, const Project &project, const RunRequest &run)
      : choice(choice), shape(shape), graph(graph), project(project), run(run) {}

  llvm::Expected<std::vector<InterfaceNode>> result() {
    if (llvm::Error error = findHeaders())
      return error;
    // A pattern takes what there is: one header that cannot be read does not keep the others back.
    const bool isPattern = shape != DoubleShape::Functions && std::ranges::all_of(choice.names, hasWildcard);
    for (FileId header : headers)
      if (llvm::Error error = read(header)) {
        if (!isPattern)
          return error;
        InterfaceFact fact{.refusal = llvm::toString(std::move(error))};
        chosen.push_back({.name = "something in " + graph.files[header].path, .file = header, .line = 0, .bytes = writeInterface(fact)});
      }
    if (llvm::Error error = shape == DoubleShape::Functions ? chooseFunctions() : chooseByName())
      return error;
    return std::move(chosen);
  }

private:
  llvm::Error findHeaders() {
    for (const std::string &file : choice.files) {
      const auto found = std::ranges::find(graph.files, file, &FileNode::path);
      if (found == graph.files.end())
        return makeError("no unit includes '{}'", file);
      headers.insert(static_cast<FileId>(found - graph.files.begin()));
    }
    if (!headers.empty())
      return llvm::Error::success();
    if (shape == DoubleShape::Functions)
      return makeError("say which header declares the functions, with --file");
    std::vector<std::string> all;
    for (const SymbolNode &each : graph.symbols) {
      const bool isOfKind = each.kind == (shape == DoubleShape::Archetype ? SymbolKind::Concept : SymbolKind::Class);
      if (!isOfKind || each.owner == NoIndex || graph.files[each.owner].origin != FileOrigin::FirstParty)
        continue;
      all.push_back(each.name);
      const bool isHeader = graph.files[each.owner].isHeader;
      if (std::ranges::any_of(choice.names,
                              [&](const std::string &name) { return (isHeader || !hasWildcard(name)) && isCalled(each.name, name); }))
        headers.insert(each.owner);
    }
    if (headers.empty())
      return unknown(choice.names.front(), all);
    return llvm::Error::success();
  }

  llvm::Error unknown(const std::string &name, const std::vector<std::string> &all) const {
    std::vector<std::string> last;
    for (const std::string &each : all)
      last.emplace_back(shortName(each));
    std::string nearest = nearestWord(name, all);
    if (nearest.empty())
      if (const std::string part = nearestWord(shortName(name), last); !part.empty())
        nearest = all[std::ranges::find(last, part) - last.begin()];
    return makeError("no {} '{}' is declared there{}", wordFor(shape), name, nearest.empty() ? "" : "; did you mean '" + nearest + "'?");
  }

  /// A unit that includes the header.
  std::optional<std::uint32_t> witnessOf(FileId header) const {
    std::vector<std::vector<FileId>> includers(graph.files.size());
    for (FileId file = 0; file < graph.files.size(); ++file)
      for (const Edge &edge : graph.edgesFrom(file))
        if (edge.kind == EdgeKind::Include)
          includers[edge.to].push_back(file);
    std::vector<FileId> open = {header};
    std::set<std::string> reached;
    for (std::size_t i = 0; i < open.size(); ++i)
      if (reached.insert(graph.files[open[i]].path).second)
        open.insert(open.end(), includers[open[i]].begin(), includers[open[i]].end());
    for (std::uint32_t unit = 0; unit < graph.units.size(); ++unit)
      if (reached.contains(graph.units[unit].path))
        return unit;
    return std::nullopt;
  }

  std::optional<CompileJob> jobOf(const UnitNode &unit) const {
    if (const CompileJob *job = seam::jobOf(unit, project))
      return *job;
    const std::vector<CompileJob> borrowed = headerJobs(project, {pathOf(unit, project)});
    return borrowed.empty() ? std::nullopt : std::optional(borrowed.front());
  }

  llvm::Error read(FileId header) {
    const std::string &shown = graph.files[header].path;
    const std::optional<std::uint32_t> witness = witnessOf(header);
    const std::optional<CompileJob> job = witness ? jobOf(graph.units[*witness]) : std::nullopt;
    if (!job)
      return makeError("no unit includes '{}'", shown);
    const std::string resources = extractionResources();
    const Demand demand{.shape = shape, .header = llvm::sys::path::is_absolute(shown) ? shown : project.root + "/" + shown};
    const auto task = [&](std::size_t) {
      DemandAnswer answer = readDemanded(extractRequest(*job, project.root, resources, run.openTexts), demand);
      BinaryWriter writer;
      writer.field("found", answer.found);
      writer.field("failure", answer.failure);
      return std::move(writer.bytes);
    };
    std::string failure;
    std::vector<DemandedFact> found;
    const auto done = [&](std::size_t, TaskResult result) {
      BinaryReader reader(result.bytes);
      if (result.isDone) {
        reader.field("found", found);
        reader.field("failure", failure);
      }
      if (!result.isDone || reader.isBroken)
        failure = "clang " + (result.reason.empty() ? "gave no answer" : result.reason);
    };
    const WorkerLimits limits{.workers = 1, .timeoutSeconds = run.timeoutSeconds, .memoryMegabytes = 0};
    runInWorkers(1, limits, task, done, run.isInterrupted ? run.isInterrupted : [] { return false; });
    if (!failure.empty())
      return makeError("cannot read '{}' in '{}': {}", shown, graph.units[*witness].path, failure);
    for (DemandedFact &each : found)
      all.push_back({.name = std::move(each.name), .file = header, .line = each.line, .bytes = std::move(each.bytes), .witness = *witness});
    return llvm::Error::success();
  }

  llvm::Error chooseByName() {
    std::vector<std::string> names;
    for (const InterfaceNode &each : all)
      names.push_back(each.name);
    if (choice.names.empty())
      chosen = all;
    for (const std::string &name : choice.names) {
      std::vector<InterfaceNode> found;
      std::ranges::copy_if(all, std::back_inserter(found), [&](const InterfaceNode &each) { return isCalled(each.name, name); });
      if (const auto exact = std::ranges::find(found, name, &InterfaceNode::name); exact != found.end())
        found = {*exact};
      if (found.empty())
        return unknown(name, names);
      if (found.size() > 1 && !hasWildcard(name)) {
        std::string list;
        for (const InterfaceNode &each : found)
          list += fmt::format("\n  {} ({}:{})", each.name, graph.files[each.file].path, each.line);
        return makeError("'{}' may be {} of them; write the whole name:{}", name, found.size(), list);
      }
      chosen.insert(chosen.end(), found.begin(), found.end());
    }
    if (chosen.empty())
      return makeError("no {} in '{}'", wordFor(shape), graph.files[*headers.begin()].path);
    return llvm::Error::success();
  }

  /// The functions that are asked for, in one double; those of a pattern that cannot be in it are left out.
  llvm::Error chooseFunctions() {
    std::vector<std::string> names;
    std::set<std::string> used;
    for (InterfaceNode &each : all) {
      llvm::Expected<InterfaceFact> fact = readInterface(each.bytes);
      if (!fact)
        return fact.takeError();
      std::vector<MethodFact> kept;
      for (MethodFact &method : fact->methods) {
        const std::string name = each.name.empty() ? method.name : each.name + "::" + method.name;
        names.push_back(name);
        bool isWanted = choice.names.empty();
        for (const std::string &wanted : choice.names) {
          if (!isCalled(name, wanted))
            continue;
          if (!hasWildcard(wanted) && !method.leftOut.empty())
            return makeError("no double of '{}': {}", name, method.leftOut);
          used.insert(wanted);
          isWanted = true;
        }
        if (isWanted)
          kept.push_back(std::move(method));
      }
      if (std::ranges::none_of(kept, [](const MethodFact &method) { return method.leftOut.empty(); }))
        continue;
      fact->methods = std::move(kept);
      each.bytes = writeInterface(*fact);
      each.name = "functions of " + graph.files[each.file].path;
      chosen.push_back(each);
    }
    for (const std::string &wanted : choice.names)
      if (!used.contains(wanted))
        return unknown(wanted, names);
    if (chosen.empty())
      return makeError("no function in '{}' that a definition of the double's could replace", choice.files.front());
    if (chosen.size() > 1)
      return makeError("these functions stand in {} namespaces or headers; make a double for each", chosen.size());
    return llvm::Error::success();
  }

  const InterfaceChoice &choice;
  const DoubleShape shape;
  const ProgramGraph &graph;
  const Project &project;
  const RunRequest &run;
  std::set<FileId> headers;
  std::vector<InterfaceNode> all;
  std::vector<InterfaceNode> chosen;
};

} // namespace

llvm::Expected<std::vector<InterfaceNode>> demandInterfaces(const InterfaceChoice &choice, DoubleShape shape, const ProgramGraph &graph,
                                                            const Project &project, const RunRequest &run) {
  return DemandRun(choice, shape, graph, project, run).result();
}

} // namespace seam
