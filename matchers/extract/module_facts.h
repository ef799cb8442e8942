// Which C++20 modules does a unit declare and import?
#pragma once

namespace seam {

class UnitBuilder;

/// Reads `module` and `import` declarations of the main file from its text: clang needs compiled interfaces to parse them, the graph needs
/// only their names.
void extractModules(UnitBuilder &builder);

} // namespace seam
