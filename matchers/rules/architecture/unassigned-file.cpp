// Which first-party files are in no module, or in two?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/program_graph.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <fmt/format.h>

namespace seam {
namespace {

/// How well a module's glob would fit a file that it does not match.
struct Fit {
  unsigned sharedFolders = 0; ///< Leading folders that both have; 0: no fit at all.
  unsigned nameDistance = 0;  ///< Edit distance of the first segments that differ.
  const ModuleRule *module = nullptr;
  const PolicyWord *glob = nullptr;
};

bool isBetter(const Fit &left, const Fit &right) {
  if (left.sharedFolders != right.sharedFolders)
    return left.sharedFolders > right.sharedFolders;
  return left.nameDistance < right.nameDistance;
}

Fit fitOf(llvm::StringRef path, const ModuleRule &module, const PolicyWord &glob) {
  Fit fit{.module = &module, .glob = &glob};
  llvm::StringRef pattern = glob.text;
  while (path.contains('/') && pattern.contains('/') && path.split('/').first == pattern.split('/').first) {
    ++fit.sharedFolders;
    path = path.split('/').second;
    pattern = pattern.split('/').second;
  }
  fit.nameDistance = path.split('/').first.edit_distance(pattern.split('/').first);
  return fit;
}

/// The glob of a first-party module that shares most leading folders with the file: src/net/** for src/nets/a.h.
Fit nearestGlob(const Policy &policy, const std::string &path) {
  Fit best;
  for (const ModuleRule &module : policy.modules)
    for (const PolicyWord &glob : module.paths)
      if (Fit fit = fitOf(path, module, glob); !module.isExternal && fit.sharedFolders > 0 && (!best.module || isBetter(fit, best)))
        best = fit;
  return best;
}

std::string folderOf(const std::string &path) {
  std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

void reportUnassigned(const Policy &policy, const std::string &path, FindingSink &sink) {
  Finding finding;
  finding.place.file = path;
  Fit nearest = nearestGlob(policy, path);
  std::string folder = folderOf(path);
  std::string ownModule =
      folder.empty() ? fmt::format("give '{}' a module of its own", path) : fmt::format("make a module of '{}/**'", folder);
  if (nearest.module)
    finding.message = fmt::format("'{}' is in no module; add it to module '{}' ({}) or {}", path, nearest.module->name.text,
                                  nearest.glob->text, ownModule);
  else
    finding.message = fmt::format("'{}' is in no module; {}", path, ownModule);
  finding.help =
      "no layer and no contract sees a file without a module; `unassigned: warning` or `ignore` in the policy changes what this costs";
  if (nearest.module)
    finding.data.emplace_back("nearestModule", nearest.module->name.text);
  finding.keys = {path};
  finding.severityShift = policy.unassigned == UnassignedPolicy::Warning ? -1 : 0;
  sink.report(std::move(finding));
}

Evidence claimOf(const ModuleRule &module) {
  const PolicyPlace &place = module.name.place;
  return {{.file = place.file, .line = place.line, .column = place.column, .endColumn = place.endColumn},
          fmt::format("module '{}' is declared here", module.name.text)};
}

/// The same module rule may claim a file twice under two names ("plugins/{1}"); then one claim is shown.
void reportAmbiguous(const ProgramGraph &program, const AmbiguousFile &ambiguous, FindingSink &sink) {
  const std::string &path = program.files[ambiguous.file].path;
  const ModuleRule &first = program.policy.modules[ambiguous.firstRule];
  const ModuleRule &second = program.policy.modules[ambiguous.secondRule];
  Finding finding;
  finding.place.file = path;
  finding.message =
      fmt::format("'{}' is in two modules, '{}' and '{}'; make their globs disjoint", path, first.name.text, second.name.text);
  finding.evidence.push_back(claimOf(first));
  if (ambiguous.firstRule != ambiguous.secondRule)
    finding.evidence.push_back(claimOf(second));
  finding.data = {{"first", first.name.text}, {"second", second.name.text}};
  finding.keys = {path};
  sink.report(std::move(finding));
}

class UnassignedFile final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    const Policy &policy = program.policy;
    for (const AmbiguousFile &ambiguous : program.ambiguous)
      reportAmbiguous(program, ambiguous, sink);
    // Without modules of its own the program has folders for modules, and no file can be outside.
    if (policy.isDefault || policy.modules.empty() || policy.unassigned == UnassignedPolicy::Ignore)
      return;
    for (const FileNode &file : program.files)
      if (file.origin == FileOrigin::FirstParty && file.module == NoIndex)
        reportUnassigned(policy, file.path, sink);
  }
};

const RegisterRule<UnassignedFile> registered{{.id = "unassigned-file",
                                               .category = "architecture",
                                               .summary = "a first-party file is in no module, or in two",
                                               .severity = Severity::Error,
                                               .since = "0.1",
                                               .needsProgram = true}};

} // namespace
} // namespace seam
