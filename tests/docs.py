"""Parsed documents built by hand, for tests of what is read out of a parse.

A paragraph is written as one line of tokens `form/TAG/relation>head`, sentences parted by `||`.  The head is given by
its form, the nearest one in the sentence, or `form#2` for the second one; the root has no head:

    Orla/NNP/nsubj>said Brandt/NNP/flat>Orla said/VBD/ROOT ././punct>said

Spaces come from the tokens: none before a stop, a closing quotation mark or a clitic, none after an opening mark.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import get_args

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from chancery import ids
from chancery.analyse.lemmas import lemma_of
from chancery.analyse.quotes import read_quotes
from chancery.analyse.tokens import blank_english
from chancery.find import find_statements
from chancery.lexicons import states_named
from chancery.records import Actor, Analysis, Block, Document, Proposal, Role, Skipped, Source, Span, Statement, When

POS_OF_TAG = {
    "MD": "AUX", "IN": "ADP", "TO": "PART", "DT": "DET", "PDT": "DET", "WDT": "PRON", "PRP": "PRON", "PRP$": "PRON",
    "WP": "PRON", "WP$": "PRON", "CC": "CCONJ", "CD": "NUM", "RP": "ADP", "EX": "PRON", "POS": "PART", "UH": "INTJ",
    "NNP": "PROPN", "NNPS": "PROPN", "NN": "NOUN", "NNS": "NOUN", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ",
    "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "WRB": "ADV", "HYPH": "PUNCT",
}  # fmt: skip
CLITICS = frozenset({"'s", "’s", "n't", "n’t", "'ll", "'re", "’re", "’ll"})
GLUED_LEFT = frozenset(".,;:!?)]”»’%") | CLITICS
GLUED_RIGHT = frozenset("“«„([‘$")
AUXILIARIES = frozenset({"aux", "aux:pass", "auxpass", "cop"})


class Row:
    """One token as it was written."""

    def __init__(self, written: str) -> None:
        form, rest = written.rsplit("/", 2)[0], written.rsplit("/", 2)[1:]
        self.form, self.tag = form, rest[0]
        self.relation, _, self.head = rest[1].partition(">")

    @property
    def pos(self) -> str:
        if self.tag.startswith("VB"):
            return "AUX" if self.relation in AUXILIARIES else "VERB"
        if self.tag == "IN" and self.relation == "mark":
            return "SCONJ"
        if self.form in ("not", "n't", "n’t"):
            return "PART"
        return POS_OF_TAG.get(self.tag, "PUNCT")

    @property
    def is_glued_left(self) -> bool:
        return self.form in GLUED_LEFT or self.tag == "''"

    @property
    def is_glued_right(self) -> bool:
        return self.form in GLUED_RIGHT or self.tag == "``"


def find_head(rows: Sequence[Row], at: int) -> int:
    """Index of the head of token `at` in its sentence."""
    wanted, _, number = rows[at].head.partition("#")
    if not wanted:
        return at
    places = [i for i, row in enumerate(rows) if row.form == wanted and i != at]
    assert places, f"no head '{wanted}' for '{rows[at].form}'"
    if number:
        return [i for i, row in enumerate(rows) if row.form == wanted][int(number) - 1]
    return min(places, key=lambda place: abs(place - at))


def build_doc(paragraphs: Sequence[str], names: Mapping[str, str] | None = None) -> tuple[Doc, list[Span]]:
    """A parsed document, paragraphs parted by an empty line, and the paragraphs' spans.

    `names` gives words and their label (`{"Orla Brandt": "PER"}`): every place where they stand as whole tokens.
    """
    columns: dict[str, list[str]] = {key: [] for key in ("words", "pos", "tags", "lemmas", "deps")}
    heads: list[int] = []
    spaces: list[bool] = []
    bounds: list[tuple[int, int]] = []

    def add(form: str, pos: str, tag: str, relation: str, head: int) -> None:
        lemma = form if pos == "SPACE" else lemma_of(form, pos)
        for key, value in zip(columns, (form, pos, tag, lemma, relation), strict=True):
            columns[key].append(value)
        heads.append(head)
        spaces.append(False)

    for number, paragraph in enumerate(paragraphs):
        if number:
            spaces[-1] = False
            add("\n\n", "SPACE", "_SP", "dep", len(heads) - 1)
        opening = len(heads)
        for sentence in paragraph.split("||"):
            rows = [Row(written) for written in sentence.split()]
            first = len(heads)
            for at, row in enumerate(rows):
                glued = row.is_glued_left or (at > 0 and rows[at - 1].is_glued_right)
                if first + at > opening and not glued:
                    spaces[-1] = True
                add(row.form, row.pos, row.tag, row.relation, first + find_head(rows, at))
        bounds.append((opening, len(heads)))
    doc = Doc(blank_english().vocab, spaces=spaces, heads=heads, **columns)  # type: ignore[arg-type]
    mark_names(doc, names or {})
    return doc, [(doc[first].idx, doc[last - 1].idx + len(doc[last - 1])) for first, last in bounds]


def mark_names(doc: Doc, names: Mapping[str, str]) -> None:
    """Set `doc.ents`; of names that overlap the longest stays."""
    taken: set[int] = set()
    found = []
    for words, label in sorted(names.items(), key=lambda pair: -len(pair[0])):
        at = doc.text.find(words)
        while at >= 0:
            place = doc.char_span(at, at + len(words))
            if place is not None and not taken.intersection(range(place.start, place.end)):
                taken.update(range(place.start, place.end))
                found.append(TokenSpan(doc, place.start, place.end, label=label))
            at = doc.text.find(words, at + 1)
    doc.ents = sorted(found, key=lambda name: name.start)


def build_document(text: str, spans: Sequence[Span], roles: Sequence[str] = (), day: str | None = None) -> Document:
    """A plain text document with one block a span; `roles` from the first one on, the rest is body."""
    given = [*roles, *["body"] * (len(spans) - len(roles))]
    assert set(given) <= set(get_args(Role))
    return Document(
        id=ids.document_id(text),
        source=Source(sha256="0" * 64, media_type="text/plain", encoding="utf-8"),
        text=text,
        dated=When(earliest=day, latest=day, basis="dateline") if day else When(),
        blocks=tuple(Block(role=role, span=span) for role, span in zip(given, spans, strict=True)),  # type: ignore[arg-type]
    )


class Found:
    """What was found in a document built by hand, in words."""

    def __init__(self, document: Document, statements: Sequence[Statement], skipped: Sequence[Skipped]) -> None:
        self.document, self.statements, self.skipped = document, tuple(statements), tuple(skipped)

    def __len__(self) -> int:
        return len(self.statements)

    @property
    def only(self) -> Statement:
        assert len(self.statements) == 1, [self.words(statement) for statement in self.statements]
        return self.statements[0]

    def slice(self, span: Span | None) -> str | None:
        return None if span is None else self.document.slice(span)

    def content(self, statement: Statement) -> list[str]:
        return [self.document.slice(span) for span in statement.content]

    def words(self, statement: Statement) -> tuple[str | None, list[str]]:
        """First speaker's name, and the content."""
        return statement.speaker[0].name if statement.speaker else None, self.content(statement)

    def holding(self, words: str) -> Statement:
        """The one statement whose content holds the words."""
        fitting = [statement for statement in self.statements if any(words in part for part in self.content(statement))]
        assert len(fitting) == 1, (words, [self.words(statement) for statement in self.statements])
        return fitting[0]


def find(
    paragraphs: Sequence[str] | str,
    names: Mapping[str, str] | None = None,
    *,
    roles: Sequence[str] = (),
    day: str | None = None,
    proposals: Sequence[Proposal] | None = None,
) -> Found:
    """Statements of a document built by hand; without `proposals` by rule alone, as over a user's own pipeline."""
    doc, spans = build_doc([paragraphs] if isinstance(paragraphs, str) else paragraphs, names)
    document = build_document(doc.text, spans, roles, day)
    analysis = Analysis(
        doc=doc,
        quotes=tuple(read_quotes(doc.text, spans)),
        proposals=None if proposals is None else tuple(proposals),
        version="hand/1",
    )
    return Found(document, *find_statements(document, analysis))


def named(text: str) -> Callable[[Span], Actor | None]:
    """Whom a span of a text names, by the states in it."""

    def who(span: Span) -> Actor | None:
        for word in text[slice(*span)].replace("'s", " ").split():
            found = states_named(word.strip(".,"))
            if found:
                code = found[0].state.alpha3
                return Actor(name=found[0].state.name, id=code, kind="state", state=code)
        return None

    return who
