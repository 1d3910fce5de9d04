import dataclasses
from pathlib import Path

import pytest

from workbench.data.examples import Examples
from workbench.data.importing import Source
from workbench.data.passages import Passages
from workbench.language import WorkbenchError
from workbench.preprocessing.cleaning import UNTOUCHED, CleaningConfig
from workbench.progress import CancelledError, Progress, no_progress
from workbench.projects.cleaning import Changed, clean_examples, report_cleaning
from workbench.projects.project import Project
from workbench.scenarios.catalogue import scenario_of

REVIEWS = Examples(
    {
        "text": ["<b>Good</b>  film", "Good film", "bad", " Good film ", "完全 不好看"],
        "label": ["yes", "yes", "no", "yes", "no"],
    }
)
ROLES = scenario_of("text-classification").roles
CLEANING = CleaningConfig(strip_markup=True, collapse_space=True, shortest=4, drop_duplicates=True)


def test_rows_are_cleaned_before_they_are_compared_and_their_classes_stay_with_them():
    found = clean_examples(REVIEWS, ROLES, CLEANING, no_progress())
    assert list(found.texts("text")) == ["Good film", "完全 不好看"]
    assert list(found.texts("label")) == ["yes", "no"]


def test_the_same_text_with_another_class_is_another_row():
    examples = Examples({"text": ["one", "one"], "label": ["a", "b"]})
    found = clean_examples(examples, ROLES, CleaningConfig(drop_duplicates=True), no_progress())
    assert len(found) == 2


def test_the_same_row_in_two_parts_is_there_twice():
    examples = Examples({"text": ["one", "one"], "label": ["a", "a"], "split": ["test", "train"]})
    config = CleaningConfig(drop_duplicates=True)
    found = clean_examples(examples, ROLES, config, no_progress())
    assert found.texts("split") == ["test"]
    assert report_cleaning(examples, ROLES, config, no_progress()).n_after == 1


def test_nothing_to_do_gives_the_very_same_examples():
    assert clean_examples(REVIEWS, ROLES, UNTOUCHED, no_progress()) is REVIEWS
    pictures = scenario_of("image-recognition").roles
    assert clean_examples(REVIEWS, pictures, CLEANING, no_progress()) is REVIEWS


def test_leaving_out_everything_is_refused():
    with pytest.raises(WorkbenchError, match="nothing"):
        clean_examples(REVIEWS, ROLES, CleaningConfig(shortest=1000), no_progress())
    markup = Examples({"text": Passages.kept(["<p>", "</p>"])})
    roles = scenario_of("text-generation").roles
    with pytest.raises(WorkbenchError, match="nothing"):
        clean_examples(markup, roles, CleaningConfig(strip_markup=True), no_progress())


def test_a_long_text_is_cleaned_in_its_file_and_keeps_its_lines():
    whole = Passages.kept(["The CAT\n", "sat  ", "down\n"], most=4)
    config = CleaningConfig(lower_case=True, shortest=100, drop_duplicates=True)
    found = clean_examples(
        Examples({"text": whole}), scenario_of("text-generation").roles, config, no_progress()
    )
    assert found.continuous is not None
    assert "".join(found.continuous) == "the cat\nsat  down\n"


def test_the_report_counts_what_each_step_changes_and_what_it_would():
    report = report_cleaning(REVIEWS, ROLES, CLEANING, no_progress())
    counts = {effect.step: (effect.is_on, effect.n_changed) for effect in report.effects}
    assert counts == {
        "strip_markup": (True, 1),
        "unicode_form": (False, 0),
        "half_width": (False, 0),
        "chinese": (False, 0),
        "lower_case": (False, 3),
        "collapse_space": (True, 1),
        "shortest": (True, 1),
        "longest": (False, 0),
        "script": (False, 0),
        "drop_duplicates": (True, 2),
    }
    assert (report.n_before, report.n_after) == (5, 2)
    shown = {effect.step: effect.shown for effect in report.effects}
    assert shown["strip_markup"] == [Changed("<b>Good</b>  film", "Good  film")]
    assert shown["shortest"] == [Changed("bad", None)]


def test_the_report_and_the_cleaned_data_agree():
    for steps in (CLEANING, CleaningConfig(longest=8), CleaningConfig(script="CJK"), UNTOUCHED):
        report = report_cleaning(REVIEWS, ROLES, steps, no_progress())
        assert report.n_after == len(clean_examples(REVIEWS, ROLES, steps, no_progress()))


def test_a_long_change_is_shown_around_its_place():
    long = "x" * 500 + " A " + "y" * 500
    report = report_cleaning(
        Examples({"text": [long], "label": ["a"]}), ROLES, CleaningConfig(lower_case=True), no_progress()
    )
    (changed,) = next(effect.shown for effect in report.effects if effect.step == "lower_case")
    assert changed.after is not None
    assert " A " in changed.before
    assert " a " in changed.after
    assert max(len(changed.before), len(changed.after)) <= 160


def test_cleaning_can_be_cancelled():
    progress = Progress(lambda _: None)
    progress.cancel()
    for work in (clean_examples, report_cleaning):
        with pytest.raises(CancelledError):
            work(REVIEWS, ROLES, CLEANING, progress)


def test_a_project_trains_on_cleaned_data_and_its_model_cleans_what_it_is_asked(tmp_path: Path):
    scenario = scenario_of("text-classification")
    project = Project.create(tmp_path / "project", scenario, "Reviews", "tiny")
    rows = [
        (f"{'Good' if number % 2 else 'BAD'} Film {number % 30}", str(number % 2)) for number in range(60)
    ]
    examples = Examples({"text": [row[0] for row in rows], "label": [row[1] for row in rows]})
    source = Source(
        name="rows.csv",
        format="delimited",
        encoding="utf-8",
        has_header=True,
        columns={},
        n_example=60,
        n_skipped=0,
        skipped=(),
        checksum="0",
    )
    project.attach(examples, source)
    experiment = project.experiment()
    plain = project.prepared(experiment)
    cleaning = CleaningConfig(lower_case=True, drop_duplicates=True)
    preprocessing = dataclasses.replace(experiment.preprocessing, tokenizer="characters", cleaning=cleaning)
    changed = dataclasses.replace(experiment, preprocessing=preprocessing)
    project.set_experiment(changed)
    assert project.cleaned(changed) is project.cleaned(project.experiment())
    assert len(project.cleaned(changed)) == 30
    prepared = project.prepared(changed)
    assert sum(len(arrays["labels"]) for arrays in prepared.arrays.values()) == 30
    assert sum(len(arrays["labels"]) for arrays in plain.arrays.values()) == 60
    tokenizer = Project.open(project.folder).prepared(changed).processor.tokenizer  # type: ignore[attr-defined]
    assert tokenizer.labels(tokenizer.encode("GOOD")) == ["g", "o", "o", "d"]
