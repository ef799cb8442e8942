// Is the project still what it was when it was read last?
#pragma once
#include "tool/project/project.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace seam {

/// For whoever asks again and again, as an editor does: the databases of a big program take longer to read than a look at their times.
class ProjectMemory {
public:
  /// As readProject(), from memory as long as no database, no reply of CMake and no source's presence changed. What names response files,
  /// or has entries that cannot be parsed, is read each time: they may change anywhere.
  llvm::Expected<Project> read(const ProjectRequest &request);

private:
  /// Path, size and time; of a file that is not there just the path.
  using Signature = std::tuple<std::string, std::uint64_t, std::int64_t>;
  static std::vector<Signature> signaturesOf(const ProjectRequest &request);

  std::string root;
  std::vector<std::string> buildFolders;
  std::vector<Signature> signatures;
  std::optional<Project> last;
};

} // namespace seam
