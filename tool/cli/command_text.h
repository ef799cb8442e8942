// What does the command line take? Read from its own definition, for completions and the manual.
#pragma once
#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// An option or a positional argument.
struct OptionText {
  std::vector<std::string> names;   ///< "-p", "--build"; none: a positional.
  std::string value;                ///< "DIR", "PATH"; empty: a flag.
  std::vector<std::string> choices; ///< Values that it takes; empty: any. Of rules there are globs as well.
  std::string help;
  bool isRepeated = false;
};

/// A command, or the program itself.
struct CommandText {
  std::string name;
  std::string help;
  std::vector<OptionText> options;
  std::vector<OptionText> positionals;
  std::vector<CommandText> commands;
};

/// `ruleIds`: what may stand where a rule is asked for.
CommandText describeCommands(const CLI::App &app, const std::vector<std::string> &ruleIds);

/// Scripts that a shell sources.
std::string bashCompletion(const CommandText &program);
std::string zshCompletion(const CommandText &program);
std::string fishCompletion(const CommandText &program);

/// A page in roff for man(1). `footer` is what stands below the help of the program.
std::string manualPage(const CommandText &program, std::string_view version, const std::string &footer);

} // namespace seam
