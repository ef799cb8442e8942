// What does the editor offer at a place?
#pragma once
#include "tool/lsp/checked_program.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/LSP/Protocol.h"
#include <functional>
#include <string>
#include <string_view>

namespace seam {

// Commands that the server executes.
inline constexpr llvm::StringLiteral ExplainCommand = "seam.explainRule";   ///< [rule]
inline constexpr llvm::StringLiteral EvidenceCommand = "seam.showEvidence"; ///< [uri, fingerprint]
inline constexpr llvm::StringLiteral DoubleCommand = "seam.generateDouble"; ///< [uri, interface, kind]
inline constexpr llvm::StringLiteral FixAllKind = "source.fixAll.seam";

/// Where somebody asks.
struct ActionPlace {
  std::string file; ///< Relative to the root.
  llvm::lsp::Range range;
  std::vector<std::string> kinds; ///< That the editor wants; empty: all.
};

/// Fixes, suppressions, explanations and test doubles. `isCurrent`: the editor still has the text of a file (relative to the root) that was
/// checked; where it has not, there is no edit.
llvm::json::Array codeActions(const CheckedProgram &program, const ActionPlace &place,
                              const std::function<bool(const std::string &)> &isCurrent);

/// A finding with all its evidence, as Markdown.
std::string evidencePage(const Finding &finding, EditorText &text);

} // namespace seam
