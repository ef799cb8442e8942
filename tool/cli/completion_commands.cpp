// What do `seam completion` and `seam manual` do?
#include "matchers/base/version.h"
#include "matchers/rules/rule.h"
#include "tool/cli/command.h"
#include "tool/cli/command_text.h"
#include <fmt/format.h>

namespace seam {

static CommandText describedProgram(const CLI::App &app) {
  std::vector<std::string> ids;
  for (const RuleEntry &rule : allRules())
    ids.emplace_back(rule.info.id);
  return describeCommands(app, ids);
}

void addCompletionCommands(CLI::App &app, CommandAction &action) {
  CLI::App *completion = app.add_subcommand("completion", "Print a script that completes seam's words in a shell");
  auto shell = std::make_shared<std::string>();
  completion->add_option("SHELL", *shell, "bash, zsh or fish")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
  completion->callback([shell, &app, &action] {
    action = [shell, &app] {
      const CommandText program = describedProgram(app);
      fmt::print("{}", *shell == "bash" ? bashCompletion(program) : *shell == "zsh" ? zshCompletion(program) : fishCompletion(program));
      return exitClean;
    };
  });

  CLI::App *manual = app.add_subcommand("manual", "Print the manual page, for man -l -");
  manual->callback([&app, &action] {
    action = [&app] {
      fmt::print("{}", manualPage(describedProgram(app), seamVersion, app.get_footer()));
      return exitClean;
    };
  });
}

} // namespace seam
