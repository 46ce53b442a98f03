"""The two warehouses: a fresh one with given raw tables, how each runner reaches it, and what is in it afterwards."""

import json
import os
import shutil
import socket
import subprocess
from decimal import Decimal
from pathlib import Path

import duckdb
import psycopg2

RAW_SCHEMA = "raw_shop"
COLUMNS = """
    select table_schema, table_name, column_name, data_type from information_schema.columns
    where table_schema not in ('information_schema', 'pg_catalog', 'main', 'public') and table_schema not like '\\_%' escape '\\'
    order by table_schema, table_name, ordinal_position
"""


class _Json(json.JSONEncoder):
    """Numbers as the source wrote them: a Decimal, as text, would change its type."""

    def default(self, value):
        return float(value) if isinstance(value, Decimal) else super().default(value)


def json_text(value):
    return None if value is None else json.dumps(value, cls=_Json, ensure_ascii=False, separators=(",", ":"))


def create_raw(execute, tables, types, placeholder):
    """Creates and fills the raw tables through execute(sql, rows or None)."""
    execute(f"create schema {RAW_SCHEMA}", None)
    for name, (columns, rows) in tables.items():
        spec = ", ".join(f'"{column}" {types[kind]}' for column, kind in columns)
        execute(f'create table {RAW_SCHEMA}."{name}" ({spec})', None)
        values = [[json_text(row[column]) if kind == "json" else row[column] for column, kind in columns] for row in rows]
        if values:
            marks = ", ".join([placeholder] * len(columns))
            execute(f'insert into {RAW_SCHEMA}."{name}" values ({marks})', values)


def relations(query):
    """Every relation outside the raw and bookkeeping schemas: name -> (columns with types, rows in a fixed order)."""
    found = {}
    for schema, table, column, kind in query(COLUMNS):
        if not schema.startswith("raw_"):
            found.setdefault((schema, table), []).append((column, kind))
    return {
        f"{schema}.{table}": (columns, sorted(query(f'select * from "{schema}"."{table}"'), key=repr))
        for (schema, table), columns in found.items()
    }


class DuckDb:
    """One file per runner, of the same name: the file's name is also the database's."""

    name = "duckdb"
    # 18 places hold every digit of an amount that the source computed in binary; the target widens a column to what is needed.
    types = {"integer": "bigint", "number": "decimal(38, 18)", "text": "varchar", "boolean": "boolean",
             "date": "date", "date-time": "timestamptz", "json": "json"}

    def __init__(self, folder: Path, project: str):
        self._folder, self._project = folder, project

    def path(self, side):
        return self._folder / side / f"{self._project}.duckdb"

    def create(self, side):
        self.path(side).parent.mkdir(parents=True, exist_ok=True)
        self.path(side).unlink(missing_ok=True)

    def fill(self, side, tables):
        with duckdb.connect(str(self.path(side))) as connection:
            create_raw(lambda sql, rows: connection.executemany(sql, rows) if rows else connection.execute(sql),
                       tables, self.types, "?")

    def copy(self, of, side):
        self.create(side)
        shutil.copyfile(self.path(of), self.path(side))

    def dbt_environment(self, side):
        return {"DBT_TARGET": "duckdb", f"{self._project.upper()}_DUCKDB": str(self.path(side))}

    def url(self, side):
        return f"duckdb:{self.path(side)}"

    def relations(self, side):
        with duckdb.connect(str(self.path(side)), read_only=True) as connection:
            return relations(lambda sql: connection.execute(sql).fetchall())

    def close(self):
        """Nothing stays open."""


class Postgres:
    """A server of its own in a folder that is deleted afterwards; one database per runner."""

    name = "postgres"
    types = {"integer": "bigint", "number": "numeric", "text": "text", "boolean": "boolean",
             "date": "date", "date-time": "timestamptz", "json": "jsonb"}

    def __init__(self, folder: Path, project: str):
        self._folder = folder / "postgres"
        self._port = _free_port()
        self._start()

    def _start(self):
        self._folder.mkdir(parents=True, exist_ok=True)
        if os.geteuid() == 0:
            shutil.chown(self._folder, "postgres")
        data = self._folder / "data"
        if not data.exists():
            self._as_server("initdb", "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        self._as_server("pg_ctl", "-D", str(data), "-w", "-l", str(self._folder / "log"), "-o",
                        f"-p {self._port} -c listen_addresses=127.0.0.1 -c fsync=off -k {self._folder}", "start")

    def _as_server(self, program, *arguments):
        command = [_postgres_program(program), *arguments]
        if os.geteuid() == 0:  # the server refuses to run as root
            command = ["runuser", "-u", "postgres", "--", *command]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")

    def _connect(self, database):
        connection = psycopg2.connect(host="127.0.0.1", port=self._port, user="postgres", dbname=database)
        connection.autocommit = True
        return connection

    def create(self, side, template="template1"):
        with self._connect("postgres").cursor() as cursor:
            cursor.execute(f"drop database if exists {side} with (force)")
            cursor.execute(f"create database {side} template {template}")

    def copy(self, of, side):
        self.create(side, of)

    def fill(self, side, tables):
        with self._connect(side).cursor() as cursor:
            create_raw(lambda sql, rows: cursor.executemany(sql, rows) if rows else cursor.execute(sql), tables, self.types, "%s")

    def dbt_environment(self, side):
        return {"DBT_TARGET": "postgres", "PGHOST": "127.0.0.1", "PGPORT": str(self._port), "PGUSER": "postgres", "PGDATABASE": side}

    def url(self, side):
        return f"postgresql://postgres@127.0.0.1:{self._port}/{side}"

    def relations(self, side):
        with self._connect(side).cursor() as cursor:
            def query(sql):
                cursor.execute(sql)
                return cursor.fetchall()
            return relations(query)

    def close(self):
        self._as_server("pg_ctl", "-D", str(self._folder / "data"), "-m", "immediate", "stop")


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _postgres_program(name):
    found = shutil.which(name) or next((str(path) for path in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))[::-1]), None)
    if not found:
        raise SystemExit(f"compare-dbt: {name} is not here: install PostgreSQL's server, or say --warehouse duckdb")
    return found


WAREHOUSES = {"duckdb": DuckDb, "postgres": Postgres}
