#include "matchers/extract/shared_files.h"
#include "matchers/extract/unit_builder.h"
#include "clang/Lex/HeaderSearch.h"

namespace seam {

void keepFiles(SharedHeader &header, const UnitBuilder &builder, clang::HeaderSearch &search) {
  const auto files = static_cast<FileIndex>(builder.fileCount());
  header.includes = builder.includes();
  header.includes.resize(files);
  header.isUnfit.resize(files);
  header.firstTrace.resize(files, NoIndex);
  header.fitFrom.resize(files, NoIndex);
  for (const UnitBuilder::WrappedFile &each : builder.wrappedFiles())
    header.fitFrom[each.file] = each.firstIncluder;
  for (FileIndex file = 0; file < files; ++file) {
    header.paths.push_back(builder.realPath(file));
    header.isOwn.push_back(builder.isFirstParty(file));
    header.isGuarded.push_back(search.isFileMultipleIncludeGuarded(builder.entry(file)));
  }
  for (const UnitBuilder::Lean &lean : builder.leans())
    header.leans.push_back({.file = lean.of, .name = lean.name, .providers = lean.providers});
}

} // namespace seam
