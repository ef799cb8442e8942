// How does the class of a fake's open file look?
#pragma once
#include "generators/code_writer.h"
#include "generators/open_file.h"

namespace seam {

/// "class SequentialFileInMemory final : public SequentialFile { … };"
void writeFileHandle(const FileHandle &handle, CodeWriter &out);

} // namespace seam
