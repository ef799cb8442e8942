#include "tool/store/facts_store.h"
#include "matchers/base/file_hash.h"
#include "tool/store/row_bytes.h"
#include "llvm/Support/Compression.h"
#include "llvm/Support/FileSystem.h"
#include <chrono>
#include <fmt/format.h>

namespace seam {
namespace {

/// Changes with every change of the tables or of what stands in their bytes.
constexpr std::int64_t SchemaVersion = 4;

constexpr const char *Tables =
    "CREATE TABLE IF NOT EXISTS path (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);"
    "CREATE TABLE IF NOT EXISTS state (path INTEGER PRIMARY KEY, size INTEGER, modified INTEGER, changed INTEGER,"
    "  inode INTEGER, device INTEGER, hash INTEGER);"
    "CREATE TABLE IF NOT EXISTS unit (key TEXT, version INTEGER, tool TEXT, used INTEGER, inputs BLOB, reached BLOB,"
    "  facts BLOB, factsSize INTEGER, headers BLOB, checksum INTEGER, PRIMARY KEY (key, version));"
    "CREATE TABLE IF NOT EXISTS header (id INTEGER PRIMARY KEY, facts BLOB, factsSize INTEGER);"
    "CREATE TABLE IF NOT EXISTS report (key TEXT PRIMARY KEY, day INTEGER, bytes BLOB, checksum INTEGER) WITHOUT ROWID;";

constexpr std::int64_t MicrosecondsOfDay = 86'400'000'000;

/// Microseconds since 1970.
std::int64_t currentTime() {
  return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()).time_since_epoch().count();
}

} // namespace

struct FactsStore::Statements {
  explicit Statements(sqlite3 *database)
      : addPath(database, "INSERT OR IGNORE INTO path (name) VALUES (?1)"), findPath(database, "SELECT number FROM path WHERE name = ?1"),
        units(database, "SELECT inputs, reached, used FROM unit WHERE key = ?1 AND tool = ?2 ORDER BY used DESC"),
        facts(database, "SELECT facts, factsSize, inputs, reached, headers, checksum FROM unit WHERE key = ?1 AND version = ?2"),
        touch(database, "UPDATE unit SET used = ?3 WHERE key = ?1 AND version = ?2"),
        keepUnit(database, "INSERT OR REPLACE INTO unit VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"),
        dropOlder(database, "DELETE FROM unit WHERE key = ?1 AND version NOT IN"
                            " (SELECT version FROM unit WHERE key = ?1 ORDER BY used DESC LIMIT ?2)"),
        header(database, "SELECT facts, factsSize FROM header WHERE id = ?1"),
        keepHeader(database, "INSERT OR REPLACE INTO header VALUES (?1, ?2, ?3)"),
        report(database, "SELECT bytes, checksum FROM report WHERE key = ?1"),
        keepReport(database, "INSERT OR REPLACE INTO report VALUES (?1, ?2, ?3, ?4)"),
        keepState(database, "INSERT OR REPLACE INTO state VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)") {}

  Statement addPath, findPath, units, facts, touch, keepUnit, dropOlder, header, keepHeader, report, keepReport, keepState;
};

FactsStore::FactsStore(const std::string &folder, std::string toolId)
    : path(folder + "/facts.sqlite"), toolId(std::move(toolId)), today(currentTime() / MicrosecondsOfDay) {
  if (!llvm::compression::zstd::isAvailable()) {
    fail("this LLVM cannot compress");
    return;
  }
  if (const std::error_code failure = llvm::sys::fs::create_directories(folder)) {
    fail(failure.message());
    return;
  }
  markFolder();
  open();
}

FactsStore::FactsStore(OneFile file, std::string toolId)
    : path(std::move(file.path)), toolId(std::move(toolId)), today(currentTime() / MicrosecondsOfDay) {
  open();
}

FactsStore::~FactsStore() {
  flush();
}

/// The schema that the file has, 0 for a new one; nothing: it cannot be read. No statement is left that would keep the file open.
static std::optional<std::int64_t> versionOf(const Database &database) {
  Statement version(database.raw(), "PRAGMA user_version");
  return database.isOpen() && version.step() ? std::optional(version.number(0)) : std::nullopt;
}

void FactsStore::open() {
  for (const bool isSecondTry : {false, true}) {
    database = std::make_unique<Database>(path);
    const std::optional<std::int64_t> version = versionOf(*database);
    const bool isReadable = version.has_value();
    const std::int64_t found = version.value_or(0);
    if (isReadable && found == SchemaVersion)
      break;
    if (isReadable && found == 0 && database->execute(Tables) &&
        database->execute(fmt::format("PRAGMA user_version = {}", SchemaVersion).c_str()))
      break;
    const bool isOld = isReadable && found != 0;
    if (isSecondTry || (!isOld && !database->isDamaged())) {
      fail(database->problem());
      return;
    }
    if (!isOld)
      messages.push_back(fmt::format("the store of facts '{}' is damaged ({}); it is made anew", path, database->problem()));
    database.reset();
    for (const char *suffix : {"", "-wal", "-shm"})
      llvm::sys::fs::remove(path + suffix);
  }
  statements = std::make_unique<Statements>(database->raw());
  load();
}

/// Paths and states, which every unit asks for.
void FactsStore::load() {
  Statement all(database->raw(), "SELECT number, name FROM path ORDER BY number");
  while (all.step()) {
    const auto number = static_cast<std::uint64_t>(all.number(0));
    if (number > paths.size() + 1'000'000) // Numbers grow by one: this is no table of ours.
      break;
    paths.resize(std::max<std::size_t>(paths.size(), number + 1));
    paths[number] = std::string(all.bytes(1));
    numbers.emplace(paths[number], static_cast<std::uint32_t>(number));
  }
  Statement known(database->raw(), "SELECT path, size, modified, changed, inode, device, hash FROM state");
  while (known.step()) {
    const auto number = [&](int column) { return static_cast<std::uint64_t>(known.number(column)); };
    states[static_cast<std::uint32_t>(number(0))] = {{number(1), number(2), number(3), number(4), number(5)}, number(6), false};
  }
}

void FactsStore::fail(const std::string &what) {
  if (database || messages.empty())
    messages.push_back(fmt::format("facts are not kept in '{}': {}", path, what));
  statements.reset();
  database.reset();
}

std::uint32_t FactsStore::numberOf(const std::string &name) {
  if (const auto known = numbers.find(name); known != numbers.end())
    return known->second;
  statements->addPath.bindText(1, name).run();
  statements->findPath.bindText(1, name);
  const std::uint32_t number = statements->findPath.step() ? static_cast<std::uint32_t>(statements->findPath.number(0)) : 0;
  statements->findPath.reset();
  if (number == 0)
    return 0;
  paths.resize(std::max<std::size_t>(paths.size(), number + 1));
  paths[number] = name;
  numbers.emplace(name, number);
  return number;
}

std::vector<StoredUnit> FactsStore::units(const std::string &key) {
  std::vector<StoredUnit> result;
  if (!statements)
    return result;
  Statement &query = statements->units;
  query.bindText(1, key).bindText(2, toolId);
  while (query.step())
    if (auto inputs = decodeInputs(query.bytes(0), paths.size()))
      result.push_back({.inputs = std::move(*inputs),
                        .reached = decodeTexts(query.bytes(1)),
                        .version = hashOf(llvm::StringRef(query.bytes(0))),
                        .isOfToday = query.number(2) / MicrosecondsOfDay == today});
  query.reset();
  return result;
}

void FactsStore::touch(const std::string &key, std::uint64_t version) {
  if (statements)
    statements->touch.bindText(1, key).bind(2, static_cast<std::int64_t>(version)).bind(3, currentTime()).run();
}

std::optional<StoredFacts> FactsStore::facts(const std::string &key, std::uint64_t version) {
  if (!statements)
    return std::nullopt;
  Statement &query = statements->facts;
  query.bindText(1, key).bind(2, static_cast<std::int64_t>(version));
  std::optional<StoredFacts> result;
  if (query.step() && checksumOf({key, query.bytes(2), query.bytes(3), query.bytes(0), query.bytes(4)}) == query.number(5))
    if (auto bytes = unpacked(query.bytes(0), static_cast<std::uint64_t>(query.number(1))))
      result = StoredFacts{std::move(*bytes), decodeNumbers(query.bytes(4))};
  query.reset();
  return result;
}

std::optional<std::string> FactsStore::headerFacts(std::uint64_t id) {
  if (!statements)
    return std::nullopt;
  Statement &query = statements->header;
  query.bind(1, static_cast<std::int64_t>(id));
  std::optional<std::string> result;
  if (query.step())
    result = unpacked(query.bytes(0), static_cast<std::uint64_t>(query.number(1)));
  query.reset();
  return result && hashOf(*result) == id ? std::move(result) : std::nullopt;
}

void FactsStore::keepHeaderFacts(std::uint64_t id, const std::string &facts) {
  if (!statements || !keptHeaders.insert(id).second)
    return;
  if (!statements->keepHeader.bind(1, static_cast<std::int64_t>(id))
           .bindBytes(2, packed(facts))
           .bind(3, static_cast<std::int64_t>(facts.size()))
           .run())
    fail(database->problem());
}

std::vector<StoredInput> FactsStore::stored(const UnitInputs &inputs) {
  std::vector<StoredInput> result;
  if (!statements)
    return result;
  database->execute("BEGIN IMMEDIATE");
  for (const UnitInput &input : inputs)
    if (const std::uint32_t number = numberOf(input.path); number != 0)
      result.push_back({number, input.kind, input.hash});
  database->execute("COMMIT");
  return result;
}

void FactsStore::keepUnit(const std::string &key, const std::vector<StoredInput> &inputs, const std::vector<std::string> &reached,
                          const StoredFacts &facts, unsigned versions) {
  if (!statements)
    return;
  database->execute("BEGIN IMMEDIATE");
  const std::string inputBytes = encodeInputs(inputs);
  const std::string reachedBytes = encodeTexts(reached);
  const std::string factBytes = packed(facts.bytes);
  const std::string headerBytes = encodeNumbers(facts.headers);
  const bool isKept = statements->keepUnit.bindText(1, key)
                          .bind(2, static_cast<std::int64_t>(hashOf(llvm::StringRef(inputBytes))))
                          .bindText(3, toolId)
                          .bind(4, currentTime())
                          .bindBytes(5, inputBytes)
                          .bindBytes(6, reachedBytes)
                          .bindBytes(7, factBytes)
                          .bind(8, static_cast<std::int64_t>(facts.bytes.size()))
                          .bindBytes(9, headerBytes)
                          .bind(10, checksumOf({key, inputBytes, reachedBytes, factBytes, headerBytes}))
                          .run() &&
                      statements->dropOlder.bindText(1, key).bind(2, versions).run();
  if (isKept && database->execute("COMMIT"))
    return;
  const std::string problem = database->problem();
  database->execute("ROLLBACK");
  fail(problem);
}

std::optional<std::string> FactsStore::report(const std::string &key) {
  if (!statements)
    return std::nullopt;
  Statement &query = statements->report;
  query.bindText(1, key);
  std::optional<std::string> result;
  if (query.step() && checksumOf({key, query.bytes(0)}) == query.number(1))
    result = std::string(query.bytes(0));
  query.reset();
  return result;
}

void FactsStore::keepReport(const std::string &key, const std::string &bytes) {
  if (!statements)
    return;
  // A report is of one state of the program: of the old ones none will be asked for again but by going back and forth between two.
  constexpr const char *DropOld = "DELETE FROM report WHERE key NOT IN (SELECT key FROM report ORDER BY day DESC LIMIT 7)";
  if (!database->execute(DropOld) ||
      !statements->keepReport.bindText(1, key).bind(2, today).bindBytes(3, bytes).bind(4, checksumOf({key, bytes})).run())
    fail(database->problem());
}

std::optional<std::uint64_t> FactsStore::hashFor(std::uint32_t number, const FileSignature &signature) const {
  const auto known = states.find(number);
  return known != states.end() && known->second.signature == signature ? std::optional(known->second.hash) : std::nullopt;
}

void FactsStore::keepState(std::uint32_t number, const FileSignature &signature, std::uint64_t hash) {
  states[number] = {signature, hash, true};
}

void FactsStore::flush() {
  if (!statements)
    return;
  bool hasBegun = false;
  for (auto &[number, state] : states) {
    if (!state.isNew)
      continue;
    if (!hasBegun)
      database->execute("BEGIN IMMEDIATE");
    hasBegun = true;
    state.isNew = false;
    const auto asNumber = [](std::uint64_t value) { return static_cast<std::int64_t>(value); };
    statements->keepState.bind(1, number)
        .bind(2, asNumber(state.signature.size))
        .bind(3, asNumber(state.signature.modified))
        .bind(4, asNumber(state.signature.changed))
        .bind(5, asNumber(state.signature.inode))
        .bind(6, asNumber(state.signature.device))
        .bind(7, asNumber(state.hash))
        .run();
  }
  if (hasBegun && !database->execute("COMMIT"))
    database->execute("ROLLBACK");
}

} // namespace seam
