// Which headers does a double include, and how?
#pragma once
#include "matchers/facts/interface_facts.h"
#include "matchers/program/program_graph.h"
#include "tool/project/project.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace seam {

/// `to` as a file in `folder` includes it: "../include/x.h".
std::string relativePath(llvm::StringRef folder, llvm::StringRef to);

std::string inQuotes(const std::string &text);

/// Whether who looks for headers in these folders finds this file under that name, with quotes or angles, and not another one before it.
bool isFoundAs(const std::string &written, const std::string &path, const std::vector<std::string> &searched);

/// The headers of one double.
class DoubleHeaders {
public:
  /// `folder`: the double's, absolute.
  DoubleHeaders(const ProgramGraph &graph, const Project &project, const InterfaceNode &node, std::string folder);

  /// How the header that declares the interface is included: as the project does it, else as the unit finds it.
  std::string ofInterface(const InterfaceFact &fact) const;

  /// How the definition of a missing type is included; empty: nobody has it.
  std::string ofMissing(const MissingType &missing, const InterfaceFact &fact) const;

private:
  bool isFoundAs(const std::string &written, FileId file) const;

  const ProgramGraph &graph;
  const Project &project;
  const InterfaceNode &node;
  std::string folder;
  std::vector<std::string> searched; ///< Where the unit that shows the interface looks for headers.
};

} // namespace seam
