"""Numbers of a figure, written and read back."""

import csv
import io

import numpy as np

from workbench.gui.views.numbers import Numbers

TABLE = Numbers(
    values=np.array([[0.25, np.nan], [1.0, -2.5]]),
    rows=("猫", "a,b"),
    columns=("x", "\n"),
)


def test_csv_keeps_labels_and_leaves_empty_what_is_no_number():
    written = TABLE.csv()
    assert written.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))
    assert rows == [["", "x", "\n"], ["猫", "0.25", ""], ["a,b", "1", "-2.5"]]


def test_text_is_separated_as_spreadsheets_want_it():
    assert TABLE.text().splitlines()[-1] == "a,b\t1\t-2.5"


def test_npz_holds_values_and_labels():
    with np.load(io.BytesIO(TABLE.npz())) as arrays:
        assert np.array_equal(arrays["values"], TABLE.values, equal_nan=True)
        assert arrays["rows"].tolist() == ["猫", "a,b"]
        assert arrays["columns"].tolist() == ["x", "\n"]
