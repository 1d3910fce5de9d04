import numpy as np

from workbench.preprocessing.ragged import ragged, ragged_line


def test_lines_come_back_as_they_were():
    lines = [[1, 2, 3], [], [65_535]]
    flat, offsets = ragged(lines)
    assert flat.dtype == np.uint16
    assert offsets.tolist() == [0, 3, 3, 4]
    assert [ragged_line(flat, offsets, row).tolist() for row in range(3)] == lines


def test_no_lines():
    flat, offsets = ragged([])
    assert (len(flat), offsets.tolist()) == (0, [0])
