// Which file does a double become, and what stands in it?
#pragma once
#include "generators/double_text.h"
#include "matchers/program/program_graph.h"
#include "tool/pipeline/deep_interfaces.h"
#include "tool/project/project.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace seam {

/// What the user said of the doubles' files.
struct DoubleTarget {
  DoubleKind kind = DoubleKind::Mock;
  const RegisteredStyle *style = nullptr;
  bool isStyleNamed = false;
  std::string name;             ///< Pattern of class names; empty: the kind's.
  std::string nameSpace;        ///< Empty: the interface's.
  std::string file;             ///< Absolute; empty: one per interface in …
  std::string folder;           ///< … this folder, absolute; empty: standard output.
  unsigned scopes = 0;          ///< How many of the interface's namespaces the file's name tells there, from the inside.
  bool isSplit = false;         ///< A header and a source.
  bool isDeep = false;          ///< With the doubles of what is returned.
  bool printsArguments = false; ///< With PrintTo and == for the classes of arguments that have none.
  DoubleShape shape = DoubleShape::Derived;
  std::vector<std::string> users; ///< Interface: files, as globs; only what they call. Empty: all.
  std::string asked;              ///< Functions: how the command names them: "'db_*' --functions --file db/api.h".
};

/// One double before it is compared with what is on the disk.
struct DoubleFile {
  std::string interface; ///< Qualified.
  std::string path;      ///< Absolute, also of what goes to standard output; empty: nowhere, see `refusal`.
  std::uint64_t plan = 0;
  std::string text;          ///< Laid out and sealed.
  std::string refusal;       ///< Why there is none …
  bool isPassedOver = false; ///< … which is no error: only a pattern asked for it.
  std::uint32_t witness = 0;
  FileId header = 0;                       ///< The interface's.
  std::vector<std::string> notes;          ///< Of what the user should know.
  std::vector<const InterfaceNode *> deep; ///< Whose doubles it includes, from the same folder.
};

/// What all doubles of a run are made from.
struct DoubleSources {
  const ProgramGraph &graph;
  DeepInterfaces &others;
  const Project &project;
  bool wantsText = true; ///< Else only the hash of the plan is made.
};

/// The double, or a refusal; of a split one the header and the source.
std::vector<DoubleFile> makeDouble(const DoubleSources &sources, const InterfaceNode &node, const DoubleTarget &target);

/// "mock_repository.h" for MockRepository.
std::string fileNameOf(const std::string &className);

} // namespace seam
