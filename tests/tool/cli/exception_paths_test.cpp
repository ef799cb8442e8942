// Are exceptions followed over units, virtual calls and templates, with the right proof, and stopped where C++ stops them?
#include "tests/tool/cli/seam_run.h"
#include <fmt/format.h>
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char *ioHeader = "#pragma once\n#include <stdexcept>\nstruct IoError : std::runtime_error {\n"
                                 "  using std::runtime_error::runtime_error;\n};\nvoid sync(int fd);\n"
                                 "struct Channel {\n  virtual ~Channel() = default;\n  virtual void send(int byte) = 0;\n};\n"
                                 "void writeAll(Channel &channel);\n"
                                 "template <class Action> void repeat(Action action) {\n  action();\n}\n";

/// sync() throws in io.cpp, an overrider in file.cpp calls it, writeAll() in channel.cpp calls that virtually; `main` is another unit.
void writeProgram(const SmallProject &project, const std::string &main) {
  project.write("io.h", ioHeader);
  project.write("io.cpp",
                "#include \"io.h\"\nint flush(int fd);\nvoid sync(int fd) {\n  if (flush(fd) < 0)\n    throw IoError(\"sync\");\n}\n");
  project.write("file.cpp", "#include \"io.h\"\nstruct FileChannel : Channel {\n  void send(int byte) override { sync(byte); }\n};\n");
  project.write("channel.cpp", "#include \"io.h\"\nvoid writeAll(Channel &channel) {\n  channel.send(1);\n}\n");
  project.write("main.cpp", "#include \"io.h\"\n" + main);
  project.writeDatabase({"io.cpp", "file.cpp", "channel.cpp", "main.cpp"});
}

nlohmann::json findings(const SmallProject &project, const std::vector<std::string> &rules) {
  std::vector<std::string> words = {"check", "--config", "none", "--format", "json"};
  for (const std::string &rule : rules)
    words.insert(words.end(), {"--rule", rule});
  const SeamRun run = project.run(words);
  EXPECT_THAT(run.complaint, IsEmpty());
  return nlohmann::json::parse(run.output, nullptr, /*allow_exceptions=*/false)["findings"];
}

/// "main.cpp:3 message" of each step of the only finding.
std::vector<std::string> proof(const SmallProject &project, const std::string &rule, const std::string &severity) {
  const nlohmann::json found = findings(project, {rule});
  EXPECT_EQ(found.size(), 1u) << found.dump(1);
  std::vector<std::string> steps;
  if (found.size() != 1)
    return steps;
  EXPECT_EQ(found[0]["severity"], severity);
  for (const nlohmann::json &each : found[0]["evidence"])
    steps.push_back(fmt::format("{}:{} {}", each["file"].get<std::string>(), each["line"].get<int>(), each["message"].get<std::string>()));
  return steps;
}

TEST(ExceptionPaths, ANoexceptFunctionThreeUnitsAway) {
  SmallProject project;
  writeProgram(project, "void clear(Channel &channel) noexcept {\n  repeat([&] { writeAll(channel); });\n}\n");
  EXPECT_THAT(proof(project, "noexcept-may-throw", "note"),
              ElementsAre(HasSubstr("main.cpp:3 'repeat"), HasSubstr("io.h:13 a lambda in 'clear' is called here"),
                          "main.cpp:3 'writeAll' is called here", "channel.cpp:3 'FileChannel::send' is what may be called here",
                          "file.cpp:3 'sync' is called here", "io.cpp:5 'IoError' is thrown here"));
}

TEST(ExceptionPaths, AThreadThreeUnitsAway) {
  SmallProject project;
  writeProgram(project, "#include <thread>\nvoid start(Channel &channel) {\n  std::thread thread([&] { writeAll(channel); });\n"
                        "  thread.join();\n}\n");
  EXPECT_THAT(proof(project, "uncaught-at-entry-point", "note"),
              ElementsAre("main.cpp:4 'writeAll' is called here", "channel.cpp:3 'FileChannel::send' is what may be called here",
                          "file.cpp:3 'sync' is called here", "io.cpp:5 'IoError' is thrown here"));
}

TEST(ExceptionPaths, AnExternCFunctionThreeUnitsAway) {
  SmallProject project;
  writeProgram(project, "static Channel *channel;\nextern \"C\" void on_data() {\n  writeAll(*channel);\n}\n");
  EXPECT_THAT(proof(project, "exception-through-c-frame", "warning"),
              ElementsAre("main.cpp:4 'writeAll' is called here", "channel.cpp:3 'FileChannel::send' is what may be called here",
                          "file.cpp:3 'sync' is called here", "io.cpp:5 'IoError' is thrown here"));
}

/// Each is one body of a function that nothing leaves.
constexpr const char *harmlessBodies[] = {
    "try { writeAll(channel); } catch (const std::runtime_error &) { failures = 1; }",
    "try { writeAll(channel); } catch (...) { failures = 1; }",
    "if constexpr (sizeof(int) == 1) writeAll(channel);",
    "quiet(channel);",
    "unknown(channel);",
    "pointer(channel);",
};

TEST(ExceptionPaths, NothingPassesAHandlerADeadBranchAWallOrAnUnknownBody) {
  std::string main = "#include <thread>\nextern int failures;\nvoid unknown(Channel &channel);\nextern Channel *shared;\nextern void "
                     "(*pointer)(Channel &);\n"
                     "void quiet(Channel &channel) noexcept;\n"; // Its own affair, see below.
  for (const std::string body : harmlessBodies) {
    const auto number = std::to_string(main.size());
    main += "void first" + number + "(Channel &channel) noexcept { " + body + " }\n";
    main += "void second" + number + "(Channel &channel) { std::thread([&] { " + body + " }).detach(); }\n";
    main += "extern \"C\" void third" + number + "(void *) { Channel &channel = *shared; " + body + " }\n";
  }
  SmallProject project;
  writeProgram(project, main);
  EXPECT_THAT(findings(project, {"noexcept-may-throw", "uncaught-at-entry-point", "exception-through-c-frame"}), IsEmpty());
}

TEST(ExceptionPaths, AWallIsToldOnceAndNotAgainForItsCallers) {
  SmallProject project;
  writeProgram(project,
               "void wall(Channel &channel) noexcept { writeAll(channel); }\nvoid caller(Channel &channel) noexcept { wall(channel); }\n");
  const nlohmann::json found = findings(project, {"noexcept-may-throw"});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0]["line"], 2);
}

TEST(ExceptionPaths, TheCommandShowsTheSame) {
  SmallProject project;
  writeProgram(project, "void clear(Channel &channel) { writeAll(channel); }\n");
  const SeamRun run = project.run({"why-throws", "clear", "--config", "none"});
  EXPECT_EQ(run.code, 0) << run.complaint;
  EXPECT_THAT(run.output, HasSubstr("  IoError\n      main.cpp:2:32: 'writeAll' is called here\n"
                                    "      channel.cpp:3:11: 'FileChannel::send' is what may be called here\n"));
  const SeamRun unknown = project.run({"why-throws", "claer", "--config", "none"});
  EXPECT_EQ(unknown.code, 2);
  EXPECT_THAT(unknown.complaint, HasSubstr("did you mean 'clear'?"));
}

} // namespace
} // namespace seam
