import pytest

from workbench.data.stored_texts import StoredTexts


class Squares(StoredTexts):
    def __len__(self) -> int:
        return 4

    def text_at(self, number: int) -> str:
        assert 0 <= number < 4
        return str(number**2)


def test_it_is_indexed_like_a_list():
    texts, plain = Squares(), ["0", "1", "4", "9"]
    assert list(texts) == plain
    assert [texts[number] for number in range(-4, 4)] == plain + plain
    for part in (slice(None), slice(1, 3), slice(-2, None), slice(None, None, -1), slice(9, 12)):
        assert texts[part] == plain[part]


@pytest.mark.parametrize("number", [4, -5, 100])
def test_what_is_not_there_is_an_error(number: int):
    with pytest.raises(IndexError):
        Squares()[number]
