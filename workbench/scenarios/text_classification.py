"""Sort texts: an encoder over tokens says what kind of text it reads."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from workbench.atomic import read_json, write_json
from workbench.data.examples import Examples, Modality, Role
from workbench.data.split import SplitConfig
from workbench.language import N_, Text, WorkbenchError, text
from workbench.preprocessing.cleaning import WithCleaning
from workbench.preprocessing.encoded_lines import encoded_lines
from workbench.preprocessing.ragged import ragged_line
from workbench.preprocessing.tokenizer import UNKNOWN, Tokenizer
from workbench.preprocessing.tokenizers import fit_tokenizer, load_tokenizer, with_cleaning
from workbench.progress import Progress
from workbench.scenarios.base import (
    About,
    Advice,
    Arrays,
    Axis,
    Baseline,
    Category,
    DiagramBlock,
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
    TokenLengths,
    TokensSeen,
    Trained,
    Value,
    Work,
    never,
)
from workbench.scenarios.classes import class_codes, most_frequent, ranked, sorted_classes
from workbench.scenarios.like_lengths import LikeLengths
from workbench.scenarios.model_settings import (
    coverage,
    dropout,
    heads,
    layers,
    longest,
    tokenizer,
    vocabulary,
    width,
)
from workbench.scenarios.shapes import encoder_column, head_problems
from workbench.schema import setting
from workbench.training.config import TrainingConfig

if TYPE_CHECKING:
    from torch import Tensor, nn

    from workbench.models.text_encoder import TextEncoder
    from workbench.training.task import Batch, ProbeResult

CLASS_TOKEN = "◉"  # the same sign as over pictures
JUDGE_BATCH = 64
SHOWN_PROBABILITIES = 5  # of the probe, while training


@dataclass(frozen=True, slots=True, kw_only=True)
class SortingPreprocessing(WithCleaning):
    """How texts become tokens."""

    tokenizer: str = tokenizer("sentencepiece")
    vocab_size: int = vocabulary(1000)
    character_coverage: float = coverage()
    hidden_percent: float = setting(
        10.0,
        title=N_("Hidden tokens"),
        help=N_(
            "While training, this share of the tokens is replaced at random by the sign for unknown, so that the "
            "model does not hang on single words."
        ),
        unit="%",
        minimum=0.0,
        maximum=80.0,
        step=5.0,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SortingModel:
    """Shape of the text encoder."""

    n_layer: int = layers(
        3, help=N_("How many times all tokens look at each other, one block after the other.")
    )
    n_head: int = heads(4)
    d_model: int = width(128)
    max_len: int = longest(64, title=N_("Longest text"), help=N_("Longer texts are cut off at this length."))
    dropout: float = dropout(0.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class SortingExperiment(Experiment):
    """The complete config of a text classification training."""

    preprocessing: SortingPreprocessing
    model: SortingModel


class SortingProcessor(Processor):
    """The tokeniser and the classes."""

    def __init__(self, tokenizer: Tokenizer, classes: Sequence[str]) -> None:
        self.tokenizer = tokenizer
        self.classes = list(classes)

    def save(self, folder: Path) -> None:
        self.tokenizer.save(folder, "tokenizer")
        write_json(folder / "classes.json", {"classes": self.classes})

    @classmethod
    def load(cls, folder: Path) -> SortingProcessor:
        value = read_json(folder / "classes.json")
        classes = value.get("classes") if isinstance(value, dict) else None  # pyright: ignore[reportUnnecessaryIsInstance]
        if not isinstance(classes, list) or not all(isinstance(name, str) for name in classes):
            raise WorkbenchError(
                text("“{path}” is damaged.", path=str(folder / "classes.json")),
                text("Restore the folder from a copy."),
            )
        return cls(load_tokenizer(folder, "tokenizer"), classes)


class SortingTask:
    """Shuffled passes over the texts; texts of like length share a batch so that little padding is computed."""

    def __init__(
        self, scenario: TextClassification, trained: Trained, train: Arrays, validation: Arrays, probe: str
    ) -> None:
        experiment: SortingExperiment = trained.experiment
        self._scenario = scenario
        self._trained = trained
        self._max_len = experiment.model.max_len
        self._seed = experiment.training.seed
        self._smoothing = experiment.training.label_smoothing
        self._hidden = experiment.preprocessing.hidden_percent / 100
        self._train = train
        self._validation = validation
        self._probe = probe
        lengths = np.minimum(np.diff(train["offsets"]), self._max_len)
        self._order = LikeLengths(lengths, experiment.training.batch_size, self._seed)
        self.random_guess = math.log(max(len(trained.processor.classes), 1))

    def training_batch(self, step: int) -> Batch:
        rng = np.random.default_rng((self._seed, *self._order.place(step)))
        return text_batch(self._train, self._order.rows(step), self._max_len, self._hidden, rng)

    def validation_batches(self, max_items: int | None) -> Iterator[Batch]:
        n_text = len(self._validation["labels"])
        if max_items is not None:
            n_text = min(n_text, 1000)
        for start in range(0, n_text, JUDGE_BATCH):
            rows = np.arange(start, min(start + JUDGE_BATCH, n_text))
            yield text_batch(self._validation, rows, self._max_len)

    def loss(self, model: nn.Module, batch: Batch) -> Tensor:
        import torch.nn.functional as F

        smoothing = self._smoothing if model.training else 0.0
        return F.cross_entropy(model(*batch.inputs), batch.targets, label_smoothing=smoothing)

    def probe(self, model: nn.Module) -> ProbeResult:
        from workbench.training.task import ProbeResult

        trained = Trained(model, self._trained.processor, self._trained.experiment)
        reading = self._scenario.read(trained, self._probe)
        maps = reading.kinds["encoder"]
        lines = [f"{chance:4.0%}  {name}" for name, chance in reading.probabilities[:SHOWN_PROBABILITIES]]
        shown = "\n".join([self._probe, *lines])
        return ProbeResult(shown, {"encoder": maps.maps}, {"encoder": maps.hidden})


def text_batch(
    arrays: Arrays,
    rows: npt.NDArray[np.int64],
    max_len: int,
    hidden: float = 0.0,
    rng: np.random.Generator | None = None,
) -> Batch:
    """Return ids (B, T), their mask (B, T) and classes (B,) of *rows*; *rng* makes a share of the ids unknown."""
    import torch

    from workbench.training.task import Batch

    lines = [ragged_line(arrays["tokens"], arrays["offsets"], int(row))[:max_len] for row in rows]
    ids = np.full((len(rows), max(map(len, lines), default=0)), UNKNOWN, dtype=np.int64)
    mask = np.zeros_like(ids, dtype=bool)
    for index, line in enumerate(lines):
        ids[index, : len(line)] = line
        mask[index, : len(line)] = True
    if rng is not None and hidden:
        ids[rng.random(ids.shape) < hidden] = UNKNOWN
    labels = torch.from_numpy(np.ascontiguousarray(arrays["labels"][rows]))
    return Batch((torch.from_numpy(ids), torch.from_numpy(mask)), labels, len(rows))


class TextClassification(Scenario):
    """Encoder over tokens with a class token."""

    key = "text-classification"
    about = About(
        title=N_("Sort texts"),
        summary=N_("Says what a text is about, or whether it praises or complains."),
        category=Category.LANGUAGE,
        icon="label",
        order=30,
        input_hint=N_("Type a sentence to sort"),
        item=N_("texts"),
        verb=N_("Sort"),
    )
    input = Modality.TEXT
    output = Modality.LABEL
    roles = (
        Role(
            name="text",
            modality=Modality.TEXT,
            title=N_("Text"),
            known_names=(
                *("sentence", "content", "document", "review", "comment", "message", "question", "title"),
                *("文本", "正文", "内容", "评论", "句子"),
            ),
        ),
        Role(
            name="label",
            modality=Modality.LABEL,
            title=N_("Class"),
            known_names=(
                *("class", "category", "sentiment", "topic", "intent", "target", "tag"),
                *("标签", "类别", "分类", "情感", "主题"),
            ),
        ),
    )
    samples = (
        Sample(key="reviews-en", title=N_("English reviews"), language="en", file="reviews-en.tsv"),
        Sample(key="reviews-zh", title=N_("Chinese reviews"), language="zh_CN", file="reviews-zh.tsv"),
    )
    metrics = ("accuracy", "macro-f1", "macro-precision", "macro-recall")
    experiment_type = SortingExperiment
    processor_type = SortingProcessor
    starts_from = ("fill-in-the-blank",)

    def preset(self, name: str) -> SortingExperiment:
        shapes = {
            "tiny": (
                SortingPreprocessing(),
                SortingModel(n_layer=2, n_head=4, d_model=64, max_len=64),
                TrainingConfig(steps=500, batch_size=32, eval_interval=25),
            ),
            "small": (
                SortingPreprocessing(),
                SortingModel(n_layer=3, n_head=4, d_model=128, max_len=64),
                TrainingConfig(steps=1200, batch_size=64, eval_interval=50, label_smoothing=0.1),
            ),
            "large": (
                SortingPreprocessing(vocab_size=8000),
                SortingModel(n_layer=6, n_head=8, d_model=384, max_len=256, dropout=0.2),
                TrainingConfig(steps=6000, batch_size=128, eval_interval=200, label_smoothing=0.1),
            ),
        }
        preprocessing, model, training = shapes[name]
        return SortingExperiment(
            scenario=self.key,
            preset=name,
            split=SplitConfig(),
            preprocessing=preprocessing,
            model=model,
            training=training,
        )

    def check(self, experiment: SortingExperiment, examples: Examples | None) -> dict[str, Text]:
        return head_problems(experiment.model.d_model, experiment.model.n_head, rotary=True)

    def advise(self, examples: Examples, experiment: SortingExperiment) -> Advice:
        names, counts = np.unique(np.asarray(examples.texts("label")), return_counts=True)
        if len(names) < 2:
            return Advice(
                "too little", text("There is only one class. A model needs at least two to tell apart.")
            )
        smallest = int(counts.min())
        if len(names) > 20 and 2 * len(names) > len(examples):
            return Advice(
                "too little",
                text(
                    "There are {classes:,} classes for {count:,} texts: is the right column chosen as the class?",
                    classes=len(names),
                    count=len(examples),
                ),
            )
        if smallest < 20:
            return Advice(
                "too little",
                text(
                    "Class “{name}” has only {count} texts; 100 or more of each are better.",
                    name=str(names[counts.argmin()]),
                    count=smallest,
                ),
            )
        if smallest < 100:
            return Advice(
                "little",
                text(
                    "The smallest class has {count} texts: enough to learn, more is better.", count=smallest
                ),
            )
        return Advice(
            "good",
            text(
                "{classes} classes with at least {count} texts each: enough.",
                classes=len(names),
                count=smallest,
            ),
        )

    def fit(self, train: Examples, experiment: SortingExperiment, progress: Progress) -> SortingProcessor:
        classes = _classes(train)
        settings = experiment.preprocessing
        found = fit_tokenizer(
            settings.tokenizer,
            train.texts("text"),
            settings.vocab_size,
            progress,
            cleaning=settings.cleaning,
            coverage=settings.character_coverage,
        )
        return SortingProcessor(found, classes)

    def fit_on(
        self, origin: Processor, train: Examples, experiment: SortingExperiment, progress: Progress
    ) -> SortingProcessor:
        found = with_cleaning(origin.origin_tokenizer(), experiment.preprocessing.cleaning)
        return SortingProcessor(found, _classes(train))

    def encode(self, processor: SortingProcessor, examples: Examples, progress: Progress) -> Arrays:
        labels = class_codes(processor.classes, examples.texts("label"))
        tokens, offsets = encoded_lines(processor.tokenizer, examples.texts("text"), progress)
        return {"tokens": tokens, "offsets": offsets, "labels": labels}

    def see(
        self, processor: SortingProcessor, experiment: SortingExperiment, value: Mapping[str, Value]
    ) -> Sequence[Seen]:
        ids = _ids(processor, experiment, value["text"])
        labels = tuple(processor.tokenizer.labels(ids))
        return [TokensSeen(title=self.roles[0].title, tokens=labels, ids=tuple(ids))]

    def token_lengths(self, experiment: SortingExperiment, arrays: Arrays) -> Sequence[TokenLengths]:
        lengths, longest = np.diff(arrays["offsets"]), experiment.model.max_len
        return [TokenLengths(role=self.roles[0].name, lengths=lengths, longest=longest)]

    def build(self, experiment: SortingExperiment, processor: SortingProcessor) -> TextEncoder:
        from workbench.models.text_encoder import TextEncoder, TextEncoderConfig

        shape = experiment.model
        return TextEncoder(
            TextEncoderConfig(
                n_class=len(processor.classes),
                vocab_size=processor.tokenizer.vocab_size,
                max_len=shape.max_len,
                n_layer=shape.n_layer,
                n_head=shape.n_head,
                d_model=shape.d_model,
                dropout=shape.dropout,
            )
        )

    def task(self, trained: Trained, train: Arrays, validation: Arrays, probe: Value) -> SortingTask:
        if not len(train["labels"]):
            raise _nothing_to_train_on()
        return SortingTask(self, trained, train, validation, str(probe))

    def default_input(self, examples: Examples) -> str:
        lines = examples.texts("text")
        return next((line for line in lines if 16 <= len(line) <= 60), lines[0])[:200].strip()

    def read(self, trained: Trained, value: Value) -> Reading:
        import torch

        from workbench.models.capture import capture_attention

        processor: SortingProcessor = trained.processor
        model: Any = trained.model.eval()
        device = next(model.parameters()).device
        read = _ids(processor, trained.experiment, value)
        ids = torch.tensor([read], dtype=torch.long, device=device)
        with torch.inference_mode(), capture_attention(model) as captured:
            chances = model(ids, torch.ones_like(ids, dtype=torch.bool))[0].float().softmax(-1).cpu()
            maps = captured.maps("encoder")[:, 0].float().cpu().numpy()  # (L, H, 1+T, 1+T)
        axis = Axis(kind="tokens", labels=(CLASS_TOKEN, *processor.tokenizer.labels(read)), n_extra=1)
        hidden = np.zeros(maps.shape[-2:], dtype=bool)
        probabilities = ranked(processor.classes, chances.tolist())
        return Reading(
            kinds={"encoder": KindMaps(maps=maps, query=axis, key=axis, hidden=hidden)},
            probabilities=probabilities,
            output=probabilities[0][0],
        )

    def names(self, processor: SortingProcessor, ids: Sequence[int], side: Side = "output") -> list[str]:
        if side == "input":
            return processor.tokenizer.labels(ids)
        return [processor.classes[code] for code in ids]

    def predict(
        self, trained: Trained, value: Value, options: Any, stop: Stop = never
    ) -> Iterator[Prediction]:
        reading = self.read(trained, value)
        yield Prediction(output=reading.output, probabilities=reading.probabilities)

    def judge(
        self, trained: Trained, arrays: Arrays, examples: Examples, progress: Progress
    ) -> Iterator[Judged]:
        import torch
        import torch.nn.functional as F

        processor: SortingProcessor = trained.processor
        model: Any = trained.model.eval()
        device = next(model.parameters()).device
        lines, n_text = examples.texts("text"), len(arrays["labels"])
        for start in range(0, n_text, JUDGE_BATCH):
            progress.update(start / n_text)
            rows = np.arange(start, min(start + JUDGE_BATCH, n_text))
            batch = text_batch(arrays, rows, trained.experiment.model.max_len).to(device)
            with torch.inference_mode():
                logits = model(*batch.inputs).float()
                losses = F.cross_entropy(logits, batch.targets, reduction="none").tolist()
                guesses = logits.argmax(-1).tolist()
            truth = batch.targets.tolist()
            for row, loss, guess, code in zip(rows, losses, guesses, truth, strict=True):
                yield Judged(
                    value=lines[int(row)],
                    expected=processor.classes[code],
                    predicted=processor.classes[guess],
                    loss=loss,
                    n_correct=int(guess == code),
                )

    def baseline(self, train: Examples, asked: Examples) -> Baseline:
        return most_frequent(train, asked)

    def diagram(self, experiment: SortingExperiment, processor: Any | None) -> tuple[DiagramColumn, ...]:
        shape = experiment.model
        read = "" if processor is None else f"{processor.tokenizer.vocab_size} "
        head = "" if processor is None else f"{shape.d_model} → {len(processor.classes)}"
        before = (
            DiagramBlock(label=N_("Class token and tokens"), detail=f"1 + ≤ {shape.max_len}", kind="input"),
            DiagramBlock(label=N_("Embedding"), detail=f"{read}→ {shape.d_model}", kind="embedding"),
        )
        return (encoder_column(shape, before, head, N_("Class")),)

    def work(self, experiment: SortingExperiment) -> Work:
        # short messages fill about a third of the longest length
        typical = 1 + max(8, experiment.model.max_len // 3)
        return Work(n_token=experiment.training.batch_size * typical, context=typical)


def _classes(train: Examples) -> list[str]:
    found = sorted_classes(train.texts("label"))
    if not found:
        raise _nothing_to_train_on()
    if len(found) < 2:
        raise WorkbenchError(
            text("All texts are of one class, “{name}”.", name=found[0]),
            text("Bring texts of another class too: a model needs at least two to tell apart."),
        )
    return found


def _nothing_to_train_on() -> WorkbenchError:
    return WorkbenchError(
        text("There are no texts left to train on."),
        text("Make the validation and test parts smaller, or bring more texts."),
    )


def _ids(processor: SortingProcessor, experiment: SortingExperiment, value: Value) -> list[int]:
    if not isinstance(value, str):
        raise WorkbenchError(text("A text is needed, not a picture."), text("Type a sentence."))
    return processor.tokenizer.encode(value.strip())[: experiment.model.max_len]


SCENARIO = TextClassification()
