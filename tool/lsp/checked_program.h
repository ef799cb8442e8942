// What did the last check of a folder say, in the editor's words?
#pragma once
#include "matchers/base/open_texts.h"
#include "matchers/findings/finding.h"
#include "matchers/findings/read_file.h"
#include "matchers/program/program_graph.h"
#include "tool/lsp/editor_text.h"
#include "tool/lsp/engine_messages.h"
#include "llvm/Support/JSON.h"
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace seam {

struct CheckedProgram {
  std::string root; ///< Absolute; paths are relative to it.
  std::vector<Finding> findings;
  Coverage coverage;
  std::vector<InterfacePlace> interfaces;
  OpenTexts texts; ///< What counted instead of the disk.

  /// The texts that were checked.
  ReadFile readFile() const;

  /// The places of this program in the texts that were checked.
  EditorText editorText() const;

  /// As the findings name it; nothing: it does not lie below the root.
  std::optional<std::string> relative(const std::string &path) const;
};

/// Nothing: the answer is damaged.
std::optional<CheckedProgram> checkedProgram(const EngineRequest &request, const EngineAnswer &answer);

llvm::json::Object diagnostic(const Finding &finding, EditorText &text);

/// Those of one file, which is relative to the root.
llvm::json::Array diagnosticsOf(const CheckedProgram &program, const std::string &file);

/// All of a program's, by absolute path: its findings, and the units that were not read completely.
std::map<std::string, llvm::json::Array> diagnosticsByFile(const CheckedProgram &program);

} // namespace seam
