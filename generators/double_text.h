// How does a double's file look as a whole, and how is it known again?
#pragma once
#include "generators/style.h"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// What stands in a double's file in front of its kind and interface.
inline constexpr std::string_view DoubleCommandWord = "// Made again by: seam double ";

/// The whole file, not formatted yet.
std::string writeDouble(const DoublePlan &plan, const RegisteredStyle &style);

/// The source beside a split double. Empty: the style has none.
std::string writeDoubleSource(const DoublePlan &plan, const RegisteredStyle &style);

/// What a test double depends on of its interface: the same whatever the order of its members, the comments and the places.
std::uint64_t interfaceHash(const InterfaceFact &interface);

/// What makes two doubles of one interface differ: options and style. `written`: writeDouble() or writeDoubleSource().
std::uint64_t planHash(const DoublePlan &plan, const std::string &written);

/// Puts both hashes, and one of the text itself, into the file's first lines.
std::string sealed(std::string text, std::uint64_t plan);

/// A sealed text with these includes before all others: the interface's header does not compile without them, or they do not behind it.
/// `plan`: as it was sealed.
std::string withPrelude(const std::string &text, const std::vector<std::string> &prelude, std::uint64_t plan);

/// What the first lines of a file tell.
struct Seal {
  std::uint64_t plan = 0; ///< As planHash() was when it was written.
  bool isWhole = false;   ///< Nobody changed it since, but for its keep-regions.
};

/// Nothing: Seam did not write it.
std::optional<Seal> readSeal(std::string_view text);

// Shared by the styles.

/// "namespace app {", or its end. Before C++17 one by one.
void writeNamespaces(const std::vector<NamespaceFact> &namespaces, std::uint32_t languageYear, CodeWriter &out, bool isOpening);
/// "class MockRepository : public Repository {" and the constructors.
void writeHead(const DoublePlan &plan, CodeWriter &out);
/// "Order find(int id) const noexcept override"; `withNames`: of the parameters. Without "override" where there is no base.
std::string overriding(const DoublePlan &plan, const PlannedMethod &method, bool withNames = true);
/// "virtual Order find(int id) const = 0".
std::string pureDeclaration(const PlannedMethod &method);
/// "template <typename Key> requires …".
std::string templateHead(const InterfaceFact &interface);
/// "Order MockStore::find(int id) const": behind the class.
std::string definitionOf(const DoublePlan &plan, const PlannedMethod &method);
/// Constructors and destructor of a split double.
void writeConstructorsBehind(const DoublePlan &plan, CodeWriter &out);
/// "MockRepository::find": for messages.
std::string messageName(const DoublePlan &plan, const PlannedMethod &method);

} // namespace seam
