// Do the doubles of fixtures/doubles come out as they are kept there? `double_fixture_test spy` makes the spies of all fixtures in one run
// of the whole tool; UPDATE_GOLDEN=1 writes them anew. That they compile, and do what a test asks of them, is tried by
// double_use_test.cmake with each fixture's use.h, which also says which doubles are kept.
#include "generators/contract_support.h"
#include "generators/support_text.h"
#include "tests/support/temporary_folder.h"
#include "tool/pipeline/double_run.h"
#include "tool/project/format_text.h"
#include <fmt/core.h>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

namespace fs = std::filesystem;

namespace seam {
namespace {

std::string readText(const fs::path &path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

bool isDouble(const std::string &name) {
  return name.starts_with("dummy_") || name.starts_with("stub_") || name.starts_with("spy_") || name.starts_with("mock_") ||
         name.starts_with("fake_") || name.ends_with("_contract.h");
}

/// The headers of all fixtures in a folder of their own, and a unit that includes them.
void writeProgram(const fs::path &fixtures, const TemporaryFolder &folder) {
  std::set<std::string> headers;
  for (const fs::directory_entry &entry : fs::recursive_directory_iterator(fixtures)) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() != ".h" || name == "use.h" || name == "support.h" || isDouble(name))
      continue;
    headers.insert(fs::relative(entry.path(), fixtures).generic_string());
    folder.write("root/" + fs::relative(entry.path(), fixtures).generic_string(), readText(entry.path()));
  }
  std::string includes;
  for (const std::string &each : headers)
    includes += "#include \"" + each + "\"\n";
  folder.write("root/main.cpp", includes);
  const std::string root = (folder.path() / "root").string();
  const nlohmann::json database = {
      {{"directory", root}, {"file", "main.cpp"}, {"arguments", {"clang++", "-std=c++20", "-I.", "-c", "main.cpp"}}}};
  folder.write("root/build/compile_commands.json", database.dump(1));
}

/// The doubles that some use.h includes: "plain/mock_store.h".
std::set<std::string> keptDoubles(const fs::path &fixtures) {
  std::set<std::string> kept;
  for (const fs::directory_entry &entry : fs::directory_iterator(fixtures)) {
    std::istringstream lines(readText(entry.path() / "use.h"));
    for (std::string line; std::getline(lines, line);)
      if (line.starts_with("#include \"" + entry.path().filename().string() + "/"))
        kept.insert(line.substr(10, line.size() - 11));
  }
  return kept;
}

/// The templates that doubles share stand once in support.h; the seal changes with each version.
std::string withoutSupport(const std::string &text) {
  std::istringstream lines(text);
  std::string result;
  bool isSupport = false;
  for (std::string line; std::getline(lines, line);) {
    isSupport |= line.starts_with("#ifndef SEAM_DOUBLES_");
    if (!isSupport && !line.starts_with("// seam:double "))
      result += line + "\n";
    isSupport &= line != "#endif";
  }
  return result;
}

class FixtureRun {
public:
  FixtureRun(fs::path fixtures, DoubleKind kind) : fixtures(std::move(fixtures)), kind(kind) {}

  int run() {
    TemporaryFolder folder;
    writeProgram(fixtures, folder);
    DoubleRequest request;
    request.run.workingFolder = (folder.path() / "root").string();
    request.run.configFile = "none";
    request.run.useCache = false;
    request.run.workers = 2;
    DoubleTask task;
    task.choice.names = {"**", "concrete::Clock"};
    task.target.kind = kind;
    task.target.style = findStyle(kind, "");
    task.target.folder = "doubles";
    request.tasks = {task};
    if (kind == DoubleKind::Fake)
      request.tasks.push_back(contractTask(task));
    llvm::Expected<DoubleReport> report = runDoubles(request);
    if (!report) {
      fmt::print("{}\n", llvm::toString(report.takeError()));
      return 1;
    }
    std::string refusals;
    const std::set<std::string> kept = keptDoubles(fixtures);
    for (const DoubleOutcome &each : report->outcomes)
      if (each.state == DoubleState::Refused)
        refusals += each.interface + ": " + each.reason + "\n";
      else
        compareDouble(readText(folder.path() / "root" / each.path), fs::path(each.path).filename().string(), kept);
    compare("refused/expected.txt", refusals);
    if (kind == DoubleKind::Fake)
      compareSupport((folder.path() / "root").string());
    for (const std::string &each : kept)
      if ((each.find(std::string("/") + kindName(kind) + "_") != std::string::npos ||
           (kind == DoubleKind::Fake && each.ends_with("_contract.h"))) &&
          !made.contains(each))
        complain(each + ": no double is written for it");
    fmt::print("{} doubles, {} mistakes\n", made.size(), mistakes);
    return mistakes == 0 && !made.empty() ? 0 : 1;
  }

private:
  static DoubleTask contractTask(DoubleTask task) {
    task.target.style = findStyle(DoubleKind::Fake, "contract");
    task.target.isStyleNamed = true;
    task.choice.names.clear();
    for (const char *each : {"UserRepository", "KeyValueStore", "OrderStore", "Database", "Shelf", "Inventory", "FileStore", "Blocklist",
                             "JobQueue", "UndoStack", "Tickets", "Settings", "Watch"})
      task.choice.names.push_back(std::string("fakes::") + each);
    for (const char *each : {"Disk", "Archive", "Executor"})
      task.choice.names.push_back(std::string("file_systems::") + each);
    return task;
  }

  void complain(const std::string &what) {
    ++mistakes;
    fmt::print("{}\n", what);
  }

  void compare(const std::string &name, const std::string &text) {
    if (std::getenv("UPDATE_GOLDEN"))
      std::ofstream(fixtures / name) << text;
    else if (const std::string expected = readText(fixtures / name); expected != text)
      complain(fmt::format("{} is not what comes out:\n{}", name, text));
  }

  void compareDouble(const std::string &text, const std::string &file, const std::set<std::string> &kept) {
    const std::string include = "#include \"";
    const std::size_t begin = text.find(include) + include.size();
    const std::string name = text.substr(begin, text.find('/', begin) - begin) + "/" + file;
    const std::string rest = withoutSupport(text);
    if (kept.contains(name)) {
      made.insert(name);
      compare(name, rest);
    }
  }

  /// In the style of what is written without a .clang-format.
  void compareSupport(const std::string &folder) {
    std::string text = "// What the doubles share; in what Seam writes it stands in each file.\n#pragma once\n";
    for (const char *each : {"chrono", "cstdarg", "cstddef", "cstdint", "cstdio", "cstdlib", "deque", "functional", "list", "map", "memory",
                             "mutex", "new", "string", "system_error", "type_traits", "utility", "vector", "future"})
      text += std::string("#include <") + each + ">\n";
    compare("support.h",
            formatText(text + methodSupport() + recordSupport() + tableSupport() + fileSupport() + taskSupport() + contractSupport(),
                       folder + "/support.h"));
  }

  const fs::path fixtures;
  const DoubleKind kind;
  std::set<std::string> made;
  int mistakes = 0;
};

} // namespace
} // namespace seam

int main(int argc, char **argv) {
  using namespace seam;
  for (DoubleKind kind : {DoubleKind::Dummy, DoubleKind::Stub, DoubleKind::Spy, DoubleKind::Mock, DoubleKind::Fake})
    if (argc == 2 && std::string(argv[1]) == kindName(kind))
      return FixtureRun(fs::path(SEAM_SOURCE_DIR) / "fixtures/doubles", kind).run();
  fmt::print("usage: double_fixture_test dummy|stub|spy|mock|fake\n");
  return 2;
}
