// What do texts of logs tell of success and failure?
#include "matchers/rules/log_words.h"
#include <gtest/gtest.h>

namespace seam {
namespace {

TEST(LogWords, aTextThatTellsOfAFailure) {
  for (const char *text : {"cannot open {}", "Failed to read", "read failed: %d", "Couldn't connect", "unable to bind \x1f",
                           "file is corrupted", "access denied", "write failure"})
    EXPECT_TRUE(tellsOfFailure(text)) << text;
}

TEST(LogWords, aTextThatOnlyNamesFailures) {
  for (const char *text : {"no error", "finished with error code 0", "retry on failure", "failed, will be tried again",
                           "ignoring failed peer", "stop if it fails ", "0 rows", "falling back, because it failed", "failover"})
    EXPECT_FALSE(tellsOfFailure(text)) << text;
}

TEST(LogWords, aTextThatTellsOfASuccess) {
  for (const char *text : {"connected to {}", "Successfully saved", "upload completed", "server started"})
    EXPECT_TRUE(tellsOfSuccess(text)) << text;
}

TEST(LogWords, aTextThatTellsOfASuccessThatIsNone) {
  for (const char *text : {"not connected", "disconnected", "already started", "failed before it was started", "connected, but only once",
                           "unsuccessful", "never completed"})
    EXPECT_FALSE(tellsOfSuccess(text)) << text;
}

} // namespace
} // namespace seam
