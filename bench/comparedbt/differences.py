"""What differs between two folders of artifacts: a line per value, by its path."""

import json

VOLATILE = {
    "created_at", "build_path", "root_path", "generated_at", "invocation_id", "invocation_started_at", "run_started_at",
    "dbt_version", "unrendered_config", "compiled_code", "compiled_path", "thread_id", "execution_time", "elapsed_time", "timing",
    "send_anonymous_usage_stats", "user_id", "static_analysis", "extra_ctes", "max_loaded_at_time_ago_in_s", "snapshotted_at",
}
# dbt's own package is SQL in Jinja; ours is in the program. What a test's run calls inside it is not told.
INTERNAL = ("macro.dbt.", "macro.dbt_duckdb.", "macro.dbt_postgres.")
UNORDERED = {"tags", "refs", "sources", "nodes", "macros", "primary_key"}


def all_of(theirs, ours):
    yield from manifest(read(theirs, "manifest"), read(ours, "manifest"))
    yield from run_results(read(theirs, "run_results"), read(ours, "run_results"))
    for name in ("catalog", "sources"):
        if (theirs / f"{name}.json").exists():
            yield from plain(name, read(theirs, name), read(ours, name))


def read(folder, name):
    path = folder / f"{name}.json"
    return json.loads(path.read_text()) if path.exists() else {}


def manifest(theirs, ours):
    for key in sorted(theirs.keys() | ours.keys()):
        left, right = theirs.get(key), ours.get(key)
        if key == "macros":
            left, right = own(left), own(right)
        if key == "docs":
            left, right = ({k: v for k, v in side.items() if not k.startswith("doc.dbt.")} for side in (left, right))
        yield from values(f"manifest.{key}", left, right)


def own(macros):
    return {key: value for key, value in macros.items() if not key.startswith(INTERNAL)}


def run_results(theirs, ours):
    """Statuses and what is told of each node; messages may differ where they are the warehouse's."""
    left, right = ({node["unique_id"]: node for node in side.get("results", [])} for side in (theirs, ours))
    for side in (left, right):
        for node in side.values():
            node.pop("message")
            node.pop("adapter_response")
    yield from values("run_results", left, right)
    yield from values("run_results.metadata", theirs.get("metadata"), ours.get("metadata"))


def plain(name, theirs, ours):
    yield from values(name, theirs, ours)


def values(path, left, right):
    if isinstance(left, dict) and isinstance(right, dict):
        for key in sorted(left.keys() | right.keys()):
            if key in VOLATILE:
                continue
            if key not in right or key not in left:
                yield f"{path}.{key}: only {'dbt' if key in left else 'ours'} has it: {left.get(key, right.get(key))!r}"[:400]
            else:
                yield from values(f"{path}.{key}", left[key], right[key])
    elif isinstance(left, list) and isinstance(right, list):
        yield from lists(path, left, right)
    elif left != right and squeezed(left) != squeezed(right):
        yield f"{path}: dbt {left!r}, ours {right!r}"[:400]


def lists(path, left, right):
    if path.rsplit(".", 1)[-1] in UNORDERED:
        left, right = (sorted((item for item in side if not str(item).startswith(INTERNAL)), key=repr) for side in (left, right))
    if len(left) != len(right):
        yield f"{path}: dbt {left!r}, ours {right!r}"[:400]
        return
    for index, (one, other) in enumerate(zip(left, right)):
        yield from values(f"{path}[{index}]", one, other)


def squeezed(value):
    return value.strip() if isinstance(value, str) else value
