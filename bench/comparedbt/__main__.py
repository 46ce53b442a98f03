"""Builds a project with real dbt and with target-warehouse on equal raw tables and compares everything that came out."""

import argparse
import sys
import tempfile
from pathlib import Path

import comparison
import raw_shop
import runners
import warehouses

ROOT = runners.ROOT
EDITIONS = ("fakestore", "dummyjson")


def arguments():
    parser = argparse.ArgumentParser(prog="bench/compare-dbt", description=__doc__)
    parser.add_argument("--project", type=Path, default=ROOT / "projects" / "shop", help="the dbt project (default: projects/shop)")
    parser.add_argument("--warehouse", action="append", choices=sorted(warehouses.WAREHOUSES), help="repeatable (default: both)")
    parser.add_argument("--source", action="append", choices=EDITIONS, help="the shop's edition, repeatable (default: both)")
    parser.add_argument("--data", type=Path, help="folder with an edition's products.json, carts.json, users.json (default: the sample)")
    parser.add_argument("--definitions", type=Path, default=ROOT / "schemas" / "streams", help=argparse.SUPPRESS)
    parser.add_argument("--only-dbt", action="store_true", help="run real dbt alone and show what it made")
    parser.add_argument("--venv", help="folder of the Python environment with dbt (default: below the user's cache folder)")
    return parser.parse_args()


def main():
    options = arguments()
    outcomes = []
    for name in options.warehouse or ["duckdb", "postgres"]:
        with tempfile.TemporaryDirectory(prefix="compare-dbt-") as folder:
            Path(folder).chmod(0o755)  # PostgreSQL's own user must get in
            warehouse = warehouses.WAREHOUSES[name](Path(folder))
            try:
                for edition in options.source or EDITIONS:
                    outcomes += compare(options, warehouse, edition, Path(folder))
            finally:
                warehouse.close()
    return 0 if all(outcomes) else 1


def compare(options, warehouse, edition, folder):
    """One warehouse and edition: prints a line per finding and gives their verdicts."""
    data = options.data or options.project / "sample" / edition
    raw = raw_shop.tables(options.definitions, data, edition)
    dbt = build(runners.run_dbt, "dbt", options, warehouse, edition, folder, raw)
    if options.only_dbt:
        return show(warehouse.name, edition, *dbt)
    ours = build(runners.run_ours, "ours", options, warehouse, edition, folder, raw)
    findings = [
        *comparison.compare_relations(dbt[2], ours[2]),
        *comparison.compare_statuses(dbt[1], ours[1]),
        ((dbt[0] == 0) == (ours[0] == 0), f"exit codes: dbt {dbt[0]}, target-warehouse {ours[0]}"),
    ]
    for equal, line in findings:
        print(f"{'same     ' if equal else 'DIFFERENT'} {warehouse.name} {edition} {line}", flush=True)
    return [equal for equal, _ in findings]


def build(run, side, options, warehouse, edition, folder, raw):
    """Exit code, status by node, relations."""
    warehouse.prepare(side, raw)
    work = folder / f"{side}-{edition}"
    work.mkdir()
    code, statuses = run(options.project.resolve(), warehouse, {"source": edition}, work)
    return code, statuses, warehouse.relations(side)


def show(warehouse, edition, code, statuses, relations):
    for name, (_, rows) in sorted(relations.items()):
        print(f"made      {warehouse} {edition} {name}: {len(rows)} rows")
    for node, status in statuses.items():
        if status not in ("success", "pass"):
            print(f"{status:<9} {warehouse} {edition} {node}")
    print(f"dbt       {warehouse} {edition} exit code {code}: {comparison.count(statuses)}", flush=True)
    return [code == 0]


sys.exit(main())
