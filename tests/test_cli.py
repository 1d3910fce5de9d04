from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from workbench import cli
from workbench.projects.project import Project
from workbench.scenarios.catalogue import all_scenarios
from workbench.schema import replace_at

ROOT = Path(__file__).parent.parent
QUICK = ["--steps", "4", "--device", "cpu", "--seed", "1"]
SMALL = {
    "text-generation": ["model.seq_len=16", "model.d_model=16", "model.n_head=2"],
    "image-recognition": [
        *("preprocessing.image_size=16", "model.patch_size=4", "model.d_model=16"),
        *("model.n_head=2", "split.validation_percent=20", "split.test_percent=20"),
    ],
    "translation": [
        "preprocessing.tokenizer=characters",
        "model.d_model=16",
        "model.n_head=2",
        "model.max_len=24",
    ],
    "summarisation": [
        *("preprocessing.tokenizer=characters", "model.d_model=16", "model.n_head=2", "model.n_layer=1"),
        *("model.source_len=32", "model.target_len=16"),
    ],
    "fill-in-the-blank": [
        *("preprocessing.tokenizer=characters", "model.d_model=16", "model.n_head=2", "model.max_len=24"),
    ],
    "text-classification": [
        *("preprocessing.tokenizer=characters", "model.d_model=16", "model.n_head=2", "model.max_len=24"),
    ],
    "question-answering": [
        *("preprocessing.tokenizer=characters", "model.d_model=16", "model.n_head=2", "model.max_len=40"),
    ],
    "dialogue": [
        *("preprocessing.tokenizer=characters", "model.d_model=16", "model.n_head=2", "model.seq_len=48"),
    ],
}
SIDES = {
    "text-generation": ("decoder",),
    "image-recognition": ("encoder",),
    "translation": ("encoder", "decoder", "cross"),
    "summarisation": ("encoder", "decoder", "cross"),
    "text-classification": ("encoder",),
    "fill-in-the-blank": ("encoder",),
    "question-answering": ("encoder",),
    "dialogue": ("decoder",),
}


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


OPINIONS = [  # more praise than blame: four steps are enough to learn that
    *((word, "good") for word in ("fine", "warm", "good", "lovely", "great", "nice", "perfect", "clean")),
    *((word, "bad") for word in ("poor", "cold", "bad")),
]


def write_data(folder: Path) -> dict[str, Path]:
    folder.mkdir(parents=True)
    story = folder / "故事.txt"
    story.write_text("The cat sat by the door. 小猫坐在门边。\n" * 40, encoding="gb18030")
    pairs = folder / "pairs.csv"
    rows = [f"The {one} is {two}.,{one}是{two}。" for one in ("cat", "dog", "hen") for two in range(20)]
    pairs.write_text("\n".join(["english,chinese", *rows, "missing,"]), encoding="utf-8")
    pictures = folder / "pictures"
    rng = np.random.default_rng(0)
    for label, shade in (("dark", 40), ("light", 200)):
        (pictures / label).mkdir(parents=True)
        for number in range(10):
            pixels = (rng.integers(0, 40, (16, 16)) + shade).astype(np.uint8)
            Image.fromarray(pixels).save(pictures / label / f"{number}.png")
    (pictures / "dark" / "broken.png").write_bytes(b"no picture")
    opinions = folder / "opinions.tsv"
    said = [f"The {one} was {two}.\t{kind}" for one in ("soup", "bed", "film") for two, kind in OPINIONS]
    opinions.write_text("\n".join(["id\ttext\tsentiment", *(f"{n}\t{row}" for n, row in enumerate(said))]))
    notices = folder / "notices.jsonl"
    told = [
        {"article": f"The {one} is closed on day {two}. Rain.", "headline": f"{one} closed"}
        for one in ("pool", "mill")
        for two in range(20)
    ]
    notices.write_text("\n".join(map(json.dumps, told)), encoding="utf-8")
    questions = folder / "questions.jsonl"
    asked = [
        {"question": f"{word}?", "context": f"{name} is in {town}.", "answers": {"text": [answer]}}
        for name in ("Ann", "Ben", "Zoe")
        for town in ("Rome", "Bonn", "Oslo", "Kyiv")
        for word, answer in (("Who", name), ("Where", town), ("When", "1987"))
    ]
    questions.write_text("\n".join(map(json.dumps, asked)))
    talks = folder / "talks.jsonl"
    spoken = [
        [{"speaker": "Guest", "text": f"Is there {one}?"}, {"speaker": "Cook", "text": f"Yes, {one} {two}."}]
        for one in ("soup", "tea", "rice")
        for two in range(12)
    ]
    talks.write_text("\n".join(json.dumps({"turns": turns}) for turns in spoken))
    return {
        "dialogue": talks,
        "summarisation": notices,
        "text-generation": story,
        "image-recognition": pictures,
        "translation": pairs,
        "text-classification": opinions,
        "fill-in-the-blank": story,
        "question-answering": questions,
    }


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return write_data(tmp_path_factory.mktemp("cli") / "data")


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory, data: dict[str, Path]) -> dict[str, Path]:
    """One project of each scenario with a run of four steps."""
    found: dict[str, Path] = {}
    for key, source in data.items():
        folder = tmp_path_factory.mktemp("projects") / f"项目 {key}"
        assert (
            cli.main(["new", str(folder), "--scenario", key, "--data", str(source), "--preset", "tiny"]) == 0
        )
        sets = [part for assignment in SMALL[key] for part in ("--set", assignment)]
        assert cli.main(["train", str(folder), *QUICK, *sets]) == 0
        found[key] = folder
    return found


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, list[Any], str]]:
    """Run one verb; return exit code, the JSON lines on standard output and what is on standard error."""

    def call(*arguments: object) -> tuple[int, list[Any], str]:
        capsys.readouterr()
        code = cli.main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return code, [json.loads(line) for line in captured.out.splitlines()], captured.err

    return call


Run = Callable[..., tuple[int, list[Any], str]]
KEYS = list(SMALL)


def value_for(key: str, data: dict[str, Path]) -> list[str]:
    return {
        "text-generation": ["The cat"],
        "image-recognition": [str(data["image-recognition"] / "dark" / "1.png")],
        "translation": ["The cat is 3."],
        "text-classification": ["The bed was good."],
        "summarisation": ["The mill is closed on day 3. Rain."],
        "question-answering": ["Who?", "--passage", "Ann is in Bonn."],
        "fill-in-the-blank": ["The c___t"],
        "dialogue": ["Guest: Is there tea?"],
    }[key]


def test_scenarios(run: Run) -> None:
    code, lines, err = run("scenarios", "--json")
    assert code == 0
    assert err == ""
    assert [line["key"] for line in lines] == [
        "text-generation",
        "translation",
        "fill-in-the-blank",
        "text-classification",
        "summarisation",
        "question-answering",
        "dialogue",
        "algorithm-lab",
        "image-recognition",
    ]
    assert all(line["title"] and line["summary"] and line["columns"] for line in lines)
    assert lines[1]["columns"] == ["source", "target"]


def test_scenarios_in_words_and_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--language", "zh_CN", "scenarios"]) == 0
    assert "text-generation" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("key", "n_example", "n_skipped"),
    [
        ("text-generation", 1, 0),
        ("image-recognition", 20, 1),
        ("translation", 60, 1),
        ("fill-in-the-blank", 1, 0),
        ("summarisation", 40, 0),
        ("text-classification", 33, 0),
        ("question-answering", 24, 12),
        ("dialogue", 36, 0),
    ],
)
def test_new(
    run: Run, data: dict[str, Path], tmp_path: Path, key: str, n_example: int, n_skipped: int
) -> None:
    code, lines, err = run(
        *("new", tmp_path / "p", "--scenario", key, "--data", data[key], "--json"),
        *("--left-out", tmp_path / "left out.csv"),
    )
    assert code == 0
    (line,) = lines
    assert (line["examples"], line["skipped"], line["scenario"]) == (n_example, n_skipped, key)
    assert len((tmp_path / "left out.csv").read_text(encoding="utf-8-sig").splitlines()) == 1 + n_skipped
    if key == "text-generation":
        assert line["encoding"] == "gb18030"
    if key == "image-recognition":
        assert "dark/broken.png: not a readable picture" in err
    if key == "translation":
        assert line["columns"] == {"source": "english", "target": "chinese"}
        assert "pairs.csv:62: “target” is empty" in err
    if key == "summarisation":
        assert line["columns"] == {"text": "article", "summary": "headline"}
    if key == "text-classification":
        assert line["columns"] == {"text": "text", "label": "sentiment"}


def test_new_takes_parts_from_files_of_their_own_and_no_more_rows_than_asked(
    run: Run, data: dict[str, Path], tmp_path: Path
) -> None:
    (tmp_path / "test.csv").write_text("english,chinese\ncow,牛\npig,猪\n", encoding="utf-8")
    code, lines, err = run(
        *("new", tmp_path / "p", "--scenario", "translation", "--preset", "tiny", "--json"),
        *("--data", data["translation"], "--test", tmp_path / "test.csv", "--limit", 40),
    )
    assert code == 0
    assert lines[0]["examples"] == 42
    assert "40 of 60 rows were taken" in err
    project = Project.open(tmp_path / "p")
    assert project.split(project.experiment(), "test").texts("source") == ["cow", "pig"]
    code, _, err = run("new", tmp_path / "q", "--scenario", "translation", "--limit", "-1")
    assert code == 2
    assert "-1 is no number of rows" in err


def test_new_takes_the_sample_without_data_and_columns_the_other_way_round(
    run: Run, data: dict[str, Path], tmp_path: Path
) -> None:
    code, lines, _ = run("new", tmp_path / "p", "--scenario", "translation", "--preset", "tiny", "--json")
    assert code == 0
    assert lines[0]["examples"] >= 2000
    code, lines, _ = run(
        *("new", tmp_path / "q", "--scenario", "translation", "--data", data["translation"], "--json"),
        *("--columns", "source=chinese, target=english"),
    )
    assert code == 0
    assert lines[0]["columns"] == {"source": "chinese", "target": "english"}


def test_new_makes_examples_as_they_are_set(run: Run, data: dict[str, Path], tmp_path: Path) -> None:
    new = ("--scenario", "algorithm-lab", "--preset", "tiny", "--json")
    code, lines, _ = run(
        "new", tmp_path / "p", *new, "--sample", "sort", "--set", "longest=2", "--set", "alphabet=3"
    )
    assert (code, lines[0]["examples"]) == (0, 12)
    for wrong in (
        ("--sample", "cook"),
        ("--set", "longest=0"),
        ("--set", "shortest=11"),  # longer than the longest
        ("--set", "colour=red"),
        ("--limit", "5"),  # of what file?
        ("--set", "longest=2", "--data", data["translation"]),
        ("--scenario", "translation", "--set", "longest=2"),
    ):
        code, _, said = run("new", tmp_path / "q", *new, *wrong)
        assert code == 2, wrong
        assert said
    assert not (tmp_path / "q").exists()


def test_new_with_a_separator_of_ones_own(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    path.write_text("".join(f"{n}, one|{n}, eins\n" for n in range(30)), encoding="utf-8")
    new = ("new", tmp_path / "p", "--scenario", "translation", "--data", path, "--json")
    code, lines, _ = run(*new, "--delimiter", "|")
    assert (code, lines[0]["delimiter"], lines[0]["examples"]) == (0, "|", 30)
    code, _, said = run("new", tmp_path / "q", *new[2:], "--delimiter", "/")
    assert code == 2
    assert "tab" in said


def test_new_in_an_empty_folder_that_is_there(run: Run, data: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    assert run("new", tmp_path / "p", "--scenario", KEYS[0], "--data", data[KEYS[0]], "--json")[0] == 0


@pytest.mark.parametrize("key", KEYS)
def test_train_says_every_event(run: Run, trained: dict[str, Path], key: str) -> None:
    sets = [part for assignment in SMALL[key] for part in ("--set", assignment)]
    code, lines, err = run(
        "train", trained[key], *QUICK, *sets, "--set", "training.eval_interval=2", "--json"
    )
    assert code == 0
    assert err
    kinds = [line["event"] for line in lines]
    assert kinds[0] == "started"
    assert {"steps", "evaluated", "snapshot", "sampled", "checkpointed"} < set(kinds)
    assert all(isinstance(line["step"], int) for line in lines)
    assert all(np.isfinite(line["validation_loss"]) for line in lines if line["event"] == "evaluated")
    assert [line["step"] for line in lines if line["event"] == "steps"][-1] == 4
    assert sum(len(line["losses"]) for line in lines if line["event"] == "steps") == 4
    assert {name: lines[-1][name] for name in ("event", "status", "step")} == {
        "event": "finished",
        "status": "finished",
        "step": 4,
    }
    runs = run("runs", trained[key], "--json")[1]
    assert lines[-1]["run"] in [line["run"] for line in runs]
    assert runs[-1]["validation_loss"] == pytest.approx(
        [line["validation_loss"] for line in lines if line["event"] == "evaluated"][-1]
    )


@pytest.mark.parametrize("key", KEYS)
def test_statistics(run: Run, trained: dict[str, Path], key: str) -> None:
    code, (found,), err = run("statistics", trained[key], "--json")
    assert code == 0
    assert found["items"] > 10
    assert set(found["repeats"]["in_training_too"]) == {"validation", "test"}
    assert all(remark in err for remark in found["remarks"])
    assert ("pictures" in found) == (key == "image-recognition")
    assert ("classes" in found) == (key in ("image-recognition", "text-classification"))
    cut = [column["tokens"]["cut_off"] for column in found["texts"] if "tokens" in column]
    assert len(cut) == {"translation": 2, "summarisation": 2, "text-classification": 1}.get(key, 0)


def test_statistics_name_the_cleaning_that_went_before(
    run: Run, trained: dict[str, Path], tmp_path: Path
) -> None:
    folder = tmp_path / "cleaned"
    shutil.copytree(trained["text-classification"], folder)
    project = Project.open(folder)
    project.set_experiment(replace_at(project.experiment(), "preprocessing.cleaning.lower_case", True))
    code, _, err = run("statistics", folder, "--json")
    assert code == 0
    assert "Lower case: yes" in err


def test_tokenize(run: Run, trained: dict[str, Path]) -> None:
    code, (found,), _ = run("tokenize", trained["translation"], "the 鹿", "--json")
    assert code == 0
    assert list(found) == ["characters", "bytes", "words", "sentencepiece", "bpe"]
    assert "".join(found["characters"]["tokens"]) == "the 鹿"
    assert found["characters"]["unknown"] == [False] * 4 + [True]
    assert (found["bytes"]["n_token"], found["bytes"]["n_unknown"]) == (7, 0)
    assert run("tokenize", trained["translation"], "鹿", "--column", "target", "--json")[0] == 0
    for wrong in (["translation", "x", "--column", "nonsense"], ["image-recognition", "x"]):
        code, _, err = run("tokenize", trained[wrong[0]], *wrong[1:])
        assert code != 0
        assert err.strip()


@pytest.mark.parametrize("key", KEYS)
def test_runs(run: Run, trained: dict[str, Path], key: str) -> None:
    code, lines, _ = run("runs", trained[key], "--json")
    assert code == 0
    first = lines[0]
    assert {"run", "status", "step", "validation_loss", "config"} <= set(first)
    assert (first["status"], first["step"]) == ("finished", 4)
    assert first["config"]["training"]["seed"] == 1
    assert first["config"]["model"]["d_model"] == 16


METRICS = {
    "text-generation": {"perplexity", "token-accuracy"},
    "image-recognition": {"accuracy", "macro-f1"},
    "translation": {"bleu", "chrf", "exact-match"},
    "summarisation": {"rouge-1", "rouge-2", "rouge-l"},
    "fill-in-the-blank": {"blank-accuracy", "perplexity"},
    "text-classification": {"accuracy", "macro-f1", "macro-precision", "macro-recall"},
    "question-answering": {"answer-exact", "answer-f1"},
    "dialogue": {"perplexity", "character-perplexity", "distinct-1", "distinct-2"},
}


@pytest.mark.parametrize("split", ["validation", "test"])
@pytest.mark.parametrize("key", KEYS)
def test_evaluate(run: Run, trained: dict[str, Path], key: str, split: str) -> None:
    name = run("runs", trained[key], "--json")[1][0]["run"]
    code, lines, _ = run("evaluate", trained[key], "--run", name, "--step", 4, "--split", split, "--json")
    assert code == 0
    (line,) = lines
    assert (line["run"], line["step"], line["split"]) == (name, 4, split)
    assert line["loss"] > 0
    assert set(line["metrics"]) == METRICS[key]
    assert all(isinstance(value, float | int) for value in line["metrics"].values())
    if "perplexity" in line["metrics"]:
        assert line["metrics"]["perplexity"] == pytest.approx(np.exp(line["loss"]))


@pytest.mark.parametrize("key", KEYS)
def test_evaluate_on_data_the_project_never_saw(
    run: Run, trained: dict[str, Path], tmp_path: Path, key: str
) -> None:
    unseen = write_data(tmp_path / "unseen")[key]
    if key == "translation":
        unseen = tmp_path / "other.tsv"
        unseen.write_text("zh\ten\ncat是1。\tThe cat is 1.\n", encoding="utf-8")
    code, lines, _ = run("evaluate", trained[key], "--data", unseen, "--json")
    assert code == 0
    assert lines[0]["split"] == unseen.name
    assert lines[0]["examples"] >= 1


@pytest.mark.parametrize("key", KEYS)
def test_predict(run: Run, trained: dict[str, Path], data: dict[str, Path], key: str) -> None:
    code, lines, _ = run("predict", trained[key], *value_for(key, data), "--step", 4, "--json")
    assert code == 0
    (line,) = lines
    assert isinstance(line["output"], str)
    if key == "text-generation":
        assert line["output"].startswith("The cat")
    if key == "image-recognition":
        assert line["output"] in ("dark", "light")
        assert sum(item["probability"] for item in line["probabilities"]) == pytest.approx(1, abs=1e-5)
    if key == "fill-in-the-blank":
        (blank,) = line["blanks"]
        assert (blank["start"], blank["end"]) == (5, 8)
        assert blank["probabilities"] == line["probabilities"]
        assert line["output"] == f"The c{blank['probabilities'][0]['label']}t"
    if key == "text-classification":
        assert line["output"] in ("good", "bad")
        assert sum(item["probability"] for item in line["probabilities"]) == pytest.approx(1, abs=1e-5)


def test_a_question_needs_its_passage(run: Run, trained: dict[str, Path]) -> None:
    asked = trained["question-answering"]
    for passage in ("", " ", "安在罗马。", "👩‍👩‍👧 " * 100):
        code, (line,), _ = run(
            "predict", asked, "Who?", "--passage", passage, "--set", "n_answer=2", "--json"
        )
        assert code == 0
        assert line["output"] in passage
    code, _, said = run("predict", asked, "Who?", "--json")
    assert (code, "Give it with --passage" in said) == (2, True)
    code, _, said = run("predict", trained["translation"], "cat", "--passage", "cat", "--json")
    assert (code, "Leave it out" in said) == (2, True)


def test_predict_with_options_and_odd_inputs(run: Run, trained: dict[str, Path]) -> None:
    text = trained["text-generation"]
    for value in ("", "\n", "🦄 ￼ \u0000"[:3], "字" * 500, "--"):
        code, lines, _ = run("predict", text, "--set", "max_tokens=3", "--json", "--", value)
        assert code == 0
        assert len(lines) == 1
    same = [run("predict", text, "The", "--set", "temperature=0", "--json")[1] for _ in range(2)]
    assert same[0] == same[1]
    for value in ("", " ", "🦄", "word " * 200):
        assert run("predict", trained["translation"], value, "--set", "search=greedy", "--json")[0] == 0
        assert run("predict", trained["text-classification"], value, "--json")[0] == 0
        code, lines, err = run("predict", trained["fill-in-the-blank"], value, "--json")
        assert (code, lines) == (0, [{"output": value}])
        assert "three underscores" in err


@pytest.mark.parametrize("key", KEYS)
def test_attention(
    run: Run, trained: dict[str, Path], data: dict[str, Path], tmp_path: Path, key: str
) -> None:
    out = tmp_path / "图" / "maps.npz"
    code, lines, _ = run("attention", trained[key], *value_for(key, data), "--out", out, "--json")
    assert code == 0
    config = run("runs", trained[key], "--json")[1][-1]["config"]["model"]
    with np.load(out, allow_pickle=False) as arrays:
        kinds = {name for name in arrays.files if not name.endswith("labels")}
        assert kinds == set(SIDES[key])
        for kind in kinds:
            maps = arrays[kind]
            query, keys = arrays[f"{kind}_query_labels"], arrays[f"{kind}_key_labels"]
            assert maps.shape == (config["n_layer"], config["n_head"], len(query), len(keys))
            assert np.allclose(maps.sum(-1), 1, atol=1e-5)
            assert lines[0]["shapes"][kind] == list(maps.shape)
            if kind == "decoder":
                assert not np.triu(maps[0, 0], 1).any()
        if key == "text-generation":
            assert "".join(arrays["decoder_query_labels"]) == "The cat"
            assert "".join(arrays["query_labels"]) == "The cat"
        if key == "translation":
            assert "".join(arrays["encoder_query_labels"]).startswith("The cat is 3.")
            assert arrays["cross_query_labels"].tolist() == arrays["decoder_query_labels"].tolist()
            assert arrays["cross_key_labels"].tolist() == arrays["encoder_key_labels"].tolist()
        if key == "image-recognition":
            assert len(arrays["encoder_key_labels"]) == 1 + 4 * 4
        if key == "text-classification":
            assert "".join(arrays["encoder_key_labels"]) == "◉The bed was good."
        if key == "question-answering":
            assert "".join(arrays["encoder_key_labels"]) == "◉Who?◆Ann is in Bonn."
        if key == "dialogue":
            assert "".join(arrays["decoder_key_labels"]).startswith("Guest:Is there tea?⟨/s⟩Cook:")


HEAD_COUNT = {
    "text-generation": 4,
    "image-recognition": 4,
    "translation": 12,
    "summarisation": 6,
    "fill-in-the-blank": 4,
    "text-classification": 4,
    "question-answering": 4,
    "dialogue": 4,
}


@pytest.mark.parametrize("key", KEYS)
def test_heads(run: Run, trained: dict[str, Path], data: dict[str, Path], key: str) -> None:
    code, lines, _ = run("heads", trained[key], *value_for(key, data), "--json")
    assert code == 0
    assert len(lines) == HEAD_COUNT[key]
    assert [line["kind"] for line in lines[:: len(lines) // len(SIDES[key])]] == list(SIDES[key])
    assert (lines[0]["layer"], lines[0]["head"], lines[0]["inputs"]) == (1, 1, 1)
    for line in lines:
        assert line["step"] == 4
        assert all(score is None or 0 <= score <= 1 for score in line["scores"].values())
        assert line["label"] is None or line["scores"][line["label"]] >= 0.5
        assert 0 <= line["entropy"] <= 1
    behind = run("heads", trained[key], "--json", "--step", 4, *value_for(key, data))[1]
    assert behind == lines
    several = run("heads", trained[key], "--step", 0, "--json")[1]
    assert len(several) == len(lines)
    assert several[0]["inputs"] > 1
    assert several[0]["step"] == 0


@pytest.mark.parametrize("key", KEYS)
def test_ablate(run: Run, trained: dict[str, Path], key: str) -> None:
    kind = SIDES[key][-1]
    code, lines, _ = run("ablate", trained[key], "--json")
    assert code == 0
    *ranking, last = lines
    assert len(ranking) == last["heads"] == HEAD_COUNT[key]
    assert [line["rank"] for line in ranking] == list(range(1, len(ranking) + 1))
    changes = [line["change"] for line in ranking]
    assert changes == sorted(changes, reverse=True)
    assert {line["loss_before"] for line in ranking} == {last["loss"]}
    assert last["items"] > 0
    assert isinstance(last["whole"], bool)
    (one,) = run("ablate", trained[key], "--heads", "1.2", "--kind", kind, "--json")[1]
    (same,) = [line for line in ranking if (line["kind"], line["layer"], line["head"]) == (kind, 1, 2)]
    assert one["heads"] == [f"{kind} 1.2"]
    assert one["loss_after"] == pytest.approx(same["loss_after"])
    for method in ("zero", "mean"):
        given = ("--heads", "1.1, 1.2", "--kind", kind, "--method", method, "--step", 0, "--json")
        (untrained,) = run("ablate", trained[key], *given)[1]
        assert untrained["change"] == pytest.approx(0, abs=1e-6)  # at its beginning a model uses no head
        assert untrained["loss_before"] > one["loss_before"]
    of_kind = run("ablate", trained[key], "--kind", kind, "--json")[1]
    assert {line["kind"] for line in of_kind[:-1]} == {kind}


@pytest.mark.parametrize("key", KEYS)
def test_export_predicts_the_same_elsewhere(
    run: Run, trained: dict[str, Path], data: dict[str, Path], tmp_path: Path, key: str
) -> None:
    code, lines, _ = run("export", trained[key], tmp_path / "导出", "--json")
    assert code == 0
    assert {"model.safetensors", "config.json", "README.md"} <= set(lines[0]["files"])
    value = value_for(key, data)
    here = run("predict", trained[key], *value, "--json")[1]
    there = run("predict", tmp_path / "导出", *value, "--json")[1]
    assert here == there


def test_every_verb_speaks_plainly_without_json(
    trained: dict[str, Path], data: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(trained["image-recognition"])
    (picture,) = value_for("image-recognition", data)
    for arguments in (
        ["runs", folder],
        ["statistics", folder],
        ["statistics", str(trained["translation"])],
        ["tokenize", str(trained["translation"]), "a cat"],
        ["heads", folder, picture],
        ["heads", folder],
        ["ablate", folder],
        ["ablate", folder, "--heads", "1.1"],
        ["evaluate", folder],
        ["predict", folder, picture],
        ["attention", folder, picture, "--out", str(tmp_path / "m.npz")],
        ["export", folder, str(tmp_path / "out")],
    ):
        assert cli.main(arguments) == 0
        assert capsys.readouterr().out.strip()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["new", "x"],
        ["train"],
        ["train", "x", "--steps", "many"],
        ["evaluate", "x", "--split", "all"],
        ["ablate", "x", "--method", "half"],
        ["heads", "x", "one", "two"],
        ["heads", "x", "one", "--step", "1", "two"],
        ["runs", "x", "y"],
        ["ablate", "x", "--kind", "sideways"],
        ["data"],
        ["data", "get"],
        ["data", "get", "banking77", "--from"],
    ],
)
def test_wrong_use_is_exit_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "workbench" in captured.err


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert cli.main(["--help"]) == 0
    help_text = capsys.readouterr().out
    verbs = (
        "scenarios",
        "new",
        "train",
        "resume",
        "runs",
        "evaluate",
        "predict",
        "attention",
        "heads",
        "ablate",
    )
    for verb in (*verbs, "export"):
        assert verb in help_text


def test_a_mistake_in_the_program_is_one_sentence_and_a_log(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a slip")

    monkeypatch.setenv("ATTENTION_WORKBENCH_HOME", str(tmp_path))
    monkeypatch.setattr(cli, "scenarios", broken)
    assert cli.main(["scenarios"]) == 1
    err = capsys.readouterr().err
    assert "ZeroDivisionError: a slip" in err
    assert "Traceback" not in err
    assert "Traceback" in (tmp_path / "log" / "terminal.log").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("error", "words"), [(MemoryError(), "memory is not enough"), (KeyboardInterrupt(), "Stopped")]
)
def test_ends_from_outside_are_sentences(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: BaseException, words: str
) -> None:
    def ended(*_: object) -> None:
        raise error

    monkeypatch.setattr(cli, "scenarios", ended)
    assert cli.main(["scenarios"]) == 1
    assert words in capsys.readouterr().err


def test_json_is_utf_8_where_the_terminal_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    assert cli.main(["--language", "zh_CN", "scenarios", "--json"]) == 0
    sys.stdout.flush()
    assert len(raw.getvalue().decode("utf-8").splitlines()) == len(all_scenarios())


def subprocess_run(*arguments: object, **more: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1", **more},
        check=False,
    )


def test_the_terminal_and_the_scenarios_import_neither_qt_nor_torch() -> None:
    program = (
        "import sys\n"
        "import workbench.cli, workbench.__main__\n"
        "from workbench.scenarios.catalogue import all_scenarios\n"
        "from workbench.data.importing import all_formats\n"
        "assert len(all_scenarios()) >= 3 and all_formats()\n"
        "assert workbench.cli.main(['scenarios', '--json']) == 0\n"
        "heavy = {'PySide6', 'pyqtgraph', 'torch'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)\n"
    )
    found = subprocess_run("-c", program)
    assert found.returncode == 0, found.stderr


def test_a_whole_process_speaks_json_and_ends_with_its_code(trained: dict[str, Path], tmp_path: Path) -> None:
    folder = trained["text-generation"]
    found = subprocess_run("-m", "workbench", "predict", folder, "小猫", "--json", PYTHONIOENCODING="ascii")
    assert found.returncode == 0, found.stderr
    assert json.loads(found.stdout)["output"].startswith("小猫")
    missing = subprocess_run("-m", "workbench", "train", tmp_path / "没有", "--json")
    assert missing.returncode == 1
    assert missing.stdout == ""
    assert missing.stderr.count("\n") == 1
    assert "没有" in missing.stderr


@pytest.mark.skipif(os.name == "nt", reason="there, no process can be held")
def test_a_killed_training_is_interrupted_and_resumes_to_the_same_end(
    run: Run, data: dict[str, Path], tmp_path: Path
) -> None:
    """SIGKILL before the first checkpoint: the run begins again and learns what it would have learnt."""
    folder = tmp_path / "p"
    source = data["text-generation"]
    assert (
        run("new", folder, "--scenario", "text-generation", "--data", source, "--preset", "tiny", "--json")[0]
        == 0
    )
    sets = [part for assignment in SMALL["text-generation"] for part in ("--set", assignment)]
    command = [
        sys.executable,
        "-m",
        "workbench",
        "train",
        str(folder),
        *QUICK,
        "--steps",
        "120",
        "--json",
        *sets,
    ]
    command += ["--set", "training.log_interval=1", "--set", "training.snapshots=6"]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    assert process.stdout is not None
    for line in process.stdout:
        if json.loads(line)["event"] == "steps":
            break
    process.send_signal(signal.SIGSTOP)  # it is not to finish while it is looked at
    assert run("runs", folder, "--json")[1][0]["status"] == "running"
    code, _, err = run("resume", folder)
    assert code == 1
    assert "still being trained" in err
    process.send_signal(signal.SIGKILL)
    process.stdout.close()
    process.wait(30)
    (killed,) = run("runs", folder, "--json")[1]
    assert killed["status"] == "interrupted"
    code, lines, _ = run("resume", folder, "--json")
    assert code == 0
    assert lines[-1]["status"] == "finished"
    assert run("train", folder, *command[5:], "--json")[0] == 0
    resumed, whole = (
        sorted((folder / "runs" / line["run"] / "snapshots").iterdir())
        for line in run("runs", folder, "--json")[1]
    )
    assert [path.name for path in resumed] == [path.name for path in whole]
    assert all(one.read_bytes() == other.read_bytes() for one, other in zip(resumed, whole, strict=True))


def test_a_project_begins_with_a_model_of_another_one(
    run: Run, trained: dict[str, Path], data: dict[str, Path], tmp_path: Path
) -> None:
    folder, before = tmp_path / "after", trained["fill-in-the-blank"]
    sorting = ("--scenario", "text-classification", "--data", data["text-classification"], "--preset", "tiny")
    name = run("runs", before, "--json")[1][0]["run"]
    code, _, err = run("new", folder, *sorting, "--from", before, "--run", name, "--step", 4, "--json")
    assert code == 0
    said = f"It begins with: The encoder of run “{name}” of “{before.name}” (Fill in the blank), step 4."
    assert said in err
    code, _, err = run("train", folder, *QUICK, "--json")
    assert code == 0
    assert said in err
    code, _, err = run("train", folder, *QUICK, "--from-scratch", "--json")
    assert code == 0
    assert "It begins with" not in err
    first, second = run("runs", folder, "--json")[1]
    assert first["origin"] == {
        "title": before.name,
        "scenario": "fill-in-the-blank",
        "run": name,
        "step": 4,
    }
    assert second["origin"] is None
    code, _, err = run("train", folder, *QUICK, "--set", "model.d_model=32")
    assert code == 1
    assert "model.d_model" in err
    assert "stays as it was there" in err


def test_what_cannot_be_begun_with_leaves_nothing_behind(
    run: Run, trained: dict[str, Path], data: dict[str, Path], tmp_path: Path
) -> None:
    sorting = ("--scenario", "text-classification", "--data", data["text-classification"])
    for words, code, sentence in (
        (("--from", trained["translation"]), 1, "cannot begin with a model of “Translate”"),
        (("--from", tmp_path / "nowhere"), 1, "is not a project"),
        (("--from", trained["fill-in-the-blank"], "--step", 77), 1, "kept no snapshot of step 77"),
        (("--step", 3), 2, "--from"),
    ):
        found, _, err = run("new", tmp_path / "p", *sorting, *words)
        assert (found, sentence in err) == (code, True), err
        assert not (tmp_path / "p").exists()
