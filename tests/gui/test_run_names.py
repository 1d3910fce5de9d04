from __future__ import annotations

from workbench.gui.run_names import run_name
from workbench.language import set_language


def test_a_run_is_named_by_size_and_time() -> None:
    assert run_name("2026-11-23T2247-tiny") == "tiny · 23 Nov 22:47"
    assert run_name("2026-11-23T2247-tiny-2") == "tiny 2 · 23 Nov 22:47"


def test_in_chinese_too() -> None:
    set_language("zh_CN")
    try:
        assert run_name("2026-11-23T2247-tiny-2").endswith(" 2 · 11-23 22:47")
        assert "tiny" not in run_name("2026-11-23T2247-tiny")
    finally:
        set_language("en")


def test_other_names_stay() -> None:
    for name in ("mine", "2026-99-99T9999-tiny", "2026-11-23T2247-Tiny run"):
        assert run_name(name) == name
