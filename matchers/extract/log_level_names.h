// Which level does a name speak of, and how would its siblings for other levels be called?
#pragma once
#include "matchers/facts/log_facts.h"
#include "llvm/ADT/StringRef.h"

namespace seam {

/// A level in a name, with what is left: "LOG_WARN" -> warning, "log_#".
struct NamedWithLevel {
  LogLevel level = level::Unknown;
  std::string rest;
};
NamedWithLevel levelInName(llvm::StringRef name);

/// The last part of a qualified name may hold the level: "app::Log::warn" -> warning, "app::Log::#".
NamedWithLevel levelInQualifiedName(llvm::StringRef name);

/// What a sibling may be called.
struct SiblingName {
  std::string name;
  LogLevel level = level::Unknown;
};
/// "LOG_WARN" -> "LOG_ERROR", "LOG_DEBUG" …; nothing for a name without a level.
std::vector<SiblingName> siblingNames(llvm::StringRef name);

} // namespace seam
