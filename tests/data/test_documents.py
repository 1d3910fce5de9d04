from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.data.documents import DOCUMENT_END, Documents

PIECES = st.lists(st.text(alphabet="ab猫\n", max_size=5), max_size=4)


@given(st.lists(PIECES, max_size=5))
def test_documents_are_what_was_written_and_apart_from_each_other(texts: list[list[str]]) -> None:
    documents = Documents.kept(texts)
    wholes = ["".join(pieces) for pieces in texts]
    assert list(documents) == wholes
    assert documents[:] == wholes
    ended = [whole if whole.endswith("\n") else whole + "\n" for whole in wholes]
    assert "".join(documents.whole) == "".join(whole + DOCUMENT_END for whole in ended)


def test_the_end_of_a_document_is_the_one_scenarios_know() -> None:
    from workbench.scenarios import text_generation

    assert DOCUMENT_END == text_generation.DOCUMENT_END
