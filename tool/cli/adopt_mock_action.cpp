#include "tool/cli/adopt_mock_action.h"
#include "tool/cli/command.h"
#include "tool/report/atomic_file.h"
#include "tool/report/fixes.h"
#include <fmt/format.h>

namespace seam {

int runAdoption(const AdoptRequest &request, bool showsDiff, bool isCheck) {
  llvm::Expected<Adoption> adoption = adoptMock(request);
  if (!adoption)
    return fail(adoption.takeError());
  warnOfFailed(adoption->failed);
  if (adoption->changes.empty()) {
    fmt::print("{} is up to date\n", request.file);
    return exitClean;
  }
  if (showsDiff)
    fmt::print("{}", unifiedDiff(adoption->file, adoption->oldText, adoption->newText));
  if (isCheck)
    for (const std::string &each : adoption->changes)
      fmt::print("{}: stale mock '{}': adopting it {}\n", request.file, adoption->mock, each);
  if (isCheck)
    return exitFindings;
  if (showsDiff)
    return exitClean;
  if (llvm::Error error = writeFileAtomically(adoption->path, adoption->newText))
    return fail(std::move(error));
  fmt::print("wrote {}\n", request.file);
  for (const std::string &each : adoption->changes)
    fmt::print("  {}\n", each);
  return exitClean;
}

} // namespace seam
