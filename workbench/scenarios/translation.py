"""Translate: an encoder reads one language, a decoder writes another."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from workbench.data.examples import Examples, Modality, Role
from workbench.data.split import SplitConfig
from workbench.language import N_, Text, WorkbenchError, text
from workbench.preprocessing.ragged import ragged, ragged_line
from workbench.preprocessing.tokenizer import (
    TOKENIZERS,
    CharacterTokenizer,
    SentencePieceTokenizer,
    Tokenizer,
    load_tokenizer,
)
from workbench.progress import Progress
from workbench.scenarios.base import (
    About,
    Advice,
    Arrays,
    Axis,
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
    TokensSeen,
    Trained,
    Value,
    Work,
    never,
)
from workbench.scenarios.shapes import head_problems, transformer_boxes
from workbench.schema import Choice, setting
from workbench.training.config import TrainingConfig

if TYPE_CHECKING:
    from torch import Tensor, nn

    from workbench.models.encoder_decoder import EncoderDecoder
    from workbench.training.task import Batch, ProbeResult

START, END = 1, 2
IGNORED = -100  # target of a padded position
SHOWN_PROBABILITIES = 12
JUDGE_BATCH = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class PairPreprocessing:
    """How both languages become tokens."""

    tokenizer: str = setting(
        "sentencepiece",
        title=N_("Tokeniser"),
        help=N_("How text is cut into the pieces the model reads and writes."),
        choices=TOKENIZERS,
    )
    source_vocab_size: int = setting(
        800,
        title=N_("Source vocabulary"),
        help=N_(
            "How many different pieces SentencePiece may learn of the language to read; more if it needs more."
        ),
        minimum=32,
        maximum=64_000,
        enabled_when=("tokenizer", ("sentencepiece",)),
    )
    target_vocab_size: int = setting(
        1200,
        title=N_("Target vocabulary"),
        help=N_(
            "How many different pieces SentencePiece may learn of the language to write; more if it needs more."
        ),
        minimum=32,
        maximum=64_000,
        enabled_when=("tokenizer", ("sentencepiece",)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PairModel:
    """Shape of the encoder-decoder."""

    n_layer: int = setting(
        3,
        title=N_("Layers"),
        help=N_("Blocks in the encoder, and again in the decoder."),
        minimum=1,
        maximum=24,
    )
    n_head: int = setting(
        4,
        title=N_("Heads"),
        help=N_("How many places each layer can look at in the same moment."),
        minimum=1,
        maximum=64,
    )
    d_model: int = setting(
        128,
        title=N_("Width"),
        help=N_("How many numbers describe one token inside the model (d_model)."),
        minimum=8,
        maximum=4096,
        step=8,
    )
    max_len: int = setting(
        64,
        title=N_("Longest sentence"),
        help=N_("Longer sentences are cut off at this length."),
        unit=N_("tokens"),
        minimum=8,
        maximum=1024,
        step=8,
    )
    dropout: float = setting(
        0.1,
        title=N_("Dropout"),
        help=N_("Share of numbers switched off at random while training, against memorising."),
        minimum=0.0,
        maximum=0.9,
        step=0.05,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PairExperiment(Experiment):
    """The complete config of a translation training."""

    preprocessing: PairPreprocessing
    model: PairModel


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationOptions:
    """How the translation is searched."""

    search: str = setting(
        "beam",
        title=N_("Search"),
        help=N_("How the words of the translation are chosen."),
        choices=(
            Choice(value="greedy", title=N_("Greedy"), help=N_("Always take the likeliest next token.")),
            Choice(
                value="beam", title=N_("Beam"), help=N_("Follow several translations and keep the likeliest.")
            ),
        ),
    )
    beam_size: int = setting(
        4,
        title=N_("Beams"),
        help=N_("How many translations are followed at once."),
        minimum=2,
        maximum=32,
        enabled_when=("search", ("beam",)),
    )


class PairProcessor(Processor):
    """One tokeniser for each side."""

    def __init__(self, source: Tokenizer, target: Tokenizer) -> None:
        self.source = source
        self.target = target

    def save(self, folder: Path) -> None:
        self.source.save(folder, "source-tokenizer")
        self.target.save(folder, "target-tokenizer")

    @classmethod
    def load(cls, folder: Path) -> PairProcessor:
        return cls(load_tokenizer(folder, "source-tokenizer"), load_tokenizer(folder, "target-tokenizer"))


class PairTask:
    """Shuffled passes over the pairs; pairs of like length share a batch so that little padding is computed."""

    def __init__(
        self, scenario: Translation, trained: Trained, train: Arrays, validation: Arrays, probe: str
    ) -> None:
        experiment: PairExperiment = trained.experiment
        self._scenario = scenario
        self._trained = trained
        self._max_len = experiment.model.max_len
        self._batch_size = experiment.training.batch_size
        self._seed = experiment.training.seed
        self._smoothing = experiment.training.label_smoothing
        self._train = train
        self._validation = validation
        self._probe = probe
        self._epoch = -1
        self._batches: list[npt.NDArray[np.int64]] = []
        self.random_guess = math.log(trained.processor.target.vocab_size)

    def training_batch(self, step: int) -> Batch:
        n_pair = len(self._train["source_offsets"]) - 1
        per_epoch = max(1, math.ceil(n_pair / self._batch_size))
        epoch, place = divmod(step, per_epoch)
        if epoch != self._epoch:
            self._epoch = epoch
            self._batches = self._shuffle(n_pair, np.random.default_rng((self._seed, epoch)))
        return self._batch(self._train, self._batches[place])

    def _shuffle(self, n_pair: int, rng: np.random.Generator) -> list[npt.NDArray[np.int64]]:
        lengths = np.diff(self._train["source_offsets"]) + np.diff(self._train["target_offsets"])
        order = np.argsort(
            lengths + rng.random(n_pair) * 8, kind="stable"
        )  # like lengths together, not the same
        batches = [order[start : start + self._batch_size] for start in range(0, n_pair, self._batch_size)]
        return [batches[index] for index in rng.permutation(len(batches))]

    def validation_batches(self, max_items: int | None) -> Iterator[Batch]:
        n_pair = len(self._validation["source_offsets"]) - 1
        if max_items is not None:
            n_pair = min(n_pair, 1000)
        for start in range(0, n_pair, 64):
            yield self._batch(self._validation, np.arange(start, min(start + 64, n_pair)))

    def _batch(self, arrays: Arrays, rows: npt.NDArray[np.int64]) -> Batch:
        return pair_batch(arrays, rows, self._max_len)

    def loss(self, model: nn.Module, batch: Batch) -> Tensor:
        import torch.nn.functional as F

        logits = model(*batch.inputs)  # (B, T, target_vocab_size)
        smoothing = self._smoothing if model.training else 0.0
        return F.cross_entropy(
            logits.flatten(0, 1), batch.targets.flatten(), ignore_index=IGNORED, label_smoothing=smoothing
        )

    def probe(self, model: nn.Module) -> ProbeResult:
        from workbench.training.task import ProbeResult

        trained = Trained(model, self._trained.processor, self._trained.experiment)
        reading = self._scenario.read(trained, self._probe)
        maps = {kind: found.maps for kind, found in reading.kinds.items()}
        hidden = {kind: found.hidden for kind, found in reading.kinds.items()}
        return ProbeResult(f"{self._probe}\n→ {reading.output}", maps, hidden)


def pair_batch(arrays: Arrays, rows: npt.NDArray[np.int64], max_len: int) -> Batch:
    """Return source (B, S), its mask (B, S), target input (B, T) and target output (B, T) of *rows*."""
    import torch

    from workbench.training.task import Batch

    sources = [_line(arrays, "source", int(row))[: max_len - 1] for row in rows]
    targets = [_line(arrays, "target", int(row))[: max_len - 1] for row in rows]
    source = np.zeros((len(rows), max(map(len, sources), default=0) + 1), dtype=np.int64)
    mask = np.zeros_like(source, dtype=bool)
    entered = np.zeros((len(rows), max(map(len, targets), default=0) + 1), dtype=np.int64)
    expected = np.full_like(entered, IGNORED)
    for index, (read, written) in enumerate(zip(sources, targets, strict=True)):
        source[index, : len(read)] = read
        source[index, len(read)] = END
        mask[index, : len(read) + 1] = True
        entered[index, 0] = START
        entered[index, 1 : len(written) + 1] = written
        expected[index, : len(written)] = written
        expected[index, len(written)] = END
    n_item = int((expected != IGNORED).sum())
    inputs = (torch.from_numpy(source), torch.from_numpy(mask), torch.from_numpy(entered))
    return Batch(inputs, torch.from_numpy(expected), n_item)


def _line(arrays: Arrays, side: str, row: int) -> npt.NDArray[np.uint16]:
    return ragged_line(arrays[side], arrays[f"{side}_offsets"], row)


class Translation(Scenario):
    """Encoder-decoder with cross-attention, greedy and beam decoding."""

    key = "translation"
    about = About(
        title=N_("Translate"),
        summary=N_("Reads one language, writes another."),
        category=Category.LANGUAGE,
        icon="translate",
        order=20,
        input_hint=N_("Type a sentence to translate"),
        item=N_("tokens"),
        verb=N_("Translate"),
    )
    input = Modality.TEXT
    output = Modality.TEXT
    roles = (
        Role(
            name="source",
            modality=Modality.TEXT,
            title=N_("Source sentence"),
            known_names=("src", "english", "en", "input", "原文", "英文"),
        ),
        Role(
            name="target",
            modality=Modality.TEXT,
            title=N_("Translation"),
            known_names=("tgt", "chinese", "zh", "output", "translation", "译文", "中文"),
        ),
    )
    samples = (
        Sample(key="pairs-en-zh", title=N_("English–Chinese sentences"), language="", file="pairs-en-zh.tsv"),
    )
    metrics = ("bleu", "chrf", "exact-match")
    experiment_type = PairExperiment
    processor_type = PairProcessor
    options_type = TranslationOptions

    def preset(self, name: str) -> PairExperiment:
        shapes = {
            "tiny": (
                PairModel(n_layer=2, n_head=4, d_model=64, max_len=48),
                TrainingConfig(steps=350, batch_size=48, eval_interval=25),
            ),
            "small": (
                PairModel(n_layer=3, n_head=4, d_model=128, max_len=64),
                TrainingConfig(steps=1200, batch_size=48, eval_interval=50, label_smoothing=0.1),
            ),
            "large": (
                PairModel(n_layer=6, n_head=8, d_model=384, max_len=128),
                TrainingConfig(steps=8000, batch_size=128, eval_interval=250, label_smoothing=0.1),
            ),
        }
        model, training = shapes[name]
        vocabulary = PairPreprocessing(source_vocab_size=8000, target_vocab_size=8000)
        return PairExperiment(
            scenario=self.key,
            preset=name,
            split=SplitConfig(),
            preprocessing=vocabulary if name == "large" else PairPreprocessing(),
            model=model,
            training=training,
        )

    def check(self, experiment: PairExperiment, examples: Examples | None) -> dict[str, Text]:
        return head_problems(experiment.model.d_model, experiment.model.n_head, rotary=True)

    def advise(self, examples: Examples, experiment: PairExperiment) -> Advice:
        count = len(examples)
        if count < 500:
            return Advice(
                "too little",
                text("{count:,} pairs are very few: the model will learn them by heart.", count=count),
            )
        if count < 2000:
            return Advice(
                "little",
                text(
                    "{count:,} pairs are enough to see it learn; bring more for new sentences.", count=count
                ),
            )
        return Advice(
            "good", text("{count:,} pairs: enough for a small model of simple sentences.", count=count)
        )

    def fit(self, train: Examples, experiment: PairExperiment, progress: Progress) -> PairProcessor:
        settings = experiment.preprocessing
        source, target = train.texts("source"), train.texts("target")
        if settings.tokenizer == "characters":
            return PairProcessor(
                CharacterTokenizer.fit(source, has_marks=True), CharacterTokenizer.fit(target, has_marks=True)
            )
        return PairProcessor(
            SentencePieceTokenizer.fit(source, settings.source_vocab_size, progress.part(0.0, 0.5)),
            SentencePieceTokenizer.fit(target, settings.target_vocab_size, progress.part(0.5, 1.0)),
        )

    def encode(self, processor: PairProcessor, examples: Examples, progress: Progress) -> Arrays:
        arrays: dict[str, npt.NDArray[Any]] = {}
        for side, tokenizer in (("source", processor.source), ("target", processor.target)):
            ids = self._each_encoded(tokenizer, examples.texts(side), progress)
            arrays[side], arrays[f"{side}_offsets"] = ragged(ids)
        return arrays

    @staticmethod
    def _each_encoded(tokenizer: Tokenizer, lines: Sequence[str], progress: Progress) -> Iterator[list[int]]:
        for row, line in enumerate(lines):
            if not row % 1000:
                progress.update(row / len(lines))
            yield tokenizer.encode(line.strip())

    def see(
        self, processor: PairProcessor, experiment: PairExperiment, value: Mapping[str, Value]
    ) -> Sequence[Seen]:
        seen: list[Seen] = []
        for role, tokenizer in zip(self.roles, (processor.source, processor.target), strict=True):
            ids = tokenizer.encode(str(value[role.name]).strip())[: experiment.model.max_len]
            seen.append(TokensSeen(title=role.title, tokens=tuple(tokenizer.labels(ids)), ids=tuple(ids)))
        return seen

    def build(self, experiment: PairExperiment, processor: PairProcessor) -> EncoderDecoder:
        from workbench.models.encoder_decoder import EncoderDecoder, EncoderDecoderConfig

        shape = experiment.model
        return EncoderDecoder(
            EncoderDecoderConfig(
                source_vocab_size=processor.source.vocab_size,
                target_vocab_size=processor.target.vocab_size,
                max_len=shape.max_len,
                n_layer=shape.n_layer,
                n_head=shape.n_head,
                d_model=shape.d_model,
                dropout=shape.dropout,
            )
        )

    def task(self, trained: Trained, train: Arrays, validation: Arrays, probe: Value) -> PairTask:
        if len(train["source_offsets"]) < 2:
            raise WorkbenchError(
                text("There are no sentence pairs left to train on."),
                text("Make the validation and test parts smaller, or bring more pairs."),
            )
        return PairTask(self, trained, train, validation, str(probe))

    def default_input(self, examples: Examples) -> str:
        lines = examples.texts("source")
        return next((line for line in lines if 20 <= len(line) <= 45), lines[0])[:80]

    def read(self, trained: Trained, value: Value) -> Reading:
        import torch

        from workbench.models.capture import capture_attention

        processor: PairProcessor = trained.processor
        model: Any = trained.model.eval()
        device = next(model.parameters()).device
        source = self._source_ids(trained, value)
        written = self._search(trained, source, TranslationOptions(search="greedy"), never)
        entered = [START, *written][: trained.experiment.model.max_len]
        with torch.inference_mode(), capture_attention(model) as captured:
            ids = torch.tensor([source], device=device)
            logits = model(
                ids, torch.ones_like(ids, dtype=torch.bool), torch.tensor([entered], device=device)
            )
            maps = {kind: captured.maps(kind)[:, 0].float().cpu().numpy() for kind in captured.kinds()}
            first = logits[0, 0].float().softmax(-1).topk(min(SHOWN_PROBABILITIES, logits.shape[-1]))
        read = Axis(kind="tokens", labels=tuple(processor.source.labels(source)))
        wrote = Axis(kind="tokens", labels=tuple(processor.target.labels(entered)))
        sides = {"encoder": (read, read), "decoder": (wrote, wrote), "cross": (wrote, read)}
        kinds: dict[str, KindMaps] = {}
        for kind, found in maps.items():
            query, key = sides[kind]
            hidden = np.zeros(found.shape[-2:], dtype=bool)
            if kind == "decoder":
                hidden = ~np.tri(len(entered), dtype=bool)
            kinds[kind] = KindMaps(maps=found, query=query, key=key, hidden=hidden)
        names = processor.target.labels(first.indices.tolist())
        return Reading(
            kinds=kinds,
            probabilities=tuple(zip(names, first.values.tolist(), strict=True)),
            output=processor.target.decode(written),
            place=0,
        )

    def names(self, processor: PairProcessor, ids: Sequence[int], side: Side = "output") -> list[str]:
        return (processor.source if side == "input" else processor.target).labels(ids)

    def predict(
        self, trained: Trained, value: Value, options: TranslationOptions, stop: Stop = never
    ) -> Iterator[Prediction]:
        written = self._search(trained, self._source_ids(trained, value), options, stop)
        yield Prediction(output=trained.processor.target.decode(written), n_token=len(written))

    def _source_ids(self, trained: Trained, value: Value) -> list[int]:
        longest = trained.experiment.model.max_len - 1
        return [*trained.processor.source.encode(str(value).strip())[:longest], END]

    def _search(
        self, trained: Trained, source: Sequence[int], options: TranslationOptions, stop: Stop
    ) -> list[int]:
        from workbench.models.search import beam_search, greedy_search

        longest = trained.experiment.model.max_len - 1
        if options.search == "greedy":
            return greedy_search(trained.model, [source], START, END, longest, stop)[0]
        return beam_search(trained.model, source, START, END, longest, options.beam_size, stop)

    def judge(
        self, trained: Trained, arrays: Arrays, examples: Examples, progress: Progress
    ) -> Iterator[Judged]:
        import torch
        import torch.nn.functional as F

        from workbench.models.search import greedy_search

        processor: PairProcessor = trained.processor
        model: Any = trained.model.eval()
        device = next(model.parameters()).device
        max_len = trained.experiment.model.max_len
        for start in range(0, len(examples), JUDGE_BATCH):
            progress.update(start / len(examples))
            rows = np.arange(start, min(start + JUDGE_BATCH, len(examples)))
            batch = pair_batch(arrays, rows, max_len).to(device)
            with torch.inference_mode():
                logits = model(*batch.inputs).float()
                each = F.cross_entropy(
                    logits.transpose(1, 2), batch.targets, ignore_index=IGNORED, reduction="none"
                )
            is_real = batch.targets != IGNORED
            n_item = is_real.sum(1).tolist()
            losses = (each.sum(1) / is_real.sum(1)).tolist()
            n_correct = ((logits.argmax(-1) == batch.targets) & is_real).sum(1).tolist()
            sources = [[*_line(arrays, "source", int(row))[: max_len - 1].tolist(), END] for row in rows]
            outputs = greedy_search(model, sources, START, END, max_len - 1, never)
            for index, row in enumerate(rows):
                yield Judged(
                    value=examples.texts("source")[int(row)],
                    expected=examples.texts("target")[int(row)].strip(),
                    predicted=processor.target.decode(outputs[index]),
                    loss=losses[index],
                    n_item=n_item[index],
                    n_correct=n_correct[index],
                )

    def diagram(self, experiment: PairExperiment, processor: Any | None) -> tuple[DiagramColumn, ...]:
        shape = experiment.model
        read = f"{processor.source.vocab_size} " if processor is not None else ""
        written = f"{processor.target.vocab_size} " if processor is not None else ""
        head = f"{shape.d_model} → {written}" if written else ""
        box = transformer_boxes(shape.d_model, shape.n_head, N_("Self-attention"))
        causal = transformer_boxes(shape.d_model, shape.n_head, N_("Causal self-attention"))
        cross = DiagramBlock(
            label=N_("Cross-attention"),
            detail=f"{shape.n_head} × {shape.d_model // shape.n_head}",
            kind="cross",
        )
        return (
            DiagramColumn(
                title=N_("Encoder"),
                before=(
                    DiagramBlock(label=N_("Source tokens"), detail=f"≤ {shape.max_len}", kind="input"),
                    DiagramBlock(label=N_("Embedding"), detail=f"{read}→ {shape.d_model}", kind="embedding"),
                ),
                repeated=box,
                n_repeat=shape.n_layer,
                after=(),
                n_head=shape.n_head,
            ),
            DiagramColumn(
                title=N_("Decoder"),
                before=(
                    DiagramBlock(
                        label=N_("Tokens written so far"), detail=f"≤ {shape.max_len}", kind="input"
                    ),
                    DiagramBlock(
                        label=N_("Embedding"), detail=f"{written}→ {shape.d_model}", kind="embedding"
                    ),
                ),
                repeated=(causal[0], cross, causal[1]),
                n_repeat=shape.n_layer,
                after=(
                    DiagramBlock(
                        label=N_("Output head"),
                        detail=head,
                        kind="head",
                    ),
                    DiagramBlock(label=N_("Next token"), kind="output"),
                ),
                n_head=shape.n_head,
            ),
        )

    def work(self, experiment: PairExperiment) -> Work:
        # sentences fill about a third of the longest length, on two sides
        typical = max(8, experiment.model.max_len // 3)
        return Work(n_token=experiment.training.batch_size * typical * 2, context=typical)


SCENARIO = Translation()
