"""Rebuilds `holders.csv` from open facts: `python -m facts.holders ../shared/data`.

The facts are extracts of Wikidata (CC0) of 2022, current leaders of August 2026 (CC BY-SA 4.0, dates only), and the
days in power of heads of state and government to 2014 from the Phoenix dictionary of actors (MIT), which does not tell
the one from the other: they are `leader` here.  What `holders_added.csv` says wins: a row is left out where it overlaps
a term by hand in a post that has one holder, or says again what stands there.  A label without a name, a name in other
letters, and a post that no role names are left out.  Where a row has no end and nobody followed, `seen` is the day of
the extract.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import tarfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from chancery.lexicons import Term, person_named, role_named, state_by_code, state_named, states
from chancery.lexicons.name_keys import name_key
from chancery.lexicons.offices import ADDED, MADE, post_of
from chancery.lexicons.tables import load_shipped
from chancery.lexicons.user import forget

TARGET = Path(__file__).parent.parent / "src/chancery/lexicons/data" / MADE
COLUMNS = ("person", "office", "state", "to", "since", "until", "seen", "number", "source")
ARCHIVES = ("actors/actors.tar.gz", "events/events.tar.gz")
OLDEST = "1985"
RUSSIA, AMERICA, BODIES = "russia_holders21.csv", "us_holders21.csv", "intergov_holders21.csv"
TITLES = {  # a post as the extracts call it; the others are named by `roles.csv`
    "Minister of Internal Affairs": "interior minister",
    "Minister of Economic Development": "economy minister",
    "Minister of Industry and Trade": "industry minister",
    "Minister of Energy": "energy minister",
    "Foreign Ministry Spokeperson": "foreign ministry spokesperson",
    "Chairman of the State Duma": "speaker",
    "Speaker of the House of Representatives": "speaker",
    "Chairman of the Federation Council": "upper house speaker",
    "Chief of Staff of the Presidential Executive Office": "chief of staff",
    "White House Chief of Staff": "chief of staff",
    "Director of the Foreign Intelligence Service": "director of intelligence",
    "Director of the CIA": "director of intelligence",
    "Director of the Federal Security Service": "security service chief",
    "Governor of the Central Bank": "central bank governor",
    "Chair of the Federal Reserve": "central bank governor",
    "Chief of the General Staff": "chief of the general staff",
    "Chairman of the Joint Chiefs of Staff": "chief of the general staff",
    "Secretary of Defence": "secretary of defense",
    "Secretary of State": "secretary of state",
    "Secretary of the Treasury": "treasury secretary",
    "Secretary of Commerce": "commerce secretary",
    "Secretary of Energy": "energy secretary",
    "United States Trade Representative": "trade representative",
    "White House Press Secretary": "press secretary",
    "National Security Advisor": "national security adviser",
    "Deputy Secretary of State": "deputy secretary of state",
    "Secretary of Homeland Security": "secretary",
    "Secretary of Agriculture": "secretary",
    "Secretary of Education": "secretary",
    "Secretary of Health and Human Services": "secretary",
    "Secretary of the Interior": "secretary",
    "Secretary of Labor": "secretary",
    "Secretary of Transportation": "secretary",
    "Director of National Intelligence": "chief",
    "Director of the FBI": "chief",
    "White House Communications Director": "communications director",
    "Ambassador to the United Nations": "permanent representative",
    "Permanent Representative to the United Nations": "permanent representative",
    "Permanent Representative to NATO": "permanent representative",
}
SENT_TO = {"United Nations": "IGO:UN", "NATO": "IGO:NATO", "European Union": "IGO:EU"}
BODY_POSTS = {
    "Secretary-General of the United Nations": ("secretary general", "IGO:UN"),
    "Deputy Secretary-General of the United Nations": ("deputy secretary general", "IGO:UN"),
    "President of the United Nations General Assembly": ("president of the General Assembly", "IGO:UN"),
    "Director-General of the World Trade Organization": ("director general", "IGO:WTO"),
}
HOME_POSTS = frozenset(  # of Russia and the United States; domestic posts are no use to Chancery
    "president; acting president; prime minister; vice president; deputy prime minister; first deputy prime minister; "
    "foreign minister; deputy foreign minister; defense minister; finance minister; justice minister; "
    "attorney general; transport minister; culture minister; agriculture minister; mayor".split("; ")
)
LEADERS = (  # how a label of a head of state or government begins
    (re.compile(r"(acting )?president of (?!the (Presidency|Swiss))", re.I), "president"),
    (re.compile(r"(prime minister|premier|taoiseach)\b", re.I), "prime minister"),
    (re.compile(r"(federal )?chancellor", re.I), "chancellor"),
    (re.compile(r"(king|druk gyalpo|ngwenyama)\b", re.I), "king"),
    (
        re.compile(r"monarch of (?!Antigua|Australia|Bahamas|Belize|Canada|Grenada|Jamaica|New Zealand|Papua)", re.I),
        "king",
    ),
    (re.compile(r"emir\b", re.I), "emir"),
    (re.compile(r"sultan\b", re.I), "sultan"),
    (re.compile(r"governor-general", re.I), "governor general"),
    (re.compile(r"supreme leader", re.I), "supreme leader"),
)
CROWNED = {"Elizabeth II", "Charles III"}  # heads of many states, who make news as British
WRONG = {("SAU", "king"), ("ESH", "president"), ("ESH", "prime minister")}  # faults of the extracts
AT_HOME = {("USA", "foreign minister"): "secretary of state", ("GBR", "foreign minister"): "foreign secretary"}
MISPLACED = re.compile(
    "^AND|^USA|MUS.* Ould|Prince"
)  # envoys of co-princes; aides; Mauritanians under Mauritius; heirs
ORDINAL = re.compile("I{1,3}|IV|VI{0,3}|IX")
SMALL_WORDS = {"De", "Da", "Do", "Dos", "Del", "La", "Van", "Von", "Der", "Bin", "Ibn", "Al", "El", "Ul", "Y", "E"}


class Extract(NamedTuple):
    """A row of a source, and the day of the extract."""

    term: Term
    seen: str


def make_term(  # noqa: PLR0913, PLR0917  (the columns of the table)
    person: str, office: str, state: str, since: str, until: str, to: str | None = None, source: str = "Wikidata"
) -> Term:
    """A term with a clean name; empty dates are None."""
    name = re.sub(r",? (Jr|Sr)\.?$", r" \1.", person.strip())
    name = re.sub(r", (Baron|Baroness|Viscount)\b.*", "", name)
    known = person_named(name)
    key = known.key if known is not None and known.state in (state, None) else name
    return Term(person=key, office=office, state=state, to=to, since=since or None, until=until or None, source=source)


def read_rows(text: str) -> Iterator[dict[str, str]]:
    """Rows of a CSV file."""
    yield from csv.DictReader(io.StringIO(text))


def read_homes(text: str, state: str) -> Iterator[Extract]:
    """Posts of one state and its ambassadors."""
    for row in read_rows(text):
        position, to = row["position"], None
        sent = re.match(r"ambassador to (?:the )?(.+)", position, re.I)
        office = TITLES.get(position)
        if position.endswith(("United Nations", "NATO")):
            to = SENT_TO[re.sub(r".* to (the )?", "", position)] if office else None
        elif sent:
            there = state_named(sent[1])
            to = SENT_TO.get(sent[1]) or (there.alpha3 if there else None)
            office = "ambassador" if to else None
        elif office is None:
            role = role_named(position)
            office = role.noun if role is not None and role.noun in HOME_POSTS else None
        if office:
            yield Extract(make_term(row["person"], office, state, row["start"], row["end"], to), "2022-08")


def read_bodies(text: str) -> Iterator[Extract]:
    """Heads of international bodies."""
    for row in read_rows(text):
        if row["position"] in BODY_POSTS:
            office, body = BODY_POSTS[row["position"]]
            yield Extract(make_term(row["person"], office, body, row["start"], row["end"]), "2022-08")


def read_leaders(text: str) -> Iterator[Extract]:
    """Heads of state and government at the end of 2022, with years."""
    for row in read_rows(text):
        state = state_named(row["country"])
        office = next((office for pattern, office in LEADERS if pattern.match(row["positionLabel"])), None)
        if state and office and row["officeholderLabel"] not in CROWNED and (state.alpha3, office) not in WRONG:
            person, since, until = row["officeholderLabel"], row["start_year"], row["end_year"]
            yield Extract(make_term(person, office, state.alpha3, since, until), "2022-12")


def read_foreign_ministers(text: str) -> Iterator[Extract]:
    """Foreign ministers at the end of 2022."""
    for row in read_rows(text):
        state = state_named(row["countryLabel"])
        if state and row["name"]:
            office = AT_HOME.get((state.alpha3, "foreign minister"), "foreign minister")
            yield Extract(make_term(row["name"], office, state.alpha3, row["start"][:10], ""), "2022-12")


def read_current(text: str) -> Iterator[Extract]:
    """Heads of state and government of one state in August 2026."""
    found = json.loads(text)
    state = state_named(found["country"]["name_en"])
    for post in found.get("positions", {}).values():
        holder = post.get("current_holder") or {}
        title = f"{post['title_en']} of {found['country']['name_en']}"
        office = next((office for pattern, office in LEADERS if pattern.match(title)), None)
        if not state or not office or not holder.get("since") or (state.alpha3, office) in WRONG:
            continue
        if holder["name_en"] not in CROWNED:
            yield Extract(make_term(holder["name_en"], office, state.alpha3, holder["since"], ""), "2026-08")


def read_dictionary(text: str) -> Iterator[Extract]:
    """Days in power of heads of state and government; ranges of whole months are ministers, and left out."""
    name = ""
    for line in text.splitlines():
        entry = re.match(r"([A-Z][A-Z_'.-]+?)_?\s+;\s*CountryInfo", line)
        if entry:
            words = [
                word if ORDINAL.fullmatch(word) else word.title()
                for word in entry[1].split("_")
                if word and word not in ("SIR", "RATU", "DR.")
            ]
            name = " ".join(word.lower() if word in SMALL_WORDS and at else word for at, word in enumerate(words))
        elif line and not line[0].isspace():
            name = ""
        power = re.match(r"\s+\[([A-Z]{3})GOV (\d{6})-(\d{6})\]", line)
        if power and " " in name and power[1] in state_by_code() and not MISPLACED.search(f"{power[1]} {name}"):
            since, until = long_day(power[2]), long_day(power[3])
            if not (power[1] == "RUS" and since < "1991-06") and not (since.endswith("-01") and until[-2:] >= "28"):
                yield Extract(make_term(name, "leader", power[1], since, until, source="CountryInfo 2014"), "2014-01")


def long_day(short: str) -> str:
    """`910430` as `1991-04-30`."""
    return f"{'19' if short > '15' else '20'}{short[:2]}-{short[2:4]}-{short[4:]}"


READERS: tuple[tuple[re.Pattern[str], Callable[[str], Iterator[Extract]]], ...] = (
    (re.compile(re.escape(RUSSIA)), lambda text: read_homes(text, "RUS")),
    (re.compile(re.escape(AMERICA)), lambda text: read_homes(text, "USA")),
    (re.compile(re.escape(BODIES)), read_bodies),
    (re.compile(r"world_leaders_2021_wikidata\.csv"), read_leaders),
    (re.compile(r"world_foreign_ministers_2022\.csv"), read_foreign_ministers),
    (re.compile(r"countries/\w+/current\.json"), read_current),
    (re.compile(r"Phoenix\.Countries\.actors\.txt"), read_dictionary),
)


def read_archive(path: Path) -> list[Extract]:
    """All rows of an archive that have a name in Latin letters, of 1990 and later."""
    found: list[Extract] = []
    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda member: member.name):
            reader = next((reader for pattern, reader in READERS if pattern.search(member.name)), None)
            data = archive.extractfile(member) if reader else None
            if reader and data:
                found += reader(data.read().decode("utf-8", "replace"))
    return [row for row in found if re.match(r"(?!Q\d+$)[A-ZÀ-ɏḀ-ỿ]", row.term.person) and is_recent(row.term)]


def is_recent(term: Term) -> bool:
    """The term reaches into the years that are covered, and does not end before it begins."""
    if term.since and term.until and term.until < term.since[: len(term.until)]:
        return False
    return bool(term.since) and (term.until is None or term.until >= OLDEST)


def overlaps(one: Term, other: Term) -> bool:
    """Two terms surely share more than the day of a change; coarse dates get the benefit of the doubt."""
    first, second = sorted((one, other), key=lambda term: term.since or "")
    end, begin = first.until or first.seen or "9999", second.since or ""
    length = min(len(end), len(begin))
    return end[:length] > begin[:length]


def is_single(term: Term) -> bool:
    """The post has one holder at a time."""
    role = role_named(term.office)
    return role is not None and role.single


def choose(rows: list[Extract], added: tuple[Term, ...]) -> list[Term]:
    """The rows that the terms by hand, and better rows before them, do not contradict or say already."""
    kept = list(added)
    chosen: list[Term] = []
    for row in sorted(rows, key=rank):
        same = [term for term in kept if post_of(term) == post_of(row.term)]
        if row.term.office == "leader":  # whoever holds another post of the state is known better than that
            same = [term for term in kept if term.state == row.term.state]
        if any(is_one_person(term.person, row.term.person) and repeats(term, row.term) for term in same):
            continue
        term = close(row, same, rows)
        if is_single(term) and any(overlaps(term, other) or is_coarser(term, other) for other in same):
            continue
        kept.append(term)
        chosen.append(term)
    return chosen


def rank(row: Extract) -> tuple[bool, str, int, str]:
    """The order in which rows are weighed: named offices first, then by day, the more exact day first."""
    since = row.term.since or ""
    return row.term.office == "leader", since, -len(since), row.term.until or "9999"


def is_coarser(term: Term, other: Term) -> bool:
    """Only the year of the term is known, and the other begins in it: most often one person, spelt another way."""
    return len(term.since or "") == 4 and (other.since or "").startswith(term.since or "")


def is_one_person(one: str, other: str) -> bool:
    """Two names of holders of one post, or leaders of one state at one time: they share two words, however spelt."""
    first, second = (set(name_key(name.partition(" (")[0]).split()) for name in (one, other))
    return one == other or len(first & second) > 1


def repeats(known: Term, term: Term) -> bool:
    """The same person's term again: the years in office overlap, or touch."""
    first, second = sorted((known, term), key=lambda term: term.since or "")
    return (first.until or first.seen or "9999")[:4] >= (second.since or "")[:4]


def close(row: Extract, same: list[Term], rows: list[Extract]) -> Term:
    """An open term ends where the next one of a single post begins; else it was seen on the day of the extract."""
    term = row.term
    if term.until:
        return term
    others = [*same, *(other.term for other in rows if post_of(other.term) == post_of(term))]
    later = [o.since for o in others if o.person != term.person and o.since and o.since > (term.since or "")]
    if later and is_single(term):
        return msgspec.structs.replace(term, until=min(later), seen=None)
    return term if row.seen == "2026-08" else msgspec.structs.replace(term, until=None, seen=row.seen)


def main(folder: Path) -> None:
    """Write the table, and say what it holds; what it held before has no part in it."""
    TARGET.write_text(",".join(COLUMNS) + "\n", "utf-8")
    forget()
    added = load_shipped(ADDED, Term)
    rows = [row for name in ARCHIVES for row in read_archive(folder / name)]
    chosen = choose(rows, added)
    chosen.sort(key=lambda term: (term.state, term.office, term.to or "", term.since or "", term.person))
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for term in chosen:
            writer.writerow(["" if (value := getattr(term, name)) is None else value for name in COLUMNS])
    offices = Counter(term.office for term in chosen)
    print(f"{len(chosen)} terms; {', '.join(f'{office} {number}' for office, number in offices.most_common(8))}")
    led = {term.state for term in (*added, *chosen)}
    print("states without anybody:", " ".join(state.alpha3 for state in states() if state.alpha3 not in led) or "none")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
