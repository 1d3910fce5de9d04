"""The list of scenarios, made from the files in this folder."""

from __future__ import annotations

from functools import cache

from workbench import scenarios
from workbench.language import WorkbenchError, text
from workbench.registry import entries
from workbench.scenarios.base import Scenario


@cache
def all_scenarios() -> tuple[Scenario, ...]:
    """Return every scenario in the order of Home."""
    found = entries(scenarios, "SCENARIO", Scenario)  # type: ignore[type-abstract]
    return tuple(sorted(found, key=lambda scenario: scenario.about.order))


def scenario_of(key: str) -> Scenario:
    """Return the scenario called *key*.

    Raises:
        WorkbenchError: There is none.
    """
    for scenario in all_scenarios():
        if scenario.key == key:
            return scenario
    raise WorkbenchError(
        text("There is no scenario “{key}”.", key=key),
        text("Scenarios: {keys}.", keys=", ".join(scenario.key for scenario in all_scenarios())),
    )


def successors(scenario: Scenario) -> list[Scenario]:
    """Return every scenario whose model can begin with an encoder of *scenario*."""
    return [each for each in all_scenarios() if scenario.key in each.starts_from]
