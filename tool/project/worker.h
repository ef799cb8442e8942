// What is one worker process, seen from the process that started it?
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace seam {

/// What a worker does for the index it is sent.
using WorkerTask = std::function<std::string(std::size_t)>;

/// A forked process that answers indices with bytes over a socket. It is killed, and waited for, when its Worker goes.
class Worker {
public:
  Worker() = default;
  Worker(Worker &&other) noexcept;
  Worker &operator=(Worker &&other) = delete;
  ~Worker() { stop(); }

  /// Forks; the child closes `siblings`, the sockets of the other workers. `memoryMegabytes`: what it may add to its address space, 0: no
  /// limit.
  bool start(const WorkerTask &task, std::uint64_t memoryMegabytes, const std::vector<int> &siblings);

  /// Asks for one index; false: the worker is gone.
  bool send(std::size_t index);

  enum class Answer { Partial, Complete, Ended };

  /// Reads what has come, once `socket()` is readable; `bytes` is the answer when it is complete.
  Answer receive(std::string &bytes);

  /// Waits for a worker that ended and says why: "crashed (signal 11, segmentation fault)".
  std::string describeEnd(std::uint64_t memoryMegabytes);

  /// Kills the process and waits for it.
  void stop();

  /// For how long the process was ready to run while others had the processors, since it started; zero where the system does not tell.
  std::chrono::nanoseconds starved() const;

  bool isRunning() const { return id > 0; }
  int socket() const { return connection; }
  const std::string &failure() const { return startFailure; } ///< Why start() failed.

private:
  int wait();

  pid_t id = -1;
  int connection = -1;
  std::string received;
  std::string startFailure;
};

/// The child's side: answers what comes over `connection`, on a stack of 64 MB, until it is closed.
[[noreturn]] void serveTasks(int connection, const WorkerTask &task, std::uint64_t memoryMegabytes);

/// How serveTasks ends when an allocation fails.
inline constexpr int OutOfMemoryCode = 121;

} // namespace seam
