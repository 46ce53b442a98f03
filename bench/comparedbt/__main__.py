"""Builds a project with real dbt and with target-warehouse on equal raw tables and compares everything that came out."""

import json
import sys
import tempfile
from pathlib import Path

import comparison
import options as command_line
import raw_files
import raw_shop
import runners
import warehouses


def main():
    options = command_line.parse()
    outcomes = []
    for name in options.warehouse or command_line.WAREHOUSES:
        with tempfile.TemporaryDirectory(prefix="compare-dbt-") as folder:
            Path(folder).chmod(0o755)  # PostgreSQL's own user must get in
            warehouse = warehouses.WAREHOUSES[name](Path(folder), options.project.resolve().name)
            try:
                for edition in editions(options):
                    outcomes += compare(options, warehouse, edition, Path(folder))
            finally:
                warehouse.close()
    return 0 if all(outcomes) else 1


def reads_files(project):
    return not (project / "sample" / command_line.EDITIONS[0]).is_dir()


def editions(options):
    if reads_files(options.project):
        return ["files"]
    return options.source or command_line.EDITIONS


def compare(options, warehouse, edition, folder):
    """One warehouse and edition: prints a line per finding and gives their verdicts."""
    variables = {"source": edition} if edition in command_line.EDITIONS else {}
    variables |= json.loads(options.vars)
    fill_raw(options, warehouse, edition, folder)
    warehouse.copy("raw", "dbt")
    outcomes = []
    # The second build finds its own relations: what is incremental adds to them.
    for run in ("first", "again"):
        dbt = build(runners.run_dbt, "dbt", options, warehouse, variables, folder / f"dbt-{edition}-{run}")
        if options.only_dbt:
            outcomes += show(warehouse.name, edition, *dbt)
            continue
        if run == "first":
            warehouse.copy("raw", "ours")
        ours = build(runners.run_ours, "ours", options, warehouse, variables, folder / f"ours-{edition}-{run}")
        findings = [
            *comparison.compare_relations(dbt[2], ours[2]),
            *comparison.compare_statuses(dbt[1], ours[1]),
            (dbt[0] == ours[0], f"exit codes: dbt {dbt[0]}, target-warehouse {ours[0]}"),
        ]
        for equal, line in findings:
            print(f"{'same     ' if equal else 'DIFFERENT'} {warehouse.name} {edition} {run}: {line}", flush=True)
        outcomes += [equal for equal, _ in findings]
    return outcomes


def fill_raw(options, warehouse, edition, folder):
    """The tables that the models read, made once; each side gets a copy."""
    warehouse.create("raw")
    if reads_files(options.project):
        data = options.data or options.project / "sample"
        raw_files.load(options.project.resolve(), data.resolve(), warehouse.url("raw"), folder)
    else:
        data = options.data or options.project / "sample" / edition
        warehouse.fill("raw", raw_shop.tables(options.definitions, data, edition))


def build(run, side, options, warehouse, variables, work):
    """Exit code, status by node, relations."""
    work.mkdir()
    code, statuses = run(options.project.resolve(), warehouse, variables, work)
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
