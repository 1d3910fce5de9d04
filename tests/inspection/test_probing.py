import dataclasses
from pathlib import Path

import numpy as np
import pytest

from workbench.data.examples import Examples
from workbench.data.passages import Passages
from workbench.inspection import probing
from workbench.inspection.probing import Prober, save_maps
from workbench.language import WorkbenchError
from workbench.models.initialisation import new_model
from workbench.progress import no_progress
from workbench.projects.run import Run, write_experiment
from workbench.projects.tensors import save_arrays
from workbench.scenarios.base import Axis, KindMaps, Reading
from workbench.scenarios.catalogue import scenario_of
from workbench.training.loop import weights_of


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A run with three snapshots, no training needed."""
    scenario = scenario_of("text-generation")
    experiment = scenario.preset("tiny")
    shape = dataclasses.replace(experiment.model, n_layer=2, n_head=2, d_model=16, seq_len=16)
    experiment = dataclasses.replace(experiment, model=shape)
    made = Run(tmp_path / "runs" / "one", scenario)
    processor = scenario.fit(Examples({"text": Passages.of("abc def\n")}), experiment, no_progress())
    processor.save(made.folder / "processor")
    write_experiment(made, experiment)
    for step in (0, 5, 10):
        model = new_model(lambda: scenario.build(experiment, processor), step)
        save_arrays(made.snapshot_path(step), weights_of(model))
    return made


def test_a_model_is_loaded_once(run: Run):
    prober = Prober()
    trained, step = prober.trained(run, 5)
    assert step == 5
    assert prober.trained(run, 5)[0] is trained
    assert prober.trained(run, 0)[0] is not trained
    assert prober.trained(run, 5)[0] is trained
    prober.forget()
    assert prober.trained(run, 5)[0] is not trained


def test_the_last_snapshot_is_taken_when_none_is_named(run: Run):
    prober = Prober()
    trained, step = prober.trained(run)
    assert step == 10
    assert prober.trained(run, 10)[0] is trained


@pytest.mark.parametrize(("name", "limit"), [("CACHED_MODELS", 2), ("CACHE_BYTES", 1)])
def test_the_longest_unused_goes_first(run: Run, monkeypatch: pytest.MonkeyPatch, name: str, limit: int):
    monkeypatch.setattr(probing, name, limit)
    prober = Prober()
    first, second = prober.trained(run, 0)[0], prober.trained(run, 5)[0]
    if name == "CACHED_MODELS":
        assert prober.trained(run, 0)[0] is first  # used again, so the other one goes
        prober.trained(run, 10)
        assert prober.trained(run, 0)[0] is first
        assert prober.trained(run, 5)[0] is not second
    else:  # the newest always stays, however large
        assert prober.trained(run, 5)[0] is second
        assert prober.trained(run, 0)[0] is not first


def test_a_probe_shows_maps_heads_and_chances(run: Run):
    probed = Prober().probe(run, "abc", 5)
    assert (probed.run, probed.step) == ("one", 5)
    found = probed.reading.kinds["decoder"]
    assert found.maps.shape == (2, 2, 3, 3)
    np.testing.assert_allclose(found.maps.sum(-1), 1, rtol=1e-5)
    assert not found.maps[..., found.hidden].any()
    assert found.query.labels == ("a", "b", "c")
    assert len(probed.heads["decoder"]) == 4
    layer, head = probed.start["decoder"]
    assert 0 <= layer < 2
    assert 0 <= head < 2
    assert sum(chance for _, chance in probed.reading.probabilities) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("value", ["", "ж", "a" * 500, "a\n\nb  c"])
def test_odd_inputs_still_give_maps(run: Run, value: str):
    reading = Prober().probe(run, value).reading
    n_token = len(reading.kinds["decoder"].query.labels)
    assert 1 <= n_token <= 16
    assert reading.kinds["decoder"].maps.shape[2:] == (n_token, n_token)


def test_a_step_that_was_not_kept_and_a_run_without_weights_are_named(run: Run, tmp_path: Path):
    with pytest.raises(WorkbenchError, match="step 7"):
        Prober().trained(run, 7)
    with pytest.raises(WorkbenchError, match="empty"):
        Prober().trained(Run(tmp_path / "runs" / "empty", run.scenario))


def test_a_damaged_snapshot_is_named_and_not_kept(run: Run):
    path = run.snapshot_path(5)
    whole = path.read_bytes()
    prober = Prober()
    for content in (b"", b"junk", whole[:100], whole[:-1]):
        path.write_bytes(content)
        with pytest.raises(WorkbenchError, match="000005"):
            prober.trained(run, 5)
    path.write_bytes(whole)
    assert prober.trained(run, 5)[1] == 5


def reading(*kinds: str) -> Reading:
    rng = np.random.default_rng(1)
    wrote, read = Axis(kind="tokens", labels=("⟨s⟩", "猫", "\n")), Axis(kind="tokens", labels=("cat", " "))
    sides = {"encoder": (read, read), "decoder": (wrote, wrote), "cross": (wrote, read)}
    found: dict[str, KindMaps] = {}
    for kind in kinds:
        query, key = sides[kind]
        shape = (2, 4, len(query.labels), len(key.labels))
        maps = rng.dirichlet(np.ones(shape[-1]), size=shape[:-1]).astype(np.float32)
        hidden = np.zeros(shape[2:], dtype=bool)
        found[kind] = KindMaps(maps=maps, query=query, key=key, hidden=hidden)
    return Reading(kinds=found, probabilities=(), output="")


@pytest.mark.parametrize("kinds", [("decoder",), ("encoder", "decoder", "cross")])
def test_saved_maps_come_back(tmp_path: Path, kinds: tuple[str, ...]):
    path = tmp_path / "映射 maps.npz"
    made = reading(*kinds)
    save_maps(path, made)
    with np.load(path, allow_pickle=False) as saved:
        names = {name for kind in kinds for name in (kind, f"{kind}_query_labels", f"{kind}_key_labels")}
        assert set(saved.files) == (names | {"query_labels", "key_labels"} if len(kinds) == 1 else names)
        for kind, found in made.kinds.items():
            np.testing.assert_array_equal(saved[kind], found.maps)
            np.testing.assert_allclose(saved[kind].sum(-1), 1, rtol=1e-5)
            assert tuple(saved[f"{kind}_query_labels"]) == found.query.labels
            assert tuple(saved[f"{kind}_key_labels"]) == found.key.labels
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_maps_that_cannot_be_saved_are_named(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(WorkbenchError, match=r"maps\.npz"):
        save_maps(tmp_path / "file" / "maps.npz", reading("decoder"))
