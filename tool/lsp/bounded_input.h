// How are messages read from an editor that may be broken?
#pragma once
#include "llvm/Support/LSP/Transport.h"
#include <cstdio>

namespace seam {

/// Messages with a Content-Length in front. One that is announced longer than any editor's ends the input instead of the memory.
class BoundedInput final : public llvm::lsp::JSONTransportInput {
public:
  explicit BoundedInput(std::FILE *file) : file(file) {}

  bool hasError() const override { return isBroken || std::ferror(file) != 0; }
  bool isEndOfInput() const override { return std::feof(file) != 0; }
  llvm::LogicalResult readStandardMessage(std::string &json) override;
  llvm::LogicalResult readDelimitedMessage(std::string &json) override { return readStandardMessage(json); }

private:
  bool readLine(std::string &line);

  std::FILE *file;
  bool isBroken = false;
};

} // namespace seam
