#include "tool/store/sqlite.h"
#include <sqlite3.h>

namespace seam {

/// How long a run waits for another one that writes.
constexpr int BusyMilliseconds = 5000;

Statement::Statement(sqlite3 *database, const char *text) {
  sqlite3_prepare_v3(database, text, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
}

Statement::~Statement() {
  sqlite3_finalize(statement);
}

Statement &Statement::bind(int parameter, std::int64_t value) {
  sqlite3_bind_int64(statement, parameter, value);
  return *this;
}

Statement &Statement::bindText(int parameter, std::string_view text) {
  sqlite3_bind_text(statement, parameter, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
  return *this;
}

Statement &Statement::bindBytes(int parameter, std::string_view bytes) {
  sqlite3_bind_blob64(statement, parameter, bytes.data(), bytes.size(), SQLITE_STATIC);
  return *this;
}

bool Statement::step() {
  return sqlite3_step(statement) == SQLITE_ROW;
}

bool Statement::run() {
  const int result = sqlite3_step(statement);
  sqlite3_reset(statement);
  return result == SQLITE_DONE || result == SQLITE_ROW;
}

void Statement::reset() {
  sqlite3_reset(statement);
}

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(statement, column);
}

std::string_view Statement::bytes(int column) const {
  const void *bytes = sqlite3_column_blob(statement, column);
  return {static_cast<const char *>(bytes), bytes ? static_cast<std::size_t>(sqlite3_column_bytes(statement, column)) : 0};
}

Database::Database(const std::string &path) {
  if (sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK)
    return;
  sqlite3_busy_timeout(handle, BusyMilliseconds);
  // A lost second of writing after a power cut costs a second of parsing; the file stays whole.
  // Rows are of tens of kilobytes: larger pages than the usual 4096 bytes, and some more of them in memory.
  execute("PRAGMA page_size=16384; PRAGMA cache_size=-32000; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;");
}

Database::~Database() {
  sqlite3_close(handle);
}

bool Database::execute(const char *statements) {
  return sqlite3_exec(handle, statements, nullptr, nullptr, nullptr) == SQLITE_OK;
}

std::string Database::problem() const {
  const int code = sqlite3_errcode(handle);
  return code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE ? std::string() : sqlite3_errmsg(handle);
}

bool Database::isDamaged() const {
  const int code = sqlite3_errcode(handle);
  return code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_ERROR;
}

} // namespace seam
