#include "matchers/program/program_mocks.h"
#include <optional>
#include <set>

namespace seam {

static std::optional<InterfaceFact> readMock(const InterfaceNode &node) {
  // Each mocked method has a member of this name; all other classes need not be read.
  if (node.bytes.find("gmock_") == std::string::npos)
    return std::nullopt;
  llvm::Expected<InterfaceFact> fact = readInterface(node.bytes);
  if (!fact) {
    llvm::consumeError(fact.takeError());
    return std::nullopt;
  }
  return fact->mocks.empty() ? std::nullopt : std::optional(std::move(*fact));
}

std::vector<ProgramMock> programMocks(const ProgramGraph &program) {
  std::vector<ProgramMock> mocks;
  std::set<std::pair<FileId, std::string>> known;
  for (const InterfaceNode &node : program.interfaces)
    if (std::optional<InterfaceFact> fact = readMock(node); fact && known.insert({node.file, node.name}).second)
      mocks.push_back({.node = node, .file = program.files[node.file].path, .fact = std::move(*fact)});
  return mocks;
}

} // namespace seam
