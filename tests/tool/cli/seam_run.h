// What does the seam binary print, and with which exit code, in a small project?
#pragma once
#include "tests/support/temporary_folder.h"
#include "llvm/Support/Program.h"
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace seam {

/// One finished run of the binary.
struct SeamRun {
  int code = 0; ///< Below 0: it crashed or could not be started.
  std::string output;
  std::string complaint; ///< Standard error.
};

/// A project on disk, and the binary run in it.
class SmallProject {
public:
  void write(const std::string &path, std::string_view text) const { folder.write("root/" + path, text); }
  std::string root() const { return (folder.path() / "root").string(); }
  const std::filesystem::path &outside() const { return folder.path(); }

  /// build/compile_commands.json over these sources.
  void writeDatabase(const std::vector<std::string> &sources) const {
    nlohmann::json database = nlohmann::json::array();
    for (const std::string &source : sources)
      database.push_back({{"directory", root()}, {"file", source}, {"arguments", {"clang++", "-std=c++20", "-I.", "-c", source}}});
    write("build/compile_commands.json", database.dump());
  }

  SeamRun run(const std::vector<std::string> &arguments) const {
    const std::string output = (folder.path() / "output").string();
    const std::string complaint = (folder.path() / "complaint").string();
    std::vector<llvm::StringRef> words = {"env", "-C"};
    const std::string working = root();
    words.insert(words.end(), {working, SEAM_PROGRAM});
    words.insert(words.end(), arguments.begin(), arguments.end());
    const std::optional<llvm::StringRef> streams[] = {llvm::StringRef(), llvm::StringRef(output), llvm::StringRef(complaint)};
    // The streams are opened without truncating what is there.
    std::filesystem::remove(output);
    std::filesystem::remove(complaint);
    SeamRun run;
    run.code = llvm::sys::ExecuteAndWait("/usr/bin/env", words, std::nullopt, streams);
    run.output = textOf(output);
    run.complaint = textOf(complaint);
    return run;
  }

private:
  static std::string textOf(const std::string &path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
  }

  TemporaryFolder folder;
};

} // namespace seam
