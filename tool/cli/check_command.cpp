// What does `seam check` do?
#include "tool/cli/command.h"
#include "tool/explain/rule_pages.h"
#include "tool/pipeline/shard.h"
#include "tool/project/database_search.h"
#include "tool/report/fixes.h"
#include "tool/report/html_report.h"
#include "llvm/Support/Process.h"
#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace seam {
namespace {

struct CheckOptions {
  RunRequest request;
  std::vector<std::string> formats;
  std::vector<std::string> outputs;
  std::string failOn = "warning";
  std::string color = "auto";
  bool statistics = false;
  bool timings = false;
  bool fix = false;
  bool fixUnsafe = false;
  bool showFixes = false;
  bool noBaseline = false;
  bool ifBuilt = false;
  std::string shard;
  std::string factsFile;
};

/// One `--format F [-o FILE]`.
struct Output {
  std::string format = "text";
  std::string file;
};

} // namespace

/// Pairs each `-o` with the `--format` in front of it, in the order of the command line.
static std::vector<Output> outputsOf(const CLI::App &command, const CheckOptions &options) {
  std::vector<Output> outputs;
  std::size_t nextFormat = 0;
  std::size_t nextFile = 0;
  for (const CLI::Option *option : command.parse_order()) {
    if (option->check_lname("format") && nextFormat < options.formats.size())
      outputs.push_back({.format = options.formats[nextFormat++], .file = ""});
    if (option->check_lname("output") && nextFile < options.outputs.size()) {
      if (outputs.empty() || !outputs.back().file.empty())
        outputs.push_back({});
      outputs.back().file = options.outputs[nextFile++];
    }
  }
  if (outputs.empty())
    outputs.push_back({});
  return outputs;
}

/// Formats that need nothing but the report.
static const std::map<std::string, std::string (*)(const RunReport &)> plainFormats = {
    {"checkstyle", checkstyleReport}, {"github", githubReport}, {"gitlab", gitlabReport}, {"json", jsonReport},
    {"junit", junitReport},           {"rdjson", rdjsonReport}};

/// Everything that is known of the program: the findings in its structure, and what it logs.
static std::string renderHtml(const CheckResult &result) {
  const ProgramGraph &graph = result.program.graph;
  return htmlReport({.program = programName(result.program.root),
                     .structure = &graph,
                     .run = &result.report,
                     .rulePage = rulePage,
                     .logs = &graph,
                     .logsFilter = {.withTests = true, .withPrints = true},
                     .coverage = &result.report.coverage});
}

static std::string render(const CheckResult &result, const Output &output, const CheckOptions &options) {
  const RunReport &report = result.report;
  if (const auto plain = plainFormats.find(output.format); plain != plainFormats.end())
    return plain->second(report);
  if (output.format == "sarif")
    return sarifReport(report, rulePage);
  if (output.format == "html")
    return renderHtml(result);
  return textReport(report, {.color = output.file.empty() && wantsColor(options.color, 1), .statistics = options.statistics});
}

static void printTimings(const Timings &timings) {
  for (const auto &[phase, seconds] : timings.phases)
    fmt::print(stderr, "{:10.3f} s  {}\n", seconds, phase);
  fmt::print(stderr, "{:10.3f} s    of it to precompile headers; {} left out\n", timings.sharedSeconds, timings.leftOut.size());
  for (std::size_t i = 0; i < std::min<std::size_t>(timings.leftOut.size(), 10); ++i)
    fmt::print(stderr, "                left out: {}\n", timings.leftOut[i]);
  std::size_t doubted = 0;
  std::vector<std::pair<std::size_t, std::string>> doubts;
  for (const auto &[why, count] : timings.doubts) {
    doubted += count;
    doubts.emplace_back(count, why);
  }
  fmt::print(stderr, "{} units and headers parsed ({} with a shared header, {} for which it was in doubt), {} from cache\n", timings.parsed,
             timings.withShared, doubted, timings.fromCache);
  std::sort(doubts.rbegin(), doubts.rend());
  doubts.resize(std::min<std::size_t>(doubts.size(), 10));
  for (const auto &[count, why] : doubts)
    fmt::print(stderr, "{:10}      in doubt: {}\n", count, why);
  for (const auto &[unit, seconds] : timings.slowestUnits)
    fmt::print(stderr, "{:10.3f} s    {}\n", seconds, unit);
}

/// Applies or shows fixes; false when a file could not be written.
static bool runFixes(const RunReport &report, const CheckOptions &options) {
  const FixResult fixed = applyFixes(report.findings, options.fixUnsafe, report.readFile);
  for (const auto &[file, text] : fixed.files) {
    if (options.showFixes)
      fmt::print("{}", unifiedDiff(file, report.readFile(file).value_or(""), text));
    else if (!writeOutput(report.root + "/" + file, text))
      return false;
  }
  for (const std::string &skipped : fixed.skipped)
    fmt::print(stderr, "seam: note: {}\n", skipped);
  if (!options.showFixes)
    fmt::print(stderr, "seam: fixed {} file{}\n", fixed.files.size(), fixed.files.size() == 1 ? "" : "s");
  return true;
}

/// Reads a part of the program and checks nothing: that is for who merges.
static int runShard(const CheckOptions &options) {
  llvm::Expected<Shard> shard = parseShard(options.shard);
  if (!shard)
    return fail(shard.takeError());
  llvm::Expected<ShardResult> result = readShard(options.request, *shard, options.factsFile);
  if (!result)
    return fail(result.takeError());
  for (const FailedUnit &unit : result->failed)
    fmt::print(stderr, "seam: warning: '{}' was not read completely: {}\n", unit.path, unit.reason);
  for (const std::string &note : result->notes)
    fmt::print(stderr, "seam: note: {}\n", note);
  fmt::print("read {} of {} units and headers for '{}'; `seam merge` checks them with those of the other shards\n", result->read,
             result->all, options.factsFile);
  return result->wasInterrupted ? exitInterrupted : exitClean;
}

static int runCheck(const CLI::App &command, CheckOptions &options) {
  if (!options.shard.empty())
    return runShard(options);
  options.request.useBaseline = !options.noBaseline;
  options.request.needsGraph = std::find(options.formats.begin(), options.formats.end(), "html") != options.formats.end();
  if (options.request.needsGraph)
    if (llvm::Error error = requireHtmlPage())
      return fail(std::move(error));
  llvm::Expected<CheckResult> result = check(options.request);
  if (!result) {
    llvm::Error error = result.takeError();
    if (!options.ifBuilt || !error.isA<NoDatabase>() || llvm::sys::Process::GetEnv("CI"))
      return fail(std::move(error));
    fmt::print(stderr, "seam: nothing was checked: {}\n", llvm::toString(std::move(error)));
    return exitClean;
  }
  for (const Output &output : outputsOf(command, options))
    if (!writeOutput(output.file, render(*result, output, options)))
      return exitFailed;
  if ((options.fix || options.fixUnsafe || options.showFixes) && !runFixes(result->report, options))
    return exitFailed;
  if (options.timings)
    printTimings(result->program.timings);
  return exitCode(result->report, failingSeverity(options.failOn));
}

/// What `check` and `merge` share.
static std::shared_ptr<CheckOptions> addCheckOptions(CLI::App *command, CommandAction &action) {
  auto options = std::make_shared<CheckOptions>();
  addRunOptions(*command, options->request);
  std::vector<std::string> formats = {"text", "sarif", "html"};
  for (const auto &[name, ignored] : plainFormats)
    formats.push_back(name);
  std::sort(formats.begin(), formats.end());
  command->add_option("--format", options->formats, fmt::format("{}; repeatable, each with its own -o", fmt::join(formats, ", ")))
      ->check(CLI::IsMember(formats))
      ->type_name("FORMAT")
      ->allow_extra_args(false);
  command->add_option("-o,--output", options->outputs, "Where the report of the --format in front goes (default: standard output)")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command->add_option("--fail-on", options->failOn, "Exit with 1 from this severity on: note, warning, error or never (default: warning)")
      ->check(CLI::IsMember({"note", "warning", "error", "never"}))
      ->type_name("SEVERITY");
  command->add_flag("--fix", options->fix, "Apply safe fixes");
  command->add_flag("--fix-unsafe", options->fixUnsafe, "Apply all fixes");
  command->add_flag("--show-fixes", options->showFixes, "Print what the fixes would change, and change nothing");
  command->add_flag("--no-baseline", options->noBaseline, "Report what the baseline holds, too");
  command->add_flag("--if-built", options->ifBuilt,
                    "Without a compile_commands.json only say so and exit with 0, but in CI (where the variable CI is set) fail as ever");
  command->add_option("--color", options->color, "auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->type_name("WHEN");
  command->add_flag("--statistics", options->statistics, "One line per rule instead of the findings");
  command->add_flag("--timings", options->timings, "Where the time went, on standard error");
  command->callback([command, options, &action] { action = [command, options] { return runCheck(*command, *options); }; });
  return options;
}

void addCheckCommand(CLI::App &app, CommandAction &action) {
  CLI::App *command = app.add_subcommand("check", "Check all rules over the program");
  const std::shared_ptr<CheckOptions> options = addCheckOptions(command, action);
  addNarrowingOptions(*command, options->request);
  CLI::Option *shard =
      command->add_option("--shard", options->shard, "Only read the I-th of N parts of the program; `seam merge` checks")->type_name("I/N");
  CLI::Option *facts = command->add_option("--facts-out", options->factsFile, "Where a shard's facts go")->type_name("FILE");
  shard->needs(facts);
  facts->needs(shard);
}

void addMergeCommand(CLI::App &app, CommandAction &action) {
  CLI::App *command = app.add_subcommand("merge", "Check the program with what several `seam check --shard` have read");
  const std::shared_ptr<CheckOptions> options = addCheckOptions(command, action);
  addRuleOption(*command, options->request);
  command->add_option("FILE", options->request.factsFiles, "Files that --facts-out wrote")->required();
}

} // namespace seam
