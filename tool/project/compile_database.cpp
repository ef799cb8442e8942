#include "tool/project/compile_database.h"
#include "matchers/base/errors.h"
#include "tool/project/regular_file.h"
#include "llvm/ADT/StringRef.h"
#include <iterator>
#include <nlohmann/json.hpp>

namespace seam {
namespace {

using nlohmann::json;

constexpr llvm::StringLiteral MakeItAgain = "; make the compilation database again";

/// Reads characters and tells how far it came: nlohmann's parser copies iterators, so the count lies outside.
class CountingIterator {
public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char *;
  using reference = const char &;

  CountingIterator(const char *at, const char **reached) : at(at), reached(reached) {}
  reference operator*() const { return *at; }
  CountingIterator &operator++() {
    *reached = ++at;
    return *this;
  }
  bool operator==(const CountingIterator &other) const { return at == other.at; }
  bool operator!=(const CountingIterator &other) const { return at != other.at; }

private:
  const char *at;
  const char **reached;
};

/// Takes the parser's events apart: [ {"key": value, "arguments": [ … ]} ]. Depth 1 is the array, 2 an entry, 3 a value's inside.
class EntryReader final : public json::json_sax_t {
public:
  EntryReader(llvm::StringRef text, llvm::function_ref<void(DatabaseEntry)> found)
      : reached(text.data()), counted(text.data()), found(found) {}

  const char *reached; ///< Where the parser is.
  std::size_t errorAt = 0;
  std::string error; ///< Set: the text is no JSON, or no array of objects.
  std::size_t entries = 0;

  bool null() override { return scalar("null"); }
  bool boolean(bool) override { return scalar("a boolean"); }
  bool number_integer(number_integer_t) override { return scalar("a number"); }
  bool number_unsigned(number_unsigned_t) override { return scalar("a number"); }
  bool number_float(number_float_t, const string_t &) override { return scalar("a number"); }
  bool binary(binary_t &) override { return scalar("binary"); }
  bool string(string_t &value) override;
  bool key(string_t &name) override;
  bool start_object(std::size_t) override;
  bool end_object() override;
  bool start_array(std::size_t) override;
  bool end_array() override;
  bool parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &exception) override;

private:
  bool scalar(llvm::StringRef type);
  bool reject(llvm::StringRef type);
  void complain(const std::string &problem);
  std::string *field();

  DatabaseEntry entry;
  std::string currentKey;
  unsigned depth = 0;
  bool hasDirectory = false;
  bool hasCommand = false;
  unsigned line = 1; ///< Line of `counted`.
  const char *counted;
  llvm::function_ref<void(DatabaseEntry)> found;
};

bool isKnown(llvm::StringRef key) {
  return key == "file" || key == "directory" || key == "command" || key == "arguments";
}

/// Where a string value of the current key goes; null: the key takes no string, or is not ours.
std::string *EntryReader::field() {
  if (currentKey == "file")
    return &entry.file;
  if (currentKey == "directory")
    return &entry.directory;
  return currentKey == "command" ? &entry.command : nullptr;
}

void EntryReader::complain(const std::string &problem) {
  if (entry.problem.empty())
    entry.problem = problem;
}

/// The document itself, or an element of the outer array, is of a wrong type.
bool EntryReader::reject(llvm::StringRef type) {
  error = depth == 0 ? fmt::format("expected an array of entries, found {}", type.str())
                     : fmt::format("expected an entry {{…}}, found {}", type.str());
  return false;
}

bool EntryReader::scalar(llvm::StringRef type) {
  if (depth < 2)
    return reject(type);
  if (isKnown(currentKey) && (depth == 2 || currentKey == "arguments"))
    complain(fmt::format("\"{}\" {} {}", currentKey, depth == 2 ? "is" : "holds", type.str()));
  return true;
}

bool EntryReader::string(string_t &value) {
  if (depth < 2)
    return reject("a string");
  const bool isArgument = depth == 3 && currentKey == "arguments";
  if (!isArgument && depth > 2)
    return true;
  if (value.find('\0') != std::string::npos)
    complain(fmt::format("\"{}\" holds a NUL character", currentKey));
  else if (isArgument)
    entry.arguments.push_back(std::move(value));
  else if (std::string *place = field())
    *place = std::move(value);
  else if (currentKey == "arguments")
    complain("\"arguments\" is a string; it must be an array, or be called \"command\"");
  return true;
}

bool EntryReader::key(string_t &name) {
  if (depth == 2)
    currentKey = name;
  hasDirectory |= depth == 2 && name == "directory";
  hasCommand |= depth == 2 && (name == "command" || name == "arguments");
  return true;
}

bool EntryReader::start_object(std::size_t) {
  if (depth == 0)
    return reject("an object");
  ++depth;
  if (depth > 2) {
    if (isKnown(currentKey) && (depth == 3 || currentKey == "arguments"))
      complain(fmt::format("\"{}\" {} an object", currentKey, depth == 3 ? "is" : "holds"));
    return true;
  }
  for (; counted != reached; ++counted)
    line += *counted == '\n';
  entry = DatabaseEntry();
  entry.line = line;
  hasDirectory = hasCommand = false;
  return true;
}

bool EntryReader::end_object() {
  if (--depth != 1)
    return true;
  if (entry.file.empty())
    complain("entry without \"file\"");
  if (entry.directory.empty())
    complain(hasDirectory ? "entry with an empty \"directory\"" : "entry without \"directory\"");
  if (entry.command.empty() && entry.arguments.empty())
    complain(hasCommand ? "entry with an empty command" : "entry without \"command\" or \"arguments\"");
  ++entries;
  found(std::move(entry));
  return true;
}

bool EntryReader::start_array(std::size_t) {
  if (depth == 1)
    return reject("an array");
  ++depth;
  if (depth > 2 && isKnown(currentKey) && (currentKey != "arguments" || depth > 3))
    complain(fmt::format("\"{}\" {} an array", currentKey, depth == 3 ? "is" : "holds"));
  return true;
}

bool EntryReader::end_array() {
  --depth;
  return true;
}

/// Keeps "unexpected end of input" of "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while parsing value -
/// …".
bool EntryReader::parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &exception) {
  errorAt = position == 0 ? 0 : position - 1;
  llvm::StringRef text = exception.what();
  if (const std::size_t at = text.find("syntax error while "); at != llvm::StringRef::npos)
    text = text.drop_front(at + llvm::StringRef("syntax error while ").size());
  error = "malformed JSON while " + text.split("; last read").first.str();
  return false;
}

/// "name:line:column: message" for the character at `offset`.
llvm::Error errorAt(llvm::StringRef name, llvm::StringRef text, std::size_t offset, const std::string &message) {
  const llvm::StringRef before = text.take_front(offset);
  const std::size_t lineStart = before.rfind('\n');
  const std::size_t column = lineStart == llvm::StringRef::npos ? before.size() + 1 : before.size() - lineStart;
  return makeError("{}:{}:{}: {}{}", name.str(), before.count('\n') + 1, column, message, MakeItAgain.str());
}

/// What no parser should see: other encodings, NUL bytes, nothing at all.
llvm::Error checkText(llvm::StringRef name, llvm::StringRef text) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
    return errorAt(name, text, 0, "the file is UTF-16; JSON is UTF-8");
  if (text.trim().empty())
    return errorAt(name, text, 0, "the file is empty");
  if (const std::size_t at = text.find('\0'); at != llvm::StringRef::npos)
    return errorAt(name, text, at, "NUL byte in the file");
  return llvm::Error::success();
}

} // namespace

llvm::Error readDatabase(const std::string &path, const std::string &name, llvm::function_ref<void(DatabaseEntry)> found) {
  auto buffer = readRegularFile(path);
  if (!buffer)
    return makeError("cannot read '{}': {}", name, llvm::toString(buffer.takeError()));
  const llvm::StringRef text = (*buffer)->getBuffer();
  if (llvm::Error error = checkText(name, text))
    return error;
  EntryReader reader(text, found);
  json::sax_parse(CountingIterator(text.begin(), &reader.reached), CountingIterator(text.end(), &reader.reached), &reader);
  if (!reader.error.empty())
    return errorAt(name, text, reader.errorAt ? reader.errorAt : reader.reached - text.data() - 1, reader.error);
  if (reader.entries == 0)
    return errorAt(name, text, 0, "the compilation database has no entries");
  return llvm::Error::success();
}

} // namespace seam
