#include "tool/lsp/open_looks.h"
#include "tool/lsp/unit_answer.h"
#include "llvm/ADT/STLExtras.h"
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace seam {

void OpenLooks::setOpen(const EngineRequest &request) {
  OpenUnits open;
  const auto add = [&](const std::string &path) {
    const auto known = units.find(path);
    open[path] = known == units.end() ? OpenUnit{} : std::move(known->second);
  };
  for (const OpenText &each : request.open)
    add(each.path);
  for (const std::string &path : request.saved)
    add(path);
  units = std::move(open);
  std::erase_if(lastRead, [&](const auto &each) { return !units.contains(each.first); });
}

static std::vector<std::uint32_t> namesOf(const std::vector<FunctionBody> &bodies) {
  std::vector<std::uint32_t> names;
  for (const FunctionBody &body : bodies)
    names.push_back(body.name);
  return names;
}

void OpenLooks::look(const RunRequest &run, const LoadedPolicy &policy, const std::function<void(EngineAnswer)> &tell) {
  for (const auto &[path, text] : run.openTexts) {
    const auto unit = units.find(path);
    const auto last = lastRead.find(path);
    const bool isReadable = unit != units.end() && unit->second.shared && unit->second.root == policy.root && last != lastRead.end();
    const std::optional<FirstLook> look = isReadable ? firstLook(last->second, text) : std::nullopt;
    if (!look)
      continue;
    const std::vector<std::uint32_t> unchanged = namesOf(look->unchanged);
    std::optional<OpenReading> reading = readOpenUnit(unit->second, run, &unchanged);
    if (!reading)
      continue;
    std::vector<FunctionBody> bodies = std::move(reading->unit.bodies);
    std::optional<EngineAnswer> answer = unitAnswer(run, policy, std::move(reading->unit), std::move(reading->headers));
    if (!answer)
      continue;
    llvm::append_range(bodies, look->unchanged);
    llvm::sort(bodies, [](const FunctionBody &left, const FunctionBody &right) { return left.name < right.name; });
    keep(path, {.text = text, .bodies = std::move(bodies)});
    answer->firstLine = look->firstLine;
    answer->lastLine = look->lastLine;
    tell(std::move(*answer));
  }
}

void OpenLooks::keep(const std::string &path, ReadText read) {
  lastRead[path] = std::move(read);
}

void OpenLooks::prepare(const RunRequest &run) {
  for (const auto &[path, text] : run.openTexts) {
    const auto unit = units.find(path);
    if (unit == units.end() || !unit->second.shared || lastRead.contains(path))
      continue;
    std::optional<OpenReading> reading = readOpenUnit(unit->second, run, /*unchanged=*/nullptr);
    if (isDropped(run))
      return;
    keep(path, {.text = text, .bodies = reading ? std::move(reading->unit.bodies) : std::vector<FunctionBody>()});
  }
}

} // namespace seam
