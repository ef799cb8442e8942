# How does one measurement stand beside its reference and its limit?
"""Rows of a comparison, as text and as JSON."""
from dataclasses import dataclass

KINDS = {"cpu": ("{:.2f} s CPU", 1), "wall": ("{:.2f} s", 1), "memory": ("{:.0f} MB", 1e6), "size": ("{:.1f} kB", 1e3)}


@dataclass(frozen=True)
class Row:
    """`measured` in seconds or bytes. The limit is one of measured / reference; without a reference, of what was measured."""

    subject: str
    kind: str
    measured: float | None = None
    reference: float | None = None
    limit: float | None = None
    note: str = ""

    @property
    def ratio(self):
        return self.measured / self.reference if self.measured is not None and self.reference else None

    @property
    def holds(self):
        """Nothing when there is no limit, or nothing was measured."""
        value = self.measured if self.reference is None else self.ratio
        return None if value is None or self.limit is None else value <= self.limit


def amount(row, value):
    form, divisor = KINDS[row.kind]
    return "" if value is None else form.format(value / divisor)


def share(value):
    """Three digits that count: 0.00412, 0.117, 1.02."""
    return "" if value is None else f"{value:.3g}"


def cells(row):
    limit = amount(row, row.limit) if row.reference is None and row.measured is not None else share(row.limit)
    verdict = {True: "yes", False: "**no**", None: ""}[row.holds]
    return [row.subject, amount(row, row.measured), amount(row, row.reference), share(row.ratio), limit, verdict, row.note]


def table(rows):
    """Markdown."""
    lines = [["", "Seam", "reference", "ratio", "limit", "holds", ""], ["---"] + ["--:"] * 4 + ["---"] * 2, *map(cells, rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def as_json(row):
    return {**vars(row), "ratio": row.ratio, "holds": row.holds}
