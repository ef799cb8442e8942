// Do two rules ever ask for opposite things of one handler? "Show the exception in the log" and "do not log what you throw on".
#include "tests/tool/cli/seam_run.h"
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <set>

namespace seam {
namespace {

/// What may stand in a handler, in every order of two or three.
constexpr const char *statements[] = {
    "syslog(LOG_ERR, \"save: %s\", e.what());",
    "syslog(LOG_ERR, \"save failed\");",
    "syslog(LOG_DEBUG, \"save: %s\", e.what());",
    "if (n > 2) throw;",
    "if (n > 3) return;",
    "throw;",
    "throw std::runtime_error(\"store\");",
    "throw std::runtime_error(std::string(\"store \") + e.what());",
    "std::throw_with_nested(std::runtime_error(\"store\"));",
};

/// The lines on which a rule finds something.
std::set<int> linesOf(const nlohmann::json &findings, const std::string &rule) {
  std::set<int> lines;
  for (const nlohmann::json &each : findings)
    if (each["rule"] == rule)
      lines.insert(each["line"].get<int>());
  return lines;
}

TEST(HandlerRules, ShowingTheExceptionAndNotLoggingWhatIsThrownOnNeverMeet) {
  // Each handler stands on one line, so that a line is a handler.
  std::string program = "#include <stdexcept>\n#include <string>\n#include <syslog.h>\nvoid save(int n);\n";
  std::string calls;
  unsigned number = 0;
  const auto addHandler = [&](const std::string &body) {
    program += fmt::format("void store{0}(int n) {{ try {{ save(n); }} catch (const std::exception &e) {{ {1} }} }}\n", ++number, body);
    calls += fmt::format("    store{}(n);\n", number);
  };
  for (const std::string first : statements)
    for (const std::string second : statements) {
      addHandler(first + " " + second);
      for (const std::string third : statements)
        addHandler(first + " " + second + " " + third);
    }
  program += "void run(int n) {\n  try {\n" + calls +
             "  } catch (const std::exception &e) {\n    syslog(LOG_ERR, \"run: %s\", e.what());\n  }\n}\n";
  SmallProject project;
  project.write("main.cpp", program);
  project.writeDatabase({"main.cpp"});
  const SeamRun run =
      project.run({"check", "--config", "none", "--rule", "log-and-rethrow", "--rule", "handler-log-omits-exception", "--format", "json"});
  EXPECT_THAT(run.complaint, testing::IsEmpty());
  const nlohmann::json findings = nlohmann::json::parse(run.output, nullptr, /*allow_exceptions=*/false)["findings"];
  const std::set<int> twice = linesOf(findings, "log-and-rethrow");
  const std::set<int> omitted = linesOf(findings, "handler-log-omits-exception");
  EXPECT_GT(twice.size(), 50u);
  EXPECT_GT(omitted.size(), 5u);
  for (const int line : twice)
    EXPECT_FALSE(omitted.contains(line)) << "line " << line;
}

} // namespace
} // namespace seam
