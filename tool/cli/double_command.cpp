// What do `seam double` and `seam interfaces` do?
#include "matchers/facts/interface_facts.h"
#include "matchers/policy/glob.h"
#include "tool/cli/command.h"
#include "tool/pipeline/double_run.h"
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>

namespace seam {
namespace {

struct DoubleOptionsOfUser {
  DoubleRequest request;
  std::string kind;
  std::string style;
};

struct InterfacesOptions {
  RunRequest request;
  std::string glob;
  std::string format = "text";
  bool all = false;
};

constexpr DoubleKind AllKinds[] = {DoubleKind::Dummy, DoubleKind::Stub, DoubleKind::Spy, DoubleKind::Mock, DoubleKind::Fake};

} // namespace

static std::vector<std::string> kindNames() {
  std::vector<std::string> names;
  for (DoubleKind each : AllKinds)
    if (findStyle(each, ""))
      names.push_back(kindName(each));
  return names;
}

/// Prints what became of a double; true if all is well.
static bool show(const DoubleOutcome &outcome) {
  for (const std::string &note : outcome.notes)
    fmt::print(stderr, "seam: note: {}\n", note);
  switch (outcome.state) {
  case DoubleState::Written:
    fmt::print("wrote {}\n", outcome.path);
    return true;
  case DoubleState::Unchanged:
    fmt::print("{} is up to date\n", outcome.path);
    return true;
  case DoubleState::Printed:
    fmt::print("{}", outcome.text);
    return true;
  case DoubleState::Stale:
    fmt::print("{}: stale double of '{}': {}\n", outcome.path, outcome.interface, outcome.reason);
    return false;
  case DoubleState::Refused:
    fmt::print(stderr, "seam: error: no double of '{}': {}\n", outcome.interface, outcome.reason);
    return false;
  }
  return false;
}

static int runDouble(DoubleOptionsOfUser &options) {
  DoubleRequest &request = options.request;
  for (DoubleKind each : AllKinds)
    if (options.kind == kindName(each))
      request.target.kind = each;
  request.target.style = findStyle(request.target.kind, options.style);
  request.target.isStyleNamed = !options.style.empty();
  if (!request.target.style) {
    fmt::print(stderr, "seam: error: there is no style '{}' for a {}\n", options.style, options.kind);
    return exitFailed;
  }
  if (request.choice.names.empty() && request.choice.files.empty()) {
    fmt::print(stderr, "seam: error: name an interface, or a header with --file; `seam interfaces` lists them\n");
    return exitFailed;
  }
  if (!request.target.file.empty() && !request.target.folder.empty()) {
    fmt::print(stderr, "seam: error: -o and --out-dir exclude each other\n");
    return exitFailed;
  }
  if (request.isCheck && request.target.file.empty() && request.target.folder.empty()) {
    fmt::print(stderr, "seam: error: --check compares files; say which with -o or --out-dir\n");
    return exitFailed;
  }
  llvm::Expected<std::vector<DoubleOutcome>> outcomes = runDoubles(request);
  if (!outcomes)
    return fail(outcomes.takeError());
  bool isGood = true;
  for (const DoubleOutcome &each : *outcomes)
    isGood &= show(each);
  return isGood ? exitClean : exitFindings;
}

void addDoubleCommand(CLI::App &app, CommandAction &action) {
  CLI::App *command = app.add_subcommand("double", "Write test doubles of interfaces");
  auto options = std::make_shared<DoubleOptionsOfUser>();
  DoubleRequest &request = options->request;
  command->add_option("KIND", options->kind, "dummy, stub, spy or mock")->required()->check(CLI::IsMember(kindNames()));
  command->add_option("INTERFACE", request.choice.names,
                      "Qualified name of a class with virtual methods, its last part, or a glob: 'app::*Repository'");
  addRunOptions(*command, request.run);
  command->add_option("-o,--output", request.target.file, "File to write (default: standard output)")->type_name("FILE");
  command->add_option("--out-dir", request.target.folder, "Folder for a file per interface: mock_repository.h")->type_name("DIR");
  command->add_option("--name", options->request.target.name, "Pattern of class names, '{}' is the interface: 'Mock{}'")
      ->type_name("PATTERN")
      ->check([](const std::string &pattern) { return pattern.empty() ? std::string("a name is needed") : std::string(); });
  command->add_option("--namespace", request.target.nameSpace, "Namespace of the doubles (default: the interface's)")
      ->type_name("NAMESPACE");
  command->add_option("--style", options->style, "Framework of a mock: gmock (default)")->type_name("STYLE");
  command->add_option("--file", request.choice.files, "Every abstract class in this header")->type_name("HEADER")->allow_extra_args(false);
  command->add_flag("--check", request.isCheck, "Write nothing; exit code 1 if a file is not what would be written");
  command->add_flag("--force", request.isForced, "Write over files that Seam did not write");
  command->callback([options, &action] { action = [options] { return runDouble(*options); }; });
}

/// The classes of which at least one other derives, and how many do.
static std::map<std::string, std::size_t> countImplementers(const std::vector<InterfaceFact> &facts) {
  std::map<std::string, std::size_t> counts;
  for (const InterfaceFact &each : facts)
    for (const std::string &base : each.bases)
      ++counts[base];
  return counts;
}

static int runInterfaces(const InterfacesOptions &options) {
  const std::unique_ptr<LoadedProgram> program = loadOrFail(options.request);
  if (!program)
    return exitFailed;
  const ProgramGraph &graph = program->graph;
  std::vector<InterfaceFact> facts;
  for (const InterfaceNode &each : graph.interfaces) {
    llvm::Expected<InterfaceFact> fact = readInterface(each.bytes);
    if (!fact)
      return fail(fact.takeError());
    facts.push_back(std::move(*fact));
  }
  const std::map<std::string, std::size_t> implementers = countImplementers(facts);
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const InterfaceNode &node = graph.interfaces[i];
    const InterfaceFact &fact = facts[i];
    const bool isWanted = options.glob.empty() || globMatches(options.glob, node.name, ':');
    const bool isAgain = i > 0 && graph.interfaces[i - 1].name == node.name && graph.interfaces[i - 1].file == node.file;
    if (!isWanted || isAgain || (!fact.isAbstract && !options.all))
      continue;
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
