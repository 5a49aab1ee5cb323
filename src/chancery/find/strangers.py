"""Whose the people and bodies of a report are: what titles tell of each, and what the context makes likely."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from chancery.find.homes import Setting, Stranger, home_of
from chancery.find.portraits import People
from chancery.grammar.parse import Doc
from chancery.lexicons import role_covers
from chancery.records import Document, Span, Statement

INTERNATIONAL = re.compile(
    r".*\bsecretary-general\b.*|(?:\w+ )*special (?:envoy|representative|rapporteur|advis[eo]r|coordinator)\b.*|"
    r"(?:\w+ )?rapporteur|commissioner|(?:chief|head) observer|(?:humanitarian|resident) coordinator|force commander"
)
"""Offices that bodies of states have rather than states, where nothing says whose they are."""
OBSERVING = frozenset({"EDU", "JRN"})  # sectors of those who often speak as of no state


class Strangers:
    """Whose everybody is; built once a document."""

    def __init__(self, document: Document, doc: Doc, people: People, statements: Iterable[Statement]) -> None:
        self.setting = Setting(document, doc)
        self._document = document
        self._people = people
        self._homes_of_bodies: dict[str, str | None] = {}
        self._contents: dict[str, list[Span]] = defaultdict(list)
        for statement in statements:
            for actor in statement.speaker:
                self._contents[actor.name or ""] += statement.content

    @cached_property
    def homes(self) -> dict[str, str | None]:
        """State of everybody whom the report names, by name: told, or else by the context, in order of mention."""
        found: dict[str, str | None] = {}
        for name in self._people.in_order():
            found[name] = self.told_state(name) or self._likely_home(name, found)
        return found

    def _likely_home(self, name: str, homes: Mapping[str, str | None]) -> str | None:
        """State or body of somebody to whom no title gives one; `homes`: of the others, as far as they are known."""
        title = self._people.portrait(name).title
        if title is not None and INTERNATIONAL.fullmatch(title.office) and len(self.setting.bodies) == 1:
            return self.setting.bodies[0]
        return home_of(self.setting, self.person(name, homes))

    def home(self, name: str) -> str | None:
        """State of a person by the context; None: none is likely enough."""
        return self.homes[name] if name in self.homes else self._likely_home(name, self.homes)

    def home_of_body(self, name: str) -> str | None:
        """State of a body by the context; None: none is likely enough."""
        if name not in self._homes_of_bodies:
            self._homes_of_bodies[name] = home_of(self.setting, self.body(name, self.homes))
        return self._homes_of_bodies[name]

    def told_state(self, name: str) -> str | None:
        """The state that titles and appositions give somebody; None: they give none."""
        portrait = self._people.portrait(name)
        title = portrait.title
        return (title.state if title is not None else None) or portrait.state

    def person(self, name: str, homes: Mapping[str, str | None]) -> Stranger:
        """Somebody of the report as one whose state is sought; `homes`: of the others, as far as they are known."""
        title = self._people.portrait(name).title
        official = title is not None and title.is_office
        expert = title is not None and (title.role.sector in OBSERVING or role_covers("expert", title.role.noun))
        places = tuple(sorted(found.start_char for found in self._people.mentions(name)))
        before, near = self._before(name, places)
        return Stranger(
            name=name,
            kind="official" if official else "expert" if expert else "private",
            places=places,
            taken=self._taken(name, title.office, homes) if official and title is not None else frozenset(),
            spoken_of=self._spoken_of(name),
            before=homes.get(before),
            before_near=near,
            told=self._told_of_others(name),
            owned=title is not None and title.owner in ("his", "her", "their"),
            kin=self._kin(name, homes),
        )

    def _kin(self, name: str, homes: Mapping[str, str | None]) -> frozenset[str]:
        """Homes of the others who share a surname with somebody, as far as they are known or told."""
        surname = name.rsplit(maxsplit=1)[-1]
        others = [one for one in self._people.in_order() if one != name and one.split()[-1] == surname and " " in one]
        found = [homes.get(one) or self.told_state(one) for one in others]
        return frozenset(code for code in found if code is not None)

    def body(self, name: str, homes: Mapping[str, str | None]) -> Stranger:
        """A body of the report as one whose state is sought."""
        places = tuple(found.start() for found in re.finditer(re.escape(name), self._document.text))
        before, near = self._before(name, places)
        return Stranger(
            name=name,
            kind="body",
            places=places,
            spoken_of=self._spoken_of(name),
            before=homes.get(before),
            before_near=near,
            told=self._told_of_others(name),
        )

    def _before(self, name: str, places: tuple[int, ...]) -> tuple[str, bool]:
        """Who is named last before the first of the places, and whether in the same paragraph; empty: nobody is."""
        other, at = self._people.named_before(name, places[0]) if places else (None, 0)
        return other or "", other is not None and self.setting.paragraph(at) == self.setting.paragraph(places[0])

    @cached_property
    def _told(self) -> Counter[str | None]:
        """Of how many people titles and appositions tell each state."""
        return Counter(self.told_state(name) for name in self._people.in_order())

    def _told_of_others(self, name: str) -> frozenset[str]:
        """States that titles and appositions give to others of the report."""
        own = self.told_state(name)
        return frozenset(code for code, count in self._told.items() if code is not None and count > (code == own))

    @cached_property
    def _holders(self) -> dict[str, list[str]]:
        """Names of the people who hold each office, by its words."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in self._people.in_order():
            for office in {title.office for title in self._people.portrait(name).titles if title.is_office}:
                found[office].append(name)
        return found

    def _taken(self, name: str, office: str, homes: Mapping[str, str | None]) -> frozenset[str]:
        """States whose holder of an office is somebody else of the report."""
        return frozenset(homes.get(other) or "" for other in self._holders.get(office, ()) if other != name) - {""}

    def _spoken_of(self, name: str) -> frozenset[str]:
        """States named in what somebody says."""
        found = [self.setting.named_in(span) for span in self._contents.get(name, ())]
        return frozenset().union(*found)
