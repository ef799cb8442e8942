// How do described structs become bytes, and bytes structs again?
#pragma once
#include "matchers/facts/facts_fields.h"
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace seam {

// Integers have variable length (LEB128), strings their length in front, enums one byte. The fields' names are not written.

/// Appends fields to `bytes`.
class BinaryWriter {
public:
  void field(const char *, std::uint64_t value) {
    while (value >= 0x80) {
      bytes.push_back(static_cast<char>(value | 0x80));
      value >>= 7;
    }
    bytes.push_back(static_cast<char>(value));
  }
  void field(const char *name, std::uint32_t value) { field(name, std::uint64_t{value}); }
  void field(const char *, bool value) { bytes.push_back(value ? 1 : 0); }
  void field(const char *, const std::string &text) {
    field("", static_cast<std::uint32_t>(text.size()));
    bytes += text;
  }
  template <typename Enum> void field(const char *, Enum value, Enum /*last*/) { bytes.push_back(static_cast<char>(value)); }
  template <typename Item> void field(const char *, std::vector<Item> &items) {
    field("", static_cast<std::uint32_t>(items.size()));
    for (Item &item : items)
      describe(*this, item);
  }
  void field(const char *, Place &place) { describe(*this, place); }

  std::string bytes;
};

/// Reads fields back. What is read is not trusted: after the last field `isBroken` tells whether it was what a BinaryWriter wrote.
class BinaryReader {
public:
  explicit BinaryReader(std::string_view bytes) : rest(bytes) {}

  void field(const char *, std::uint64_t &value) {
    value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(next());
      const std::uint64_t bits = byte & 0x7f;
      value |= bits << shift;
      if (byte < 0x80) {
        isBroken |= shift == 63 && bits > 1;
        return;
      }
    }
    isBroken = true;
  }
  void field(const char *name, std::uint32_t &value) {
    std::uint64_t number = 0;
    field(name, number);
    isBroken |= number > std::numeric_limits<std::uint32_t>::max();
    value = static_cast<std::uint32_t>(number);
  }
  void field(const char *, bool &value) {
    const char byte = next();
    isBroken |= byte != 0 && byte != 1;
    value = byte == 1;
  }
  void field(const char *, std::string &text) {
    std::uint32_t size = 0;
    field("", size);
    if (isBroken || size > rest.size()) {
      isBroken = true;
      return;
    }
    text.assign(rest.substr(0, size));
    rest.remove_prefix(size);
  }
  template <typename Enum> void field(const char *, Enum &value, Enum last) {
    const auto byte = static_cast<unsigned char>(next());
    isBroken |= byte > static_cast<unsigned char>(last);
    value = static_cast<Enum>(byte);
  }
  template <typename Item> void field(const char *, std::vector<Item> &items) {
    std::uint32_t size = 0;
    field("", size);
    // Each item takes at least one byte: a size beyond that is a lie, not a reason to allocate.
    if (isBroken || size > rest.size()) {
      isBroken = true;
      return;
    }
    items.resize(size);
    for (Item &item : items)
      if (!isBroken)
        describe(*this, item);
  }
  void field(const char *, Place &place) { describe(*this, place); }

  bool isBroken = false;
  bool isAtEnd() const { return rest.empty(); }

private:
  char next() {
    if (rest.empty()) {
      isBroken = true;
      return 0;
    }
    const char byte = rest.front();
    rest.remove_prefix(1);
    return byte;
  }

  std::string_view rest;
};

// Items of lists that are no structs.

template <typename Archive> void describe(Archive &archive, std::string &text) {
  archive.field("", text);
}
template <typename Archive> void describe(Archive &archive, std::uint32_t &number) {
  archive.field("", number);
}
template <typename Archive> void describe(Archive &archive, std::uint64_t &number) {
  archive.field("", number);
}
template <typename Archive, typename Item> void describe(Archive &archive, std::vector<Item> &items) {
  archive.field("", items);
}

} // namespace seam
