"""pytest's plugin (-p ours): the tests of dbt's adapters call dbt in their own process; here that call becomes ours.

The program is asked through its command line, and what it wrote (run_results.json, manifest.json, ...) is read back into
dbt's own classes, so that a test sees the objects that it would have seen from dbt.
"""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

import dbt.cli.main
import dbt.tests.util
import pytest
from answers import answer
from dbt.adapters.factory import FACTORY
from dbt.materializations.incremental.microbatch import MicrobatchBuilder
from errors import failure

PROGRAM = shlex.split(os.environ.get("OURS", "target-warehouse"))
COMMANDS = ("build", "clean", "clone", "compile", "debug", "deps", "docs", "list", "ls", "parse", "retry", "run",
            "run-operation", "seed", "show", "snapshot", "source", "test")
_capture = []


class Runner:
    """In the place of dbt.cli.main.dbtRunner."""

    def __init__(self, manifest=None, callbacks=None):
        self.callbacks = callbacks or []

    def invoke(self, args, **options):
        arguments = _ordered([str(arg) for arg in args]) + _options(options) + _end_of_time()
        if self.callbacks:
            arguments += ["--log-format", "json"]
        release_files()
        done = subprocess.run([*PROGRAM, *arguments], capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if self.callbacks:
            done.stdout = tell(done.stdout, self.callbacks)
        sys.stdout.write(done.stdout)
        sys.stderr.write(done.stderr)
        for buffer in _capture:
            buffer.write(done.stdout + done.stderr)
        reconnect()
        if done.returncode not in (0, 1) or (done.returncode == 1 and not wrote_results(arguments, done)):
            return dbt.cli.main.dbtRunnerResult(success=False, exception=failure(done.stderr or done.stdout))
        return dbt.cli.main.dbtRunnerResult(success=done.returncode == 0, result=answer(arguments, done.stdout))


def wrote_results(arguments, done):
    """A query that show can't run is no result of a node; neither is a stack trace."""
    return arguments[0] != "show" and "\tat " not in done.stderr


def tell(output, callbacks):
    """Gives each JSON line to those who wait for dbt's events; answers the lines as texts."""
    texts = []
    for line in output.splitlines():
        if not line.startswith('{"data"'):
            texts.append(line)
            continue
        event = json.loads(line, object_hook=lambda fields: SimpleNamespace(**fields))
        texts.append(event.info.msg)
        for callback in callbacks:
            callback(event)
    return "\n".join(texts) + "\n"


def reconnect():
    """After a run dbt's adapter has a connection in the test's thread, which a test may go on with."""
    for adapter in FACTORY.adapters.values():
        if adapter.type() == "postgres":
            adapter.cleanup_connections()
            adapter.acquire_connection("test")


def _ordered(args):
    """dbt takes its general options before the command's word as well; ours stand behind it."""
    for index, word in enumerate(args):
        if word in COMMANDS:
            size = 2 if word in ("docs", "source") else 1
            return args[index:index + size] + args[:index] + args[index + size:]
    return args


def _options(options):
    found = []
    for name, value in options.items():
        option = "--" + name.replace("_", "-")
        found += [option] if value is True else [] if value in (None, False) else [option, str(value)]
    return found


def _end_of_time():
    """patch_microbatch_end_time of dbt's test utilities sets the clock of the process that it runs in."""
    end = MicrobatchBuilder.build_end_time
    return [f"--event-time-end={end.return_value:%Y-%m-%d %H:%M:%S}"] if isinstance(end, mock.NonCallableMock) else []


def release_files():
    """A DuckDB file belongs to one process at a time: whatever this one has open is closed; it opens it again when asked."""
    module = sys.modules.get("dbt.adapters.duckdb.connections")
    environment = module and module.DuckDBConnectionManager._ENV
    if environment:
        environment.close()
        module.DuckDBConnectionManager.close_all_connections()


dbt.cli.main.dbtRunner = Runner
dbt.tests.util.dbtRunner = Runner
dbt.tests.util.capture_stdout_logs = _capture.append
dbt.tests.util.stop_capture_stdout_logs = _capture.clear


def pytest_collection_modifyitems(items):
    """Leaves out what only makes sense inside of Python; skipped.txt says what and why."""
    lines = (Path(__file__).parent / "skipped.txt").read_text().splitlines()
    reasons = dict(line.split("  ", 1) for line in lines if line and not line.startswith("#"))
    for item in items:
        for part, reason in reasons.items():
            if part in item.nodeid:
                item.add_marker(pytest.mark.skip(reason=reason))
