// What does `seam double mock I --adopt FILE` do?
#pragma once
#include "tool/pipeline/adopt_mock.h"

namespace seam {

/// Writes the adopted mock; with `showsDiff` or `isCheck` it only shows or says what would change. Gives the exit code.
int runAdoption(const AdoptRequest &request, bool showsDiff, bool isCheck);

} // namespace seam
