// What does `seam graph` do?
#include "matchers/base/errors.h"
#include "tool/cli/command.h"
#include "tool/report/graph_report.h"
#include "tool/report/html_report.h"
#include <fmt/format.h>

namespace seam {
namespace {

struct GraphOptions {
  RunRequest request;
  std::string level = "module";
  std::string format = "text";
  std::string output;
  std::vector<std::string> kinds;
  GraphView view;
};

} // namespace

/// What the format cannot do, before the program is read for nothing.
static llvm::Error checkFormat(const GraphOptions &options) {
  if (options.format != "html")
    return llvm::Error::success();
  if (options.level == "component")
    return makeError("the HTML report shows layers, modules and files; give '--level file' instead of 'component'");
  return requireHtmlPage();
}

/// The page shows all levels: `--level`, `--focus` and `--cycles-only` say where it starts.
static std::string renderHtml(const LoadedProgram &program, const GraphOptions &options, Level level) {
  return htmlReport({.program = programName(program.root),
                     .structure = &program.graph,
                     .selection = selectionOf(options.kinds),
                     .level = level,
                     .start = options.view,
                     .logs = options.request.includesOnly ? nullptr : &program.graph,
                     .logsFilter = {.withTests = true, .withPrints = true},
                     .coverage = &program.graph.coverage});
}

static int runGraph(const GraphOptions &options) {
  if (llvm::Error error = checkFormat(options))
    return fail(std::move(error));
  if (options.request.includesOnly && options.level != "file")
    return fail(
        makeError("'--includes-only' reads what '--level file' shows; what belongs to a {} may be told by declarations", options.level));
  const std::unique_ptr<LoadedProgram> program = loadOrFail(options.request);
  if (!program)
    return exitFailed;
  const Level level = levelFromName(options.level).value_or(Level::Module);
  if (level == Level::Layer && program->graph.policy.layers.empty())
    return fail(makeError("the policy has no 'layers:', so there is no graph of them; see docs/POLICY.md"));
  const LevelGraph graph = foldTo(program->graph, level, selectionOf(options.kinds));
  const std::string text = options.format == "html"      ? renderHtml(*program, options, level)
                           : options.format == "dot"     ? graphAsDot(program->graph, graph, options.view)
                           : options.format == "mermaid" ? graphAsMermaid(program->graph, graph, options.view)
                           : options.format == "json"    ? graphAsJson(program->graph, graph, options.view)
                                                         : graphAsText(program->graph, graph, options.view);
  if (!writeOutput(options.output, text))
    return exitFailed;
  return program->graph.coverage.failed.empty() ? exitClean : exitFailed;
}

void addGraphCommand(CLI::App &app, CommandAction &action) {
  CLI::App *command = app.add_subcommand("graph", "Show the dependency graph");
  auto options = std::make_shared<GraphOptions>();
  addRunOptions(*command, options->request);
  command->add_option("--level", options->level, "file, component, module or layer (default: module)")
      ->check(CLI::IsMember({"file", "component", "module", "layer"}))
      ->type_name("LEVEL");
  command->add_option("--format", options->format, "text, dot, mermaid, json or html (default: text)")
      ->check(CLI::IsMember({"text", "dot", "mermaid", "json", "html"}))
      ->type_name("FORMAT");
  command->add_option("--kind", options->kinds, "Edges that count: include, symbol, forward (default: include and symbol)")
      ->check(CLI::IsMember({"include", "symbol", "forward"}))
      ->type_name("KIND")
      ->allow_extra_args(false);
  command->add_flag(
      "--includes-only", options->request.includesOnly,
      "Run only the preprocessor: fast, from the files as they are now; nothing is kept, and code that does not parse goes unnoticed");
  command->add_option("--focus", options->view.focus, "Only this node, or nodes that match this glob, and their neighbours")
      ->type_name("NODE");
  command->add_flag("--cycles-only", options->view.onlyCycles, "Only nodes that are in a cycle");
  command->add_option("-o,--output", options->output, "Where to write (default: standard output)")->type_name("FILE");
  command->callback([options, &action] { action = [options] { return runGraph(*options); }; });
}

} // namespace seam
