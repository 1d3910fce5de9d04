"""How large the thumbnails of heads are, and how many stand in a row."""

from __future__ import annotations

from dataclasses import dataclass

SMALLEST, LARGEST = 28, 72
LABEL = 18  # height of the name under a thumbnail
MIN_GAP = 7
_MUCH_LARGER = 1.5  # from here on a layer is broken into several rows
_LAYER_GAP = 8


@dataclass(frozen=True, slots=True)
class HeadFit:
    """The arithmetic for *count* heads, *n_head* a layer; *in_layers* begins each layer with a new row."""

    n_head: int
    count: int
    in_layers: bool

    def largest(self, width: int, height: int | None, side: int) -> tuple[int, int] | None:
        """Return (side, columns) of the largest thumbnails up to *side* that fit, if any do."""
        if self.in_layers:
            return self._largest_in_layers(width, height, side)
        for thumb in range(side, SMALLEST - 1, -1):
            columns = self._columns_for(thumb, width)
            fits = columns * (thumb + MIN_GAP) - MIN_GAP <= width
            if fits and (height is None or self.height_of(thumb, columns) <= height):
                return thumb, columns
        return None

    def _largest_in_layers(self, width: int, height: int | None, side: int) -> tuple[int, int] | None:
        """Give each layer a row, or several equal ones where a row is too wide or much larger heads fit so."""
        best: tuple[int, int] | None = None
        for columns in range(self.n_head, 0, -1):
            is_equal = self.n_head % columns == 0 and (columns > 1 or self.n_head <= 2)
            thumb = min(side, (width + MIN_GAP) // columns - MIN_GAP)
            if height is not None:
                rows = self.height_of(0, columns)
                thumb = min(thumb, (height - rows) // -(-self.count // columns))
            if thumb < SMALLEST or not (is_equal or (best is None and columns > 1)):
                continue
            if best is None:
                best = thumb, columns
                if height is None:
                    break  # what scrolls anyway had better be a layer a row
            elif is_equal and thumb >= _MUCH_LARGER * best[0]:
                best = thumb, columns
        return best

    def _columns_for(self, thumb: int, width: int) -> int:
        columns = max(1, min(self.count, (width + MIN_GAP) // (thumb + MIN_GAP)))
        # whole layers in a row are easier to read than a layer broken anywhere
        return columns // self.n_head * self.n_head if columns > self.n_head else columns

    def layer_gap(self, columns: int) -> int:
        """Return what sets a layer apart from the next one where it takes several whole rows."""
        return _LAYER_GAP if columns < self.n_head and self.n_head % columns == 0 else 0

    def height_of(self, thumb: int, columns: int) -> int:
        """Return the height of all rows with their names."""
        gaps = self.layer_gap(columns) * (self.count // self.n_head - 1)
        return -(-self.count // columns) * (thumb + LABEL) + gaps
