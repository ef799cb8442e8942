// Which templates do generated doubles share? They stand in each file that uses them, behind a guard, so that a file needs nothing of Seam.
#pragma once
#include <string>

namespace seam {

/// defaultValue<T>(method): something sensible, or the end of the test with the method's name.
std::string defaultValueSupport();
/// Method<R(A…)>: answers that a test sets. Uses the text above.
std::string methodSupport();
/// Calls<Args>, CallOrder: what a spy records.
std::string recordSupport();
/// Table, Property, Missing: what a fake remembers. Uses defaultValueSupport().
std::string tableSupport();
/// FileText, OpenFile, Files: a file system in memory.
std::string fileSupport();
/// Tasks: work in other threads.
std::string taskSupport();

} // namespace seam
