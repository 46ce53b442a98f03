"""The two runners: real dbt, and our `target-warehouse build`. Each says what became of every node."""

import json
import os
import subprocess
import sys
from pathlib import Path

from options import ROOT


def run_dbt(project: Path, warehouse, variables, folder: Path):
    command = [str(Path(sys.executable).parent / "dbt"), "--no-use-colors", "build", "--project-dir", str(project),
               "--profiles-dir", str(project), "--target-path", str(folder / "target"), "--log-path", str(folder / "logs"),
               "--vars", json.dumps(variables)]
    environment = {**warehouse.dbt_environment("dbt"), "DBT_SEND_ANONYMOUS_USAGE_STATS": "false"}
    return _run("dbt", command, environment, folder, folder / "target")


def run_ours(project: Path, warehouse, variables, folder: Path):
    config = folder / "target.json"
    config.write_text(json.dumps({"warehouse": warehouse.url("ours")}))
    command = [str(ROOT / "bin" / "target-warehouse"), "build", "--project-dir", str(project), "--config", str(config),
               "--target-path", str(folder / "target"), "--vars", json.dumps(variables)]
    return _run("target-warehouse", command, {}, folder, folder / "target")


def _run(name, command, environment, folder: Path, target: Path):
    log = folder / "output.txt"
    with log.open("w") as output:
        code = subprocess.run(command, env={**os.environ, **environment}, stdout=output, stderr=subprocess.STDOUT).returncode
    results = target / "run_results.json"
    if not results.exists():
        raise SystemExit(f"compare-dbt: {name} ended with {code} and wrote no run_results.json:\n{log.read_text()[-3000:]}")
    return code, _statuses(json.loads(results.read_text()))


def _statuses(run_results):
    """Status by node. A test's id ends in a hash of its definition, which two runners need not share."""
    return {".".join(result["unique_id"].split(".")[:3]): result["status"] for result in run_results["results"]}
