"""Which stages run, in which order, and over many inputs at once.

A stage is a plain function over layers; `STAGES` declares each once, with what it needs and what it gives. Whatever
goes wrong inside a stage becomes a `Skipped` with the stage and the reason, so one bad document never stops a run.
Stages are imported when they first run: looking things up in a store must not wait for the models.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from chancery.errors import ChanceryError, ModelError, SettingsError
from chancery.evidence import only_asserted, only_sound
from chancery.ids import digest, document_id
from chancery.records import (
    UNKNOWN_DAY,
    DayCue,
    Document,
    Interaction,
    Meeting,
    Reading,
    Skipped,
    Source,
    Statement,
    TimeExpression,
)

if TYPE_CHECKING:
    from chancery.ingest import Limits

SECONDS = 120.0  # for one document in a worker; an input at the limit on bytes is far below it on any machine
_SURROGATE = re.compile("[\ud800-\udfff]")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://\S+$", re.I)


@dataclass(frozen=True)
class Options:
    """What a reader of documents can set."""

    analyser: str = "encoder"
    """`encoder`, `fast`, or the name of an installed spaCy pipeline."""
    limits: Limits | None = None
    """None: the limits of ingest."""


@dataclass(frozen=True)
class Input:
    """One thing to read: a path, or bytes; and what is known of it from outside."""

    path: Path | None = None
    data: bytes | None = None
    url: str | None = None
    published: str | None = None
    outlet: str | None = None
    fetched: str | None = None

    @property
    def name(self) -> str:
        """How notes call it."""
        return legible(str(self.path)) if self.path else self.url or "the given text"


@dataclass(frozen=True)
class Stage:
    """A step of reading.

    `run` is called with the layers named in `needs`, and returns the layer in `gives`, or a tuple where there are
    several. `skipped` may be given by every stage: it adds up. A stage whose needs an earlier one did not give is left
    out. The layers `input` and `options` are there from the start.
    """

    name: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    version: Callable[[Options], str]
    run: Callable[..., Any]


def _open(given: Input, options: Options) -> Document:
    from chancery.ingest import LIMITS, open_document

    return open_document(
        path=given.path,
        data=given.data,
        url=given.url,
        published=given.published,
        outlet=given.outlet,
        fetched=given.fetched,
        limits=options.limits or LIMITS,
    )


def _clean(document: Document) -> tuple[Document, tuple[Skipped, ...]]:
    from chancery.clean import label_blocks

    return label_blocks(document)


def _analyse(document: Document, options: Options) -> Any:
    from chancery.grammar.parse import Doc

    analysis = _analyser(options.analyser).analyse(document)
    return msgspec.structs.replace(analysis, doc=Doc(analysis.doc))


def _tell_times(document: Document, analysis: Any) -> tuple[Document, tuple[TimeExpression, ...], tuple[DayCue, ...]]:
    """Time expressions, the document's day and its reasons.

    The day is found from expressions that are counted from no day; then they are counted from it.
    """
    from chancery.times.day import date_document
    from chancery.times.tag import match_times, read_times

    matches = match_times(document, analysis.doc)
    bare = read_times(document, analysis.doc, matches, UNKNOWN_DAY)
    dated, cues = date_document(document, analysis.doc, bare)
    if document.dated.basis == "stated" or (dated.earliest, dated.latest) == (None, None):
        dated = document.dated  # what a person said holds, and nothing known is lost
    times = bare if dated == UNKNOWN_DAY else read_times(document, analysis.doc, matches, dated)
    return msgspec.structs.replace(document, dated=dated), times, cues


def _find(document: Document, analysis: Any) -> tuple[tuple[Statement, ...], tuple[Skipped, ...]]:
    from chancery.find import find_statements

    return find_statements(document, analysis)


def _date(
    statements: tuple[Statement, ...], document: Document, analysis: Any, times: tuple[TimeExpression, ...]
) -> tuple[Statement, ...]:
    from chancery.times.said import date_statements

    return date_statements(statements, document, analysis.doc, times)


def _identify(
    statements: tuple[Statement, ...], document: Document, analysis: Any
) -> tuple[tuple[Statement, ...], Any]:
    from chancery.find.identify import Register

    register = Register(document, analysis.doc, statements)
    return register.identify_statements(statements), register


def _code(
    statements: tuple[Statement, ...],
    document: Document,
    analysis: Any,
    times: tuple[TimeExpression, ...],
    register: Any,
) -> tuple[tuple[Interaction, ...], tuple[Meeting, ...]]:
    from chancery.code import code_interactions, find_meetings
    from chancery.find.naming import Namer

    namer = Namer(document, analysis.doc, statements, register)
    return (
        code_interactions(document, analysis.doc, statements, times, namer.all_of, namer.pair()),
        find_meetings(document, analysis.doc, statements, times, namer.who),
    )


@functools.lru_cache(maxsize=2)
def _analyser(name: str) -> Any:
    from chancery.analyse import load_analyser

    return load_analyser(name)


def analyse_text(text: str, options: Options | None = None) -> Any:
    """The Analysis of a bare text, character for character; raises ModelError."""
    source = Source(sha256="", media_type="text/plain", encoding="utf-8")
    document = Document(id=document_id(text), source=source, text=text)
    return _analyse(document, options or Options())


def _version_of(module: str) -> Callable[[Options], str]:
    return functools.partial(_module_version, module)


def _module_version(module: str, _options: Options) -> str:
    import importlib

    return str(getattr(importlib.import_module(module), "VERSION", "1"))


def _analyser_version(options: Options) -> str:
    return str(_analyser(options.analyser).version)


STAGES: tuple[Stage, ...] = (
    Stage("ingest", ("input", "options"), ("document",), _version_of("chancery.ingest"), _open),
    Stage("clean", ("document",), ("document", "skipped"), _version_of("chancery.clean"), _clean),
    Stage("analyse", ("document", "options"), ("analysis",), _analyser_version, _analyse),
    Stage(
        "times",
        ("document", "analysis"),
        ("document", "times", "day_cues"),
        _version_of("chancery.times"),
        _tell_times,
    ),
    Stage("find", ("document", "analysis"), ("statements", "skipped"), _version_of("chancery.find"), _find),
    Stage(
        "date",
        ("statements", "document", "analysis", "times"),
        ("statements",),
        _version_of("chancery.times.said"),
        _date,
    ),
    Stage(
        "identify",
        ("statements", "document", "analysis"),
        ("statements", "register"),
        _version_of("chancery.find.identify"),
        _identify,
    ),
    Stage(
        "code",
        ("statements", "document", "analysis", "times", "register"),
        ("interactions", "meetings"),
        _version_of("chancery.code"),
        _code,
    ),
)


def stages_until(layer: str) -> tuple[Stage, ...]:
    """The stages up to the first that gives the layer; all, where none does."""
    names = [layer in stage.gives for stage in STAGES]
    return STAGES[: names.index(True) + 1] if True in names else STAGES


def versions(stages: Iterable[Stage] | None = None, options: Options | None = None) -> dict[str, str]:
    """Version of each stage (None: `STAGES`), and of the user's own tables if there are any.

    Raises ModelError if the analyser cannot be loaded.
    """
    found = {stage.name: stage.version(options or Options()) for stage in stages or STAGES}
    folder = os.environ.get("CHANCERY_LEXICONS")
    return found | ({"lexicons": _version_of_folder(Path(folder))} if folder else {})


def _version_of_folder(folder: Path) -> str:
    """Changes when a table in the folder does."""
    with contextlib.suppress(OSError):
        files = sorted(path for path in folder.iterdir() if path.is_file())
        return digest(*(part for path in files for part in (path.name, hashlib.sha256(path.read_bytes()).hexdigest())))
    return "none"


def read_document(given: Input, *, stages: tuple[Stage, ...] | None = None, options: Options | None = None) -> Reading:
    """Read one input (`stages` None: `STAGES`). Raises only what every document would meet: Model-, SettingsError."""
    layers: dict[str, Any] = {"input": given, "options": options or Options()}
    skipped: list[Skipped] = []
    for stage in stages or STAGES:
        if not all(need in layers for need in stage.needs):
            continue  # the stage that did not give it has said why
        try:
            given_back = _run(stage, layers)
        except (ModelError, SettingsError):
            raise
        except Exception as error:
            path = None if "document" in layers else given.name
            skipped.append(Skipped(stage=stage.name, reason=_reason(error, given), path=path))
            continue
        skipped.extend(given_back.pop("skipped", ()))
        if "document" in given_back:
            given_back["document"] = _without_surrogates(given_back["document"])
        layers.update(given_back)
    return _as_reading(layers, skipped)


def _as_reading(layers: Mapping[str, Any], skipped: list[Skipped]) -> Reading:
    """What the layers hold, without facts that the text does not bear out."""
    document: Document | None = layers.get("document")
    found: dict[str, list[Any]] = {"statements": [], "interactions": [], "meetings": []}
    if document is not None:
        found["statements"] = only_sound(document, layers.get("statements", ()), "find", skipped)
        sound = only_sound(document, layers.get("interactions", ()), "code", skipped)
        found["interactions"] = only_asserted(sound, found["statements"], skipped)
        found["meetings"] = only_sound(document, layers.get("meetings", ()), "code", skipped)
    return Reading(
        document=document,
        statements=tuple(found["statements"]),
        interactions=tuple(found["interactions"]),
        meetings=tuple(found["meetings"]),
        times=tuple(layers.get("times", ())),
        day_cues=tuple(layers.get("day_cues", ())),
        skipped=tuple(_legible_skip(one) for one in skipped),
    )


def _run(stage: Stage, layers: Mapping[str, Any]) -> dict[str, Any]:
    result = stage.run(*(layers[need] for need in stage.needs))
    results = (result,) if len(stage.gives) == 1 else result
    return dict(zip(stage.gives, results, strict=True))


def _reason(error: Exception, given: Input) -> str:
    if isinstance(error, ChanceryError):
        return str(error)
    return f"{given.name}: {type(error).__name__}: {error}"


def read_many(
    inputs: Iterable[Input | Skipped],
    *,
    jobs: int = 1,
    stages: tuple[Stage, ...] | None = None,
    options: Options | None = None,
    seconds: float = SECONDS,
) -> Iterator[Reading]:
    """Read inputs one by one, results in their order; a `Skipped` passes through as a reading without a document.

    With `jobs` > 1 on as many processes of our own; a document on which its worker dies, or which takes more than
    `seconds` there, costs itself only. Raises ModelError if the analyser cannot be loaded.
    """
    read = functools.partial(_read_or_pass, stages=stages or STAGES, options=options or Options())
    if jobs <= 1:
        yield from map(read, inputs)
        return
    from chancery.workers import Pool

    prepare = functools.partial(_prepare, read)
    yield from Pool(prepare, _lost, jobs=jobs, seconds=seconds).run(inputs)


def find_inputs(
    paths: Iterable[str | Path], *, url: str | None = None, published: str | None = None, outlet: str | None = None
) -> Iterator[Input | Skipped]:
    """Inputs of the files that paths, folders and globs name; a `Skipped` for each that names none."""
    from chancery.ingest import expand

    known = Input(url=url, published=published, outlet=outlet)
    several = list(paths)
    for address in (path for path in several if is_address(path)):
        reason = f"{address}: nothing is fetched; save the page and give the file, with its address in --url"
        yield Skipped(stage="ingest", reason=reason, path=str(address))
    for found in expand([path for path in several if not is_address(path)]):
        if isinstance(found, Skipped):
            yield found
        elif found.stem.upper() != "README" or str(found) in map(str, several):  # it tells of reports, and is none
            yield replace(known, path=found)


def is_address(path: str | Path) -> bool:
    """It looks like the address of a page, not like a path."""
    return isinstance(path, str) and _ADDRESS.match(path) is not None


def _read_or_pass(given: Input | Skipped, *, stages: tuple[Stage, ...], options: Options) -> Reading:
    if isinstance(given, Skipped):
        return Reading(document=None, skipped=(_legible_skip(given),))
    return read_document(given, stages=stages, options=options)


def _prepare(read: functools.partial[Reading]) -> Callable[[Input | Skipped], Reading]:
    # Asking for the versions loads the models, so that their loading does not count as the first document's time.
    versions(read.keywords["stages"], read.keywords["options"])
    return read


def _lost(given: Input | Skipped, reason: str) -> Reading:
    name = given.name if isinstance(given, Input) else given.path
    return Reading(document=None, skipped=(Skipped(stage="worker", reason=f"{name}: {reason}", path=name),))


def legible(name: str) -> str:
    """A path or message that can be stored and printed: bytes that are no text in it are written as escapes."""
    return _SURROGATE.sub(lambda found: f"\\x{ord(found[0]) & 0xFF:02x}", name)


def _legible_skip(skipped: Skipped) -> Skipped:
    path = None if skipped.path is None else legible(skipped.path)
    return msgspec.structs.replace(skipped, reason=legible(skipped.reason), path=path)


def _without_surrogates(document: Document) -> Document:
    """The document with U+FFFD for each lone surrogate, which no file or terminal can hold; offsets stay."""
    source = document.source
    if source.path is not None and _SURROGATE.search(source.path):
        document = msgspec.structs.replace(document, source=msgspec.structs.replace(source, path=legible(source.path)))
    if _SURROGATE.search(document.text) is None:
        return document
    text = _SURROGATE.sub("\ufffd", document.text)
    return msgspec.structs.replace(document, id=document_id(text), text=text)
