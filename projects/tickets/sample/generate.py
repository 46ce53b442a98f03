#!/usr/bin/env python3
"""Writes the sample of the tickets: an initial load and batches, made up, in the shape of the published files.

The seed is fixed, so every run writes the same bytes. What the real files are known for is put in on purpose; each is
marked with "Trap" below. Run it without arguments to write, with --check to compare only.
"""

import random
import sys
from datetime import datetime, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
ACCOUNTS, EVENTS, SHOWTIMES, ORDERS, PAGES, CUSTOMERS = 60, 12, 48, 220, 600, 140
WORDS = ["amber", "brisk", "cedar", "dawn", "ember", "fern", "gale", "harbour", "iris", "juniper"]
# Trap: blanks, mixed case, many spellings of what comes down to two.
PRODUCT_PAGE = ["viewed_product_page", "Viewed Product Page", "viewedProductPage", " VIEWED-PRODUCT-PAGE ", "viewed product  page"]
SHOWTIME = ["viewed_showtime", "ViewedShowtime", "VIEWED SHOWTIME", "viewed-showtime "]
NULLS = ["", "N/A", "NULL", "n/a", " NULL "]
START = datetime(2024, 1, 1)


class Chance:
    """From random() alone: its sequence is the same in every Python."""

    def __init__(self, seed):
        self._random = random.Random(seed)

    def below(self, bound):
        return int(self._random.random() * bound)

    def pick(self, items):
        return items[self.below(len(items))]

    def moment(self, days):
        return START + timedelta(seconds=self.below(60 * 60 * 24 * days))


def stamp(moment):
    """Without a zone: UTC."""
    return moment.strftime("%Y-%m-%d %H:%M:%S")


def amount(chance, cents):
    """Trap: amounts as people write them."""
    plain = f"{cents // 100}.{cents % 100:02}"
    grouped = f"{cents // 100:,}.{cents % 100:02}"
    return chance.pick([plain, plain, f"${plain}", f" {plain} ", f"${grouped}", grouped, f"$ {grouped}"])


def accounts(chance):
    rows = [["account_id", "email", "created_at"]]
    for number in range(1, ACCOUNTS + 1):
        email = f"{chance.pick(WORDS)}.{number}@example.com"
        email = chance.pick([email, f"  {email}", email.title() + " "]) if number % 9 else chance.pick(NULLS)
        rows.append([f"A{number}", email, stamp(chance.moment(60))])
    return rows


def events(chance):
    rows = [["event_id", "name", "slug"]]
    for number in range(1, EVENTS + 1):
        name = f"{chance.pick(WORDS).title()}, the {chance.pick(WORDS)} {number}"
        slug = name.replace(",", "").replace(" ", "-")
        rows.append([f"E{number}", f"  {name} ", f" {slug} "])
    return rows


def showtimes(chance):
    rows = [["showtime_id", "event_id", "start_at"]]
    for number in range(1, SHOWTIMES + 1):
        rows.append([f"S{number}", f"E{chance.below(EVENTS) + 1}", stamp(chance.moment(150).replace(minute=0, second=0))])
    return rows


def orders(chance):
    rows = [["order_id", "account_id", "showtime_id", "created_at", "total_amount"]]
    for number in range(1, ORDERS + 1):
        # Trap: the show has begun, or the account is not made yet: both at random.
        created = chance.moment(150)
        if number in (7, 8):  # Trap: the week's border.
            created = datetime(2024, 2, 4, 23, 59, 59) if number == 7 else datetime(2024, 2, 5)
        showtime = f"S{chance.below(SHOWTIMES) + 1}" if chance.below(10) else chance.pick(NULLS)
        cents = 1000 + chance.below(190000)
        total = {11: "abc", 12: "(12.00)", 13: "-$5", 14: "$-5", 15: "N/A"}.get(number, amount(chance, cents))
        rows.append([f"O{number}", f"A{chance.below(ACCOUNTS) + 1}", showtime, stamp(created), total])
    return rows


def transactions(chance, purchases):
    rows = [["transaction_id", "order_id", "amount", "occurred_at"]]
    for number, order in enumerate(purchases[1:], 1):
        if number % 17 == 0:
            continue  # Trap: an order without transaction.
        parts = 2 if number % 13 == 0 else 1
        for part in range(parts):
            # Paid in full with the same spelling, or in two parts.
            paid = order[4] if parts == 1 else amount(chance, 500 + chance.below(50000))
            rows.append([f"T{number}.{part + 1}", order[0], paid, order[3]])
    # Trap: a transaction without order.
    rows.append(["T9001", "O9999", "$10.00", stamp(chance.moment(150))])
    rows.append(["T9002", chance.pick(NULLS), "7.50", stamp(chance.moment(150))])
    return rows


def pages(chance):
    rows = [["page_id", "account_id", "customer_id", "page_type", "occurred_at", "event_id", "showtime_id"]]
    for number in range(1, PAGES + 1):
        account = f"A{chance.below(ACCOUNTS) + 1}" if chance.below(3) == 0 else chance.pick(NULLS)
        customer = f"C{chance.below(CUSTOMERS) + 1}" if chance.below(20) else ""
        # Trap: the event is often not that of the showtime.
        event = f"E{chance.below(EVENTS) + 1}" if chance.below(8) else chance.pick(NULLS)
        if chance.below(2):
            kind, showtime = chance.pick(SHOWTIME), f"S{chance.below(SHOWTIMES) + 1}"
        else:
            kind, showtime = chance.pick(PRODUCT_PAGE), ""
        rows.append([f"P{number}", account, customer, kind, stamp(chance.moment(150)), event, showtime])
    return rows


def merges(chance):
    rows = [["from_customer_id", "to_customer_id", "merged_at"]]
    edge = lambda a, b, day: rows.append([a, b, stamp(START + timedelta(days=day))])
    for number in range(1, 41):
        edge(f"C{number}", f"C{60 + chance.below(40)}", chance.below(140))
    edge("C110", "C109", 10)
    edge("C111", "C110", 20)  # Trap: a chain.
    edge("C110", "C109", 30)  # Trap: the same edge at another time.
    edge("C120", "C121", 40)
    edge("C121", "C122", 41)
    edge("C122", "C120", 42)  # Trap: a cycle.
    edge("C123", "C121", 43)
    edge("C130", "C130", 50)  # Trap: a merge into itself.
    edge("C131", "C132", 60)
    edge("C131", "C133", 61)  # Trap: two targets for one.
    edge("C134", "NULL", 62)
    return rows


def split(name, rows):
    """Trap: the rows are in no order of time, so most of a batch are older than the initial ones' last."""
    head, rest = rows[0], rows[1:]
    half, more = len(rest) * 6 // 10, len(rest) * 8 // 10
    files = {f"initial/{name}.csv": rest[:half]}
    files[f"incremental/{name}/batch_001.csv"] = rest[half:more]
    files[f"incremental/{name}/batch_002.csv"] = rest[more:]
    return {path: [head] + part for path, part in files.items()}


def cell(text):
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"') else text


def files():
    chance = Chance(20240205)
    purchases = orders(chance)
    tables = {
        "accounts": accounts(chance), "events": events(chance), "showtimes": showtimes(chance), "orders": purchases,
        "transactions": transactions(chance, purchases), "pages": pages(chance), "identity_merges": merges(chance),
    }
    written = {}
    for name, rows in tables.items():
        written.update(split(name, rows))
    # Trap: a batch tells old keys anew; a batch of a folder that nobody knows.
    written["incremental/orders/batch_003.csv"] = [purchases[0], ["O20", "A3", "S4", "2024-01-20 10:00:00", "$1,234.56"]]
    written["incremental/refunds/batch_001.csv"] = [["refund_id", "order_id"], ["R1", "O20"]]
    return {path: "".join(",".join(map(cell, row)) + "\r\n" for row in rows) for path, rows in written.items()}


def main():
    different = []
    for name, text in files().items():
        path = HERE / name
        if "--check" not in sys.argv:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
        elif not path.exists() or path.read_bytes() != text.encode("utf-8"):
            different.append(name)
    if different:
        sys.exit("generate.py would write other bytes than these files hold: " + ", ".join(different))


if __name__ == "__main__":
    main()
