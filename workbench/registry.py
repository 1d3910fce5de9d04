"""How a folder of one-file entries becomes a list."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


def entries(package: ModuleType, attribute: str, kind: type[T]) -> list[T]:
    """Return the *attribute* of every module in *package* that defines one, in order of module name.

    Raises:
        TypeError: A module's entry is not a *kind*; that is a mistake in the code, not in a person's data.
    """
    found: list[T] = []
    for module_info in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"{package.__name__}.{module_info.name}")
        entry = getattr(module, attribute, None)
        if entry is None:
            continue
        if not isinstance(entry, kind):
            raise TypeError(f"{module.__name__}.{attribute} is not a {kind.__name__}")
        found.append(entry)
    return found
