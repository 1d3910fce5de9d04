"""What a person can ask of the text that an encoder-decoder writes."""

from __future__ import annotations

import itertools

import pytest
import torch

from workbench.data.examples import Examples
from workbench.models.initialisation import new_model
from workbench.progress import no_progress
from workbench.scenarios.base import Trained
from workbench.scenarios.catalogue import scenario_of
from workbench.scenarios.pairs import PairOptions

TRANSLATION = scenario_of("translation")
LINES = ["one cat sat", "two dogs ran far", "three birds sang a song"] * 10


@pytest.fixture(scope="module")
def untrained() -> Trained:
    """Return a model that knows nothing, and so writes until it is stopped."""
    examples = Examples({"source": LINES, "target": LINES})
    experiment = TRANSLATION.preset("tiny")
    processor = TRANSLATION.fit(examples, experiment, no_progress())
    model = new_model(lambda: TRANSLATION.build(experiment, processor), 1)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(torch.randn(parameter.shape, generator=torch.Generator().manual_seed(2)) * 0.2)
    return Trained(model, processor, experiment)


def n_written(trained: Trained, **options: object) -> int:
    *_, last = TRANSLATION.predict(trained, "one cat sat", PairOptions(**options))  # type: ignore[arg-type]
    return last.n_token


@pytest.mark.parametrize("search", ["greedy", "beam"])
def test_an_output_is_as_long_as_asked_for(untrained: Trained, search: str):
    assert n_written(untrained, search=search, shortest=9, longest=9) == 9
    assert n_written(untrained, search=search, shortest=1000) == untrained.experiment.model.max_len - 1
    assert n_written(untrained, search=search, shortest=2, longest=3) in (2, 3)


@pytest.mark.parametrize("search", ["greedy", "beam"])
def test_no_sequence_is_written_twice_where_that_is_forbidden(untrained: Trained, search: str):
    options = PairOptions(search=search, no_repeat=2, shortest=30)
    source = untrained.processor.source.encode("one cat sat")
    written = TRANSLATION._search(untrained, [*source, 2], options, lambda: False)  # type: ignore[attr-defined]
    pairs = list(itertools.pairwise(written))
    assert len(pairs) == len(set(pairs)) >= 20
