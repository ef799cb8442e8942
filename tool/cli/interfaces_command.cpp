// seam interfaces: which classes can a test double stand in for?
#include "matchers/facts/interface_facts.h"
#include "matchers/policy/glob.h"
#include "tool/cli/command.h"
#include "tool/pipeline/load_interfaces.h"
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>

namespace seam {
namespace {

struct InterfacesOptions {
  RunRequest request;
  std::string glob;
  std::string format = "text";
  bool all = false;
};

} // namespace

/// The classes of which at least one other derives, and how many do.
static std::map<std::string, std::size_t> countImplementers(const std::vector<InterfaceFact> &facts) {
  std::map<std::string, std::size_t> counts;
  for (const InterfaceFact &each : facts)
    for (const std::string &base : each.bases)
      ++counts[base];
  return counts;
}

/// An empty list looks like a clean answer; mostly it means that the question was another one.
static std::string whyNone(const InterfacesOptions &options, const LoadedInterfaces &loaded, std::size_t matching) {
  const Project &project = loaded.project;
  const std::size_t all = loaded.graph.interfaces.size();
  if (all == 0) {
    const auto inside =
        std::ranges::count_if(project.jobs, [&](const CompileJob &job) { return job.file.starts_with(project.root + "/"); });
    return fmt::format(
        "no class below '{}' has virtual methods; {} of {} units lie there, and only what lies there is the project: run seam "
        "in the project's own folder, or name its policy file with --config",
        project.root, inside, project.jobs.size());
  }
  if (matching == 0)
    return fmt::format("none of {} classes with virtual methods matches '{}'", all, options.glob);
  return fmt::format("none of {} classes with virtual methods is abstract; --all lists them", matching);
}

static int runInterfaces(const InterfacesOptions &options) {
  llvm::Expected<LoadedInterfaces> loaded = loadInterfaces(options.request);
  if (!loaded)
    return fail(loaded.takeError());
  const ProgramGraph &graph = loaded->graph;
  warnOfFailed(graph.coverage.failed);
  std::vector<InterfaceFact> facts;
  for (const InterfaceNode &each : graph.interfaces) {
    llvm::Expected<InterfaceFact> fact = readInterface(each.bytes);
    if (!fact)
      return fail(fact.takeError());
    facts.push_back(std::move(*fact));
  }
  const std::map<std::string, std::size_t> implementers = countImplementers(facts);
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  std::size_t matching = 0;
  bool isAnyListed = false;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const InterfaceNode &node = graph.interfaces[i];
    const InterfaceFact &fact = facts[i];
    const bool isWanted = options.glob.empty() || globMatches(options.glob, node.name, ':');
    const bool isAgain = i > 0 && graph.interfaces[i - 1].name == node.name && graph.interfaces[i - 1].file == node.file;
    if (!isWanted || isAgain)
      continue;
    ++matching;
    if (!fact.isAbstract && !options.all)
      continue;
    isAnyListed = true;
    const std::size_t pure = std::ranges::count_if(fact.methods, &MethodFact::isPure);
    const auto found = implementers.find(fact.text);
    const std::size_t derived = found == implementers.end() ? 0 : found->second;
    const std::string place = fmt::format("{}:{}", graph.files[node.file].path, node.line);
    const std::string why = !fact.refusal.empty() ? fact.refusal : fact.isInSource ? "it is defined in a source" : "";
    if (options.format == "json")
      json.push_back({{"name", node.name},
                      {"file", graph.files[node.file].path},
                      {"line", node.line},
                      {"methods", fact.methods.size()},
                      {"pure", pure},
                      {"derived", derived},
                      {"refusal", why}});
    else
      fmt::print("{}: {}: {} of {} methods pure, {} derived{}\n", place, node.name, pure, fact.methods.size(), derived,
                 why.empty() ? "" : "; no double: " + why);
  }
  if (options.format == "json")
    fmt::print("{}\n", nlohmann::ordered_json{{"version", 1}, {"interfaces", json}}.dump(1));
  if (!isAnyListed)
    fmt::print(stderr, "seam: warning: {}\n", whyNone(options, *loaded, matching));
  return graph.coverage.failed.empty() ? exitClean : exitFailed;
}

void addInterfacesCommand(CLI::App &app, CommandAction &action) {
  CLI::App *command = app.add_subcommand("interfaces", "List the classes that a test double can stand in for");
  auto options = std::make_shared<InterfacesOptions>();
  command->add_option("GLOB", options->glob, "Only those whose qualified name matches: 'app::**'");
  addRunOptions(*command, options->request);
  command->add_flag("--all", options->all, "Concrete classes with virtual methods, too");
  command->add_option("--format", options->format, "text or json (default: text)")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT");
  command->callback([options, &action] { action = [options] { return runInterfaces(*options); }; });
}

} // namespace seam
