// Does a folder go with its run, and with the next one if that was killed?
#include "tool/pipeline/scratch_folder.h"
#include <csignal>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace seam {
namespace {

namespace fs = std::filesystem;

TEST(ScratchFolder, GoesWithItsOwner) {
  std::string path;
  {
    const std::optional<ScratchFolder> folder = ScratchFolder::make();
    ASSERT_TRUE(folder);
    path = folder->path();
    std::ofstream(path + "/x.pch") << "x";
    EXPECT_TRUE(fs::exists(path + "/x.pch"));
  }
  EXPECT_FALSE(fs::exists(path));
}

TEST(ScratchFolder, StaysWhileItsOwnerLives) {
  const std::optional<ScratchFolder> first = ScratchFolder::make();
  const std::optional<ScratchFolder> second = ScratchFolder::make();
  ASSERT_TRUE(first && second);
  EXPECT_NE(first->path(), second->path());
  EXPECT_TRUE(fs::exists(first->path()));
}

TEST(ScratchFolder, OfAKilledRunGoesWithTheNext) {
  int pipe[2];
  ASSERT_EQ(::pipe(pipe), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const std::optional<ScratchFolder> folder = ScratchFolder::make();
    const std::string path = folder ? folder->path() : "";
    if (::write(pipe[1], path.data(), path.size()) < 0)
      ::_exit(1);
    ::pause();
  }
  char buffer[512];
  const ssize_t size = ::read(pipe[0], buffer, sizeof buffer);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  ASSERT_GT(size, 0);
  const std::string path(buffer, static_cast<std::size_t>(size));
  EXPECT_TRUE(fs::exists(path));
  const std::optional<ScratchFolder> next = ScratchFolder::make();
  EXPECT_FALSE(fs::exists(path));
}

} // namespace
} // namespace seam
