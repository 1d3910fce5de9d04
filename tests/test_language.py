from pathlib import Path

import pytest

from workbench import language, paths
from workbench.language import (
    N_,
    Text,
    WorkbenchError,
    current_language,
    in_a_row,
    read_catalogue,
    set_language,
    text,
    tr,
)

CATALOGUE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context><name>workbench</name>
  <message><source>Train</source><translation>训练</translation></message>
  <message><source>{count} tokens</source><translation>{count} 个词元</translation></message>
  <message><source>a &lt; b</source><translation>a &lt; 乙</translation></message>
  <message><source>Unfinished</source><translation type="unfinished">半</translation></message>
  <message><source>Vanished</source><translation type="vanished">无</translation></message>
  <message><source>Empty</source><translation></translation></message>
  <message><source>Slip {name}</source><translation>错 {nmae}</translation></message>
  <message><source>Brace {name}</source><translation>错 {name</translation></message>
</context>
</TS>
"""


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "i18n" / "zh_CN.ts"
    path.parent.mkdir()
    path.write_text(CATALOGUE, encoding="utf-8")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    return path


def test_only_finished_translations_are_read(catalogue: Path):
    assert read_catalogue(catalogue) == {
        "Train": "训练",
        "{count} tokens": "{count} 个词元",
        "a < b": "a < 乙",
        "Slip {name}": "错 {nmae}",
        "Brace {name}": "错 {name",
    }


def test_tr_follows_the_language_and_fills_in_values(catalogue: Path):
    assert tr("Train") == "Train"
    set_language("zh_CN")
    assert current_language() == "zh_CN"
    assert tr("Train") == "训练"
    assert tr("{count} tokens", count=3) == "3 个词元"
    assert tr("Not in the catalogue") == "Not in the catalogue"
    assert tr("Unfinished") == "Unfinished"
    set_language("en")
    assert (tr("Train"), current_language()) == ("Train", "en")


def test_braces_without_values_stay():
    assert tr("{count} tokens") == "{count} tokens"
    assert tr("{what}", what="{name} {0}") == "{name} {0}"


def test_a_slip_in_a_translation_shows_english(catalogue: Path):
    set_language("zh_CN")
    assert tr("Slip {name}", name="x") == "Slip x"
    assert tr("Brace {name}", name="x") == "Brace x"


def test_a_slip_in_the_code_is_not_hidden():
    with pytest.raises(KeyError):
        tr("{name}", nmae="x")


def test_text_is_translated_when_it_is_shown(catalogue: Path):
    made = text("{count} tokens", count=3)
    outer = text("Train: {what}", what=made)
    assert isinstance(made, Text)
    assert str(made) == "3 tokens"
    set_language("zh_CN")
    assert str(made) == "3 个词元"
    assert str(outer) == "Train: 3 个词元"
    assert N_("Train") == "Train"


def test_an_error_speaks_the_language_of_the_moment(catalogue: Path):
    error = WorkbenchError(text("Train"), text("{count} tokens", count=1))
    assert str(error) == "Train 1 tokens"
    set_language("zh_CN")
    assert str(error) == "训练 1 个词元"
    assert str(WorkbenchError(text("Train"))) == "训练"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<TS><context>",
        b"\xff\xfe\x00",
        b"not xml",
        b'<?xml version="1.0" encoding="nonsense"?><TS/>',
        CATALOGUE.encode()[:200],
    ],
)
def test_a_damaged_catalogue_leaves_english(catalogue: Path, content: bytes):
    catalogue.write_bytes(content)
    set_language("zh_CN")
    assert current_language() == "en"
    assert tr("Train") == "Train"


def test_a_missing_catalogue_or_an_unknown_language_leaves_english(catalogue: Path):
    catalogue.unlink()
    set_language("zh_CN")
    assert current_language() == "en"
    set_language("xx")
    assert current_language() == "en"


def test_the_languages_name_themselves():
    assert language.LANGUAGES["en"] == "English"
    assert language.LANGUAGES["zh_CN"] == "简体中文"


def test_sentences_follow_each_other_as_the_language_writes_them():
    assert in_a_row("One.", "", "Two.") == "One. Two."
    assert in_a_row("一。", "二！", "3 个。") == "一。二！3 个。"
    assert in_a_row() == ""
