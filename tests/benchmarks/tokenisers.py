"""Tokens a character and seconds to learn, of every kind of tokeniser on the stories that ship.

``python3 packaging/dev.py benchmark tokenisers``. Learnt from the training part of text generation as its *tiny* preset
sets it, with a vocabulary of 1,000; counted on the validation part.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from workbench.preprocessing.token_comparison import cut
from workbench.preprocessing.tokenizer import Tokenizer
from workbench.preprocessing.tokenizers import TOKENIZERS
from workbench.progress import no_progress
from workbench.projects.project import Project
from workbench.projects.tokenizer_lab import FIELD, tokenizer_of
from workbench.scenarios.catalogue import scenario_of
from workbench.schema import replace_at

SAMPLES = ("stories-en", "stories-zh")
N_TIME = 3


def main() -> None:
    """Print a table."""
    scenario = scenario_of("text-generation")
    print(
        "| text | kind | vocabulary | tokens a character | unknown | learnt in |\n|---|---|---|---|---|---|"
    )
    for sample in scenario.samples:
        if sample.key not in SAMPLES:
            continue
        with tempfile.TemporaryDirectory() as folder:
            project = Project.create(Path(folder) / "p", scenario, sample.key, "tiny")
            project.attach(*scenario.read_sample(sample, no_progress()))
            parts = project.parts(project.experiment())
            asked = "".join(parts["validation"].texts("text"))
            for choice in TOKENIZERS:
                experiment = replace_at(project.experiment(), FIELD, choice.value)
                seconds: list[float] = []
                tokenizers: list[Tokenizer] = []
                for _ in range(N_TIME):
                    start = time.perf_counter()
                    processor = scenario.fit(parts["train"], experiment, no_progress())
                    seconds.append(time.perf_counter() - start)
                    tokenizers.append(tokenizer_of(processor, scenario, scenario.roles[0]))
                found = cut(choice.value, tokenizers[-1], asked)
                print(
                    f"| {sample.key} | {choice.value} | {found.vocab_size:,} "
                    f"| {found.n_token / found.n_character:.3f} | {found.n_unknown / found.n_token:.1%} "
                    f"| {statistics.median(seconds):.2f} s |"
                )


if __name__ == "__main__":
    main()
