"""How a picture is cut into patches: sizes and positions, shared by the figures that show it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF


@dataclass(frozen=True)
class PatchGrid:
    """Rows × columns of patches, with an optional token for the whole picture before them."""

    rows: int
    columns: int
    class_token: bool = False

    @property
    def n_token(self) -> int:
        """How many tokens the model sees."""
        return self.rows * self.columns + self.class_token

    def rect(self, picture: QRectF, token: int) -> QRectF:
        """Return where *token* lies in *picture*: the class token is all of it."""
        patch = token - self.class_token
        if patch < 0:
            return QRectF(picture)
        row, column = divmod(patch, self.columns)
        width, height = picture.width() / self.columns, picture.height() / self.rows
        return QRectF(picture.x() + column * width, picture.y() + row * height, width, height)

    def token_at(self, picture: QRectF, point: QPointF) -> int | None:
        """Return the token of the patch under a point."""
        if not picture.contains(point) or not self.rows * self.columns:
            return None
        column = min(int((point.x() - picture.x()) / picture.width() * self.columns), self.columns - 1)
        row = min(int((point.y() - picture.y()) / picture.height() * self.rows), self.rows - 1)
        return row * self.columns + column + self.class_token
