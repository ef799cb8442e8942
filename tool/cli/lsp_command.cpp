// What does `seam lsp` do?
#include "tool/cli/command.h"
#include "tool/explain/rule_pages.h"
#include "tool/lsp/engine.h"
#include "tool/lsp/serve.h"
#include <csignal>

namespace seam {

static int runServer(bool isEngine) {
  // An editor that is gone is no reason to end without cleaning up.
  std::signal(SIGPIPE, SIG_IGN);
  // The editor ends the server; a signal does at once.
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  return isEngine ? runEngine() : serveEditor(rulePage);
}

void addLspCommand(CLI::App &app, CommandAction &action) {
  CLI::App *command = app.add_subcommand("lsp", "Language server for editors, on standard input and output");
  auto isEngine = std::make_shared<bool>(false);
  command->add_flag("--engine", *isEngine, "The part of the server that reads programs")->group("");
  command->callback([isEngine, &action] { action = [isEngine] { return runServer(*isEngine); }; });
}

} // namespace seam
