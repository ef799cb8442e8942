// What does `seam why` do?
#include "tool/cli/command.h"
#include "tool/report/why_report.h"
#include <fmt/format.h>

namespace seam {
namespace {

struct WhyOptions {
  RunRequest request;
  std::string from;
  std::string to;
};

} // namespace

static int runWhy(const WhyOptions &options) {
  const std::unique_ptr<LoadedProgram> program = loadOrFail(options.request);
  if (!program)
    return exitFailed;
  llvm::Expected<NamedNode> from = findNode(program->graph, options.from);
  if (!from)
    return fail(from.takeError());
  llvm::Expected<NamedNode> to = findNode(program->graph, options.to);
  if (!to)
    return fail(to.takeError());
  bool found = false;
  fmt::print("{}", whyText(program->graph, *from, *to, found));
  return program->graph.coverage.failed.empty() ? (found ? exitClean : exitFindings) : exitFailed;
}

void addWhyCommand(CLI::App &app, CommandAction &action) {
  CLI::App *command = app.add_subcommand("why", "Show the shortest dependency path between two modules, components or files");
  auto options = std::make_shared<WhyOptions>();
  addRunOptions(*command, options->request);
  command->add_option("FROM", options->from, "Module, component, file or glob")->required();
  command->add_option("TO", options->to, "Module, component, file or glob")->required();
  command->footer("Exit codes: 0 there is a path, 1 there is none, 2 the program could not be read completely.");
  command->callback([options, &action] { action = [options] { return runWhy(*options); }; });
}

} // namespace seam
