"""What the Explain panel says beside attention maps."""

from __future__ import annotations

from workbench.data.examples import Modality
from workbench.language import tr
from workbench.scenarios.base import Scenario


def explain_looking(scenario: Scenario | None, own: str) -> list[tuple[str, str]]:
    """Return (lead, paragraph) pairs that fit what *scenario* reads; *own* is what the scenario itself adds."""
    if scenario is not None and scenario.input is Modality.IMAGE:
        see, look, attempt = _of_patches()
    elif scenario is not None and scenario.output is Modality.BLANKS:
        see, look, attempt = _of_blanks()
    elif scenario is not None and scenario.input is Modality.QUESTION:
        see, look, attempt = _of_a_question()
    elif scenario is not None and scenario.output is Modality.LABEL:
        see, look, attempt = _of_a_sorted_text()
    elif scenario is not None and scenario.has_cross:
        see, look, attempt = _of_two_texts()
    else:
        see, look, attempt = _of_tokens()
    parts = [(tr("What you see"), see)]
    if own and scenario is not None and scenario.generator is not None:
        look = tr(own)  # what is known of the rule says more than what is true of every text
    elif own:
        parts.append(("", tr(own)))
    decides = tr(
        "Every token asks a question (<i>query</i>, Q) and wears a label that says what it offers "
        "(<i>key</i>, K). Where question and label match well, the head looks, and takes over what "
        "the token carries (<i>value</i>, V). All shares of a row sum to 1 (<i>softmax</i>)."
    )
    if scenario is not None and scenario.input is Modality.IMAGE:
        decides = tr(
            "Every patch asks a question (<i>query</i>, Q) and wears a label that says what it offers "
            "(<i>key</i>, K). Where both match, the head looks, and takes over what the patch carries "
            "(<i>value</i>, V). The shares sum to 1 (<i>softmax</i>)."
        )
    parts += [(tr("How it decides"), decides), (tr("Look for"), look), (tr("Try this"), attempt)]
    return parts


def _of_tokens() -> tuple[str, str, str]:
    return (
        tr(
            "Each small square is one <i>head</i>: a reader that decides, for every position, where to look. "
            "A strongly coloured cell means: the token of this row looks at the token of that column."
        ),
        tr(
            "stripes beside the diagonal, strongly coloured columns, and rows that jump back to one earlier place."
        ),
        tr("Drag the step slider to 0 and back: the same input, before and after the model learnt to look."),
    )


def _of_patches() -> tuple[str, str, str]:
    return (
        tr(
            "The picture is read as squares (<i>patches</i>). Each thumbnail at the left is one <i>head</i>: for "
            "every patch it decides where to look. Strong tint: the framed patch looks there."
        ),
        tr("heads that follow the lines of the drawing, and heads that look only at the empty ground."),
        tr(
            "Click another patch, or draw and watch the tint move. Drag the step slider to 0: so it looked before "
            "it learnt."
        ),
    )


def _of_a_sorted_text() -> tuple[str, str, str]:
    return (
        tr(
            "Each small square is one <i>head</i>: a reader that decides, for every position, where to look. The "
            "first position, ◉, is the <i>class token</i>: it stands for no word, and at the end the class is read "
            "from it. A strongly coloured cell means: the token of this row looks at the token of that column."
        ),
        tr(
            "the row of ◉ in the last layers: the words it looks at most are the ones that decide. And words like "
            "“not” or “but” at which many others look."
        ),
        tr(
            "Change one word of the sentence so that its class flips, and watch where ◉ looks before and after."
        ),
    )


def _of_blanks() -> tuple[str, str, str]:
    return (
        tr(
            "Each small square is one <i>head</i>: a reader that decides, for every position, where to look, before "
            "it and after it. A strongly coloured cell means: the token of this row looks at the token of that column."
        ),
        tr("the row of the blank: the words it looks at most are the ones that tell what is missing."),
        tr("Change a word far from the blank. Does the answer change, and which head looked there?"),
    )


def _of_a_question() -> tuple[str, str, str]:
    return (
        tr(
            "Each small square is one <i>head</i>: a reader that decides, for every position, where to look. "
            "Question and passage stand in one row, ◆ between them. A strongly coloured cell means: the token of "
            "this row looks at the token of that column."
        ),
        tr(
            "the corner where the rows of the passage meet the columns of the question: there a word of the passage "
            "finds the same word in the question."
        ),
        tr("Ask about another person of the same passage, and watch which rows change."),
    )


def _of_two_texts() -> tuple[str, str, str]:
    return (
        tr(
            "Each thumbnail is one <i>head</i>. <b>Encoder</b>: the text that is read looks at itself. "
            "<b>Decoder</b>: what is written looks at what stands there already. <b>Cross</b>: what is written (rows) "
            "looks at the text (columns). A strong colour: this row looks at that column."
        ),
        tr(
            "strongly coloured cells in Cross: each word that is written looks at the words it comes from. In a "
            "translation they make a slanting line, which jumps where the order differs."
        ),
        tr(
            "Switch between Encoder, Decoder and Cross. Drag the step slider to 0: before training there is no line."
        ),
    )
