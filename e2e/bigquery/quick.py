"""What makes local-bigquery quick enough for tests: its catalogs in memory, in DuckDB's own format.

As published each project is a DuckLake on disk, whose catalog answers each question by several statements and grows
with each change; a job asks it dozens of questions.
"""

import contextlib
import importlib.util
import itertools
import sys
import types

from local_bigquery.engine import database
from local_bigquery.settings import settings


class Memory:
    """Stands for the folder of the server's own tables."""

    def mkdir(self, **_):
        pass

    def glob(self, _):
        return []

    def __truediv__(self, _):
        return ":memory:"


database.settings = types.SimpleNamespace(
    data_dir=Memory(),
    default_project_id=settings.default_project_id,
    default_dataset_id=settings.default_dataset_id,
)


def attach(con, project_id):
    con.execute(f"ATTACH IF NOT EXISTS ':memory:' AS {database.quote(project_id)}")
    database._attached.add(project_id)


database._attach = attach
database.projects = lambda: sorted(database._attached)

# DuckDB looks for these before each query that names no table it knows, and Python looks in every folder for them.
for absent in ("pandas", "polars", "torch", "tensorflow", "IPython", "ipywidgets"):
    if importlib.util.find_spec(absent) is None:
        sys.modules[absent] = None

idle = []  # connections; to close one takes longer than most statements


@contextlib.contextmanager
def borrowed():
    cursor = idle.pop() if idle else database.connection().cursor()
    yield cursor
    idle.append(cursor)


def fetch(sql, params=None):
    with borrowed() as cursor:
        return cursor.execute(sql, params).fetchall()


def execute(sql, params=None):
    with borrowed() as cursor:
        cursor.execute(sql, params)


database.fetch, database.execute = fetch, execute

from local_bigquery.catalog import metadata, row_access, tables  # noqa: E402
from local_bigquery.jobs import store  # noqa: E402
from local_bigquery.models import RowAccessPolicy, Table  # noqa: E402
from local_bigquery.sql.rules import partitions  # noqa: E402

jobs = {}
resources = {kind: {} for kind in metadata.KINDS}


def save_job(job):
    jobs[job.jobReference.projectId, job.jobReference.jobId] = job
    return job


def list_jobs(project, *_, **__):
    """All, children too: the last one first."""
    return [job for (of, _), job in reversed(jobs.items()) if of == project]


def list_resources(model, *keys):
    return [found for name, found in list(resources[model].items()) if name[: len(keys)] == keys]


def save_resource(resource, *keys):
    resource = resource.replace(etag=str(next(etags)))
    resources[type(resource)][keys] = resource
    return resource


def delete_resources(model, *keys):
    for name in [name for name in resources[model] if name[: len(keys)] == keys]:
        del resources[model][name]


def by_time_of_arrival(table):
    """Whether a table has the hidden column of partitions by the time of a row's arrival."""
    stored = resources[Table].get((table.catalog, table.db, table.name))
    partitioning = stored and stored.timePartitioning
    return bool(partitioning and not partitioning.field) and is_hidden(table)


results = []  # of queries, which pages are read of


def write_result(cursor, query, params, reference, *rest, **named):
    if reference[1] == tables.RESULTS:
        results.append(reference)
        if len(results) > 50:
            execute(f"DROP TABLE IF EXISTS {tables.name(*results.pop(0))}")
    return write_table(cursor, query, params, reference, *rest, **named)


etags = itertools.count(1)
is_hidden, write_table = partitions._hidden, tables.write
partitions._hidden, tables.write = by_time_of_arrival, write_result
row_access.secured = lambda: frozenset(keys[:3] for keys in resources[RowAccessPolicy])
store.save = save_job
store.load = lambda project, job: jobs.get((project, job))
store.list_ = list_jobs
metadata.list_, metadata.save, metadata.delete = list_resources, save_resource, delete_resources
