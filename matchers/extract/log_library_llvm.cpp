// LLVM: LLVM_DEBUG(dbgs() << …); errs() prints.
#include "matchers/extract/log_tables.h"

namespace seam {
namespace {

constexpr llvm::StringLiteral headers[] = {"llvm/Support/Debug", "ADT/"};
constexpr LogCallee callees[] = {
    {"llvm::errs", level::Unknown, MessageStyle::Stream, logged::Print | logged::ToError},
    {"llvm::outs", level::Unknown, MessageStyle::Stream, logged::Print},
    {"llvm::dbgs", level::Debug, MessageStyle::Stream, logged::Print | logged::ToError},
    {"llvm::report_fatal_error", level::Critical, MessageStyle::Plain, logged::Terminates},
    {"llvm::reportFatalInternalError", level::Critical, MessageStyle::Plain, logged::Terminates},
    {"llvm::reportFatalUsageError", level::Critical, MessageStyle::Plain, logged::Terminates},
};
constexpr LogMacro macros[] = {
    {"LLVM_DEBUG", level::Debug, 0, logged::Lazy | logged::Strippable},
    {"DEBUG_WITH_TYPE", level::Debug, 1, logged::Lazy | logged::Strippable},
    {"LDBG", level::Debug, -1, logged::Lazy | logged::Strippable},
    {"LDBG_OS", level::Debug, -1, logged::Lazy | logged::Strippable},
};

} // namespace

const LogLibrary llvmLibrary{.name = "LLVM", .headers = headers, .callees = callees, .macros = macros};

} // namespace seam
