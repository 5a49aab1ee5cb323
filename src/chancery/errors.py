"""What can go wrong, as one tree; every message says what, where and what to do.

ChanceryError
├── InputError        a path, a page or a text that cannot be read
│   └── LimitError    ... because it is over a limit on bytes, depth or seconds
├── SettingsError     a settings or lexicon file that cannot be used (names file and line)
├── ModelError        the analyser's weights are absent or do not fit this version
└── StoreError        a store that cannot be opened, is not ours, or is of a newer version
    ├── NotFound      no fact, document, speaker or edit of that name
    └── EditError     a merge, split or undoing that contradicts those that hold
"""


class ChanceryError(Exception):
    """Base of everything that Chancery raises on purpose."""


class InputError(ChanceryError):
    """A path, a page or a text cannot be read."""


class LimitError(InputError):
    """An input is over a limit on bytes, depth or seconds."""


class SettingsError(ChanceryError):
    """A settings or lexicon file cannot be used; the message names file and line."""


class ModelError(ChanceryError):
    """The analyser's weights are absent or do not fit this version."""


class StoreError(ChanceryError):
    """A store cannot be opened, is not ours, or was written by a newer version."""


class NotFound(StoreError):  # noqa: N818  (reads as what it is: `except NotFound`)
    """The store has no fact, document, speaker or edit of that name."""


class EditError(StoreError):
    """A merge, split or undoing contradicts those that hold; the message names them and says what to undo."""
