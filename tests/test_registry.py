import sys
import types
from pathlib import Path

import pytest

from workbench import registry
from workbench.evaluation import metrics
from workbench.evaluation.metric import Metric
from workbench.scenarios.catalogue import all_scenarios, scenario_of


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = tmp_path / "made_up_entries"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    for name in [name for name in sys.modules if name.startswith("made_up_entries")]:
        del sys.modules[name]


def load() -> types.ModuleType:
    return __import__("made_up_entries")


def test_every_module_with_an_entry_is_found_in_order(package: Path):
    (package / "b.py").write_text("ENTRY = 'second'")
    (package / "a.py").write_text("ENTRY = 'first'")
    (package / "helper.py").write_text("")
    assert registry.entries(load(), "ENTRY", str) == ["first", "second"]


def test_a_wrong_entry_is_a_mistake_in_the_code(package: Path):
    (package / "a.py").write_text("ENTRY = 3")
    with pytest.raises(TypeError, match=r"made_up_entries\.a"):
        registry.entries(load(), "ENTRY", str)


def test_the_program_finds_its_own_entries():
    keys = [scenario.key for scenario in all_scenarios()]
    assert {
        "text-generation",
        "image-recognition",
        "translation",
        "text-classification",
        "summarisation",
        "question-answering",
        "dialogue",
    } <= set(keys)
    assert len(keys) == len(set(keys))
    assert all(scenario_of(key).key == key for key in keys)
    known = {metric.key for metric in registry.entries(metrics, "METRIC", Metric)}
    for scenario in all_scenarios():
        assert set(scenario.metrics) <= known
