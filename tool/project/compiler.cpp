#include "tool/project/compiler.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/TargetParser/Triple.h"

namespace seam {
namespace {

/// The last part of a path with either slash, without ".exe".
llvm::StringRef programName(llvm::StringRef program) {
  const std::size_t slash = program.find_last_of("/\\");
  llvm::StringRef name = slash == llvm::StringRef::npos ? program : program.drop_front(slash + 1);
  name.consume_back_insensitive(".exe");
  return name;
}

/// clang++-22 -> clang++; g++-12.2 -> g++.
llvm::StringRef withoutVersion(llvm::StringRef name) {
  const auto [stem, version] = name.rsplit('-');
  return !version.empty() && version.find_first_not_of("0123456789.") == llvm::StringRef::npos ? stem : name;
}

/// arm-none-eabi-g++ -> {arm-none-eabi, g++}; clang-cl has no target.
std::pair<llvm::StringRef, llvm::StringRef> splitTarget(llvm::StringRef name) {
  for (llvm::StringRef tool : {"clang-cl", "clang++", "clang", "g++", "gcc", "c++", "cc"})
    if (name == tool)
      return {"", name};
    else if (name.ends_with(tool) && name.drop_back(tool.size()).ends_with("-"))
      return {name.drop_back(tool.size() + 1), tool};
  return {"", name};
}

bool isLauncher(llvm::StringRef name) {
  return llvm::StringSwitch<bool>(name)
      .Cases({"ccache", "sccache", "distcc", "icecc", "gomacc", "rewrapper", "buildcache", "pump"}, true)
      .Cases({"env", "time", "nice", "colorgcc", "libtool"}, true)
      .Default(false);
}

/// A program that compiles, whatever stands before it.
bool isCompiler(llvm::StringRef program) {
  const llvm::StringRef name = splitTarget(withoutVersion(programName(program))).second;
  return llvm::StringSwitch<bool>(name)
      .Cases({"gcc", "g++", "clang", "clang++", "cc", "c++", "cl", "clang-cl", "nvcc"}, true)
      .Cases({"icc", "icpc", "icx", "icpx", "emcc", "em++", "armclang"}, true)
      .Default(false);
}

bool isAssignment(llvm::StringRef word) {
  return !word.starts_with("-") && !word.starts_with("/") && word.contains('=');
}

/// How many words of the front launch what follows; 0: none.
std::size_t launcherLength(const std::vector<std::string> &words) {
  const llvm::StringRef name = programName(words.front());
  std::size_t at = 1;
  if (name == "cmake" && words.size() > 2 && words[1] == "-E") {
    at = 3;
    if (words[2] == "__run_co_compile") // runs clang-tidy and the like, then the compiler behind "--"
      while (at < words.size() && words[at] != "--")
        ++at;
  } else if (!isLauncher(name)) {
    return words.size() > 1 && !isCompiler(words.front()) && isCompiler(words[1]) ? 1 : 0;
  }
  for (; at < words.size() && (llvm::StringRef(words[at]).starts_with("-") || isAssignment(words[at])); ++at) {
    const bool takesValue = (name == "env" && words[at] == "-u") || (name == "nice" && words[at] == "-n");
    if (words[at] == "--")
      return at + 1;
    if (takesValue)
      ++at;
  }
  return at;
}

} // namespace

Compiler describeCompiler(llvm::StringRef program) {
  const llvm::StringRef name = withoutVersion(programName(program));
  const auto [prefix, tool] = splitTarget(name);
  Compiler compiler;
  if (tool.equals_insensitive("cl") || tool == "clang-cl")
    compiler.style = CompilerStyle::CL;
  else if (tool == "nvcc")
    compiler.style = CompilerStyle::CUDA;
  if (llvm::Triple(prefix).getArch() != llvm::Triple::UnknownArch)
    compiler.target = prefix.str();
  compiler.isCxx = tool.ends_with("++") || tool == "icpc" || tool == "icpx";
  return compiler;
}

void stripLaunchers(std::vector<std::string> &words) {
  while (!words.empty()) {
    const std::size_t length = launcherLength(words);
    if (length == 0)
      return;
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(std::min(length, words.size())));
  }
}

} // namespace seam
