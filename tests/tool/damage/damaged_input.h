// How is a reader asked about thousands of damaged inputs?
#pragma once
#include "tests/support/damage.h"
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace seam {

inline unsigned fromEnvironment(const char *name, unsigned otherwise) {
  const char *text = std::getenv(name);
  return text ? static_cast<unsigned>(std::strtoul(text, nullptr, 10)) : otherwise;
}

/// Calls `read` with each of the valid texts and then with damaged ones, `rounds` times $SEAM_DAMAGE_TIMES; none may take long. With
/// $SEAM_DAMAGE_KEEP the input that is read stands in that file, and survives a crash. $SEAM_DAMAGE_SEED: other damage.
inline void readDamaged(const std::vector<std::string> &valid, unsigned rounds, const std::function<void(const std::string &)> &read) {
  using Clock = std::chrono::steady_clock;
  Damage damage(fromEnvironment("SEAM_DAMAGE_SEED", 1));
  const char *kept = std::getenv("SEAM_DAMAGE_KEEP");
  const std::size_t count = std::size_t{rounds} * fromEnvironment("SEAM_DAMAGE_TIMES", 1);
  for (std::size_t i = 0; i < valid.size() + count; ++i) {
    const std::string text = i < valid.size() ? valid[i] : damage.of(valid[i % valid.size()]);
    if (kept)
      std::ofstream(kept, std::ios::binary) << text;
    const auto start = Clock::now();
    read(text);
    const std::chrono::duration<double> taken = Clock::now() - start;
    ASSERT_LT(taken.count(), 10) << "input " << i << " of " << text.size() << " bytes: " << text.substr(0, 300);
  }
}

} // namespace seam
