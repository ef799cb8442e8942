// Which macros do glog and abseil share? One row of a table of LogMacro names a whole family: "LOG" is LOG, LOG_IF, LOG_EVERY_N …
#pragma once
#include "matchers/extract/log_tables.h"

/// NAME(severity) << …
#define SEAM_SEVERITY_MACROS(NAME, FLAGS)                                                                                                  \
  {NAME, LevelInArgument, -1, (FLAGS)}, {NAME "_IF", LevelInArgument, -1, (FLAGS) | logged::Lazy | logged::Conditional},                   \
      {NAME "_EVERY_N", LevelInArgument, -1, (FLAGS) | logged::Lazy | logged::Throttled},                                                  \
      {NAME "_FIRST_N", LevelInArgument, -1, (FLAGS) | logged::Lazy | logged::Throttled},                                                  \
      {NAME "_EVERY_T", LevelInArgument, -1, (FLAGS) | logged::Lazy | logged::Throttled},                                                  \
      {NAME "_EVERY_N_SEC", LevelInArgument, -1, (FLAGS) | logged::Lazy | logged::Throttled},                                              \
      {NAME "_EVERY_POW_2", LevelInArgument, -1, (FLAGS) | logged::Lazy | logged::Throttled}, {                                            \
    NAME "_IF_*", LevelInArgument, -1, (FLAGS) | logged::Lazy | logged::Throttled | logged::Conditional                                    \
  }

/// VLOG(verbosity) << …
#define SEAM_VERBOSITY_MACROS(PREFIX)                                                                                                      \
  {PREFIX "VLOG", LevelIsVerbosity, -1, logged::Lazy}, {PREFIX "DVLOG", LevelIsVerbosity, -1, logged::Lazy | logged::Strippable},          \
      {PREFIX "VLOG_IF", LevelIsVerbosity, -1, logged::Lazy | logged::Conditional},                                                        \
      {PREFIX "VLOG_EVERY_*", LevelIsVerbosity, -1, logged::Lazy | logged::Throttled}, {                                                   \
    PREFIX "VLOG_FIRST_N", LevelIsVerbosity, -1, logged::Lazy | logged::Throttled                                                          \
  }

/// CHECK(condition) << …, CHECK_EQ(a, b) << …
#define SEAM_CHECK_MACROS(NAME, FLAGS)                                                                                                     \
  {NAME, level::Critical, -1, (FLAGS) | logged::Terminates | logged::Lazy | logged::Assertion}, {                                          \
    NAME "_*", level::Critical, -1, (FLAGS) | logged::Terminates | logged::Lazy | logged::Assertion                                        \
  }

/// All of them; PREFIX: "", "ABSL_".
#define SEAM_GOOGLE_LOG_MACROS(PREFIX)                                                                                                     \
  SEAM_SEVERITY_MACROS(PREFIX "LOG", 0), SEAM_SEVERITY_MACROS(PREFIX "DLOG", logged::Strippable), SEAM_SEVERITY_MACROS(PREFIX "PLOG", 0),  \
      SEAM_VERBOSITY_MACROS(PREFIX), SEAM_CHECK_MACROS(PREFIX "CHECK", 0), SEAM_CHECK_MACROS(PREFIX "QCHECK", 0),                          \
      SEAM_CHECK_MACROS(PREFIX "PCHECK", 0), SEAM_CHECK_MACROS(PREFIX "DCHECK", logged::Strippable)
