"""From a path or bytes to unpacked bytes of a kind that can be read, by magic bytes and never by name."""

from __future__ import annotations

import gzip
import io
import os
import stat
import zlib
from pathlib import Path

from chancery.errors import InputError, LimitError
from chancery.ingest.limits import Limits

GZIP = b"\x1f\x8b"

# Magic bytes, what they are, and what to do instead.
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", "save its text as .txt"),
    (b"\xff\xd8\xff", "a JPEG picture", "give the page or its text"),
    (b"\x89PNG\r\n", "a PNG picture", "give the page or its text"),
    (b"GIF8", "a GIF picture", "give the page or its text"),
    (b"PK\x03\x04", "a zip archive or an Office document", "unpack it, or save its text as .txt"),
    (b"PK\x05\x06", "an empty zip archive", "unpack it first"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", "save its text as .txt"),
    (b"{\\rtf", "a Rich Text document", "save its text as .txt"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstandard archive", "unpack it first"),
    (b"\x7fELF", "a program", "give a report"),
    (b"MZ\x90\x00", "a program", "give a report"),
    (b"SQLite format 3\x00", "an SQLite database", "give a report; a store is opened with --store"),
    (b"PAR1", "a Parquet file", "give the reports in it as files"),
    (b"bplist00", "a binary property list or web archive", "save the page as HTML"),
    (b"OggS", "a sound or film file", "give its transcript"),
    (b"ID3", "a sound file", "give its transcript"),
    (b"RIFF", "a picture, sound or film file", "give the page or its text"),
    (b"WARC/", "a WARC archive", "take the pages out of it first"),
)
_SAMPLE = 65_536
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b\x08"))


def load(path: Path | None, data: bytes | None, limits: Limits) -> bytes:
    """The raw bytes of a file or of `data`; raises InputError, or LimitError over max_bytes."""
    if (path is None) == (data is None):
        raise InputError("open_document needs a path or data, and not both")
    if data is None:
        assert path is not None
        data = _load_file(path, limits)
    if len(data) > limits.max_bytes:
        raise LimitError(_too_big(f"{len(data):,} bytes", limits))
    return data


def _load_file(path: Path, limits: Limits) -> bytes:
    try:
        found = os.stat(path)  # before opening: opening a pipe would wait for its other end
        if not stat.S_ISREG(found.st_mode):
            raise InputError("this is no file; give a file, or a folder to the command line")
        if found.st_size > limits.max_bytes:
            raise LimitError(_too_big(f"{found.st_size:,} bytes", limits))
        with open(path, "rb") as stream:
            return stream.read(limits.max_bytes + 1)
    except FileNotFoundError:
        raise InputError("there is no such file; check its name") from None
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        raise InputError(f"the file cannot be opened ({why}); check your rights to it") from None


def unpack(data: bytes, limits: Limits) -> bytes:
    """The bytes themselves, or those inside a gzip file; stops at max_bytes, so a bomb never unfolds."""
    if not data.startswith(GZIP):
        return data
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            unpacked = stream.read(limits.max_bytes + 1)
    except EOFError:
        raise InputError("the gzip file is cut off; fetch it again") from None
    except (OSError, zlib.error) as error:
        raise InputError(f"the gzip file is damaged ({error}); fetch it again") from None
    if len(unpacked) > limits.max_bytes:
        raise LimitError(_too_big("unpacks to more", limits))
    if unpacked.startswith(GZIP):
        raise InputError("this is a gzip file inside a gzip file; unpack it once")
    return unpacked


def refuse_foreign(data: bytes) -> None:
    """Raise InputError for what is empty or neither text nor HTML, saying what it is and what to do."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise InputError("the input is empty; there is nothing to read")
    head = data[:1024].lstrip(b"\r\n\t ")
    for magic, what, advice in _MAGIC:
        if head.startswith(magic):
            raise InputError(f"this is {what}, not text or HTML; {advice}")
    if head[4:8] == b"ftyp":
        raise InputError("this is a film or picture file, not text or HTML; give its transcript")
    if head[:400].lower().find(b"multipart/related") >= 0 and b"\n" in head and head[:1] != b"<":
        raise InputError("this is a page saved as MHTML; save it as HTML only")


def refuse_binary(data: bytes) -> None:
    """Raise InputError where control bytes show that these bytes are no text (encodings without a BOM only)."""
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > 8 + len(sample) * 0.05:
        raise InputError("this is binary data, not text or HTML; give a report as text or HTML")


def _too_big(what: str, limits: Limits) -> str:
    return f"the input is too big ({what}; the limit is {limits.max_bytes:,} bytes); split it, or raise max_bytes"
