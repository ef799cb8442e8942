// Where are the team fragments that `include:` names, and do they keep to their own modules?
#include "tool/config/fragments.h"
#include "matchers/policy/glob.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <fmt/format.h>
#include <functional>

namespace seam {
namespace {

/// Visits the entries of a folder, sorted, with their names. A folder that cannot be read has none.
void forEachEntry(const std::string &folder, const std::function<void(const std::string &name, bool isFolder)> &visit) {
  std::vector<std::pair<std::string, bool>> entries;
  std::error_code failure;
  for (llvm::sys::fs::directory_iterator entry(folder, failure, /*follow_symlinks=*/false), end; !failure && entry != end;
       entry.increment(failure))
    entries.emplace_back(llvm::sys::path::filename(entry->path()).str(), entry->type() == llvm::sys::fs::file_type::directory_file);
  std::sort(entries.begin(), entries.end());
  for (const auto &[name, isFolder] : entries)
    visit(name, isFolder);
}

/// Looks for `rest` (segments of a glob) below `folder`, which is `prefix` as seen from the root.
void findBelow(const std::string &folder, const std::string &prefix, llvm::StringRef rest, std::vector<std::string> &found) {
  const auto [segment, below] = rest.split('/');
  const bool isLast = segment.size() == rest.size();
  if (!hasWildcard(segment) && !isLast)
    return findBelow(folder + "/" + segment.str(), prefix + segment.str() + "/", below, found);
  if (segment == "**" && !isLast)
    findBelow(folder, prefix, below, found);
  forEachEntry(folder, [&](const std::string &name, bool isFolder) {
    const bool isHidden = llvm::StringRef(name).starts_with(".") && !segment.starts_with(".");
    if (isLast ? isFolder : (!isFolder || isHidden))
      return;
    if (isLast && globMatches(segment, name) && (!isHidden || segment == name))
      found.push_back(prefix + name);
    else if (!isLast && globMatches(segment, name))
      findBelow(folder + "/" + name, prefix + name + "/", segment == "**" ? rest : below, found);
  });
}

/// The modules that a fragment may speak of.
class OwnModules {
public:
  OwnModules(const Policy &fragment, const Policy &root, const std::string &folder) {
    for (const ModuleRule &rule : fragment.modules)
      names.push_back(rule.name.text);
    const auto isInside = [&](const PolicyWord &path) { return llvm::StringRef(path.text).starts_with(folder); };
    for (const ModuleRule &rule : root.modules)
      if (!rule.paths.empty() && llvm::all_of(rule.paths, isInside))
        names.push_back(rule.name.text);
  }

  bool has(const PolicyWord &word) const {
    return llvm::any_of(names, [&](const std::string &name) { return name == word.text || globMatches(name, word.text); });
  }

private:
  std::vector<std::string> names;
};

/// The words of a contract that say whom it binds.
std::vector<PolicyWord> boundBy(const Contract &contract) {
  switch (contract.kind) {
  case ContractKind::Independent:
    return contract.modules;
  case ContractKind::Forbid:
    return contract.from;
  case ContractKind::Protect:
    return contract.protectedModules;
  case ContractKind::Only:
    return contract.mayUse;
  case ContractKind::Acyclic:
  case ContractKind::Metrics:
    break;
  }
  return {};
}

void checkContracts(const Policy &fragment, const OwnModules &own, std::vector<ConfigError> &errors) {
  for (const Contract &contract : fragment.contracts) {
    if (contract.kind == ContractKind::Acyclic || contract.kind == ContractKind::Metrics)
      errors.push_back({contract.place,
                        fmt::format("contract '{}' speaks of the whole program; move it to the root's policy file", contract.id.text), ""});
    for (const PolicyWord &word : boundBy(contract))
      if (!own.has({word.text.substr(0, word.text.find(':')), word.place}))
        errors.push_back(
            {word.place,
             fmt::format("contract '{}' binds '{}', which is not a module of this fragment's folder", contract.id.text, word.text), ""});
  }
}

} // namespace

std::vector<std::string> findFragments(const std::string &root, const std::string &glob) {
  std::vector<std::string> found;
  findBelow(root, "", glob, found);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  llvm::erase_if(found, [&](const std::string &path) { return !llvm::sys::fs::is_regular_file(root + "/" + path); });
  return found;
}

void checkFragment(const Policy &fragment, const std::string &file, const Policy &root, std::vector<ConfigError> &errors) {
  const std::string folder = file.substr(0, file.rfind('/') + 1);
  for (const ModuleRule &rule : fragment.modules) {
    for (const PolicyWord &path : rule.paths)
      if (!llvm::StringRef(path.text).starts_with(folder))
        errors.push_back({path.place, fmt::format("'{}' lies outside of '{}', the folder of this fragment", path.text, folder), ""});
    for (const std::vector<PolicyWord> *words : {&rule.targets, &rule.namespaces, &rule.includes})
      for (const PolicyWord &word : *words)
        errors.push_back({word.place, fmt::format("a fragment's module has paths only; '{}' could be anywhere", word.text), ""});
  }
  const OwnModules own(fragment, root, folder);
  checkContracts(fragment, own, errors);
  for (const AllowEntry &entry : fragment.allow)
    if (!own.has(entry.from) && !llvm::StringRef(entry.from.text).starts_with(folder))
      errors.push_back(
          {entry.from.place, fmt::format("'{}' is neither a module nor a file of this fragment's folder", entry.from.text), ""});
}

} // namespace seam
