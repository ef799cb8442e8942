// How long may something take in a test, without the test failing for the build it runs in?
#pragma once
#include <ctime>

namespace seam {

/// Processor time since its making, against a limit that holds for an optimised build. Others get ten times as much: enough to see that
/// something grows with the square.
class TimeLimit {
public:
  explicit TimeLimit(int seconds) : seconds(seconds) {}

  bool isKept() const { return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < seconds * slowness; }

private:
#ifdef NDEBUG
  static constexpr int slowness = 1;
#else
  static constexpr int slowness = 10;
#endif
  int seconds;
  std::clock_t start = std::clock();
};

} // namespace seam
