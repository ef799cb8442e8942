// Which policy holds for this run, and which folder are its paths relative to?
#include "matchers/base/errors.h"
#include "matchers/base/file_hash.h"
#include "matchers/rules/rule.h"
#include "tool/config/config.h"
#include "tool/pipeline/pipeline.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace seam {

static std::string absolute(const std::string &folder, const std::string &path) {
  llvm::SmallString<256> result(path);
  llvm::sys::path::make_absolute(folder, result);
  llvm::SmallString<256> real;
  if (!llvm::sys::fs::real_path(result, real))
    return real.str().str();
  llvm::sys::path::remove_dots(result, /*remove_dot_dot=*/true);
  return result.str().str();
}

llvm::Expected<LoadedPolicy> loadPolicy(const RunRequest &request) {
  LoadedPolicy loaded;
  if (request.configFile.empty())
    loaded.file = findPolicyFile(request.workingFolder);
  else if (request.configFile != "none")
    loaded.file = absolute(request.workingFolder, request.configFile);
  if (loaded.file.empty()) {
    loaded.root = absolute(request.workingFolder, ".");
    return loaded;
  }
  loaded.root = absolute(llvm::sys::path::parent_path(loaded.file).str(), ".");
  std::vector<std::string> ruleIds;
  for (const RuleEntry &rule : allRules())
    ruleIds.emplace_back(rule.info.id);
  ConfigResult config = readPolicy(loaded.root, loaded.file, ruleIds);
  if (!config.errors.empty())
    return makeError(describeErrors(config));
  loaded.policy = std::move(config.policy);
  for (const auto &[file, text] : config.texts)
    loaded.textHash = loaded.textHash * 31 + hashOf(file) * 7 + hashOf(text);
  return loaded;
}

} // namespace seam
