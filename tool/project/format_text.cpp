#include "tool/project/format_text.h"
#include "clang/Format/Format.h"
#include "clang/Tooling/Core/Replacement.h"

namespace seam {

static constexpr const char *CommandLine = "^ Made again by:";

std::string formatText(const std::string &text, const std::string &path) {
  using namespace clang;
  llvm::Expected<format::FormatStyle> style =
      format::getStyle("file", path, "LLVM", text, nullptr, /*AllowUnknownOptions=*/true, [](const llvm::SMDiagnostic &, void *) {});
  if (!style) {
    llvm::consumeError(style.takeError()); // A layout that cannot be read is no reason to have no double.
    style = format::getLLVMStyle();
  }
  // A project that switches the layout off still gets a double that can be read.
  if (style->DisableFormat)
    style = format::getLLVMStyle();
  // The command that makes a double again is copied by people and read by Seam: it stays on its line.
  style->CommentPragmas = style->CommentPragmas.empty() ? std::string(CommandLine) : "(" + style->CommentPragmas + ")|" + CommandLine;
  style->Language = format::FormatStyle::LK_Cpp;
  const tooling::Replacements changes = format::reformat(*style, text, {tooling::Range(0, text.size())}, path);
  llvm::Expected<std::string> result = tooling::applyAllReplacements(text, changes);
  if (!result) {
    llvm::consumeError(result.takeError());
    return text;
  }
  return *result;
}

} // namespace seam
