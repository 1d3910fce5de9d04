"""Many texts in one temporary file, so that memory does not grow with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from workbench.data.passages import Passages
from workbench.data.stored_texts import StoredTexts

DOCUMENT_END = "\n"  # after the last line of each text: together they are one text with an empty line between


class Documents(StoredTexts):
    """The texts one by one, or as one continuous text; each is read when it is asked for."""

    def __init__(self, whole: Passages, ends: Sequence[tuple[int, int]]) -> None:
        """Take the (start, end) characters of each text in *whole*."""
        self.whole = whole
        self._ends = ends

    @classmethod
    def kept(cls, texts: Iterable[Iterable[str]]) -> Documents:
        """Write texts, each in pieces, into a temporary file that is deleted when nobody needs it any more.

        Raises:
            WorkbenchError: The disk is full or the folder for temporary files cannot be written.
        """
        ends: list[tuple[int, int]] = []

        def joined() -> Iterator[str]:
            place = 0
            for pieces in texts:
                start, last = place, ""
                for piece in pieces:
                    if piece:
                        place += len(piece)
                        last = piece[-1]
                        yield piece
                ends.append((start, place))
                closing = DOCUMENT_END if last == "\n" else "\n" + DOCUMENT_END
                place += len(closing)
                yield closing

        return cls(Passages.kept(joined()), ends)

    def parted(self, splits: Sequence[str]) -> Documents:
        """Return the same texts, whose parts (a split for each text) are those of the continuous text too."""
        starts = [start for start, _ in self._ends] + [self.whole.n_character]
        given: dict[str, tuple[int, int]] = {}
        for number, split in enumerate(splits):
            before = given.get(split)
            if before is not None and before[1] != starts[number]:
                return self  # parts that are mixed cannot be cut out of one text
            given[split] = (starts[number] if before is None else before[0], starts[number + 1])
        return Documents(self.whole.with_given(given), self._ends)

    def __len__(self) -> int:
        return len(self._ends)

    def text_at(self, number: int) -> str:
        """Return the text *number*, which is there, from 0."""
        return "".join(self.passages(number))

    def passages(self, number: int) -> Passages:
        """Return one text, read in parts."""
        return self.whole.cut(*self._ends[number])
