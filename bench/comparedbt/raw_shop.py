"""The shop's raw tables, made from JSON files as the tap and the target would make them, without either.

Columns and keys come from the stream definitions under schemas/streams, so both stay of one shape.
"""

import hashlib
import hmac
import json
from decimal import Decimal
from pathlib import Path

SAMPLE_KEY = b"published-sample-key-not-for-real-data"
STREAMS = ("product", "cart", "cart_line", "user")
HASHES = ("email_hash", "customer_name_hash")


def tables(definitions: Path, data: Path, edition: str):
    """The four raw tables: name -> (columns as (name, kind), rows as dicts)."""
    streams = {name: json.loads((definitions / edition / f"{name}.json").read_text()) for name in STREAMS}
    records = {name: _read(data / f"{name}s.json") for name in STREAMS if name != "cart_line"}
    records["cart_line"] = [line for cart in records["cart"] for line in _lines(streams["cart_line"], cart)]
    return {name: _table(streams[name], records[name]) for name in STREAMS}


def _read(path: Path):
    return json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def _lines(definition, cart):
    rename = definition["parent"]["rename"]
    for number, item in enumerate(cart["products"], start=1):
        line = {rename.get(field, field): value for field, value in item.items()}
        yield {"cart_id": cart["id"], "line_no": number, **line}


def _table(definition, records):
    columns = [(name, _kind(schema)) for name, schema in definition["schema"]["properties"].items()]
    if definition["tap_stream_id"] == "user":
        columns += [(name, "text") for name in HASHES]
    return columns, [_row(definition, columns, record) for record in records]


def _row(definition, columns, record):
    values = dict(record)
    for name, pointer in definition.get("copy", {}).items():
        values[name] = _at(record, pointer)
    if definition["tap_stream_id"] == "user":
        values.update(_hashes(record))
    return {name: values.get(name) for name, _ in columns}


def _at(record, pointer):
    for step in pointer.strip("/").split("/"):
        record = (record or {}).get(step)
    return record


def _hashes(user):
    name = user.get("name") or {}
    full_name = f"{name.get('firstname', user.get('firstName'))} {name.get('lastname', user.get('lastName'))}"
    return {"email_hash": _hash(user["email"].strip().lower()), "customer_name_hash": _hash(full_name.strip())}


def _hash(text):
    return hmac.new(SAMPLE_KEY, text.encode(), hashlib.sha256).hexdigest()


def _kind(schema):
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    kind = next(kind for kind in kinds if kind != "null")
    if kind == "string":
        return schema["format"] if schema.get("format") in ("date", "date-time") else "text"
    return "json" if kind in ("object", "array") else kind
