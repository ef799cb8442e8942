// What do `seam metrics` and `seam facts` do?
#include "matchers/program/metrics.h"
#include "tool/cli/command.h"
#include "tool/pipeline/facts_of_file.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace seam {
namespace {

struct MetricsOptions {
  RunRequest request;
  std::string format = "text";
};

struct FactsOptions {
  RunRequest request;
  std::string file;
};

} // namespace

static std::string metricsAsText(const ProgramMetrics &metrics) {
  std::string text = fmt::format("{} components in {} levels: CCD {}, ACD {:.2f}, NCCD {:.2f}, propagation cost {:.1f} %\n\n",
                                 metrics.components, metrics.levels, metrics.ccd, metrics.acd, metrics.nccd, metrics.propagationCost * 100);
  text += fmt::format("{:40} {:>6} {:>6} {:>6} {:>6} {:>6}\n", "module", "Ca", "Ce", "I", "A", "D");
  for (const ModuleMetrics &module : metrics.modules)
    text += fmt::format("{:40} {:>6} {:>6} {:>6.2f} {:>6.2f} {:>6.2f}\n", module.name, module.afferent, module.efferent, module.instability,
                        module.abstractness, module.distance);
  return text;
}

static std::string metricsAsJson(const ProgramMetrics &metrics) {
  nlohmann::ordered_json json = {{"version", 1},
                                 {"components", metrics.components},
                                 {"levels", metrics.levels},
                                 {"ccd", metrics.ccd},
                                 {"acd", metrics.acd},
                                 {"nccd", metrics.nccd},
                                 {"propagation_cost", metrics.propagationCost}};
  nlohmann::ordered_json modules = nlohmann::ordered_json::array();
  for (const ModuleMetrics &module : metrics.modules)
    modules.push_back({{"name", module.name},
                       {"afferent", module.afferent},
                       {"efferent", module.efferent},
                       {"instability", module.instability},
                       {"abstractness", module.abstractness},
                       {"distance", module.distance}});
  json["modules"] = std::move(modules);
  return json.dump(1) + "\n";
}

void addMetricsCommand(CLI::App &app, CommandAction &action) {
  CLI::App *command = app.add_subcommand("metrics", "Martin's and Lakos's metrics of the program and its modules");
  auto options = std::make_shared<MetricsOptions>();
  addRunOptions(*command, options->request);
  command->add_option("--format", options->format, "text or json (default: text)")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT");
  command->callback([options, &action] {
    action = [options] {
      const std::unique_ptr<LoadedProgram> program = loadOrFail(options->request);
      if (!program)
        return exitFailed;
      const ProgramMetrics metrics = measure(program->graph);
      fmt::print("{}", options->format == "json" ? metricsAsJson(metrics) : metricsAsText(metrics));
      return program->graph.coverage.failed.empty() ? exitClean : exitFailed;
    };
  });
}

void addFactsCommand(CLI::App &app, CommandAction &action) {
  CLI::App *command = app.add_subcommand("facts", "What Seam knows of a file, as JSON: for bug reports");
  auto options = std::make_shared<FactsOptions>();
  addRunOptions(*command, options->request);
  command->add_option("FILE", options->file, "A source, or a header (read alone, with its nearest unit's flags)")->required();
  command->callback([options, &action] {
    action = [options] {
      llvm::Expected<std::string> facts = factsOfFile(options->request, options->file);
      if (!facts)
        return fail(facts.takeError());
      fmt::print("{}\n", *facts);
      return exitClean;
    };
  });
}

} // namespace seam
