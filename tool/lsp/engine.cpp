#include "tool/lsp/engine.h"
#include "tool/lsp/channel.h"
#include "tool/lsp/engine_messages.h"
#include "tool/lsp/open_looks.h"
#include "tool/lsp/unit_answer.h"
#include "tool/pipeline/double_run.h"
#include "tool/pipeline/extract_units.h"
#include "tool/pipeline/pipeline.h"
#include "tool/project/project_memory.h"
#include "tool/store/kept_report.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <chrono>
#include <fmt/format.h>
#include <map>
#include <unistd.h>
#ifdef __linux__
#include <csignal>
#include <sys/prctl.h>
#endif

namespace seam {
namespace {

/// Time between two messages of progress.
constexpr std::chrono::milliseconds ProgressPause(100);

RunRequest runRequest(const EngineRequest &request) {
  RunRequest run;
  run.workingFolder = request.folder;
  run.configFile = request.configFile;
  run.buildFolders = request.buildFolders;
  run.cacheFolder = request.cacheFolder;
  run.workers = request.workers;
  run.needsGraph = true; // For its interfaces.
  for (const OpenText &open : request.open)
    run.openTexts[open.path] = open.text;
  return run;
}

/// What is kept of a workspace's folder between checks.
struct Folder {
  ProjectMemory project;
  OpenLooks looks;
};

class Engine {
public:
  explicit Engine(Channel &channel) : channel(channel) {}

  bool serve(EngineRequest &request) {
    EngineAnswer answer = request.task == EngineTask::Check ? checked(request) : doubled(request);
    answer.id = request.id;
    return channel.sendMessage(answer);
  }

  /// Until the next request comes.
  void prepare(const EngineRequest &request) {
    RunRequest run = runRequest(request);
    for (const std::string &path : request.saved)
      if (const auto text = llvm::MemoryBuffer::getFile(path))
        run.openTexts[path] = (*text)->getBuffer().str();
    run.isInterrupted = [&] { return channel.hasMessage(); };
    run.dropsInterrupted = true;
    folders[request.folder].looks.prepare(run);
  }

private:
  EngineAnswer checked(const EngineRequest &request) {
    RunRequest run = runRequest(request);
    Folder &folder = folders[request.folder];
    OpenLooks &looks = folder.looks;
    looks.setOpen(request);
    run.projects = &folder.project;
    run.openUnits = &looks.units;
    run.isInterrupted = [&] { return request.mayStop && channel.hasMessage(); };
    run.dropsInterrupted = true;
    auto told = std::chrono::steady_clock::now();
    run.onProgress = [&](std::size_t done, std::size_t all) {
      const auto now = std::chrono::steady_clock::now();
      if (now - told < ProgressPause && done != all)
        return;
      told = now;
      EngineAnswer progress{.id = request.id, .kind = EngineAnswerKind::Progress};
      progress.done = static_cast<std::uint32_t>(done);
      progress.all = static_cast<std::uint32_t>(all);
      channel.sendMessage(progress);
    };
    llvm::Expected<LoadedPolicy> policy = loadPolicy(run);
    if (!policy)
      return failure(policy.takeError());
    // Whoever types sees at once what a unit says by itself, or what a function does.
    if (request.mayStop) {
      looks.look(run, *policy, [&](EngineAnswer answer) {
        answer.id = request.id;
        channel.sendMessage(answer);
      });
      run.onUnit = [&](const ExtractedUnits &unit, const HeaderFacts &headers) {
        std::optional<EngineAnswer> answer = unitAnswer(run, *policy, unit, headers);
        if (!answer)
          return;
        answer->id = request.id;
        keepText(run, looks, *answer, unit.bodies);
        channel.sendMessage(*answer);
      };
    }
    llvm::Expected<CheckResult> result = check(run);
    if (!result)
      return failure(result.takeError());
    EngineAnswer answer;
    if (result->program.wasInterrupted) {
      answer.kind = EngineAnswerKind::Stopped;
      return answer;
    }
    answer.kind = EngineAnswerKind::Report;
    answer.root = result->report.root;
    answer.interfaces = interfacesOf(result->program.graph);
    answer.report =
        writeReport({.findings = std::move(result->report.findings), .coverage = std::move(result->report.coverage), .files = {}});
    return answer;
  }

  static void keepText(const RunRequest &run, OpenLooks &looks, const EngineAnswer &answer, const std::vector<FunctionBody> &bodies) {
    const std::string path = answer.root + "/" + answer.file;
    if (const std::string *text = findOpenText(run.openTexts, path))
      looks.keep(path, {.text = *text, .bodies = bodies});
  }

  static std::vector<InterfacePlace> interfacesOf(const ProgramGraph &graph) {
    std::vector<InterfacePlace> places;
    for (const InterfaceNode &node : graph.interfaces)
      if (graph.files[node.file].origin == FileOrigin::FirstParty)
        places.push_back({.name = node.name, .file = graph.files[node.file].path, .line = node.line});
    return places;
  }

  static EngineAnswer doubled(const EngineRequest &request) {
    DoubleRequest wanted;
    wanted.run = runRequest(request);
    const RegisteredStyle *style = findStyleNamed(request.kind);
    EngineAnswer answer;
    if (!style) {
      answer.text = fmt::format("there is no kind of test double called '{}'", request.kind);
      return answer;
    }
    DoubleTask task;
    task.choice.names = {request.interface};
    task.target.kind = style->info.kind;
    task.target.style = style;
    task.target.folder = request.doubleFolder;
    wanted.tasks = {std::move(task)};
    llvm::Expected<DoubleReport> report = runDoubles(wanted);
    if (!report)
      return failure(report.takeError());
    answer.kind = EngineAnswerKind::Doubles;
    for (const DoubleOutcome &outcome : report->outcomes) {
      const bool isThere = outcome.state == DoubleState::Written || outcome.state == DoubleState::Unchanged;
      if (!isThere) {
        answer.text += fmt::format("no {} of '{}': {}\n", request.kind, outcome.interface, outcome.reason);
        continue;
      }
      llvm::SmallString<256> path(outcome.path);
      llvm::sys::path::make_absolute(request.folder, path);
      answer.written.push_back(path.str().str());
      answer.text += fmt::format("{} {}\n", outcome.state == DoubleState::Written ? "wrote" : "up to date:", outcome.path);
      for (const std::string &note : outcome.notes)
        answer.text += note + "\n";
    }
    return answer;
  }

  static EngineAnswer failure(llvm::Error error) {
    EngineAnswer answer;
    answer.kind = EngineAnswerKind::Failure;
    answer.text = llvm::toString(std::move(error));
    return answer;
  }

  Channel &channel;
  std::map<std::string, Folder> folders; ///< Of the workspace, by path.
};

} // namespace

int runEngine() {
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL); // Whatever it does, nobody waits for it any more.
#endif
  // What anybody prints goes to the log, not among the messages.
  const int output = ::dup(STDOUT_FILENO);
  ::dup2(STDERR_FILENO, STDOUT_FILENO);
  Channel channel(STDIN_FILENO, output);
  Engine engine(channel);
  while (std::optional<EngineRequest> request = channel.receiveMessage<EngineRequest>()) {
    if (!engine.serve(*request))
      return 1;
    engine.prepare(*request);
  }
  return 0;
}

} // namespace seam
