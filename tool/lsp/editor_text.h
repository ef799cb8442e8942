// Where in an editor's text is a place of ours?
#pragma once
#include "matchers/findings/finding.h"
#include "matchers/findings/source_lines.h"
#include "llvm/Support/LSP/Protocol.h"
#include <string>

namespace seam {

/// Lines and columns of editors count from 0, and columns in units of UTF-16.
class EditorText {
public:
  /// `readFile` gives the texts that were checked, by paths relative to `root`.
  EditorText(std::string root, ReadFile readFile) : root(std::move(root)), lines(std::move(readFile)) {}

  /// The stretch of a finding; a place without an end goes to the end of its line, the whole file is its first line.
  llvm::lsp::Range range(const FindingPlace &place);
  llvm::lsp::Range range(const TextEdit &edit);

  /// Of a file relative to the root.
  std::string uri(const std::string &file) const;

private:
  llvm::lsp::Position position(const std::string &file, unsigned line, unsigned column);

  std::string root;
  SourceLines lines;
};

} // namespace seam
