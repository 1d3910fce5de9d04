from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from workbench.data.catalogue import data_set, data_sets, sets_for
from workbench.language import LANGUAGES, WorkbenchError, set_language
from workbench.scenarios.catalogue import scenario_of


def test_every_entry_is_complete_in_every_language() -> None:
    keys = [entry.key for entry in data_sets()]
    assert len(set(keys)) == len(keys) >= 15
    for entry in data_sets():
        assert re.fullmatch(r"[a-z0-9-]+", entry.key)
        assert set(entry.titles) == set(entry.summaries) == set(LANGUAGES)
        assert entry.licence
        assert entry.scenarios
        assert entry.source.startswith("https://")
        assert entry.is_folder == (len(entry.files) > 1)
        for file in entry.files:
            assert file.n_byte > 0
            assert re.fullmatch(r"[0-9a-f]{64}|", file.sha256)
            assert re.fullmatch(r"[\w.-]+", file.name)
            for address in file.addresses:
                assert urlsplit(address).scheme == "https"
                assert address.isascii()


def test_addresses_on_github_never_change_what_they_give() -> None:
    for file in (file for entry in data_sets() for file in entry.files):
        for address in file.addresses:
            if urlsplit(address).netloc == "raw.githubusercontent.com":
                assert re.search(r"/[0-9a-f]{40}/", address)
                assert file.sha256
                assert not file.is_about


@pytest.mark.parametrize(
    "scenario", ["text-generation", "text-classification", "translation", "image-recognition"]
)
def test_the_usual_scenarios_have_a_choice(scenario: str) -> None:
    assert len(sets_for(scenario_of(scenario).key)) > 2


def test_words_follow_the_language() -> None:
    entry = data_set("tang-poems")
    assert entry.title == "Three hundred Tang poems"
    set_language("zh_CN")
    try:
        assert entry.title == "唐诗三百首"
        assert entry.licence == "MIT"
    finally:
        set_language("en")


def test_an_unknown_set_is_refused_with_those_there_are() -> None:
    with pytest.raises(WorkbenchError, match="“nothing”") as caught:
        data_set("nothing")
    assert "tiny-shakespeare" in str(caught.value.remedy)


def test_files_that_are_here_are_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTENTION_WORKBENCH_HOME", str(tmp_path))
    entry = data_set("mnist-10k")
    assert entry.missing_files() == entry.files
    for file in entry.files:
        entry.place_of(file).parent.mkdir(parents=True, exist_ok=True)
        entry.place_of(file).write_bytes(b"x")
    assert entry.is_here
    assert entry.path == entry.folder
    assert data_set("banking77").path.name == "banking77.csv"
