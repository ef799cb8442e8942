// What follows for others from what the program wrote to log with itself?
#pragma once
#include "matchers/program/exception_program.h"

namespace seam {

struct LogProgram;

/// Makes logs of the effects of handlers that only the whole program shows to be some: a call of its own log, what its macro prints.
void tellOwnLogs(ExceptionProgram &program, const LogProgram &logs);

/// What such a log prints is no print beside it (`#define LOG(level) std::clog << level`), and what ends in it ends with it: Log::fatal()
/// that calls exit().
void settleOwnLogs(LogProgram &logs);

} // namespace seam
