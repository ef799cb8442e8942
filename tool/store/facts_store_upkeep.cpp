// How is the store kept small?
#include "tool/store/facts_store.h"
#include "tool/store/row_bytes.h"
#include "llvm/Support/FileSystem.h"
#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace seam {

void FactsStore::prune(unsigned days) {
  if (!statements)
    return;
  const std::string drop = fmt::format("DELETE FROM unit WHERE day < {0}; DELETE FROM report WHERE day < {0}", today - days);
  if (!database->execute("BEGIN IMMEDIATE") || !database->execute(drop.c_str()) || !dropUnusedHeaders() || !database->execute("COMMIT")) {
    const std::string problem = database->problem();
    database->execute("ROLLBACK");
    fail(problem);
    return;
  }
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

void FactsStore::clear() {
  // The paths stay: another run may be about to write their numbers.
  if (statements &&
      !database->execute(
          "DELETE FROM unit; DELETE FROM header; DELETE FROM report; DELETE FROM state; VACUUM; PRAGMA wal_checkpoint(TRUNCATE)"))
    fail(database->problem());
  states.clear();
}

StoreSize FactsStore::size() {
  StoreSize result;
  if (!statements)
    return result;
  Statement count(database->raw(), "SELECT count(*) FROM unit");
  if (count.step())
    result.units = static_cast<std::uint64_t>(count.number(0));
  std::uint64_t bytes = 0;
  for (const char *suffix : {"", "-wal"})
    if (!llvm::sys::fs::file_size(path + suffix, bytes))
      result.bytes += bytes;
  return result;
}

} // namespace seam
