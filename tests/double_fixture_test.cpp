// Do the doubles of fixtures/doubles come out as they are kept there? `double_fixture_test spy` makes the spies of all fixtures in one run
// of the whole tool, `double_fixture_test trompeloeil` the mocks of another style, and so on; UPDATE_GOLDEN=1 writes them anew. That they
// compile, and do what a test asks of them, is tried by double_use_test.cmake with each fixture's use.h (use_trompeloeil.h …), which also
// says which doubles are kept.
#include "generators/contract_support.h"
#include "generators/deep_doubles.h"
#include "generators/support_text.h"
#include "tests/support/temporary_folder.h"
#include "tool/pipeline/double_run.h"
#include "tool/project/format_text.h"
#include <cctype>
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
         name.starts_with("fake_") || name.starts_with("trompeloeil_") || name.ends_with("_contract.h");
}

/// The headers of all fixtures in a folder of their own, and a unit that includes them.
void writeProgram(const fs::path &fixtures, const TemporaryFolder &folder) {
  std::set<std::string> headers;
  for (const fs::directory_entry &entry : fs::recursive_directory_iterator(fixtures)) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() != ".h" || name.starts_with("use") || name == "support.h" || isDouble(name))
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

/// What one run makes.
struct Variant {
  std::string name; ///< On the command line.
  std::vector<DoubleKind> kinds;
  std::string use = "use.h";
  std::vector<std::string> interfaces = {"**", "concrete::Clock", "refused::Sealed"};
  std::string style = {}; ///< One that is not the kind's usual one gives its doubles names of their own: TrompeloeilStore.
  bool isDeep = false;
  bool isSplit = false;
  bool printsArguments = false;
  DoubleShape shape = DoubleShape::Derived;
  std::vector<std::string> files = {};
};

const std::vector<Variant> &variants() {
  static const std::vector<Variant> all = {
      {.name = "dummy", .kinds = {DoubleKind::Dummy}},
      {.name = "stub", .kinds = {DoubleKind::Stub}},
      {.name = "spy", .kinds = {DoubleKind::Spy}},
      {.name = "mock", .kinds = {DoubleKind::Mock}},
      {.name = "fake", .kinds = {DoubleKind::Fake}},
      {.name = "trompeloeil", .kinds = {DoubleKind::Mock}, .use = "use_trompeloeil.h", .style = "trompeloeil"},
      {.name = "deep",
       .kinds = {DoubleKind::Stub, DoubleKind::Spy},
       .use = "use_deep.h",
       .interfaces = {"deep::SessionPool"},
       .isDeep = true},
      {.name = "split", .kinds = {DoubleKind::Mock}, .use = "use_split.h", .interfaces = {"split::*"}, .isSplit = true},
      {.name = "print_to", .kinds = {DoubleKind::Mock}, .use = "use_print_to.h", .interfaces = {"print_to::*"}, .printsArguments = true},
      {.name = "same_shape",
       .kinds = {DoubleKind::Dummy, DoubleKind::Stub, DoubleKind::Spy, DoubleKind::Mock},
       .use = "use_shapes.h",
       .interfaces = {"same_shape::Stream", "same_shape::Ring"},
       .shape = DoubleShape::Same},
      {.name = "functions",
       .kinds = {DoubleKind::Mock},
       .use = "use_shapes.h",
       .interfaces = {"device_*"},
       .shape = DoubleShape::Functions,
       .files = {"functions/interface.h"}},
      {.name = "functions_cpp",
       .kinds = {DoubleKind::Stub},
       .use = "use_shapes.h",
       .interfaces = {},
       .shape = DoubleShape::Functions,
       .files = {"functions_cpp/interface.h"}},
      {.name = "archetypes",
       .kinds = {DoubleKind::Dummy, DoubleKind::Stub, DoubleKind::Spy, DoubleKind::Mock},
       .use = "use_shapes.h",
       .interfaces = {"archetypes::*"},
       .shape = DoubleShape::Archetype},
  };
  return all;
}

/// The doubles that some use.h includes: "plain/mock_store.h".
std::set<std::string> keptDoubles(const fs::path &fixtures, const std::string &use) {
  std::set<std::string> kept;
  for (const fs::directory_entry &entry : fs::directory_iterator(fixtures)) {
    std::istringstream lines(readText(entry.path() / use));
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
  FixtureRun(fs::path fixtures, const Variant &variant) : fixtures(std::move(fixtures)), variant(variant) {}

  int run() {
    TemporaryFolder folder;
    writeProgram(fixtures, folder);
    DoubleRequest request;
    request.run.workingFolder = (folder.path() / "root").string();
    request.run.configFile = "none";
    request.run.useCache = false;
    request.run.workers = 2;
    for (DoubleKind kind : variant.kinds)
      request.tasks.push_back(task(kind));
    const bool isFake = variant.kinds.front() == DoubleKind::Fake;
    if (isFake)
      request.tasks.push_back(contractTask(request.tasks.front()));
    llvm::Expected<DoubleReport> report = runDoubles(request);
    if (!report) {
      fmt::print("{}\n", llvm::toString(report.takeError()));
      return 1;
    }
    std::string refusals;
    const std::set<std::string> kept = keptDoubles(fixtures, variant.use);
    for (const DoubleOutcome &each : report->outcomes)
      if (each.state == DoubleState::Refused || each.state == DoubleState::PassedOver)
        refusals += each.interface + ": " + each.reason + "\n";
      else
        compareDouble(readText(folder.path() / "root" / each.path), fs::path(each.path).filename().string(), kept);
    if (variant.use == "use.h" || variant.use == "use_trompeloeil.h")
      compare("refused/expected.txt", refusals);
    else if (variant.shape == DoubleShape::Archetype)
      compare("archetypes/expected.txt", refusals);
    else if (!refusals.empty())
      complain(refusals);
    if (isFake)
      compareSupport((folder.path() / "root").string());
    for (const std::string &each : kept)
      if (each.starts_with(variant.name + "/") == isAlone() && (isOfVariant(each) || (isFake && each.ends_with("_contract.h"))) &&
          !made.contains(each))
        complain(each + ": no double is written for it");
    fmt::print("{} doubles, {} mistakes\n", made.size(), mistakes);
    return mistakes == 0 && !made.empty() ? 0 : 1;
  }

private:
  DoubleTask task(DoubleKind kind) const {
    DoubleTask task;
    task.choice.names = variant.interfaces;
    task.target.kind = kind;
    task.target.style = findStyle(kind, variant.style);
    task.target.isDeep = variant.isDeep;
    task.target.isSplit = variant.isSplit;
    task.target.printsArguments = variant.printsArguments;
    task.target.shape = variant.shape;
    task.choice.files = variant.files;
    if (variant.shape == DoubleShape::Functions)
      task.target.asked =
          (variant.interfaces.empty() ? "" : "'" + variant.interfaces.front() + "' ") + "--functions --file " + variant.files.front();
    task.target.folder = "doubles";
    if (variant.style.empty())
      return task;
    task.target.name = variant.style + "{}";
    task.target.name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(task.target.name[0])));
    task.target.isStyleNamed = true;
    return task;
  }

  /// Whether it makes the doubles of one folder only.
  bool isAlone() const { return variant.use != "use.h" && variant.use != "use_trompeloeil.h"; }

  /// Whether the name is that of a double that this run makes: "plain/spy_store.h".
  bool isOfVariant(const std::string &name) const {
    for (DoubleKind kind : variant.kinds)
      if (name.find("/" + (variant.style.empty() ? std::string(kindName(kind)) : variant.style) + "_") != std::string::npos)
        return true;
    return false;
  }

  static DoubleTask contractTask(DoubleTask task) {
    task.target.style = findStyle(DoubleKind::Fake, "contract");
    task.target.isStyleNamed = true;
    task.choice.names.clear();
    for (const char *each : {"UserRepository", "KeyValueStore", "OrderStore", "Database", "Shelf", "Inventory", "FileStore", "Blocklist",
                             "JobQueue", "UndoStack", "Tickets", "Settings", "Badge", "Watch"})
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
    // A source includes its header, which lies beside it.
    const bool isSource = file.ends_with(".cpp");
    const std::string folder = isSource ? variant.name : text.substr(begin, text.find('/', begin) - begin);
    const std::string name = folder + "/" + file;
    const std::string rest = withoutSupport(text);
    if (kept.contains(name) || isSource) {
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
    compare("support.h", formatText(text + methodSupport() + recordSupport() + tableSupport() + fileSupport() + taskSupport() +
                                        contractSupport() + deepSupport(),
                                    folder + "/support.h"));
  }

  const fs::path fixtures;
  const Variant &variant;
  std::set<std::string> made;
  int mistakes = 0;
};

} // namespace
} // namespace seam

int main(int argc, char **argv) {
  using namespace seam;
  for (const Variant &each : variants())
    if (argc == 2 && argv[1] == each.name)
      return FixtureRun(fs::path(SEAM_SOURCE_DIR) / "fixtures/doubles", each).run();
  fmt::print("usage: double_fixture_test VARIANT, one of:\n");
  for (const Variant &each : variants())
    fmt::print("  {}\n", each.name);
  return 2;
}
