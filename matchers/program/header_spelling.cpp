#include "matchers/program/header_spelling.h"
#include "llvm/ADT/StringRef.h"
#include <map>
#include <tuple>

namespace seam {

/// The end of a path that an include of so many characters names; empty: it names it in another way.
static llvm::StringRef endOf(llvm::StringRef path, std::size_t size) {
  const bool isWhole = size == path.size();
  return size != 0 && (isWhole || (size < path.size() && path[path.size() - size - 1] == '/')) ? path.take_back(size) : llvm::StringRef();
}

/// Whether the file that includes it may have found it in its own folder.
static bool isBeside(llvm::StringRef from, llvm::StringRef to, llvm::StringRef end) {
  return to.drop_back(end.size()) == from.take_front(from.rfind('/') + 1); // npos + 1: no folder.
}

void spellHeaders(ProgramGraph &graph) {
  std::map<std::tuple<FileId, std::size_t, IncludeForm>, std::uint32_t> counts;
  for (const Edge &edge : graph.edges) {
    const bool isWritten = edge.kind == EdgeKind::Include && edge.form <= IncludeForm::Angled && edge.endColumn > edge.column + 2;
    if (!isWritten || graph.files[edge.to].origin != FileOrigin::FirstParty)
      continue;
    const std::size_t size = edge.endColumn - edge.column - 2;
    const llvm::StringRef end = endOf(graph.files[edge.to].path, size);
    if (!end.empty() && (edge.form == IncludeForm::Angled || !isBeside(graph.files[edge.from].path, graph.files[edge.to].path, end)))
      ++counts[{edge.to, size, edge.form}];
  }
  std::uint32_t most = 0;
  FileId last = NoIndex;
  for (const auto &[key, count] : counts) {
    const auto &[file, size, form] = key;
    most = file == last ? most : 0;
    last = file;
    if (count <= most)
      continue;
    most = count;
    const std::string end = endOf(graph.files[file].path, size).str();
    graph.files[file].spelled = form == IncludeForm::Angled ? "<" + end + ">" : "\"" + end + "\"";
  }
}

} // namespace seam
