#include "tool/lsp/engine_child.h"
#include "llvm/Support/FileSystem.h"
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace seam {

bool EngineChild::start() {
  end();
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) != 0)
    return false;
  ::fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  const std::string program = llvm::sys::fs::getMainExecutable(nullptr, nullptr);
  std::array<char *, 4> arguments = {const_cast<char *>("seam"), const_cast<char *>("lsp"), const_cast<char *>("--engine"), nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addclose(&actions, ends[1]);
  const int failure = ::posix_spawn(&id, program.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  if (failure != 0) {
    ::close(ends[0]);
    id = -1;
    return false;
  }
  connection = ends[0];
  return true;
}

/// Waits for the child to be gone; gives how it ended.
static int reap(pid_t id) {
  int status = 0;
  while (::waitpid(id, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

void EngineChild::end() {
  if (id <= 0)
    return;
  // Its workers end with it.
  ::kill(id, SIGKILL);
  reap(id);
  ::close(connection);
  id = -1;
  connection = -1;
}

std::string EngineChild::whyEnded() {
  if (id <= 0)
    return "it could not be started";
  ::close(connection);
  const int status = reap(id);
  id = -1;
  connection = -1;
  return WIFSIGNALED(status) ? fmt::format("signal {}", WTERMSIG(status)) : fmt::format("exit code {}", WEXITSTATUS(status));
}

} // namespace seam
