"""Builds a project with real dbt and with target-warehouse on equal raw tables and compares everything that came out."""

import sys
import tempfile
from pathlib import Path

import comparison
import options as command_line
import raw_shop
import runners
import warehouses


def main():
    options = command_line.parse()
    outcomes = []
    for name in options.warehouse or command_line.WAREHOUSES:
        with tempfile.TemporaryDirectory(prefix="compare-dbt-") as folder:
            Path(folder).chmod(0o755)  # PostgreSQL's own user must get in
            warehouse = warehouses.WAREHOUSES[name](Path(folder))
            try:
                for edition in options.source or command_line.EDITIONS:
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
        (dbt[0] == ours[0], f"exit codes: dbt {dbt[0]}, target-warehouse {ours[0]}"),
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
