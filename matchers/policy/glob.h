// Does a path match a pattern of the policy file?
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// Matches `text` against a glob and gives what each `*`, `**` and `?` stood for, or nothing.
/// `*` stops at `separator`, `**` does not and may also stand for nothing ("src/**" matches "src/a/b.h"; "a/**/b" matches "a/b");
/// `?` is one character; `[a-c]` a set; `{a,b}` a choice. A pattern without wildcards matches itself only.
/// "src/net/" and "src/net" (no wildcard) do not match files inside; the policy reader says so.
std::optional<std::vector<std::string>> matchGlob(std::string_view pattern, std::string_view text, char separator = '/');

/// True if `text` matches; see matchGlob.
bool globMatches(std::string_view pattern, std::string_view text, char separator = '/');

/// Replaces `{1}`, `{2}` … in `pattern` by `captures`.
std::string fillCaptures(std::string_view pattern, const std::vector<std::string> &captures);

} // namespace seam
