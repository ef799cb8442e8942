// How does the command line look in a manual?
#include "tool/cli/command_text.h"
#include <algorithm>
#include <fmt/format.h>

namespace seam {

/// A backslash begins an escape, a hyphen may be broken, and a line that begins with a dot or quote is a request.
static std::string roff(const std::string &text) {
  std::string result;
  for (char letter : text) {
    if (letter == '\\')
      result += "\\e";
    else if (letter == '-')
      result += "\\-";
    else if ((letter == '.' || letter == '\'') && (result.empty() || result.back() == '\n'))
      result += std::string("\\&") + letter;
    else
      result += letter;
  }
  return result;
}

static std::string titleOf(const OptionText &option) {
  std::string text;
  for (const std::string &name : option.names)
    text += fmt::format("{}\\fB{}\\fR", text.empty() ? "" : ", ", roff(name));
  if (!option.value.empty())
    text += fmt::format("{}\\fI{}\\fR", text.empty() ? "" : " ", roff(option.value));
  return text;
}

static std::string commandText(const CommandText &command, const std::string &before) {
  const std::string name = before + " " + command.name;
  std::string usage = fmt::format("\\fB{}\\fR", roff(name));
  if (!command.options.empty())
    usage += " [\\fIOPTION\\fR...]";
  for (const OptionText &option : command.positionals)
    usage += fmt::format(" \\fI{}\\fR{}", roff(option.value), option.isRepeated ? "..." : "");
  std::string text = fmt::format(".SS {}\n{}.\n", usage, roff(command.help));
  for (const std::vector<OptionText> &part : {command.positionals, command.options})
    for (const OptionText &option : part) {
      text += fmt::format(".TP\n{}\n{}.\n", titleOf(option), roff(option.help));
      const bool areNamed = option.choices.empty() || option.help.find(option.choices.front()) != std::string::npos;
      if (!areNamed && option.value != "RULE" && option.value != "GLOB")
        text += fmt::format("One of {}.\n", roff(fmt::format("{}", fmt::join(option.choices, ", "))));
    }
  for (const CommandText &each : command.commands)
    text += commandText(each, name);
  return text;
}

std::string manualPage(const CommandText &program, std::string_view version, const std::string &footer) {
  std::string text =
      fmt::format(".TH SEAM 1 \"\" \"seam {}\" \"User Commands\"\n.SH NAME\nseam \\- {}\n", roff(std::string(version)), roff(program.help));
  text += ".SH SYNOPSIS\n\\fBseam\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR...] [\\fIARGUMENT\\fR...]\n.SH COMMANDS\n";
  for (const CommandText &command : program.commands)
    text += commandText(command, "seam");
  std::string notes = footer;
  for (std::size_t at = 0; (at = notes.find('\n', at)) != std::string::npos; at += 5)
    notes.replace(at, 1, "\n.br\n");
  text += ".SH EXIT STATUS\n";
  // Only the breaks are requests.
  for (std::size_t begin = 0; begin < notes.size();) {
    const std::size_t end = std::min(notes.find('\n', begin), notes.size());
    const std::string line = notes.substr(begin, end - begin);
    text += (line == ".br" ? line : roff(line)) + "\n";
    begin = end + 1;
  }
  text += ".SH FILES\n.TP\n\\fI.seam.yaml\\fR\nThe policy: modules, layers, contracts, rules.\n"
          ".TP\n\\fIcompile_commands.json\\fR\nHow each unit is compiled.\n"
          ".TP\n\\fI.seam\\fR\nIn the build folder: what is kept between runs.\n"
          ".SH ENVIRONMENT\n.TP\n\\fBNO_COLOR\\fR\nNo colours.\n"
          ".TP\n\\fBCI\\fR\nSet: \\fB\\-\\-if\\-built\\fR does not excuse a missing database.\n";
  return text;
}

} // namespace seam
