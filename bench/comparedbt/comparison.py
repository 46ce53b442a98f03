"""Compares what two runners left behind: one line per relation, one per node whose status differs."""


def compare_relations(expected, actual):
    """Yields (equal, line) for every relation of either side."""
    for name in sorted(expected.keys() | actual.keys()):
        if name not in actual or name not in expected:
            yield False, f"{name}: only {'dbt' if name in expected else 'target-warehouse'} made it"
            continue
        difference = _difference(expected[name], actual[name])
        yield not difference, f"{name}: {difference or f'{len(expected[name][1])} rows, equal'}"


def _difference(expected, actual):
    (columns, rows), (other_columns, other_rows) = expected, actual
    if columns != other_columns:
        return f"columns differ: {_first_difference(columns, other_columns)}"
    if rows != other_rows:
        return f"{len(rows)} and {len(other_rows)} rows differ: {_first_difference(rows, other_rows)}"
    return ""


def _first_difference(left, right):
    pairs = zip(left + [None] * len(right), right + [None] * len(left))
    return "dbt has {!r}, target-warehouse {!r}".format(*next((a, b) for a, b in pairs if a != b))


def compare_statuses(expected, actual):
    """Yields (equal, line): a summary if all nodes ended alike, otherwise a line per node that did not."""
    different = [node for node in sorted(expected.keys() | actual.keys()) if expected.get(node) != actual.get(node)]
    for node in different:
        yield False, f"{node}: dbt says {expected.get(node)}, target-warehouse {actual.get(node)}"
    if not different:
        yield True, f"{len(expected)} nodes, equal: {count(expected)}"


def count(statuses):
    kinds = sorted(set(statuses.values()))
    return ", ".join(f"{list(statuses.values()).count(kind)} {kind}" for kind in kinds)
