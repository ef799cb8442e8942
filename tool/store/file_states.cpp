#include "tool/store/file_states.h"
#include "matchers/base/file_hash.h"
#include <chrono>
#include <sys/stat.h>

namespace seam {
namespace {

/// Two changes within this time may leave the same time stamp on a file (as in git's index).
constexpr std::uint64_t RacyNanoseconds = 3'000'000'000;

std::uint64_t nanoseconds(const timespec &time) {
  return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000'000 + static_cast<std::uint64_t>(time.tv_nsec);
}

std::uint64_t currentNanoseconds() {
  return static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count());
}

std::optional<FileSignature> signatureOf(const std::string &path) {
  struct stat status{};
  if (stat(path.c_str(), &status) != 0)
    return std::nullopt;
  return FileSignature{static_cast<std::uint64_t>(status.st_size), nanoseconds(status.st_mtim), nanoseconds(status.st_ctim), status.st_ino,
                       status.st_dev};
}

} // namespace

std::optional<std::uint64_t> FileStates::contentHash(std::uint32_t path) {
  std::optional<std::optional<std::uint64_t>> &known = contents.of(path);
  if (!known)
    known = readHash(path);
  return *known;
}

std::optional<std::uint64_t> FileStates::readHash(std::uint32_t path) {
  const std::string &name = store.pathOf(path);
  if (const std::string *text = findOpenText(open, name))
    return hashOf(*text);
  const std::optional<FileSignature> signature = signatureOf(name);
  if (!signature)
    return std::nullopt;
  if (const std::optional<std::uint64_t> known = store.hashFor(path, *signature))
    return known;
  const std::uint64_t now = currentNanoseconds();
  const std::optional<std::uint64_t> hash = hashOfFile(name);
  if (hash && std::max(signature->modified, signature->changed) + RacyNanoseconds < now)
    store.keepState(path, *signature, *hash);
  return hash;
}

bool FileStates::isThere(std::uint32_t path) {
  std::optional<bool> &known = presence.of(path);
  if (!known)
    known = signatureOf(store.pathOf(path)).has_value();
  return *known;
}

bool FileStates::isAsBefore(const StoredInput &input) {
  switch (input.kind) {
  case InputKind::Content:
    return contentHash(input.path) == input.hash;
  case InputKind::Listing: {
    std::optional<std::optional<std::uint64_t>> &known = listings.of(input.path);
    if (!known)
      known = hashOfListing(store.pathOf(input.path));
    return *known == input.hash;
  }
  case InputKind::Present:
    return isThere(input.path);
  case InputKind::Absent:
    return !isThere(input.path);
  }
  return false;
}

} // namespace seam
