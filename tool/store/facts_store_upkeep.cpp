// How is the store kept small, and out of the way of others?
#include "matchers/base/cache_folder.h"
#include "tool/store/facts_store.h"
#include "tool/store/row_bytes.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace seam {

/// A folder that holds other things as well is somebody's, and no cache.
void FactsStore::markFolder() const {
  const std::string file = llvm::sys::path::filename(path).str();
  const std::string folder = llvm::sys::path::parent_path(path).str();
  std::error_code failure;
  for (llvm::sys::fs::directory_iterator entry(folder, failure), end; entry != end && !failure; entry.increment(failure))
    if (const llvm::StringRef name = llvm::sys::path::filename(entry->path()); !name.starts_with(file) && entry->path() != sharedFolder())
      return;
  if (!failure)
    markCacheFolder(folder);
}

void FactsStore::prune(unsigned days) {
  if (!statements)
    return;
  const std::string drop = fmt::format("DELETE FROM unit WHERE used / 86400000000 < {0}; DELETE FROM report WHERE day < {0}", today - days);
  if (!database->execute("BEGIN IMMEDIATE") || !database->execute(drop.c_str()) || !dropUnusedHeaders() || !database->execute("COMMIT")) {
    const std::string problem = database->problem();
    database->execute("ROLLBACK");
    fail(problem);
    return;
  }
  std::set<std::string> shared;
  Statement keys(database->raw(), "SELECT substr(key, 8) FROM unit WHERE key LIKE 'shared-%'");
  while (keys.step())
    shared.emplace(keys.bytes(0));
  dropShared(shared);
  database->execute("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
}

/// Those that no unit names.
bool FactsStore::dropUnusedHeaders() {
  std::set<std::uint64_t> used;
  Statement units(database->raw(), "SELECT headers FROM unit");
  while (units.step())
    for (std::uint64_t header : decodeNumbers(units.bytes(0)))
      used.insert(header);
  std::vector<std::int64_t> unused;
  Statement all(database->raw(), "SELECT id FROM header");
  while (all.step())
    if (!used.contains(static_cast<std::uint64_t>(all.number(0))))
      unused.push_back(all.number(0));
  Statement drop(database->raw(), "DELETE FROM header WHERE id = ?1");
  return std::all_of(unused.begin(), unused.end(), [&](std::int64_t id) { return drop.bind(1, id).run(); });
}

/// Takes out the precompiled headers that no row knows; `keys`: the beginnings of those that some row does.
void FactsStore::dropShared(const std::set<std::string> &keys) {
  std::error_code failure;
  for (llvm::sys::fs::directory_iterator entry(sharedFolder(), failure), end; entry != end && !failure; entry.increment(failure))
    if (!keys.contains(llvm::sys::path::filename(entry->path()).split('-').first.str()))
      llvm::sys::fs::remove(entry->path());
}

std::string FactsStore::sharedFolder() const {
  return (llvm::sys::path::parent_path(path) + "/shared").str();
}

void FactsStore::clear() {
  // The paths stay: another run may be about to write their numbers.
  if (statements &&
      !database->execute(
          "DELETE FROM unit; DELETE FROM header; DELETE FROM report; DELETE FROM state; VACUUM; PRAGMA wal_checkpoint(TRUNCATE)"))
    fail(database->problem());
  states.clear();
  dropShared({});
}

StoreSize FactsStore::size() {
  StoreSize result;
  if (!statements)
    return result;
  Statement count(database->raw(), "SELECT count(DISTINCT key) FROM unit WHERE key NOT LIKE 'shared-%'");
  if (count.step())
    result.units = static_cast<std::uint64_t>(count.number(0));
  std::uint64_t bytes = 0;
  for (const char *suffix : {"", "-wal"})
    if (!llvm::sys::fs::file_size(path + suffix, bytes))
      result.bytes += bytes;
  std::error_code failure;
  for (llvm::sys::fs::directory_iterator entry(sharedFolder(), failure), end; entry != end && !failure; entry.increment(failure))
    if (!llvm::sys::fs::file_size(entry->path(), bytes))
      result.sharedBytes += bytes;
  return result;
}

} // namespace seam
