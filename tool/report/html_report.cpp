#include "tool/report/html_report.h"
#include "matchers/base/errors.h"
#include "tool/report/html_json.h"
#include "tool/report/html_page.h"
#include "tool/report/script_text.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Base64.h"
#include "llvm/Support/SHA256.h"

namespace seam {
namespace {

/// 'sha256-…', as a content security policy names the one text that it lets run.
std::string sourceHash(std::string_view text) {
  const std::array<std::uint8_t, 32> hash = llvm::SHA256::hash(llvm::arrayRefFromStringRef(text));
  return "'sha256-" + llvm::encodeBase64(hash) + "'";
}

/// Nothing is loaded from anywhere, and only our own script runs, whatever a name in the data says.
std::string securityPolicy() {
  return fmt::format(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src {}; style-src {}; base-uri 'none'; "
      "form-action 'none'\">",
      sourceHash(htmlScript()), sourceHash(htmlStyle()));
}

} // namespace

llvm::Error requireHtmlPage() {
  if (!htmlScript().empty())
    return llvm::Error::success();
  return makeError("this build of seam has no HTML report, because esbuild or d3 was missing when it was built; install esbuild, "
                   "node-d3-zoom and node-d3-quadtree (docs/report.md tells how without Debian) and build it again");
}

std::string htmlReport(const HtmlContent &content) {
  const std::pair<std::string_view, std::string> parts[] = {
      {"<!--seam:policy-->", securityPolicy()},
      {"<!--seam:style-->", "<style>" + std::string(htmlStyle()) + "</style>"},
      {"<!--seam:data-->", "<script type=\"application/json\" id=\"report\">" + scriptText(htmlJson(content)) + "</script>"},
      {"<!--seam:script-->", "<script>" + std::string(htmlScript()) + "</script>"}};
  std::string_view rest = htmlMarkup();
  std::string page;
  for (const auto &[mark, text] : parts) {
    const std::size_t place = rest.find(mark);
    assert(place != std::string_view::npos && "tool/report/html/page.html has its marks in this order");
    page += rest.substr(0, place);
    page += text;
    rest.remove_prefix(place + mark.size());
  }
  return page.append(rest);
}

} // namespace seam
