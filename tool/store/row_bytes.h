// How do the columns of the store hold lists and facts?
#pragma once
#include "matchers/facts/unit_inputs.h"
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// An input by the store's number of its path.
struct StoredInput {
  std::uint32_t path = 0;
  InputKind kind = InputKind::Content;
  std::uint64_t hash = 0;
};

std::string encodeInputs(const std::vector<StoredInput> &inputs);
/// Nothing: the bytes are damaged, or a path has a number from `pathCount` on.
std::optional<std::vector<StoredInput>> decodeInputs(std::string_view bytes, std::uint64_t pathCount);

std::string encodeTexts(const std::vector<std::string> &texts);
std::vector<std::string> decodeTexts(std::string_view bytes);

std::string encodeNumbers(const std::vector<std::uint64_t> &numbers);
std::vector<std::uint64_t> decodeNumbers(std::string_view bytes);

/// zstd.
std::string packed(const std::string &text);
std::optional<std::string> unpacked(std::string_view bytes, std::uint64_t size);

std::int64_t checksumOf(std::initializer_list<std::string_view> parts);

} // namespace seam
