// What do `seam init` and `seam baseline` do?
#include "matchers/base/errors.h"
#include "tool/cli/command.h"
#include "tool/config/proposal.h"
#include "llvm/Support/FileSystem.h"
#include <fmt/format.h>

namespace seam {
namespace {

struct InitOptions {
  RunRequest request;
  bool force = false;
};

struct BaselineOptions {
  RunRequest request;
  bool update = false;
};

} // namespace

/// Writes today's findings and metrics of the program down as its baseline.
static bool writeTodaysBaseline(const CheckResult &result) {
  return writeOutput(baselinePath(result.program.root, result.program.graph.policy),
                     writeBaseline(baselineOf(result.allFindings, result.program.graph)));
}

static int runInit(InitOptions &options) {
  const std::string file = options.request.workingFolder + "/.seam.yaml";
  if (llvm::sys::fs::exists(file) && !options.force)
    return fail(makeError("'.seam.yaml' exists already; edit it, or write a new one with --force"));
  options.request.configFile = "none";
  const std::unique_ptr<LoadedProgram> program = loadOrFail(options.request);
  if (!program)
    return exitFailed;
  if (!writeOutput(file, proposePolicy(program->graph)))
    return exitFailed;
  options.request.configFile = file;
  options.request.useBaseline = false;
  options.request.needsGraph = true;
  llvm::Expected<CheckResult> result = check(options.request);
  if (!result)
    return fail(result.takeError());
  if (!writeTodaysBaseline(*result))
    return exitFailed;
  fmt::print("wrote .seam.yaml: {} modules, {} layers\n", result->program.graph.policy.modules.size(),
             result->program.graph.policy.layers.empty() ? 0 : result->program.graph.policy.layers.front().rows.size());
  fmt::print("wrote .seam-baseline.json: {} findings of today, which stay quiet until somebody adds to them\n", result->allFindings.size());
  fmt::print("next: read .seam.yaml, name the layers as you mean them, and run `seam check`\n");
  return result->report.coverage.failed.empty() ? exitClean : exitFailed;
}

void addInitCommand(CLI::App &app, CommandAction &action) {
  CLI::App *command = app.add_subcommand("init", "Propose a policy file, and put today's violations into the baseline");
  auto options = std::make_shared<InitOptions>();
  addRunOptions(*command, options->request);
  command->add_flag("--force", options->force, "Replace an existing .seam.yaml");
  command->callback([options, &action] { action = [options] { return runInit(*options); }; });
}

static int runBaseline(BaselineOptions &options) {
  options.request.needsGraph = true;
  llvm::Expected<CheckResult> result = check(options.request);
  if (!result)
    return fail(result.takeError());
  warnOfFailed(result->report.coverage.failed);
  const bool isIncomplete = !result->report.coverage.failed.empty();
  if (options.update) {
    if (isIncomplete)
      return fail(makeError("the baseline was not written: some units were not read, and it would lose what they hold"));
    if (!writeTodaysBaseline(*result))
      return exitFailed;
    fmt::print("the baseline holds {} findings\n", result->allFindings.size());
    return exitClean;
  }
  const BaselineDelta &delta = result->report.baseline;
  for (const Finding &finding : result->report.findings)
    fmt::print("+ {}: {}\n", finding.rule, fmt::join(finding.keys, "; "));
  for (const std::string &stale : delta.stale)
    fmt::print("- {}\n", stale);
  fmt::print("{} in baseline, +{} / -{}; `seam baseline --update` writes today's state\n", delta.held, result->report.findings.size(),
             delta.stale.size());
  return isIncomplete ? exitFailed : delta.stale.empty() && result->report.findings.empty() ? exitClean : exitFindings;
}

void addBaselineCommand(CLI::App &app, CommandAction &action) {
  CLI::App *command = app.add_subcommand("baseline", "Show what changed against the baseline, or write it");
  auto options = std::make_shared<BaselineOptions>();
  addRunOptions(*command, options->request);
  command->add_flag("--update", options->update, "Write today's findings and metrics as the new baseline");
  command->callback([options, &action] { action = [options] { return runBaseline(*options); }; });
}

} // namespace seam
