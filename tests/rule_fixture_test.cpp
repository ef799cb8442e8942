// Does a rule find what its fixtures say, and nothing else? `rule_fixture_test hidden-clock` runs every fixture of one rule through the
// whole tool: each bad*.cpp and good*.cpp of fixtures/rules/<rule>/ is a program of its own, see tests/support/program_text.h. What the
// fixes make of bad.cpp stands in bad.fixed.cpp, without the expectations, and must parse; UPDATE_GOLDEN=1 writes it.
#include "matchers/base/file_names.h"
#include "tests/support/program_text.h"
#include "tests/support/temporary_folder.h"
#include "tool/pipeline/pipeline.h"
#include "tool/report/fixes.h"
#include <algorithm>
#include <cstdlib>
#include <fmt/core.h>
#include <nlohmann/json.hpp>
#include <sstream>

namespace fs = std::filesystem;

namespace seam {
namespace {

/// What was expected or found, with the place.
struct Line {
  std::string file;
  unsigned line = 0;
  std::string text;
};

std::string readText(const fs::path &path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

/// Lays the program out on disk: root/ with its compile_commands.json, external/ with everybody else's headers.
void writeProgram(const std::vector<ProgramPart> &parts, const TemporaryFolder &folder) {
  const fs::path root = folder.path() / "root";
  nlohmann::json database = nlohmann::json::array();
  for (const ProgramPart &part : parts) {
    folder.write((part.isExternal ? "external/" : "root/") + part.path, part.text);
    if (!part.isExternal && isSourceName(part.path))
      database.push_back({{"directory", root.string()},
                          {"file", part.path},
                          {"arguments", {"clang++", "-std=c++20", "-I.", "-isystem", "../external", "-c", part.path}}});
  }
  folder.write("root/build/compile_commands.json", database.dump(1));
}

/// Takes from both lists what agrees: a finding in the same line whose message contains the expected text.
void strikeOut(std::vector<Line> &expected, std::vector<Line> &found) {
  std::erase_if(expected, [&](const Line &wanted) {
    const auto hit = std::ranges::find_if(found, [&](const Line &line) {
      return line.file == wanted.file && line.line == wanted.line && line.text.find(wanted.text) != std::string::npos;
    });
    if (hit == found.end())
      return false;
    found.erase(hit);
    return true;
  });
}

/// A fixture's text without its "// expect: …" comments.
std::string withoutExpectations(const std::string &text) {
  std::istringstream lines(text);
  std::string result;
  for (std::string line; std::getline(lines, line);) {
    line = line.substr(0, line.find("// expect:"));
    result += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return result;
}

/// Writes what the fixes make of the program as the fixture's .fixed.cpp, to be read before it is kept.
void writeFixed(const fs::path &fixedPath, const std::vector<ProgramPart> &parts, const FixResult &fixed) {
  std::ofstream file(fixedPath);
  for (const ProgramPart &part : parts) {
    const auto after = fixed.files.find(part.path);
    file << (part.isExternal ? "//--- <" + part.path + ">" : "//--- " + part.path) << "\n"
         << withoutExpectations(after != fixed.files.end() ? after->second : part.text);
  }
}

/// Compares what the fixes make of the program with the .fixed.cpp beside the fixture, and parses that.
int checkFixed(const fs::path &fixture, const std::string &rule, const std::vector<ProgramPart> &parts, const RunReport &report) {
  const fs::path fixedPath = fs::path(fixture).replace_extension(".fixed.cpp");
  const FixResult fixed = applyFixes(report.findings, /*includeUnsafe=*/true, report.readFile);
  if (!fixed.files.empty() && std::getenv("UPDATE_GOLDEN"))
    writeFixed(fixedPath, parts, fixed);
  if (!fs::exists(fixedPath)) {
    if (!fixed.files.empty())
      fmt::print("{}: there are fixes, but no {}\n", fixture.string(), fixedPath.filename().string());
    return fixed.files.empty() ? 0 : 1;
  }
  const std::vector<ProgramPart> wanted = splitProgram(readText(fixedPath));
  int mistakes = 0;
  for (const ProgramPart &part : wanted) {
    const auto before = std::ranges::find_if(parts, [&](const ProgramPart &each) { return each.path == part.path; });
    const auto after = fixed.files.find(part.path);
    const std::string text = after != fixed.files.end() ? after->second : before != parts.end() ? before->text : "";
    if (withoutExpectations(text) == withoutExpectations(part.text))
      continue;
    ++mistakes;
    fmt::print("{}: the fixes make of {}:\n{}", fixedPath.filename().string(), part.path, withoutExpectations(text));
  }
  const TemporaryFolder folder;
  writeProgram(wanted, folder);
  llvm::Expected<CheckResult> result =
      check({.workingFolder = (folder.path() / "root").string(), .configFile = "none", .buildFolders = {"build"}, .rules = {rule}});
  if (!result) {
    fmt::print("{}: {}\n", fixedPath.string(), llvm::toString(result.takeError()));
    return mistakes + 1;
  }
  for (const FailedUnit &unit : result->report.coverage.failed) {
    ++mistakes;
    fmt::print("{}: {} does not parse: {}\n", fixedPath.filename().string(), unit.path, unit.reason);
  }
  return mistakes;
}

/// Runs the rule over one fixture; prints what is wrong and gives the number of mistakes.
int checkFixture(const fs::path &fixture, const std::string &rule) {
  const std::vector<ProgramPart> parts = splitProgram(readText(fixture));
  std::vector<Line> expected;
  bool hasPolicy = false;
  for (const ProgramPart &part : parts) {
    hasPolicy |= part.path == ".seam.yaml";
    for (const Expectation &expectation : part.expectations)
      expected.push_back({part.path, expectation.line, expectation.text});
  }
  const bool isGood = fixture.filename().string().starts_with("good");
  if (isGood != expected.empty()) {
    fmt::print("{}: {}\n", fixture.string(), isGood ? "a good program expects no finding" : "no '// expect:' comment anywhere");
    return 1;
  }

  const TemporaryFolder folder;
  writeProgram(parts, folder);
  llvm::Expected<CheckResult> result = check({.workingFolder = (folder.path() / "root").string(),
                                              .configFile = hasPolicy ? "" : "none",
                                              .buildFolders = {"build"},
                                              .rules = {rule}});
  if (!result) {
    fmt::print("{}: {}\n", fixture.string(), llvm::toString(result.takeError()));
    return 1;
  }
  std::vector<Line> found;
  for (const FailedUnit &unit : result->report.coverage.failed)
    // A fixture may miss a header on purpose: unresolved-include is about just that.
    if (!unit.reason.ends_with("file not found"))
      found.push_back({unit.path, 0, "does not parse: " + unit.reason});
  for (const Finding &finding : result->report.findings)
    found.push_back({finding.place.file, finding.place.line, finding.message});
  strikeOut(expected, found);

  const std::string name = fixture.filename().string();
  for (const Line &line : expected)
    fmt::print("{}: {}:{}: not found: {}\n", name, line.file, line.line, line.text);
  for (const Line &line : found)
    fmt::print("{}: {}:{}: not expected: {}\n", name, line.file, line.line, line.text);
  return static_cast<int>(expected.size() + found.size()) + checkFixed(fixture, rule, parts, result->report);
}

int checkRule(const std::string &rule) {
  const fs::path folder = fs::path(SEAM_SOURCE_DIR) / "fixtures/rules" / rule;
  std::vector<fs::path> fixtures;
  if (fs::exists(folder))
    for (const fs::directory_entry &entry : fs::directory_iterator(folder))
      if (entry.path().extension() == ".cpp" && entry.path().stem().extension() != ".fixed")
        fixtures.push_back(entry.path());
  std::ranges::sort(fixtures);
  if (fixtures.empty()) {
    fmt::print("no fixtures/rules/{}/*.cpp\n", rule);
    return 1;
  }
  int mistakes = 0;
  for (const fs::path &fixture : fixtures)
    mistakes += checkFixture(fixture, rule);
  return mistakes;
}

} // namespace
} // namespace seam

int main(int count, char **arguments) {
  if (count != 2) {
    fmt::print("usage: rule_fixture_test RULE\n");
    return 2;
  }
  return seam::checkRule(arguments[1]) == 0 ? 0 : 1;
}
