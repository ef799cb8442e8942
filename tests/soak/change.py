# What does one edit do to the files, and how is it taken back?
"""An edit is what files held before and after it, so that every edit can be taken back."""
import os
from dataclasses import dataclass, field

TAKE_BACK = "take back: "


def read(path):
    """The bytes; nothing when there is no file."""
    return path.read_bytes() if path.is_file() else None


def write(path, text, time=None):
    """Nothing as text removes the file. `time`: of the last change, in nanoseconds; nothing leaves it at now."""
    if text is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text)
    if time is not None:
        os.utime(path, ns=(time, time))


@dataclass
class Change:
    """`times` are those that files get although they changed, as an unpacked archive or a checkout may leave them."""

    what: str
    before: dict = field(default_factory=dict)
    after: dict = field(default_factory=dict)
    times: dict = field(default_factory=dict)

    def set(self, path, text, keeps_time=False):
        self.before.setdefault(path, read(path))
        self.after[path] = text
        if keeps_time and path.is_file():
            self.times[path] = path.stat().st_mtime_ns
        return self

    def apply(self):
        for path, text in self.after.items():
            write(path, text, self.times.get(path))

    def can_be_taken_back(self):
        return all(read(path) == text for path, text in self.after.items())

    def inverse(self):
        what = self.what.removeprefix(TAKE_BACK) if self.what.startswith(TAKE_BACK) else TAKE_BACK + self.what
        return Change(what, self.after, self.before)
