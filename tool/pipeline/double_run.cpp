#include "tool/pipeline/double_run.h"
#include "generators/keep_regions.h"
#include "matchers/program/framework_headers.h"
#include "tool/pipeline/double_depfile.h"
#include "tool/pipeline/double_on_disk.h"
#include "tool/pipeline/load_interfaces.h"
#include "tool/pipeline/make_doubles.h"
#include "tool/report/atomic_file.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <map>
#include <set>

namespace seam {
namespace {

namespace path = llvm::sys::path;

/// One call of runDoubles on its way.
class DoubleRun {
public:
  DoubleRun(const DoubleRequest &request, std::vector<DoubleTask> tasks, const ProgramGraph &graph, const Project &project)
      : request(request), tasks(std::move(tasks)), graph(graph), project(project) {}

  llvm::Expected<std::vector<DoubleOutcome>> run() {
    llvm::Expected<MadeDoubles> made = makeDoubles(request, tasks, graph, project);
    if (!made)
      return made.takeError();
    files = std::move(made->files);
    taskOf = std::move(made->taskOf);
    for (const DoubleFile &each : files)
      outcomes.push_back({.interface = each.interface,
                          .path = shownPath(request.run, each.path),
                          .state = {},
                          .reason = {},
                          .notes = each.notes,
                          .text = {}});
    for (std::size_t i = 0; i < files.size(); ++i)
      isOpen.push_back(request.isCheck ? check(i) : compare(i));
    if (!request.isCheck)
      verify();
    for (std::size_t i = 0; i < files.size(); ++i)
      if (isOpen[i])
        finish(i);
    std::ranges::move(made->gone, std::back_inserter(outcomes));
    if (request.isAll)
      findOrphans();
    if (!request.depfile.empty())
      if (llvm::Error error = writeDepfile())
        return error;
    return std::move(outcomes);
  }

private:
  /// Why the double that lies there is not this one's; empty: it is, or its interface is gone.
  std::string whyOther(std::size_t i, const DoubleOnDisk &old) const {
    const bool isSame = old.interface == files[i].interface && old.kind == kindName(tasks[taskOf[i]].target.kind);
    if (isSame || old.interface.empty() ||
        std::ranges::find(graph.interfaces, old.interface, &InterfaceNode::name) == graph.interfaces.end())
      return "";
    return fmt::format("'{}' is the {} of '{}'", shownPath(request.run, files[i].path), old.kind, old.interface);
  }

  void refuse(std::size_t i, std::string reason) {
    outcomes[i].state = DoubleState::Refused;
    outcomes[i].reason = std::move(reason);
    isOpen.resize(files.size());
    isOpen[i] = false;
  }

  /// False: there is a double, as far as the interface is concerned.
  bool isRefused(std::size_t i) {
    if (files[i].refusal.empty())
      return false;
    outcomes[i].state = files[i].isPassedOver ? DoubleState::PassedOver : DoubleState::Refused;
    outcomes[i].reason = files[i].refusal;
    return true;
  }

  /// --check: by the seal alone. False: nothing is to be done.
  bool check(std::size_t i) {
    if (isRefused(i))
      return false;
    outcomes[i].state = DoubleState::Stale;
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
    if (isRefused(i))
      return false;
    if (isPrinted(tasks[taskOf[i]]))
      return true;
    const std::optional<DoubleOnDisk> old = readDoubleOnDisk(files[i].path);
    if (!old)
      return true;
    const std::string other = old->seal ? whyOther(i, *old) : "'" + shownPath(request.run, files[i].path) + "' was not written by Seam";
    if (!other.empty() && !request.isForced) {
      outcomes[i].state = DoubleState::Refused;
      outcomes[i].reason = other + "; --force writes over it, -o names another file";
      return false;
    }
    const bool isInterface = tasks[taskOf[i]].target.kind == DoubleKind::Interface;
    if (isInterface && old->seal && !old->seal->isWhole && !request.isForced) {
      outcomes[i].state = DoubleState::Refused;
      outcomes[i].reason = "'" + shownPath(request.run, files[i].path) + "' was edited since; --force writes over it";
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
      open[i].text = isOpen[i] ? open[i].text : "";
    const std::vector<DoubleVerdict> verdicts = verifyDoubles(open, graph, project, request.run);
    for (std::size_t i = 0; i < files.size(); ++i)
      if (isOpen[i] && !verdicts[i].problem.empty())
        refuse(i, verdicts[i].problem);
      else if (isOpen[i] && !verdicts[i].prelude.empty())
        begin(i, verdicts[i].prelude);
    refuseHalves();
  }

  void begin(std::size_t i, const std::vector<std::string> &prelude) {
    files[i].text = withPrelude(files[i].text, prelude, files[i].plan);
    const auto isFramework = [](const std::string &each) { return isFrameworkHeader(each.substr(1, each.size() - 2)); };
    const bool isHit = isFramework(prelude.front());
    outcomes[i].notes.push_back(fmt::format("'{}' {}; the double includes {} before it", graph.files[files[i].header].path,
                                            isHit ? "brings macros that the test framework does not bear" : "does not compile by itself",
                                            fmt::join(prelude, ", ")));
  }

  /// Of a header and its source both are written or none.
  void refuseHalves() {
    for (std::size_t i = 0; i + 1 < files.size(); ++i) {
      if (files[i].interface != files[i + 1].interface || taskOf[i] != taskOf[i + 1])
        continue;
      for (const auto &[one, other] : {std::pair(i, i + 1), std::pair(i + 1, i)})
        if (outcomes[one].state == DoubleState::Refused && isOpen[other])
          refuse(other, outcomes[one].reason);
    }
  }

  void finish(std::size_t i) {
    if (isPrinted(tasks[taskOf[i]])) {
      outcomes[i].state = DoubleState::Printed;
      outcomes[i].text = files[i].text;
      return;
    }
    if (const std::string why = makeFolderOf(files[i].path); !why.empty())
      return refuse(i, fmt::format("cannot make the folder '{}': {}", shownPath(request.run, path::parent_path(files[i].path).str()), why));
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
    for (const std::string &each : doublesIn(folders))
      if (!wanted.contains(each))
        outcomes.push_back(
            {.interface = {}, .path = shownPath(request.run, each), .state = DoubleState::Orphan, .reason = {}, .notes = {}, .text = {}});
  }

  const DoubleRequest &request;
  std::vector<DoubleTask> tasks;
  const ProgramGraph &graph;
  const Project &project;
  std::vector<std::size_t> taskOf; ///< Per file.
  std::vector<DoubleFile> files;
  std::vector<DoubleOutcome> outcomes;
  std::vector<bool> isOpen;
};

} // namespace

llvm::Expected<DoubleReport> runDoubles(const DoubleRequest &request) {
  RunRequest run = request.run;
  const auto isDemand = [](const DoubleTask &each) { return each.target.shape != DoubleShape::Derived; };
  run.needsGraph |= !request.depfile.empty() || std::ranges::any_of(request.tasks, isDemand);
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
