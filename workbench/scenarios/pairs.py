"""What scenarios share whose model reads one text and writes another: an encoder-decoder with cross-attention."""

from __future__ import annotations

import math
from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from workbench.data.examples import Examples, Modality
from workbench.language import N_, Text, WorkbenchError, text
from workbench.preprocessing.encoded_lines import encoded_lines
from workbench.preprocessing.ragged import ragged_line
from workbench.preprocessing.tokenizer import Tokenizer
from workbench.preprocessing.tokenizers import load_tokenizer
from workbench.progress import Progress
from workbench.scenarios.base import (
    Arrays,
    Axis,
    DiagramBlock,
    DiagramColumn,
    Judged,
    KindMaps,
    Prediction,
    Processor,
    Reading,
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
from workbench.scenarios.like_lengths import LikeLengths
from workbench.scenarios.shapes import head_problems, transformer_boxes
from workbench.schema import Choice, setting

if TYPE_CHECKING:
    from torch import Tensor, nn

    from workbench.models.encoder_decoder import EncoderDecoder
    from workbench.models.search import SearchRules
    from workbench.training.task import Batch, ProbeResult

START, END = 1, 2
IGNORED = -100  # target of a padded position
SHOWN_PROBABILITIES = 12
JUDGE_BATCH = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Longest:
    """Beyond how many tokens each side is cut off, the end mark counted."""

    source: int
    target: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PairOptions:
    """How the text to write is searched."""

    search: str = setting(
        "beam",
        title=N_("Search"),
        help=N_("How the tokens of the output are chosen."),
        choices=(
            Choice(value="greedy", title=N_("Greedy"), help=N_("Always take the likeliest next token.")),
            Choice(value="beam", title=N_("Beam"), help=N_("Follow several outputs and keep the likeliest.")),
        ),
    )
    beam_size: int = setting(
        4,
        title=N_("Beams"),
        help=N_("How many outputs are followed at once."),
        minimum=2,
        maximum=32,
        enabled_when=("search", ("beam",)),
    )
    length_penalty: float = setting(
        0.6,
        title=N_("Prefer length"),
        help=N_("How beams of unlike length are compared: lower prefers short outputs, higher long ones."),
        minimum=0.0,
        maximum=3.0,
        step=0.1,
        enabled_when=("search", ("beam",)),
    )
    repetition_penalty: float = setting(
        1.0,
        title=N_("Against repeating"),
        help=N_("Above 1, a token that was written already becomes less likely to be written again."),
        minimum=1.0,
        maximum=3.0,
        step=0.1,
    )

    no_repeat: int = setting(
        0,
        title=N_("No sequence twice"),
        help=N_(
            "No sequence of so many tokens is written a second time; 0 allows all. 3 helps against loops."
        ),
        unit=N_("tokens"),
        minimum=0,
        maximum=10,
        placeholder=N_("off"),
    )
    shortest: int = setting(
        0,
        title=N_("At least"),
        help=N_("So many tokens are written before the output may end."),
        unit=N_("tokens"),
        minimum=0,
        maximum=1024,
    )
    longest: int = setting(
        0,
        title=N_("At most"),
        help=N_(
            "The output ends after so many tokens, complete or not. It is never longer than what the model was "
            "trained on."
        ),
        unit=N_("tokens"),
        minimum=0,
        maximum=1024,
        placeholder=N_("no limit"),
    )

    def rules(self) -> SearchRules:
        """Return what the search prefers."""
        from workbench.models.search import SearchRules

        return SearchRules(
            length_penalty=self.length_penalty,
            repetition_penalty=self.repetition_penalty,
            no_repeat=self.no_repeat,
            shortest=self.shortest,
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
        self, scenario: PairScenario, trained: Trained, train: Arrays, validation: Arrays, probe: str
    ) -> None:
        experiment = trained.experiment
        self._scenario = scenario
        self._trained = trained
        self._longest = scenario.longest(experiment)
        self._smoothing = experiment.training.label_smoothing
        self._train = train
        self._validation = validation
        self._probe = probe
        lengths = np.diff(train["source_offsets"]) + np.diff(train["target_offsets"])
        self._order = LikeLengths(lengths, experiment.training.batch_size, experiment.training.seed)
        self.random_guess = math.log(trained.processor.target.vocab_size)

    def training_batch(self, step: int) -> Batch:
        return self._batch(self._train, self._order.rows(step))

    def validation_batches(self, max_items: int | None) -> Iterator[Batch]:
        n_pair = len(self._validation["source_offsets"]) - 1
        if max_items is not None:
            n_pair = min(n_pair, 1000)
        for start in range(0, n_pair, 64):
            yield self._batch(self._validation, np.arange(start, min(start + 64, n_pair)))

    def _batch(self, arrays: Arrays, rows: npt.NDArray[np.int64]) -> Batch:
        return pair_batch(arrays, rows, self._longest)

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


def pair_batch(arrays: Arrays, rows: npt.NDArray[np.int64], longest: Longest) -> Batch:
    """Return source (B, S), its mask (B, S), target input (B, T) and target output (B, T) of *rows*."""
    import torch

    from workbench.training.task import Batch

    sources = [_line(arrays, "source", int(row))[: longest.source - 1] for row in rows]
    targets = [_line(arrays, "target", int(row))[: longest.target - 1] for row in rows]
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


class PairScenario(Scenario):
    """Encoder-decoder with cross-attention, greedy and beam decoding.

    The first of its roles is read, the second is written. Its model config has `n_layer`, `n_head`, `d_model` and
    `dropout`.
    """

    input = Modality.TEXT
    output = Modality.TEXT
    processor_type = PairProcessor
    has_cross = True
    options_type = PairOptions

    @abstractmethod
    def longest(self, experiment: Any) -> Longest:
        """Return where each side is cut off."""

    def copies(self, experiment: Any) -> bool:
        """Return whether the model may repeat tokens of what it reads; both sides have one vocabulary then."""
        return False

    def check(self, experiment: Any, examples: Examples | None) -> dict[str, Text]:
        return head_problems(experiment.model.d_model, experiment.model.n_head, rotary=True)

    def encode(self, processor: PairProcessor, examples: Examples, progress: Progress) -> Arrays:
        arrays: dict[str, npt.NDArray[Any]] = {}
        sides = (("source", processor.source), ("target", processor.target))
        for index, (role, (side, tokenizer)) in enumerate(zip(self.roles, sides, strict=True)):
            part = progress.part(index / 2, (index + 1) / 2)
            arrays[side], arrays[f"{side}_offsets"] = encoded_lines(
                tokenizer, examples.texts(role.name), part
            )
        return arrays

    def see(self, processor: PairProcessor, experiment: Any, value: Mapping[str, Value]) -> Sequence[Seen]:
        seen: list[Seen] = []
        longest = self.longest(experiment)
        sides = ((processor.source, longest.source), (processor.target, longest.target))
        for role, (tokenizer, length) in zip(self.roles, sides, strict=True):
            ids = tokenizer.encode(str(value[role.name]).strip())[: length - 1]
            seen.append(TokensSeen(title=role.title, tokens=tuple(tokenizer.labels(ids)), ids=tuple(ids)))
        return seen

    def token_lengths(self, experiment: Any, arrays: Arrays) -> Sequence[TokenLengths]:
        longest = self.longest(experiment)
        sides = (("source", longest.source), ("target", longest.target))
        return [
            TokenLengths(role=role.name, lengths=np.diff(arrays[f"{side}_offsets"]), longest=length - 1)
            for role, (side, length) in zip(self.roles, sides, strict=True)  # the end mark takes one place
        ]

    def build(self, experiment: Any, processor: PairProcessor) -> EncoderDecoder:
        from workbench.models.encoder_decoder import EncoderDecoder, EncoderDecoderConfig

        shape, longest = experiment.model, self.longest(experiment)
        return EncoderDecoder(
            EncoderDecoderConfig(
                source_vocab_size=processor.source.vocab_size,
                target_vocab_size=processor.target.vocab_size,
                max_len=max(longest.source, longest.target),
                n_layer=shape.n_layer,
                n_head=shape.n_head,
                d_model=shape.d_model,
                dropout=shape.dropout,
                copies=self.copies(experiment),
            )
        )

    def task(self, trained: Trained, train: Arrays, validation: Arrays, probe: Value) -> PairTask:
        if len(train["source_offsets"]) < 2:
            raise WorkbenchError(
                text("There are no pairs left to train on."),
                text("Make the validation and test parts smaller, or bring more pairs."),
            )
        return PairTask(self, trained, train, validation, str(probe))

    def default_input(self, examples: Examples) -> str:
        lines = examples.texts(self.roles[0].name)
        return next((line for line in lines if 20 <= len(line) <= 45), lines[0])[:80]

    def read(self, trained: Trained, value: Value) -> Reading:
        import torch

        from workbench.models.capture import capture_attention

        processor: PairProcessor = trained.processor
        model: Any = trained.model.eval()
        device = next(model.parameters()).device
        source = self._source_ids(trained, value)
        written = self._search(trained, source, PairOptions(search="greedy"), never)
        entered = [START, *written][: self.longest(trained.experiment).target]
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
        self, trained: Trained, value: Value, options: PairOptions, stop: Stop = never
    ) -> Iterator[Prediction]:
        written = self._search(trained, self._source_ids(trained, value), options, stop)
        yield Prediction(output=trained.processor.target.decode(written), n_token=len(written))

    def _source_ids(self, trained: Trained, value: Value) -> list[int]:
        longest = self.longest(trained.experiment).source - 1
        return [*trained.processor.source.encode(str(value).strip())[:longest], END]

    def _search(self, trained: Trained, source: Sequence[int], options: PairOptions, stop: Stop) -> list[int]:
        from workbench.models.search import beam_search, greedy_search

        longest = self.longest(trained.experiment).target - 1
        longest = min(longest, options.longest or longest)
        if options.search == "greedy":
            return greedy_search(trained.model, [source], START, END, longest, stop, options.rules())[0]
        return beam_search(
            trained.model, source, START, END, longest, options.beam_size, stop, options.rules()
        )

    def judge(
        self, trained: Trained, arrays: Arrays, examples: Examples, progress: Progress
    ) -> Iterator[Judged]:
        import torch
        import torch.nn.functional as F

        from workbench.models.search import greedy_search

        processor: PairProcessor = trained.processor
        model: Any = trained.model.eval()
        device = next(model.parameters()).device
        longest = self.longest(trained.experiment)
        read, written = (examples.texts(role.name) for role in self.roles)
        for start in range(0, len(examples), JUDGE_BATCH):
            progress.update(start / len(examples))
            rows = np.arange(start, min(start + JUDGE_BATCH, len(examples)))
            batch = pair_batch(arrays, rows, longest).to(device)
            with torch.inference_mode():
                logits = model(*batch.inputs).float()
                each = F.cross_entropy(
                    logits.transpose(1, 2), batch.targets, ignore_index=IGNORED, reduction="none"
                )
            is_real = batch.targets != IGNORED
            n_item = is_real.sum(1).tolist()
            losses = (each.sum(1) / is_real.sum(1)).tolist()
            n_correct = ((logits.argmax(-1) == batch.targets) & is_real).sum(1).tolist()
            sources = [
                [*_line(arrays, "source", int(row))[: longest.source - 1].tolist(), END] for row in rows
            ]
            outputs = greedy_search(model, sources, START, END, longest.target - 1, never)
            for index, row in enumerate(rows):
                yield Judged(
                    value=read[int(row)],
                    expected=written[int(row)].strip(),
                    predicted=processor.target.decode(outputs[index]),
                    loss=losses[index],
                    n_item=n_item[index],
                    n_correct=n_correct[index],
                )

    def diagram(self, experiment: Any, processor: Any | None) -> tuple[DiagramColumn, ...]:
        shape, longest = experiment.model, self.longest(experiment)
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
                    DiagramBlock(label=N_("Source tokens"), detail=f"≤ {longest.source}", kind="input"),
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
                        label=N_("Tokens written so far"), detail=f"≤ {longest.target}", kind="input"
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

    def work(self, experiment: Any) -> Work:
        # texts fill about a third of the longest length, on both sides
        longest = self.longest(experiment)
        read, written = max(8, longest.source // 3), max(8, longest.target // 3)
        return Work(n_token=experiment.training.batch_size * (read + written), context=max(read, written))
