#include "tool/store/row_bytes.h"
#include "matchers/base/file_hash.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Compression.h"
#include "llvm/Support/Error.h"
#include <cstring>

namespace seam {
namespace {

void append(std::string &bytes, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7)
    bytes.push_back(static_cast<char>(number | 0x80));
  bytes.push_back(static_cast<char>(number));
}

bool take(std::string_view &bytes, std::uint64_t &number) {
  number = 0;
  for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    number |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80)
      return true;
  }
  return false;
}

bool hasHash(InputKind kind) {
  return kind == InputKind::Content || kind == InputKind::Listing;
}

} // namespace

/// Each input: path and kind in one number, then the eight bytes of the hash where the kind has one.
std::string encodeInputs(const std::vector<StoredInput> &inputs) {
  std::string bytes;
  for (const StoredInput &input : inputs) {
    append(bytes, std::uint64_t{input.path} * 4 + static_cast<std::uint64_t>(input.kind));
    if (hasHash(input.kind))
      bytes.append(reinterpret_cast<const char *>(&input.hash), sizeof input.hash);
  }
  return bytes;
}

std::optional<std::vector<StoredInput>> decodeInputs(std::string_view bytes, std::uint64_t pathCount) {
  std::vector<StoredInput> inputs;
  while (!bytes.empty()) {
    std::uint64_t number = 0;
    if (!take(bytes, number) || number / 4 >= pathCount)
      return std::nullopt;
    StoredInput input{static_cast<std::uint32_t>(number / 4), static_cast<InputKind>(number % 4), 0};
    if (hasHash(input.kind)) {
      if (bytes.size() < sizeof input.hash)
        return std::nullopt;
      std::memcpy(&input.hash, bytes.data(), sizeof input.hash);
      bytes.remove_prefix(sizeof input.hash);
    }
    inputs.push_back(input);
  }
  return inputs;
}

/// Hashes, eight bytes each.
std::string encodeNumbers(const std::vector<std::uint64_t> &numbers) {
  return std::string(reinterpret_cast<const char *>(numbers.data()), numbers.size() * sizeof(std::uint64_t));
}

std::vector<std::uint64_t> decodeNumbers(std::string_view bytes) {
  std::vector<std::uint64_t> numbers(bytes.size() / sizeof(std::uint64_t));
  if (!numbers.empty())
    std::memcpy(numbers.data(), bytes.data(), numbers.size() * sizeof(std::uint64_t));
  return numbers;
}

std::string packed(const std::string &text) {
  llvm::SmallVector<std::uint8_t, 0> bytes;
  llvm::compression::zstd::compress(llvm::arrayRefFromStringRef(text), bytes, /*Level=*/3);
  return std::string(reinterpret_cast<const char *>(bytes.data()), bytes.size());
}

std::optional<std::string> unpacked(std::string_view bytes, std::uint64_t size) {
  constexpr std::uint64_t Most = std::uint64_t{1} << 32;
  if (size > Most)
    return std::nullopt;
  std::string text(size, '\0');
  std::size_t written = size;
  auto *target = reinterpret_cast<std::uint8_t *>(text.data());
  if (llvm::Error error = llvm::compression::zstd::decompress(llvm::arrayRefFromStringRef(llvm::StringRef(bytes)), target, written)) {
    llvm::consumeError(std::move(error));
    return std::nullopt;
  }
  text.resize(written);
  return text;
}

std::int64_t checksumOf(std::initializer_list<std::string_view> parts) {
  std::uint64_t sum = 0;
  for (std::string_view part : parts)
    sum = sum * 1099511628211u + hashOf(part);
  return static_cast<std::int64_t>(sum);
}

std::string encodeTexts(const std::vector<std::string> &texts) {
  std::string result;
  for (const std::string &text : texts)
    result.append(text).append(1, '\0');
  return result;
}

std::vector<std::string> decodeTexts(std::string_view bytes) {
  std::vector<std::string> result;
  for (std::size_t end = bytes.find('\0'); end != std::string_view::npos; end = bytes.find('\0')) {
    result.emplace_back(bytes.substr(0, end));
    bytes.remove_prefix(end + 1);
  }
  return result;
}

} // namespace seam
