// Where does the time of a run go?
#pragma once
#include "tool/pipeline/pipeline.h"
#include <chrono>

namespace seam {

/// Adds a phase to `timings` at each lap.
class Stopwatch {
public:
  explicit Stopwatch(Timings &timings) : timings(timings) {}

  void lap(const std::string &phase) {
    const Clock::time_point now = Clock::now();
    timings.phases.push_back({phase, std::chrono::duration<double>(now - last).count()});
    last = now;
  }

private:
  using Clock = std::chrono::steady_clock;
  Timings &timings;
  Clock::time_point last = Clock::now();
};

} // namespace seam
