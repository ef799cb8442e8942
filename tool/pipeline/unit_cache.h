// Which units need not be read, because an earlier run read them and nothing changed since?
#pragma once
#include "tool/project/project.h"
#include "tool/store/facts_store.h"
#include "tool/store/file_states.h"
#include <map>
#include <memory>
#include <unordered_map>

namespace seam {

struct RunRequest;
struct SharedHeader;

/// What a unit depends on through a shared header.
struct SharedInputs {
  const SharedHeader *header = nullptr;
  std::vector<std::uint32_t> files; ///< Of the header.
};

/// The store of a project, asked in terms of its jobs. Without a store it knows nothing and keeps nothing.
class UnitCache {
public:
  /// No store: `request` wants none. The request must outlive the cache.
  static UnitCache open(const Project &project, const RunRequest &request);

  /// What is known of the job; null when something that it depends on changed. Its inputs were looked at and are not kept; asking again
  /// costs nothing. Holds until keep().
  const StoredUnit *find(const CompileJob &job);
  /// Its facts; nothing when they, or those of one of its headers, cannot be read.
  std::optional<StoredFacts> facts(const CompileJob &job, const StoredUnit &unit);
  /// `isProvisional`: only for those who type in the same text.
  void keep(const CompileJob &job, const UnitInputs &inputs, const SharedInputs &more, const std::vector<std::string> &reached,
            const StoredFacts &facts, bool isProvisional = false);

  /// Facts of a header that was read for many units, by their hash.
  std::optional<std::string> headerFacts(std::uint64_t id);
  void keepHeaderFacts(std::uint64_t id, const std::string &facts);

  /// The bytes of a SharedHeader of which nothing changed.
  std::optional<std::string> sharedHeader(const std::string &key);
  void keepSharedHeader(const std::string &key, const UnitInputs &inputs, const std::string &bytes);

  /// Null: none.
  FactsStore *store() const { return facts_.get(); }

  /// Under which key a unit is kept that find() knows.
  std::string keyOf(const CompileJob &job) const;

  /// Hash of a file's contents; 0: it is not there.
  std::uint64_t hashOf(const std::string &path);

private:
  const std::vector<StoredInput> &storedInputs(const SharedHeader &header);
  std::optional<StoredUnit> findKey(const std::string &key);
  std::string plainKey(const CompileJob &job) const;

  struct Found {
    std::string key; ///< Under which it is kept.
    std::optional<StoredUnit> unit;
  };

  std::string root;
  const OpenTexts *openTexts = nullptr; ///< Of the request, which outlives the cache.
  std::unique_ptr<FactsStore> facts_;
  std::unique_ptr<FileStates> states;
  std::map<const SharedHeader *, std::vector<StoredInput>> inputsOfHeaders;
  std::unordered_map<std::string, Found> found; ///< By plain key.
};

} // namespace seam
