// Which tables of libraries are there?
#include "matchers/extract/log_tables.h"

namespace seam {

llvm::ArrayRef<const LogLibrary *> logLibraries() {
  static constexpr const LogLibrary *libraries[] = {&spdlogLibrary,    &glogLibrary,        &abseilLibrary, &boostLibrary,  &log4cxxLibrary,
                                                    &log4cplusLibrary, &easyloggingLibrary, &loguruLibrary, &quillLibrary,  &plogLibrary,
                                                    &g3logLibrary,     &qtLibrary,          &pocoLibrary,   &syslogLibrary, &rclcppLibrary,
                                                    &rocksdbLibrary,   &llvmLibrary,        &printLibrary};
  return libraries;
}

} // namespace seam
