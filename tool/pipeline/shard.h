// How do several machines share the reading of one program?
//
//   seam check --shard 1/3 --facts-out 1.facts ┐
//   seam check --shard 2/3 --facts-out 2.facts ├──► seam merge 1.facts 2.facts 3.facts ──► the report of one run
//   seam check --shard 3/3 --facts-out 3.facts ┘
//
// A file of facts is a store with what the shard read. Nothing in it is believed that does not hold on the machine that merges: a unit of
// which some input differs, or that a shard could not read, is read again there. So the report is that of one run, whatever the files hold.
#pragma once
#include "tool/pipeline/pipeline.h"
#include <cstddef>
#include <string>
#include <vector>

namespace seam {

/// "2/3": the second of three parts.
struct Shard {
  unsigned number = 1; ///< From 1.
  unsigned count = 1;
};

/// Reads "2/3"; fails when it is no part of a whole.
llvm::Expected<Shard> parseShard(const std::string &text);

/// What a shard did.
struct ShardResult {
  std::size_t read = 0;           ///< Units and headers whose facts are in the file …
  std::size_t all = 0;            ///< … of so many in the whole program.
  std::vector<FailedUnit> failed; ///< Not read completely; who merges sees it again.
  std::vector<std::string> notes; ///< What the store has to say.
  bool wasInterrupted = false;
};

/// Reads the shard's part of the units, and of the headers that no unit includes, and writes their facts to `file`.
llvm::Expected<ShardResult> readShard(const RunRequest &request, const Shard &shard, const std::string &file);

/// Takes the request's files of facts into the store. Fails where one is none of Seam's, or of another build.
llvm::Error takeFacts(UnitCache &cache, const RunRequest &request);

} // namespace seam
