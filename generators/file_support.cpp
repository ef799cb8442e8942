// What do fakes keep files in, and how do they work beside the caller?
#include "generators/support_text.h"

namespace seam {

// C++11, as the other templates that doubles share.

std::string fileSupport() {
  return R"--(#ifndef SEAM_DOUBLES_FILES
#define SEAM_DOUBLES_FILES
#include <algorithm>
#include <cstring>
#include <set>
namespace seam_doubles {

/// What stands in a file; all who have it open share it.
class FileText {
public:
  std::size_t size() const {
    const std::lock_guard<std::mutex> lock(mutex);
    return text.size();
  }
  std::size_t readAt(std::size_t offset, void *to, std::size_t count) const {
    const std::lock_guard<std::mutex> lock(mutex);
    const std::size_t from = std::min(offset, text.size());
    const std::size_t given = std::min(count, text.size() - from);
    if (given > 0)
      std::memcpy(to, text.data() + from, given);
    return given;
  }
  void append(const void *bytes, std::size_t count) {
    const std::lock_guard<std::mutex> lock(mutex);
    text.append(static_cast<const char *>(bytes), count);
  }
  void resize(std::size_t size) {
    const std::lock_guard<std::mutex> lock(mutex);
    text.resize(size);
  }

private:
  mutable std::mutex mutex;
  std::string text;
};

/// An open file, and where in it reading goes on.
class OpenFile {
public:
  explicit OpenFile(std::shared_ptr<FileText> opened) : file(std::move(opened)) {}
  std::size_t read(void *to, std::size_t count) {
    const std::size_t given = file->readAt(position, to, count);
    position += given;
    return given;
  }
  std::size_t readAt(std::size_t offset, void *to, std::size_t count) const { return file->readAt(offset, to, count); }
  void skip(std::size_t count) { position = count < file->size() - std::min(position, file->size()) ? position + count : file->size(); }
  void seek(std::size_t offset) { position = offset; }
  std::size_t append(const void *bytes, std::size_t count) {
    file->append(bytes, count);
    return count;
  }
  void resize(std::size_t size) { file->resize(size); }
  std::size_t size() const { return file->size(); }
  /// A line of a log, as printf writes it.
  void print(const char *format, std::va_list arguments) {
    std::va_list again;
    va_copy(again, arguments);
    const int length = std::vsnprintf(nullptr, 0, format, again);
    va_end(again);
    std::string line(length < 0 ? 1 : static_cast<std::size_t>(length) + 1, '\0');
    if (length > 0)
      std::vsnprintf(&line[0], line.size(), format, arguments);
    line.back() = '\n';
    file->append(line.data(), line.size());
  }

private:
  std::shared_ptr<FileText> file;
  std::size_t position = 0;
};

/// Files and folders. A folder need not be made before a file is put into it.
class Files {
public:
  /// Null: there is no such file.
  std::shared_ptr<FileText> open(const std::string &path) const {
    const auto found = files.find(clean(path));
    return found == files.end() ? nullptr : found->second;
  }
  /// An empty file, instead of what was there.
  std::shared_ptr<FileText> make(const std::string &path) { return files[clean(path)] = std::make_shared<FileText>(); }
  std::shared_ptr<FileText> openOrMake(const std::string &path) {
    const std::shared_ptr<FileText> file = open(path);
    return file ? file : make(path);
  }
  bool contains(const std::string &path) const { return open(path) || isFolder(path); }
  std::size_t sizeOf(const std::string &path) const {
    const std::shared_ptr<FileText> file = open(path);
    return file ? file->size() : 0;
  }
  bool remove(const std::string &path) { return files.erase(clean(path)) > 0; }
  /// What had the new name is gone; of a folder with all that lies in it.
  bool rename(const std::string &from, const std::string &to) {
    const std::string old = clean(from), next = clean(to);
    if (!contains(from))
      return false;
    std::map<std::string, std::shared_ptr<FileText>> moved;
    std::set<std::string> movedFolders;
    for (const auto &each : files)
      if (!isBelow(each.first, old))
        moved[each.first] = each.second;
    for (const auto &each : files)
      if (isBelow(each.first, old))
        moved[next + each.first.substr(old.size())] = each.second;
    for (const std::string &each : folders)
      movedFolders.insert(isBelow(each, old) ? next + each.substr(old.size()) : each);
    files.swap(moved);
    folders.swap(movedFolders);
    return true;
  }
  bool makeFolder(const std::string &path) { return !contains(path) && folders.insert(clean(path)).second; }
  bool isFolder(const std::string &path) const { return folders.count(clean(path)) > 0 || !names(path).empty(); }
  /// Not one in which something lies.
  bool removeFolder(const std::string &path) { return names(path).empty() && folders.erase(clean(path)) > 0; }
  /// The names of what lies in the folder.
  template <typename List> List children(const std::string &path) const {
    const std::set<std::string> all = names(path);
    return List(all.begin(), all.end());
  }
  /// Not what is locked already.
  bool lock(const std::string &path) { return locks.insert(clean(path)).second; }
  bool unlock(const std::string &path) { return locks.erase(clean(path)) > 0; }

private:
  static std::string clean(const std::string &path) {
    std::string result;
    for (const char letter : path)
      if (letter != '/' || result.empty() || result.back() != '/')
        result += letter;
    if (result.size() > 1 && result.back() == '/')
      result.erase(result.size() - 1);
    return result;
  }
  static bool isBelow(const std::string &path, const std::string &folder) {
    return path == folder || (path.compare(0, folder.size(), folder) == 0 && path.size() > folder.size() && path[folder.size()] == '/');
  }
  std::set<std::string> names(const std::string &path) const {
    const std::string folder = clean(path) == "/" ? "/" : clean(path) + "/";
    std::set<std::string> result;
    const auto add = [&](const std::string &each) {
      if (each.size() > folder.size() && each.compare(0, folder.size(), folder) == 0)
        result.insert(each.substr(folder.size(), each.find('/', folder.size()) - folder.size()));
    };
    for (const auto &each : files)
      add(each.first);
    for (const std::string &each : folders)
      add(each);
    return result;
  }

  std::map<std::string, std::shared_ptr<FileText>> files;
  std::set<std::string> folders;
  std::set<std::string> locks;
};

} // namespace seam_doubles
#endif
)--";
}

std::string taskSupport() {
  return R"--(#ifndef SEAM_DOUBLES_TASKS
#define SEAM_DOUBLES_TASKS
#include <thread>
namespace seam_doubles {

/// Work that goes on beside: each task in a thread of its own.
class Tasks {
public:
  ~Tasks() { wait(); }
  void run(std::function<void()> task) {
    const std::lock_guard<std::mutex> lock(mutex);
    threads.emplace_back(std::move(task));
  }
  /// Until all have ended, those too that they began.
  void wait() {
    for (std::vector<std::thread> open = take(); !open.empty(); open = take())
      for (std::thread &each : open)
        if (each.get_id() == std::this_thread::get_id())
          each.detach();
        else
          each.join();
  }

private:
  std::vector<std::thread> take() {
    const std::lock_guard<std::mutex> lock(mutex);
    std::vector<std::thread> taken;
    taken.swap(threads);
    return taken;
  }

  std::mutex mutex;
  std::vector<std::thread> threads;
};

} // namespace seam_doubles
#endif
)--";
}

} // namespace seam
