"""Compares the artifacts that real dbt and target-warehouse write for one project, and validates ours.

    VENV/bin/python -B bench/comparedbt/artifacts.py [--program P] [--readers VENV2] [CASE|DIR...]

CASE is a test project of sql-models (the first step of its case.yml is run), DIR a project with its own profiles.yml for DuckDB.
Each side runs `build` and `docs generate` in a DuckDB file of its own. Ours must be valid by dbt's own JSON schemas, and equal
to dbt's in all that readers use: what differs on every run (times, ids) or by design (dbt's own macros) is left out.
--readers names an environment with dbt-artifacts-parser, dbt-bouncer and dbt-coverage, which must accept ours.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
import yaml

import differences
import readers

ROOT = Path(__file__).resolve().parents[2]
PROJECTS = ROOT / "sql-models" / "src" / "test" / "resources" / "projects"
USUAL = ["artifacts", "shop", "packages", "seeds", "snapshots", "hooks"]


def prepared(name, folder):
    """A copy of the project with a profile; the SQL that goes before and the first step's options."""
    source = Path(name) if Path(name, "dbt_project.yml").exists() else PROJECTS / name
    work = folder / "project"
    shutil.copytree(source, work, ignore=shutil.ignore_patterns("target", "logs"))
    case, options = {}, []
    if (work / "case.yml").exists():
        case = yaml.safe_load((work / "case.yml").read_text())
        (work / "case.yml").unlink()
        project = yaml.safe_load((work / "dbt_project.yml").read_text())
        if "profile" not in project:
            with (work / "dbt_project.yml").open("a") as file:
                file.write("\nprofile: p\n")
        output = {"type": "duckdb", "path": "{{ env_var('CASE_DUCKDB') }}", "schema": "analytics", "threads": 1}
        profile = {"target": "dev", "outputs": {"dev": output}}
        (work / "profiles.yml").write_text(yaml.safe_dump({project.get("profile", "p"): profile}))
        step = case["steps"][0]
        options = ["--vars", step["vars"]] if "vars" in step else []
    return work, case.get("setup"), options


def run(command, work, folder, side, setup, options, more):
    """Builds in a file of its own and gives the folder of artifacts."""
    target = folder / side / "target"
    target.mkdir(parents=True)
    file = folder / side / "case.duckdb"
    with duckdb.connect(str(file)) as connection:
        if setup:
            connection.execute(setup)
    environment = {**os.environ, "CASE_DUCKDB": str(file), "SHOP_DUCKDB": str(file), "DBT_SEND_ANONYMOUS_USAGE_STATS": "false"}
    for words in (["build", "--no-partial-parse"], ["docs", "generate", "--no-partial-parse"], *more):
        words = [word for word in words if side == "dbt" or word != "--no-partial-parse"]
        arguments = [*words, "--project-dir", str(work), "--profiles-dir", str(work), "--target-path", str(target), *options]
        done = subprocess.run([*command, *arguments], cwd=work, env=environment, capture_output=True, text=True)
        (folder / side / f"{words[0]}.txt").write_text(done.stdout + done.stderr)
        if words[0] == "build":
            shutil.copy(target / "run_results.json", folder / side / "build.json")
            shutil.copy(target / "manifest.json", folder / side / "built.json")
    for kept, name in (("build", "run_results"), ("built", "manifest")):
        shutil.copy(folder / side / f"{kept}.json", target / f"{name}.json")
    return target


def compare(name, options):
    with tempfile.TemporaryDirectory(prefix="artifacts-") as place:
        folder = Path(place)
        work, setup, words = prepared(name, folder)
        more = [["source", "freshness"]] if options.freshness else []
        theirs = run([str(Path(sys.executable).parent / "dbt")], work, folder, "dbt", setup, words, more)
        ours = run(options.program.split(), work, folder, "ours", setup, words, more)
        findings = list(differences.all_of(theirs, ours))
        findings += readers.schema_errors(ours)
        if options.readers:
            findings += readers.refused(Path(options.readers), work, ours)
        for finding in findings:
            print(f"DIFFERENT {name} {finding}", flush=True)
        if not findings:
            print(f"same      {name}", flush=True)
        if options.keep:
            shutil.copytree(folder, options.keep, dirs_exist_ok=True)
        return not findings


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", default=str(ROOT / "bin" / "target-warehouse"), help="ours, as a command")
    parser.add_argument("--readers", help="environment with the programs that read artifacts")
    parser.add_argument("--freshness", action="store_true", help="compare sources.json, too")
    parser.add_argument("--keep", help="copy all that was written here")
    parser.add_argument("projects", nargs="*", default=USUAL)
    options = parser.parse_args()
    outcomes = [compare(name, options) for name in options.projects]
    return 0 if all(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
