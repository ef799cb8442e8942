// How do two processes send each other messages?
#pragma once
#include "matchers/facts/binary_archive.h"
#include <optional>
#include <string>

namespace seam {

/// Both ends of a connection. Owns neither.
class Channel {
public:
  Channel(int input, int output) : input(input), output(output) {}

  /// False: nobody listens any more.
  bool send(const std::string &bytes);

  /// Waits for a message; nothing: the other end is closed, or broken.
  std::optional<std::string> receive();

  /// There is a message, or the other end is closed: receive() will not wait for long.
  bool hasMessage() const;

  template <typename Message> bool sendMessage(Message &message) {
    BinaryWriter writer;
    describe(writer, message);
    return send(writer.bytes);
  }

  template <typename Message> std::optional<Message> receiveMessage() {
    const std::optional<std::string> bytes = receive();
    if (!bytes)
      return std::nullopt;
    BinaryReader reader(*bytes);
    Message message;
    describe(reader, message);
    return reader.isBroken || !reader.isAtEnd() ? std::nullopt : std::optional(std::move(message));
  }

private:
  int input;
  int output;
};

} // namespace seam
