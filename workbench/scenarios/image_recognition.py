"""Recognise pictures: an encoder over patches says what a picture shows."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import numpy.typing as npt

from workbench.atomic import read_json, write_json
from workbench.data.examples import Examples, ImageArray, Modality, Role
from workbench.data.split import SplitConfig
from workbench.language import N_, Text, WorkbenchError, text
from workbench.preprocessing.images import fit_image, fit_images
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
    PatchesSeen,
    Prediction,
    Processor,
    Reading,
    Sample,
    Scenario,
    Seen,
    Side,
    Stop,
    Trained,
    Value,
    Work,
    joined,
    never,
)
from workbench.scenarios.classes import class_codes, most_frequent, ranked, sorted_classes
from workbench.scenarios.model_settings import dropout, heads, layers, width
from workbench.scenarios.shapes import encoder_column, head_problems
from workbench.schema import setting
from workbench.training.config import TrainingConfig

PIECE_PICTURES = 1000  # that are encoded at once

if TYPE_CHECKING:
    from torch import Tensor, nn

    from workbench.models.vision_transformer import VisionTransformer
    from workbench.training.task import Batch, ProbeResult


@dataclass(frozen=True, slots=True, kw_only=True)
class ImagePreprocessing:
    """How pictures become squares of numbers."""

    image_size: int = setting(
        28,
        title=N_("Picture size"),
        help=N_("Every picture is made this wide and high before the model sees it."),
        unit=N_("pixels"),
        minimum=8,
        maximum=128,
        step=4,
    )
    shift: int = setting(
        2,
        title=N_("Random shift"),
        help=N_(
            "While training, pictures are moved by up to this many pixels, so that the place matters less."
        ),
        unit=N_("pixels"),
        minimum=0,
        maximum=16,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageModel:
    """Shape of the vision transformer."""

    patch_size: int = setting(
        4,
        title=N_("Patch size"),
        help=N_("The picture is cut into squares of this side; each becomes one token."),
        unit=N_("pixels"),
        minimum=1,
        maximum=64,
    )
    n_layer: int = layers(
        4, help=N_("How many times all patches look at each other, one block after the other.")
    )
    n_head: int = heads(4)
    d_model: int = width(96, help=N_("How many numbers describe one patch inside the model (d_model)."))
    dropout: float = dropout(0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageExperiment(Experiment):
    """The complete config of an image recognition training."""

    preprocessing: ImagePreprocessing
    model: ImageModel


class ImageProcessor(Processor):
    """Classes, size, and the brightness pictures are measured from."""

    def __init__(
        self, classes: Sequence[str], image_size: int, channels: int, mean: float, deviation: float
    ) -> None:
        self.classes = list(classes)
        self.image_size = image_size
        self.channels = channels
        self.mean = mean
        self.deviation = deviation

    def save(self, folder: Path) -> None:
        write_json(folder / "processor.json", vars(self))

    @classmethod
    def load(cls, folder: Path) -> ImageProcessor:
        values = read_json(folder / "processor.json")
        try:
            found = cls(**values)
            is_whole = (
                isinstance(found.image_size, int)
                and found.channels in (1, 3)
                and all(isinstance(name, str) for name in found.classes)
                and math.isfinite(found.mean)
                and found.deviation > 0
            )
            if not is_whole:
                raise TypeError
            return found
        except TypeError as error:
            raise WorkbenchError(
                text("“{path}” is damaged.", path=str(folder / "processor.json")),
                text("Restore the folder from a copy."),
            ) from error

    def tensor(self, pictures: npt.NDArray[np.uint8]) -> Tensor:
        """Return pictures (B, C, S, S) uint8 as floats around 0."""
        import torch

        return (torch.tensor(pictures).float() / 255 - self.mean) / self.deviation


class ImageTask:
    """Shuffled passes over the pictures, moved about a little."""

    def __init__(
        self,
        scenario: ImageRecognition,
        trained: Trained,
        train: Arrays,
        validation: Arrays,
        probe: ImageArray,
    ) -> None:
        experiment: ImageExperiment = trained.experiment
        self._scenario = scenario
        self._trained = trained
        self._processor: ImageProcessor = trained.processor
        self._batch_size = min(experiment.training.batch_size, len(train["labels"]))
        self._seed = experiment.training.seed
        self._smoothing = experiment.training.label_smoothing
        self._shift = experiment.preprocessing.shift
        self._train = train
        self._validation = validation
        self._probe = probe
        self._epoch = -1
        self._order: npt.NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self.random_guess = math.log(max(len(self._processor.classes), 1))

    def training_batch(self, step: int) -> Batch:
        n_example = len(self._train["labels"])
        per_epoch = max(1, n_example // self._batch_size)
        epoch, place = divmod(step, per_epoch)
        if epoch != self._epoch:
            self._epoch = epoch
            self._order = np.random.default_rng((self._seed, epoch)).permutation(n_example)
        rows = self._order[place * self._batch_size : (place + 1) * self._batch_size]
        pictures = self._train["images"][rows]  # (B, C, S, S)
        if self._shift:
            pictures = shifted(pictures, self._shift, np.random.default_rng((self._seed, epoch, place)))
        return self._batch(pictures, self._train["labels"][rows])

    def validation_batches(self, max_items: int | None) -> Iterator[Batch]:
        n_example = len(self._validation["labels"])
        if max_items is not None:
            n_example = min(n_example, 2000)
        for start in range(0, n_example, 128):
            rows = slice(start, min(start + 128, n_example))
            yield self._batch(self._validation["images"][rows], self._validation["labels"][rows])

    def _batch(self, pictures: npt.NDArray[np.uint8], labels: npt.NDArray[np.int64]) -> Batch:
        import torch

        from workbench.training.task import Batch

        tensor = self._processor.tensor(np.ascontiguousarray(pictures))
        return Batch((tensor,), torch.tensor(labels), len(labels))

    def loss(self, model: nn.Module, batch: Batch) -> Tensor:
        import torch.nn.functional as F

        smoothing = self._smoothing if model.training else 0.0
        return F.cross_entropy(model(batch.inputs[0]), batch.targets, label_smoothing=smoothing)

    def probe(self, model: nn.Module) -> ProbeResult:
        from workbench.training.task import ProbeResult

        trained = Trained(model, self._processor, self._trained.experiment)
        reading = self._scenario.read(trained, self._probe)
        maps = reading.kinds["encoder"]
        lines = [f"{probability:4.0%}  {name}" for name, probability in reading.probabilities[:5]]
        return ProbeResult("\n".join(lines), {"encoder": maps.maps}, {"encoder": maps.hidden})


def shifted(
    pictures: npt.NDArray[np.uint8], distance: int, rng: np.random.Generator
) -> npt.NDArray[np.uint8]:
    """Return *pictures* (B, C, S, S), each moved by up to *distance* pixels; the border repeats its edge."""
    side = pictures.shape[-1]
    padding = ((0, 0), (0, 0), (distance, distance), (distance, distance))
    padded = np.pad(pictures, padding, mode="edge")
    moves = rng.integers(0, 2 * distance + 1, size=(len(pictures), 2))
    moved = [picture[:, y : y + side, x : x + side] for picture, (y, x) in zip(padded, moves, strict=True)]
    return np.stack(moved)


class ImageRecognition(Scenario):
    """Encoder over patches (ViT); attention is shown over the picture."""

    key = "image-recognition"
    about = About(
        title=N_("Recognise pictures"),
        summary=N_("Says what a picture shows."),
        category=Category.VISION,
        icon="image",
        order=110,
        input_hint=N_("Choose or draw a picture"),
        item=N_("pictures"),
        verb=N_("Recognise"),
    )
    input = Modality.IMAGE
    output = Modality.LABEL
    roles = (
        Role(name="image", modality=Modality.IMAGE, title=N_("Picture")),
        Role(name="label", modality=Modality.LABEL, title=N_("Class"), known_names=("class", "category")),
    )
    samples = (
        Sample(key="digits", title=N_("Drawn digits"), language="", file="digits.zip"),
        Sample(key="shapes", title=N_("Coloured shapes"), language="", file="shapes.zip"),
    )
    metrics = ("accuracy", "macro-f1")
    experiment_type = ImageExperiment
    processor_type = ImageProcessor

    def preset(self, name: str) -> ImageExperiment:
        shapes = {
            "tiny": (
                ImagePreprocessing(),
                ImageModel(n_layer=2, n_head=4, d_model=64, patch_size=7),
                TrainingConfig(steps=400, batch_size=64, eval_interval=25),
            ),
            "small": (
                ImagePreprocessing(),
                ImageModel(n_layer=4, n_head=4, d_model=96, patch_size=4),
                TrainingConfig(steps=900, batch_size=64, eval_interval=50),
            ),
            "large": (
                ImagePreprocessing(image_size=64, shift=4),
                ImageModel(n_layer=8, n_head=8, d_model=256, patch_size=8, dropout=0.1),
                TrainingConfig(steps=4000, batch_size=128, eval_interval=200),
            ),
        }
        preprocessing, model, training = shapes[name]
        return ImageExperiment(
            scenario=self.key,
            preset=name,
            split=SplitConfig(test_percent=10.0),
            preprocessing=preprocessing,
            model=model,
            training=training,
        )

    def check(self, experiment: ImageExperiment, examples: Examples | None) -> dict[str, Text]:
        shape, size = experiment.model, experiment.preprocessing.image_size
        found = head_problems(shape.d_model, shape.n_head, rotary=False)
        if size % shape.patch_size:
            fitting = [side for side in range(1, size + 1) if not size % side]
            found["model.patch_size"] = text(
                "Squares of {patch} pixels do not fill {size} pixels. Try {better}.",
                patch=shape.patch_size,
                size=size,
                better=min(fitting, key=lambda side: abs(side - shape.patch_size)),
            )
        elif (size // shape.patch_size) ** 2 > 1024:
            found["model.patch_size"] = text(
                "{count} patches are more than 1,024: choose larger patches or smaller pictures.",
                count=(size // shape.patch_size) ** 2,
            )
        return found

    def advise(self, examples: Examples, experiment: ImageExperiment) -> Advice:
        names, counts = np.unique(np.asarray(examples.texts("label")), return_counts=True)
        if len(names) < 2:
            return Advice(
                "too little", text("There is only one class. A model needs at least two to tell apart.")
            )
        smallest = int(counts.min())
        if smallest < 20:
            return Advice(
                "too little",
                text(
                    "Class “{name}” has only {count} pictures; 100 or more of each are better.",
                    name=str(names[counts.argmin()]),
                    count=smallest,
                ),
            )
        if smallest < 100:
            return Advice(
                "little",
                text(
                    "The smallest class has {count} pictures: enough to learn, more is better.",
                    count=smallest,
                ),
            )
        return Advice(
            "good",
            text(
                "{classes} classes with at least {count} pictures each: enough.",
                classes=len(names),
                count=smallest,
            ),
        )

    def fit(self, train: Examples, experiment: ImageExperiment, progress: Progress) -> ImageProcessor:
        classes = sorted_classes(train.texts("label"))
        if not classes:
            raise _nothing_to_train_on()
        if len(classes) < 2:
            raise WorkbenchError(
                text("All pictures are of one class, “{name}”.", name=classes[0]),
                text(
                    "Add a folder with pictures of another class: a model needs at least two to tell apart."
                ),
            )
        pictures = train.images("image")
        sample = pictures[:: max(1, len(pictures) // 2000)].astype(np.float32) / 255
        return ImageProcessor(
            classes=classes,
            image_size=experiment.preprocessing.image_size,
            channels=int(pictures.shape[-1]),
            mean=round(float(sample.mean()), 6),
            deviation=round(float(sample.std()) or 1.0, 6),
        )

    def encode(self, processor: ImageProcessor, examples: Examples, progress: Progress) -> Arrays:
        return joined(self.encode_in_pieces(processor, examples, progress))

    def encode_in_pieces(
        self, processor: ImageProcessor, examples: Examples, progress: Progress
    ) -> Iterator[Arrays]:
        pictures = examples.images("image")
        labels = class_codes(processor.classes, examples.texts("label"))
        size, channels = processor.image_size, processor.channels
        for start in range(0, max(1, len(labels)), PIECE_PICTURES):
            progress.update(start / max(1, len(labels)))
            piece = pictures[start : start + PIECE_PICTURES]
            if len(piece) and piece.shape[-1] != channels:
                piece = np.stack([fit_image(picture, size, channels) for picture in piece])
            images = fit_images(piece, size).reshape(-1, channels, size, size)
            yield {"images": images, "labels": labels[start : start + PIECE_PICTURES]}

    def see(
        self, processor: ImageProcessor, experiment: ImageExperiment, value: Mapping[str, Value]
    ) -> Sequence[Seen]:
        picture = fit_image(cast("ImageArray", value["image"]), processor.image_size, processor.channels)
        return [PatchesSeen(picture=picture, patch_size=experiment.model.patch_size)]

    def build(self, experiment: ImageExperiment, processor: ImageProcessor) -> VisionTransformer:
        from workbench.models.vision_transformer import VisionTransformer, VisionTransformerConfig

        shape = experiment.model
        return VisionTransformer(
            VisionTransformerConfig(
                n_class=len(processor.classes),
                image_size=processor.image_size,
                patch_size=shape.patch_size,
                channels=processor.channels,
                n_layer=shape.n_layer,
                n_head=shape.n_head,
                d_model=shape.d_model,
                dropout=shape.dropout,
            )
        )

    def task(self, trained: Trained, train: Arrays, validation: Arrays, probe: Value) -> ImageTask:
        if not len(train["labels"]):
            raise _nothing_to_train_on()
        return ImageTask(self, trained, train, validation, _picture(probe))

    def default_input(self, examples: Examples) -> ImageArray:
        return examples.images("image")[len(examples) // 3]

    def read(self, trained: Trained, value: Value) -> Reading:
        import torch

        from workbench.models.capture import capture_attention

        processor: ImageProcessor = trained.processor
        picture = fit_image(_picture(value), processor.image_size, processor.channels)
        model = trained.model.eval()
        device = next(model.parameters()).device
        batch = processor.tensor(fit_images(picture[None], processor.image_size)).to(device)
        with torch.inference_mode(), capture_attention(model) as captured:
            chances = model(batch)[0].float().softmax(-1).cpu()
            maps = captured.maps("encoder")[:, 0].float().cpu().numpy()  # (L, H, 1+patches, 1+patches)
        grid = processor.image_size // trained.experiment.model.patch_size
        places = [f"{row + 1}·{column + 1}" for row in range(grid) for column in range(grid)]
        axis = Axis(kind="patches", labels=("◉", *places), grid=(grid, grid), n_extra=1)
        hidden = np.zeros(maps.shape[-2:], dtype=bool)
        probabilities = ranked(processor.classes, chances.tolist())
        return Reading(
            kinds={"encoder": KindMaps(maps=maps, query=axis, key=axis, hidden=hidden)},
            probabilities=probabilities,
            output=probabilities[0][0],
            picture=picture,
        )

    def names(self, processor: ImageProcessor, ids: Sequence[int], side: Side = "output") -> list[str]:
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

        processor: ImageProcessor = trained.processor
        model = trained.model.eval()
        device = next(model.parameters()).device
        images, labels = arrays["images"], arrays["labels"]
        originals = examples.images("image")
        for start in range(0, len(labels), 64):
            progress.update(start / len(labels))
            truth = torch.tensor(labels[start : start + 64], device=device)
            with torch.inference_mode():
                logits = model(processor.tensor(images[start : start + 64]).to(device)).float()
                losses = F.cross_entropy(logits, truth, reduction="none").tolist()
                guesses = logits.argmax(-1).tolist()
            for offset, (loss, guess, code) in enumerate(zip(losses, guesses, truth.tolist(), strict=True)):
                yield Judged(
                    value=originals[start + offset],
                    expected=processor.classes[code],
                    predicted=processor.classes[guess],
                    loss=loss,
                    n_correct=int(guess == code),
                )

    def baseline(self, train: Examples, asked: Examples) -> Baseline:
        return most_frequent(train, asked)

    def diagram(self, experiment: ImageExperiment, processor: Any | None) -> tuple[DiagramColumn, ...]:
        shape, size = experiment.model, experiment.preprocessing.image_size
        grid = size // max(shape.patch_size, 1)
        written = "" if processor is None else f"{shape.d_model} → {len(processor.classes)}"
        before = (
            DiagramBlock(label=N_("Picture"), detail=f"{size} × {size}", kind="input"),
            DiagramBlock(label=N_("Patches"), detail=f"{grid} × {grid} → {shape.d_model}", kind="embedding"),
        )
        return (encoder_column(shape, before, written, N_("Class")),)

    def work(self, experiment: ImageExperiment) -> Work:
        grid = experiment.preprocessing.image_size // max(experiment.model.patch_size, 1)
        return Work(n_token=experiment.training.batch_size * (grid**2 + 1), context=grid**2 + 1)


def _nothing_to_train_on() -> WorkbenchError:
    return WorkbenchError(
        text("There are no pictures left to train on."),
        text("Make the validation and test parts smaller, or bring more pictures."),
    )


def _picture(value: Value) -> ImageArray:
    if not isinstance(value, np.ndarray):
        raise WorkbenchError(text("A picture is needed, not a text."), text("Choose a picture file."))
    return value


SCENARIO = ImageRecognition()
