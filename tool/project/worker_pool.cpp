#include "tool/project/worker_pool.h"
#include "tool/project/worker.h"
#include <algorithm>
#include <cerrno>
#include <fmt/format.h>
#include <poll.h>
#include <utility>

namespace seam {
namespace {

using Clock = std::chrono::steady_clock;

/// How long a signal may stay unnoticed.
constexpr std::chrono::milliseconds PollInterval{100};

/// One run: hands tasks out, takes results in, replaces workers that are lost.
class Pool {
public:
  Pool(std::size_t count, const WorkerLimits &limits, const WorkerTask &task, const std::function<void(std::size_t, TaskResult)> &done,
       const std::function<bool()> &meanwhile)
      : count(count), limits(limits), task(task), done(done), meanwhile(meanwhile), hasOtherWork(meanwhile != nullptr) {}

  void run(const std::function<bool()> &isInterrupted);

private:
  struct Seat {
    Worker worker;
    std::size_t task = 0;
    Clock::time_point deadline;
    std::chrono::nanoseconds starved{0}; ///< Worker::starved() that the deadline already allows for.
    bool isBusy = false;
    bool isUsed = false; ///< Has done a task before: what it now fails at may be the fault of that.
  };

  bool isFinished() const { return next == count && again.empty() && busy == 0; }
  void assignAll();
  bool assign(Seat &seat, std::size_t index);
  void wait();
  void receive(Seat &seat);
  void lose(Seat &seat);
  void expire(Clock::time_point now);
  void finish(Seat &seat, TaskResult result);
  std::vector<int> openSockets() const;

  const std::size_t count;
  const WorkerLimits &limits;
  const WorkerTask &task;
  const std::function<void(std::size_t, TaskResult)> &done;
  const std::function<bool()> &meanwhile;
  bool hasOtherWork = false;
  std::vector<Seat> seats;
  std::vector<std::size_t> again; ///< Tasks that a used worker failed at: a fresh one tries them once more.
  std::size_t next = 0;
  std::size_t busy = 0;
};

std::vector<int> Pool::openSockets() const {
  std::vector<int> sockets;
  for (const Seat &seat : seats)
    if (seat.worker.isRunning())
      sockets.push_back(seat.worker.socket());
  return sockets;
}

/// Sends a task to a worker that is there, or to a new one; false: no process can be started.
bool Pool::assign(Seat &seat, std::size_t index) {
  if (!seat.worker.isRunning() || !seat.worker.send(index)) {
    seat.worker.stop();
    seat.isUsed = false;
    if (!seat.worker.start(task, limits.memoryMegabytes, openSockets()) || !seat.worker.send(index))
      return false;
  }
  seat.task = index;
  seat.isBusy = true;
  seat.deadline = limits.timeoutSeconds ? Clock::now() + std::chrono::seconds(limits.timeoutSeconds) : Clock::time_point::max();
  seat.starved = seat.worker.starved();
  ++busy;
  return true;
}

void Pool::assignAll() {
  for (Seat &seat : seats) {
    if (seat.isBusy || (again.empty() && next == count))
      continue;
    const bool isRetry = !again.empty();
    if (isRetry)
      seat.worker.stop();
    if (!assign(seat, isRetry ? again.back() : next)) {
      if (busy > 0)
        return; // a worker that ends makes room
      done(isRetry ? again.back() : next, {false, "", fmt::format("no worker process could be started ({})", seat.worker.failure())});
    }
    isRetry ? again.pop_back() : void(++next);
  }
}

void Pool::finish(Seat &seat, TaskResult result) {
  seat.isBusy = false;
  seat.isUsed = true;
  --busy;
  done(seat.task, std::move(result));
}

/// The worker ended without an answer.
void Pool::lose(Seat &seat) {
  const std::string reason = seat.worker.describeEnd(limits.memoryMegabytes);
  if (seat.isUsed) {
    again.push_back(seat.task);
    seat.isBusy = false;
    --busy;
    return;
  }
  finish(seat, {false, "", reason});
}

void Pool::receive(Seat &seat) {
  std::string bytes;
  switch (seat.worker.receive(bytes)) {
  case Worker::Answer::Partial:
    return;
  case Worker::Answer::Complete:
    return finish(seat, {true, std::move(bytes), ""});
  case Worker::Answer::Ended:
    return lose(seat);
  }
}

void Pool::expire(Clock::time_point now) {
  for (Seat &seat : seats)
    if (seat.isBusy && now >= seat.deadline) {
      // On a busy machine the time in which others ran is not the task's.
      const std::chrono::nanoseconds starved = seat.worker.starved();
      if (const auto more = starved - std::exchange(seat.starved, starved); more > PollInterval) {
        seat.deadline += std::chrono::duration_cast<Clock::duration>(more);
        continue;
      }
      seat.worker.stop();
      finish(seat, {false, "", fmt::format("took longer than {} s", limits.timeoutSeconds)});
    }
}

/// Sleeps until an answer, a deadline or the poll interval; not while there is other work.
void Pool::wait() {
  hasOtherWork = hasOtherWork && meanwhile();
  std::vector<pollfd> waiting;
  std::vector<Seat *> waitingSeats;
  auto until = Clock::now() + PollInterval;
  for (Seat &seat : seats)
    if (seat.isBusy) {
      waiting.push_back({seat.worker.socket(), POLLIN, 0});
      waitingSeats.push_back(&seat);
      until = std::min(until, seat.deadline);
    }
  const auto left = hasOtherWork ? 0 : std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
  if (poll(waiting.data(), waiting.size(), static_cast<int>(std::max<long>(left, 0))) > 0)
    for (std::size_t i = 0; i < waiting.size(); ++i)
      if (waiting[i].revents)
        receive(*waitingSeats[i]);
  expire(Clock::now());
}

void Pool::run(const std::function<bool()> &isInterrupted) {
  seats.resize(std::min<std::size_t>(count, std::max(1u, limits.workers)));
  while (!isFinished() && !isInterrupted()) {
    assignAll();
    if (busy > 0)
      wait();
  }
} // the seats' workers stop with them

} // namespace

void runInWorkers(std::size_t count, const WorkerLimits &limits, const std::function<std::string(std::size_t)> &task,
                  const std::function<void(std::size_t, TaskResult)> &done, const std::function<bool()> &isInterrupted,
                  const std::function<bool()> &meanwhile) {
  Pool(count, limits, task, done, meanwhile).run(isInterrupted);
}

} // namespace seam
