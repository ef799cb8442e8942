// How is a valid text made invalid, each time in another way?
#pragma once
#include <cstddef>
#include <random>
#include <string>

namespace seam {

/// Flips bits, cuts, repeats, nests deeply, and puts in numbers, bytes and words that nobody expects.
class Damage {
public:
  explicit Damage(std::uint64_t seed) : random(seed) {}

  std::string of(std::string text) {
    for (std::size_t i = 1 + below(3); i > 0; --i)
      damage(text);
    return text;
  }

  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random() % limit; }

private:
  void damage(std::string &text) {
    const std::size_t at = below(text.size() + 1);
    const std::size_t length = below(text.size() - at + 1);
    switch (below(9)) {
    case 0:
      if (at < text.size())
        text[at] = static_cast<char>(text[at] ^ (1 << below(8)));
      break;
    case 1:
      text.resize(at);
      break;
    case 2:
      text.erase(at, 1 + below(12));
      break;
    case 3:
      text.insert(at, text.substr(at, length));
      break;
    case 4:
      text.insert(below(text.size() + 1), text.substr(at, below(40)));
      break;
    case 5:
      text.insert(at, nested());
      break;
    default:
      text.insert(at, one(Numbers));
      break;
    case 7:
      text.insert(at, one(Bytes));
      break;
    case 8:
      text.replace(at, std::min<std::size_t>(length, 4), one(Marks));
      break;
    }
  }

  std::string nested() {
    static const std::string openings[] = {"[", "{\"a\":", "{a: ", "- ", "\n ", "(", "*/**/"};
    const std::string &opening = openings[below(std::size(openings))];
    std::string text;
    for (std::size_t i = 1 + below(below(4) == 0 ? 20000 : 100); i > 0; --i)
      text += opening;
    return text;
  }

  template <std::size_t Count> std::string one(const std::string (&choice)[Count]) { return choice[below(Count)]; }

  static inline const std::string Numbers[] = {"-1", "4294967296", "18446744073709551616", "1e999", "-9223372036854775809", "0x7f", "0.5"};
  static inline const std::string Bytes[] = {"\xff",         "\xc3", "\xed\xa0\x80", "\xf4\x90\x80\x80",    std::string(1, '\0'),
                                             "\xef\xbb\xbf", "\r",   "\t",           std::string(9, '\xff')};
  static inline const std::string Marks[] = {"\"",     ":", ",", "}", "]",       "\n",   "&a ", "*a",
                                             "!!str ", "|", "'", "#", "\\u0000", "null", "<<: "};

  std::mt19937_64 random;
};

} // namespace seam
