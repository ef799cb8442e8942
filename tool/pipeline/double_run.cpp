#include "tool/pipeline/double_run.h"
#include "generators/keep_regions.h"
#include "matchers/base/errors.h"
#include "tool/pipeline/double_depfile.h"
#include "tool/pipeline/double_on_disk.h"
#include "tool/pipeline/load_interfaces.h"
#include "tool/report/atomic_file.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <map>
#include <set>

namespace seam {
namespace {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

std::string absolutePath(const RunRequest &run, const std::string &name) {
  llvm::SmallString<256> full(name);
  path::make_absolute(run.workingFolder, full);
  path::remove_dots(full, /*remove_dot_dot=*/true);
  return full.str().str();
}

std::string namesOf(const InterfaceChoice &choice) {
  return fmt::format("{}", fmt::join(choice.names, ", "));
}

/// One call of runDoubles on its way.
class DoubleRun {
public:
  DoubleRun(const DoubleRequest &request, std::vector<DoubleTask> tasks, const ProgramGraph &graph, const Project &project)
      : request(request), tasks(std::move(tasks)), graph(graph), project(project) {}

  llvm::Expected<std::vector<DoubleOutcome>> run() {
    for (std::size_t i = 0; i < tasks.size(); ++i)
      if (llvm::Error error = make(i)) {
        if (!request.isAll)
          return error;
        // One entry of the policy that is out of date does not keep the others from being served.
        gone.push_back({.interface = namesOf(tasks[i].choice),
                        .path = {},
                        .state = DoubleState::Refused,
                        .reason = llvm::toString(std::move(error)),
                        .notes = {},
                        .text = {}});
      }
    refuseSamePaths();
    for (const DoubleFile &each : files)
      outcomes.push_back(
          {.interface = each.interface, .path = shown(each.path), .state = {}, .reason = {}, .notes = each.notes, .text = {}});
    for (std::size_t i = 0; i < files.size(); ++i)
      isOpen.push_back(request.isCheck ? check(i) : compare(i));
    if (!request.isCheck) {
      verify();
      for (std::size_t i = 0; i < files.size(); ++i)
        if (isOpen[i])
          finish(i);
    }
    std::ranges::move(gone, std::back_inserter(outcomes));
    if (request.isAll)
      findOrphans();
    if (!request.depfile.empty())
      if (llvm::Error error = writeDepfile())
        return error;
    return std::move(outcomes);
  }

private:
  llvm::Error make(std::size_t number) {
    DoubleTarget &target = tasks[number].target;
    const std::string asked = target.file;
    if (!target.file.empty())
      target.file = absolutePath(request.run, target.file);
    if (!target.folder.empty())
      target.folder = absolutePath(request.run, target.folder);
    llvm::Expected<std::vector<const InterfaceNode *>> chosen = choose(tasks[number].choice);
    if (!chosen)
      return chosen.takeError();
    if (!target.file.empty() && chosen->size() > 1)
      return makeError("{} interfaces do not go into one file '{}'; use --out-dir", chosen->size(), asked);
    for (const InterfaceNode *each : *chosen) {
      files.push_back(makeDouble(graph, *each, target, project.root, /*wantsText=*/!request.isCheck));
      taskOf.push_back(number);
    }
    return llvm::Error::success();
  }

  llvm::Expected<std::vector<const InterfaceNode *>> choose(InterfaceChoice choice) const {
    for (std::string &file : choice.files) {
      llvm::SmallString<256> real;
      if (std::error_code code = fs::real_path(absolutePath(request.run, file), real))
        return makeError("cannot find '{}': {}", file, code.message());
      llvm::StringRef relative(real);
      if (relative.consume_front(project.root))
        relative.consume_front("/");
      file = relative.str();
    }
    return selectInterfaces(graph, choice);
  }

  bool isPrinted(std::size_t i) const {
    const DoubleTarget &target = tasks[taskOf[i]].target;
    return target.file.empty() && target.folder.empty();
  }

  std::string shown(const std::string &name) const {
    llvm::StringRef relative(name);
    if (relative.consume_front(request.run.workingFolder) && relative.consume_front("/"))
      return relative.str();
    return name;
  }

  /// Two classes of one last name would overwrite each other.
  void refuseSamePaths() {
    std::map<std::string, std::vector<std::size_t>> byPath;
    for (std::size_t i = 0; i < files.size(); ++i)
      if (!files[i].path.empty() && files[i].refusal.empty() && !isPrinted(i))
        byPath[files[i].path].push_back(i);
    for (const auto &[name, same] : byPath)
      for (std::size_t i : same)
        if (same.size() > 1)
          files[i].refusal =
              fmt::format("the double of '{}' goes to '{}' as well; write one of them with -o, or each to a folder of its own",
                          files[i == same.front() ? same[1] : same.front()].interface, shown(name));
  }

  /// Why the double that lies there is not this one's; empty: it is, or its interface is gone.
  std::string whyOther(std::size_t i, const DoubleOnDisk &old) const {
    const bool isSame = old.interface == files[i].interface && old.kind == kindName(tasks[taskOf[i]].target.kind);
    if (isSame || old.interface.empty() ||
        std::ranges::find(graph.interfaces, old.interface, &InterfaceNode::name) == graph.interfaces.end())
      return "";
    return fmt::format("'{}' is the {} of '{}'", shown(files[i].path), old.kind, old.interface);
  }

  void refuse(std::size_t i, std::string reason) {
    outcomes[i].state = DoubleState::Refused;
    outcomes[i].reason = std::move(reason);
    isOpen.resize(files.size());
    isOpen[i] = false;
  }

  /// --check: by the seal alone. False: nothing is to be done.
  bool check(std::size_t i) {
    outcomes[i].state = DoubleState::Stale;
    if (!files[i].refusal.empty()) {
      outcomes[i].state = DoubleState::Refused;
      outcomes[i].reason = files[i].refusal;
      return false;
    }
    const std::optional<DoubleOnDisk> old = readDoubleOnDisk(files[i].path);
    if (!old)
      outcomes[i].reason = "it is missing";
    else if (!old->seal)
      outcomes[i].reason = "it was not written by Seam";
    else if (const std::string other = whyOther(i, *old); !other.empty())
      outcomes[i].reason = other;
    else if (old->seal->plan != files[i].plan)
      outcomes[i].reason = "its interface, or how it is asked for, changed";
    else if (!old->seal->isWhole)
      outcomes[i].reason = "it was edited";
    else
      outcomes[i].state = DoubleState::Unchanged;
    return false;
  }

  /// True: it has to be written, once it is known to compile.
  bool compare(std::size_t i) {
    if (!files[i].refusal.empty()) {
      outcomes[i].state = DoubleState::Refused;
      outcomes[i].reason = files[i].refusal;
      return false;
    }
    if (isPrinted(i))
      return true;
    const std::optional<DoubleOnDisk> old = readDoubleOnDisk(files[i].path);
    if (!old)
      return true;
    const std::string other = old->seal ? whyOther(i, *old) : "'" + shown(files[i].path) + "' was not written by Seam";
    if (!other.empty() && !request.isForced) {
      outcomes[i].state = DoubleState::Refused;
      outcomes[i].reason = other + "; --force writes over it";
      return false;
    }
    if (old->seal && old->seal->plan == files[i].plan && old->seal->isWhole) {
      outcomes[i].state = DoubleState::Unchanged;
      return false;
    }
    std::map<std::string, std::string> lost;
    files[i].text = withKeptTexts(files[i].text, keptTexts(old->text), lost);
    for (const auto &[name, text] : lost)
      if (!text.empty())
        outcomes[i].notes.push_back("what was kept in '" + name + "' has no place any more:\n" + text);
    return true;
  }

  void verify() {
    if (!request.isVerified)
      return;
    std::vector<DoubleFile> open = files;
    for (std::size_t i = 0; i < open.size(); ++i)
      if (!isOpen[i])
        open[i].text.clear();
    const std::vector<std::string> problems = verifyDoubles(open, graph, project, request.run);
    for (std::size_t i = 0; i < files.size(); ++i)
      if (isOpen[i] && !problems[i].empty())
        refuse(i, problems[i]);
  }

  void finish(std::size_t i) {
    if (isPrinted(i)) {
      outcomes[i].state = DoubleState::Printed;
      outcomes[i].text = files[i].text;
      return;
    }
    if (const std::string why = makeFolderOf(files[i].path); !why.empty())
      return refuse(i, fmt::format("cannot make the folder '{}': {}", shown(path::parent_path(files[i].path).str()), why));
    if (llvm::Error error = writeFileAtomically(files[i].path, files[i].text))
      return refuse(i, llvm::toString(std::move(error)));
    outcomes[i].state = DoubleState::Written;
  }

  llvm::Error writeDepfile() const {
    std::vector<FileId> headers;
    std::vector<std::string> targets;
    for (const DoubleFile &each : files) {
      headers.push_back(each.header);
      if (request.depfileTarget.empty() && !each.path.empty())
        targets.push_back(each.path);
    }
    if (!request.depfileTarget.empty())
      targets.push_back(request.depfileTarget);
    return writeFileAtomically(absolutePath(request.run, request.depfile), depfileText(graph, project.root, headers, targets));
  }

  /// Doubles that lie in the folders of the policy, and are none that it asks for: their interface is gone, or has another name.
  void findOrphans() {
    std::set<std::string> folders;
    std::set<std::string> wanted;
    for (const DoubleTask &each : tasks)
      folders.insert(each.target.folder);
    for (const DoubleFile &each : files)
      wanted.insert(each.path);
    std::set<std::string> orphans;
    for (const std::string &folder : folders) {
      std::error_code failure;
      for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure))
        if (!wanted.contains(entry->path()))
          if (const std::optional<DoubleOnDisk> found = readDoubleOnDisk(entry->path()); found && found->seal)
            orphans.insert(entry->path());
    }
    for (const std::string &each : orphans)
      outcomes.push_back({.interface = {}, .path = shown(each), .state = DoubleState::Orphan, .reason = {}, .notes = {}, .text = {}});
  }

  const DoubleRequest &request;
  std::vector<DoubleTask> tasks;
  const ProgramGraph &graph;
  const Project &project;
  std::vector<std::size_t> taskOf; ///< Per file.
  std::vector<DoubleFile> files;
  std::vector<DoubleOutcome> outcomes;
  std::vector<DoubleOutcome> gone; ///< --all: entries of the policy that no class fits.
  std::vector<bool> isOpen;
};

} // namespace

llvm::Expected<DoubleReport> runDoubles(const DoubleRequest &request) {
  RunRequest run = request.run;
  run.needsGraph |= !request.depfile.empty();
  llvm::Expected<LoadedInterfaces> loaded = loadInterfaces(run);
  if (!loaded)
    return loaded.takeError();
  std::vector<DoubleTask> tasks = request.tasks;
  if (request.isAll) {
    llvm::Expected<std::vector<DoubleTask>> all = doubleTasks(loaded->policy);
    if (!all)
      return all.takeError();
    tasks = std::move(*all);
  }
  llvm::Expected<std::vector<DoubleOutcome>> outcomes = DoubleRun(request, std::move(tasks), loaded->graph, loaded->project).run();
  if (!outcomes)
    return outcomes.takeError();
  return DoubleReport{.outcomes = std::move(*outcomes), .failed = std::move(loaded->graph.coverage.failed)};
}

} // namespace seam
