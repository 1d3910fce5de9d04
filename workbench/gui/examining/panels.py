"""The panels of the Data page, in the order of their tabs."""

from __future__ import annotations

from workbench.gui.examining.examples_panel import ExamplesPanel
from workbench.gui.examining.panel import DataPanel
from workbench.gui.examining.preparation_panel import PreparationPanel
from workbench.gui.examining.statistics_panel import StatisticsPanel
from workbench.gui.examining.tokenizer_panel import TokenizerPanel

PANELS: tuple[type[DataPanel], ...] = (  # the first one stands there at first
    ExamplesPanel,
    PreparationPanel,
    StatisticsPanel,
    TokenizerPanel,
)
