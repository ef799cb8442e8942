#include "matchers/program/vendored_files.h"
#include "matchers/base/file_names.h"

namespace seam {

bool isVendored(const ProgramGraph &graph, FileId file) {
  const FileNode &node = graph.files[file];
  if (node.module != NoIndex && graph.modules[node.module].rule != NoIndex)
    return graph.policy.modules[graph.modules[node.module].rule].isExternal;
  const std::string_view path = node.path;
  for (std::size_t begin = 0, slash; (slash = path.find('/', begin)) != std::string_view::npos; begin = slash + 1) {
    const std::string_view folder = path.substr(begin, slash - begin);
    if (isVendorFolder(folder) || folder.starts_with("vendor")) // vendor-modified
      return true;
  }
  return false;
}

} // namespace seam
