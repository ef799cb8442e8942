// Does any file use what a module keeps to itself, or a module that a contract protects?
#include "matchers/policy/glob.h"
#include "matchers/program/modules.h"
#include "matchers/program/policy_check.h"
#include "matchers/program/program_graph.h"
#include "matchers/rules/contract_breach.h"
#include "matchers/rules/dependency_evidence.h"
#include "matchers/rules/rule.h"
#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace seam {
namespace {

std::string listOf(const std::vector<PolicyWord> &words) {
  std::string list;
  for (const PolicyWord &word : words)
    list += fmt::format("{}'{}'", list.empty() ? "" : ", ", word.text);
  return list;
}

bool matchesAny(const std::vector<std::string> &patterns, std::string_view text) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const std::string &pattern) { return globMatches(pattern, text); });
}

/// Which files of a module one user may use: each with the open header that brings it, an open file with itself.
using OpenFiles = std::map<FileId, FileId>;

/// What one module shows to others.
class Boundary {
public:
  Boundary(const ProgramGraph &program, ModuleId module)
      : program(program), module(program.modules[module]), rule(program.policy.modules[this->module.rule]) {
    if (auto matched = matchGlob(rule.name.text, this->module.name))
      captures = *matched;
    publicPaths = filled(rule.publicPaths);
    for (const ModuleInterface &interface : rule.interfaces)
      doors.push_back({&interface, filled(interface.headers), filled(interface.to)});
  }

  /// The interface that keeps the file from `user`; null: none does.
  const ModuleInterface *closedInterface(FileId file, const std::string &user) const {
    const ModuleInterface *closed = nullptr;
    for (const Door &door : doors) {
      if (!matchesAny(door.headers, program.files[file].path))
        continue;
      if (door.isOpenTo(user))
        return nullptr;
      closed = door.interface;
    }
    return closed;
  }

  /// The open headers, and what they include of their own module: an umbrella header shows what it is made of.
  const OpenFiles &openTo(const std::string &user) {
    std::vector<bool> openDoors;
    for (const Door &door : doors)
      openDoors.push_back(door.isOpenTo(user));
    auto [known, isNew] = openFiles.try_emplace(std::move(openDoors));
    OpenFiles &open = known->second;
    if (!isNew)
      return open;
    std::vector<FileId> headers;
    for (FileId file : module.files)
      if (isOpen(file, user)) {
        open.emplace(file, file);
        if (program.files[file].isHeader)
          headers.push_back(file);
      }
    for (std::size_t next = 0; next < headers.size(); ++next)
      for (const Edge &edge : program.edgesFrom(headers[next]))
        if (edge.kind == EdgeKind::Include && program.files[edge.to].module == program.files[headers[next]].module)
          if (open.emplace(edge.to, open.find(headers[next])->second).second)
            headers.push_back(edge.to);
    return open;
  }

  /// What an allow entry names as its contract: the module as the policy writes it.
  const std::string &contract() const { return rule.name.text; }

  std::string publicPart() const { return publicPaths.empty() ? std::string("its other headers") : publicPaths.front(); }

private:
  /// A named interface with its patterns filled in.
  struct Door {
    const ModuleInterface *interface = nullptr;
    std::vector<std::string> headers;
    std::vector<std::string> users;

    bool isOpenTo(const std::string &user) const { return users.empty() || matchesAny(users, user); }
  };

  std::vector<std::string> filled(const std::vector<PolicyWord> &patterns) const {
    std::vector<std::string> texts;
    for (const PolicyWord &pattern : patterns)
      texts.push_back(fillCaptures(pattern.text, captures));
    return texts;
  }

  bool isOpen(FileId file, const std::string &user) const {
    const std::string &path = program.files[file].path;
    if (std::any_of(doors.begin(), doors.end(), [&](const Door &door) { return matchesAny(door.headers, path); }))
      return !closedInterface(file, user);
    return publicPaths.empty() || matchesAny(publicPaths, path);
  }

  const ProgramGraph &program;
  const ModuleNode &module;
  const ModuleRule &rule;
  std::vector<std::string> captures; ///< What the stars of the rule's name stand for.
  std::vector<std::string> publicPaths;
  std::vector<Door> doors;
  std::map<std::vector<bool>, OpenFiles> openFiles; ///< By the doors that are open to a user.
};

ContractBreach breachOf(const ProgramGraph &program, Boundary &boundary, const std::string &user, FileId file) {
  const std::string &owner = moduleNameOf(program, file);
  const std::string &path = program.files[file].path;
  ContractBreach breach{.contract = boundary.contract(), .because = {}, .from = user, .to = owner, .message = {}, .help = {}};
  if (const ModuleInterface *closed = boundary.closedInterface(file, user))
    breach.message = fmt::format("'{}' must not use '{}': interface '{}' of '{}' is open to {} only", user, path, closed->name.text, owner,
                                 listOf(closed->to));
  else
    breach.message = fmt::format("'{}' must not use '{}', a private part of '{}'", user, path, owner);
  const OpenFiles &open = boundary.openTo(user);
  if (auto exporter = open.find(file); exporter != open.end())
    breach.help = fmt::format("include '{}' instead", program.files[exporter->second].path);
  else
    breach.help = fmt::format("use the public part of '{}' ({}), or move what '{}' needs there", owner, boundary.publicPart(), user);
  return breach;
}

/// Splits a use by the closed files that it touches. A symbol that an open header brings along is open unless its own file is included.
void reportClosed(const ProgramGraph &program, Boundary &boundary, const ModuleUse &use, FindingSink &sink) {
  const std::string &user = moduleNameOf(program, use.from);
  const OpenFiles &open = boundary.openTo(user);
  std::map<FileId, ModuleUse> closed;
  auto add = [&](FileId file) -> ModuleUse & { return closed.try_emplace(file, ModuleUse{use.from, use.to, {}, {}}).first->second; };
  for (EdgeId id : use.includes) {
    const FileId file = program.edges[id].to;
    if (auto known = open.find(file); known == open.end() || known->second != file)
      add(file).includes.push_back(id);
  }
  for (EdgeId id : use.uses)
    if (const FileId file = program.edges[id].to; !open.contains(file) || closed.contains(file))
      add(file).uses.push_back(id);
  for (const auto &[file, part] : closed)
    reportUse(program, part, breachOf(program, boundary, user, file), sink);
}

void checkPrivateParts(const ProgramGraph &program, FindingSink &sink) {
  std::map<ModuleId, Boundary> boundaries;
  for (ModuleId module = 0; module < program.modules.size(); ++module)
    if (const std::uint32_t index = program.modules[module].rule; index != NoIndex) {
      const ModuleRule &rule = program.policy.modules[index];
      if (!rule.isExternal && (!rule.publicPaths.empty() || !rule.interfaces.empty()))
        boundaries.emplace(module, Boundary(program, module));
    }
  for (const ModuleUse &use : moduleUses(program, {}))
    if (auto boundary = boundaries.find(use.to); boundary != boundaries.end() && program.files[use.from].module != use.to)
      reportClosed(program, boundary->second, use, sink);
}

void checkProtected(const ProgramGraph &program, const Contract &contract, FindingSink &sink) {
  std::vector<bool> isProtected(program.modules.size(), false), mayUse(program.modules.size(), false);
  for (const PolicyWord &word : contract.protectedModules)
    for (ModuleId module : modulesMatching(program, word))
      isProtected[module] = mayUse[module] = true;
  for (const PolicyWord &word : contract.allowed)
    for (ModuleId module : modulesMatching(program, word))
      mayUse[module] = true;
  for (const ModuleUse &use : moduleUses(program, selectionOf(contract.kinds))) {
    const ModuleId from = program.files[use.from].module;
    if (!isProtected[use.to] || (from != NoIndex && mayUse[from]))
      continue;
    const std::string &user = moduleNameOf(program, use.from);
    const std::string &used = program.modules[use.to].name;
    const std::string who = contract.allowed.empty() ? "nobody may" : fmt::format("only {} may", listOf(contract.allowed));
    reportUse(program, use,
              {.contract = contract.id.text,
               .because = contract.because.text,
               .from = user,
               .to = used,
               .message = fmt::format("'{}' must not use '{}': {} (contract '{}')", user, used, who, contract.id.text),
               .help = contract.allowed.empty() ? std::string() : fmt::format("go through {}", listOf(contract.allowed))},
              sink);
  }
}

class ModuleBoundary final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    checkPrivateParts(program, sink);
    for (const Contract &contract : program.policy.contracts)
      if (contract.kind == ContractKind::Protect)
        checkProtected(program, contract, sink);
  }
};

const RegisterRule<ModuleBoundary> registered{{.id = "module-boundary",
                                               .category = "architecture",
                                               .summary = "a file uses what a module keeps to itself, or a protected module",
                                               .severity = Severity::Error,
                                               .since = "0.1"}};

} // namespace
} // namespace seam
