#include "tool/lsp/first_look.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include <algorithm>

namespace seam {
namespace {

/// From `begin` to `end` a text is not as it was before.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// A directive may mean something to all that follows.
bool hasDirective(llvm::StringRef text, Stretch stretch) {
  const std::size_t begin = text.take_front(stretch.begin).rfind('\n') + 1; // No line break: -1.
  const std::size_t end = text.find('\n', stretch.end);
  llvm::SmallVector<llvm::StringRef, 0> lines;
  text.slice(begin, end).split(lines, '\n');
  return llvm::any_of(lines, [](llvm::StringRef line) { return line.ltrim().starts_with("#"); });
}

/// An offset behind the change moves by as much as the text grew, modulo 2^32.
FunctionBody movedBy(FunctionBody body, std::size_t growth) {
  for (std::uint32_t *offset : {&body.name, &body.begin, &body.end})
    *offset += static_cast<std::uint32_t>(growth);
  return body;
}

} // namespace

std::optional<FirstLook> firstLook(const ReadText &before, llvm::StringRef now) {
  const llvm::StringRef old = before.text;
  const std::size_t least = std::min(old.size(), now.size());
  std::size_t same = 0; // So much is as it was in front …
  while (same < least && old[same] == now[same])
    ++same;
  std::size_t tail = 0; // … and at the end.
  while (tail < least - same && old[old.size() - 1 - tail] == now[now.size() - 1 - tail])
    ++tail;
  Stretch changed{.begin = same, .end = old.size() - tail};
  const auto moved = [&](std::size_t offset) { return offset + now.size() - old.size(); };
  if (old == now || hasDirective(old, changed) || hasDirective(now, {same, moved(changed.end)}))
    return std::nullopt;

  FirstLook look;
  for (const FunctionBody &body : before.bodies) {
    const bool isBefore = body.end < same;
    const bool isAfter = body.name > old.size() - tail;
    if (!isBefore && !isAfter)
      changed = {std::min<std::size_t>(changed.begin, body.name), std::max<std::size_t>(changed.end, body.end)};
    else if (!body.isBroken)
      look.unchanged.push_back(isBefore ? body : movedBy(body, now.size() - old.size()));
  }
  if (look.unchanged.empty())
    return std::nullopt; // The whole reading takes no longer.
  look.firstLine = static_cast<std::uint32_t>(now.take_front(changed.begin).count('\n') + 1);
  look.lastLine = static_cast<std::uint32_t>(now.take_front(moved(changed.end)).count('\n') + 1);
  return look;
}

} // namespace seam
