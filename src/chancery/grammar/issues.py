"""What issues words are about."""

from __future__ import annotations

from functools import cache

from chancery.grammar.clauses import words_in
from chancery.grammar.parse import Doc
from chancery.lexicons import issue_words
from chancery.records import Span


@cache
def longest_issue() -> int:
    """Most words of a key of an issue."""
    return max(len(words) for words in issue_words())


def find_issues(doc: Doc, content: list[Span]) -> tuple[str, ...]:
    """Names of the issues whose key words (by lemma) the content holds, in order of first mention."""
    table = issue_words()
    longest = longest_issue()
    found: dict[str, None] = {}
    for span in content:
        lemmas = [token.lemma_.lower() for token in words_in(doc, span) if not token.is_punct]
        for start in range(len(lemmas)):
            for length in range(1, longest + 1):
                for name in table.get(tuple(lemmas[start : start + length]), ()):
                    found.setdefault(name)
    return tuple(found)
