#include "tool/pipeline/shared_headers.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include <map>
#include <set>

namespace seam {
namespace {

/// Fewer units do not earn back what the header costs.
constexpr std::size_t FewestUnits = 12;
constexpr std::size_t Samples = 6;

/// A C++ unit for a driver that speaks like GCC.
bool canShare(const CompileJob &job) {
  const auto language = llvm::find(job.arguments, "-x");
  if (llvm::is_contained(job.arguments, "--driver-mode=cl") || llvm::is_contained(job.arguments, "-include-pch"))
    return false;
  if (language != job.arguments.end())
    return std::next(language) != job.arguments.end() && *std::next(language) == "c++";
  const llvm::StringRef file(job.file);
  return !file.ends_with(".c") && !file.ends_with(".m") && !file.ends_with(".cu") && !file.ends_with(".mm");
}

/// All that a precompiled header depends on: the command without its main file.
std::vector<std::string> flagsOf(const CompileJob &job) {
  std::vector<std::string> flags(job.arguments.begin(), std::prev(job.arguments.end()));
  flags.push_back(job.directory);
  return flags;
}

} // namespace

std::vector<UnitGroup> groupUnits(const std::vector<CompileJob> &jobs, const std::vector<std::size_t> &open,
                                  std::vector<std::size_t> &alone) {
  std::map<std::vector<std::string>, std::vector<std::size_t>> byFlags;
  for (std::size_t index : open)
    if (canShare(jobs[index]))
      byFlags[flagsOf(jobs[index])].push_back(index);
    else
      alone.push_back(index);
  std::vector<UnitGroup> groups;
  for (const auto &[flags, units] : byFlags) {
    if (units.size() < FewestUnits) {
      llvm::append_range(alone, units);
      continue;
    }
    UnitGroup group;
    const std::size_t step = units.size() / Samples;
    for (std::size_t i = 0; i < units.size(); ++i)
      (i % step == 0 && group.samples.size() < Samples ? group.samples : group.others).push_back(units[i]);
    groups.push_back(std::move(group));
  }
  return groups;
}

std::vector<std::string> includedNames(const std::set<std::string> &files) {
  std::set<std::string> names;
  for (const std::string &file : files) {
    auto text = llvm::MemoryBuffer::getFile(file);
    if (!text)
      continue;
    for (llvm::StringRef line : llvm::split((*text)->getBuffer(), '\n')) {
      line = line.ltrim();
      if (!line.consume_front("#") || !(line = line.ltrim()).consume_front("include"))
        continue;
      line = line.ltrim();
      if (const std::size_t end = line.find('>'); line.starts_with("<") && end != llvm::StringRef::npos)
        names.insert(line.slice(1, end).str());
    }
  }
  return {names.begin(), names.end()};
}

SharedFolder::SharedFolder() {
  llvm::SmallString<128> made;
  if (!llvm::sys::fs::createUniqueDirectory("seam-shared", made))
    folder = made.str().str();
}

SharedFolder::~SharedFolder() {
  if (!folder.empty())
    llvm::sys::fs::remove_directories(folder);
}

} // namespace seam
