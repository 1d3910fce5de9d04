"""Search over models small enough to try every output."""

import itertools
from collections.abc import Callable, Mapping, Sequence

import pytest
import torch
from torch import Tensor, nn

from workbench.models.encoder_decoder import Encoded, EncoderDecoder, EncoderDecoderConfig
from workbench.models.initialisation import new_model
from workbench.models.search import LENGTH_PENALTY, SearchRules, beam_search, followers, greedy_search

START, END = 1, 2


def never() -> bool:
    return False


class TableCache:
    """Remembers what each beam has written."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, ...]] = []

    def reorder(self, rows: Tensor) -> None:
        self.rows = [self.rows[row] for row in rows.tolist()]


class TableModel(nn.Module):
    """Looks the next token's probabilities up by what was written before."""

    def __init__(self, table: Mapping[tuple[int, ...], Sequence[float]]) -> None:
        super().__init__()
        self.anchor = nn.Parameter(torch.zeros(1))
        self.table = table

    def new_cache(self) -> list[TableCache]:
        return [TableCache()]

    def encode(self, source: Tensor, source_mask: Tensor) -> Encoded:
        return Encoded(torch.zeros(*source.shape, 1), source, source_mask)

    def decode(self, target: Tensor, source: Encoded, cache: list[TableCache]) -> Tensor:
        last = [row[-1] for row in target.tolist()]
        rows = cache[0].rows or [()] * len(last)
        cache[0].rows = [(*row, token) for row, token in zip(rows, last, strict=True)]
        certain = [0.0, 0.0, 1.0, 0.0, 0.0]
        chances = [self.table.get(row[1:], certain) for row in cache[0].rows]
        return torch.tensor(chances).clamp_min(1e-9).log()[:, None, :]


# Token 3 looks best at first, but everything after it is a toss; 4 leads to one sure ending.
TRAP = TableModel(
    {
        (): [0.0, 0.0, 0.0, 0.55, 0.45],
        (3,): [0.2, 0.2, 0.2, 0.2, 0.2],
        (4,): [0.0, 0.0, 0.05, 0.0, 0.95],
        (4, 4): [0.0, 0.0, 1.0, 0.0, 0.0],
    }
)


def test_beams_find_what_greed_misses():
    assert greedy_search(TRAP, [[5]], START, END, 4, never)[0][0] == 3
    for beam_size in (2, 3, 4):
        assert beam_search(TRAP, [5], START, END, 4, beam_size, never) == [4, 4]
    assert beam_search(TRAP, [5], START, END, 4, 1, never)[0] == 3


def test_an_unlikely_early_end_does_not_win_over_a_long_output():
    model = TableModel({(3,) * length: [0.0, 0.0, 0.001, 0.999, 0.0] for length in range(6)})
    assert beam_search(model, [5], START, END, 6, 2, never) == [3] * 6


def test_an_output_that_ends_at_once_is_empty():
    model = TableModel({(): [0.0, 0.0, 1.0, 0.0, 0.0]})
    assert beam_search(model, [5], START, END, 4, 3, never) == []
    assert greedy_search(model, [[5], [5, 5]], START, END, 4, never) == [[], []]


def test_a_search_can_be_stopped_and_keeps_within_its_length():
    assert beam_search(TRAP, [5], START, END, 4, 2, lambda: True) == []
    assert len(greedy_search(TRAP, [[5]], START, END, 4, lambda: True)[0]) == 1
    endless = TableModel({(3,) * length: [0.0, 0.0, 0.0, 1.0, 0.0] for length in range(9)})
    assert beam_search(endless, [5], START, END, 5, 3, never) == [3] * 5
    assert greedy_search(endless, [[5]], START, END, 5, never) == [[3] * 5]


def test_a_penalty_makes_a_written_token_less_likely():
    stuck = TableModel({(3,) * length: [0.0, 0.0, 0.1, 0.5, 0.4] for length in range(9)})
    rules = SearchRules(repetition_penalty=2.0)
    assert greedy_search(stuck, [[5]], START, END, 3, never)[0] == [3, 3, 3]
    assert greedy_search(stuck, [[5]], START, END, 3, never, rules)[0][:2] == [3, 4]
    assert beam_search(stuck, [5], START, END, 2, 1, never, rules) == [3, 4]


def test_nothing_ends_before_its_shortest_length():
    short = TableModel({(3,) * length: [0.0, 0.0, 0.9, 0.1, 0.0] for length in range(9)})
    rules = SearchRules(shortest=2)
    assert greedy_search(short, [[5]], START, END, 5, never, rules)[0] == [3, 3]
    assert beam_search(short, [5], START, END, 5, 2, never, rules) == [3, 3]


def test_a_higher_length_penalty_prefers_the_longer_output():
    either = TableModel(
        {(): [0.0, 0.0, 0.3, 0.7, 0.0], (3,): [0.0, 0.0, 0.4, 0.6, 0.0], (3, 3): [0.0, 0.0, 1.0, 0.0, 0.0]}
    )
    assert beam_search(either, [5], START, END, 4, 4, never, SearchRules(length_penalty=3.0)) == [3, 3]
    unlikely = TableModel({(): [0.0, 0.0, 0.5, 0.5, 0.0], (3,): [0.0, 0.0, 0.5, 0.5, 0.0]})
    assert beam_search(unlikely, [5], START, END, 4, 4, never, SearchRules(length_penalty=0.0)) == []


def small_model(seed: int, scrambled: Callable[..., nn.Module]) -> EncoderDecoder:
    config = EncoderDecoderConfig(
        source_vocab_size=6, target_vocab_size=5, max_len=8, n_layer=1, n_head=2, d_model=8, dropout=0.0
    )
    model = scrambled(new_model(lambda: EncoderDecoder(config), 1), seed, 0.8)
    assert isinstance(model, EncoderDecoder)
    return model


def worth(model: EncoderDecoder, source: list[int], written: list[int], max_len: int) -> float:
    """Length-normalised log probability of an output, one token at a time and without a cache."""
    ids = torch.tensor([source])
    read = written if len(written) == max_len else [*written, END]
    with torch.inference_mode():
        logits = model(ids, torch.ones_like(ids, dtype=torch.bool), torch.tensor([[START, *read[:-1]]]))
    chances = logits[0].log_softmax(-1)
    total = sum(float(chances[place, token]) for place, token in enumerate(read))
    return total / ((5 + len(read)) / 6) ** LENGTH_PENALTY


@pytest.mark.parametrize("seed", range(6))
def test_wide_beams_equal_trying_everything(seed: int, scrambled: Callable[..., nn.Module]):
    model, source, max_len = small_model(seed, scrambled), [3, 4, 5, 2], 3
    tokens = [token for token in range(5) if token != END]
    every = [
        list(output) for length in range(max_len + 1) for output in itertools.product(tokens, repeat=length)
    ]
    best = max(every, key=lambda output: worth(model, source, output, max_len))
    found = beam_search(model, source, START, END, max_len, 4**max_len, never)
    assert worth(model, source, found, max_len) == pytest.approx(
        worth(model, source, best, max_len), abs=1e-4
    )


@pytest.mark.parametrize("seed", range(4))
def test_greedy_in_a_batch_equals_greedy_alone(seed: int, scrambled: Callable[..., nn.Module]):
    model = small_model(seed, scrambled)
    sources = [[3, 2], [4, 5, 3, 3, 2], [5, 4, 2], [2]]
    together = greedy_search(model, sources, START, END, 7, never)
    alone = [greedy_search(model, [source], START, END, 7, never)[0] for source in sources]
    assert together == alone
    for source, written in zip(sources, alone, strict=True):
        tokens = [START]
        for _ in range(7):
            ids = torch.tensor([source])
            with torch.inference_mode():
                logits = model(ids, torch.ones_like(ids, dtype=torch.bool), torch.tensor([tokens]))
            tokens.append(int(logits[0, -1].argmax()))
            if tokens[-1] == END:
                break
        assert written == [token for token in tokens[1:] if token != END]


@pytest.mark.parametrize(
    ("written", "length", "banned"),
    [
        ([3, 4, 5, 3, 4], 3, [5]),
        ([3, 4, 3, 5, 3], 2, [4, 5]),
        ([3, 4], 1, [3, 4]),
        ([3, 4], 3, []),
        ([], 1, []),
        ([3, 3, 3], 3, [3]),
    ],
)
def test_what_would_make_a_sequence_come_twice(written: list[int], length: int, banned: list[int]):
    assert followers(written, length) == banned


def test_no_sequence_comes_twice_where_that_is_forbidden():
    loops = TableModel({(3, 4) * turn: [0.0, 0.0, 0.05, 0.9, 0.05] for turn in range(4)})
    loops.table = {
        **loops.table,
        **{((3, 4) * turn + (3,)): [0.0, 0.0, 0.05, 0.05, 0.9] for turn in range(4)},
    }
    rules = SearchRules(no_repeat=2)
    assert greedy_search(loops, [[5]], START, END, 6, never)[0] == [3, 4, 3, 4, 3, 4]
    for found in (
        greedy_search(loops, [[5]], START, END, 6, never, rules)[0],
        beam_search(loops, [5], START, END, 6, 2, never, rules),
    ):
        pairs = list(itertools.pairwise(found))
        assert len(pairs) == len(set(pairs))
        assert found[:2] == [3, 4] or not found
