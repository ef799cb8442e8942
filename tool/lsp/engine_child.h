// How is the engine started, and ended?
#pragma once
#include "tool/lsp/channel.h"
#include <optional>
#include <string>
#include <sys/types.h>

namespace seam {

/// `seam lsp --engine` as a child; goes with this object.
class EngineChild {
public:
  EngineChild() = default;
  EngineChild(const EngineChild &) = delete;
  EngineChild &operator=(const EngineChild &) = delete;
  ~EngineChild() { end(); }

  /// Starts it anew; false: that failed.
  bool start();
  void end();

  bool isRunning() const { return id > 0; }
  /// To poll for answers; -1: not running.
  int file() const { return connection; }
  Channel channel() const { return {connection, connection}; }

  /// Why it ended by itself: "signal 11"; ends it.
  std::string whyEnded();

private:
  pid_t id = -1;
  int connection = -1;
};

} // namespace seam
