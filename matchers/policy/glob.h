// Does a path match a pattern of the policy file?
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// Matches `text` against a glob and gives what each `*`, `**` and `?` stood for (in their order in the pattern, "" where a
/// choice left one out), or nothing.
///
///   pattern          matches                      does not match
///   src/*.h          src/a.h                      src/net/a.h       `*` stops at the separator
///   src/**           src/a.h  src/net/a.h         lib/a.h           `**` does not
///   a/**/b  **/b     a/b  a/x/y/b  b              a/xb              and may stand for nothing, its separator included
///   src/?.h          src/a.h                      src/ab.h
///   [a-c]x  [!a-c]x  bx  dx                       dx  bx            a set; `[^…]` is the same as `[!…]`
///   {net,ui/*}/x.h   net/x.h  ui/a/x.h            x.h               a choice, nested ones too
///
/// A pattern without wildcards matches itself only: "src/net/" and "src/net" do not match files inside; the policy reader says so.
/// There is no escape character: `[*]` is a star. With ':' as separator a segment ends at "::", and "app::net::**" also matches
/// the namespace "app::net" itself. Time is bounded by pattern length times text length, whatever the pattern.
std::optional<std::vector<std::string>> matchGlob(std::string_view pattern, std::string_view text, char separator = '/');

/// True if `text` matches; see matchGlob.
bool globMatches(std::string_view pattern, std::string_view text, char separator = '/');

/// Matches a pattern in which `{1}`, `{2}` … each stand for one segment, the same text wherever the number is repeated, and gives
/// these texts: "src/plugins/{1}/**" on "src/plugins/csv/reader.h" gives {"csv"}. Other wildcards match, but are not given.
std::optional<std::vector<std::string>> matchPlaceholders(std::string_view pattern, std::string_view text, char separator = '/');

/// Replaces `{1}`, `{2}` … in `pattern` by `captures`; a number beyond them stays as it is.
std::string fillCaptures(std::string_view pattern, const std::vector<std::string> &captures);

/// Replaces the first `*` of `name` by the first capture, the second by the second: "plugins/*" and {"csv"} give "plugins/csv".
std::string fillWildcards(std::string_view name, const std::vector<std::string> &captures);

/// True if `pattern` holds a wildcard, a set or a choice.
bool hasWildcard(std::string_view pattern);

/// What is wrong with the pattern itself ("'[' without ']'"), or "".
std::string globProblem(std::string_view pattern);

} // namespace seam
