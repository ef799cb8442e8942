// What can be said soon of a text that somebody types, before the program is checked?
#pragma once
#include "tool/lsp/engine_messages.h"
#include "tool/lsp/first_look.h"
#include "tool/pipeline/open_units.h"
#include "tool/pipeline/pipeline.h"
#include <functional>
#include <map>
#include <string>

namespace seam {

/// The open texts of a workspace's folder, as they were when they were read last.
class OpenLooks {
public:
  /// From now on, these are open.
  void setOpen(const EngineRequest &request);
  /// Reads what changed since then, and that alone; `tell` hears what it says.
  void look(const RunRequest &run, const LoadedPolicy &policy, const std::function<void(EngineAnswer)> &tell);
  /// The unit was read whole.
  void keep(const std::string &path, ReadText read);
  /// Reads those of `run`'s open texts of which nothing is known yet, so that the first edit finds something to look at. May be
  /// interrupted.
  void prepare(const RunRequest &run);

  OpenUnits units; ///< Filled by runs.

private:
  std::map<std::string, ReadText> lastRead; ///< By path.
};

} // namespace seam
