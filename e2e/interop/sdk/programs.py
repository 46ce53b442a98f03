"""Our programs in the form that the Singer SDK's tests take: classes whose methods start them as processes."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import types

from singer_sdk.exceptions import MissingKeyPropertiesError, RecordsWithoutSchemaException


class Program:
    """A program, and a configuration for it in a file."""

    executable = None

    def __init__(self, config=None, **ignored):
        self.config = dict(config or {})
        handle, path = tempfile.mkstemp(suffix=".json", dir=os.environ["WORK"])
        with os.fdopen(handle, "w") as file:
            json.dump(self.config, file)
        self.config_file = path

    def run(self, *arguments, stdin=""):
        return subprocess.run([self.executable, *arguments], input=stdin, capture_output=True, text=True, check=False)

    def output(self, *arguments):
        """What it wrote; it must end well."""
        done = self.run(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def print_version(self):
        version = self.output("--version")
        assert version.strip(), "no version"
        sys.stdout.write(version)

    def print_about(self, output_format="text"):
        about = self.output("--about", "--format", output_format)
        assert output_format != "json" or json.loads(about)["settings"], about
        sys.stdout.write(about)


class TapShop(Program):
    """The tap; ``catalog`` as the SDK's taps take it, as a dict."""

    executable = "tap-shop"

    def __init__(self, config=None, catalog=None, **ignored):
        super().__init__(config, **ignored)
        self.catalog_dict = catalog or json.loads(self.run_discovery())
        self.catalog_file = self.config_file + ".catalog"
        pathlib.Path(self.catalog_file).write_text(json.dumps(self.catalog_dict))
        self.streams = {entry["tap_stream_id"]: stream(entry) for entry in self.catalog_dict["streams"]}

    def run_discovery(self):
        return self.output("--config", self.config_file, "--discover")

    def run_connection_test(self):
        self.output("--config", self.config_file, "--catalog", self.catalog_file, "--test")
        return True

    def run_sync_dry_run(self, **ignored):
        """A whole run: the local shop is small."""
        sys.stdout.write(self.output("--config", self.config_file, "--catalog", self.catalog_file))
        return True


def stream(entry):
    """What the tests ask of a stream."""
    maps = [types.SimpleNamespace(transformed_schema=entry["schema"])]
    return types.SimpleNamespace(
        name=entry["tap_stream_id"],
        schema=entry["schema"],
        primary_keys=entry.get("key_properties") or table_keys(entry),
        stream_maps=maps,
    )


def table_keys(entry):
    for item in entry["metadata"]:
        if not item["breadcrumb"]:
            return item["metadata"].get("table-key-properties", [])
    return []


class TargetWarehouse(Program):
    """The target: its lines are collected, and sent at the end of the pipe."""

    executable = "target-warehouse"

    def __init__(self, config=None, **ignored):
        super().__init__(config, **ignored)
        self.lines = []

    def process_lines(self, lines):
        self.lines.extend(lines)

    def process_endofpipe(self):
        done = self.run("--config", self.config_file, stdin="".join(self.lines))
        sys.stdout.write(done.stdout)
        if done.returncode != 0:
            raise failure(done)


def failure(done):
    """The SDK's name for what the program refused; only for exit 4, which says that the input is at fault."""
    said = done.stderr.strip().rpartition("\n")[2]
    if done.returncode == 4 and "SCHEMA" in said and "before" in said:
        return RecordsWithoutSchemaException(said)
    if done.returncode == 4 and "key" in said:
        return MissingKeyPropertiesError(said)
    return RuntimeError(f"exit {done.returncode}: {said}")
