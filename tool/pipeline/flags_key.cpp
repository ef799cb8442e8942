#include "tool/pipeline/flags_key.h"
#include "matchers/base/file_hash.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <fmt/format.h>

namespace seam {

bool isPlainCpp(const CompileJob &job) {
  const auto language = llvm::find(job.arguments, "-x");
  if (llvm::is_contained(job.arguments, "--driver-mode=cl") || llvm::is_contained(job.arguments, "-include-pch"))
    return false;
  if (language != job.arguments.end())
    return std::next(language) != job.arguments.end() && *std::next(language) == "c++";
  const llvm::StringRef file(job.file);
  return !file.ends_with(".c") && !file.ends_with(".m") && !file.ends_with(".cu") && !file.ends_with(".mm");
}

std::string flagsKey(const CompileJob &job, const std::string &root) {
  std::string text = root + '\0' + job.directory + '\0' + job.configuration + '\0';
  for (std::size_t i = 0; i + 1 < job.arguments.size(); ++i) {
    if (job.arguments[i] == "-x")
      ++i;
    else if (job.arguments[i] != "--")
      text.append(job.arguments[i]).append(1, '\0');
  }
  return fmt::format("{:016x}", hashOf(text));
}

} // namespace seam
