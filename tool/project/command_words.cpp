#include "tool/project/command_words.h"
#include "tool/project/regular_file.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/StringSaver.h"
#include <algorithm>
#include <fmt/format.h>

namespace seam {
namespace {

/// More than any real build has, each @file counted as a word; less than what ten files that name each other ten times grow to.
constexpr std::size_t MaximumWords = 100'000;
constexpr std::size_t MaximumBytes = 16u << 20;
constexpr std::size_t MaximumDepth = 16;

using Tokenizer = llvm::cl::TokenizerCallback;

std::vector<std::string> split(llvm::StringRef text, Tokenizer tokenize) {
  llvm::BumpPtrAllocator memory;
  llvm::StringSaver saver(memory);
  llvm::SmallVector<const char *, 64> words;
  tokenize(text, saver, words, /*MarkEOLs=*/false);
  return {words.begin(), words.end()};
}

Tokenizer tokenizerOf(Quoting quoting) {
  return quoting == Quoting::Windows ? llvm::cl::TokenizeWindowsCommandLine : llvm::cl::TokenizeGNUCommandLine;
}

/// Expands depth first and remembers which files it is inside of.
class Expansion {
public:
  Expansion(const std::string &directory, Quoting quoting, ExpandedWords &result)
      : directory(directory), tokenize(tokenizerOf(quoting)), result(result) {}

  void add(const std::vector<std::string> &words);

private:
  void addFile(llvm::StringRef name, Tokenizer tokenizer);

  const std::string &directory;
  Tokenizer tokenize;
  ExpandedWords &result;
  std::vector<std::string> open;
  std::size_t seen = 0;
};

void Expansion::add(const std::vector<std::string> &words) {
  for (const std::string &word : words) {
    llvm::StringRef name = word;
    if (!result.problem.empty())
      return;
    if (++seen > MaximumWords)
      result.problem = fmt::format("the command has more than {} words", MaximumWords);
    else if (name.size() > 1 && name.consume_front("@"))
      addFile(name, tokenize);
    else if (name.consume_front("--config="))
      addFile(name, llvm::cl::tokenizeConfigFile);
    else
      result.words.push_back(word);
  }
}

void Expansion::addFile(llvm::StringRef name, Tokenizer tokenizer) {
  llvm::SmallString<256> path(name);
  llvm::sys::path::make_absolute(directory, path);
  const std::string key = path.str().str();
  if (std::find(open.begin(), open.end(), key) != open.end() || open.size() == MaximumDepth) {
    result.problem = fmt::format("response file '{}' includes itself", name.str());
    return;
  }
  auto buffer = readRegularFile(key, MaximumBytes);
  if (!buffer) {
    const std::string reason = llvm::toString(buffer.takeError());
    if (name.ends_with(".modmap"))
      result.missingModuleMaps.push_back(name.str());
    else
      result.problem = fmt::format("response file '{}': {}; build the project once", name.str(), reason);
    return;
  }
  llvm::StringRef text = (*buffer)->getBuffer();
  std::string utf8;
  if (llvm::hasUTF16ByteOrderMark(llvm::ArrayRef(text.data(), text.size())) &&
      llvm::convertUTF16ToUTF8String(llvm::ArrayRef(text.data(), text.size()), utf8))
    text = utf8;
  text.consume_front("\xEF\xBB\xBF");
  open.push_back(key);
  add(split(text, tokenizer));
  open.pop_back();
}

} // namespace

Quoting quotingOf(llvm::StringRef command) {
  command = command.ltrim();
  const bool isQuoted = command.consume_front("\"");
  const llvm::StringRef program = command.take_until([&](char c) { return isQuoted ? c == '"' : c == ' '; });
  const bool hasDrive = program.size() > 2 && program[1] == ':' && (program[2] == '\\' || program[2] == '/');
  const bool isBackslashed = program.contains('\\') && program.ends_with_insensitive(".exe");
  return hasDrive || isBackslashed ? Quoting::Windows : Quoting::GNU;
}

std::vector<std::string> splitCommand(llvm::StringRef command, Quoting quoting) {
  return split(command, quoting == Quoting::Windows ? llvm::cl::TokenizeWindowsCommandLineFull : llvm::cl::TokenizeGNUCommandLine);
}

ExpandedWords expandResponseFiles(const std::vector<std::string> &words, const std::string &directory, Quoting quoting) {
  ExpandedWords result;
  Expansion(directory, quoting, result).add(words);
  return result;
}

} // namespace seam
