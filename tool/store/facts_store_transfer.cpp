// How do facts get from one store to another?
#include "matchers/base/errors.h"
#include "tool/store/facts_store.h"
#include "llvm/Support/FileSystem.h"

namespace seam {

/// The newest version first: what a run found valid, or made, it used last. True: all of it is there now.
bool FactsStore::copyUnit(FactsStore &from, const std::string &key) {
  const std::vector<StoredUnit> units = from.units(key);
  if (units.empty())
    return false;
  const StoredUnit &unit = units.front();
  const std::optional<StoredFacts> facts = from.facts(key, unit.version);
  if (!facts)
    return false;
  UnitInputs inputs;
  for (const StoredInput &input : unit.inputs)
    inputs.push_back({.path = from.pathOf(input.path), .kind = input.kind, .hash = input.hash});
  for (std::uint64_t id : facts->headers) {
    const std::optional<std::string> header = from.headerFacts(id);
    if (!header)
      return false;
    keepHeaderFacts(id, *header);
  }
  const std::vector<StoredInput> own = stored(inputs);
  if (own.size() != inputs.size())
    return false;
  keepUnit(key, own, unit.reached, *facts);
  return statements != nullptr;
}

llvm::Expected<std::size_t> FactsStore::writeUnits(const std::vector<std::string> &keys, const std::string &file) {
  if (const std::error_code failure = llvm::sys::fs::remove(file))
    return makeError("cannot write '{}': {}", file, failure.message());
  FactsStore target(OneFile{file}, toolId);
  std::size_t written = 0;
  if (target.statements)
    for (const std::string &key : keys)
      written += target.copyUnit(*this, key);
  if (!target.statements)
    return makeError("cannot write '{}': {}", file, target.messages.empty() ? "it is no file" : target.messages.front());
  return written;
}

namespace {

/// A file that goes away again, with what SQLite puts beside it.
struct Copy {
  ~Copy() {
    for (const char *suffix : {"", "-wal", "-shm"})
      llvm::sys::fs::remove(path + suffix);
  }
  std::string path;
};

} // namespace

/// The keys of the units that this build of the tool wrote.
static llvm::Expected<std::vector<std::string>> keysIn(const std::string &copy, const std::string &file, const std::string &toolId) {
  const Database database(copy);
  std::vector<std::string> keys;
  std::size_t ofOthers = 0;
  Statement all(database.raw(), "SELECT DISTINCT key, tool FROM unit ORDER BY key");
  while (all.step()) {
    if (all.bytes(1) == toolId)
      keys.emplace_back(all.bytes(0));
    else
      ++ofOthers;
  }
  if (!database.isOpen())
    return makeError("'{}' holds no facts: {}", file, database.problem());
  if (keys.empty() && ofOthers != 0)
    return makeError("'{}' was written by another build of seam; all shards and the merge must use the same", file);
  return keys;
}

llvm::Expected<std::size_t> FactsStore::takeUnits(const std::string &file) {
  // SQLite writes even where it only reads, and the store throws away what is damaged: neither shall happen to the user's file.
  const Copy copy{path + ".taken"};
  if (const std::error_code failure = llvm::sys::fs::copy_file(file, copy.path))
    return makeError("cannot read '{}': {}; `seam check --shard I/N --facts-out FILE` writes such a file", file, failure.message());
  llvm::Expected<std::vector<std::string>> keys = keysIn(copy.path, file, toolId);
  if (!keys)
    return keys.takeError();
  FactsStore source(OneFile{copy.path}, toolId);
  std::size_t taken = 0;
  for (const std::string &key : *keys)
    taken += copyUnit(source, key);
  return taken;
}

} // namespace seam
