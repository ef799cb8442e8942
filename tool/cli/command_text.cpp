#include "tool/cli/command_text.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

namespace seam {

/// "FORMAT:{text,json}" -> FORMAT, and text, json. "N:UINT in [1 - 8]" -> N.
static void readType(llvm::StringRef type, OptionText &option) {
  option.value = type.split(':').first.str();
  const llvm::StringRef listed = type.split('{').second.split('}').first;
  llvm::SmallVector<llvm::StringRef> choices;
  listed.split(choices, ',', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (llvm::StringRef choice : choices)
    option.choices.push_back(choice.trim().str());
}

static OptionText describe(const CLI::Option &option, const std::vector<std::string> &ruleIds) {
  OptionText text{.help = option.get_description()};
  for (const std::string &name : option.get_snames())
    text.names.push_back("-" + name);
  for (const std::string &name : option.get_lnames())
    text.names.push_back("--" + name);
  if (option.get_type_size_max() != 0)
    readType(option.get_type_name(), text);
  if (text.names.empty())
    text.value = option.get_name(/*positional=*/true);
  text.isRepeated = option.get_items_expected_max() > 1;
  if (text.value == "RULE" || text.names == std::vector<std::string>{"--rule"})
    text.choices = ruleIds;
  return text;
}

CommandText describeCommands(const CLI::App &app, const std::vector<std::string> &ruleIds) {
  CommandText text{.name = app.get_name(), .help = app.get_description()};
  for (const CLI::Option *option : app.get_options()) {
    if (option->get_group().empty()) // Hidden.
      continue;
    OptionText described = describe(*option, ruleIds);
    (described.names.empty() ? text.positionals : text.options).push_back(std::move(described));
  }
  for (const CLI::App *command : app.get_subcommands([](const CLI::App *) { return true; }))
    text.commands.push_back(describeCommands(*command, ruleIds));
  return text;
}

} // namespace seam
