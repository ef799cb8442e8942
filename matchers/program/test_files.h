// Which files are no part of the program, but test, measure or show it?
#pragma once
#include <string_view>

namespace seam {

/// By their folder or name: tests/a.cpp, io_test.cpp, app-test/runner.cpp, IoTest.cpp, benchmarks/, examples/.
bool isTestFile(std::string_view path);

} // namespace seam
