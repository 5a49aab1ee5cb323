"""A store that one can add to: reading, and what is already done, put together."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from chancery.adding import Adding, Plan
from chancery.errors import EditError, InputError, NotFound
from chancery.ids import is_actor_id
from chancery.link.actors import check_edit, holding_edits, resolve_edits, split_id
from chancery.pipeline import Input, Options, find_inputs, versions
from chancery.records import ActorEdit, Document, Event, MeetingStatus, Mode, Reading, Realis, Skipped
from chancery.store import doings, profiles
from chancery.store.asking import check_days, check_word, code_of, side_of
from chancery.store.check import check_store
from chancery.store.facts import (
    Counts,
    Fact,
    Fault,
    InteractionFact,
    InteractionQuery,
    MeetingFact,
    MeetingQuery,
    OfficeHeld,
    Profile,
    Query,
)
from chancery.store.opening import WAIT, look
from chancery.store.reader import Reader


class Store:
    """A kept record. Made by `chancery.open`; use it in a `with` block, or call `close`.

    Raises StoreError if the file is not a store, is of a newer version, or cannot be used; NotFound for an id that it
    does not hold.
    """

    def __init__(self, path: str | Path, *, user: str | None = None, wait: float = WAIT) -> None:
        self.path = Path(path)
        self.user = user
        """Who signs merges and splits; None: the name of the account."""
        self._wait = wait
        self._reader: Reader | None = None
        look(self.path, wait)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; the store opens again when it is next asked."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    @property
    def reader(self) -> Reader:
        """The reading side; raises StoreError if there is no store yet."""
        if self._reader is None:
            self._reader = Reader(self.path, self._wait, resolve_edits)
        return self._reader

    def statements(  # noqa: PLR0913 (one keyword for each way of narrowing)
        self,
        *,
        speaker: str | None = None,
        by_state: str | None = None,
        on_behalf_of: str | None = None,
        about: str | None = None,
        since: str | None = None,
        until: str | None = None,
        mode: Mode | None = None,
        outlet: str | None = None,
        limit: int | None = None,
    ) -> tuple[Fact, ...]:
        """Statements that fit, with their documents: newest `said_on` first, those of unknown day last.

        `speaker` is a canonical name, a surname, any whole words of the name, or the id of an actor; `by_state` a state
        or international body, by name or code: all its speakers; `on_behalf_of` a state or body: only itself, its
        officials and its organs; `about` words that must all occur; `since` and `until` ISO days, both included. None:
        any. Raises InputError for a day that is none, or a state that is not known.
        """
        check_days(since, until)
        is_id = speaker is not None and is_actor_id(speaker)
        query = Query(
            speaker=None if is_id else speaker,
            actor=speaker if is_id else None,
            state=None if by_state is None else code_of(by_state),
            behalf=None if on_behalf_of is None else code_of(on_behalf_of, bodies=True),
            about=about,
            since=since,
            until=until,
            mode=mode,
            outlet=outlet,
            limit=limit,
        )
        return tuple(self.reader.statements(query))

    def statement(self, id: str) -> Fact:
        """The statement of that id, or of an id that begins so, with its document; raises NotFound."""
        return self.reader.statement(id)

    def interactions(  # noqa: PLR0913 (one keyword for each way of narrowing)
        self,
        *,
        actor: str | None = None,
        recipient: str | None = None,
        event: Event | None = None,
        realis: Realis | None = None,
        told: bool | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
    ) -> tuple[InteractionFact, ...]:
        """Interactions that fit, with their documents: newest first, those of unknown day last.

        `actor` and `recipient` are each a state or international body by name or code (all who are of it), the id of an
        actor, or any whole words of a name; who does something together with others is both. `told`: True for what the
        reports tell themselves, False for what somebody whom they quote asserts. `since` and `until` are ISO days, both
        included. None: any. Raises InputError for an event, a realis or a day that is none.
        """
        check_days(since, until)
        check_word(event, Event, "event")
        check_word(realis, Realis, "realis")
        query = InteractionQuery(
            actor=None if actor is None else side_of(actor),
            recipient=None if recipient is None else side_of(recipient),
            event=event,
            realis=realis,
            told=told,
            since=since,
            until=until,
            limit=limit,
        )
        return tuple(doings.find_interactions(self.reader, query))

    def interaction(self, id: str) -> InteractionFact:
        """The interaction of that id, or of an id that begins so, with its document; raises NotFound."""
        return doings.find_interaction(self.reader, id)

    def meetings(
        self,
        *parties: str,
        status: MeetingStatus | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
    ) -> tuple[MeetingFact, ...]:
        """Meetings that fit, with their documents: the latest first, those of unknown day last.

        `parties` are one or two who take part, given as for `interactions`; `since` and `until` as there. Raises
        InputError for more parties, and for a status or a day that is none.
        """
        check_days(since, until)
        check_word(status, MeetingStatus, "status")
        if len(parties) > 2:
            raise InputError(f"{len(parties)} parties are given; give one or two")
        sides = tuple(side_of(party) for party in parties)
        query = MeetingQuery(parties=sides, status=status, since=since, until=until, limit=limit)
        return tuple(doings.find_meetings(self.reader, query))

    def meeting(self, id: str) -> MeetingFact:
        """The meeting of that id, or of an id that begins so, with its document; raises NotFound."""
        return doings.find_meeting(self.reader, id)

    def documents(self) -> tuple[Document, ...]:
        """Documents in the order they were first kept; of a page that changed, the newest version."""
        return tuple(self.reader.documents())

    def document(self, id: str) -> Document:
        """The document of that id, or of an id that begins so; raises NotFound."""
        return self.reader.document(id)

    def reading(self, document: str) -> Reading:
        """All that was read of one document, as `chancery.read` gave it; raises NotFound."""
        found = self.reader.document(document)
        return Reading(
            document=found,
            statements=self.reader.statements_of(found.id),
            interactions=doings.interactions_of(self.reader, found.id),
            meetings=doings.meetings_of(self.reader, found.id),
            times=self.reader.times(found.id),
            day_cues=self.reader.day_cues(found.id),
            skipped=tuple(self.reader.skipped(document=found.id)),
        )

    def actors(self, *, by_state: str | None = None) -> tuple[Profile, ...]:
        """Actors that were met by name, those who said most first; `by_state` as for `statements`.

        Their offices are those that reports give; `actor` adds what the table of holders says.
        """
        state = None if by_state is None else code_of(by_state)
        return tuple(profiles.list_profiles(self.reader, state))

    def actor(self, name: str) -> Profile:
        """The one actor of that id, or of that name, whole words or another spelling of it.

        Raises NotFound for none and for several.
        """
        return with_terms(profiles.find_profile(self.reader, name))

    def actors_named(self, name: str) -> tuple[Profile, ...]:
        """As `actor`, but all that fit; empty: none does."""
        return tuple(with_terms(one) for one in profiles.find_profiles(self.reader, name))

    def edits(self) -> tuple[ActorEdit, ...]:
        """All merges, splits and undoings, in the order in which they were signed."""
        return self.reader.edits()

    def holding_edits(self) -> tuple[ActorEdit, ...]:
        """Those of the edits that no later one takes back, undoings included."""
        return holding_edits(self.edits())

    def merge(self, actor: str, target: str, *, because: str | None = None) -> ActorEdit:
        """Count `actor` as `target` from now on, wherever it stands; both are ids or names as for `actor`.

        Raises NotFound for an actor that is not known or not the only one of the name, EditError where that would go
        round in a circle or says nothing new.
        """
        one, other = self._id_of(actor), self._id_of(target)
        if one == other and actor != target:
            raise EditError(f"{actor!r} and {target!r} are one actor already: {one}; `chancery who {one}` tells of it")
        return self._sign(ActorEdit(what="merge", actor=one, target=other, reason=because))

    def split(
        self, actor: str, places: Iterable[str] | str, *, target: str | None = None, because: str | None = None
    ) -> ActorEdit:
        """Take what `actor` says in some places for somebody else's: for `target`'s (None: a new actor's).

        `places` are ids of statements and documents, or their beginnings. Raises NotFound, EditError.
        """
        several = [places] if isinstance(places, str) else list(places)
        found = self._id_of(actor)
        scope = tuple(sorted({self.reader.place(place) for place in several}))
        ids = self.reader.identities().sources({found, profiles.find_profile(self.reader, found).id})
        for place in scope:
            if not self.reader.stands_in(ids, place):
                raise NotFound(
                    f"store {self.path}: {found} does not stand in {place}; `chancery said {found}` lists where"
                )
        other = split_id(found, scope) if target is None else self._id_of(target)
        return self._sign(ActorEdit(what="split", actor=found, target=other, scope=scope, reason=because))

    def undo(self, number: int | None = None, *, because: str | None = None) -> ActorEdit:
        """Take back an edit (None: the last merge or split that holds); an undoing can be undone too.

        Raises EditError for an edit that there is not, or that is undone already.
        """
        if number is None:
            held = [edit.number for edit in self.holding_edits() if edit.what != "undo"]
            if not held:
                raise EditError(f"store {self.path}: there is no merge or split to undo")
            number = held[-1]
        return self._sign(ActorEdit(what="undo", undoes=number, reason=because))

    def _id_of(self, named: str) -> str:
        """The id that is meant: as it was given, or the one of the name; raises NotFound."""
        found = profiles.find_profile(self.reader, named, alike=False)  # what is signed rests on no likeness
        return named if is_actor_id(named) else found.id

    def _sign(self, edit: ActorEdit) -> ActorEdit:
        from chancery.store.edits import append_edit

        signed = msgspec.structs.replace(edit, who=self.user or _account())
        return append_edit(self.path, signed, check_edit, self._wait)

    def check(self) -> tuple[Fault, ...]:
        """Verify everything again from the kept bytes; empty: all is well."""
        return tuple(self.faults())

    def faults(self) -> Iterator[Fault]:
        """As `check`, each fault as it is found."""
        yield from check_store(self.reader)
        try:
            resolve_edits(self.reader.edits())
        except EditError as error:
            yield Fault(where="edits", what=str(error))

    def add(
        self,
        paths: Iterable[str | Path] | str | Path,
        *,
        url: str | None = None,
        published: str | None = None,
        outlet: str | None = None,
        fast: bool = False,
        jobs: int = 1,
    ) -> Counts:
        """Read files, folders and globs into the store; what is there already, and up to date, is left alone.

        `published` is an ISO day. Raises StoreError, or ModelError; an input that cannot be read is counted in
        `skipped` and its reason kept.
        """
        several = [paths] if isinstance(paths, str | Path) else list(paths)
        plan = Plan(options=Options(analyser="fast" if fast else "encoder"), jobs=jobs)
        return self.add_inputs(find_inputs(several, url=url, published=published, outlet=outlet), plan)

    def add_inputs(
        self,
        inputs: Iterable[Input | Skipped],
        plan: Plan | None = None,
        note: Callable[[Input | Skipped, Reading | None], None] | None = None,
    ) -> Counts:
        """As `add`, for inputs that are already named; `note` hears of each (None: it was up to date)."""
        from chancery.store.writer import Writer

        plan = plan or Plan()
        writer = Writer(self.path, versions(plan.stages, plan.options), self._wait)
        try:
            return Adding(writer, self.reader, plan, note).run(inputs)
        finally:
            self.close()  # what the reader remembers of documents may be of yesterday


def with_terms(profile: Profile) -> Profile:
    """The profile with the offices that the table of holders gives a person of that name and state."""
    from chancery import lexicons

    if profile.kind != "person" or profile.name is None:
        return profile
    known = tuple(
        OfficeHeld(office=term.office, state=term.state, earliest=term.since, latest=term.until, source="table")
        for term in lexicons.terms_of(profile.name)
        if profile.state in (None, term.state)
    )
    return msgspec.structs.replace(profile, offices=(*profile.offices, *known))


def _account() -> str:
    """Name of the account; it signs where the settings name nobody."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def open(path: str | Path) -> Store:
    """The store at `path`, made by its first `add` if nothing is there yet; raises StoreError.

    >>> with open("record.db") as store:
    ...     counts = store.add(["reports/"])
    ...     facts = store.statements(speaker="Horvat", since="2024-03-01", limit=5)
    ...     profiles = store.actors()
    """
    return Store(path)
