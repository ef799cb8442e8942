// What does .seam.yaml say? Text to tree, tree to sections, sections to one policy that is checked as a whole.
#include "tool/config/config.h"
#include "tool/config/fragments.h"
#include "tool/config/policy_reader.h"
#include "tool/config/policy_references.h"
#include "tool/config/yaml_text.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <fmt/format.h>
#include <tuple>

namespace seam {
namespace {

constexpr std::string_view PolicyFileName = ".seam.yaml";

/// The sections of one file, before the names in them are checked.
struct FileRead {
  Policy policy;
  std::vector<PolicyWord> fragments; ///< The globs of `include:`.
};

void readVersion(MappingReader &file) {
  file.require("version", "write 'version: 1'");
  const YamlNode *version = file.find("version");
  if (version && (version->text != "1" || version->isQuoted || version->kind != YamlNode::Kind::Word))
    file.fail(version->place, fmt::format("version must be 1, not '{}'; a newer one needs a newer seam", version->text));
}

void readSettings(MappingReader &file, Policy &policy) {
  policy.build = file.words("build");
  const std::string unassigned = file.oneOf("unassigned", {"ignore", "warning", "error"});
  policy.unassigned = unassigned == "ignore"    ? UnassignedPolicy::Ignore
                      : unassigned == "warning" ? UnassignedPolicy::Warning
                                                : UnassignedPolicy::Error;
  const PolicyWord baseline = file.word("baseline");
  policy.baseline = baseline.text;
  checkPath(baseline, file.errorList());
  policy.directIncludeRequired = file.oneOf("direct_include", {"required", "optional"}) == "required";
}

std::vector<PolicyWord> readFragmentGlobs(MappingReader &file) {
  std::vector<PolicyWord> globs = file.words("include");
  for (const PolicyWord &glob : globs)
    checkPathGlob(glob, {}, file.errorList());
  return globs;
}

/// Says of each section that only the root's file may have that a fragment may not.
void refuseRootSections(const YamlNode &root, MappingReader &file) {
  static const Names rootSections = {"build",   "unassigned", "layers",   "rules",          "paths",  "exceptions",
                                     "logging", "doubles",    "baseline", "direct_include", "include"};
  for (const YamlEntry &entry : root.entries)
    if (llvm::is_contained(rootSections, entry.key.text)) {
      file.find(entry.key.text);
      file.fail(entry.key.place,
                fmt::format("'{}' belongs into the root's policy file; a fragment has 'version', 'modules', 'contracts' and 'allow'",
                            entry.key.text));
    }
}

FileRead readFile(std::string_view text, const std::string &file, bool isFragment, const ReadingContext &context,
                  std::vector<ConfigError> &errors) {
  FileRead result;
  YamlTree tree = readYaml(text, file);
  llvm::append_range(errors, tree.errors);
  result.policy.isDefault = false;
  result.policy.place = {file, 1, 1, 1};
  if (!tree.isComplete)
    return result;
  if (tree.root.kind == YamlNode::Kind::Nothing) {
    errors.push_back({result.policy.place, "the policy file is empty; it needs at least 'version: 1'", ""});
    return result;
  }
  MappingReader reader(tree.root, isFragment ? "the fragment" : "the policy", errors);
  if (tree.root.kind != YamlNode::Kind::Mapping)
    return result;
  readVersion(reader);
  readModules(reader, context, result.policy);
  readContracts(reader, result.policy);
  readAllowances(reader, result.policy);
  if (isFragment) {
    refuseRootSections(tree.root, reader);
  } else {
    readSettings(reader, result.policy);
    result.fragments = readFragmentGlobs(reader);
    readLayers(reader, result.policy);
    readRules(reader, context, result.policy);
    readExceptions(reader, result.policy);
    readDoubles(reader, result.policy);
    readLogging(reader, result.policy);
  }
  reader.finish();
  return result;
}

/// Places of the root's file come before those of fragments.
void sortByPlace(std::vector<ConfigError> &errors, const std::string &rootFile) {
  const auto key = [&](const ConfigError &error) {
    const PolicyPlace &place = error.place;
    return std::tie(place.file, place.line, place.column, error.message);
  };
  std::sort(errors.begin(), errors.end(), [&](const ConfigError &left, const ConfigError &right) {
    const bool isLeftRoot = left.place.file == rootFile, isRightRoot = right.place.file == rootFile;
    return isLeftRoot != isRightRoot ? isLeftRoot : key(left) < key(right);
  });
}

template <typename Item> void moveInto(std::vector<Item> &target, std::vector<Item> &source) {
  std::move(source.begin(), source.end(), std::back_inserter(target));
}

llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>> openText(const std::string &path) {
  return llvm::MemoryBuffer::getFile(path, /*IsText=*/true, /*RequiresNullTerminator=*/false);
}

/// Reads the fragments that `globs` name and adds what they say.
void addFragments(const std::string &root, const std::vector<PolicyWord> &globs, const ReadingContext &context, const std::string &rootFile,
                  ConfigResult &result) {
  const Policy rootPolicy = result.policy;
  for (const PolicyWord &glob : globs) {
    std::vector<std::string> files = findFragments(root, glob.text);
    llvm::erase(files, rootFile);
    if (files.empty())
      result.errors.push_back({glob.place, fmt::format("'{}' matches no policy file", glob.text), ""});
    for (const std::string &file : files) {
      if (result.texts.count(file))
        continue; // Two globs name it.
      const auto buffer = openText(root + "/" + file);
      if (!buffer) {
        result.errors.push_back({glob.place, fmt::format("cannot read '{}': {}", file, buffer.getError().message()), ""});
        continue;
      }
      result.texts[file] = withoutMark((*buffer)->getBuffer());
      FileRead fragment = readFile(result.texts[file], file, /*isFragment=*/true, context, result.errors);
      checkFragment(fragment.policy, file, rootPolicy, result.errors);
      moveInto(result.policy.modules, fragment.policy.modules);
      moveInto(result.policy.contracts, fragment.policy.contracts);
      moveInto(result.policy.allow, fragment.policy.allow);
    }
  }
}

} // namespace

ConfigResult parsePolicy(std::string_view text, const std::string &file, const std::vector<std::string> &ruleIds) {
  ConfigResult result;
  result.texts[file] = withoutMark(text);
  const IsFile noFiles;
  result.policy = readFile(text, file, /*isFragment=*/false, {ruleIds, noFiles}, result.errors).policy;
  checkReferences(result.policy, noFiles, result.errors);
  sortByPlace(result.errors, file);
  return result;
}

ConfigResult readPolicy(const std::string &root, const std::string &path, const std::vector<std::string> &ruleIds) {
  ConfigResult result;
  llvm::StringRef relative = path;
  const std::string file = relative.consume_front(root + "/") ? relative.str() : path;
  const auto buffer = openText(path);
  if (!buffer) {
    result.errors.push_back({{file, 0, 0, 0}, fmt::format("cannot read the policy file: {}", buffer.getError().message()), ""});
    return result;
  }
  result.texts[file] = withoutMark((*buffer)->getBuffer());
  const IsFile isFile = [&](const std::string &name) { return llvm::sys::fs::is_regular_file(root + "/" + name); };
  const ReadingContext context{ruleIds, isFile};
  FileRead read = readFile(result.texts[file], file, /*isFragment=*/false, context, result.errors);
  result.policy = std::move(read.policy);
  addFragments(root, read.fragments, context, file, result);
  checkReferences(result.policy, isFile, result.errors);
  sortByPlace(result.errors, file);
  return result;
}

std::string findPolicyFile(const std::string &folder) {
  for (llvm::StringRef at = folder; !at.empty(); at = llvm::sys::path::parent_path(at)) {
    llvm::SmallString<256> candidate(at);
    llvm::sys::path::append(candidate, llvm::StringRef(PolicyFileName));
    if (llvm::sys::fs::is_regular_file(candidate))
      return candidate.str().str();
  }
  return {};
}

} // namespace seam
