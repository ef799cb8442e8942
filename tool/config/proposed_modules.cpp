// Which folders of a project would its authors call modules?
#include "tool/config/proposed_modules.h"
#include "matchers/base/file_names.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/ConvertUTF.h"
#include <algorithm>
#include <map>
#include <set>

namespace seam {
namespace {

/// Folders that hold modules and are none.
const std::set<std::string, std::less<>> Containers = {"src", "source", "sources", "include",  "inc",
                                                       "lib", "libs",   "modules", "packages", "components"};

/// Folders of the C library and of compilers: nobody's design decision.
const std::set<std::string, std::less<>> SystemFolders = {"arpa",         "asm", "asm-generic", "bits",  "c++",     "debug",
                                                          "experimental", "ext", "gnu",         "linux", "machine", "netinet",
                                                          "parallel",     "std", "sys",         "tr1"};

/// The folders of the project's files.
struct Folder {
  std::map<std::string, Folder, std::less<>> folders;
  bool hasFiles = false;
};

Folder foldersOf(const ProgramGraph &program) {
  Folder root;
  for (const FileNode &file : program.files) {
    if (file.origin != FileOrigin::FirstParty)
      continue;
    Folder *at = &root;
    llvm::StringRef rest = file.path;
    for (auto [segment, below] = rest.split('/'); segment.size() < rest.size(); std::tie(segment, below) = rest.split('/')) {
      at = &at->folders[segment.str()];
      rest = below;
    }
    at->hasFiles = true;
  }
  return root;
}

/// True if the folder `name` in `parent` holds modules: by its name, or because there is nothing beside it.
bool isContainer(const Folder &parent, llvm::StringRef name, const Folder &folder) {
  const bool isAlone = !parent.hasFiles && parent.folders.size() == 1 && !folder.folders.empty();
  return isAlone || Containers.count(std::string_view(name)) != 0;
}

/// The module of a file: its name and the pattern that holds the file.
struct Placement {
  std::string name;
  std::string glob;
  bool isVendored = false;
};

/// A name that is no UTF-8 cannot stand in a policy file.
bool isText(llvm::StringRef name) {
  const auto *begin = reinterpret_cast<const llvm::UTF8 *>(name.data());
  return llvm::isLegalUTF8String(&begin, begin + name.size());
}

/// A folder's name as part of a pattern: what is a sign there becomes a set, what a policy file cannot hold a set that matches it.
std::string asPattern(llvm::StringRef name) {
  const unsigned char firstBad = isText(name) ? 0xff : 0x80;
  std::string pattern;
  for (const char letter : name) {
    const auto byte = static_cast<unsigned char>(letter);
    if (llvm::StringRef("*?[{}").contains(letter))
      pattern += std::string("[") + letter + "]";
    else if (byte < ' ' || byte == 0x7f || byte >= firstBad)
      pattern += "[^ -~]"; // All but ASCII that can be printed.
    else
      pattern += letter == '\\' ? '?' : letter;
  }
  return pattern;
}

Placement placeFile(const Folder &root, llvm::StringRef path) {
  const Folder *parent = &root;
  std::string prefix, holder = "root";
  for (llvm::StringRef rest = path;;) {
    const auto [segment, below] = rest.split('/');
    if (segment.size() == rest.size())
      return {holder, prefix + "*"};
    const Folder &folder = parent->folders.find(std::string_view(segment))->second;
    if (isVendorFolder(segment)) {
      const auto [library, inside] = below.split('/');
      const bool isFolder = library.size() < below.size();
      return {isFolder ? library.str() : segment.str(), prefix + asPattern(segment) + (isFolder ? "/" + asPattern(library) + "/**" : "/*"),
              true};
    }
    prefix += asPattern(segment) + "/";
    if (!isContainer(*parent, segment, folder))
      return {segment.str(), prefix + "**"};
    // Files right in src and right in include are one module.
    holder = llvm::is_contained({"include", "inc", "source", "sources"}, segment) ? "src" : segment.str();
    parent = &folder;
    rest = below;
  }
}

/// A name that a policy may hold, none of `taken`.
std::string moduleName(const std::string &folder, const std::set<std::string> &taken) {
  std::string name = folder;
  for (char &letter : name)
    if (!llvm::isAlnum(letter) && !llvm::StringRef("_-.+").contains(letter) &&
        (static_cast<unsigned char>(letter) < 0x80 || !isText(folder)))
      letter = '_';
  if (name == "std") // The standard library's.
    name = "std_folder";
  std::string unique = name;
  for (unsigned number = 2; taken.count(unique) != 0; ++number)
    unique = name + "_" + std::to_string(number);
  return unique;
}

bool isBuildFolder(llvm::StringRef name) {
  return name == "build" || name.starts_with("build-") || name.starts_with("cmake-build") || name == "out" || name == "generated";
}

std::vector<ProposedModule> namedModules(std::map<std::string, ProposedModule> modules, std::set<std::string> taken) {
  std::vector<ProposedModule> result;
  for (auto &[folder, module] : modules) {
    module.name = moduleName(module.name.empty() ? folder : module.name, taken);
    taken.insert(module.name);
    std::sort(module.globs.begin(), module.globs.end());
    result.push_back(std::move(module));
  }
  llvm::sort(result, [](const ProposedModule &left, const ProposedModule &right) { return left.name < right.name; });
  return result;
}

} // namespace

std::vector<ProposedModule> proposeModules(const ProgramGraph &program) {
  const Folder root = foldersOf(program);
  std::map<std::string, ProposedModule> modules;
  for (FileId id = 0; id < program.files.size(); ++id) {
    if (program.files[id].origin != FileOrigin::FirstParty)
      continue;
    const Placement placement = placeFile(root, program.files[id].path);
    ProposedModule &module = modules[(placement.isVendored ? "vendored/" : "") + placement.name];
    module.name = placement.name;
    module.files.push_back(id);
    if (!llvm::is_contained(module.globs, placement.glob))
      module.globs.push_back(placement.glob);
    module.isGenerated = isBuildFolder(placement.name);
    module.isVendored = placement.isVendored;
  }
  return namedModules(std::move(modules), {});
}

std::vector<ProposedModule> proposeExternalModules(const ProgramGraph &program, const std::vector<ProposedModule> &modules) {
  std::map<std::string, ProposedModule> packages;
  for (const Edge &edge : program.edges) {
    const FileNode &target = program.files[edge.to];
    if (target.origin != FileOrigin::External || edge.kind != EdgeKind::Include ||
        program.files[edge.from].origin != FileOrigin::FirstParty)
      continue;
    const auto [package, rest] = llvm::StringRef(target.includedAs).split('/');
    if (!rest.empty() && !package.empty() && !package.contains("linux-gnu") && SystemFolders.count(std::string_view(package)) == 0)
      packages[package.str()].globs = {"<" + asPattern(package) + "/**>"};
  }
  std::set<std::string> taken;
  for (const ProposedModule &module : modules)
    taken.insert(module.name);
  return namedModules(std::move(packages), std::move(taken));
}

} // namespace seam
