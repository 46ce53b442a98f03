#!/usr/bin/env python3
"""Compares a demo's marts with numbers worked out here from the sample's JSON, without any of the project's code.

usage: check_marts.py CLONE FOLDER SOURCE: FOLDER is where the demo of CLONE ran.
"""

import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

QUERIES = {
    "raw": """select 'products=' || (select count(*) from raw_shop.product) || ' carts=' || (select count(*) from raw_shop.cart)
        || ' lines=' || (select count(*) from raw_shop.cart_line) || ' users=' || (select count(*) from raw_shop."user") as answer""",
    "mart_shop_cart": """select 'rows=' || count(*) || ' units=' || sum(quantity) || ' amount=' || sum(line_amount) as answer
        from marts_shop.mart_shop_cart""",
    "mart_shop_daily_sales": """select 'rows=' || count(*) || ' carts=' || sum(carts) || ' units=' || sum(units)
        || ' amount=' || sum(amount) as answer from marts_shop.mart_shop_daily_sales""",
    "mart_shop_customer": """select 'rows=' || count(*) || ' buyers=' || count(*) filter (where carts > 0)
        || ' units=' || sum(units) || ' amount=' || sum(amount) as answer from marts_shop.mart_shop_customer""",
}


def read(folder, name):
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"), parse_float=Decimal)


def expected(folder):
    products, carts, users = (read(folder, name) for name in ("products", "carts", "users"))
    prices = {product["id"]: Decimal(product["price"]) for product in products}
    known = {user["id"] for user in users}
    kept = [cart for cart in carts if cart["userId"] in known]
    lines = [line for cart in kept for line in cart["products"]]
    rows = sum(max(len(cart["products"]), 1) for cart in kept)
    units = sum(line["quantity"] for line in lines)
    amounts = [prices[key(line)] * line["quantity"] for line in lines if key(line) in prices]
    amount = sum(amounts, Decimal()).quantize(Decimal("0.01"))
    days = {cart["date"][:10] if "date" in cart else None for cart in kept}
    return {
        "raw": f"products={len(products)} carts={len(carts)} lines={sum(len(c['products']) for c in carts)} users={len(users)}",
        "mart_shop_cart": f"rows={rows} units={units} amount={amount}",
        "mart_shop_daily_sales": f"rows={len(days)} carts={len(kept)} units={units} amount={amount}",
        "mart_shop_customer": f"rows={len(users)} buyers={len({cart['userId'] for cart in kept})} units={units} amount={amount}",
    }


def key(line):
    return line.get("productId", line.get("id"))


def shown(clone, environment, sql):
    config = clone / "projects" / "shop" / "target.json"
    command = [clone / "bin" / "target-warehouse", "show", "--config", config, "--limit", "1", "--inline", sql]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, stdin=subprocess.DEVNULL, env=environment)
    return [line.strip(" |│") for line in done.stdout.splitlines()]


def main(clone, folder, source):
    database = folder / ("shop.duckdb" if source == "fakestore" else f"shop-{source}.duckdb")
    environment = {**os.environ, "TARGET_WAREHOUSE_WAREHOUSE": f"duckdb:{database}", "PII_HASH_KEY": "not used here"}
    wrong = 0
    for name, wanted in expected(clone / "projects" / "shop" / "sample" / source).items():
        lines = shown(clone, environment, QUERIES[name])
        right = wanted in lines
        wrong += not right
        print(f"{'right' if right else 'WRONG'}  {name}: {wanted}" + ("" if right else f", but shown: {lines}"))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))
