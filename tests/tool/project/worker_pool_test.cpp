// Does a task that crashes, hangs or eats its memory cost only itself?
#include "tool/project/worker_pool.h"
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <dirent.h>
#include <gmock/gmock.h>
#include <map>
#include <sys/mman.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace seam {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

using Task = std::function<std::string(std::size_t)>;

std::map<std::size_t, TaskResult> run(std::size_t count, const WorkerLimits &limits, const Task &task) {
  std::map<std::size_t, TaskResult> results;
  runInWorkers(
      count, limits, task,
      [&](std::size_t index, TaskResult result) {
        EXPECT_FALSE(results.count(index)) << "reported twice: " << index;
        results[index] = std::move(result);
      },
      [] { return false; });
  return results;
}

/// Five tasks, of which the third does `harm`: the reason that is given for it. The others must be done.
std::string reasonOf(const std::function<void()> &harm, WorkerLimits limits = {.workers = 2}) {
  const auto results = run(5, limits, [&](std::size_t index) {
    if (index == 2)
      harm();
    return "done " + std::to_string(index);
  });
  EXPECT_THAT(results, SizeIs(5));
  for (const auto &[index, result] : results) {
    EXPECT_EQ(result.isDone, index != 2);
    EXPECT_EQ(result.bytes, index == 2 ? "" : "done " + std::to_string(index));
  }
  return results.empty() ? "" : results.at(2).reason;
}

std::size_t openFiles() {
  std::size_t count = 0;
  DIR *folder = opendir("/proc/self/fd");
  while (readdir(folder))
    ++count;
  closedir(folder);
  return count;
}

/// Uses the stack until there is none. Not a tail call, not unrolled: the address of each frame escapes.
__attribute__((noinline)) std::size_t useStack(std::size_t depth, volatile char *above) {
  volatile char frame[1024];
  frame[0] = above ? above[0] : 1;
  return depth == 0 ? frame[0] : useStack(depth - 1, frame) + frame[0];
}

TEST(WorkerPool, runsMoreTasksThanWorkers) {
  const auto results = run(1000, {.workers = 3}, [](std::size_t index) { return std::to_string(index * 2); });
  ASSERT_THAT(results, SizeIs(1000));
  for (const auto &[index, result] : results) {
    EXPECT_TRUE(result.isDone);
    EXPECT_EQ(result.bytes, std::to_string(index * 2));
    EXPECT_EQ(result.reason, "");
  }
}

TEST(WorkerPool, doesOtherWorkWhileTheWorkersAreBusy) {
  unsigned left = 1000;
  unsigned leftWhenDone = 0;
  runInWorkers(
      1, {.workers = 1}, [](std::size_t) { return ::usleep(300'000) == 0 ? "" : "woken"; },
      [&](std::size_t, const TaskResult &result) {
        EXPECT_TRUE(result.isDone);
        leftWhenDone = left;
      },
      [] { return false; },
      [&] {
        EXPECT_GT(left, 0u) << "asked again after it said that there is no more";
        return --left > 0;
      });
  EXPECT_EQ(leftWhenDone, 0u);
}

TEST(WorkerPool, hasNothingToDoWithoutTasks) {
  EXPECT_THAT(run(0, {.workers = 4}, [](std::size_t) { return ""; }), SizeIs(0));
}

TEST(WorkerPool, hasAtLeastOneWorker) {
  EXPECT_TRUE(run(1, {.workers = 0}, [](std::size_t) { return "x"; })[0].isDone);
}

TEST(WorkerPool, keepsAWorkerForManyTasks) {
  const auto results = run(20, {.workers = 1}, [](std::size_t) { return std::to_string(getpid()); });
  for (const auto &[index, result] : results)
    EXPECT_EQ(result.bytes, results.at(0).bytes);
  EXPECT_NE(results.at(0).bytes, std::to_string(getpid()));
}

TEST(WorkerPool, takesResultsOfAnySize) {
  const auto results = run(3, {.workers = 2}, [](std::size_t index) { return std::string(index * (25 << 20), 'x'); });
  EXPECT_EQ(results.at(0).bytes.size(), 0u);
  EXPECT_TRUE(results.at(0).isDone);
  EXPECT_EQ(results.at(2).bytes, std::string(50 << 20, 'x'));
}

TEST(WorkerPool, loosesOnlyTheTaskThatReadsThroughNull) {
  EXPECT_EQ(reasonOf([] { raise(SIGSEGV); }), "crashed (signal 11, segmentation fault)");
  volatile int *volatile null = nullptr;
  EXPECT_EQ(reasonOf([&] { *null = 1; }), "crashed (signal 11, segmentation fault)");
}

TEST(WorkerPool, loosesOnlyTheTaskThatOverflowsItsStack) {
  EXPECT_EQ(reasonOf([] { useStack(1 << 20, nullptr); }), "crashed (signal 11, segmentation fault)");
}

TEST(WorkerPool, hasAStackForDeepRecursion) {
  EXPECT_TRUE(run(1, {}, [](std::size_t) { return std::to_string(useStack(40'000, nullptr)); })[0].isDone);
}

TEST(WorkerPool, loosesOnlyTheTaskThatAborts) {
  EXPECT_EQ(reasonOf([] { std::abort(); }), "crashed (signal 6, aborted)");
}

TEST(WorkerPool, loosesOnlyTheTaskThatExits) {
  EXPECT_EQ(reasonOf([] { _exit(0); }), "ended before its work was done (exit code 0)");
  EXPECT_EQ(reasonOf([] { std::exit(3); }), "ended before its work was done (exit code 3)");
}

TEST(WorkerPool, loosesOnlyTheTaskThatIsKilled) {
  EXPECT_EQ(reasonOf([] { raise(SIGKILL); }), "was killed (signal 9); if the machine ran out of memory, use fewer workers");
}

TEST(WorkerPool, endsTheTaskThatHangs) {
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(reasonOf(
                [] {
                  for (;;)
                    pause();
                },
                {.workers = 2, .timeoutSeconds = 1}),
            "took longer than 1 s");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST(WorkerPool, doesNotCountTheTimeThatOthersRun) {
  // Six busy workers for each processor: each has a sixth of it, and so needs six seconds for its one.
  const unsigned workers = 6 * std::max(1u, std::thread::hardware_concurrency());
  const auto burnOneSecond = [](std::size_t) {
    const std::clock_t end = std::clock() + CLOCKS_PER_SEC;
    while (std::clock() < end) {
    }
    return std::string("done");
  };
  for (const auto &[index, result] : run(workers, {.workers = workers, .timeoutSeconds = 2}, burnOneSecond))
    EXPECT_TRUE(result.isDone) << index << " " << result.reason;
}

#if !defined(__SANITIZE_ADDRESS__) && !__has_feature(address_sanitizer)
TEST(WorkerPool, endsTheTaskThatEatsItsMemory) {
  EXPECT_EQ(reasonOf(
                [] {
                  std::vector<std::string> eaten;
                  for (;;)
                    eaten.push_back(std::string(1 << 20, 'x'));
                },
                {.workers = 2, .memoryMegabytes = 256}),
            "needed more than 256 MB");
}

TEST(WorkerPool, letsATaskUseTheMemoryItHas) {
  EXPECT_TRUE(run(1, {.memoryMegabytes = 256}, [](std::size_t) { return std::string(50 << 20, 'x'); })[0].isDone);
}
#endif

TEST(WorkerPool, blamesNoTaskForWhatAnEarlierOneBroke) {
  static bool isBroken = false;
  const auto results = run(3, {.workers = 1}, [](std::size_t index) -> std::string {
    if (isBroken)
      std::abort();
    isBroken = index == 0;
    return "x";
  });
  for (const auto &[index, result] : results)
    EXPECT_TRUE(result.isDone) << index << ": " << result.reason;
}

TEST(WorkerPool, saysWhenEveryTaskIsLost) {
  const auto results = run(50, {.workers = 4}, [](std::size_t) -> std::string { std::abort(); });
  ASSERT_THAT(results, SizeIs(50));
  for (const auto &[index, result] : results)
    EXPECT_EQ(result.reason, "crashed (signal 6, aborted)");
}

TEST(WorkerPool, stopsSoonWhenInterrupted) {
  const auto start = std::chrono::steady_clock::now();
  std::size_t results = 0;
  runInWorkers(
      10, {.workers = 2},
      [](std::size_t index) {
        if (index > 1)
          sleep(60);
        return std::string();
      },
      [&](std::size_t, TaskResult) { ++results; }, [&] { return results == 2; });
  EXPECT_EQ(results, 2u);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST(WorkerPool, leavesAnInterruptOfTheGroupToItsCaller) {
  static volatile std::sig_atomic_t interrupted = 0;
  const auto before = std::signal(SIGINT, [](int) { interrupted = 1; });
  std::size_t lost = 0;
  // The worker cannot reach the group without the test's runner: it signals its parent and itself.
  runInWorkers(
      4, {.workers = 1},
      [](std::size_t index) {
        if (index == 1) {
          raise(SIGINT);
          kill(getppid(), SIGINT);
          sleep(60);
        }
        return std::string();
      },
      [&](std::size_t, TaskResult result) { lost += !result.isDone; }, [] { return interrupted != 0; });
  std::signal(SIGINT, before);
  EXPECT_EQ(interrupted, 1);
  EXPECT_EQ(lost, 0u);
}

TEST(WorkerPool, leavesNoProcessesAndNoFilesBehind) {
  const std::size_t before = openFiles();
  run(20, {.workers = 4}, [](std::size_t index) {
    if (index % 3 == 0)
      std::abort();
    return std::string();
  });
  EXPECT_EQ(openFiles(), before);
  EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);
  EXPECT_EQ(errno, ECHILD);
}

TEST(WorkerPool, printsNothingTwice) {
  testing::internal::CaptureStdout();
  printf("once");
  run(1, {}, [](std::size_t) -> std::string { std::exit(0); });
  fflush(stdout);
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "once");
}

} // namespace
} // namespace seam
