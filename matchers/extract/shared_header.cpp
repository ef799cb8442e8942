#include "matchers/extract/shared_header.h"
#include "matchers/base/file_hash.h"
#include "matchers/facts/binary_archive.h"
#include <algorithm>

namespace seam {

template <typename Archive> void describe(Archive &archive, TraceStep &step) {
  archive.field("kind", step.kind, TraceKind::Name);
  archive.field("subject", step.subject);
  archive.field("value", step.value);
}

template <typename Archive> void describe(Archive &archive, SharedLean &lean) {
  archive.field("file", lean.file);
  archive.field("name", lean.name);
  archive.field("providers", lean.providers);
}

template <typename Archive> void describe(Archive &archive, MacroTwin &twin) {
  archive.field("definition", twin.definition);
  archive.field("first", twin.first);
}

template <typename Archive> void describe(Archive &archive, SharedHeader &header) {
  archive.field("file", header.file);
  archive.field("fileHash", header.fileHash);
  archive.field("leftOut", header.leftOut);
  archive.field("lines", header.lines);
  archive.field("paths", header.paths);
  archive.field("includes", header.includes);
  archive.field("isGuarded", header.isGuarded);
  archive.field("isOwn", header.isOwn);
  archive.field("isUnfit", header.isUnfit);
  archive.field("fitFrom", header.fitFrom);
  archive.field("firstTrace", header.firstTrace);
  archive.field("traces", header.traces);
  archive.field("macros", header.macros);
  archive.field("before", header.before);
  archive.field("twins", header.twins);
  archive.field("words", header.words);
  archive.field("leans", header.leans);
  archive.field("inputs", header.inputs);
  archive.field("inputsOf", header.inputsOf);
  archive.field("facts", header.facts);
  archive.field("factsIds", header.factsIds);
}

/// Whether all numbers name something: the bytes may come from a file.
static bool isSound(const SharedHeader &header) {
  const std::size_t files = header.paths.size();
  auto areBelow = [](const auto &numbers, std::size_t limit) {
    return std::all_of(numbers.begin(), numbers.end(), [&](std::uint64_t each) { return each < limit; });
  };
  bool isGood = header.macros.size() == header.before.size() && header.factsIds.size() == files;
  for (std::size_t size : {header.includes.size(), header.isGuarded.size(), header.isOwn.size(), header.isUnfit.size(),
                           header.fitFrom.size(), header.firstTrace.size(), header.inputsOf.size(), header.facts.size()})
    isGood &= size == files;
  for (const auto &list : header.includes)
    isGood &= areBelow(list, files);
  for (const auto &list : header.inputsOf)
    isGood &= areBelow(list, header.inputs.size());
  for (std::uint32_t trace : header.firstTrace)
    isGood &= trace == NoIndex || trace < header.traces.size();
  for (const MacroTrace &trace : header.traces)
    for (const TraceStep &step : trace)
      isGood &= step.kind == TraceKind::Include
                    ? step.subject < files && step.value <= header.traces.size()
                    : step.subject < header.macros.size() && (!isInFile(step.value) || fileOfDefinition(step.value) < files);
  for (const MacroTwin &twin : header.twins)
    isGood &= isInFile(twin.first) && fileOfDefinition(twin.first) < files;
  for (const SharedLean &lean : header.leans)
    isGood &= lean.file < files && areBelow(lean.providers, files);
  return isGood;
}

void SharedHeader::index() {
  // Files that were only looked for, below an #if that was off, are known by name alone.
  for (std::uint32_t i = 0; i < paths.size(); ++i)
    if (firstTrace[i] != NoIndex)
      pathNumbers[paths[i]] = i;
  for (std::uint32_t i = 0; i < macros.size(); ++i)
    macroNumbers[macros[i]] = i;
  for (const MacroTwin &twin : twins)
    firstTwin[twin.definition] = twin.first;
  if (!leans.empty())
    leansOf.resize(paths.size());
  for (std::uint32_t i = 0; i < leans.size(); ++i)
    leansOf[leans[i].file].push_back(i);
  std::vector<bool> isContent(inputs.size());
  for (const auto &list : inputsOf)
    for (std::uint32_t each : list)
      isContent[each] = true;
  for (std::uint32_t i = 0; i < inputs.size(); ++i)
    if (!isContent[i])
      commonInputs.push_back(i);
}

bool loadSharedHeader(SharedHeader &header) {
  // Volatile: a copy, which nobody can change.
  auto file = llvm::MemoryBuffer::getFile(header.file, /*IsText=*/false, /*RequiresNullTerminator=*/false, /*IsVolatile=*/true);
  if (!file || hashOf((*file)->getBuffer()) != header.fileHash)
    return false;
  header.bytes = std::move(*file);
  return true;
}

std::string writeSharedHeader(const SharedHeader &header) {
  BinaryWriter writer;
  describe(writer, const_cast<SharedHeader &>(header)); // A writer does not change it.
  return std::move(writer.bytes);
}

std::optional<SharedHeader> readSharedHeader(std::string_view bytes) {
  BinaryReader reader(bytes);
  SharedHeader header;
  describe(reader, header);
  if (reader.isBroken || !reader.isAtEnd() || !isSound(header))
    return std::nullopt;
  header.index();
  return std::optional(std::move(header));
}

} // namespace seam
