"""Runs the test projects of sql-models (their case.yml) with real dbt: what the tests expect of ours must be what dbt does.

    VENV/bin/python -B bench/comparedbt/cases.py [--postgres host:port:user] [CASE...]

Compares statuses and rows of each step, in a new DuckDB file and, if given, in a new PostgreSQL database. Exit code 1 if
anything differs. A step or a row's check that says `only: ours` is left out: there we differ from dbt on purpose.
"""

import argparse
import datetime
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
PROJECTS = ROOT / "sql-models" / "src" / "test" / "resources" / "projects"
SCHEMA = "analytics"
# A step's words and the options they stand for.
FLAGS = {
    "vars": "--vars",
    "selector": "--selector",
    "indirect": "--indirect-selection",
    "types": "--resource-type",
    "excluded_types": "--exclude-resource-type",
    "sample": "--sample",
    "warn_error_options": "--warn-error-options",
    "event_time_start": "--event-time-start",
    "event_time_end": "--event-time-end",
}


class Warehouse:
    """One case's own warehouse: its profile and a way to run SQL in it."""

    def __init__(self, name, work, postgres):
        self.name, self.work = name, work
        if name == "duckdb":
            self.output = {"type": "duckdb", "path": str(work / "case.duckdb"), "schema": SCHEMA, "threads": 1}
        else:
            host, port, user = postgres.split(":")
            self.login = {"host": host, "port": int(port), "user": user}
            self.sql("drop database if exists dbt_case", "postgres")
            self.sql("create database dbt_case", "postgres")
            self.output = {"type": "postgres", **self.login, "password": "x", "dbname": "dbt_case", "schema": SCHEMA, "threads": 1}

    def sql(self, text, database="dbt_case"):
        if self.name == "duckdb":
            import duckdb

            with duckdb.connect(self.output["path"]) as connection:
                cursor = connection.execute(text)
                return cursor.fetchall() if cursor.description else []
        import psycopg2

        connection = psycopg2.connect(**self.login, dbname=database)
        connection.autocommit = True
        try:
            cursor = connection.cursor()
            cursor.execute(text)
            return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()


def texts(value):
    return [] if value is None else [str(v) for v in value] if isinstance(value, list) else [str(value)]


def shown(value):
    """As Java's String.valueOf shows it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime.datetime):
        text = value.isoformat()
        return text[:-3] if text.endswith(":00") and len(text) == 19 else text
    return str(value)


def arguments(step, work, target):
    args = [step.get("command", "build").replace("_", "-")]
    if "macro" in step:
        args += [step["macro"], "--args", step.get("args", "{}")]
    if step.get("command") == "retry":
        args += ["--state", str(work / "state")]
    for word in ("select", "exclude"):
        for value in texts(step.get(word)):
            args += [f"--{word}", *value.split()]
    for word, flag in FLAGS.items():
        for value in texts(step.get(word)):
            args += [flag, value]
    if step.get("state"):
        args += ["--state", str(work / ("kept" if step["state"] == "kept" else "state"))]
    for flag in ("empty", "warn_error", "defer", "favor_state", "full_refresh", "fail_fast", "store_failures"):
        if step.get(flag):
            args.append("--" + flag.replace("_", "-"))
    args += [str(word) for word in step.get("options", [])]
    return args + ["--project-dir", str(work), "--profiles-dir", str(work), "--target-path", str(target), "--no-partial-parse", "--quiet"]


def run_step(step, warehouse, work, dbt):
    """Yields what differs."""
    if "sql" in step:
        warehouse.sql(step["sql"])
    if "touch" in step:
        for path, text in step["touch"].items():
            (work / path).write_text(text)
    for key, value in {"CASE_FOLDER": work, **step.get("env", {})}.items():
        os.environ[key] = str(value)
    target = work / "target"
    state = work / "state"
    if target.exists():
        shutil.rmtree(state, ignore_errors=True)
        target.rename(state)
    result = dbt.invoke(arguments(step, work, target))
    for key in step.get("env", {}):
        os.environ.pop(key, None)
    results = target / "run_results.json"
    if step.get("keep") and not target.exists():
        print("   ", result.exception)
    if step.get("keep"):
        shutil.copytree(target, work / "kept", dirs_exist_ok=True)
    if "listed" in step:
        if sorted(result.result or []) != sorted(texts(step["listed"])):
            yield f"listed: dbt {result.result or result.exception}, the case {step['listed']}"
        return
    if "error" in step:
        if result.success:
            yield "dbt saw no error"
        return
    if step.get("command") == "parse":
        if not result.success:
            yield f"dbt failed: {result.exception}"
        return
    if not results.exists():
        yield f"dbt failed: {result.exception}"
        return
    if "statuses" in step:
        nodes = json.loads(results.read_text())["results"]
        actual = {name(node["unique_id"]): node["status"] for node in nodes}
        expected = step["statuses"] or {}
        if actual != expected:
            yield f"statuses: dbt {actual}, the case {expected}"
            for node in nodes:
                if node["status"] == "error":
                    print("   ", node["unique_id"], node["message"])
    for rows in step.get("rows", []):
        if rows.get("only", warehouse.name) != warehouse.name:
            continue
        try:
            found = ["|".join(shown(v) for v in row) for row in warehouse.sql(rows["sql"])]
        except Exception as failed:
            found = str(failed)
        if found != texts(rows["are"]):
            yield f"{rows['sql']}: dbt {found}, the case {rows['are']}"


def name(unique_id):
    parts = unique_id.split(".")
    return parts[2] if parts[0] in ("test", "operation") else ".".join(parts[2:])


def run_case(case, warehouse_name, options):
    from dbt.cli.main import dbtRunner

    with tempfile.TemporaryDirectory(prefix="dbt-case-") as folder:
        work = Path(folder) / "project"
        shutil.copytree(PROJECTS / case, work)
        os.chdir(work)
        steps = yaml.safe_load((work / "case.yml").read_text())
        (work / "case.yml").unlink()
        warehouse = Warehouse(warehouse_name, Path(folder), options.postgres)
        project = yaml.safe_load((work / "dbt_project.yml").read_text())
        profile = {"target": "dev", "outputs": {"dev": warehouse.output}}
        (work / "profiles.yml").write_text(yaml.safe_dump({project.get("profile", "p"): profile}))
        if "profile" not in project:
            project["profile"] = "p"
            (work / "dbt_project.yml").write_text(yaml.safe_dump(project))
        if "setup" in steps:
            warehouse.sql(steps["setup"])
        good = True
        for number, step in enumerate(steps["steps"], 1):
            if step.get("only", warehouse_name) != warehouse_name:
                continue
            for finding in run_step(step, warehouse, work, dbtRunner()):
                good = False
                print(f"DIFFERENT {case} {warehouse_name} step {number}: {finding}", flush=True)
        if good:
            print(f"same      {case} {warehouse_name} {len(steps['steps'])} steps", flush=True)
        return good


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--postgres", help="host:port:user of a server that needs no password")
    parser.add_argument("cases", nargs="*")
    options = parser.parse_args()
    os.environ["DBT_SEND_ANONYMOUS_USAGE_STATS"] = "false"
    cases = options.cases or sorted(path.name for path in PROJECTS.iterdir() if path.is_dir())
    outcomes = [
        run_case(case, warehouse, options)
        for case in cases
        for warehouse in (["duckdb", "postgres"] if options.postgres else ["duckdb"])
    ]
    return 0 if all(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
