# Which version is this build? Writes the source of matchers/base/version.h's constants.
execute_process(COMMAND git -C ${ROOT} rev-parse --short=12 HEAD OUTPUT_VARIABLE COMMIT OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
file(CONFIGURE OUTPUT ${OUT} @ONLY CONTENT [[
#include "matchers/base/version.h"

namespace seam {

const std::string_view seamVersion = "@VERSION@";
const std::string_view llvmVersion = "@LLVM_VERSION@";
const std::string_view commit = "@COMMIT@";
const std::string_view builtResourceFolder = "@RESOURCE_FOLDER@";

} // namespace seam
]])
