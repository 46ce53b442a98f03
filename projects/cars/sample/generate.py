#!/usr/bin/env python3
"""Writes the sample of the cars: made-up cars, customers and subscriptions in the shape of the service.

The seed is fixed, so every run writes the same bytes. What the real service is known for is put in on purpose; each is
marked with "Trap" below. Run it without arguments to write, with --check to compare only.
"""

import json
import random
import sys
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
BRANDS = {"Aldra": ["One", "Two"], "Boreal": ["Fjord"], "Cinder": ["S", "X"], "Dolmen": ["Tor"]}
ENGINES = ["electric", "Petrol", "diesel", "HYBRID", "gasoline", "steam"]  # Trap: any case, and an engine nobody knows.
TYPES = ["B2B", "b2c", "B2C", " B2b ", "partner"]  # Trap: any case, blanks, and something else.
CITIES = ["Westford", " Westford", "Low Marsh", "Eastbridge", "Saint Orrin"]  # Trap: blanks around.
TERMS = ["one", "three", "six", "six", "twelve", "twelve", "twenty-four"]  # Trap: a word.
FIRST, LAST = ["Ada", "Bram", "Cleo", "Dario", "Elin"], ["Aldous", "Birch", "Corrin", "Dray", "Ellery"]
FIRST_DAY = date(2021, 1, 4)


class Chance:
    """From random() alone: its sequence is the same in every Python."""

    def __init__(self, seed):
        self._random = random.Random(seed)

    def below(self, bound):
        return int(self._random.random() * bound)

    def pick(self, items):
        return items[self.below(len(items))]

    def day(self, days):
        return FIRST_DAY + timedelta(days=self.below(days))


def car(chance, number):
    brand = chance.pick(sorted(BRANDS))
    registered = chance.day(400)
    gone = registered + timedelta(days=60 + chance.below(400)) if chance.below(4) == 0 else None
    return {
        "id": number, "brand": brand, "model": chance.pick(BRANDS[brand]), "engine_type": chance.pick(ENGINES),
        "registration_date": None if chance.below(15) == 0 else registered.isoformat(),  # Trap: no date yet.
        "deregistration_date": gone.isoformat() if gone else None,  # Trap: in mid-term.
    }


def customer(chance, number):
    kind, first, last = chance.pick(TYPES), chance.pick(FIRST), chance.pick(LAST)
    business = "b2b" in kind.lower()
    return {
        "id": number, "type": kind, "company_name": f"{last} & Co" if business else None, "first_name": first,
        "last_name": last, "email": f" {first}.{last}{number}@mail.example", "phone": f"+44 20 79460{number:03}",
        "street": f"{number} Mill Lane", "address_city": chance.pick(CITIES), "address_zip": f"{10000 + 7 * number}",
    }


def subscription(chance, number):
    created = chance.day(560)
    starts = created + timedelta(days=chance.below(30))
    rate = 19900 + 100 * chance.below(400) + chance.below(100)
    return {
        # Trap: a customer with two cars of one brand counts once.
        "id": number, "customer_id": chance.below(30) + 1, "car_id": chance.below(40) + 1,
        "created_at": f"{created.isoformat()}T{chance.below(24):02}:15:00Z",
        "start_date": None if chance.below(12) == 0 else starts.isoformat(),  # Trap: no start yet.
        "term_month": chance.pick(TERMS), "monthly_rate": rate // 100 if rate % 100 == 0 else rate / 100,
    }


def files():
    chance = Chance(20220905)
    streams = {"cars": (car, 40), "customers": (customer, 30), "subscriptions": (subscription, 120)}
    return {name: [make(chance, number) for number in range(1, count + 1)] for name, (make, count) in streams.items()}


def main():
    different = []
    for name, records in files().items():
        path = HERE / f"{name}.json"
        text = "[\n" + ",\n".join(json.dumps(record, ensure_ascii=False) for record in records) + "\n]\n"
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            different.append(path.name)
    if different:
        sys.exit("generate.py would write other bytes than these files hold: " + ", ".join(different))


if __name__ == "__main__":
    main()
