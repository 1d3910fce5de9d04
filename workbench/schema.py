"""What a field of a config is: its range, choices, unit and help, and how a config becomes JSON.

A config is a frozen dataclass whose fields are made by `setting`. Forms, the command line, checks and files all read
the same description, so a field is described once.
"""

from __future__ import annotations

import dataclasses
import math
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from workbench.language import Text, WorkbenchError, text, tr
from workbench.numerals import setting_value

Config = Any  # a frozen dataclass whose fields were made by `setting`, or that holds such dataclasses
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value a field can take, with what a person reads for it."""

    value: str
    title: str
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The description of one field."""

    title: str
    help: str
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    step: float | None = None
    choices: tuple[Choice, ...] = ()
    advanced: bool = False
    placeholder: str = ""  # shown for an empty text or a zero that means "automatic"
    enabled_when: tuple[str, tuple[str, ...]] | None = (
        None  # (other field, values under which this one matters)
    )


def setting(
    default: Any,
    *,
    title: str,
    help: str,
    unit: str = "",
    minimum: float | None = None,
    maximum: float | None = None,
    step: float | None = None,
    choices: tuple[Choice, ...] = (),
    advanced: bool = False,
    placeholder: str = "",
    enabled_when: tuple[str, tuple[str, ...]] | None = None,
) -> Any:
    """Make a dataclass field with its description; *title*, *help* and *unit* are marked with `N_` by the caller."""
    description = Setting(
        title=title,
        help=help,
        unit=unit,
        minimum=minimum,
        maximum=maximum,
        step=step,
        choices=choices,
        advanced=advanced,
        placeholder=placeholder,
        enabled_when=enabled_when,
    )
    return dataclasses.field(default=default, metadata={"setting": description})


def settings_of(config: Config | type[Config]) -> Iterator[tuple[str, type, Setting]]:
    """Yield (field name, type, description) of the fields of a config that a person can set."""
    hints = typing.get_type_hints(config if isinstance(config, type) else type(config))
    for field in dataclasses.fields(config):
        description = field.metadata.get("setting")
        if description is not None:
            yield field.name, hints[field.name], description


def settings_in_words(config: Config) -> list[tuple[str, str]]:
    """Return title and value of every setting, as people read them in the current language.

    Of a group of settings inside *config*, such as the steps of cleaning, only what is not as it is at first is named.
    """
    words = [
        (tr(description.title), value_in_words(name, getattr(config, name), description))
        for name, _, description in settings_of(config)
    ]
    for field in dataclasses.fields(config):
        group = getattr(config, field.name)
        if dataclasses.is_dataclass(group) and not isinstance(group, type):
            words += changed_in_words(group)
    return words


def changed_in_words(config: Config) -> list[tuple[str, str]]:
    """Return title and value of the settings that are not as they are at first, as `settings_in_words` does."""
    at_first = {field.name: field.default for field in dataclasses.fields(config)}
    return [
        (tr(description.title), value_in_words(name, getattr(config, name), description))
        for name, _, description in settings_of(config)
        if getattr(config, name) != at_first[name]
    ]


def value_in_words(name: str, value: Any, description: Setting, *, with_unit: bool = True) -> str:
    """Return the *value* of the setting *name* as a form writes it: a choice by its title, a switch as yes or no."""
    for choice in description.choices:
        if choice.value == value:
            return tr(choice.title)
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if description.placeholder and not value:
        return tr(description.placeholder)
    shown = setting_value(name, value)
    return f"{shown} {tr(description.unit)}" if with_unit and description.unit else shown


def to_json(config: Config) -> dict[str, Any]:
    """Return *config* as plain JSON values."""
    return {field.name: _value_to_json(getattr(config, field.name)) for field in dataclasses.fields(config)}


def _value_to_json(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return to_json(value)
    if isinstance(value, tuple):
        return [_value_to_json(item) for item in cast("tuple[Any, ...]", value)]
    return value


def from_json(kind: type[T], values: Any, where: str = "") -> T:
    """Return a config of *kind* from JSON *values*; fields that are absent take their default.

    Raises:
        WorkbenchError: A field is unknown, of the wrong type or out of its range; *where* names it.
    """
    if not isinstance(values, Mapping):
        raise WorkbenchError(text("“{where}” must hold a group of settings.", where=where or kind.__name__))
    mapping = cast("Mapping[str, Any]", values)
    hints = typing.get_type_hints(kind)
    known = {field.name: field for field in dataclasses.fields(cast("Any", kind))}
    for name in mapping:
        if name not in known:
            raise unknown_field(f"{where}{name}", known)
    arguments = {
        name: _value_from_json(hints[name], value, f"{where}{name}", known[name].metadata.get("setting"))
        for name, value in mapping.items()
    }
    return kind(**arguments)


def unknown_field(name: str, known: Mapping[str, Any]) -> WorkbenchError:
    """Return the error for a setting that does not exist."""
    return WorkbenchError(
        text("There is no setting “{name}”.", name=name),
        text("Known settings here: {names}.", names=", ".join(known)),
    )


def _value_from_json(hint: Any, value: Any, where: str, description: Setting | None) -> Any:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        options = typing.get_args(hint)
        if value is None and type(None) in options:
            return None
        hint = next(option for option in options if option is not type(None))
    if dataclasses.is_dataclass(hint):
        return from_json(cast("type[Any]", hint), value, f"{where}.")
    if typing.get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise _wrong_type(where, value)
        return tuple(cast("list[Any]", value))
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        try:
            value = float(value)
        except OverflowError as error:
            raise _wrong_type(where, value) from error
    if isinstance(hint, type) and (not isinstance(value, hint) or (hint is int and isinstance(value, bool))):
        raise _wrong_type(where, value)
    if description is not None:
        problem = problem_with(description, value)
        if problem is not None:
            raise WorkbenchError(text("Setting “{name}”: {problem}", name=where, problem=problem))
    return value


def _wrong_type(where: str, value: Any) -> WorkbenchError:
    return WorkbenchError(text("Setting “{name}” cannot be “{value}”.", name=where, value=str(value)))


def problem_with(description: Setting, value: Any) -> Text | None:
    """Return why *value* is impossible for one field by itself, or None."""
    if description.choices:
        allowed = [choice.value for choice in description.choices]
        if value not in allowed:
            return text("“{value}” is not one of {choices}.", value=value, choices=", ".join(allowed))
        return None
    if isinstance(value, float) and not math.isfinite(value):
        return text("{value} is not a number that can be used.", value=value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        if description.minimum is not None and value < description.minimum:
            return text(
                "{value} is below the smallest possible value, {limit:g}.",
                value=value,
                limit=description.minimum,
            )
        if description.maximum is not None and value > description.maximum:
            return text(
                "{value} is above the largest possible value, {limit:g}.",
                value=value,
                limit=description.maximum,
            )
    return None


def problems_in(config: Config, where: str = "") -> dict[str, Text]:
    """Return dotted field name -> why its value is impossible, for every field and nested config."""
    found: dict[str, Text] = {}
    for field in dataclasses.fields(config):
        value = getattr(config, field.name)
        if dataclasses.is_dataclass(value):
            found |= problems_in(value, f"{where}{field.name}.")
        elif (description := field.metadata.get("setting")) is not None:
            problem = problem_with(description, value)
            if problem is not None:
                found[f"{where}{field.name}"] = problem
    return found


def replace_at(config: T, dotted: str, value: Any) -> T:
    """Return a copy of *config* with the field at ``group.field`` set to *value*.

    Raises:
        WorkbenchError: There is no such field.
    """
    name, _, rest = dotted.partition(".")
    known = {field.name: field for field in dataclasses.fields(cast("Any", config))}
    if name not in known:
        raise unknown_field(dotted, known)
    if rest:
        inner = getattr(config, name)
        if not dataclasses.is_dataclass(inner):
            raise unknown_field(dotted, known)
        value = replace_at(inner, rest, value)
    elif dataclasses.is_dataclass(getattr(config, name)):
        raise WorkbenchError(
            text("“{name}” is a group of settings.", name=name),
            text(
                "Name one of them, such as {name}.{field}.",
                name=name,
                field=dataclasses.fields(getattr(config, name))[0].name,
            ),
        )
    return dataclasses.replace(cast("Any", config), **{name: value})


def set_from_text(config: T, assignment: str) -> T:
    """Return *config* changed by ``group.field=value`` as typed on the command line.

    Raises:
        WorkbenchError: The assignment has no ``=``, names no field, or its value has the wrong type or range.
    """
    dotted, equals, raw = assignment.partition("=")
    if not equals:
        raise WorkbenchError(
            text("“{assignment}” is not a setting.", assignment=assignment),
            text("Write it as group.field=value, for example model.n_layer=2."),
        )
    *groups, name = dotted.strip().split(".")
    inner: Any = config
    for group in groups:
        if not dataclasses.is_dataclass(inner) or group not in {f.name for f in dataclasses.fields(inner)}:
            raise unknown_field(dotted, {f.name: f for f in dataclasses.fields(cast("Any", config))})
        inner = getattr(inner, group)
    if not dataclasses.is_dataclass(inner):
        raise unknown_field(dotted, {f.name: f for f in dataclasses.fields(cast("Any", config))})
    known = {field.name: (hint, description) for field, hint, description in _described(inner)}
    if name not in known:
        raise unknown_field(dotted, known)
    hint, description = known[name]
    value = _value_from_json(hint, _parse(hint, raw.strip(), dotted), dotted, description)
    return replace_at(config, dotted.strip(), value)


def _described(config: Config) -> Iterator[tuple[dataclasses.Field[Any], Any, Setting | None]]:
    hints = typing.get_type_hints(cast("type[Any]", type(config)))
    for field in dataclasses.fields(config):
        yield field, hints[field.name], field.metadata.get("setting")


def _parse(hint: Any, raw: str, where: str) -> Any:
    if hint is bool:
        if raw.lower() in ("true", "yes", "on", "1"):
            return True
        if raw.lower() in ("false", "no", "off", "0"):
            return False
        raise _wrong_type(where, raw)
    try:
        if hint is int:
            return int(raw)
        if hint is float:
            return float(raw)
    except ValueError as error:
        raise _wrong_type(where, raw) from error
    return raw
