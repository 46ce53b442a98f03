"""A tap of CSV files made with the Singer SDK: as little as it takes, every value a text (MeltanoLabs' tap-csv is not on PyPI)."""

import csv

from singer_sdk import Stream, Tap
from singer_sdk import typing as th


class CsvStream(Stream):
    name = "orders"
    primary_keys = ("id",)

    @property
    def schema(self):
        return th.PropertiesList(*(th.Property(name, th.StringType) for name in self.config["columns"])).to_dict()

    def get_records(self, context):
        with open(self.config["path"], newline="", encoding="utf-8") as file:
            yield from csv.DictReader(file, fieldnames=self.config["columns"])


class CsvTap(Tap):
    name = "csv-peer"
    config_jsonschema = th.PropertiesList(
        th.Property("path", th.StringType, required=True),
        th.Property("columns", th.ArrayType(th.StringType), required=True),
    ).to_dict()

    def discover_streams(self):
        return [CsvStream(self)]


CsvTap.cli()
