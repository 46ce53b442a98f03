"""same_rows.py FOLDER FOLDER: fails where two folders of CSV files hold other tables, columns or rows.

The order of rows and columns does not count, nor how a number, a document or a moment is written.
"""

import csv
import datetime
import json
import pathlib
import sys
from decimal import Decimal, InvalidOperation


def value(text):
    if text[:1] in ("{", "["):
        return repr(json.loads(text, parse_float=lambda number: value(number), parse_int=lambda number: value(number)))
    try:
        return str(Decimal(text).normalize())
    except InvalidOperation:
        pass
    try:
        return datetime.datetime.fromisoformat(text).isoformat()
    except ValueError:
        return text


def table(file):
    with file.open(newline="") as lines:
        rows = [sorted((name, value(cell)) for name, cell in row.items()) for row in csv.DictReader(lines)]
    if not rows:
        sys.exit(f"{file.name}: no row")
    return sorted(rows)


def main():
    one, other = (sorted(pathlib.Path(folder).glob("*.csv")) for folder in sys.argv[1:])
    if not one or [file.name for file in one] != [file.name for file in other]:
        sys.exit(f"other tables: {one}, {other}")
    different = False
    for left, right in zip(one, other):
        wanted, found = table(left), table(right)
        if wanted != found:
            different = True
            print(f"{left.name}: {len(wanted)} rows, and {len(found)} in the other")
            for row in [row for row in wanted if row not in found][:3]:
                print(f"  missing: {row}")
            for row in [row for row in found if row not in wanted][:3]:
                print(f"  instead: {row}")
    return 1 if different else 0


sys.exit(main())
