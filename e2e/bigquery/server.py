"""A local BigQuery for tests: server.py FOLDER PROJECT [BUCKET]

Starts local-bigquery on a free port of 127.0.0.1 and prints "ready PORT" once it listens; ends with its standard
input, so that it never outlives the test that began it. It keeps its data in memory, uploads in FOLDER. With a BUCKET it
starts fake-gcs-server, too (the program that FAKE_GCS_SERVER names), and prints "ready PORT PORT": what is in that bucket
lies in FOLDER/storage, where load jobs read it.

local-bigquery is taken as published, but for what keeps Java's client and our loader from working with it:
  - a PATCH comes as a POST with a header that says so;
  - a member that is null stands for one that is missing, as the page after the last one;
  - files of a load job may be gzipped, and what they hold is of the table's types: the server would guess;
  - a string literal's escapes are read once: the server would read what came out of them once more;
  - one ALTER TABLE renames several columns;
  - NUMERIC as text has no needless zeros;
  - a MERGE in a transaction does not begin another, at which DuckDB breaks off the one that is open;
and, for dbt-bigquery:
  - a job of CREATE TABLE … AS names the table as the one that it wrote;
  - SET takes one variable in brackets, from a query AS STRUCT.
"""

import gzip
import importlib.util
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import threading
import time

folder = pathlib.Path(sys.argv[1]).resolve()
folder.mkdir(parents=True, exist_ok=True)
os.environ["HOME"] = str(folder)  # where DuckDB looks for its extensions

import duckdb  # noqa: E402


def install_extensions():
    for name in ("icu", "ducklake", "spatial"):
        spec = importlib.util.find_spec(f"duckdb_extension_{name}")
        (file,) = pathlib.Path(spec.submodule_search_locations[0]).rglob(f"{name}.duckdb_extension")
        duckdb.connect().execute(f"INSTALL '{file}'")


install_extensions()

import uvicorn  # noqa: E402
from local_bigquery.settings import settings  # noqa: E402

settings.bigquery_host = "127.0.0.1"
settings.data_dir = folder
settings.default_project_id = sys.argv[2]
storage = folder / "storage"
settings.gcs_local_root = storage

import quick  # noqa: E402, F401

from local_bigquery import app  # noqa: E402
from local_bigquery.api import uploads  # noqa: E402
from local_bigquery.sql.rules import strings  # noqa: E402

strings.ESCAPE = re.compile("(?!)")
from local_bigquery.catalog import tables  # noqa: E402
from local_bigquery.jobs import load, merge, query, runner  # noqa: E402
import sqlglot  # noqa: E402
from local_bigquery.sql import script, translate  # noqa: E402
from local_bigquery.sql.dialect import DuckDBDialect  # noqa: E402
from sqlglot import exp  # noqa: E402

parse = script.parse


def parse_apart(sql):
    table, *renamed = re.split(r",? RENAME COLUMN ", sql)
    if len(renamed) < 2 or not table.startswith("ALTER TABLE "):
        return parse(sql)
    return [tree for each in renamed for tree in parse(f"{table} RENAME COLUMN {each}")]


script.parse = parse_apart
in_transaction = set()  # cursors, by their id
run_merge, run_statement = merge.run, query._run


class Cursor:
    """Refuses a BEGIN in a transaction by itself."""

    def __init__(self, real):
        self.real = real

    def execute(self, sql, *bound):
        if sql == "BEGIN" and id(self.real) in in_transaction:
            raise duckdb.TransactionException("there is one")
        return self.real.execute(sql, *bound)


def run_noticed(cursor, tree, *rest):
    if isinstance(tree, (exp.Transaction, exp.Commit, exp.Rollback)):
        in_transaction.discard(id(cursor))
    done = run_statement(cursor, tree, *rest)
    if isinstance(tree, exp.Transaction):
        in_transaction.add(id(cursor))
    return done


merge.run = lambda cursor, *rest: run_merge(Cursor(cursor), *rest)
query._run = run_noticed
execute_query = query.execute


def execute_with_table(*given, **named):
    statistics, children, destination = execute_query(*given, **named)
    if statistics.statementType == "CREATE_TABLE_AS_SELECT":
        destination = statistics.ddlTargetTable
    return statistics, children, destination


query.execute = execute_with_table
set_variables = script.Interpreter.set
set_one = re.compile(r"set\s*\(\s*(\w+)\s*\)\s*=\s*\(\s*select\s+as\s+struct\b", re.IGNORECASE)


def set_without_brackets(interpreter, statement):
    statement.text = set_one.sub(r"set \1 = (select", statement.text, count=1)
    return set_variables(interpreter, statement)


script.Interpreter.set = set_without_brackets


def without_zeros(node, _):
    """A number as text has no zeros at its end."""
    is_text = isinstance(node, exp.Cast) and node.to.this in exp.DataType.TEXT_TYPES
    if not is_text or not isinstance(node.this, exp.Column):
        return node
    text, value = node.sql(dialect=DuckDBDialect), node.this.sql(dialect=DuckDBDialect)
    number = f"typeof({value}) LIKE 'DECIMAL%' AND contains({text}, '.')"
    trimmed = f"CASE WHEN {number} THEN rtrim(rtrim({text}, '0'), '.') ELSE {text} END"
    return sqlglot.parse_one(trimmed, dialect=DuckDBDialect)


translate.NODE_RULES.append(without_zeros)
start_job = uploads._start


def start_unpacked(project, body, upload):
    file = pathlib.Path(upload)
    content = file.read_bytes()
    if content[:2] == b"\x1f\x8b":
        file.write_bytes(gzip.decompress(content))
    return start_job(project, body, upload)


uploads._start = start_unpacked
run_load, text_of = load.run, load._text


def run_typed(cursor, config, upload):
    if config.schema_ is None:
        reference = tables.reference(config.destinationTable)
        config = config.replace(schema={"fields": [f.dump() for f in tables.fields(tables.load(*reference))]})
    return run_load(cursor, config, upload)


load._text = lambda field: field if field.type == "JSON" else text_of(field)
runner.HANDLERS["load"] = run_typed


def without_nulls(value):
    """Cells of rows ({"v": null}) keep theirs."""
    if isinstance(value, list):
        return [without_nulls(each) for each in value]
    if isinstance(value, dict):
        return {key: without_nulls(each) for key, each in value.items() if each is not None or key == "v"}
    return value


class ForJava:
    """Between Java's client and the server."""

    def __init__(self, inner):
        self.inner = inner

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            return await self.inner(scope, receive, send)
        method = dict(scope["headers"]).get(b"x-http-method-override")
        if method:
            scope = {**scope, "method": method.decode().upper()}
        head, parts = {}, []

        async def answer(message):
            if message["type"] == "http.response.start":
                head.update(message)
                return
            parts.append(message.get("body", b""))
            if not message.get("more_body"):
                await self.whole(head, b"".join(parts), send)

        await self.inner(scope, receive, answer)

    async def whole(self, head, body, send):
        headers = dict(head["headers"])
        if b"null" in body and headers.get(b"content-type", b"").startswith(b"application/json"):
            body = json.dumps(without_nulls(json.loads(body)), ensure_ascii=False).encode()
            headers[b"content-length"] = str(len(body)).encode()
        await send({**head, "headers": list(headers.items())})
        await send({"type": "http.response.body", "body": body})


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def start_storage(bucket):
    """The process, and where it listens."""
    (storage / bucket).mkdir(parents=True)
    port = free_port()
    address = f"127.0.0.1:{port}"
    where = ["-scheme", "http", "-host", "127.0.0.1", "-port", str(port)]
    called = ["-public-host", address, "-external-url", f"http://{address}"]
    kept = ["-backend", "filesystem", "-filesystem-root", str(storage)]
    process = subprocess.Popen(
        [os.environ["FAKE_GCS_SERVER"], *where, *called, *kept], stdin=subprocess.DEVNULL, stdout=sys.stderr
    )
    while not listens(port):
        if process.poll() is not None:
            sys.exit(f"fake-gcs-server ended with {process.returncode}")
        time.sleep(0.05)
    return process, port


def end_with_stdin(server):
    sys.stdin.buffer.read()
    server.should_exit = True


listening = socket.create_server(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(ForJava(app), log_level="warning"))
threading.Thread(target=end_with_stdin, args=[server], daemon=True).start()
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # uvicorn's own way out would leave the other server behind
ports = [listening.getsockname()[1]]
beside = []
try:
    for bucket in sys.argv[3:]:
        process, port = start_storage(bucket)
        beside.append(process)
        ports.append(port)
    print("ready", *ports, flush=True)
    server.run(sockets=[listening])
finally:
    for process in beside:
        process.terminate()
