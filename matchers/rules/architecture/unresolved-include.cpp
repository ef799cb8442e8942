// Which includes name a file that is not there?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/program_graph.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace seam {
namespace {

llvm::StringRef fileName(llvm::StringRef path) {
  return path.rsplit('/').second.empty() ? path : path.rsplit('/').second;
}

/// What the project has, by name, to tell its own missing files from those of others.
struct Names {
  std::set<std::string> folders;                                       ///< Of any depth: "src", "net", "api".
  std::map<std::string, std::vector<const std::string *>> filesByName; ///< "dialog.h" -> paths.

  explicit Names(const ProgramGraph &program) {
    for (const FileNode &file : program.files) {
      if (file.origin != FileOrigin::FirstParty)
        continue;
      filesByName[fileName(file.path).str()].push_back(&file.path);
      llvm::StringRef rest = file.path;
      while (rest.contains('/')) {
        folders.insert(rest.split('/').first.str());
        rest = rest.split('/').second;
      }
    }
  }
};

/// "../x//y/./z.h" -> {"..", "x", "y", "z.h"} backwards: {"z.h", "y", "x"}; dots count for nothing.
std::vector<llvm::StringRef> segmentsFromTheEnd(llvm::StringRef path) {
  llvm::SmallVector<llvm::StringRef> parts;
  path.split(parts, '/', -1, /*KeepEmpty=*/false);
  std::vector<llvm::StringRef> segments;
  for (auto part = parts.rbegin(); part != parts.rend(); ++part)
    if (*part != "." && *part != "..")
      segments.push_back(*part);
  return segments;
}

std::size_t sharedFromTheEnd(llvm::StringRef left, llvm::StringRef right) {
  std::vector<llvm::StringRef> first = segmentsFromTheEnd(left);
  std::vector<llvm::StringRef> second = segmentsFromTheEnd(right);
  std::size_t shared = 0;
  while (shared < std::min(first.size(), second.size()) && first[shared] == second[shared])
    ++shared;
  return shared;
}

/// The file of the program with the same name that agrees with `spelled` in most trailing segments; of several the first by path. Null:
/// none.
const std::string *nearestFile(const Names &names, llvm::StringRef spelled) {
  auto found = names.filesByName.find(fileName(spelled).str());
  if (found == names.filesByName.end())
    return nullptr;
  const std::string *best = nullptr;
  std::size_t most = 0;
  for (const std::string *path : found->second)
    if (std::size_t shared = sharedFromTheEnd(*path, spelled); !best || shared > most) {
      best = path;
      most = shared;
    }
  return best;
}

/// Quoted, or below a folder of the program, or with the name of one of its files: <boost/version.hpp> is not our src/app/version.hpp.
bool looksFirstParty(const Names &names, const UnresolvedInclude &include) {
  if (include.form == IncludeForm::Quoted)
    return true;
  llvm::StringRef spelled = include.spelled;
  if (!spelled.contains('/'))
    return names.filesByName.contains(spelled.str());
  const std::string *nearest = nearestFile(names, spelled);
  return names.folders.contains(spelled.split('/').first.str()) || (nearest && sharedFromTheEnd(*nearest, spelled) > 1);
}

FindingPlace placeOfInclude(const ProgramGraph &program, const UnresolvedNode &node) {
  const Place &place = node.include.place;
  return {.file = program.files[node.from].path, .line = place.line, .column = place.column, .endColumn = place.endColumn};
}

void reportOwn(const ProgramGraph &program, const Names &names, const UnresolvedNode &node, FindingSink &sink) {
  const UnresolvedInclude &include = node.include;
  Finding finding;
  finding.place = placeOfInclude(program, node);
  finding.message = fmt::format("cannot find '{}'", include.spelled);
  if (const std::string *nearest = nearestFile(names, include.spelled)) {
    finding.message += fmt::format("; did you mean '{}'?", *nearest);
    finding.data.emplace_back("nearest", *nearest);
  }
  finding.help = include.isConditional ? "no unit enters this branch, so nothing fails to compile; fix the name or delete the branch"
                                       : "what the file would bring is unknown, so the dependencies behind it are not checked; fix the "
                                         "name, or build it first if it is generated";
  finding.data.emplace_back("spelled", include.spelled);
  finding.data.emplace_back("conditional", include.isConditional);
  finding.keys = {fmt::format("{} -> \"{}\"", program.files[node.from].path, include.spelled)};
  finding.severityShift = include.isConditional ? -2 : 0;
  sink.report(std::move(finding));
}

/// One finding for all includes of a name that others own: the cause, a missing -I, is the same for all.
void reportForeign(const ProgramGraph &program, const std::string &spelled, const std::vector<const UnresolvedNode *> &nodes,
                   FindingSink &sink) {
  constexpr std::size_t shownPlaces = 5;
  std::set<FileId> files;
  Finding finding;
  finding.place = placeOfInclude(program, *nodes.front());
  for (const UnresolvedNode *node : nodes)
    if (files.insert(node->from).second && files.size() <= shownPlaces)
      finding.evidence.push_back({placeOfInclude(program, *node), "included here"});
  finding.message = fmt::format("cannot find <{}> ({} {}); is its -I missing in compile_commands.json?", spelled, files.size(),
                                files.size() == 1 ? "file" : "files");
  finding.data = {{"spelled", spelled}, {"files", static_cast<std::int64_t>(files.size())}};
  finding.keys = {fmt::format("<{}>", spelled)};
  finding.severityShift = -1;
  sink.report(std::move(finding));
}

class UnresolvedIncludeRule final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    const Names names(program);
    std::map<std::string, std::vector<const UnresolvedNode *>> foreign;
    for (const UnresolvedNode &node : program.unresolved) {
      // An angled include in a branch that is off is somebody else's platform: <windows.h>.
      if (node.include.isConditional && node.include.form != IncludeForm::Quoted)
        continue;
      if (looksFirstParty(names, node.include))
        reportOwn(program, names, node, sink);
      else
        foreign[node.include.spelled].push_back(&node);
    }
    for (const auto &[spelled, nodes] : foreign)
      reportForeign(program, spelled, nodes, sink);
  }
};

const RegisterRule<UnresolvedIncludeRule> registered{{.id = "unresolved-include",
                                                      .category = "architecture",
                                                      .summary = "an include names a file that no unit can find",
                                                      .severity = Severity::Error,
                                                      .since = "0.1",
                                                      .needsProgram = true}};

} // namespace
} // namespace seam
