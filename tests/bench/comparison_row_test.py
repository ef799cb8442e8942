# Do the rows of a comparison say what was measured, and judge it?
"""usage: PYTHONPATH=tests/support python3 -m unittest discover -s tests/bench -p '*_test.py'"""
import unittest

from comparison_row import Row, as_json, cells, table


class Rows(unittest.TestCase):
    def test_compare_a_ratio_with_the_limit(self):
        row = Row("cold", "cpu", 1.2, 10.0, 0.15, "all units")
        self.assertEqual(cells(row), ["cold", "1.20 s CPU", "10.00 s CPU", "0.12", "0.15", "yes", "all units"])
        self.assertTrue(row.holds)
        self.assertFalse(Row("cold", "cpu", 1.6, 10.0, 0.15).holds)

    def test_without_a_reference_the_limit_is_an_amount(self):
        self.assertEqual(cells(Row("kept", "size", 123400, limit=100000)), ["kept", "123.4 kB", "", "", "100.0 kB", "**no**", ""])

    def test_judge_nothing_that_was_not_measured(self):
        row = Row("graph", "cpu", reference=3.0, limit=1.0, note="not measured: too old")
        self.assertIsNone(row.holds)
        self.assertEqual(cells(row), ["graph", "", "3.00 s CPU", "", "1", "", "not measured: too old"])
        self.assertIsNone(Row("cold", "cpu", 1.0, 2.0).holds)

    def test_are_written_as_json_with_their_verdict(self):
        self.assertEqual(as_json(Row("cold", "cpu", 1.0, 2.0, 0.4))["holds"], False)

    def test_tables_have_the_same_columns_everywhere(self):
        self.assertEqual({line.count("|") for line in table([Row("a", "cpu"), Row("b", "wall", 1.0)]).splitlines()}, {8})


if __name__ == "__main__":
    unittest.main()
