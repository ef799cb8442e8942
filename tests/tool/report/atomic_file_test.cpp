// Does a write leave a whole file, with its rights, and nothing else behind?
#include "tests/support/temporary_folder.h"
#include "tool/report/atomic_file.h"
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

namespace fs = std::filesystem;

namespace seam {
namespace {

using testing::HasSubstr;

std::string textOf(const fs::path &file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

std::string write(const fs::path &file, std::string_view text) {
  llvm::Error error = writeFileAtomically(file.string(), text);
  return error ? llvm::toString(std::move(error)) : "";
}

std::size_t filesIn(const fs::path &folder) {
  return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

TEST(AtomicFile, isNewOrReplaced) {
  const TemporaryFolder folder;
  const fs::path file = folder.path() / "a.h";
  EXPECT_EQ(write(file, "one\n"), "");
  EXPECT_EQ(textOf(file), "one\n");
  EXPECT_EQ(write(file, std::string_view("\0\r\n\xff", 4)), "");
  EXPECT_EQ(textOf(file), std::string("\0\r\n\xff", 4));
  EXPECT_EQ(write(file, ""), "");
  EXPECT_EQ(textOf(file), "");
  EXPECT_EQ(filesIn(folder.path()), 1u) << "a temporary file stayed";
}

TEST(AtomicFile, isNotTouchedWithoutAChange) {
  const TemporaryFolder folder;
  folder.write("a.h", "one\n");
  const fs::path file = folder.path() / "a.h";
  const fs::file_time_type longAgo = fs::last_write_time(file) - std::chrono::hours(1);
  fs::last_write_time(file, longAgo);
  EXPECT_EQ(write(file, "one\n"), "");
  EXPECT_EQ(fs::last_write_time(file), longAgo);
}

TEST(AtomicFile, keepsItsRights) {
  const TemporaryFolder folder;
  folder.write("a.sh", "one\n");
  const fs::path file = folder.path() / "a.sh";
  const fs::perms rights = fs::perms::owner_all | fs::perms::group_read;
  fs::permissions(file, rights);
  EXPECT_EQ(write(file, "two\n"), "");
  EXPECT_EQ(fs::status(file).permissions(), rights);
}

TEST(AtomicFile, isWrittenThroughALink) {
  const TemporaryFolder folder;
  folder.write("real.h", "one\n");
  fs::create_symlink("real.h", folder.path() / "link.h");
  EXPECT_EQ(write(folder.path() / "link.h", "two\n"), "");
  EXPECT_TRUE(fs::is_symlink(folder.path() / "link.h"));
  EXPECT_EQ(textOf(folder.path() / "real.h"), "two\n");
}

TEST(AtomicFile, saysWhyItCouldNotBeWritten) {
  const TemporaryFolder folder;
  const fs::path file = folder.path() / "none" / "a.h";
  EXPECT_THAT(write(file, "one\n"), HasSubstr("cannot write '" + file.string() + "'"));
  EXPECT_THAT(write(folder.path(), "one\n"), HasSubstr("cannot write"));
}

} // namespace
} // namespace seam
