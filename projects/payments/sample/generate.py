#!/usr/bin/env python3
"""Writes the sample of the payments: made-up stores, devices and transactions in the shape of the published files.

The seed is fixed, so every run writes the same bytes. What the real files are known for is put in on purpose; each is
marked with "Trap" below. Run it without arguments to write, with --check to compare only.
"""

import random
import sys
from datetime import datetime, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
STORES, DEVICES, ROWS = 24, 60, 240
TYPOLOGIES = ["Restaurant", "Florist", "Hotel", "Press", "Beauty", "Other"]
PLACES = [("Lille", "France"), ("Göteborg", "Sweden"), ("Porto", "Portugal"), ("Łódź", "Poland"), ("Leeds", "United Kingdom")]
STREETS = ["Rue de l'Église", "Storgatan", "Rua das Flores", "Piotrkowska", "Mill Lane"]
WORDS = ["amber", "brisk", "cedar", "dawn", "ember", "fern", "gale", "harbour", "iris", "juniper"]
FIRST_SKU = 3770009015000
FIRST_DAY = datetime(2021, 3, 1)


class Chance:
    """From random() alone: its sequence is the same in every Python."""

    def __init__(self, seed):
        self._random = random.Random(seed)

    def below(self, bound):
        return int(self._random.random() * bound)

    def pick(self, items):
        return items[self.below(len(items))]


def quoted(text):
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"') else text


def american(moment):
    """Trap: hours 1 to 12 or 0 to 23, nobody says which; no AM or PM."""
    return f"{moment.month:02}/{moment.day:02}/{moment.year} {moment.hour}:{moment.minute:02}:{moment.second:02}"


def stores(chance):
    rows = ["id,name,address,city,country,created_at,typology,customer_id"]
    for number in range(1, STORES + 1):
        city, country = chance.pick(PLACES)
        # Trap: commas, quotes and any letters.
        address = f'{chance.below(90) + 1}, {chance.pick(STREETS)} "{chance.pick(WORDS)}"'
        created = FIRST_DAY + timedelta(minutes=chance.below(60 * 24 * 40))
        cells = [str(number), f"{chance.pick(WORDS).title()} & Co {number}", quoted(address), city, country,
                 american(created), chance.pick(TYPOLOGIES), str(chance.below(9) + 1)]
        rows.append(",".join(cells))
    return rows


def devices(chance):
    rows = ["id,type,store_id"]
    for number in range(1, DEVICES + 1):
        rows.append(f"{number},{chance.below(5) + 1},{chance.below(STORES - 1) + 1}")
    return rows


def card(chance):
    if chance.below(12) == 0:
        return '"6,70993E+15"'  # Trap: damaged by a spreadsheet, as a spreadsheet quotes it.
    digits = "4" + "".join(str(chance.below(10)) for _ in range(15))
    # Trap: blanks within the number.
    return " ".join(digits[i:i + 4] for i in range(0, 16, 4)) if chance.below(2) else digits


def transaction(chance, number):
    product = chance.below(14)
    sku = str(FIRST_SKU + product)
    if product == 7 and chance.below(2):
        sku = "v" + sku  # Trap: a stray letter.
    # Trap: one product under dozens of names.
    name = f"{chance.pick(WORDS)} {chance.pick(WORDS)}" if product == 3 else f"{WORDS[product % 10]} {product}"
    # Trap: random order in time; some before their store was created.
    created = FIRST_DAY + timedelta(seconds=chance.below(60 * 60 * 24 * 400))
    status = chance.pick(["accepted", "accepted", "accepted", "accepted", "refused", "cancelled"])
    return {
        "id": number, "device_id": chance.below(DEVICES) + 1, "product_name": name, "product_sku": sku,
        "category_name": WORDS[(product + 3) % 10], "amount": chance.below(900) + 1, "status": status,
        "card_number": card(chance), "cvv": f"{chance.below(1000):03}", "created_at": created,
        "happened_at": created - timedelta(seconds=chance.below(90)),
    }


def first_edition(rows):
    """Trap: product_name twice, the second is the category."""
    header = "id,device_id,product_name,product_sku,product_name,amount,status,card_number,cvv,created_at,happened_at"
    return [header] + [
        ",".join(american(value) if isinstance(value, datetime) else str(value) for value in row.values()) for row in rows]


def second_edition(rows):
    """Trap: a byte order mark, every number as 1.0, ISO times, no card, a blank line at the end."""
    names = ["id", "device_id", "product_name", "product_sku", "category_name", "amount", "status", "happened_at", "created_at"]
    lines = ["\ufeff" + ",".join(names)]
    for row in rows:
        cells = dict(row, id=f"{row['id']}.0", device_id=f"{row['device_id']}.0", amount=f"{row['amount']}.0")
        if row["product_sku"].isdigit():
            cells["product_sku"] = row["product_sku"] + ".0"
        lines.append(",".join(v.isoformat() if isinstance(v, datetime) else str(v) for v in (cells[n] for n in names)))
    return lines + [""]


def third_edition(rows):
    """Trap: a header in another case, no line end at the end."""
    lines = first_edition(rows)
    names = "ID,Device_Id,Product_Name,Product_SKU,Category_Name,AMOUNT,Status,Card_Number,CVV,Created_At,Happened_At"
    return [names] + lines[1:]


def files():
    chance = Chance(20220905)
    rows = [transaction(chance, number) for number in range(1, 3 * ROWS + 1)]
    return {
        "store.csv": "\n".join(stores(chance)) + "\n",
        "device.csv": "\n".join(devices(chance)) + "\n",
        "transaction.csv": "\n".join(first_edition(rows[:ROWS])) + "\n",
        "transaction_2.csv": "\n".join(second_edition(rows[ROWS:2 * ROWS])) + "\n",
        "transaction_3.csv": "\n".join(third_edition(rows[2 * ROWS:])),
    }


def main():
    different = []
    for name, text in files().items():
        path = HERE / name
        if "--check" not in sys.argv:
            path.write_bytes(text.encode("utf-8"))
        elif not path.exists() or path.read_bytes() != text.encode("utf-8"):
            different.append(name)
    if different:
        sys.exit("generate.py would write other bytes than these files hold: " + ", ".join(different))


if __name__ == "__main__":
    main()
