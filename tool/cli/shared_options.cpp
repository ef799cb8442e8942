// What do the subcommands share: options, messages, output?
#include "tool/cli/command.h"
#include "tool/report/atomic_file.h"
#include "tool/report/failed_units.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Threading.h"
#include <csignal>
#include <fmt/format.h>

namespace seam {

static volatile std::sig_atomic_t interruption = 0;

void watchForInterruption() {
  auto note = [](int signal) { interruption = signal; };
  std::signal(SIGINT, note);
  std::signal(SIGTERM, note);
}

bool wasInterrupted() {
  return interruption != 0;
}

static std::string workingFolder() {
  llvm::SmallString<256> folder;
  llvm::sys::fs::current_path(folder);
  return folder.str().str();
}

/// A line that is overwritten while units are read; on a terminal only.
static void showProgress(std::size_t done, std::size_t all) {
  fmt::print(stderr, "\r{} of {} units{}", done, all, done == all ? "\r\033[K" : "");
  std::fflush(stderr);
}

void addRunOptions(CLI::App &command, RunRequest &request) {
  request.workingFolder = workingFolder();
  request.workers = llvm::hardware_concurrency().compute_thread_count();
  request.isInterrupted = wasInterrupted;
  if (llvm::sys::Process::StandardErrIsDisplayed())
    request.onProgress = showProgress;
  command
      .add_option("-p,--build", request.buildFolders,
                  "Folder with a compile_commands.json; several are read together (default: the policy's, else build/)")
      ->type_name("DIR")
      ->allow_extra_args(false);
  command.add_option("--config", request.configFile, "Policy file (default: the nearest .seam.yaml upwards); 'none': no policy")
      ->type_name("FILE");
  command.add_option("-j,--jobs", request.workers, "Worker processes (default: the cores of this machine)")
      ->check(CLI::Range(1u, 1024u))
      ->type_name("N");
  command.add_option("--cache-dir", request.cacheFolder, "Where facts are kept between runs (default: .seam in the build folder)")
      ->type_name("DIR");
  command.add_flag_callback("--no-cache", [&request] { request.useCache = false; }, "Read every unit, and keep nothing");
  command.add_flag_callback(
      "--no-shared-pch", [&request] { request.sharesHeaders = false; },
      "Parse every unit by itself, without a precompiled header of what they share");
  command.add_option("--timeout", request.timeoutSeconds, "Seconds that one unit may take; 0: no limit (default: 120)")
      ->type_name("SECONDS");
}

void addRuleOption(CLI::App &command, RunRequest &request) {
  command.add_option("--rule", request.rules, "Only these rules: an id or a glob such as 'architecture/*'; with '-' in front: not these")
      ->type_name("GLOB")
      ->allow_extra_args(false);
}

void addNarrowingOptions(CLI::App &command, RunRequest &request) {
  addRuleOption(command, request);
  command.add_option("PATH", request.paths, "Report only what is in these files or folders; the whole program is still known");
  auto *diff = command
                   .add_option_function<std::string>(
                       "--diff",
                       [&request](const std::string &revision) {
                         request.onlyChanged = true;
                         request.changedSince = revision;
                       },
                       "Only findings on lines that the change since REV adds (default: since the merge base with the upstream)")
                   ->expected(0, 1)
                   ->type_name("REV");
  command.add_flag("--staged", request.onlyStaged, "Only findings on lines that the index adds over HEAD")->excludes(diff);
}

Severity failingSeverity(const std::string &word) {
  return word == "never" ? Severity::Off : word == "note" ? Severity::Note : word == "error" ? Severity::Error : Severity::Warning;
}

int fail(llvm::Error error) {
  std::string message = llvm::toString(std::move(error));
  while (!message.empty() && message.back() == '\n')
    message.pop_back();
  // Errors of a policy file come with their place in front, as compilers print them.
  const bool isPlaced = message.find(": error: ") != std::string::npos;
  fmt::print(stderr, "{}{}\n", isPlaced ? "" : "seam: error: ", message);
  return exitFailed;
}

void warnOfFailed(const std::vector<FailedUnit> &failed) {
  for (const std::string &each : failedSentences(failed))
    fmt::print(stderr, "seam: warning: {}\n", each);
}

std::unique_ptr<LoadedProgram> loadOrFail(const RunRequest &request) {
  llvm::Expected<LoadedProgram> program = loadProgram(request);
  if (!program) {
    fail(program.takeError());
    return nullptr;
  }
  warnOfFailed(program->graph.coverage.failed);
  return std::make_unique<LoadedProgram>(std::move(*program));
}

std::string programName(const std::string &root) {
  return llvm::sys::path::filename(root).str();
}

bool writeOutput(const std::string &path, const std::string &text) {
  if (path.empty() || path == "-") {
    fmt::print("{}", text);
    return true;
  }
  if (llvm::Error error = writeFileAtomically(path, text)) {
    fail(std::move(error));
    return false;
  }
  return true;
}

bool wantsColor(const std::string &when, int stream) {
  if (when != "auto")
    return when == "always";
  return !llvm::sys::Process::GetEnv("NO_COLOR") && llvm::sys::Process::FileDescriptorHasColors(stream);
}

} // namespace seam
