#include "tool/pipeline/double_headers.h"
#include "tool/project/unit_job.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <algorithm>

namespace seam {

namespace path = llvm::sys::path;

std::string relativePath(llvm::StringRef folder, llvm::StringRef to) {
  auto from = path::begin(folder), fromEnd = path::end(folder);
  auto step = path::begin(to), toEnd = path::end(to);
  for (; from != fromEnd && step != toEnd && *from == *step; ++from, ++step)
    ;
  llvm::SmallString<256> result;
  for (; from != fromEnd; ++from)
    path::append(result, "..");
  for (; step != toEnd; ++step)
    path::append(result, *step);
  return result.str().str();
}

std::string inQuotes(const std::string &text) {
  return "\"" + text + "\"";
}

/// Without its quotes or angles.
static std::string inner(const std::string &spelled) {
  return spelled.substr(1, spelled.size() - 2);
}

bool isFoundAs(const std::string &written, const std::string &path, const std::vector<std::string> &searched) {
  const std::string name = inner(written);
  const auto first = std::ranges::find_if(searched, [&](const std::string &each) { return llvm::sys::fs::exists(each + "/" + name); });
  return first != searched.end() && *first + "/" + name == path;
}

DoubleHeaders::DoubleHeaders(const ProgramGraph &graph, const Project &project, const InterfaceNode &node, std::string folder)
    : graph(graph), project(project), node(node), folder(std::move(folder)) {
  if (const CompileJob *job = jobOf(graph.units[node.witness], project))
    searched = searchFolders(*job);
}

bool DoubleHeaders::isFoundAs(const std::string &written, FileId file) const {
  return !written.empty() && seam::isFoundAs(written, project.root + "/" + graph.files[file].path, searched);
}

std::string DoubleHeaders::ofInterface(const InterfaceFact &fact) const {
  const std::string &usual = graph.files[node.file].spelled;
  if (isFoundAs(usual, node.file))
    return usual;
  const std::string name = inner(fact.header);
  return path::is_absolute(name) ? inQuotes(relativePath(folder, name)) : fact.header;
}

std::string DoubleHeaders::ofMissing(const MissingType &missing, const InterfaceFact &fact) const {
  if (!missing.header.empty())
    return missing.header;
  const auto symbol = std::ranges::find(graph.symbols, missing.id, &SymbolNode::id);
  if (symbol == graph.symbols.end() || symbol->owner == NoIndex)
    return "";
  const FileNode &file = graph.files[symbol->owner];
  if (symbol->owner == node.file)
    return "";
  if (file.origin == FileOrigin::External)
    return "<" + file.includedAs + ">";
  if (isFoundAs(file.spelled, symbol->owner))
    return file.spelled;
  // The folder in which units look for the interface's header is one for its neighbours, too.
  llvm::StringRef base = graph.files[node.file].path;
  if (base.consume_back(inner(fact.header)) && llvm::StringRef(file.path).starts_with(base))
    return fact.header.front() + file.path.substr(base.size()) + fact.header.back();
  return inQuotes(relativePath(folder, project.root + "/" + file.path));
}

} // namespace seam
