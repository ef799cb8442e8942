// Printing: streams, printf and their like. Functions that take a FILE or stream print where it is stdout or stderr.
#include "matchers/extract/log_tables.h"

namespace seam {
namespace {

constexpr LogCallee callees[] = {
    {"printf", level::Unknown, MessageStyle::Printf, logged::Print},
    {"std::printf", level::Unknown, MessageStyle::Printf, logged::Print},
    {"vprintf", level::Unknown, MessageStyle::Plain, logged::Print},
    {"puts", level::Unknown, MessageStyle::Plain, logged::Print},
    {"std::puts", level::Unknown, MessageStyle::Plain, logged::Print},
    {"putchar", level::Unknown, MessageStyle::Plain, logged::Print},
    {"perror", level::Unknown, MessageStyle::Plain, logged::Print | logged::ToError},
    {"std::perror", level::Unknown, MessageStyle::Plain, logged::Print | logged::ToError},
    {"fprintf", level::Unknown, MessageStyle::Printf, logged::Print},
    {"std::fprintf", level::Unknown, MessageStyle::Printf, logged::Print},
    {"fputs", level::Unknown, MessageStyle::Plain, logged::Print},
    {"std::fputs", level::Unknown, MessageStyle::Plain, logged::Print},
    {"vfprintf", level::Unknown, MessageStyle::Plain, logged::Print},
    {"std::print", level::Unknown, MessageStyle::Braces, logged::Print},
    {"std::println", level::Unknown, MessageStyle::Braces, logged::Print},
    {"fmt::print", level::Unknown, MessageStyle::Braces, logged::Print},
    {"fmt::println", level::Unknown, MessageStyle::Braces, logged::Print},
    {"OutputDebugStringA", level::Unknown, MessageStyle::Plain, logged::Print},
    {"OutputDebugStringW", level::Unknown, MessageStyle::Plain, logged::Print},
    {"std::cout", level::Unknown, MessageStyle::Stream, logged::Print},
    {"std::wcout", level::Unknown, MessageStyle::Stream, logged::Print},
    {"std::cerr", level::Unknown, MessageStyle::Stream, logged::Print | logged::ToError},
    {"std::wcerr", level::Unknown, MessageStyle::Stream, logged::Print | logged::ToError},
    {"std::clog", level::Unknown, MessageStyle::Stream, logged::Print | logged::ToError},
    {"std::wclog", level::Unknown, MessageStyle::Stream, logged::Print | logged::ToError},
};

} // namespace

const LogLibrary printLibrary{.name = "print", .callees = callees};

} // namespace seam
