// What is there to show of a unit that somebody types in, before the whole program is linked?
#pragma once
#include "tool/lsp/checked_program.h"
#include "tool/lsp/engine_messages.h"
#include "tool/pipeline/pipeline.h"
#include <optional>

namespace seam {

/// In the engine: what the unit says by itself, without what the baseline holds. Nothing: it is a header, or its findings cannot be told.
std::optional<EngineAnswer> unitAnswer(const RunRequest &run, const LoadedPolicy &policy, const ExtractedUnits &unit,
                                       const HeaderFacts &headers);

/// In the server: puts that in the place of what these rules said of the file before. Other findings of the file stay, on the lines that
/// they have now and without their fixes, whose offsets are gone; so do those outside of the lines that the answer tells of. False: the
/// answer is damaged.
bool addUnitAnswer(CheckedProgram &program, const EngineRequest &request, const EngineAnswer &answer);

} // namespace seam
