#include "tool/lsp/checker.h"
#include <algorithm>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace seam {

/// A check that reads more units is not given up for a newer one: it might never come to its end.
static constexpr std::uint32_t FewUnits = 3;

void Checker::start() {
  if (::pipe(wakeEnds) != 0)
    return;
  for (const int end : wakeEnds) {
    ::fcntl(end, F_SETFD, FD_CLOEXEC);
    ::fcntl(end, F_SETFL, O_NONBLOCK);
  }
  thread = std::thread([this] { loop(); });
}

void Checker::stop() {
  if (!thread.joinable())
    return;
  {
    const std::lock_guard<std::mutex> lock(mutex);
    isEnding = true;
  }
  wake();
  thread.join();
  for (const int end : wakeEnds)
    ::close(end);
}

void Checker::wake() {
  // A full pipe wakes as well.
  [[maybe_unused]] const ssize_t written = ::write(wakeEnds[1], "x", 1);
}

void Checker::check(const EngineRequest &like, std::chrono::milliseconds pause) {
  {
    const std::lock_guard<std::mutex> lock(mutex);
    checks[like.folder] = {.request = like, .due = Clock::now() + pause};
  }
  wake();
}

void Checker::makeDouble(EngineRequest request) {
  {
    const std::lock_guard<std::mutex> lock(mutex);
    doubles.push_back(std::move(request));
  }
  wake();
}

bool Checker::canSend() const {
  const auto isCheck = [](const EngineRequest &request) { return request.task == EngineTask::Check; };
  return sent.empty() || (sent.size() == 1 && isCheck(sent.back()) && sent.back().mayStop && unitsOfLast <= FewUnits);
}

/// The next request that is due; otherwise `timeout` says when the next one is, in milliseconds.
std::optional<EngineRequest> Checker::takeNext(int &timeout) {
  const std::lock_guard<std::mutex> lock(mutex);
  if (!doubles.empty()) {
    EngineRequest next = std::move(doubles.front());
    doubles.pop_front();
    return next;
  }
  const auto first = std::min_element(checks.begin(), checks.end(),
                                      [](const auto &left, const auto &right) { return left.second.due < right.second.due; });
  if (first == checks.end())
    return std::nullopt;
  const auto now = Clock::now();
  if (first->second.due > now) {
    timeout = static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(first->second.due - now).count());
    return std::nullopt;
  }
  EngineRequest next = std::move(first->second.request);
  checks.erase(first);
  return next;
}

/// Sends what is due; gives how long to wait for more: milliseconds, -1: for ever.
int Checker::sendNext() {
  int timeout = -1;
  while (canSend()) {
    std::optional<EngineRequest> next = takeNext(timeout);
    if (!next)
      break;
    next->id = ++lastId;
    listener.addSources(*next);
    unitsOfLast = 0;
    const bool isSent = (engine.isRunning() || engine.start()) && engine.channel().sendMessage(*next);
    sent.push_back(std::move(*next));
    if (!isSent)
      loseEngine();
  }
  return timeout;
}

void Checker::takeAnswer() {
  std::optional<EngineAnswer> answer = engine.channel().receiveMessage<EngineAnswer>();
  if (!answer)
    return loseEngine();
  const auto request = std::find_if(sent.begin(), sent.end(), [&](const EngineRequest &each) { return each.id == answer->id; });
  if (request == sent.end())
    return;
  if (answer->kind == EngineAnswerKind::Progress || answer->kind == EngineAnswerKind::Unit) {
    if (answer->kind == EngineAnswerKind::Progress && answer->id == sent.back().id)
      unitsOfLast = answer->all;
    listener.onAnswer(*request, std::move(*answer));
    return;
  }
  const EngineRequest done = std::move(*request);
  sent.erase(request);
  listener.onAnswer(done, std::move(*answer));
}

void Checker::loseEngine() {
  const std::string why = engine.whyEnded();
  engine.end();
  std::deque<EngineRequest> lost;
  lost.swap(sent);
  for (const EngineRequest &request : lost)
    listener.onLost(request, why);
}

void Checker::loop() {
  for (;;) {
    const int timeout = sendNext();
    pollfd asked[] = {{.fd = wakeEnds[0], .events = POLLIN, .revents = 0}, {.fd = engine.file(), .events = POLLIN, .revents = 0}};
    ::poll(asked, 2, timeout);
    {
      const std::lock_guard<std::mutex> lock(mutex);
      if (isEnding)
        break;
    }
    char bytes[64];
    while (asked[0].revents != 0 && ::read(wakeEnds[0], bytes, sizeof bytes) > 0) {
    }
    if (engine.isRunning() && asked[1].revents != 0)
      takeAnswer();
  }
  engine.end();
}

} // namespace seam
