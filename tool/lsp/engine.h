// Who reads and checks programs for the language server? A process of its own: the protocol stays alive whatever happens to it.
#pragma once

namespace seam {

/// Serves requests from standard input, answers on standard output, until the input ends. Gives the exit code.
int runEngine();

} // namespace seam
