// What kind of thing is a type, as a fake sees it: a value, something that holds one, a list, a view of somebody else's text?
#pragma once
#include "generators/double_plan.h"
#include <string>

namespace seam {

/// A type taken out of what holds it: "std::optional<app::Order>" is an app::Order in a "std::optional".
struct HeldType {
  std::string holder; ///< "*" for a pointer, "&" for a reference; empty: nothing holds it.
  std::string inner;  ///< Without const.
};

HeldType heldType(const std::string &text);
/// The same of what a method returns or takes; a reference is the holder "&".
HeldType heldType(const TypeFact &type);

/// The type as a fake keeps it: views of text become std::string.
std::string keptText(const TypeFact &type);
/// "std::string(name ? name : "")", "order": how the argument becomes what is kept.
std::string keptValue(const PlannedParameter &parameter);
/// What is kept, as the type says it: "name.c_str()" for a C string.
std::string givenText(const TypeFact &type, const std::string &kept);
bool isCString(const TypeFact &type);

/// A class that shows somebody else's text: std::string_view, leveldb::Slice.
bool isTextView(const std::string &type);
bool isSmartPointer(const std::string &holder);
bool isOptional(const std::string &holder);
bool isList(const std::string &holder);
bool isNumber(const TypeFact &type);
bool isChrono(const TypeFact &type);
bool isBool(const TypeFact &type);
bool isVoid(const TypeFact &type);
/// A class that tells whether something went well: absl::Status, std::error_code.
bool isStatus(const TypeFact &type);

/// "Order" of "app::Order", "int" of "int".
std::string lastName(const std::string &type);

} // namespace seam
