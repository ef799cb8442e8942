#include "tool/lsp/open_looks.h"
#include "tool/lsp/unit_answer.h"
#include <optional>
#include <utility>

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
  const auto isClosed = [&](const auto &each) { return !units.contains(each.first); };
  std::erase_if(lastRead, isClosed);
  std::erase_if(lastLooked, isClosed);
}

void OpenLooks::look(const RunRequest &run, const LoadedPolicy &policy, const std::function<void(EngineAnswer)> &tell) {
  for (const auto &[path, text] : run.openTexts) {
    const auto unit = units.find(path);
    const auto last = lastRead.find(path);
    const auto looked = lastLooked.find(path);
    const bool isNew = looked == lastLooked.end() || looked->second != text;
    const bool isReadable =
        isNew && unit != units.end() && unit->second.shared && unit->second.root == policy.root && last != lastRead.end();
    const std::optional<FirstLook> look = isReadable ? firstLook(last->second, text) : std::nullopt;
    std::optional<OpenReading> reading = look ? readOpenUnit(unit->second, run, &look->unchanged) : std::nullopt;
    std::optional<EngineAnswer> answer =
        reading ? unitAnswer(run, policy, std::move(reading->unit), std::move(reading->headers)) : std::nullopt;
    if (!answer)
      continue;
    lastLooked[path] = text;
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
