// Which units share a precompiled header, and where does it come from?
#pragma once
#include "matchers/extract/shared_header.h"
#include "tool/pipeline/pipeline.h"
#include "tool/pipeline/scratch_folder.h"
#include "tool/pipeline/unit_cache.h"
#include "tool/project/project.h"
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace seam {

/// The shared headers of a run: one for all units of the same flags. They lie in the store's folder and are good for the next run as long
/// as no file in them changes; without a store they go with the run.
class SharedHeaders {
public:
  SharedHeaders(const std::string &root, const Project &project, const RunRequest &request, UnitCache &cache);
  SharedHeaders(const SharedHeaders &) = delete;
  SharedHeaders &operator=(const SharedHeaders &) = delete;

  /// Finds or makes those that `jobs` can use. Making one pays only where much is to be read.
  void prepare(const std::vector<const CompileJob *> &jobs);

  /// Null: there is none for its flags.
  std::shared_ptr<const SharedHeader> find(const CompileJob &job) const;

  /// What it took.
  double seconds() const { return spent; }
  std::vector<std::string> leftOut() const;

private:
  struct Group {
    std::vector<const CompileJob *> jobs;
    std::string key;
    SharedLines wanted;
  };

  std::optional<SharedHeader> kept(const std::string &key);
  void make(std::vector<Group> groups);
  void keep(const std::string &key, const SharedHeader &header);

  const std::string &root;
  const Project &project;
  const RunRequest &request;
  UnitCache &cache;
  std::string folder;                   ///< Empty: none could be made.
  std::optional<ScratchFolder> scratch; ///< Where there is no store.
  double spent = 0;
  std::map<std::string, std::shared_ptr<const SharedHeader>> headers; ///< By key; null: there is none.
};

} // namespace seam
