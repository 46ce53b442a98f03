"""The Singer SDK's own tests of targets, run on target-warehouse: its suite, and what else it has of them."""

import json
import os
import uuid

import pytest
from programs import TargetWarehouse
from singer_sdk.testing import get_target_test_class, target_tests
from singer_sdk.testing.suites import SingerTestSuite
from singer_sdk.testing.templates import TargetFileTestTemplate


class MissingRequiredProperty(target_tests.TargetRecordMissingRequiredProperty):
    """A record that breaks its schema is refused."""

    def test(self):
        with pytest.raises(RuntimeError, match="exit 4: .*id"):
            super().test()


class MultipleStates(TargetFileTestTemplate):
    """The SDK's own form of it compares JSON text with objects. States may be left out, but for the last; none is early."""

    name = "multiple_state_messages"

    def test(self):
        super().test()
        with self.singer_filepath.open() as lines:
            sent = [m["value"] for m in map(json.loads, lines) if m["type"] == "STATE"]
        got = self.runner.state_messages
        assert got and got[-1] == sent[-1]
        assert got == [state for state in sent if state in got]


def of_file(stream):
    return type(stream, (TargetFileTestTemplate,), {"name": stream})


MORE = SingerTestSuite(
    kind="target",
    tests=[
        MissingRequiredProperty,
        MultipleStates,
        of_file("no_primary_keys_append"),
        of_file("user_location_data"),
        of_file("user_location_upsert_data"),
    ],
)


def suite_on(warehouse):
    """A schema for each run: the tests' streams have the same names."""
    config = {"warehouse": warehouse, "default_target_schema": "sdk_" + uuid.uuid4().hex[:8]}
    return get_target_test_class(TargetWarehouse, config=config, custom_suites=[MORE])


TestDuckDb = suite_on("duckdb:" + os.environ["WORK"] + "/sdk.duckdb")
TestPostgres = suite_on(os.environ["POSTGRES"])
