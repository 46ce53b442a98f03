"""The artifacts that a command left in the target folder, as the Python objects that dbt returns for that command."""

import io
import itertools
import json
import os
from pathlib import Path

import agate
from dbt.artifacts.resources.types import BatchSize  # noqa: F401  (checks that this is the dbt that the classes are of)
from dbt.artifacts.schemas.batch_results import BatchResults
from dbt.artifacts.schemas.catalog import CatalogArtifact
from dbt.artifacts.schemas.freshness import FreshnessResult, SourceFreshnessResult
from dbt.artifacts.schemas.results import FreshnessStatus, NodeStatus, TimingInfo
from dbt.artifacts.schemas.run import RunExecutionResult, RunResult
from dbt.contracts.graph.manifest import Manifest, WritableManifest

NODES = ("nodes", "sources", "unit_tests", "exposures", "functions", "macros", "saved_queries")


def answer(arguments, output):
    command = arguments[0]
    target = _target(arguments)
    manifest = read_manifest(target)
    if command in ("ls", "list"):
        return [line for line in output.splitlines() if line and not _is_log(line)]
    if command == "parse":
        return manifest
    if command == "docs":
        return CatalogArtifact.from_dict(json.loads((target / "catalog.json").read_text()))
    if command == "source":
        asked = _option(arguments, "-o") or _option(arguments, "--output")
        return _freshness(_json(Path(asked) if asked else target / "sources.json"), manifest)
    if command in ("debug", "deps", "clean"):
        return None
    if command == "show":
        return _shown(arguments, output, target)
    return _run(_json(target / "run_results.json"), manifest)


def _is_log(line):
    return len(line) > 8 and line[2] == line[5] == ":" and line[:2].isdigit()


def _option(arguments, name):
    for index, word in enumerate(arguments):
        if word == name:
            return arguments[index + 1]
        if word.startswith(name + "="):
            return word.partition("=")[2]
    return None


def _target(arguments):
    project = Path(_option(arguments, "--project-dir") or ".")
    import yaml
    try:
        config = yaml.safe_load((project / "dbt_project.yml").read_text()) or {}
    except OSError:
        config = {}
    chosen = _option(arguments, "--target-path") or os.environ.get("DBT_TARGET_PATH") or config.get("target-path") or "target"
    return project / chosen


def _json(path):
    return json.loads(path.read_text())


def read_manifest(target):
    path = target / "manifest.json"
    if not path.exists():
        return None
    manifest = Manifest.from_writable_manifest(WritableManifest.read_and_check_versions(str(path)))
    for unit_test in manifest.unit_tests.values():
        manifest.unit_tests[unit_test.unique_id] = unit_test
    # get_manifest(project_root) of dbt's test fixtures reads this file.
    (target / "partial_parse.msgpack").write_bytes(manifest.to_msgpack())
    return manifest


class _Unknown:
    """A node that no manifest tells of: the operation of run-operation, a hook, an inline query."""

    def __init__(self, unique_id, compiled_code=None):
        self.unique_id, self.name, self.compiled_code = unique_id, unique_id.split(".")[-1], compiled_code
        self.resource_type = unique_id.split(".")[0]

    def to_dict(self, *_, **__):
        return dict(vars(self))


def _node(manifest, result):
    for kind in NODES:
        found = getattr(manifest, kind, {}).get(result["unique_id"]) if manifest else None
        if found:
            if result.get("compiled_code") is not None:
                found.compiled_code = result["compiled_code"]
            return found
    return _Unknown(result["unique_id"], result.get("compiled_code"))


def _result(result, manifest):
    batches = result.get("batch_results")
    return RunResult(
        status=NodeStatus(result["status"]), timing=[TimingInfo.from_dict(each) for each in result["timing"]],
        thread_id=result["thread_id"], execution_time=result["execution_time"],
        adapter_response=result["adapter_response"], message=result["message"], failures=result["failures"],
        node=_node(manifest, result),
        batch_results=BatchResults.from_dict(batches) if batches else None)


def _run(file, manifest):
    return RunExecutionResult(results=[_result(result, manifest) for result in file["results"]],
                              elapsed_time=file["elapsed_time"], generated_at=file["metadata"]["generated_at"], args=file["args"])


def _shown(arguments, output, target):
    """show writes no results: what it printed is all."""
    limit = int(_option(arguments, "--limit") or 5)
    node = _Unknown("sql_operation.test.inline_query", "" if limit < 0 else f"limit {limit}")
    result = RunResult(status=NodeStatus.Success, timing=[], thread_id="", execution_time=0, adapter_response={}, message=None,
                       failures=None, node=node, agate_table=_table(output))
    return RunExecutionResult(results=[result], elapsed_time=0, generated_at=None, args={"limit": limit})


def _table(shown):
    """show prints tables of text, of which this is the first, or JSON."""
    start = shown.find("{")
    if start >= 0:
        rows = json.loads(shown[start:])["show"]
        return agate.Table.from_object(rows) if rows else agate.Table([])
    first = itertools.dropwhile(lambda line: not line.startswith("|"), shown.splitlines())
    lines = [line for line in itertools.takewhile(lambda line: line.startswith("|"), first) if not line.startswith("| -")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return agate.Table.from_csv(io.StringIO("\n".join(",".join(row) for row in cells))) if cells else agate.Table([])


def _freshness(file, manifest):
    results = []
    for each in file["results"]:
        if each["status"] == "runtime error":
            results.append(_result({**each, "timing": [], "thread_id": "", "execution_time": 0, "adapter_response": {},
                                    "message": each.get("error"), "failures": None}, manifest))
            continue
        from datetime import datetime
        stamp = lambda text: datetime.fromisoformat(text.replace("Z", "+00:00"))
        results.append(SourceFreshnessResult(
            node=_node(manifest, each), status=FreshnessStatus(each["status"]),
            timing=[TimingInfo.from_dict(one) for one in each["timing"]], thread_id=each["thread_id"],
            execution_time=each["execution_time"], adapter_response=each["adapter_response"], message=None, failures=None,
            max_loaded_at=stamp(each["max_loaded_at"]), snapshotted_at=stamp(each["snapshotted_at"]),
            age=each["max_loaded_at_time_ago_in_s"]))
    return FreshnessResult(elapsed_time=file["elapsed_time"], metadata=file["metadata"], results=results)
