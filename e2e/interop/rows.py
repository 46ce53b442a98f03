"""Compares a stream's records with what came out of them: rows.py MESSAGES STREAM ROWS.

MESSAGES holds Singer messages, ROWS a JSON object in each line that begins with one. Of equal keys the last record counts. Names
are compared without case and punctuation, since programs spell them in their own ways; numbers, moments and documents by value.
"""

import datetime
import json
import re
import sys
from decimal import Decimal, InvalidOperation


def name(text):
    return re.sub(r"[^a-z0-9]", "", text.lower())


def plain(value):
    """The value in a form that does not depend on how it was written."""
    if isinstance(value, str):
        return moment(value)
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items() if part is not None}
    if isinstance(value, list):
        return [plain(part) for part in value]
    if isinstance(value, bool) or value is None:
        return value
    return Decimal(value).normalize()


def moment(text):
    """Date-times as moments, documents in a text as documents."""
    if re.match(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d", text):
        at = datetime.datetime.fromisoformat(re.sub(r"([+-]\d\d)$", r"\1:00", text))
        return at.replace(tzinfo=at.tzinfo or datetime.timezone.utc).astimezone(datetime.timezone.utc)
    if text[:1] in "{[" and text[:1]:
        try:
            return plain(read(text))
        except (json.JSONDecodeError, InvalidOperation):
            return text
    return text


def read(line):
    return json.loads(line, parse_float=Decimal, parse_int=Decimal)


def expected(file, stream):
    keys, rows = [], {}
    for line in open(file, encoding="utf-8"):
        message = read(line)
        if message.get("stream") == stream and message["type"] == "SCHEMA":
            keys = message["key_properties"]
        if message.get("stream") == stream and message["type"] == "RECORD":
            record = message["record"]
            row = fields(record)
            rows[identity(row, keys)] = row
    return keys, rows


def identity(row, keys):
    """What tells a row from others: its key, without one all that stands in it but for what targets add."""
    return str([row.get(name(key)) for key in keys] or sorted((key, str(value)) for key, value in row.items() if key[:3] != "sdc"))


def fields(record):
    return {name(key): plain(value) for key, value in record.items() if value is not None}


def main(messages, stream, file):
    keys, wanted = expected(messages, stream)
    rows = [fields(read(line)) for line in open(file, encoding="utf-8") if line.lstrip().startswith("{")]
    got = {identity(row, keys): row for row in rows}
    assert wanted, f"{stream}: no records in {messages}"
    assert len(rows) == len(got), f"{stream}: {len(rows)} rows, but {len(got)} keys"
    assert got.keys() == wanted.keys(), f"{stream}: keys {sorted(got.keys() ^ wanted.keys())[:5]} are on one side only"
    for key, record in wanted.items():
        row = {field: value for field, value in got[key].items() if field in record or not field.startswith("sdc")}
        assert row == record, f"{stream}: row {row}\n  is not {record}"


main(*sys.argv[1:])
