"""The command line. Nothing is imported that is not in Python itself: --help works before dbt is installed."""

import argparse
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WAREHOUSES = ("duckdb", "postgres")
EDITIONS = ("fakestore", "dummyjson")
PURPOSE = """Builds a project with real dbt and with target-warehouse on equal raw tables, twice, and compares all that came out:
relations, columns with their types, rows, and what became of every node. Exit code 1 if anything differs. The raw tables of a project
that reads files (its tap.json, streams/, sample/) are loaded by the tap and the target."""


def parse():
    parser = argparse.ArgumentParser(prog="bench/compare-dbt", description=PURPOSE)
    parser.add_argument("--project", type=Path, default=ROOT / "projects" / "shop", help="the dbt project (default: projects/shop)")
    parser.add_argument("--warehouse", action="append", choices=WAREHOUSES, help="repeatable (default: both)")
    parser.add_argument("--source", action="append", choices=EDITIONS, help="the shop's edition, repeatable (default: both)")
    parser.add_argument("--data", type=Path, help="the shop: folder with an edition's products.json, carts.json, users.json; else the files (default: the sample)")
    parser.add_argument("--vars", default="{}", help="dbt's variables, as JSON")
    parser.add_argument("--definitions", type=Path, default=ROOT / "schemas" / "streams", help=argparse.SUPPRESS)
    parser.add_argument("--only-dbt", action="store_true", help="run real dbt alone and show what it made")
    parser.add_argument("--venv", help="folder of the Python environment with dbt (default: below the user's cache folder)")
    return parser.parse_args()


if __name__ == "__main__":
    parse()
