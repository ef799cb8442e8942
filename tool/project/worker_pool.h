// How are many units read at once, so that a crash or a hang of one costs only that one?
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace seam {

/// What became of one task.
struct TaskResult {
  bool isDone = false;
  std::string bytes;  ///< What the task returned.
  std::string reason; ///< Not done: "crashed (signal 11, segmentation fault)", "took longer than 120 s", "needed more than 4096 MB".
};

struct WorkerLimits {
  unsigned workers = 1;
  unsigned timeoutSeconds = 120;     ///< Per task, time in which other processes had the processors not counted; 0: none.
  std::uint64_t memoryMegabytes = 0; ///< Address space that a worker may add to what it starts with; 0: no limit.
};

/// Runs `task(i)` for i in [0, count) in forked worker processes and hands each result to `done(i, result)` in the calling process, in any
/// order. `meanwhile`, if there is one, does a small piece of other work and is called while the workers are busy, until it says false. A
/// worker that dies, hangs or eats its memory is replaced; only its task is lost. Call it while the process has one thread. Stops early,
/// with the workers ended, when `isInterrupted()` becomes true. `task` runs on a stack of 64 MB.
void runInWorkers(std::size_t count, const WorkerLimits &limits, const std::function<std::string(std::size_t)> &task,
                  const std::function<void(std::size_t, TaskResult)> &done, const std::function<bool()> &isInterrupted,
                  const std::function<bool()> &meanwhile = {});

} // namespace seam
