// What happens inside of a worker process?
#include "tool/project/worker.h"
#include "llvm/Support/ErrorHandling.h"
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <pthread.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace seam {
namespace {

/// Deeply nested code makes clang recurse; the default of 8 MB is not enough for real template depths.
constexpr std::size_t StackBytes = std::size_t(64) << 20;

struct Service {
  int connection;
  const WorkerTask *task;
};

[[noreturn]] void endOutOfMemory() {
  _exit(OutOfMemoryCode);
}

/// The bytes of address space that the process has already.
std::uint64_t addressSpace() {
  unsigned long pages = 0;
  if (FILE *file = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(file, "%lu", &pages) != 1)
      pages = 0;
    std::fclose(file);
  }
  return std::uint64_t(pages) * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

/// Beyond the limit an allocation fails, and the failure ends the process with a code of its own, wherever it happens.
void limitMemory(std::uint64_t megabytes) {
  std::set_new_handler(endOutOfMemory);
  llvm::remove_bad_alloc_error_handler();
  llvm::install_bad_alloc_error_handler([](void *, const char *, bool) { endOutOfMemory(); });
  if (megabytes == 0)
    return;
  const rlim_t bytes = addressSpace() + StackBytes + (megabytes << 20);
  const rlimit limit = {bytes, bytes};
  setrlimit(RLIMIT_AS, &limit);
}

/// A crash ends the process at once, without stack traces and core files; ^C is the parent's business, and its death ours.
void settleSignals() {
  for (int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGFPE, SIGTRAP, SIGTERM, SIGHUP})
    std::signal(signal, SIG_DFL);
  std::signal(SIGINT, SIG_IGN);
  std::signal(SIGQUIT, SIG_IGN);
  const rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

bool receiveAll(int connection, void *bytes, std::size_t count) {
  for (char *at = static_cast<char *>(bytes); count > 0;) {
    const ssize_t received = recv(connection, at, count, 0);
    if (received < 0 && errno == EINTR)
      continue;
    if (received <= 0)
      return false;
    at += received;
    count -= static_cast<std::size_t>(received);
  }
  return true;
}

bool sendAll(int connection, const void *bytes, std::size_t count) {
  for (const char *at = static_cast<const char *>(bytes); count > 0;) {
    const ssize_t sent = send(connection, at, count, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR)
      continue;
    if (sent <= 0)
      return false;
    at += sent;
    count -= static_cast<std::size_t>(sent);
  }
  return true;
}

void *serve(void *argument) {
  const Service &service = *static_cast<Service *>(argument);
  std::uint64_t index = 0;
  while (receiveAll(service.connection, &index, sizeof index)) {
    const std::string answer = (*service.task)(index);
    const std::uint64_t length = answer.size();
    if (!sendAll(service.connection, &length, sizeof length) || !sendAll(service.connection, answer.data(), answer.size()))
      break;
  }
  return nullptr;
}

} // namespace

void serveTasks(int connection, const WorkerTask &task, std::uint64_t memoryMegabytes) {
  settleSignals();
  limitMemory(memoryMegabytes);
  Service service = {connection, &task};
  pthread_attr_t attributes;
  pthread_t thread;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, StackBytes);
  if (pthread_create(&thread, &attributes, serve, &service) != 0)
    endOutOfMemory();
  pthread_join(thread, nullptr);
  _exit(0);
}

} // namespace seam
