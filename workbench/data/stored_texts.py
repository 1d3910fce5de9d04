"""Texts that stay on the disk and are read one by one."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import overload


class StoredTexts(Sequence[str]):
    """What is indexed like a list; a subclass says how many texts there are and reads one of them."""

    @abstractmethod
    def text_at(self, number: int) -> str:
        """Return the text *number*, which is there, from 0."""

    @overload
    def __getitem__(self, number: int) -> str: ...
    @overload
    def __getitem__(self, number: slice) -> list[str]: ...
    def __getitem__(self, number: int | slice) -> str | list[str]:
        if isinstance(number, slice):
            return [self.text_at(at) for at in range(*number.indices(len(self)))]
        if not -len(self) <= number < len(self):
            raise IndexError(number)
        return self.text_at(number % len(self))
