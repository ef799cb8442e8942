// Does a folder hold nothing but what a program can make again?
#pragma once
#include "llvm/ADT/StringRef.h"

namespace seam {

/// It has a CACHEDIR.TAG with the signature that backups, search and other tools know (https://bford.info/cachedir/).
bool isCacheFolder(llvm::StringRef folder);

/// Says so of a folder. What cannot be written is not: the mark spares others work, it is no condition.
void markCacheFolder(llvm::StringRef folder);

} // namespace seam
