"""How a decoder goes on from what it was given: what a person can choose, and the tokens that come of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.language import N_
from workbench.preprocessing.byte_tokenizer import LONGEST_CHARACTER
from workbench.preprocessing.tokenizer import Tokenizer
from workbench.scenarios.base import Manner
from workbench.schema import Choice, setting

DRAWN = ("method", ("draw",))
SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？")
Ended = Callable[[Sequence[int]], bool]  # whether what was written is complete with its last token


@dataclass(frozen=True, slots=True, kw_only=True)
class GenerationOptions:
    """How a text is continued."""

    max_tokens: int = setting(
        300,
        title=N_("Length"),
        help=N_("How many tokens to write."),
        unit=N_("tokens"),
        minimum=1,
        maximum=20_000,
    )
    stops_at: str = setting(
        "length",
        title=N_("Stops"),
        help=N_(
            "Whether the text goes on until it is long enough, or ends sooner where something is complete."
        ),
        choices=(
            Choice(value="length", title=N_("at the length")),
            Choice(value="sentence", title=N_("after a sentence")),
            Choice(value="line", title=N_("after a line")),
        ),
    )
    shortest: int = setting(
        0,
        title=N_("At least"),
        help=N_("So many tokens are written before the text may end."),
        unit=N_("tokens"),
        minimum=0,
        maximum=20_000,
        enabled_when=("stops_at", ("sentence", "line")),
    )
    method: str = setting(
        "draw",
        title=N_("Next token"),
        help=N_("How the next token is found."),
        choices=(
            Choice(
                value="draw",
                title=N_("is drawn"),
                help=N_("By chance, likelier ones more often: every seed writes another text."),
            ),
            Choice(
                value="beam",
                title=N_("is searched (beam)"),
                help=N_("Several continuations are followed at once, and the likeliest as a whole is kept."),
            ),
        ),
    )
    n_beam: int = setting(
        4,
        title=N_("Beams"),
        help=N_("How many continuations are followed at once."),
        minimum=1,
        maximum=32,
        enabled_when=("method", ("beam",)),
    )
    temperature: float = setting(
        0.8,
        title=N_("Temperature"),
        help=N_("0 always takes the likeliest token; higher is more surprising."),
        minimum=0.0,
        maximum=3.0,
        step=0.1,
        enabled_when=DRAWN,
    )
    top_k: int = setting(
        0,
        title=N_("Top-k"),
        help=N_("Draw only from the k likeliest tokens; 0 means from all."),
        minimum=0,
        maximum=10_000,
        enabled_when=DRAWN,
    )
    top_p: float = setting(
        0.95,
        title=N_("Top-p"),
        help=N_("Draw only from the likeliest tokens that together reach this probability."),
        minimum=0.05,
        maximum=1.0,
        step=0.05,
        enabled_when=DRAWN,
    )
    repetition_penalty: float = setting(
        1.0,
        title=N_("Against repetition"),
        help=N_(
            "Above 1, tokens that were just written become less likely. It helps pieces of words; of single "
            "characters every text needs the same ones again and again."
        ),
        minimum=1.0,
        maximum=3.0,
        step=0.05,
    )
    seed: int = setting(
        1,
        title=N_("Random seed"),
        help=N_("The same seed writes the same text."),
        minimum=0,
        maximum=2**31 - 1,
        enabled_when=DRAWN,
    )


def _drawn_with(temperature: float, top_p: float) -> dict[str, Any]:
    return {"method": "draw", "temperature": temperature, "top_k": 0, "top_p": top_p}


MANNERS = (
    Manner(
        key="careful",
        title=N_("Careful"),
        help=N_("Mostly the likeliest tokens: few mistakes, few surprises, and it may repeat itself."),
        changes=_drawn_with(0.4, 0.9),
    ),
    Manner(
        key="balanced",
        title=N_("Balanced"),
        help=N_("Likely tokens, but not always the likeliest one."),
        changes=_drawn_with(0.8, 0.95),
    ),
    Manner(
        key="bold",
        title=N_("Bold"),
        help=N_("Unlikely tokens as well: more ideas, more mistakes."),
        changes=_drawn_with(1.2, 1.0),
    ),
)


def end_of(tokenizer: Tokenizer, stops_at: str) -> Ended:
    """Return what says whether a sentence or a line ends; a text that goes on to its length never does."""
    if stops_at == "sentence":
        return lambda written: _closes_sentence(tokenizer, written[-LONGEST_CHARACTER:])
    if stops_at == "line":
        return lambda written: "\n" in tokenizer.labels(written[-1:])[0]
    return lambda written: False


def _closes_sentence(tokenizer: Tokenizer, last: Sequence[int]) -> bool:
    with_it, before = tokenizer.decode(last), tokenizer.decode(last[:-1])
    return with_it != before and with_it.rstrip().endswith(SENTENCE_ENDS)


def written_so_far(
    model: Any, prompt: Sequence[int], options: GenerationOptions, ended: Ended
) -> Iterator[list[int]]:
    """Yield what *model*, a decoder, has written after *prompt*, longer and longer; the last is the whole.

    Where it has *ended* it goes no further; what is yielded may be one and the same list that grows.
    """
    write = _searched if options.method == "beam" else _drawn
    yield from write(model, prompt, options, ended)


def _drawn(
    model: Any, prompt: Sequence[int], options: GenerationOptions, ended: Ended
) -> Iterator[list[int]]:
    """Yield what was written so far, one list that grows, after every token."""
    from workbench.models.sampling import Sampling, generate_tokens

    sampling = Sampling(
        temperature=options.temperature,
        top_k=options.top_k,
        top_p=options.top_p,
        repetition_penalty=options.repetition_penalty,
        seed=options.seed,
    )
    written: list[int] = []
    for token in generate_tokens(model, prompt, options.max_tokens, sampling):
        written.append(token)
        yield written
        if len(written) >= options.shortest and ended(written):
            return


def _searched(
    model: Any, prompt: Sequence[int], options: GenerationOptions, ended: Ended
) -> Iterator[list[int]]:
    """Yield the best that was found so far, after every token."""
    from workbench.models.beam_writing import beam_continuations
    from workbench.models.search import SearchRules

    rules = SearchRules(repetition_penalty=options.repetition_penalty, shortest=options.shortest)
    yield from beam_continuations(model, prompt, options.max_tokens, options.n_beam, ended, rules)
