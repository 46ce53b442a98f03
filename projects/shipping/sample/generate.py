#!/usr/bin/env python3
"""Writes the sample of shipping and the dimensions: made-up orders, reviews and deliveries in the shape of the real files.

The seed is fixed, so every run writes the same bytes. Run it without arguments to write, with --check to compare only, with
a folder and three numbers (orders, reviews, shipments) to write that many rows there, for measuring.
"""

import random
import sys
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parent / "seeds"
AS_OF = date(2022, 9, 5)
PRODUCTS = [("Lamp", "home"), ("Kettle", "kitchen"), ("Desk, oak", "home"), ('Mug "Aurora"', "kitchen"), ("Tent", "outdoor"),
            ("Boots", "outdoor"), ("Rug", "home"), ("Pan", "kitchen"), ("Bottle", "outdoor"), ("Chair", "home")]
CUSTOMERS = 25
HOLIDAYS = {(1, 1), (5, 1), (5, 2), (6, 12), (6, 13), (10, 1), (12, 25), (12, 26)}


class Chance:
    """From random() alone: its sequence is the same in every Python."""

    def __init__(self, seed):
        self._random = random.Random(seed)

    def below(self, bound):
        return int(self._random.random() * bound)


def quoted(text):
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"') else text


def dimensions():
    days = ["calendar_dt,year_num,month_of_the_year_num,day_of_the_month_num,day_of_the_week_num,working_day"]
    day = date(2021, 1, 1)
    while day.year < 2023:
        working = day.isoweekday() < 6 and (day.month, day.day) not in HOLIDAYS
        days.append(f"{day},{day.year},{day.month},{day.day},{day.isoweekday()},{str(working).lower()}")
        day += timedelta(days=1)
    products = ["product_id,product_category,product_name"]
    products += [f"{number},{category},{quoted(name)}" for number, (name, category) in enumerate(PRODUCTS, 1)]
    customers = ["customer_id,customer_name,postal_code"]
    customers += [f"{number},Customer {number},{10000 + number}" for number in range(1, CUSTOMERS + 1)]
    addresses = ["postal_code,country,region,state,address"]
    addresses += [f"{10000 + number},Nigeria,Region {number % 5},State {number % 9},{number} Mill Lane" for number in range(1, CUSTOMERS + 1)]
    return {"dim_dates.csv": days, "dim_products.csv": products, "dim_customers.csv": customers, "dim_addresses.csv": addresses}


def objects(chance, n_orders, n_reviews, n_shipments):
    orders = ["order_id,customer_id,order_date,product_id,unit_price,quantity,total_price"]
    dates = {}
    for number in range(1, n_orders + 1):
        day = AS_OF - timedelta(days=chance.below(500))
        if number % 12 == 0:  # on a public holiday, of this year and of the one before
            day = [date(2022, 6, 13), date(2021, 10, 1), date(2022, 5, 2), date(2021, 5, 3), date(2021, 6, 14)][chance.below(3)]
        dates[number] = day
        price, quantity = 5 + chance.below(2000), 1 + chance.below(9)
        cents = price * 100 + chance.below(100)
        total = cents * quantity
        orders.append(f"{number},{1 + chance.below(CUSTOMERS)},{day},{1 + chance.below(len(PRODUCTS))},"
                      f"{cents // 100}.{cents % 100:02},{quantity},{total // 100}.{total % 100:02}")
    reviews = ["review,product_id"]
    reviews += [f"{1 + chance.below(5)},{1 + chance.below(len(PRODUCTS))}" for _ in range(n_reviews)]
    shipments = ["shipment_id,order_id,shipment_date,delivery_date"]
    for number in range(1, n_shipments + 1):
        order = 1 + (number * 7) % n_orders
        sent = dates[order] + timedelta(days=chance.below(12))
        # Trap: empty dates, of what was not delivered, or not even sent.
        arrived = sent + timedelta(days=1 + chance.below(9)) if chance.below(3) else None
        if chance.below(6) == 0:
            sent = arrived = None
        shipments.append(f"{number},{order},{sent or ''},{arrived or ''}")
    return {"orders.csv": orders, "reviews.csv": reviews, "shipment_deliveries.csv": shipments}


def main():
    if len(sys.argv) == 5:
        folder = Path(sys.argv[1])
        folder.mkdir(parents=True, exist_ok=True)
        for name, rows in objects(Chance(11), *map(int, sys.argv[2:])).items():
            (folder / name).write_text("\n".join(rows) + "\n", encoding="utf-8", newline="\n")
        return
    files = {HERE / "orders_data" / name: rows for name, rows in objects(Chance(7), 300, 132, 110).items()}
    files |= {SEEDS / name: rows for name, rows in dimensions().items()}
    wrong = []
    for path, rows in files.items():
        text = "\n".join(rows) + "\n"
        if "--check" not in sys.argv:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        elif path.read_text(encoding="utf-8") != text:
            wrong.append(path.name)
    if wrong:
        sys.exit("not as generated: " + ", ".join(wrong))


main()
