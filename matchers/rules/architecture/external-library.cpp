// Does anybody but its adapter use a library?
#include "matchers/policy/glob.h"
#include "matchers/program/modules.h"
#include "matchers/program/policy_check.h"
#include "matchers/program/program_graph.h"
#include "matchers/rules/contract_breach.h"
#include "matchers/rules/dependency_evidence.h"
#include "matchers/rules/rule.h"
#include <algorithm>
#include <fmt/format.h>

namespace seam {
namespace {

/// `boost` or `boost:<boost/asio/**>`: modules, and which of their files.
struct Library {
  std::string text;           ///< As the policy has it.
  std::vector<bool> isModule; ///< Per ModuleId.
  std::string pattern;        ///< Over the included name, or a first-party path; empty: all files.
};

std::vector<bool> moduleSet(const ProgramGraph &program, const std::vector<PolicyWord> &words) {
  std::vector<bool> isMember(program.modules.size(), false);
  for (const PolicyWord &word : words)
    for (ModuleId module : modulesMatching(program, word))
      isMember[module] = true;
  return isMember;
}

Library readLibrary(const ProgramGraph &program, const PolicyWord &word) {
  Library library{.text = word.text, .isModule = {}, .pattern = {}};
  PolicyWord module = word;
  if (const std::size_t split = word.text.find(":<"); split != std::string::npos && word.text.ends_with('>')) {
    module.text = word.text.substr(0, split);
    library.pattern = word.text.substr(split + 2, word.text.size() - split - 3);
  }
  library.isModule = moduleSet(program, {module});
  return library;
}

/// The part of a use that is of the library; nothing of it: empty.
ModuleUse partOf(const ProgramGraph &program, const Library &library, ModuleUse use) {
  auto isOutside = [&](EdgeId id) { return !globMatches(library.pattern, nameOf(program, program.edges[id].to)); };
  if (!library.pattern.empty()) {
    std::erase_if(use.includes, isOutside);
    std::erase_if(use.uses, isOutside);
  }
  // Who gets the library's types from another module may not even know: without an include, only a written name is a use.
  auto isWritten = [&](EdgeId id) { return !program.edges[id].isImplicit; };
  if (use.includes.empty() && std::none_of(use.uses.begin(), use.uses.end(), isWritten))
    use.uses.clear();
  return use;
}

std::string listOf(const std::vector<PolicyWord> &words) {
  std::string list;
  for (const PolicyWord &word : words)
    list += fmt::format("{}'{}'", list.empty() ? "" : ", ", word.text);
  return list;
}

void checkContract(const ProgramGraph &program, const Contract &contract, FindingSink &sink) {
  const std::vector<bool> isUser = moduleSet(program, contract.users);
  const std::vector<ModuleUse> uses = moduleUses(program, selectionOf(contract.kinds));
  for (const PolicyWord &word : contract.mayUse) {
    const Library library = readLibrary(program, word);
    for (const ModuleUse &use : uses) {
      const ModuleId from = program.files[use.from].module;
      if (!library.isModule[use.to] || (from != NoIndex && (isUser[from] || library.isModule[from])))
        continue;
      const std::string &user = moduleNameOf(program, use.from);
      reportUse(program, partOf(program, library, use),
                {.contract = contract.id.text,
                 .because = contract.because.text,
                 .from = user,
                 .to = program.modules[use.to].name,
                 .message = fmt::format("'{}' must not use '{}': only {} may (contract '{}')", user, library.text, listOf(contract.users),
                                        contract.id.text),
                 .help = fmt::format("go through {}", listOf(contract.users))},
                sink);
    }
  }
}

class ExternalLibrary final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    for (const Contract &contract : program.policy.contracts)
      if (contract.kind == ContractKind::Only)
        checkContract(program, contract, sink);
  }
};

const RegisterRule<ExternalLibrary> registered{{.id = "external-library",
                                                .category = "architecture",
                                                .summary = "a library is used outside of the modules that may use it",
                                                .severity = Severity::Error,
                                                .since = "0.1"}};

} // namespace
} // namespace seam
