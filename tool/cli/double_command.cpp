// What does `seam double` do?
#include "matchers/policy/glob.h"
#include "tool/cli/adopt_mock_action.h"
#include "tool/cli/command.h"
#include "tool/pipeline/double_run.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <fmt/format.h>

namespace seam {
namespace {

struct DoubleOptionsOfUser {
  DoubleRequest request;
  DoubleTask task;
  std::string kind;
  std::string style;
  std::string adopted;
  bool wantsContract = false;
  bool showsDiff = false;
  bool isSameShape = false;
  bool isFunctions = false;
  bool isConcept = false;
};

constexpr DoubleKind AllKinds[] = {DoubleKind::Dummy, DoubleKind::Stub, DoubleKind::Spy,
                                   DoubleKind::Mock,  DoubleKind::Fake, DoubleKind::Interface};

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
  case DoubleState::Orphan:
    fmt::print("{}: orphaned double: nothing in 'doubles' asks for it any more; delete it\n", outcome.path);
    return false;
  case DoubleState::Refused:
    fmt::print(stderr, "seam: error: no double of '{}': {}\n", outcome.interface, outcome.reason);
    return false;
  case DoubleState::PassedOver:
    return true;
  }
  return false;
}

/// What a pattern matched in vain, in a few lines.
static void showPassedOver(const std::vector<DoubleOutcome> &outcomes) {
  constexpr std::size_t mostAlone = 3;
  std::vector<const DoubleOutcome *> passed;
  for (const DoubleOutcome &each : outcomes)
    if (each.state == DoubleState::PassedOver)
      passed.push_back(&each);
  for (std::size_t i = 0; i < std::min(passed.size(), mostAlone); ++i)
    fmt::print(stderr, "seam: note: no double of '{}', which a pattern matches: {}\n", passed[i]->interface, passed[i]->reason);
  if (passed.size() > mostAlone)
    fmt::print(stderr, "seam: note: nor of {} more; name one to see why\n", passed.size() - mostAlone);
}

/// What is wrong with the combination of options; empty: nothing.
static std::string problemWith(const DoubleOptionsOfUser &options) {
  const DoubleTask &task = options.task;
  const bool names = !task.choice.names.empty() || !task.choice.files.empty();
  if (options.request.isAll)
    return names || !options.kind.empty() || !task.target.file.empty() || !task.target.folder.empty()
               ? "--all makes what the policy's 'doubles' says; it goes with no kind, interface or output"
               : "";
  if (options.kind.empty())
    return "say which kind of double: dummy, stub, spy, mock or fake; or interface, for a class that has none";
  if (!task.target.style)
    return fmt::format("there is no style '{}' for a {}", options.style, options.kind);
  if (!names)
    return "name an interface, or a header with --file; `seam interfaces` lists them";
  if (!task.target.file.empty() && !task.target.folder.empty())
    return "-o and --out-dir exclude each other";
  if (options.wantsContract && (task.target.kind != DoubleKind::Fake || (task.target.file.empty() && task.target.folder.empty())))
    return "--contract-tests are for fakes, and go beside them: with -o or --out-dir";
  if (int{options.isSameShape} + int{options.isFunctions} + int{options.isConcept} > 1)
    return "--same-shape, --functions and --concept exclude each other";
  const bool isInterface = options.kind == "interface";
  if (isInterface && (options.isSameShape || options.isFunctions || options.isConcept || task.target.isDeep || task.target.isSplit))
    return "an interface is taken out of a class as it is: without --same-shape, --functions, --concept, --deep and --split";
  if (!task.target.users.empty() && !isInterface)
    return "--used-by says what an interface needs: seam double interface app::Store --used-by ui/view.cpp";
  const bool isDemand = task.target.shape != DoubleShape::Derived && !isInterface;
  if (isDemand && (task.target.kind == DoubleKind::Fake || task.target.isDeep || task.target.isSplit))
    return "--same-shape, --functions and --concept make dummies, stubs, spies and mocks, neither deep nor split";
  const bool isPrinted = task.target.file.empty() && task.target.folder.empty();
  if (task.target.isSplit && !task.target.style->info.canSplit)
    return fmt::format("--split is for mocks, whose constructors are dear to compile; a {} has none", options.kind);
  if (task.target.isDeep && task.target.kind != DoubleKind::Stub && task.target.kind != DoubleKind::Spy)
    return fmt::format("--deep is for stubs and spies; a {} returns what the test tells it to", options.kind);
  if ((task.target.isSplit || task.target.isDeep) && isPrinted)
    return fmt::format("{} writes more than one file; say where with -o or --out-dir", task.target.isSplit ? "--split" : "--deep");
  if (task.target.printsArguments && !task.target.style->info.usesPrintTo)
    return "--print-to is for mocks of GoogleMock, which prints arguments with PrintTo and compares them with ==";
  if (task.target.printsArguments && options.isConcept)
    return "--print-to needs to know the arguments; a concept does not say of which class they are";
  if (options.isFunctions && isPrinted)
    return "--functions writes a header and a source; say where with -o or --out-dir";
  if (options.request.isCheck && task.target.file.empty() && task.target.folder.empty())
    return "--check compares files; say which with -o or --out-dir";
  return "";
}

/// The same for --adopt.
static std::string problemWithAdoption(const DoubleOptionsOfUser &options) {
  const DoubleTask &task = options.task;
  if (options.kind != "mock" || options.request.isAll || task.choice.names.size() != 1)
    return "--adopt completes a mock of one interface: seam double mock app::Store --adopt tests/mock_store.h";
  if (!task.target.file.empty() || !task.target.folder.empty() || !task.choice.files.empty() || !task.target.nameSpace.empty() ||
      !options.style.empty() || task.target.isSplit || task.target.isDeep || task.target.printsArguments)
    return "--adopt changes the file that it names; it goes with --name, --diff and --check only";
  return "";
}

/// The tests that the fake and the real implementation have to pass: beside the fake.
static DoubleTask contractTask(DoubleTask task) {
  task.target.style = findStyle(DoubleKind::Fake, "contract");
  task.target.isStyleNamed = true;
  task.target.name.clear();
  if (!task.target.file.empty()) {
    task.target.folder = llvm::sys::path::parent_path(task.target.file).str();
    task.target.folder = task.target.folder.empty() ? "." : task.target.folder;
    task.target.file.clear();
  }
  return task;
}

/// "'db_*' --functions --file db/api.h"
static std::string askedFunctions(const DoubleOptionsOfUser &options) {
  std::string text;
  for (const std::string &name : options.task.choice.names)
    text += (hasWildcard(name) ? "'" + name + "'" : name) + " ";
  text += "--functions";
  for (const std::string &file : options.task.choice.files)
    text += " --file " + file;
  return text;
}

static int runDouble(DoubleOptionsOfUser &options) {
  DoubleTask &task = options.task;
  if (task.target.file == "-")
    task.target.file.clear();
  if (!options.adopted.empty()) {
    if (const std::string problem = problemWithAdoption(options); !problem.empty()) {
      fmt::print(stderr, "seam: error: {}\n", problem);
      return exitFailed;
    }
    return runAdoption(
        {.run = options.request.run, .interface = task.choice.names.front(), .file = options.adopted, .name = task.target.name},
        options.showsDiff, options.request.isCheck);
  }
  task.target.shape = options.isSameShape           ? DoubleShape::Same
                      : options.isFunctions         ? DoubleShape::Functions
                      : options.isConcept           ? DoubleShape::Archetype
                      : options.kind == "interface" ? DoubleShape::Extracted
                                                    : DoubleShape::Derived;
  if (options.isFunctions)
    task.target.asked = askedFunctions(options);
  const RegisteredStyle *usual = findStyleNamed(options.kind);
  if (usual) {
    task.target.kind = usual->info.kind;
    task.target.style = options.style.empty() ? usual : findStyle(usual->info.kind, options.style);
    task.target.isStyleNamed = !options.style.empty();
  }
  if (const std::string problem = problemWith(options); !problem.empty()) {
    fmt::print(stderr, "seam: error: {}\n", problem);
    return exitFailed;
  }
  DoubleRequest &request = options.request;
  if (!request.isAll)
    request.tasks = {task};
  if (options.wantsContract)
    request.tasks.push_back(contractTask(task));
  llvm::Expected<DoubleReport> report = runDoubles(request);
  if (!report)
    return fail(report.takeError());
  warnOfFailed(report->failed);
  bool isGood = true;
  for (const DoubleOutcome &each : report->outcomes)
    isGood &= show(each);
  showPassedOver(report->outcomes);
  return isGood ? exitClean : exitFindings;
}

void addDoubleCommand(CLI::App &app, CommandAction &action) {
  CLI::App *command = app.add_subcommand("double", "Write test doubles of interfaces");
  auto options = std::make_shared<DoubleOptionsOfUser>();
  DoubleRequest &request = options->request;
  command->add_option("KIND", options->kind, "dummy, stub, spy, mock or fake; or interface, for a class that has none")
      ->check(CLI::IsMember(kindNames()));
  command->add_option("INTERFACE", options->task.choice.names,
                      "Qualified name of a class with virtual methods, its last part, or a glob: 'app::*Repository'");
  addRunOptions(*command, request.run);
  command->add_option("-o,--output", options->task.target.file, "File to write; - or nothing: standard output")->type_name("FILE");
  command->add_option("--out-dir", options->task.target.folder, "Folder for a file per interface: mock_repository.h")->type_name("DIR");
  command->add_option("--name", options->task.target.name, "Pattern of class names, '{}' is the interface: 'Mock{}'")
      ->type_name("PATTERN")
      ->check([](const std::string &pattern) { return pattern.empty() ? std::string("a name is needed") : std::string(); });
  command->add_option("--namespace", options->task.target.nameSpace, "Namespace of the doubles (default: the interface's)")
      ->type_name("NAMESPACE");
  command->add_option("--style", options->style, "Framework of a mock: gmock (default) or trompeloeil")->type_name("STYLE");
  command->add_flag("--same-shape", options->isSameShape,
                    "INTERFACE is any class: its public methods without a base, for a template's parameter");
  command->add_flag("--functions", options->isFunctions,
                    "INTERFACE is a free function that the header of --file declares, or a glob: definitions that ask the double");
  command->add_flag("--concept", options->isConcept, "INTERFACE is a concept: the least type that satisfies it");
  command->add_flag("--split", options->task.target.isSplit,
                    "Constructors, destructor and delegateTo() of a mock go into a source beside the header: big mocks compile faster");
  command->add_flag("--deep", options->task.target.isDeep,
                    "A method that returns another interface gives a double of that, which is written beside (stub, spy)");
  command->add_flag("--print-to", options->task.target.printsArguments,
                    "With PrintTo and == for the classes of arguments that have none (mock), so that a failed expectation can be read");
  command->add_option("--used-by", options->task.target.users, "interface: only what this file calls, or files: 'ui/**'")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command->add_flag("--contract-tests", options->wantsContract, "Beside a fake, tests that it and the real implementation have to pass");
  command->add_option("--file", options->task.choice.files, "Every abstract class in this header")
      ->type_name("HEADER")
      ->allow_extra_args(false);
  command->add_flag("--all", request.isAll, "What the policy's 'doubles' says; names doubles that nothing asks for any more");
  command->add_flag("--check", request.isCheck, "Write nothing; exit code 1 if a file is not what would be written");
  command->add_flag("--force", request.isForced, "Write over files that Seam did not write");
  CLI::Option *adopt =
      command
          ->add_option("--adopt", options->adopted,
                       "Complete and correct the mock of one interface that a person wrote in this file, and leave the rest of "
                       "it as it is")
          ->type_name("FILE");
  command->add_flag("--diff", options->showsDiff, "With --adopt: print what would change, and change nothing")->needs(adopt);
  CLI::Option *depfile =
      command
          ->add_option("--depfile", request.depfile, "Also write, as make reads it, which headers of the project the doubles are made from")
          ->type_name("FILE");
  command->add_option("--depfile-target", request.depfileTarget, "What the depfile names as made from them (default: the doubles)")
      ->type_name("NAME")
      ->needs(depfile);
  command->callback([options, &action] { action = [options] { return runDouble(*options); }; });
}

} // namespace seam
