"""Translate: an encoder reads one language, a decoder writes another."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.data.examples import Examples, Modality, Role
from workbench.data.split import SplitConfig
from workbench.language import N_, text
from workbench.preprocessing.cleaning import WithCleaning
from workbench.preprocessing.tokenizers import fit_tokenizer
from workbench.progress import Progress
from workbench.scenarios.base import About, Advice, Category, Experiment, Sample
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
from workbench.scenarios.pairs import Longest, PairProcessor, PairScenario
from workbench.training.config import TrainingConfig


@dataclass(frozen=True, slots=True, kw_only=True)
class PairPreprocessing(WithCleaning):
    """How both languages become tokens."""

    tokenizer: str = tokenizer("sentencepiece")
    source_vocab_size: int = vocabulary(
        800,
        title=N_("Source vocabulary"),
        help=N_(
            "How many different pieces or words of the language to read there may be; more if it needs more."
        ),
    )
    target_vocab_size: int = vocabulary(
        1200,
        title=N_("Target vocabulary"),
        help=N_(
            "How many different pieces or words of the language to write there may be; more if it needs more."
        ),
    )
    character_coverage: float = coverage()


@dataclass(frozen=True, slots=True, kw_only=True)
class PairModel:
    """Shape of the encoder-decoder."""

    n_layer: int = layers(3, help=N_("Blocks in the encoder, and again in the decoder."))
    n_head: int = heads(4)
    d_model: int = width(128)
    max_len: int = longest(
        64,
        title=N_("Longest sentence"),
        help=N_("Longer sentences are cut off at this length."),
        maximum=1024,
    )
    dropout: float = dropout(0.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PairExperiment(Experiment):
    """The complete config of a translation training."""

    preprocessing: PairPreprocessing
    model: PairModel


class Translation(PairScenario):
    """One sentence in, the same sentence in another language out; each language has its own tokeniser."""

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
        Sample(
            key="pairs-zh-en",
            title=N_("Chinese–English sentences"),
            language="",
            file="pairs-en-zh.tsv",
            columns={"source": "chinese", "target": "english"},
        ),
    )
    metrics = ("bleu", "chrf", "exact-match")
    experiment_type = PairExperiment

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

    def longest(self, experiment: PairExperiment) -> Longest:
        return Longest(source=experiment.model.max_len, target=experiment.model.max_len)

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
        source, target = (
            fit_tokenizer(
                settings.tokenizer,
                train.texts(role),
                size,
                part,
                has_marks=True,
                cleaning=settings.cleaning,
                coverage=settings.character_coverage,
            )
            for role, size, part in (
                ("source", settings.source_vocab_size, progress.part(0.0, 0.5)),
                ("target", settings.target_vocab_size, progress.part(0.5, 1.0)),
            )
        )
        return PairProcessor(source, target)


SCENARIO = Translation()
