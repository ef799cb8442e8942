#include "matchers/findings/clang_tidy_checks.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/GlobPattern.h"

namespace seam {
namespace {

struct Likeness {
  std::string_view check;
  std::string_view rule;
};

constexpr Likeness likenesses[] = {{"bugprone-empty-catch", "broad-catch-outside-boundary"},
                                   {"bugprone-empty-catch", "swallowed-exception"},
                                   {"bugprone-exception-escape", "noexcept-may-throw"},
                                   {"bugprone-exception-escape", "uncaught-at-entry-point"},
                                   {"bugprone-throwing-static-initialization", "throwing-static-init"},
                                   {"cert-err09-cpp", "catch-by-value"},
                                   {"cert-err09-cpp", "throw-pointer"},
                                   {"cert-err58-cpp", "throwing-static-init"},
                                   {"cert-err61-cpp", "catch-by-value"},
                                   {"cert-err61-cpp", "throw-pointer"},
                                   {"hicpp-exception-baseclass", "throw-non-exception"},
                                   {"misc-header-include-cycle", "header-include-cycle"},
                                   {"misc-include-cleaner", "unused-include-edge"},
                                   {"misc-throw-by-value-catch-by-reference", "catch-by-value"},
                                   {"misc-throw-by-value-catch-by-reference", "throw-pointer"}};

} // namespace

std::vector<std::string_view> rulesLike(std::string_view checkOrGlob) {
  std::vector<std::string_view> rules;
  if (checkOrGlob.starts_with('*')) // NOLINT(*) is about everything, like a plain NOLINT: nobody thought of one of these.
    return rules;
  llvm::Expected<llvm::GlobPattern> glob = llvm::GlobPattern::create(checkOrGlob);
  if (!glob) {
    llvm::consumeError(glob.takeError()); // clang-tidy does not know it either.
    return rules;
  }
  for (const Likeness &each : likenesses)
    if (glob->match(each.check) && !llvm::is_contained(rules, each.rule))
      rules.push_back(each.rule);
  return rules;
}

} // namespace seam
