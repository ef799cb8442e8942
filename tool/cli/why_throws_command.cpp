// What does `seam why-throws` do?
#include "tool/cli/command.h"
#include "tool/report/why_throws_report.h"
#include <fmt/format.h>

namespace seam {
namespace {

struct WhyThrowsOptions {
  RunRequest request;
  std::string function;
};

} // namespace

static int runWhyThrows(const WhyThrowsOptions &options) {
  const std::unique_ptr<LoadedProgram> program = loadOrFail(options.request);
  if (!program)
    return exitFailed;
  bool doesThrow = false;
  llvm::Expected<std::string> text = whyThrowsText(program->graph, options.function, doesThrow);
  if (!text)
    return fail(text.takeError());
  fmt::print("{}", *text);
  return program->graph.coverage.failed.empty() ? (doesThrow ? exitClean : exitFindings) : exitFailed;
}

void addWhyThrowsCommand(CLI::App &app, CommandAction &action) {
  CLI::App *command = app.add_subcommand("why-throws", "Show which exceptions can leave a function, each with its path");
  auto options = std::make_shared<WhyThrowsOptions>();
  addRunOptions(*command, options->request);
  command->add_option("FUNCTION", options->function, "Qualified name, its end, or a pattern: 'app::Session::*'")->required();
  command->footer("Exit codes: 0 some exception can, 1 none that was seen, 2 the program could not be read completely.");
  command->callback([options, &action] { action = [options] { return runWhyThrows(*options); }; });
}

} // namespace seam
