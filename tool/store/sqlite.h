// How is SQLite spoken to, without its C names in the rest of the store?
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace seam {

/// A prepared statement. Parameters count from 1, columns from 0.
class Statement {
public:
  Statement(sqlite3 *database, const char *text);
  ~Statement();
  Statement(const Statement &) = delete;
  Statement &operator=(const Statement &) = delete;

  Statement &bind(int parameter, std::int64_t value);
  Statement &bindText(int parameter, std::string_view text);
  Statement &bindBytes(int parameter, std::string_view bytes); ///< Must live until the next reset.

  /// True: there is a row to read.
  bool step();
  /// Runs a statement that gives no rows; false: it failed. Ready for the next run afterwards.
  bool run();
  void reset();

  std::int64_t number(int column) const;
  std::string_view bytes(int column) const; ///< Valid until the next step or reset.

private:
  sqlite3_stmt *statement = nullptr;
};

/// A database file. After an error every call does nothing, and `problem()` tells.
class Database {
public:
  /// Opens or makes the file; it is shared with other processes (WAL).
  explicit Database(const std::string &path);
  ~Database();
  Database(const Database &) = delete;
  Database &operator=(const Database &) = delete;

  bool isOpen() const { return handle != nullptr && problem().empty(); }
  bool execute(const char *statements);

  /// The result of the last call: empty when it went well.
  std::string problem() const;
  /// True if the file is no database, or a damaged one: to be thrown away.
  bool isDamaged() const;

  sqlite3 *raw() const { return handle; }

private:
  sqlite3 *handle = nullptr;
};

} // namespace seam
