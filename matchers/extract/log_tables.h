// Which log libraries are there? Each is a table in log_library_<name>.cpp.
#pragma once
#include "matchers/extract/log_library.h"

namespace seam {

extern const LogLibrary spdlogLibrary;
extern const LogLibrary glogLibrary;
extern const LogLibrary abseilLibrary;
extern const LogLibrary boostLibrary;
extern const LogLibrary log4cxxLibrary;
extern const LogLibrary log4cplusLibrary;
extern const LogLibrary easyloggingLibrary;
extern const LogLibrary loguruLibrary;
extern const LogLibrary quillLibrary;
extern const LogLibrary plogLibrary;
extern const LogLibrary g3logLibrary;
extern const LogLibrary qtLibrary;
extern const LogLibrary pocoLibrary;
extern const LogLibrary syslogLibrary;
extern const LogLibrary rclcppLibrary;
extern const LogLibrary rocksdbLibrary;
extern const LogLibrary llvmLibrary;
extern const LogLibrary printLibrary;

} // namespace seam
