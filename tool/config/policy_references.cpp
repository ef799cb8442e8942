// Do the names in a policy name something?
#include "tool/config/policy_references.h"
#include "matchers/policy/glob.h"
#include "tool/config/suggestion.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <fmt/format.h>
#include <map>

namespace seam {
namespace {

std::string describePlace(const PolicyPlace &here, const PolicyPlace &there) {
  return here.file == there.file ? fmt::format("on line {}", there.line) : fmt::format("at {}:{}", there.file, there.line);
}

/// Reports every name but the first of its kind.
class UniqueNames {
public:
  UniqueNames(std::string what, std::vector<ConfigError> &errors) : what(std::move(what)), errors(errors) {}

  void add(const PolicyWord &name) {
    const auto [first, isNew] = places.try_emplace(name.text, name.place);
    if (!isNew && !name.text.empty())
      errors.push_back(
          {name.place, fmt::format("duplicate {} '{}', first {}", what, name.text, describePlace(name.place, first->second)), ""});
  }

  std::vector<std::string> all() const {
    std::vector<std::string> names;
    for (const auto &[name, place] : places)
      names.push_back(name);
    return names;
  }

private:
  std::string what;
  std::vector<ConfigError> &errors;
  std::map<std::string, PolicyPlace> places;
};

bool overlaps(const std::string &one, const std::string &other) {
  return globMatches(one, other) || globMatches(other, one);
}

/// A module may be in one row only, and `closed` must name modules of some row.
void checkRows(const LayerOrder &order, std::vector<ConfigError> &errors) {
  std::vector<PolicyWord> seen;
  for (const LayerRow &row : order.rows)
    for (const PolicyWord &word : row.modules) {
      for (const PolicyWord &known : seen)
        if (overlaps(known.text, word.text)) {
          errors.push_back(
              {word.place,
               fmt::format("'{}' stands twice in layer order '{}', first {}{}", word.text, order.id.text,
                           describePlace(word.place, known.place), known.text == word.text ? "" : fmt::format(" as '{}'", known.text)),
               ""});
          break;
        }
      seen.push_back(word);
    }
  std::vector<std::string> names;
  for (const PolicyWord &word : seen)
    names.push_back(word.text);
  for (const PolicyWord &closed : order.closed)
    if (llvm::none_of(names, [&](const std::string &name) { return overlaps(name, closed.text); }))
      errors.push_back({closed.place, fmt::format("closed module '{}' is in no row of layer order '{}'", closed.text, order.id.text),
                        didYouMean(closed.text, names)});
}

void checkContract(const Contract &contract, const ModuleNames &modules, std::vector<ConfigError> &errors) {
  const std::string where = fmt::format("contract '{}'", contract.id.text);
  for (const std::vector<PolicyWord> *words : {&contract.modules, &contract.exceptThrough, &contract.from, &contract.to,
                                               &contract.protectedModules, &contract.allowed, &contract.users})
    modules.check(*words, where, errors);
  for (const PolicyWord &used : contract.mayUse) {
    const auto [module, header] = llvm::StringRef(used.text).split(':');
    modules.check({{module.str(), used.place}}, where, errors);
    if (module.size() < used.text.size() && (!header.starts_with("<") || !header.ends_with(">")))
      errors.push_back(
          {used.place,
           fmt::format("'{}' is no included name; write it in angles: \"{}:<{}>\"", header.str(), module.str(), header.trim("<>").str()),
           ""});
  }
}

/// A word of `allow`: a module, a file pattern, or a symbol.
void checkAllowed(const PolicyWord &word, const ModuleNames &modules, const IsFile &isFile, std::vector<ConfigError> &errors) {
  const llvm::StringRef text = word.text;
  if (text.contains("::") || text.starts_with("<"))
    return;
  const bool isPath = text.find_first_of("/.\\") != llvm::StringRef::npos;
  if (modules.mayName(word.text) && isPath)
    checkPath(word, errors); // "src/net" is fine where it is a module.
  else if (modules.mayName(word.text))
    return;
  else if (isPath || hasWildcard(word.text))
    checkPathGlob(word, isFile, errors);
  else
    modules.check({word}, "'allow'", errors);
}

} // namespace

ModuleNames::ModuleNames(const Policy &policy) {
  for (const ModuleRule &rule : policy.modules) {
    names.push_back(rule.name.text);
    hasPattern |= hasWildcard(rule.name.text);
  }
}

bool ModuleNames::mayName(const std::string &word) const {
  if (names.empty() || word == "std" || (hasPattern && hasWildcard(word)))
    return true;
  return llvm::any_of(names, [&](const std::string &name) { return overlaps(name, word); });
}

void ModuleNames::check(const std::vector<PolicyWord> &words, const std::string &where, std::vector<ConfigError> &errors) const {
  std::vector<std::string> literalNames = names;
  llvm::erase_if(literalNames, [](const std::string &name) { return hasWildcard(name); });
  for (const PolicyWord &word : words)
    if (!word.text.empty() && !mayName(word.text))
      errors.push_back({word.place, fmt::format("unknown module '{}' in {}", word.text, where), didYouMean(word.text, literalNames)});
}

void checkReferences(const Policy &policy, const IsFile &isFile, std::vector<ConfigError> &errors) {
  const ModuleNames modules(policy);
  UniqueNames moduleNames("module", errors);
  for (const ModuleRule &rule : policy.modules) {
    moduleNames.add(rule.name);
    for (const ModuleInterface &interface : rule.interfaces)
      modules.check(interface.to, fmt::format("interface '{}' of module '{}'", interface.name.text, rule.name.text), errors);
  }
  UniqueNames ids("id", errors);
  for (const LayerOrder &order : policy.layers) {
    ids.add(order.id);
    for (const LayerRow &row : order.rows)
      modules.check(row.modules, fmt::format("layer order '{}'", order.id.text), errors);
    checkRows(order, errors);
  }
  for (const Contract &contract : policy.contracts) {
    ids.add(contract.id);
    checkContract(contract, modules, errors);
  }
  std::vector<std::string> known = ids.all();
  for (const ModuleRule &rule : policy.modules)
    if (!rule.publicPaths.empty() || !rule.interfaces.empty())
      known.push_back(rule.name.text); // Its boundary is a contract of that name.
  for (const LevelRule &rule : policy.logging.levels)
    if (rule.scope == LevelScope::Module)
      modules.check({rule.where}, "'levels' of 'logging'", errors);
  modules.check(policy.logging.noPrint, "'no_print' of 'logging'", errors);
  for (const AllowEntry &entry : policy.allow) {
    if (!entry.contract.text.empty() && !llvm::is_contained(known, entry.contract.text))
      errors.push_back({entry.contract.place, fmt::format("no contract and no layer order has the id '{}'", entry.contract.text),
                        didYouMean(entry.contract.text, known)});
    for (const PolicyWord *word : {&entry.from, &entry.to})
      if (!word->text.empty())
        checkAllowed(*word, modules, isFile, errors);
  }
}

} // namespace seam
