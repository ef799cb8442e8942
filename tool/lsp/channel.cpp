#include "tool/lsp/channel.h"
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <poll.h>
#include <unistd.h>

namespace seam {

/// More is no message of ours.
static constexpr std::uint32_t MostBytes = 1u << 30;

static bool writeAll(int file, const char *bytes, std::size_t count) {
  while (count > 0) {
    const ssize_t written = ::write(file, bytes, count);
    if (written < 0 && errno == EINTR)
      continue;
    if (written <= 0)
      return false;
    bytes += written;
    count -= static_cast<std::size_t>(written);
  }
  return true;
}

static bool readAll(int file, char *bytes, std::size_t count) {
  while (count > 0) {
    const ssize_t got = ::read(file, bytes, count);
    if (got < 0 && errno == EINTR)
      continue;
    if (got <= 0)
      return false;
    bytes += got;
    count -= static_cast<std::size_t>(got);
  }
  return true;
}

bool Channel::send(const std::string &bytes) {
  const auto size = static_cast<std::uint32_t>(bytes.size());
  std::array<char, sizeof size> header{};
  std::memcpy(header.data(), &size, sizeof size);
  return writeAll(output, header.data(), header.size()) && writeAll(output, bytes.data(), bytes.size());
}

std::optional<std::string> Channel::receive() {
  std::array<char, sizeof(std::uint32_t)> header{};
  if (!readAll(input, header.data(), header.size()))
    return std::nullopt;
  std::uint32_t size = 0;
  std::memcpy(&size, header.data(), sizeof size);
  if (size > MostBytes)
    return std::nullopt;
  std::string bytes(size, '\0');
  return readAll(input, bytes.data(), size) ? std::optional(std::move(bytes)) : std::nullopt;
}

bool Channel::hasMessage() const {
  pollfd asked{.fd = input, .events = POLLIN, .revents = 0};
  return ::poll(&asked, 1, 0) > 0;
}

} // namespace seam
