// What does `seam logs` do?
#include "tool/cli/command.h"
#include "tool/report/html_report.h"
#include "tool/report/logs_report.h"
#include <fmt/format.h>

namespace seam {
namespace {

struct LogsOptions {
  RunRequest request;
  std::string format = "text";
  std::string level;
  std::string environment;
  std::string output;
  LogsFilter filter;
};

/// Only what this environment of the policy compiles in and writes; false: there is no such environment.
bool useEnvironment(LogsOptions &options, const std::vector<LogEnvironment> &environments) {
  std::string names;
  for (const LogEnvironment &each : environments) {
    if (each.name.text == options.environment) {
      options.filter.least = std::max(options.filter.least, levelOfName(each.runs.text));
      options.filter.compiled = levelOfName(each.compiled.text);
      return true;
    }
    names += fmt::format("{}'{}'", names.empty() ? "" : ", ", each.name.text);
  }
  fmt::print(stderr, "seam: error: the policy has no environment '{}'; {}\n", options.environment,
             names.empty() ? "name it below 'logging: environments:'" : "it has " + names);
  return false;
}

} // namespace

static std::string renderHtml(const LoadedProgram &program, const LogsFilter &filter) {
  return htmlReport({.program = programName(program.root),
                     .view = HtmlView::Logs,
                     .logs = &program.graph,
                     .logsFilter = filter,
                     .coverage = &program.graph.coverage});
}

static int showLogs(LogsOptions &options) {
  if (options.format == "html")
    if (llvm::Error error = requireHtmlPage())
      return fail(std::move(error));
  if (!options.level.empty())
    options.filter.least = levelOfName(options.level);
  const std::unique_ptr<LoadedProgram> program = loadOrFail(options.request);
  if (!program)
    return exitFailed;
  const ProgramGraph &graph = program->graph;
  if (!options.environment.empty() && !useEnvironment(options, graph.policy.logging.environments))
    return exitFailed;
  const std::string text = options.format == "json"   ? logsAsJson(graph, options.filter)
                           : options.format == "html" ? renderHtml(*program, options.filter)
                                                      : logsAsText(graph, options.filter);
  if (!writeOutput(options.output, text))
    return exitFailed;
  return graph.coverage.failed.empty() ? exitClean : exitFailed;
}

void addLogsCommand(CLI::App &app, CommandAction &action) {
  CLI::App *command = app.add_subcommand("logs", "List what the program can log: every statement by module, level and message");
  auto options = std::make_shared<LogsOptions>();
  addRunOptions(*command, options->request);
  command->add_option("--format", options->format, "text, json or html (default: text)")
      ->check(CLI::IsMember({"text", "json", "html"}))
      ->type_name("FORMAT");
  command->add_option("--level", options->level, "Only this level and worse")
      ->check(CLI::IsMember({"trace", "debug", "info", "notice", "warning", "error", "critical"}))
      ->type_name("LEVEL");
  command->add_option("--environment", options->environment, "Only what this environment of the policy writes")->type_name("NAME");
  command->add_option("-o,--output", options->output, "Write to this file")->type_name("FILE");
  command->add_flag("--tests", options->filter.withTests, "List those of tests, too");
  command->add_flag("--prints", options->filter.withPrints, "List what is printed, too");
  command->callback([options, &action] { action = [options] { return showLogs(*options); }; });
}

} // namespace seam
