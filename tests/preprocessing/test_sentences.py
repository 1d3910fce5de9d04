import pytest

from workbench.preprocessing.sentences import first_sentence


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One. Two.", "One."),
        ("It costs 3.5 euros. Cheap!", "It costs 3.5 euros."),
        ("See e.g. Mr. Lind. Then go.", "See e.g. Mr. Lind."),
        ("J. S. Bach wrote it. Really.", "J. S. Bach wrote it."),
        ("今天天气很好。我们去公园吧！", "今天天气很好。"),
        ("他说：“走吧！”然后就走了。", "他说：“走吧！”"),
        ("“Wait!” she said. He did.", "“Wait!”"),
        ("no stop at all", "no stop at all"),
        ("  ", ""),
    ],
)
def test_the_first_sentence_ends_where_a_reader_would_end_it(text: str, first: str):
    assert first_sentence(text) == first
