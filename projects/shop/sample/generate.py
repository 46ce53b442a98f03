#!/usr/bin/env python3
"""Writes the sample data of the shop: made-up products, carts and people in the shape of the two public APIs.

The seed is fixed, so every run writes the same bytes. The oddities that the real data is known for are put in on
purpose; each is marked with "Trap" below. Run it without arguments to write, with --check to compare only.
"""

import json
import random
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
FAKESTORE_CATEGORIES = ["men's clothing", "jewelery", "electronics", "women's clothing"]  # Trap: the spelling jewelery
DUMMYJSON_CATEGORIES = ["Kitchen", "garden", "tools", "stationery", "toys", "camping"]  # Trap: a capital letter
ADJECTIVES = ["Quiet", "Brisk", "Amber", "Folding", "Northern", "Plain", "Sturdy", "Copper", "Velvet", "Tiny"]
THINGS = ["Lantern", "Kettle", "Jacket", "Notebook", "Bracelet", "Speaker", "Rake", "Puzzle", "Tent", "Scarf", "Drill", "Mug"]
BRANDS = ["Oakmoor", "Tallis & Finn", "Brightwell", "Nordhaven", "Pellow"]
FIRST_NAMES = ["Ada", "Bram", "Cleo", "Dario", "Elin", "Faro", "Greta", "Hugo", "Ines", "Jory", "Kaia", "Lev", "Mira", "Nils", "Orla"]
LAST_NAMES = ["Aldous", "Birch", "Corrin", "Dray", "Ellery", "Fenn", "Garrow", "Hale", "Irving", "Jessop", "Kerr", "Lorne", "Marlow"]
STREETS = ["Mill Lane", "Harbour Road", "Station Street", "Orchard Way", "Chapel Hill"]
CITIES = ["Westford", "westford", "Low Marsh", "Eastbridge", "Saint Orrin", "saint Orrin"]  # Trap: only the case differs
REVIEWS = [(5, "Better than I hoped."), (4, "Does what it says."), (2, "Arrived late."), (1, "Broke on the first day.")]
UPDATED_AT = ["2025-04-30T09:41:02.053Z", "2025-04-30T09:41:02.054Z"]  # Trap: few distinct values, so '>' skips ties


class Chance:
    """The few random choices that the data needs, from random() alone: its sequence is the same in every Python."""

    def __init__(self, seed):
        self._random = random.Random(seed)

    def below(self, bound):
        return int(self._random.random() * bound)

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def pick(self, items):
        return items[self.below(len(items))]

    def digits(self, count):
        return "".join(str(self.below(10)) for _ in range(count))

    def hexes(self, count):
        return "".join("0123456789abcdef"[self.below(16)] for _ in range(count))

    def cents(self, low, high):
        """An amount as JSON has it. Trap: a whole amount is an integer."""
        cents = self.between(low * 100, high * 100)
        return cents // 100 if cents % 100 == 0 else cents / 100


def title(number):
    return f"{ADJECTIVES[number % len(ADJECTIVES)]} {THINGS[number % len(THINGS)]} {number}"


def fakestore_product(chance, number):
    product = {
        "id": number,
        "title": title(number) + (" " if number in (3, 11) else ""),  # Trap: a trailing blank
        "price": number * 10 if number % 5 == 0 else chance.cents(5, 400),  # Trap: integers among decimals
        "description": f"A {title(number).lower()} for every day.",
        "category": FAKESTORE_CATEGORIES[number % len(FAKESTORE_CATEGORIES)],
        "image": f"https://shop.example/img/{number}.jpg",
        "rating": {"rate": 3 if number == 7 else chance.between(10, 49) / 10, "count": chance.between(50, 600)},
    }
    if number == 13:
        del product["rating"]  # Trap: no rating
    return product


def fakestore_products(chance):
    return [fakestore_product(chance, number) for number in range(1, 21)]


def fakestore_cart(number, user, date, *lines):
    products = [{"productId": product, "quantity": quantity} for product, quantity in lines]
    return {"id": number, "userId": user, "date": date, "products": products, "__v": 0}


def fakestore_carts():
    return [
        fakestore_cart(1, 1, "2020-03-02T00:00:00.000Z", (1, 4), (2, 1), (3, 6)),
        fakestore_cart(2, 1, "2020-01-02T00:00:00.000Z", (2, 4), (1, 10), (5, 2)),  # Trap: older than the cart before it
        fakestore_cart(3, 2, "2020-03-01T00:00:00.000Z", (1, 2), (9, 1)),
        fakestore_cart(4, 3, "2020-01-01T00:00:00.000Z", (1, 4)),
        fakestore_cart(5, 3, "2020-03-01T23:59:59.999Z", (7, 1), (8, 1)),  # Trap: the next day east of Greenwich
        fakestore_cart(6, 4, "2020-03-01T00:00:00.000Z", (10, 2), (12, 3)),
        fakestore_cart(7, 8, "2020-03-01T00:00:00.000Z", (18, 1)),
        fakestore_cart(8, 5, "2020-03-03T08:30:00.000Z"),  # Trap: an empty cart
        fakestore_cart(9, 6, "2020-03-03T09:00:00.000Z", (4, 1), (4, 2)),  # Trap: one product on two lines
        fakestore_cart(10, 7, "2020-03-04T12:00:00.000Z", (20, 1), (999, 2)),  # Trap: an unknown product
        fakestore_cart(11, 9, "2099-01-01T00:00:00.000Z", (13, 1), (15, 5)),  # Trap: in the future
        fakestore_cart(12, 77, "2020-03-05T00:30:00.000Z", (6, 1)),  # Trap: an unknown user
    ]


def person(number):
    """First name, last name and user name of a made-up person, different for each number below 195."""
    first = FIRST_NAMES[number % len(FIRST_NAMES)]
    last = LAST_NAMES[number % len(LAST_NAMES)]
    return first, last, f"{first}{last[0]}{number}".lower()


def phone(chance, number):
    return "1-555-010-0001" if number in (1, 2) else f"1-555-{chance.digits(3)}-{chance.digits(4)}"  # Trap: shared


def fakestore_user(chance, number):
    first, last, username = person(number)
    email = f"{username}@mail.example"
    return {
        "address": {
            "geolocation": {"lat": f"{chance.between(-89, 89)}.{chance.digits(4)}", "long": f"{chance.between(-179, 179)}.{chance.digits(4)}"},
            "city": CITIES[number % len(CITIES)],
            "street": chance.pick(STREETS),
            "number": chance.between(1, 9999),
            "zipcode": f"{chance.digits(5)}-{chance.digits(4)}",
        },
        "id": number,
        "email": email.title() if number == 4 else email,  # Trap: capitals in an e-mail
        "username": username,
        "password": f"not-a-real-password-{number}",  # Trap: clear text, never to be emitted
        "name": {"firstname": first.lower(), "lastname": last.lower() + (" " if number == 6 else "")},
        "phone": phone(chance, number),
        "__v": 0,
    }


def fakestore_users(chance):
    return [fakestore_user(chance, number) for number in range(1, 16)]  # Trap: 10 to 15 have no cart


def dummyjson_reviews(chance):
    reviews = []
    for _ in range(chance.below(4)):
        rating, comment = chance.pick(REVIEWS)
        first, last, username = person(chance.between(1, 40))
        reviews.append({
            "rating": rating,
            "comment": comment,
            "date": UPDATED_AT[0],
            "reviewerName": f"{first} {last}",
            "reviewerEmail": f"{username}@mail.example",
        })
    return reviews


def dummyjson_product(chance, number):
    category = DUMMYJSON_CATEGORIES[number % len(DUMMYJSON_CATEGORIES)]
    stock = 0 if number % 17 == 0 else chance.between(1, 120)
    product = {
        "id": number,
        "title": title(number) + ("  " if number == 9 else ""),
        "description": f"A {title(number).lower()} for every day.",
        "category": category,
        "price": number if number % 10 == 0 else chance.cents(1, 900),
        "discountPercentage": 5 if number % 8 == 0 else chance.between(1, 1999) / 100,
        "rating": 4 if number % 9 == 0 else chance.between(200, 499) / 100,
        "stock": stock,
        "tags": [category.lower(), THINGS[number % len(THINGS)].lower()],
        "brand": chance.pick(BRANDS),
        "sku": f"{category[:3].upper()}-{number:04d}",
        "weight": chance.between(1, 20),
        "dimensions": {"width": chance.cents(1, 40), "height": chance.cents(1, 40), "depth": chance.cents(1, 40)},
        "warrantyInformation": chance.pick(["No warranty", "1 year warranty", "Lifetime warranty"]),
        "shippingInformation": chance.pick(["Ships overnight", "Ships in 3-5 business days"]),
        "availabilityStatus": "Out of Stock" if stock == 0 else "Low Stock" if stock < 10 else "In Stock",
        "reviews": dummyjson_reviews(chance),
        "returnPolicy": chance.pick(["No return policy", "30 days return policy"]),
        "minimumOrderQuantity": chance.between(1, 50),
        "meta": {
            "createdAt": UPDATED_AT[0],
            "updatedAt": UPDATED_AT[number % 7 == 0],
            "barcode": chance.digits(13),
            "qrCode": "https://shop.example/qr-code.png",
        },
        "images": [f"https://shop.example/product-images/{number}/{image}.webp" for image in range(1, 1 + chance.between(1, 3))],
        "thumbnail": f"https://shop.example/product-images/{number}/thumbnail.webp",
    }
    if number % 2:
        del product["brand"]  # Trap: absent, not null
    return product


def dummyjson_products(chance):
    return [dummyjson_product(chance, number) for number in range(1, 61)]  # Trap: two pages of 30


def dummyjson_line(chance, product, quantity):
    discount = chance.between(0, 1999) / 100
    total = product["price"] * quantity  # Trap: a binary product, such as 99.94999999999999
    return {
        "id": product["id"],
        "title": product["title"],
        "price": product["price"],
        "quantity": quantity,
        "total": total,
        "discountPercentage": discount,
        "discountedTotal": round(total * (100 - discount) / 100, 2),
        "thumbnail": product["thumbnail"],
    }


def dummyjson_cart(number, user, lines):
    return {
        "id": number,
        "products": lines,
        "total": sum(line["total"] for line in lines),
        "discountedTotal": round(sum(line["discountedTotal"] for line in lines), 2),
        "userId": user,
        "totalProducts": len(lines),
        "totalQuantity": sum(line["quantity"] for line in lines),
    }


def dummyjson_carts(chance, products):
    vanished = dict(products[0], id=9999, title="Vanished Product", price=12.5)
    carts = []
    for number in range(1, 41):
        lines = [dummyjson_line(chance, chance.pick(products), chance.between(1, 5)) for _ in range(chance.between(1, 5))]
        if number in (7, 21):
            lines.append(dummyjson_line(chance, products[lines[0]["id"] - 1], 2))  # Trap: one product on two lines
        if number == 12:
            lines = []  # Trap: an empty cart
        if number == 25:
            lines.append(dummyjson_line(chance, vanished, 2))  # Trap: an unknown product
        user = 777 if number == 33 else chance.between(1, 35)  # Trap: an unknown user; 36 to 40 have no cart
        carts.append(dummyjson_cart(number, user, lines))
    return carts


def dummyjson_address(chance):
    return {
        "address": f"{chance.between(1, 999)} {chance.pick(STREETS)}",
        "city": chance.pick(CITIES),
        "state": "Westmark",
        "stateCode": "WM",
        "postalCode": chance.digits(5),
        "coordinates": {"lat": chance.between(-8999999, 8999999) / 100000, "lng": chance.between(-17999999, 17999999) / 100000},
        "country": "Samplonia",
    }


def dummyjson_user(chance, number):
    first, last, username = person(number)
    year, month, day = chance.between(1960, 2004), chance.between(1, 12), chance.between(1, 28)
    return {
        "id": number,
        "firstName": first,
        "lastName": last + (" " if number == 6 else ""),
        "maidenName": chance.pick(LAST_NAMES) if number % 2 else "",
        "age": 2025 - year,
        "gender": "female" if number % 2 else "male",
        "email": f"{username}@mail.example".title() if number == 4 else f"{username}@mail.example",
        "phone": phone(chance, number),
        "username": username,
        "password": f"not-a-real-password-{number}",
        "birthDate": f"{year}-{month}-{day}",  # Trap: not zero-padded
        "image": f"https://shop.example/icon/{username}/128",
        "bloodGroup": chance.pick(["O-", "O+", "A+", "AB-"]),
        "height": 180 if number % 10 == 0 else chance.between(15000, 19999) / 100,
        "weight": chance.between(5000, 9999) / 100,
        "eyeColor": chance.pick(["Green", "Brown", "Blue"]),
        "hair": {"color": chance.pick(["Brown", "Black", "Red"]), "type": chance.pick(["Curly", "Straight"])},
        "ip": f"192.0.2.{chance.between(1, 254)}",
        "address": dummyjson_address(chance),
        "macAddress": ":".join(["02"] + [chance.hexes(2) for _ in range(5)]),
        "university": "University of Samplonia",
        "bank": {  # Trap: never past raw, like ssn
            "cardExpire": f"{chance.between(1, 12):02d}/28",
            "cardNumber": "9999" + chance.digits(12),
            "cardType": "Sample Card",
            "currency": "XTS",
            "iban": "XX00SAMPLE" + chance.digits(12),
        },
        "company": {
            "department": chance.pick(["Engineering", "Sales", "Support"]),
            "name": f"{chance.pick(LAST_NAMES)} and {chance.pick(LAST_NAMES)}",
            "title": chance.pick(["Manager", "Clerk", "Engineer"]),
            "address": dummyjson_address(chance),
        },
        "ein": f"00-{chance.digits(7)}",
        "ssn": f"000-{chance.digits(3)}-{chance.digits(3)}",
        "userAgent": "SampleBrowser/1.0",
        "crypto": {"coin": "Samplecoin", "wallet": "0x" + chance.hexes(40), "network": "Sample (TST)"},
        "role": "admin" if number == 1 else "moderator" if number % 10 == 0 else "user",
    }


def samples():
    """The files by their path, each with its rows."""
    fakestore, dummyjson = Chance(20200302), Chance(20250430)
    products = dummyjson_products(dummyjson)
    return {
        "fakestore/products.json": fakestore_products(fakestore),
        "fakestore/carts.json": fakestore_carts(),
        "fakestore/users.json": fakestore_users(fakestore),
        "dummyjson/products.json": products,
        "dummyjson/carts.json": dummyjson_carts(dummyjson, products),
        "dummyjson/users.json": [dummyjson_user(dummyjson, number) for number in range(1, 41)],
    }


def as_text(rows):
    """One row per line: small enough to read, and a change shows as the rows that changed."""
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n"


def main(arguments):
    changed = []
    for name, rows in samples().items():
        path, text = HERE / name, as_text(rows)
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        changed.append(name)
        if arguments != ["--check"]:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for name in changed:
        print(f"differs: {name}" if arguments == ["--check"] else f"written: {name}")
    return 1 if changed and arguments == ["--check"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
