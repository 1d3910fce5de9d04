"""What is said of each picture in “What else flows”: its name, how to read it, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.language import N_


@dataclass(frozen=True, slots=True)
class FlowWords:
    """Title and reading are marked for translation; the source is a paper and stays as it is."""

    title: str
    reading: str
    source: str
    over_picture: str = ""  # the reading where it is drawn over a picture, if it is another one


FLOW_WORDS = {
    "lens": FlowWords(
        N_("Answer after each block (logit lens)"),
        N_(
            "What the model would answer if it stopped after this block: the likeliest answer in each cell, "
            "coloured by its probability. Look for the block from which the answer stays. Click a column for more."
        ),
        "nostalgebraist, “interpreting GPT: the logit lens” (2020)",
    ),
    "rollout": FlowWords(
        N_("Attention through all layers (rollout)"),
        N_(
            "How much of each column has reached each row after all layers, if heads are averaged and half of "
            "everything goes past attention. A rough picture: what heads do with the numbers is left out."
        ),
        "Abnar and Zuidema, “Quantifying Attention Flow in Transformers” (2020), section 3",
        N_(
            "How much of each patch has reached the framed one after all layers, if heads are averaged and half of "
            "everything goes past attention. A rough picture: what heads do with the numbers is left out."
        ),
    ),
    "attribution": FlowWords(
        N_("What the answer hangs on (gradient × input)"),
        N_(
            "What speaks for the likeliest answer (right, blue) and against it (left, orange) if a position counted "
            "a little more. It holds for small changes only, not for leaving a position out."
        ),
        "Shrikumar et al., “Learning Important Features Through Propagating Activation Differences” (2017), "
        "section 2.2.2",
        N_(
            "What speaks for the likeliest class (blue) and against it (orange) if a patch counted a little more. "
            "It holds for small changes only, not for covering a patch."
        ),
    ),
    "norms": FlowWords(
        N_("Size of the residual stream"),
        N_(
            "How large the numbers are that each block hands on, for every position. A block with a strong step "
            "adds much; a position that stays large in all blocks often serves as a resting place for attention."
        ),
        "Elhage et al., “A Mathematical Framework for Transformer Circuits” (2021); "
        "Sun et al., “Massive Activations in Large Language Models” (2024)",
    ),
    "embeddings": FlowWords(
        N_("Map of embeddings"),
        N_(
            "Each token as the model begins with it, laid out flat: near points begin alike. Tokens of the input "
            "are orange. The axes are those of the newest step; the shares say how much of all differences they show."
        ),
        "Pearson, “On Lines and Planes of Closest Fit to Systems of Points in Space” (1901)",
    ),
    "positions": FlowWords(
        N_("How alike positions are"),
        N_(
            "Blue: the model takes two positions for alike; orange: for opposite. Look for bands along the diagonal: "
            "near positions that are alike."
        ),
        "Dosovitskiy et al., “An Image is Worth 16x16 Words” (2021), section 4.5; "
        "Su et al., “RoFormer” (2021), section 3.4.3",
    ),
}
