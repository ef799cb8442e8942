// Does a compilation database give its entries, and does a broken one say where it is broken?
#include "tests/tool/project/scratch_folder.h"
#include "tool/project/compile_database.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

/// What reading `text` gives: entries, or the message.
struct Reading {
  std::vector<DatabaseEntry> entries;
  std::string error;
};

Reading read(std::string_view text) {
  const ScratchFolder folder;
  Reading reading;
  const std::string path = folder.write("db.json", text);
  if (llvm::Error error = readDatabase(path, "db.json", [&](DatabaseEntry entry) { reading.entries.push_back(std::move(entry)); }))
    reading.error = llvm::toString(std::move(error));
  return reading;
}

std::string problemOf(std::string_view fields) {
  const Reading reading = read("[{" + std::string(fields) + "}]");
  return reading.error.empty() && reading.entries.size() == 1 ? reading.entries[0].problem : "error: " + reading.error;
}

TEST(CompileDatabase, givesEntriesWithTheirLines) {
  const Reading reading = read("[\n{\"directory\": \"/d\", \"command\": \"c++ -c a.cpp\", \"file\": \"a.cpp\", \"output\": \"a.o\"},\n\n"
                               "  {\"directory\": \"/d\", \"arguments\": [\"c++\", \"b c\"], \"file\": \"b.cpp\"}\n]");
  EXPECT_EQ(reading.error, "");
  ASSERT_THAT(reading.entries, SizeIs(2));
  EXPECT_EQ(reading.entries[0].line, 2u);
  EXPECT_EQ(reading.entries[0].file, "a.cpp");
  EXPECT_EQ(reading.entries[0].directory, "/d");
  EXPECT_EQ(reading.entries[0].command, "c++ -c a.cpp");
  EXPECT_EQ(reading.entries[0].problem, "");
  EXPECT_EQ(reading.entries[1].line, 4u);
  EXPECT_THAT(reading.entries[1].arguments, ElementsAre("c++", "b c"));
}

TEST(CompileDatabase, ignoresUnknownKeysWhateverTheyHold) {
  EXPECT_EQ(problemOf(R"("file": "a", "directory": "/", "command": "c", "extra": {"file": [{"command": 1}], "x": "y"}, "n": [[1], {}])"),
            "");
}

TEST(CompileDatabase, namesWhatAnEntryLacks) {
  EXPECT_EQ(problemOf(R"("directory": "/", "command": "c")"), R"(entry without "file")");
  EXPECT_EQ(problemOf(R"("file": "a", "command": "c")"), R"(entry without "directory")");
  EXPECT_EQ(problemOf(R"("file": "a", "directory": "", "command": "c")"), R"(entry with an empty "directory")");
  EXPECT_EQ(problemOf(R"("file": "a", "directory": "/")"), R"(entry without "command" or "arguments")");
  EXPECT_EQ(problemOf(R"("file": "a", "directory": "/", "command": "")"), "entry with an empty command");
  EXPECT_EQ(problemOf(R"("file": "a", "directory": "/", "arguments": [])"), "entry with an empty command");
  EXPECT_EQ(problemOf(""), R"(entry without "file")");
}

TEST(CompileDatabase, namesFieldsOfWrongType) {
  EXPECT_EQ(problemOf(R"("file": 1, "directory": "/", "command": "c")"), R"("file" is a number)");
  EXPECT_EQ(problemOf(R"("file": "a", "directory": null, "command": "c")"), R"("directory" is null)");
  EXPECT_EQ(problemOf(R"("file": "a", "directory": "/", "command": ["c"])"), R"("command" is an array)");
  EXPECT_EQ(problemOf(R"("file": "a", "directory": {"file": "b"}, "command": "c")"), R"("directory" is an object)");
  EXPECT_EQ(problemOf(R"("file": "a", "directory": "/", "arguments": ["c", 2])"), R"("arguments" holds a number)");
  EXPECT_EQ(problemOf(R"("file": "a", "directory": "/", "arguments": ["c", ["d"]])"), R"("arguments" holds an array)");
  EXPECT_EQ(problemOf(R"("file": "a", "directory": "/", "arguments": "c d")"),
            R"("arguments" is a string; it must be an array, or be called "command")");
  EXPECT_EQ(problemOf(R"("file": "a\u0000b", "directory": "/", "command": "c")"), R"("file" holds a NUL character)");
}

TEST(CompileDatabase, tellsWhereMalformedJsonIs) {
  EXPECT_THAT(read("[\n  {\"file\" \"a\"}\n]").error, StartsWith("db.json:2:13: malformed JSON while parsing object separator"));
  EXPECT_THAT(read("[{}").error, StartsWith("db.json:1:4: malformed JSON while parsing array - unexpected end of input"));
  EXPECT_THAT(read("[{\"file\": \"a").error, StartsWith("db.json:1:"));
  EXPECT_THAT(read("{").error, StartsWith("db.json:1:1: expected an array of entries, found an object"));
  EXPECT_THAT(read("\"x\"").error, HasSubstr("expected an array of entries, found a string"));
  EXPECT_THAT(read("[\n\n {}, []]").error, StartsWith("db.json:3:6: expected an entry {…}, found an array"));
  EXPECT_THAT(read("[1]").error, HasSubstr("expected an entry {…}, found a number"));
  EXPECT_THAT(read("[] x").error, StartsWith("db.json:1:4: malformed JSON while parsing value"));
  EXPECT_THAT(read("[{\"file\": \"\xC3\x28\"}]").error,
              HasSubstr(":1:13: malformed JSON while parsing value - invalid string: ill-formed UTF-8 byte"));
}

TEST(CompileDatabase, saysThatThereIsNothing) {
  EXPECT_EQ(read("").error, "db.json:1:1: the file is empty; make the compilation database again");
  EXPECT_EQ(read(" \n").error, "db.json:1:1: the file is empty; make the compilation database again");
  EXPECT_EQ(read("[]").error, "db.json:1:1: the compilation database has no entries; make the compilation database again");
}

TEST(CompileDatabase, refusesOtherEncodings) {
  EXPECT_THAT(read(std::string_view("\xFF\xFE[\0]\0", 6)).error, StartsWith("db.json:1:1: the file is UTF-16; JSON is UTF-8"));
  EXPECT_THAT(read(std::string_view("\xFE\xFF\0[", 4)).error, StartsWith("db.json:1:1: the file is UTF-16"));
  EXPECT_THAT(read(std::string_view("[\n{}\0]", 6)).error, StartsWith("db.json:2:3: NUL byte in the file"));
  EXPECT_EQ(read("\xEF\xBB\xBF[{\"file\": \"a\", \"directory\": \"/\", \"command\": \"c\"}]").error, "");
}

TEST(CompileDatabase, readsALineOfTenMegabytes) {
  const std::string define(10 << 20, 'x');
  const Reading reading = read("[{\"file\": \"a\", \"directory\": \"/\", \"command\": \"c -D" + define + "\"}]");
  ASSERT_THAT(reading.entries, SizeIs(1));
  EXPECT_EQ(reading.entries[0].command.size(), define.size() + 4);
}

TEST(CompileDatabase, keepsTheMessageShortWhateverTheTextIs) {
  EXPECT_LT(read("[{\"file\": \"" + std::string(1 << 20, 'x')).error.size(), 300u);
}

TEST(CompileDatabase, doesNotRecurseIntoDeepNesting) {
  EXPECT_THAT(read("[{\"x\": " + std::string(1 << 20, '[')).error, HasSubstr("malformed JSON"));
}

TEST(CompileDatabase, readsOnlyRegularFiles) {
  const auto refuse = [](const std::string &path) { return llvm::toString(readDatabase(path, "db", [](DatabaseEntry) {})); };
  EXPECT_EQ(refuse("/dev/zero"), "cannot read 'db': not a regular file");
  EXPECT_EQ(refuse("/no/such"), "cannot read 'db': no such file");
  EXPECT_EQ(refuse("/"), "cannot read 'db': not a regular file");
}

} // namespace
} // namespace seam
