// What does `seam check-unit` do?
#include "tool/cli/command.h"
#include "tool/pipeline/check_unit.h"
#include <fmt/format.h>

namespace seam {
namespace {

struct UnitOptions {
  RunRequest request;
  UnitCommand command;
  std::vector<std::string> before;
  std::vector<std::string> behind;
  std::string failOn = "error";
};

} // namespace

static const char *wordFor(Severity severity) {
  return severity == Severity::Error ? "error" : severity == Severity::Warning ? "warning" : "note";
}

/// As compilers say it: a build's log and its editor know where it is.
static void print(const RunReport &report) {
  const auto line = [&](const FindingPlace &place, std::string_view word, const std::string &text, const std::string &tail) {
    fmt::print(stderr, "{}/{}:{}:{}: {}: {}{}\n", report.root, place.file, std::max(place.line, 1u), std::max(place.column, 1u), word, text,
               tail);
  };
  for (const Finding &finding : report.findings) {
    const std::string help = finding.help.empty() ? "" : "; " + finding.help;
    line(finding.place, wordFor(finding.severity), finding.message + help, fmt::format(" [seam-{}]", finding.rule));
    for (const Evidence &step : finding.evidence)
      line(step.place, "note", step.message, "");
  }
  for (const FailedUnit &unit : report.coverage.failed)
    fmt::print(stderr, "seam: warning: '{}' was not checked: {}\n", unit.path, unit.reason);
}

static int runCheckUnit(UnitOptions &options) {
  std::vector<std::string> &arguments = options.command.arguments;
  if (arguments.empty()) {
    fmt::print(stderr, "seam: error: the compiler's command is missing: seam check-unit FILE -- clang++ -c FILE\n");
    return exitFailed;
  }
  // Who compiles tells how the driver is to behave; the compiler's name does as well.
  std::erase_if(options.before, [](const std::string &argument) { return argument.starts_with("--driver-mode="); });
  arguments.insert(arguments.begin() + 1, options.before.begin(), options.before.end());
  arguments.insert(arguments.end(), options.behind.begin(), options.behind.end());
  llvm::Expected<RunReport> report = checkUnit(options.request, options.command);
  if (!report)
    return fail(report.takeError());
  print(*report);
  // What does not compile is the compiler's to say.
  return exitCode(*report, failingSeverity(options.failOn)) == exitFindings ? exitFindings : exitClean;
}

void addCheckUnitCommand(CLI::App &app, CommandAction &action) {
  CLI::App *command = app.add_subcommand("check-unit", "Check one unit while it is compiled, as CMAKE_CXX_CLANG_TIDY runs it");
  auto options = std::make_shared<UnitOptions>();
  addRunOptions(*command, options->request);
  options->request.useCache = false;
  options->request.onProgress = {};
  command->add_option("FILE", options->command.file, "The source")->required();
  command->add_option("COMMAND", options->command.arguments, "Behind '--': the compiler and its arguments");
  command->add_option("--extra-arg-before", options->before, "Goes before the compiler's arguments")
      ->type_name("ARGUMENT")
      ->allow_extra_args(false);
  command->add_option("--extra-arg", options->behind, "Goes behind the compiler's arguments")
      ->type_name("ARGUMENT")
      ->allow_extra_args(false);
  command->add_option("--fail-on", options->failOn, "Exit with 1 from this severity on: note, warning, error or never (default: error)")
      ->check(CLI::IsMember({"note", "warning", "error", "never"}))
      ->type_name("SEVERITY");
  command->callback([options, &action] { action = [options] { return runCheckUnit(*options); }; });
}

} // namespace seam
