#include "tool/lsp/first_look.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include <algorithm>

namespace seam {

/// A directive may mean something to all that follows.
static bool hasDirective(llvm::StringRef body) {
  llvm::SmallVector<llvm::StringRef, 0> lines;
  body.split(lines, '\n');
  return llvm::any_of(lines, [](llvm::StringRef line) { return line.ltrim().starts_with("#"); });
}

std::optional<FirstLook> firstLook(const ReadText &before, llvm::StringRef now) {
  const llvm::StringRef old = before.text;
  const std::size_t least = std::min(old.size(), now.size());
  std::size_t same = 0; // So much is as it was in front …
  while (same < least && old[same] == now[same])
    ++same;
  std::size_t tail = 0; // … and at the end.
  while (tail < least - same && old[old.size() - 1 - tail] == now[now.size() - 1 - tail])
    ++tail;
  const std::size_t changedEnd = old.size() - tail;
  const auto moved = [&](std::uint32_t offset) { return static_cast<std::uint32_t>(offset + now.size() - old.size()); };
  const auto changed = llvm::find_if(before.bodies, [&](const FunctionBody &body) { return body.begin < same && changedEnd <= body.end; });
  if (old == now || changed == before.bodies.end() || hasDirective(now.slice(changed->begin, moved(changed->end))))
    return std::nullopt;

  FirstLook look;
  for (const FunctionBody &body : before.bodies) {
    if (body.isBroken)
      continue;
    if (body.end < changed->begin)
      look.unchanged.push_back(body.name);
    else if (body.name > changed->end)
      look.unchanged.push_back(moved(body.name));
  }
  look.firstLine = static_cast<std::uint32_t>(now.take_front(changed->name).count('\n') + 1);
  look.lastLine = static_cast<std::uint32_t>(now.take_front(moved(changed->end)).count('\n') + 1);
  return look;
}

} // namespace seam
