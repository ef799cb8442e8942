#include "tool/pipeline/load_interfaces.h"
#include "tool/pipeline/kept_run.h"
#include "tool/store/kept_interfaces.h"

namespace seam {

llvm::Expected<LoadedInterfaces> loadInterfaces(const RunRequest &request) {
  LoadedInterfaces result;
  llvm::Expected<LoadedPolicy> policy = loadPolicy(request);
  if (!policy)
    return policy.takeError();
  result.policy = std::move(*policy);
  llvm::Expected<Project> project = loadProject(request, result.policy);
  if (!project)
    return project.takeError();
  result.project = std::move(*project);
  UnitCache cache = UnitCache::open(result.project, request);
  const auto key = [&]() -> std::optional<std::string> {
    const std::optional<std::string> run = runKey(request, result.policy, result.project, cache);
    return run ? std::optional("interfaces " + *run) : std::nullopt;
  };
  if (const std::optional<std::string> known = request.needsGraph ? std::nullopt : key())
    if (const std::optional<std::string> bytes = cache.store()->report(*known))
      if (std::optional<ProgramGraph> graph = readInterfaces(*bytes)) {
        result.graph = std::move(*graph);
        return result;
      }
  llvm::Expected<LoadedProgram> program = loadProgram(request, result.policy, result.project, cache);
  if (!program)
    return program.takeError();
  result.graph = std::move(program->graph);
  if (request.needsGraph)
    return result;
  result.graph = interfacesOf(result.graph);
  // Only now all units are known; where one crashed there is no key, and the next run tries it again.
  if (const std::optional<std::string> known = program->wasInterrupted ? std::nullopt : key())
    cache.store()->keepReport(*known, writeInterfaces(result.graph));
  return result;
}

} // namespace seam
