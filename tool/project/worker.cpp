#include "tool/project/worker.h"
#include "llvm/Support/FileSystem.h"
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>
#include <fstream>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace seam {
namespace {

/// An answer starts with its length; no answer is longer than this, but a worker that ran wild may say so.
constexpr std::uint64_t MaximumAnswer = std::uint64_t(1) << 32;

std::string signalName(int signal) {
  switch (signal) {
  case SIGSEGV:
    return "segmentation fault";
  case SIGABRT:
    return "aborted";
  case SIGBUS:
    return "bus error";
  case SIGILL:
    return "illegal instruction";
  case SIGFPE:
    return "arithmetic error";
  case SIGKILL:
    return "killed";
  default:
    return strsignal(signal);
  }
}

} // namespace

Worker::Worker(Worker &&other) noexcept
    : id(std::exchange(other.id, -1)), connection(std::exchange(other.connection, -1)), received(std::move(other.received)),
      startFailure(std::move(other.startFailure)) {}

bool Worker::start(const WorkerTask &task, std::uint64_t memoryMegabytes, const std::vector<int> &siblings) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    startFailure = std::strerror(errno);
    return false;
  }
  fflush(nullptr); // else a child that calls exit() prints what its parent has buffered
  const pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    for (int sibling : siblings)
      close(sibling);
    serveTasks(ends[1], task, memoryMegabytes);
  }
  startFailure = child < 0 ? std::strerror(errno) : "";
  close(ends[1]);
  if (child < 0) {
    close(ends[0]);
    return false;
  }
  id = child;
  connection = ends[0];
  received.clear();
  return true;
}

bool Worker::send(std::size_t index) {
  const std::uint64_t number = index;
  ssize_t sent;
  do
    sent = ::send(connection, &number, sizeof number, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent == sizeof number; // eight bytes always fit: the worker has read all that came before
}

Worker::Answer Worker::receive(std::string &bytes) {
  char buffer[1 << 16];
  const ssize_t count = recv(connection, buffer, sizeof buffer, 0);
  if (count < 0 && (errno == EINTR || errno == EAGAIN))
    return Answer::Partial;
  if (count <= 0)
    return Answer::Ended;
  received.append(buffer, static_cast<std::size_t>(count));
  std::uint64_t length = 0;
  if (received.size() < sizeof length)
    return Answer::Partial;
  std::memcpy(&length, received.data(), sizeof length);
  if (length > MaximumAnswer)
    return Answer::Ended;
  received.reserve(sizeof length + length);
  if (received.size() < sizeof length + length)
    return Answer::Partial;
  bytes.assign(received, sizeof length);
  received.clear();
  return Answer::Complete;
}

int Worker::wait() {
  int status = 0;
  pid_t ended;
  do
    ended = waitpid(id, &status, 0);
  while (ended < 0 && errno == EINTR);
  close(connection);
  connection = -1;
  id = -1;
  return ended < 0 ? -1 : status;
}

std::string Worker::describeEnd(std::uint64_t memoryMegabytes) {
  kill(id, SIGKILL); // without effect on a process that ended; one that only closed its socket must not be waited for
  const int status = wait();
  if (status != -1 && WIFEXITED(status) && WEXITSTATUS(status) == OutOfMemoryCode)
    return memoryMegabytes ? fmt::format("needed more than {} MB", memoryMegabytes) : "ran out of memory";
  if (status != -1 && WIFEXITED(status))
    return fmt::format("ended before its work was done (exit code {})", WEXITSTATUS(status));
  if (status != -1 && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
    return "was killed (signal 9); if the machine ran out of memory, use fewer workers";
  if (status != -1 && WIFSIGNALED(status))
    return fmt::format("crashed (signal {}, {})", WTERMSIG(status), signalName(WTERMSIG(status)));
  return "ended for an unknown reason";
}

std::chrono::nanoseconds Worker::starved() const {
  std::chrono::nanoseconds waited{0};
  std::error_code failure; // The process may just have ended.
  for (llvm::sys::fs::directory_iterator thread(fmt::format("/proc/{}/task", id), failure), end; !failure && thread != end;
       thread.increment(failure)) {
    // schedstat: time on a processor, time in the run queue, both in nanoseconds, and the number of turns.
    std::ifstream stream(thread->path() + "/schedstat");
    std::int64_t running = 0, waiting = 0;
    if (stream >> running >> waiting)
      waited += std::chrono::nanoseconds(waiting);
  }
  return waited;
}

void Worker::stop() {
  if (!isRunning())
    return;
  kill(id, SIGKILL);
  wait();
}

} // namespace seam
