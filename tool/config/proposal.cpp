// What policy would a project start with? The text around the proposed modules and layers.
#include "tool/config/proposal.h"
#include "tool/config/proposed_layers.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/YAMLParser.h"
#include <fmt/format.h>
#include <set>

namespace seam {
namespace {

/// So many upward dependencies are named in the file; `seam check` shows the rest.
constexpr std::size_t MostUpward = 12;

/// A word as YAML takes it: plain where that is safe.
std::string quoted(const std::string &word) {
  const auto isSafe = [](char letter) { return llvm::isAlnum(letter) || llvm::StringRef("_-./*+").contains(letter); };
  const bool isPlain = !word.empty() && (llvm::isAlpha(word.front()) || word.front() == '_') && llvm::all_of(word, isSafe) &&
                       !llvm::yaml::parseBool(word) && word != "null";
  return isPlain ? word : fmt::format("\"{}\"", llvm::yaml::escape(word, /*EscapePrintable=*/false));
}

std::string quotedList(const std::vector<std::string> &words) {
  std::string list;
  for (const std::string &word : words)
    list += (list.empty() ? "" : ", ") + quoted(word);
  return words.size() == 1 ? list : "[" + list + "]";
}

std::string buildSection(const ProgramGraph &program) {
  std::set<std::string> folders;
  for (const UnitNode &unit : program.units)
    if (!unit.configuration.empty() && !llvm::StringRef(unit.configuration).starts_with("/"))
      folders.insert(unit.configuration);
  if (folders.empty())
    return {};
  return fmt::format("# Folders with a compile_commands.json. Name one per platform or configuration: dependencies are the union of all.\n"
                     "build: {}\n\n",
                     quotedList({folders.begin(), folders.end()}));
}

std::string modulesSection(const std::vector<ProposedModule> &modules, const std::vector<ProposedModule> &externals) {
  std::string text =
      "# Which files belong together: one module per folder, for a start. Merge what changes together, split what does not,\n"
      "# and give a module \"public: [headers]\" once the others should see a part of it only.\n"
      "modules:\n";
  for (const ProposedModule &module : modules)
    text += fmt::format("  {}: {{path: {}{}}}\n", quoted(module.name), quotedList(module.globs),
                        module.isVendored    ? ", external: true"
                        : module.isGenerated ? ", generated: true"
                                             : "");
  if (!externals.empty())
    text += "  # Libraries of others. \"only: [net], may_use: boost\" below would keep one behind its adapter.\n";
  for (const ProposedModule &module : externals)
    text += fmt::format("  {}: {{include: {}, external: true}}\n", quoted(module.name), quotedList(module.globs));
  return text + "\n# A file of the project that is in no module.\nunassigned: error\n\n";
}

std::string describeUpward(const ProposedLayers &layers) {
  if (layers.upward.empty())
    return "# Nothing goes upwards today.\n";
  std::string text =
      fmt::format("# {} of today's dependencies {} upwards ({}):\n", layers.upward.size(), layers.upward.size() == 1 ? "goes" : "go",
                  layers.isProved ? "no order has less work to do" : "a good order, perhaps not the best");
  for (std::size_t i = 0; i < layers.upward.size() && i < MostUpward; ++i) {
    const UpwardDependency &upward = layers.upward[i];
    const std::string place = llvm::yaml::escape(upward.file, /*EscapePrintable=*/false);
    text += fmt::format("#   {} -> {}   {}:{}\n", upward.from, upward.to, place, upward.line);
  }
  if (layers.upward.size() > MostUpward)
    text += fmt::format("#   and {} more: seam check\n", layers.upward.size() - MostUpward);
  return text;
}

std::string layersSection(const ProposedLayers &layers) {
  if (layers.rows.size() < 2)
    return "# No layers yet: no module uses another. Once they do:\n"
           "# layers:\n#   - {id: main, order: [top, bottom]}\n\n";
  std::string text =
      "# Who may use whom: a row uses the rows below it, never those above. \"a : b\" are on one level and may use one another;\n"
      "# write \"a | b\" where they must not. Order it as you want it, not as it is.\n" +
      describeUpward(layers) + "layers:\n  - id: main\n    order:\n";
  for (const std::vector<std::string> &row : layers.rows)
    text += fmt::format("      - {}\n", row.size() == 1 ? quoted(row[0]) : fmt::format("\"{}\"", fmt::join(row, " : ")));
  return text + "\n";
}

constexpr std::string_view Head =
    "# What this project wants of its own structure; 'seam init' proposed it from its folders. Edit it, then run 'seam check'.\n"
    "# Findings of today belong into the baseline ('seam baseline --update'): they are quiet until somebody removes them.\n"
    "version: 1\n\n";

constexpr std::string_view Contracts =
    "# What must hold beyond the layers. Each may carry \"because: ADR-12\", which findings then show.\n"
    "contracts:\n"
    "  - {id: acyclic, acyclic: modules}\n"
    "  # Next steps: headers with their sources free of cycles, and coupling that may fall but not rise.\n"
    "  # - {id: components, acyclic: components}\n"
    "  # - {id: trend, metrics: {nccd: no_growth, propagation_cost: no_growth}}\n";

} // namespace

std::string proposePolicy(const ProgramGraph &program) {
  const std::vector<ProposedModule> modules = proposeModules(program);
  std::vector<ProposedModule> own;
  llvm::copy_if(modules, std::back_inserter(own), [](const ProposedModule &module) { return !module.isVendored; });
  std::string text(Head);
  text += buildSection(program);
  if (modules.empty())
    return text + "# No files were found, so there are no modules yet.\n";
  text += modulesSection(modules, proposeExternalModules(program, modules));
  text += layersSection(proposeLayers(program, own));
  return text.append(Contracts);
}

} // namespace seam
