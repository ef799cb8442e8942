// What is kept between runs, so that nothing is parsed twice?
//
//   unit    key ──► inputs (paths with the hash of what was read), facts       key: command, configuration, tool; a few versions:
//                                                                              who goes back to another branch finds what was there
//   header  hash ──► facts of a header that was read for many units
//   path    number ──► path                                                    inputs hold numbers
//   state   path ──► size, times, inode ──► hash                               stat instead of reading, where that is safe
//   report  key ──► the findings of a whole run
//
// The file is read as if a stranger had written it: every row has a checksum, and its contents are verified again when they are decoded.
#pragma once
#include "matchers/facts/unit_inputs.h"
#include "tool/store/row_bytes.h"
#include "tool/store/sqlite.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace seam {

/// A unit as an earlier run left it.
struct StoredUnit {
  std::vector<StoredInput> inputs;
  std::vector<std::string> reached; ///< First-party files that it met, relative to the root.
  std::uint64_t version = 0;        ///< Hash of all inputs: which contents the facts are of.
  bool isOfToday = false;           ///< Some run asked for it today.
};

/// What was read of a unit.
struct StoredFacts {
  std::string bytes;
  std::vector<std::uint64_t> headers; ///< Facts of headers that are the unit's as well, by their hash.
};

/// Identity of a file's contents without reading them.
struct FileSignature {
  std::uint64_t size = 0;
  std::uint64_t modified = 0; ///< Nanoseconds.
  std::uint64_t changed = 0;  ///< Nanoseconds; ctime, which nobody sets.
  std::uint64_t inode = 0;
  std::uint64_t device = 0;

  friend bool operator==(const FileSignature &, const FileSignature &) = default;
};

/// How much the store holds.
struct StoreSize {
  std::uint64_t units = 0;
  std::uint64_t bytes = 0;       ///< Of its file.
  std::uint64_t sharedBytes = 0; ///< Of the precompiled headers beside it.
};

/// The store of one build folder. Never fails: what cannot be kept or read is parsed again, and `notes()` says why.
class FactsStore {
public:
  /// Opens or makes `folder`/facts.sqlite. `toolId`: rows of other builds of the tool are not seen.
  FactsStore(const std::string &folder, std::string toolId);
  ~FactsStore();

  /// Writes what is known of these units to a file of its own, newly made; gives how many there were.
  llvm::Expected<std::size_t> writeUnits(const std::vector<std::string> &keys, const std::string &file);
  /// Takes over what such a file holds; gives how many units. The file stays as it is.
  llvm::Expected<std::size_t> takeUnits(const std::string &file);

  /// What is kept of the unit, the last that was used first; without what is damaged.
  std::vector<StoredUnit> units(const std::string &key);
  /// The version was used.
  void touch(const std::string &key, std::uint64_t version);
  /// Nothing: not kept, or damaged.
  std::optional<StoredFacts> facts(const std::string &key, std::uint64_t version);
  /// Keeps so many versions of a unit, the last used.
  void keepUnit(const std::string &key, const std::vector<StoredInput> &inputs, const std::vector<std::string> &reached,
                const StoredFacts &facts, unsigned versions = 3);

  /// The inputs with the numbers of their paths, each path once, sorted by them; fewer: a path cannot be kept.
  std::vector<StoredInput> stored(const UnitInputs &inputs);

  /// `id`: hashOf() the facts.
  std::optional<std::string> headerFacts(std::uint64_t id);
  void keepHeaderFacts(std::uint64_t id, const std::string &facts);

  std::optional<std::string> report(const std::string &key);
  void keepReport(const std::string &key, const std::string &bytes);

  const std::string &pathOf(std::uint32_t number) const { return paths[number]; }
  /// Nothing: no unit asked for this path.
  std::optional<std::uint32_t> knownNumber(const std::string &name) const {
    const auto known = numbers.find(name);
    return known == numbers.end() ? std::nullopt : std::optional(known->second);
  }

  /// The hash that the file with this signature had.
  std::optional<std::uint64_t> hashFor(std::uint32_t path, const FileSignature &signature) const;
  void keepState(std::uint32_t path, const FileSignature &signature, std::uint64_t hash);
  /// Writes the states down.
  void flush();

  /// Takes out what no run asked for in the last `days` days; 0: everything that today's runs did not ask for.
  void prune(unsigned days);
  void clear();
  StoreSize size();

  const std::string &file() const { return path; }
  /// Where the precompiled headers are that rows with the key "shared-KEY" tell of; their names begin with "KEY-".
  std::string sharedFolder() const;
  const std::vector<std::string> &notes() const { return messages; }

private:
  struct Statements;
  struct OneFile {
    std::string path;
  };

  FactsStore(OneFile file, std::string toolId);
  bool copyUnit(FactsStore &from, const std::string &key);
  void markFolder() const;
  void open();
  void load();
  void fail(const std::string &what);
  std::uint32_t numberOf(const std::string &path);
  bool dropUnusedHeaders();
  void dropShared(const std::set<std::string> &keys);

  std::string path;
  std::string toolId;
  std::unique_ptr<Database> database;
  std::unique_ptr<Statements> statements;
  std::vector<std::string> paths; ///< By number.
  std::unordered_map<std::string, std::uint32_t> numbers;
  struct State {
    FileSignature signature;
    std::uint64_t hash = 0;
    bool isNew = false;
  };
  std::unordered_map<std::uint32_t, State> states;
  std::unordered_set<std::uint64_t> keptHeaders; ///< By this run.
  std::int64_t today = 0;                        ///< Days since 1970.
  std::vector<std::string> messages;
};

} // namespace seam
