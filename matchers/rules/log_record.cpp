#include "matchers/rules/log_record.h"
#include "matchers/rules/log_fixes.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include <fmt/format.h>

namespace seam {
namespace {

constexpr char ValueMark = '\x1f';

/// A way to write logs that needs nothing but the library's header.
enum class Way : std::uint8_t { None, Braces, Stream, Printf };

Way wayOf(const LogFact &fact) {
  const llvm::StringRef name = fact.name;
  if (fact.library == "spdlog" && name.starts_with("spdlog::") && !name.contains("logger"))
    return Way::Braces;
  if ((fact.library == "glog" || fact.library == "abseil" || fact.library == "easylogging++") && name == "LOG")
    return Way::Stream;
  if (fact.library == "Boost.Log" && name == "BOOST_LOG_TRIVIAL")
    return Way::Stream;
  if ((fact.library == "Qt" && name.starts_with("q") && !name.starts_with("qC")) || (fact.library == "syslog" && name == "syslog"))
    return Way::Printf;
  return Way::None;
}

/// What stands before the text: `spdlog::error(`, `LOG(ERROR)`, `qCritical(`, `syslog(LOG_ERR, `; empty: the library has no such level.
std::string headOf(const LogFact &fact, LogLevel level) {
  const std::string word = wordFor(fact.library, level);
  if (word.empty())
    return "";
  if (fact.library == "spdlog")
    return "spdlog::" + word + "(";
  if (fact.library == "Boost.Log")
    return "BOOST_LOG_TRIVIAL(" + word + ")";
  if (fact.library == "Qt")
    return fmt::format("q{}{}(", llvm::toUpper(word.front()), llvm::StringRef(word).drop_front().str());
  const std::string upper = llvm::StringRef(word).upper();
  return fact.library == "syslog" ? "syslog(LOG_" + upper + ", " : "LOG(" + upper + ")";
}

/// As the inside of a literal; nothing: it would take more than the usual escapes.
std::optional<std::string> escaped(llvm::StringRef text, Way way) {
  std::string result;
  for (const char letter : text) {
    if (letter == '"' || letter == '\\')
      result += '\\';
    if ((way == Way::Braces && (letter == '{' || letter == '}')) || (way == Way::Printf && letter == '%'))
      result += letter;
    if (letter == '\n' || letter == '\t')
      result += letter == '\n' ? "\\n" : "\\t";
    else if (!llvm::isPrint(letter))
      return std::nullopt;
    else
      result += letter;
  }
  return result;
}

/// "a", b, "c" -> LOG(INFO) << "a" << b << "c", or spdlog::info("a{}c", b).
std::optional<std::string> write(const LogFact &like, Way way, const NewRecord &record) {
  std::string result = headOf(like, record.level);
  if (result.empty())
    return std::nullopt;
  std::string format;
  std::string behind;
  llvm::StringRef rest = llvm::StringRef(record.message).rtrim("\n");
  for (std::size_t i = 0;; ++i) {
    const auto [text, more] = rest.split(ValueMark);
    const bool isLast = text.size() == rest.size();
    const std::optional<std::string> literal = escaped(text, way);
    if (!literal || (!isLast && i >= record.values.size()))
      return std::nullopt;
    if (way == Way::Stream) {
      result += literal->empty() ? "" : " << \"" + *literal + "\"";
      result += isLast ? "" : " << " + record.values[i];
    } else {
      format += *literal + (isLast ? "" : way == Way::Braces ? "{}" : "%s");
      behind += isLast ? "" : ", " + record.values[i];
    }
    if (isLast)
      break;
    rest = more;
  }
  return way == Way::Stream ? result : result + '"' + format + '"' + behind + ")";
}

} // namespace

std::optional<std::string> writeRecord(const ProgramGraph &graph, FileId file, const NewRecord &record) {
  if (!graph.logs)
    return std::nullopt;
  for (const LogNode &node : graph.logs->statements) {
    const Way way = node.file == file && node.wrapper.empty() && node.fact.macro.empty() ? wayOf(node.fact) : Way::None;
    if (way == Way::None || (way == Way::Printf && !record.values.empty() && !record.areTexts))
      continue;
    return write(node.fact, way, record);
  }
  return std::nullopt;
}

} // namespace seam
