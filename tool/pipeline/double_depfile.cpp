#include "tool/pipeline/double_depfile.h"
#include <set>

namespace seam {

/// Make's words end at a blank; '$' and '#' mean something to it.
static std::string makeWord(const std::string &path) {
  std::string word;
  for (char each : path) {
    if (each == ' ' || each == '#')
      word += '\\';
    if (each == '$')
      word += '$';
    word += each;
  }
  return word;
}

std::string depfileText(const ProgramGraph &graph, const std::string &root, const std::vector<FileId> &headers,
                        const std::vector<std::string> &targets) {
  std::vector<FileId> open = headers;
  std::set<std::string> files;
  while (!open.empty()) {
    const FileId file = open.back();
    open.pop_back();
    if (graph.files[file].origin != FileOrigin::FirstParty || !files.insert(root + "/" + graph.files[file].path).second)
      continue;
    for (const Edge &edge : graph.edgesFrom(file))
      if (edge.kind == EdgeKind::Include)
        open.push_back(edge.to);
  }
  std::string text;
  for (const std::string &each : targets)
    text += makeWord(each) + (&each == &targets.back() ? ":" : " ");
  for (const std::string &each : files)
    text += " \\\n  " + makeWord(each);
  return text + "\n";
}

} // namespace seam
