"""How a model is trained."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.language import N_
from workbench.schema import Choice, setting

OPTIMIZERS = (
    Choice(
        value="muon",
        title=N_("Muon"),
        help=N_("Turns every matrix update into a rotation-like step. Learns in the fewest steps here."),
    ),
    Choice(
        value="adamw", title=N_("AdamW"), help=N_("The usual choice for transformers. Steady and forgiving.")
    ),
    Choice(value="adam", title=N_("Adam"), help=N_("AdamW without weight decay.")),
    Choice(
        value="sgd",
        title=N_("SGD"),
        help=N_("Plain gradient descent with momentum. Slow for attention; good to compare with."),
    ),
)

SCHEDULES = (
    Choice(
        value="linear",
        title=N_("Linear"),
        help=N_("Full speed first, then a straight line down over the last 60 %."),
    ),
    Choice(value="cosine", title=N_("Cosine"), help=N_("A smooth curve from full speed to zero.")),
    Choice(value="constant", title=N_("Constant"), help=N_("The same speed to the end.")),
)

DEVICES = (
    Choice(value="auto", title=N_("Automatic"), help=N_("The fastest device that works on this computer.")),
    Choice(value="cpu", title=N_("CPU"), help=N_("The processor. Always there.")),
    Choice(value="cuda", title=N_("NVIDIA GPU (CUDA)"), help=N_("A graphics card from NVIDIA.")),
    Choice(value="mps", title=N_("Apple GPU (MPS)"), help=N_("The graphics part of an Apple chip.")),
)

PRECISIONS = (
    Choice(
        value="auto",
        title=N_("Automatic"),
        help=N_("16 bits on graphics cards that are fast with them, 32 bits elsewhere."),
    ),
    Choice(value="float32", title=N_("32 bits (float32)"), help=N_("The most exact. Works everywhere.")),
    Choice(
        value="bfloat16",
        title=N_("16 bits (bfloat16)"),
        help=N_("Fewer digits, the same range of numbers. Fast on recent graphics cards."),
    ),
    Choice(
        value="float16",
        title=N_("16 bits (float16)"),
        help=N_(
            "For older graphics cards. Gradients are enlarged on the way so that small ones do not vanish."
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingConfig:
    """Length, speed and bookkeeping of a training."""

    steps: int = setting(
        300,
        title=N_("Steps"),
        help=N_("How many times the model sees a batch and corrects itself."),
        minimum=1,
        maximum=1_000_000,
    )
    batch_size: int = setting(
        32,
        title=N_("Batch size"),
        help=N_("How many examples are read before each correction. Larger is steadier but slower."),
        minimum=1,
        maximum=4096,
    )
    learning_rate: float = setting(
        0.02,
        title=N_("Learning rate"),
        help=N_(
            "How large each correction is. Too small learns slowly, too large never settles. "
            "About 0.02 suits Muon, 0.002 Adam, 0.1 SGD."
        ),
        minimum=1e-6,
        maximum=10.0,
    )
    optimizer: str = setting(
        "muon",
        title=N_("Optimiser"),
        help=N_("The rule that turns the gradient into a correction."),
        choices=OPTIMIZERS,
    )
    schedule: str = setting(
        "linear",
        title=N_("Schedule"),
        help=N_("How the learning rate changes from the first step to the last."),
        choices=SCHEDULES,
    )
    seed: int = setting(
        1337,
        title=N_("Random seed"),
        help=N_("The same seed, data and settings give the same model again."),
        minimum=0,
        maximum=2**31 - 1,
    )
    warmup_steps: int = setting(
        10,
        title=N_("Warm-up"),
        help=N_("The learning rate grows from zero during these first steps."),
        unit=N_("steps"),
        minimum=0,
        maximum=100_000,
        advanced=True,
    )
    weight_decay: float = setting(
        0.0,
        title=N_("Weight decay"),
        help=N_("Pulls the weights towards zero a little at each step; can help against memorising."),
        minimum=0.0,
        maximum=10.0,
        advanced=True,
    )
    grad_clip: float = setting(
        1.0,
        title=N_("Gradient clipping"),
        help=N_("A longer gradient is cut to this length; 0 leaves it alone."),
        minimum=0.0,
        maximum=1000.0,
        advanced=True,
    )
    label_smoothing: float = setting(
        0.0,
        title=N_("Label smoothing"),
        help=N_("Asks the model to stay a little unsure; can help translation."),
        minimum=0.0,
        maximum=0.5,
        advanced=True,
    )
    ema_decay: float = setting(
        0.0,
        title=N_("Average of weights (EMA)"),
        help=N_(
            "Measures and keeps a running average of the weights, which is steadier than any single step. "
            "0.99 averages about the last hundred steps; 0 switches it off."
        ),
        minimum=0.0,
        maximum=0.9999,
        step=0.01,
        advanced=True,
    )
    patience: int = setting(
        0,
        title=N_("Early stopping"),
        help=N_(
            "Stops when the loss on unseen examples has not improved for so many measurements; 0 never stops early."
        ),
        unit=N_("measurements"),
        minimum=0,
        maximum=1000,
        advanced=True,
    )
    eval_interval: int = setting(
        25,
        title=N_("Measure every"),
        help=N_("How often the loss on unseen examples is measured."),
        unit=N_("steps"),
        minimum=1,
        maximum=1_000_000,
        advanced=True,
    )
    log_interval: int = setting(
        5,
        title=N_("Report every"),
        help=N_("How often the training loss is drawn and written down."),
        unit=N_("steps"),
        minimum=1,
        maximum=10_000,
        advanced=True,
    )
    snapshots: int = setting(
        30,
        title=N_("Snapshots"),
        help=N_("How many moments of the training are kept, so that Inspect can go back to them."),
        minimum=2,
        maximum=200,
        advanced=True,
    )
    snapshot_budget: int = setting(
        500,
        title=N_("Snapshot space"),
        help=N_("Fewer snapshots are kept when they would need more room on the disk than this."),
        unit=N_("MB"),
        minimum=10,
        maximum=100_000,
        advanced=True,
    )
    checkpoint_interval: int = setting(
        0,
        title=N_("Checkpoint every"),
        help=N_(
            "How often everything needed to go on is saved, besides every half minute; 0 leaves it at that."
        ),
        unit=N_("steps"),
        minimum=0,
        maximum=1_000_000,
        advanced=True,
    )
    device: str = setting(
        "auto",
        title=N_("Device"),
        help=N_("What does the calculating."),
        choices=DEVICES,
        advanced=True,
    )
    precision: str = setting(
        "auto",
        title=N_("Precision"),
        help=N_("With how many digits matrices are multiplied."),
        choices=PRECISIONS,
        advanced=True,
    )
    compile: bool = setting(
        False,
        title=N_("Compile the model"),
        help=N_(
            "Translates the model into one program before it is trained. Takes about a minute first and needs a "
            "compiler on this computer; pays for long trainings on a graphics card."
        ),
        advanced=True,
    )
