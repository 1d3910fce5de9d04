"""Algorithm lab: a decoder learns a rule with one right answer from examples that are made while it trains."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from workbench.atomic import read_json, write_json
from workbench.data.algorithm import EQUALS, all_algorithms
from workbench.data.examples import Examples, Modality, Role
from workbench.data.generator import TaskGenerator, endless
from workbench.data.importing import Source
from workbench.data.recipe import Recipe
from workbench.data.split import SplitConfig
from workbench.language import N_, Text, WorkbenchError, text
from workbench.preprocessing.encoded_lines import encoded_lines
from workbench.preprocessing.ragged import ragged_line
from workbench.preprocessing.tokenizer import UNKNOWN, CharacterTokenizer, Tokenizer
from workbench.preprocessing.tokenizers import load_tokenizer
from workbench.progress import Progress
from workbench.scenarios.base import (
    About,
    Advice,
    Arrays,
    Axis,
    Category,
    DiagramColumn,
    Experiment,
    Judged,
    KindMaps,
    Prediction,
    Processor,
    Reading,
    Sample,
    Scenario,
    Seen,
    Side,
    Stop,
    TokensSeen,
    Trained,
    Value,
    Work,
    never,
)
from workbench.scenarios.decoders import (
    Line,
    build_decoder,
    decoder_column,
    lines_batch,
    measured_lines,
    written_loss,
)
from workbench.scenarios.like_lengths import LikeLengths
from workbench.scenarios.model_settings import dropout, heads, layers, longest, width
from workbench.scenarios.shapes import head_problems
from workbench.schema import to_json
from workbench.training.config import TrainingConfig

if TYPE_CHECKING:
    from torch import Tensor, nn

    from workbench.models.decoder import Decoder
    from workbench.training.task import Batch, ProbeResult

START, END = 1, 2
SHOWN_PROBABILITIES = 12
JUDGE_BATCH = 100
MEASURED_WHILE_TRAINING = 500  # examples
ROOM = 4  # tokens a model may write beyond the right answer before it is stopped
GOOD_INPUT = 8  # characters of the first input: long enough to see a line in its map
FEW, ENOUGH = 200, 1000  # examples
MANY = 10**9  # prompts; more are not counted

TASKS = TaskGenerator()


@dataclass(frozen=True, slots=True, kw_only=True)
class LabPreprocessing:
    """Nothing to choose: every character is a token."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabModel:
    """Shape of the decoder."""

    n_layer: int = layers(
        3, help=N_("How many times the text is read and rewritten, one block after the other.")
    )
    n_head: int = heads(4)
    d_model: int = width(128)
    seq_len: int = longest(
        48,
        title=N_("Context"),
        help=N_("Room for a prompt, the sign between and the answer together. Longer examples are cut off."),
    )
    dropout: float = dropout(0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabExperiment(Experiment):
    """The complete config of a training in the algorithm lab."""

    preprocessing: LabPreprocessing
    model: LabModel


class LabProcessor(Processor):
    """The characters, and the recipe where the examples were made by one."""

    def __init__(self, tokenizer: Tokenizer, recipe: Recipe | None) -> None:
        self.tokenizer = tokenizer
        self.recipe = recipe
        self._joint = EQUALS if recipe is None else recipe.algorithm.joint

    def save(self, folder: Path) -> None:
        self.tokenizer.save(folder, "tokenizer")
        write_json(folder / "recipe.json", {"recipe": None if self.recipe is None else to_json(self.recipe)})

    @classmethod
    def load(cls, folder: Path) -> LabProcessor:
        values = read_json(folder / "recipe.json")
        if not isinstance(values, dict) or "recipe" not in values:  # pyright: ignore[reportUnnecessaryIsInstance]
            raise WorkbenchError(
                text("“{path}” is damaged.", path=str(folder / "recipe.json")),
                text("Restore the folder from a copy."),
            )
        recipe = None if values["recipe"] is None else TASKS.read(values["recipe"])
        return cls(load_tokenizer(folder, "tokenizer"), recipe)

    def tidy(self, prompt: str) -> str:
        """Return *prompt* in the form of the examples."""
        return prompt.strip() if self.recipe is None else self.recipe.algorithm.tidy(self.recipe, prompt)

    def right_answer(self, prompt: str) -> str | None:
        """Return what the algorithm says; None where there is none or the prompt is none of its prompts."""
        tidy = self.tidy(prompt)
        if self.recipe is None or UNKNOWN in self.tokenizer.encode(tidy):
            return None
        return self.recipe.algorithm.answer(self.recipe, tidy)

    def given(self, prompt: str, seq_len: int) -> list[int]:
        """Return the ids of *prompt* and the sign after it; of a prompt that is too long only the end."""
        return self.tokenizer.encode(self.tidy(prompt) + self._joint)[1 - seq_len :] or [START]

    def line(self, prompt: str, answer: str, seq_len: int) -> Line:
        """Return the ids of an example, cut off where *seq_len* is full."""
        given = self.given(prompt, seq_len)
        room = seq_len + 1 - len(given)  # the last token is only written, never read
        return given, [*self.tokenizer.encode(answer), END][:room]


class LabTask:
    """Fresh examples of the training part without end; from a table of one's own, shuffled passes over it."""

    def __init__(
        self, scenario: AlgorithmLab, trained: Trained, train: Arrays, validation: Arrays, probe: str
    ) -> None:
        experiment: LabExperiment = trained.experiment
        self._scenario = scenario
        self._trained = trained
        self._processor: LabProcessor = trained.processor
        self._seq_len = experiment.model.seq_len
        self._split = experiment.split
        self._batch_size, self._seed = experiment.training.batch_size, experiment.training.seed
        self._smoothing = experiment.training.label_smoothing
        self._train, self._validation = train, validation
        lengths = np.diff(train["given_offsets"]) + np.diff(train["answer_offsets"])
        self._order = LikeLengths(lengths, self._batch_size, self._seed)
        self._probe = probe
        self.random_guess = math.log(self._processor.tokenizer.vocab_size)

    def training_batch(self, step: int) -> Batch:
        recipe = self._processor.recipe
        if recipe is None:
            return lines_batch(stored_lines(self._train, self._order.rows(step).tolist(), self._seq_len), END)
        prompts = itertools.islice(endless(recipe, self._split, (self._seed, step)), self._batch_size)
        lines = [
            self._processor.line(prompt, recipe.algorithm.answer(recipe, prompt) or "", self._seq_len)
            for prompt in prompts
        ]
        return lines_batch(lines, END)

    def validation_batches(self, max_items: int | None) -> Iterator[Batch]:
        n_line = len(self._validation["given_offsets"]) - 1
        if max_items is not None:
            n_line = min(n_line, MEASURED_WHILE_TRAINING)
        for start in range(0, n_line, JUDGE_BATCH):
            rows = range(start, min(start + JUDGE_BATCH, n_line))
            yield lines_batch(stored_lines(self._validation, rows, self._seq_len), END)

    def loss(self, model: nn.Module, batch: Batch) -> Tensor:
        return written_loss(model, batch, self._smoothing)

    def probe(self, model: nn.Module) -> ProbeResult:
        from workbench.training.task import ProbeResult

        trained = Trained(model, self._processor, self._trained.experiment)
        reading = self._scenario.read(trained, self._probe)
        maps = reading.kinds["decoder"]
        right = self._processor.right_answer(self._probe)
        sign = "" if right is None else " ✓" if right == reading.output else f" ✗ ({right})"
        shown = f"{self._processor.tidy(self._probe)} → {reading.output}{sign}"
        return ProbeResult(shown, {"decoder": maps.maps}, {"decoder": maps.hidden})


def stored_lines(arrays: Arrays, rows: Sequence[int] | range, seq_len: int) -> list[Line]:
    """Return *rows* of encoded examples, cut off where *seq_len* is full."""
    lines: list[Line] = []
    for row in rows:
        given = ragged_line(arrays["given"], arrays["given_offsets"], row).tolist()[1 - seq_len :]
        answer = ragged_line(arrays["answer"], arrays["answer_offsets"], row).tolist()
        lines.append((given or [START], [*answer, END][: seq_len + 1 - max(1, len(given))]))
    return lines


def _sample(key: str, title: str, **values: Any) -> Sample:
    return Sample(key=key, title=title, language="", recipe=Recipe(task=key, **values))


class AlgorithmLab(Scenario):
    """Decoder only; the loss counts the answers alone."""

    key = "algorithm-lab"
    about = About(
        title=N_("Algorithm lab"),
        summary=N_("Copies, reverses, sorts or adds: the clearest place to see what heads do."),
        category=Category.LANGUAGE,
        icon="lab",
        order=80,
        input_hint=N_("Type a prompt, such as those on the Data page"),
        item=N_("tokens"),
        verb=N_("Answer"),
        explain={
            "data": N_(
                "These examples are made by a short program. While the model trains, new ones are made without end; "
                "those listed here are kept to look at and to measure with. What is asked decides by a fixed rule to "
                "which part an example belongs, so the measured ones are never trained on."
            ),
            "evaluate": N_(
                "An answer counts only if it is right to the last sign, and none of these prompts was ever trained "
                "on. Whoever gets them right has learnt the rule."
            ),
            "use": N_(
                "The right answer is worked out by a few lines of program, whatever you type. A model that answers "
                "prompts of every length it was trained on may still fail on longer ones."
            ),
        },
    )
    input = Modality.TEXT
    output = Modality.TEXT
    roles = (
        Role(
            name="prompt",
            modality=Modality.TEXT,
            title=N_("Prompt"),
            known_names=("input", "question", "source", "x", "输入", "题目", "问题"),
        ),
        Role(
            name="answer",
            modality=Modality.TEXT,
            title=N_("Right answer"),
            known_names=("output", "target", "result", "y", "输出", "答案", "结果"),
        ),
    )
    generator = TASKS
    samples = (
        _sample("reverse", N_("Reverse")),
        _sample("copy", N_("Copy")),
        _sample("sort", N_("Sort")),
        _sample("add", N_("Add two numbers")),
        _sample("induction", N_("Repeat (induction)"), shortest=4, longest=16, alphabet=26),
    )
    metrics = ("exact-match", "token-accuracy")
    experiment_type = LabExperiment
    processor_type = LabProcessor

    def explain(self, page: str, source: Source | None) -> str:
        if page == "inspect" and source is not None and source.recipe is not None:
            task = source.recipe.get("task")
            found = (each.look_for for each in all_algorithms() if each.key == task)
            return next(found, "")
        return super().explain(page, source)

    def preset(self, name: str) -> LabExperiment:
        shapes = {
            "tiny": (
                LabModel(n_layer=2, n_head=4, d_model=64),
                TrainingConfig(steps=600, batch_size=64, eval_interval=50),
            ),
            "small": (
                LabModel(n_layer=3, n_head=4, d_model=128),
                TrainingConfig(steps=1500, batch_size=64, eval_interval=100),
            ),
            "large": (
                LabModel(n_layer=6, n_head=8, d_model=256, seq_len=256),
                TrainingConfig(steps=6000, batch_size=256, eval_interval=200),
            ),
        }
        model, training = shapes[name]
        return LabExperiment(
            scenario=self.key,
            preset=name,
            split=SplitConfig(),
            preprocessing=LabPreprocessing(),
            model=model,
            training=training,
        )

    def check(self, experiment: LabExperiment, examples: Examples | None) -> dict[str, Text]:
        found = head_problems(experiment.model.d_model, experiment.model.n_head, rotary=True)
        if examples is not None and examples.recipe is not None:
            recipe: Recipe = TASKS.read(examples.recipe)
            needed = recipe.algorithm.longest(recipe)
            if needed > experiment.model.seq_len:
                found["model.seq_len"] = text(
                    "The longest examples have {needed} tokens. Choose a context of at least {needed}, or shorter "
                    "examples on the Data page.",
                    needed=needed,
                )
        return found

    def advise(self, examples: Examples, experiment: LabExperiment) -> Advice:
        if examples.recipe is not None:
            recipe: Recipe = TASKS.read(examples.recipe)
            count = recipe.algorithm.count(recipe)
            if count < FEW:
                return Advice(
                    "too little",
                    text(
                        "There are only {count} different prompts: the model will learn them by heart instead of "
                        "the rule.",
                        count=count,
                    ),
                )
            if count < MANY:
                return Advice(
                    "good",
                    text("{count:,} different prompts can be made, new ones without end.", count=count),
                )
            return Advice(
                "good", text("More than a billion different prompts can be made, new ones without end.")
            )
        lengths = zip(examples.texts("prompt"), examples.texts("answer"), strict=True)
        seq_len = experiment.model.seq_len
        n_cut = sum(len(prompt) + len(EQUALS) + len(answer) > seq_len for prompt, answer in lengths)
        if n_cut:
            return Advice(
                "little",
                text(
                    "{count:,} examples are longer than the context of {length} tokens and are cut off.",
                    count=n_cut,
                    length=seq_len,
                ),
            )
        count = len(examples)
        if count < ENOUGH:
            level = "too little" if count < FEW else "little"
            return Advice(level, text("{count:,} examples are few to find a rule in.", count=count))
        return Advice("good", text("{count:,} examples: enough for a simple rule.", count=count))

    def fit(self, train: Examples, experiment: LabExperiment, progress: Progress) -> LabProcessor:
        if not len(train):
            raise _nothing_to_train_on()
        if train.recipe is None:
            lines = itertools.chain(train.texts("prompt"), train.texts("answer"), [EQUALS])
            return LabProcessor(CharacterTokenizer.fit(lines, has_marks=True), None)
        recipe: Recipe = TASKS.read(train.recipe)
        signs = [recipe.algorithm.signs(recipe), recipe.algorithm.joint]
        return LabProcessor(CharacterTokenizer.fit(signs, has_marks=True), recipe)

    def encode(self, processor: LabProcessor, examples: Examples, progress: Progress) -> Arrays:
        joint = EQUALS if processor.recipe is None else processor.recipe.algorithm.joint
        prompts = [processor.tidy(prompt) + joint for prompt in examples.texts("prompt")]
        given, given_offsets = encoded_lines(processor.tokenizer, prompts, progress.part(0.0, 0.5))
        answer, answer_offsets = encoded_lines(
            processor.tokenizer, examples.texts("answer"), progress.part(0.5, 1.0)
        )
        return {
            "given": given,
            "given_offsets": given_offsets,
            "answer": answer,
            "answer_offsets": answer_offsets,
        }

    def see(
        self, processor: LabProcessor, experiment: LabExperiment, value: Mapping[str, Value]
    ) -> Sequence[Seen]:
        given, written = processor.line(
            str(value["prompt"]), str(value["answer"]).strip(), experiment.model.seq_len
        )
        tokenizer = processor.tokenizer
        return [
            TokensSeen(title=N_("Read"), tokens=tuple(tokenizer.labels(given)), ids=tuple(given)),
            TokensSeen(title=N_("To write"), tokens=tuple(tokenizer.labels(written)), ids=tuple(written)),
        ]

    def build(self, experiment: LabExperiment, processor: LabProcessor) -> Decoder:
        return build_decoder(experiment.model, processor.tokenizer.vocab_size)

    def task(self, trained: Trained, train: Arrays, validation: Arrays, probe: Value) -> LabTask:
        if len(train["given_offsets"]) < 2:
            raise _nothing_to_train_on()
        return LabTask(self, trained, train, validation, str(probe))

    def default_input(self, examples: Examples) -> str:
        prompts = examples.texts("prompt")[:200]
        return min(prompts, key=lambda prompt: abs(len(prompt) - GOOD_INPUT))

    def read(self, trained: Trained, value: Value) -> Reading:
        import torch

        from workbench.models.capture import capture_attention

        tokenizer: Tokenizer = trained.processor.tokenizer
        model: Any = trained.model.eval()
        device = next(model.parameters()).device
        given = trained.processor.given(str(value), trained.experiment.model.seq_len)
        written = self._write(trained, [str(value)])[0]
        entered = [*given, *written]
        with torch.inference_mode(), capture_attention(model) as captured:
            logits = model(torch.tensor([entered], device=device))  # (1, T, vocab_size)
            maps = captured.maps("decoder")[:, 0].float().cpu().numpy()  # (L, H, T, T)
        place = len(given) - 1
        likely = logits[0, place].float().softmax(-1).topk(min(SHOWN_PROBABILITIES, tokenizer.vocab_size))
        axis = Axis(kind="tokens", labels=tuple(tokenizer.labels(entered)))
        hidden = ~np.tri(len(entered), dtype=bool)
        names = tokenizer.labels(likely.indices.tolist())
        return Reading(
            kinds={"decoder": KindMaps(maps=maps, query=axis, key=axis, hidden=hidden)},
            probabilities=tuple(zip(names, likely.values.tolist(), strict=True)),
            output=tokenizer.decode(written),
            place=place,
        )

    def names(self, processor: LabProcessor, ids: Sequence[int], side: Side = "output") -> list[str]:
        return processor.tokenizer.labels(ids)

    def predict(
        self, trained: Trained, value: Value, options: Any, stop: Stop = never
    ) -> Iterator[Prediction]:
        written = self._write(trained, [str(value)], stop)[0]
        yield Prediction(
            output=trained.processor.tokenizer.decode(written),
            n_token=len(written),
            expected=trained.processor.right_answer(str(value)),
        )

    def _write(self, trained: Trained, prompts: Sequence[str], stop: Stop = never) -> list[list[int]]:
        """Return the tokens of the answers to *prompts*; those of one length are written together."""
        from workbench.models.search import greedy_continuations

        processor: LabProcessor = trained.processor
        seq_len = trained.experiment.model.seq_len
        given = [processor.given(prompt, seq_len) for prompt in prompts]
        answers: list[list[int]] = [[] for _ in prompts]
        for length in sorted({len(each) for each in given}):
            rows = [row for row, each in enumerate(given) if len(each) == length]
            rights = [processor.right_answer(prompts[row]) for row in rows]
            most = seq_len - length
            if all(right is not None for right in rights):
                most = min(most, max(len(right or "") for right in rights) + ROOM)
            found = greedy_continuations(trained.model, [given[row] for row in rows], END, most, stop)
            for row, written in zip(rows, found, strict=True):
                answers[row] = written
        return answers

    def judge(
        self, trained: Trained, arrays: Arrays, examples: Examples, progress: Progress
    ) -> Iterator[Judged]:
        model: Any = trained.model.eval()
        device = next(model.parameters()).device
        tokenizer: Tokenizer = trained.processor.tokenizer
        seq_len = trained.experiment.model.seq_len
        prompts, answers = examples.texts("prompt"), examples.texts("answer")
        for start in range(0, len(examples), JUDGE_BATCH):
            progress.update(start / len(examples))
            rows = range(start, min(start + JUDGE_BATCH, len(examples)))
            batch = lines_batch(stored_lines(arrays, rows, seq_len), END).to(device)
            losses, n_item, n_correct = measured_lines(model, batch)
            written = self._write(trained, [prompts[row] for row in rows])
            for index, row in enumerate(rows):
                yield Judged(
                    value=prompts[row],
                    expected=answers[row].strip(),
                    predicted=tokenizer.decode(written[index]),
                    loss=losses[index],
                    n_item=n_item[index],
                    n_correct=n_correct[index],
                )

    def diagram(self, experiment: LabExperiment, processor: Any | None) -> tuple[DiagramColumn, ...]:
        shape = experiment.model
        size = None if processor is None else processor.tokenizer.vocab_size
        return (decoder_column(shape, f"≤ {shape.seq_len}", size),)

    def work(self, experiment: LabExperiment) -> Work:
        # examples fill about half of the context
        length = max(8, experiment.model.seq_len // 2)
        return Work(n_token=experiment.training.batch_size * length, context=length)


def _nothing_to_train_on() -> WorkbenchError:
    return WorkbenchError(
        text("There are no examples left to train on."),
        text("Make the validation and test parts smaller, or bring more examples."),
    )


SCENARIO = AlgorithmLab()
