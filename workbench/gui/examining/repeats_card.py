"""What is in the data more than once: between its parts, row beside row, or anywhere, in groups."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from workbench.data.remarks import method_of
from workbench.data.split import SPLITS
from workbench.data.statistics import DataStatistics
from workbench.gui.item_models.examples_model import SPLIT_TITLES
from workbench.gui.theme import set_role
from workbench.gui.views.figure import percent
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.segmented_control import SegmentedControl
from workbench.gui.widgets.tooltip import wrapped
from workbench.language import N_, in_a_row, tr
from workbench.numerals import grouped

BETWEEN, WITHIN = "between", "within"
ROW_HEIGHT = 24
_NAMED = 6  # rows of a group in the table; its tooltip has more
_LAST = 99  # per cent: near copies are never shown as equal


class RepeatsCard(Card):
    """A table of pairs or of groups, and what was found in all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._found: DataStatistics | None = None
        super().__init__(N_("Copies"), parent)
        self.kinds = SegmentedControl(
            [(BETWEEN, N_("Also in training")), (WITHIN, N_("Anywhere"))], N_("Which copies are listed")
        )
        self.kinds.chosen.connect(lambda _: self._fill())
        self.said = QLabel()
        self.said.setWordWrap(True)
        set_role(self.said, "secondary")
        self.table = QTableWidget()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.table.horizontalHeader().setHighlightSections(False)
        self.add_header(self.kinds)
        self.body.addWidget(self.said)
        self.body.addWidget(self.table, 1)
        self.body.addStretch(0)  # under a line of words without a table
        self.retranslate()

    def show_statistics(self, found: DataStatistics | None) -> None:
        """Show what *found* says of copies."""
        is_new = found is not self._found
        self._found = found
        if is_new and found is not None:
            self.kinds.set_key(WITHIN if found.repeats.groups and not found.repeats.pairs else BETWEEN)
        self._fill()

    @property
    def has_any(self) -> bool:
        """Whether there is something to list."""
        return self._found is not None and bool(self._found.repeats.groups or self._found.repeats.pairs)

    def _fill(self) -> None:
        found = self._found
        if found is None:
            return
        if self.kinds.key() == BETWEEN:
            self._fill_pairs(found)
        else:
            self._fill_groups(found)
        how = in_a_row(*(str(sentence) for sentence in method_of(found.repeats)))
        self.said.setToolTip(wrapped(how))
        self.said.setAccessibleDescription(how)
        self.table.setVisible(self.table.rowCount() > 0)
        self.body.setStretch(2, 0 if self.table.rowCount() else 1)

    def _fill_pairs(self, found: DataStatistics) -> None:
        repeats = found.repeats
        row, what = (tr("Line"), tr("Text")) if found.is_lines else (tr("Row"), tr("Example"))
        heads = [tr("Part"), row, what, tr("Training row"), tr("Example in training"), tr("Alike")]
        if found.is_lines:
            heads[3:5] = [tr("Training line"), tr("Text in training")]
        lines = [
            [
                tr(SPLIT_TITLES[pair.part]),
                grouped(pair.row + 1),
                pair.shown,
                grouped(pair.train_row + 1),
                pair.train_shown,
                percent(1.0) if pair.likeness == 1 else percent(min(_LAST / 100, pair.likeness)),
            ]
            for pair in repeats.pairs
        ]
        self._set_rows(heads, lines, numbers=(1, 3, 5), texts=(2, 4))
        said = [
            tr(
                "{part}: {copies:,} copies and {near:,} near copies among {total:,}.",
                part=tr(SPLIT_TITLES[name]),
                copies=repeats.overlaps[name].n_copy,
                near=repeats.overlaps[name].n_near,
                total=repeats.overlaps[name].n_item,
            )
            if repeats.n_compared
            else tr(
                "{part}: {copies:,} copies among {total:,}.",
                part=tr(SPLIT_TITLES[name]),
                copies=repeats.overlaps[name].n_copy,
                total=repeats.overlaps[name].n_item,
            )
            for name in SPLITS[1:]
        ]
        n_found = sum(overlap.n_found for overlap in repeats.overlaps.values())
        if n_found > len(lines):
            said.append(tr("Only the first {count:,} are listed.", count=len(lines)))
        self.said.setText(in_a_row(*said))

    def _fill_groups(self, found: DataStatistics) -> None:
        repeats = found.repeats
        heads = [tr("Times"), tr("Text") if found.is_lines else tr("Example")]
        heads.append(tr("Lines") if found.is_lines else tr("Rows"))
        has_classes = found.classes is not None
        if has_classes:
            heads.append(tr("Classes"))
        lines: list[list[str]] = []
        for group in repeats.groups:
            rows = ", ".join(grouped(row + 1) for row in group.rows[:_NAMED])
            line = [grouped(group.count), group.shown, f"{rows}, …" if group.count > _NAMED else rows]
            lines.append([*line, ", ".join(group.classes)] if has_classes else line)
        self._set_rows(heads, lines, numbers=(0,), texts=(1, 2, 3) if has_classes else (1, 2))
        said = tr(
            "{copies:,} of {total:,} repeat one that came before.",
            copies=repeats.n_extra,
            total=repeats.n_item,
        )
        if repeats.n_group > len(lines):
            said = in_a_row(said, tr("Only the first {count:,} are listed.", count=len(lines)))
        self.said.setText(said)

    def _set_rows(
        self,
        heads: Sequence[str],
        lines: Sequence[Sequence[str]],
        *,
        numbers: Sequence[int],
        texts: Sequence[int],
    ) -> None:
        table = self.table
        table.clear()
        table.setColumnCount(len(heads))
        table.setRowCount(len(lines))
        table.setHorizontalHeaderLabels(list(heads))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for row, line in enumerate(lines):
            for column, cell in enumerate(line):
                item = QTableWidgetItem(" ⏎ ".join(part for part in cell.splitlines() if part.strip()))
                item.setToolTip(wrapped(cell))
                if column in numbers:
                    item.setTextAlignment(right)
                table.setItem(row, column, item)
        for column in range(len(heads)):
            is_text = column in texts
            mode = QHeaderView.ResizeMode.Stretch if is_text else QHeaderView.ResizeMode.ResizeToContents
            table.horizontalHeader().setSectionResizeMode(column, mode)
            head = table.horizontalHeaderItem(column)
            if head is not None and column in numbers:
                head.setTextAlignment(right)

    def retranslate(self) -> None:
        super().retranslate()
        if not hasattr(self, "table"):
            return  # the base class translates before this class has made its parts
        self.table.setAccessibleName(tr("Copies"))
        self._fill()
