#include "tool/lsp/bounded_input.h"
#include "llvm/ADT/StringRef.h"

namespace seam {

static constexpr std::uint64_t MostBytes = 256u << 20;
static constexpr std::size_t LongestLine = 8192;

bool BoundedInput::readLine(std::string &line) {
  line.clear();
  for (int byte = std::fgetc(file); byte != EOF; byte = std::fgetc(file)) {
    if (byte == '\n') {
      if (!line.empty() && line.back() == '\r')
        line.pop_back();
      return true;
    }
    line.push_back(static_cast<char>(byte));
    if (line.size() > LongestLine)
      isBroken = true;
    if (isBroken)
      return false;
  }
  return false;
}

llvm::LogicalResult BoundedInput::readStandardMessage(std::string &json) {
  std::uint64_t length = 0;
  std::string line;
  while (readLine(line)) {
    llvm::StringRef header(line);
    if (header.consume_front_insensitive("content-length:")) {
      if (header.trim().getAsInteger(10, length))
        length = 0; // Nobody knows where the next message begins; a line that begins one is looked for.
      continue;
    }
    if (!header.empty() || length == 0)
      continue;
    if (length > MostBytes) {
      llvm::lsp::Logger::error("a message of {0} bytes is announced; the most is {1}", length, MostBytes);
      isBroken = true;
      return llvm::failure();
    }
    json.resize(length);
    return std::fread(json.data(), 1, length, file) == length ? llvm::success() : llvm::failure();
  }
  return llvm::failure();
}

} // namespace seam
