// What does `seam` do with its arguments?
#include "matchers/base/version.h"
#include "tool/cli/command.h"
#include <fmt/format.h>

using namespace seam;

static std::string versionText() {
  std::string text = fmt::format("seam {} (LLVM {}", seamVersion, llvmVersion);
  if (!commit.empty())
    text += fmt::format(", commit {}", commit);
  return text + ")";
}

int main(int argc, char **argv) {
  CLI::App app("Finds the seams of a C++ program and keeps them clean: layers, modules, dependency cycles.", "seam");
  app.set_version_flag("--version", versionText(), "Version of Seam and of LLVM, and the commit");
  app.require_subcommand(1);
  app.footer("Exit codes: 0 nothing found, 1 findings, 2 the run is incomplete or wrong, 130 interrupted.\n"
             "First steps: `seam check` in a folder with a compile_commands.json, then `seam init`.");
  CommandAction action;
  addCheckCommand(app, action);
  addCheckUnitCommand(app, action);
  addMergeCommand(app, action);
  addGraphCommand(app, action);
  addWhyCommand(app, action);
  addWhyThrowsCommand(app, action);
  addInitCommand(app, action);
  addBaselineCommand(app, action);
  addRulesCommand(app, action);
  addExplainCommand(app, action);
  addLogsCommand(app, action);
  addMetricsCommand(app, action);
  addFactsCommand(app, action);
  addDoubleCommand(app, action);
  addInterfacesCommand(app, action);
  addCacheCommand(app, action);
  addLspCommand(app, action);
  addCompletionCommands(app, action);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError &error) {
    // --help and --version come here too, with code 0.
    return app.exit(error) == 0 ? exitClean : exitFailed;
  }
  watchForInterruption();
  const int code = action();
  return wasInterrupted() ? exitInterrupted : code;
}
