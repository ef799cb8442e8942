// Which words may come next? For bash, zsh and fish.
#include "tool/cli/command_text.h"
#include <fmt/format.h>

namespace seam {
namespace {

enum class ValueKind { Choice, Folder, File, Other };

ValueKind kindOf(const OptionText &option) {
  if (!option.choices.empty())
    return ValueKind::Choice;
  if (option.value == "DIR")
    return ValueKind::Folder;
  return option.value == "FILE" || option.value == "PATH" || option.value == "HEADER" ? ValueKind::File : ValueKind::Other;
}

/// The first that may stand behind a command: its own commands, or what its first argument may be.
std::vector<std::string> firstWords(const CommandText &command) {
  std::vector<std::string> words;
  for (const CommandText &each : command.commands)
    words.push_back(each.name);
  if (words.empty() && !command.positionals.empty())
    words = command.positionals.front().choices;
  return words;
}

std::vector<std::string> optionWords(const CommandText &command) {
  std::vector<std::string> words;
  for (const OptionText &option : command.options)
    words.insert(words.end(), option.names.begin(), option.names.end());
  return words;
}

bool takesFiles(const CommandText &command) {
  return !command.positionals.empty() && kindOf(command.positionals.front()) == ValueKind::File;
}

/// In single quotes for a shell.
std::string shellQuoted(const std::string &text) {
  std::string result = "'";
  for (char letter : text)
    result += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
  return result + "'";
}

/// The first clause of a help text: what fits behind a word.
std::string brief(const std::string &help) {
  return help.substr(0, help.find_first_of(";(\n"));
}

} // namespace

std::string bashCompletion(const CommandText &program) {
  std::string values, words;
  for (const CommandText &command : program.commands) {
    for (const OptionText &option : command.options) {
      if (option.value.empty())
        continue;
      std::string pattern;
      for (const std::string &name : option.names)
        pattern += fmt::format("{}'{} {}'", pattern.empty() ? "" : " | ", command.name, name);
      const ValueKind kind = kindOf(option);
      const std::string reply = kind == ValueKind::Folder ? "-d"
                                : kind == ValueKind::File ? "-f"
                                                          : fmt::format("-W '{}'", fmt::join(option.choices, " "));
      values += fmt::format("    {}) COMPREPLY=($(compgen {} -- \"$word\")); return ;;\n", pattern, reply);
    }
    words += fmt::format("    {}) options='{}' first='{}' files={} ;;\n", command.name, fmt::join(optionWords(command), " "),
                         fmt::join(firstWords(command), " "), takesFiles(command) ? "-f" : "");
  }
  return fmt::format(R"(# Completions of seam for bash: source <(seam completion bash)
_seam() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}} command= options='{}' first='{}' files= i
  for ((i = 1; i < COMP_CWORD; ++i)); do
    case ${{COMP_WORDS[i]}} in -*) ;; *) command=${{COMP_WORDS[i]}}; break ;; esac
  done
  case "$command $before" in
{}  esac
  case $command in
{}  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$word"))
  else
    COMPREPLY=($(compgen -W "$first" $files -- "$word"))
  fi
}}
complete -o filenames -F _seam seam
)",
                     fmt::join(optionWords(program), " "), fmt::join(firstWords(program), " "), values, words);
}

/// Inside of _arguments a colon ends a part, and brackets enclose the help.
static std::string zshText(const std::string &text) {
  std::string result;
  for (char letter : text)
    result += letter == ':' || letter == '[' || letter == ']' ? std::string("\\") + letter : std::string(1, letter);
  return result;
}

static std::string zshAction(const OptionText &option) {
  switch (kindOf(option)) {
  case ValueKind::Choice:
    return fmt::format("({})", fmt::join(option.choices, " "));
  case ValueKind::Folder:
    return "_files -/";
  case ValueKind::File:
    return "_files";
  case ValueKind::Other:
    return " ";
  }
}

std::string zshCompletion(const CommandText &program) {
  std::string names, cases;
  for (const CommandText &command : program.commands) {
    names += fmt::format("        {}\n", shellQuoted(command.name + ":" + command.help));
    cases += fmt::format("        {})\n          _arguments -s", command.name);
    for (const OptionText &option : command.options)
      for (const std::string &name : option.names) {
        std::string spec = (option.isRepeated ? "*" : "") + name + "[" + zshText(brief(option.help)) + "]";
        if (!option.value.empty())
          spec += ":" + option.value + ":" + zshAction(option);
        cases += " \\\n            " + shellQuoted(spec);
      }
    if (!command.commands.empty())
      cases += fmt::format(" \\\n            '1:command:({})'", fmt::join(firstWords(command), " "));
    for (const OptionText &option : command.positionals)
      cases += " \\\n            " + shellQuoted((option.isRepeated ? "*:" : ":") + option.value + ":" + zshAction(option));
    cases += "\n          ;;\n";
  }
  return fmt::format(R"(#compdef seam
# Completions of seam for zsh: as _seam in a folder of $fpath, or source <(seam completion zsh)
_seam() {{
  local curcontext=$curcontext state line
  local -a commands
  _arguments -C '1:command:->command' '*::argument:->rest'
  case $state in
    command)
      commands=(
{}      )
      _describe command commands
      ;;
    rest)
      case $line[1] in
{}      esac
      ;;
  esac
}}
if [[ $funcstack[1] == _seam ]]; then _seam "$@"; else compdef _seam seam; fi
)",
                     names, cases);
}

std::string fishCompletion(const CommandText &program) {
  std::string text = "# Completions of seam for fish: seam completion fish | source\ncomplete -c seam -f\n";
  for (const CommandText &command : program.commands) {
    text += fmt::format("complete -c seam -n __fish_use_subcommand -a {} -d {}\n", command.name, shellQuoted(command.help));
    const std::string condition = fmt::format("-n '__fish_seen_subcommand_from {}'", command.name);
    for (const OptionText &option : command.options) {
      text += "complete -c seam " + condition;
      for (const std::string &name : option.names)
        text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      const ValueKind kind = kindOf(option);
      if (kind == ValueKind::Choice)
        text += fmt::format(" -x -a '{}'", fmt::join(option.choices, " "));
      else if (kind == ValueKind::Folder)
        text += " -x -a '(__fish_complete_directories)'";
      else if (kind == ValueKind::File)
        text += " -r -F";
      else if (!option.value.empty())
        text += " -x";
      text += " -d " + shellQuoted(brief(option.help)) + "\n";
    }
    if (const std::vector<std::string> first = firstWords(command); !first.empty())
      text += fmt::format("complete -c seam {} -a '{}'\n", condition, fmt::join(first, " "));
    else if (takesFiles(command))
      text += fmt::format("complete -c seam {} -F\n", condition);
  }
  return text;
}

} // namespace seam
