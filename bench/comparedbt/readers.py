"""Programs and schemas that must accept our artifacts."""

import json
import subprocess

PARSED = {"manifest": "parse_manifest_v12", "run_results": "parse_run_results_v6", "catalog": "parse_catalog_v1", "sources": "parse_sources_v3"}
BOUNCER = """
manifest_checks:
  - name: check_model_names
    model_name_pattern: .*
  - name: check_source_not_orphaned
    severity: warn
catalog_checks:
  - name: check_columns_are_all_documented
    severity: warn
run_results_checks:
  - name: check_run_results_max_execution_time
    max_execution_time_seconds: 600
"""


def schema_errors(folder):
    """By the JSON schemas that dbt publishes, which its own classes write."""
    import jsonschema
    from dbt.artifacts.schemas.catalog import CatalogArtifact
    from dbt.artifacts.schemas.freshness import FreshnessExecutionResultArtifact
    from dbt.artifacts.schemas.manifest import WritableManifest
    from dbt.artifacts.schemas.run import RunResultsArtifact

    kinds = {"manifest": WritableManifest, "run_results": RunResultsArtifact, "catalog": CatalogArtifact, "sources": FreshnessExecutionResultArtifact}
    for name, kind in kinds.items():
        path = folder / f"{name}.json"
        if path.exists():
            validator = jsonschema.Draft7Validator(kind.json_schema())
            for error in validator.iter_errors(json.loads(path.read_text())):
                yield f"{name} breaks the schema at {'.'.join(map(str, error.absolute_path))}: {error.message[:200]}"


def refused(environment, project, folder):
    yield from parser(environment, folder)
    yield from program(environment, "dbt-coverage", ["compute", "doc", "--run-artifacts-dir", str(folder), "--cov-report", str(folder / "coverage.json")], project)
    config = project / "dbt-bouncer.yml"
    config.write_text(f"dbt_artifacts_dir: {folder}\n{BOUNCER}")
    yield from program(environment, "dbt-bouncer", ["run", "--config-file", str(config)], project)


def parser(environment, folder):
    for name, function in PARSED.items():
        if (folder / f"{name}.json").exists():
            code = f"import json; from dbt_artifacts_parser import parser; parser.{function}(json.load(open({str(folder / (name + '.json'))!r})))"
            yield from result("dbt-artifacts-parser", subprocess.run([str(environment / "bin" / "python"), "-c", code], capture_output=True, text=True))


def program(environment, name, arguments, project):
    yield from result(name, subprocess.run([str(environment / "bin" / name), *arguments], cwd=project, capture_output=True, text=True))


def result(name, done):
    if done.returncode:
        yield f"{name} refused: {(done.stdout + done.stderr)[-600:]}"
