# With which words are Seam and the tools beside it called?
"""Each command is made here, for the run and for the page that shows it."""

CHECKS = "-*,bugprone-exception-escape,bugprone-empty-catch,misc-throw-by-value-catch-by-reference,misc-header-include-cycle"
INCLUDES_ONLY = "--includes-only"


def seam_check(seam, build, cache, jobs):
    return [seam, "check", "-p", build, "--cache-dir", cache, "-j", str(jobs), "--statistics", "--timings", "--fail-on", "never"]


def seam_includes(seam, build, cache, jobs):
    return [seam, "graph", "-p", build, "--cache-dir", cache, "-j", str(jobs), "--level", "file", "--format", "json", INCLUDES_ONLY]


def syntax_only(words):
    return [*words, "-w", "-fsyntax-only"]


def tidy(database, jobs):
    return ["run-clang-tidy-22", "-quiet", "-p", database, "-j", str(jobs), "-config={}", f"-checks={CHECKS}"]


def scan_dependencies(database, jobs):
    return ["clang-scan-deps-22", "-compilation-database", f"{database}/compile_commands.json", "-j", str(jobs)]


def shown(words):
    """As one would type it."""
    return " ".join(f"'{word}'" if any(letter in word for letter in "*{}") else word for word in words)
