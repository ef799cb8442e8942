#include "tool/pipeline/make_doubles.h"
#include "matchers/base/errors.h"
#include "tool/pipeline/demand_interfaces.h"
#include "tool/pipeline/used_methods.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <fmt/format.h>
#include <list>
#include <map>
#include <set>

namespace seam {

namespace path = llvm::sys::path;

std::string absolutePath(const RunRequest &run, const std::string &name) {
  llvm::SmallString<256> full(name);
  path::make_absolute(run.workingFolder, full);
  path::remove_dots(full, /*remove_dot_dot=*/true);
  return full.str().str();
}

std::string shownPath(const RunRequest &run, const std::string &name) {
  llvm::StringRef relative(name);
  return relative.consume_front(run.workingFolder) && relative.consume_front("/") ? relative.str() : name;
}

bool isPrinted(const DoubleTask &task) {
  return task.target.file.empty() && task.target.folder.empty();
}

static std::string namesOf(const InterfaceChoice &choice) {
  return fmt::format("{}", fmt::join(choice.names, ", "));
}

namespace {

/// How many namespaces the name of a double's file tells at most.
constexpr unsigned MostScopes = 8;

class DoubleMaker {
public:
  DoubleMaker(const DoubleRequest &request, std::vector<DoubleTask> &tasks, const ProgramGraph &graph, const Project &project)
      : request(request), tasks(tasks), graph(graph), project(project), others(graph) {}

  llvm::Expected<MadeDoubles> result() {
    for (std::size_t i = 0; i < tasks.size(); ++i)
      if (llvm::Error error = make(i)) {
        if (!request.isAll)
          return error;
        // One entry of the policy that is out of date does not keep the others from being served.
        made.gone.push_back({.interface = namesOf(tasks[i].choice),
                             .path = {},
                             .state = DoubleState::Refused,
                             .reason = llvm::toString(std::move(error)),
                             .notes = {},
                             .text = {}});
      }
    refuseSamePaths();
    return std::move(made);
  }

private:
  llvm::Error make(std::size_t number) {
    DoubleTarget &target = tasks[number].target;
    const std::string asked = target.file;
    if (!target.file.empty())
      target.file = absolutePath(request.run, target.file);
    if (!target.folder.empty())
      target.folder = absolutePath(request.run, target.folder);
    llvm::Expected<std::vector<const InterfaceNode *>> chosen = choose(tasks[number].choice, target);
    if (!chosen)
      return chosen.takeError();
    if (!target.file.empty() && chosen->size() > 1)
      return makeError("{} interfaces do not go into one file '{}'; use --out-dir", chosen->size(), asked);
    makeAll(number, std::move(*chosen));
    return llvm::Error::success();
  }

  /// What one interface becomes: a header, or a header and a source.
  struct MadeInterface {
    const InterfaceNode *node = nullptr;
    std::vector<DoubleFile> files;
  };

  /// The doubles that deep ones return lie beside them, and may themselves be deep.
  void makeAll(std::size_t number, std::vector<const InterfaceNode *> open) {
    const std::size_t chosen = open.size();
    std::vector<MadeInterface> all;
    std::set<std::string> paths;
    for (std::size_t i = 0; i < open.size(); ++i) {
      DoubleTarget target = tasks[number].target;
      if (i >= chosen && !target.file.empty()) {
        target.folder = path::parent_path(target.file).str();
        target.file.clear();
      }
      MadeInterface one{.node = open[i], .files = makeDouble(sources(), *open[i], target)};
      if (i >= chosen && !paths.insert(one.files.front().path).second)
        continue;
      for (const DoubleFile &each : one.files) {
        paths.insert(each.path);
        open.insert(open.end(), each.deep.begin(), each.deep.end());
      }
      all.push_back(std::move(one));
    }
    passOver(tasks[number], all);
    separateSamePaths(tasks[number].target, all);
    for (MadeInterface &one : all)
      for (DoubleFile &each : one.files) {
        made.files.push_back(std::move(each));
        made.taskOf.push_back(number);
      }
  }

  /// A pattern means what can be doubled among what it matches: the fixtures of tests in sources, private classes, … do not end it.
  static void passOver(const DoubleTask &task, std::vector<MadeInterface> &all) {
    if (task.target.shape != DoubleShape::Derived ||
        std::ranges::all_of(all, [](const MadeInterface &one) { return !one.files.front().refusal.empty(); }))
      return;
    for (MadeInterface &one : all)
      if (!one.files.front().refusal.empty() && !isNamed(task.choice, one.node->name))
        one.files.front().isPassedOver = true;
  }

  DoubleSources sources() { return {.graph = graph, .others = others, .project = project, .wantsText = !request.isCheck}; }

  /// Of classes of one last name the files' names tell the namespaces, too. Deep doubles include each other by the usual names.
  void separateSamePaths(const DoubleTarget &target, std::vector<MadeInterface> &all) {
    if (target.folder.empty() || !target.nameSpace.empty() || target.isDeep)
      return;
    std::map<std::string, std::vector<MadeInterface *>> byPath;
    for (MadeInterface &one : all)
      if (one.files.front().refusal.empty())
        byPath[one.files.front().path].push_back(&one);
    for (const auto &[name, same] : byPath)
      for (unsigned scopes = 1; scopes <= MostScopes && same.size() > 1; ++scopes)
        if (separate(target, same, scopes))
          break;
  }

  /// False: with as many namespaces the names are still the same.
  bool separate(DoubleTarget target, const std::vector<MadeInterface *> &same, unsigned scopes) {
    target.scopes = scopes;
    std::vector<std::vector<DoubleFile>> files;
    std::set<std::string> paths;
    for (const MadeInterface *one : same) {
      files.push_back(makeDouble(sources(), *one->node, target));
      if (!paths.insert(files.back().front().path).second)
        return false;
    }
    for (std::size_t i = 0; i < same.size(); ++i)
      same[i]->files = std::move(files[i]);
    return true;
  }

  llvm::Expected<std::vector<const InterfaceNode *>> choose(InterfaceChoice choice, const DoubleTarget &target) {
    if (llvm::Error error = findFiles(choice, project.root, request.run.workingFolder))
      return error;
    if (target.shape == DoubleShape::Derived)
      return selectInterfaces(graph, choice);
    llvm::Expected<std::vector<InterfaceNode>> found = demandInterfaces(choice, target.shape, graph, project, request.run);
    if (!found)
      return found.takeError();
    std::vector<const InterfaceNode *> chosen;
    for (InterfaceNode &each : *found)
      if (llvm::Error error = keepUsedMethods(each, target.users, graph))
        return error;
    for (InterfaceNode &each : *found)
      chosen.push_back(&demanded.emplace_back(std::move(each)));
    return chosen;
  }

  /// What is left would overwrite each other.
  void refuseSamePaths() {
    std::map<std::string, std::vector<std::size_t>> byPath;
    for (std::size_t i = 0; i < made.files.size(); ++i)
      if (!made.files[i].path.empty() && made.files[i].refusal.empty() && !isPrinted(tasks[made.taskOf[i]]))
        byPath[made.files[i].path].push_back(i);
    for (const auto &[name, same] : byPath)
      for (std::size_t i : same)
        if (same.size() > 1)
          made.files[i].refusal =
              fmt::format("the double of '{}' goes to '{}' as well; write one of them with -o, or each to a folder of its own",
                          made.files[i == same.front() ? same[1] : same.front()].interface, shownPath(request.run, name));
  }

  const DoubleRequest &request;
  std::vector<DoubleTask> &tasks;
  const ProgramGraph &graph;
  const Project &project;
  DeepInterfaces others;
  std::list<InterfaceNode> demanded; ///< That the graph does not have.
  MadeDoubles made;
};

} // namespace

llvm::Expected<MadeDoubles> makeDoubles(const DoubleRequest &request, std::vector<DoubleTask> &tasks, const ProgramGraph &graph,
                                        const Project &project) {
  return DoubleMaker(request, tasks, graph, project).result();
}

} // namespace seam
