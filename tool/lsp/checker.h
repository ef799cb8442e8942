// When is what checked while somebody types?
//
//   check(folder) ──► due after a pause ──► engine ──► answers ──► listener
//                 a newer request of the same folder takes the place of one that waits, and of one that reads few units
#pragma once
#include "tool/lsp/engine_child.h"
#include "tool/lsp/engine_messages.h"
#include <chrono>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace seam {

/// Who hears of checks. Called from the checker's thread.
class CheckListener {
public:
  virtual ~CheckListener() = default;

  /// What counts for a folder instead of the disk, now.
  virtual void addSources(EngineRequest &request) = 0;
  virtual void onAnswer(const EngineRequest &request, EngineAnswer answer) = 0;
  /// The engine died over this request, which is not tried again.
  virtual void onLost(const EngineRequest &request, const std::string &why) = 0;
};

/// Keeps the engine busy with what is asked last.
class Checker {
public:
  explicit Checker(CheckListener &listener) : listener(listener) {}
  Checker(const Checker &) = delete;
  Checker &operator=(const Checker &) = delete;
  ~Checker() { stop(); }

  void start();
  /// Ends the engine, whatever it does.
  void stop();

  /// Checks a folder after `pause`, if nobody asks again until then. `like` holds the folder and how it is read.
  void check(const EngineRequest &like, std::chrono::milliseconds pause);

  /// Before any check.
  void makeDouble(EngineRequest request);

private:
  using Clock = std::chrono::steady_clock;
  struct Waiting {
    EngineRequest request;
    Clock::time_point due;
  };

  void loop();
  void wake();
  int sendNext();
  bool canSend() const;
  std::optional<EngineRequest> takeNext(int &timeout);
  void takeAnswer();
  void loseEngine();

  CheckListener &listener;
  std::thread thread;
  int wakeEnds[2] = {-1, -1};

  std::mutex mutex; ///< Of all that follows, up to the empty line.
  bool isEnding = false;
  std::deque<EngineRequest> doubles;
  std::map<std::string, Waiting> checks; ///< By folder.

  EngineChild engine; ///< The thread's own, as all that follows.
  std::uint64_t lastId = 0;
  std::deque<EngineRequest> sent; ///< Not answered yet, oldest first.
  std::uint32_t unitsOfLast = 0;  ///< That it reads, as far as it has told.
};

} // namespace seam
