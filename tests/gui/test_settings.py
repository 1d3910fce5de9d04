from __future__ import annotations

from pathlib import Path

import pytest

from workbench.gui.settings import MAX_RECENT, Settings


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ATTENTION_WORKBENCH_HOME", str(tmp_path))
    return tmp_path / "settings"


def test_settings_come_back(folder: Path) -> None:
    settings = Settings(language="zh_CN", theme="dark", recent=("/a", "/b"))
    settings.save()
    assert Settings.load() == settings


def test_no_file_gives_fresh_settings(folder: Path) -> None:
    assert Settings.load() == Settings()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"theme": 3}', '{"no such thing": 1}', "\x00\x01"])
def test_a_damaged_file_is_put_aside_and_never_stops_the_start(folder: Path, content: str) -> None:
    folder.mkdir()
    (folder / "settings.json").write_text(content, encoding="utf-8")
    assert Settings.load() == Settings()
    assert (folder / "settings.damaged.json").read_text(encoding="utf-8") == content


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ATTENTION_WORKBENCH_HOME", str(tmp_path / "file"))
    Settings(theme="dark").save()
    assert Settings.load() == Settings()


def test_recent_projects_are_the_newest_first_once_and_few() -> None:
    settings = Settings()
    for number in range(30):
        settings = settings.with_recent(Path(f"/p/{number % 20}"))
    assert settings.recent[0] == str(Path("/p/9"))
    assert len(settings.recent) == MAX_RECENT
    assert len(set(settings.recent)) == MAX_RECENT
    assert str(Path("/p/9")) not in settings.without_recent(str(Path("/p/9"))).recent


def test_the_language_follows_the_system_until_it_is_chosen() -> None:
    assert Settings().language_or_system("zh_CN") == "zh_CN"
    assert Settings().language_or_system("de_DE") == "en"
    assert Settings(language="en").language_or_system("zh_CN") == "en"
