// Which handlers log through what the program wrote for that itself?
#pragma once
#include "matchers/program/exception_program.h"

namespace seam {

struct LogProgram;

/// Makes logs of the effects of handlers that only the whole program shows to be some: a call of its own log, what its macro prints.
void tellOwnLogs(ExceptionProgram &program, const LogProgram &logs);

} // namespace seam
