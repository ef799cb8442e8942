#include "matchers/extract/log_line_edits.h"
#include "matchers/extract/file_text.h"

namespace seam {

using namespace clang;

LogEdit announcementBefore(SourceLocation statement, const SourceManager &sources) {
  const llvm::StringRef text = sources.getBufferData(sources.getFileID(statement));
  const unsigned offset = sources.getFileOffset(statement);
  const bool isAlone = isFirstOnLine(text, offset);
  return {.kind = LogEditKind::Announce, .offset = offset, .length = 0, .text = isAlone ? "\n" + indentAt(text, offset).str() : " "};
}

std::vector<LogEdit> movedUp(SourceLocation definition, const SourceManager &sources) {
  if (!definition.isFileID())
    return {};
  const llvm::StringRef text = sources.getBufferData(sources.getFileID(definition));
  const unsigned offset = sources.getFileOffset(definition);
  const std::size_t begin = text.rfind('\n', offset) + 1; // Behind npos is 0.
  const std::size_t end = text.find('\n', offset);
  const std::optional<std::size_t> first = firstInclude(text, offset);
  if (end == llvm::StringRef::npos || !first || *first >= begin)
    return {};
  const llvm::StringRef line = text.slice(begin, end + 1);
  if (!line.starts_with("#define") || line.rtrim().ends_with("\\"))
    return {};
  return {{.kind = LogEditKind::Move, .offset = static_cast<std::uint32_t>(*first), .length = 0, .text = line.str()},
          {.kind = LogEditKind::Move,
           .offset = static_cast<std::uint32_t>(begin),
           .length = static_cast<std::uint32_t>(line.size()),
           .text = {}}};
}

} // namespace seam
