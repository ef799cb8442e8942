// Which units need not be read, because an earlier run read them and nothing changed since?
#pragma once
#include "tool/project/project.h"
#include "tool/store/facts_store.h"
#include "tool/store/file_states.h"
#include <memory>

namespace seam {

struct RunRequest;

/// The store of a project, asked in terms of its jobs. Without a store it knows nothing and keeps nothing.
class UnitCache {
public:
  /// No store: `request` wants none.
  static UnitCache open(const Project &project, const RunRequest &request);

  /// What is known of the job; nothing when something that it depends on changed.
  std::optional<StoredUnit> find(const CompileJob &job);
  std::optional<std::string> facts(const CompileJob &job);
  void keep(const CompileJob &job, const UnitInputs &inputs, const std::vector<std::string> &reached, const std::string &facts);

  /// Null: none.
  FactsStore *store() const { return facts_.get(); }

  std::string keyOf(const CompileJob &job) const;

  /// Hash of a file's contents; 0: it is not there.
  std::uint64_t hashOf(const std::string &path);

private:
  std::string root;
  std::unique_ptr<FactsStore> facts_;
  std::unique_ptr<FileStates> states;
};

} // namespace seam
