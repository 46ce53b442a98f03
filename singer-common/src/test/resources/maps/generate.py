"""Writes what the Singer SDK makes of the expressions and maps here: expressions.json, maps.json.

Run it where the package singer-sdk is installed; the files say which version they are of. A line's
third part is what we give instead, where we differ on purpose (docs/stream-maps.md says why).
"""
import copy
import datetime
import importlib.metadata
import json
import logging
import pathlib

import simplejson
from expressions import CONFIG, LINES, RECORD
from maps import CASES
from singer_sdk.mapper import PluginMapper
from singer_sdk.singerlib.json import deserialize_json

HERE = pathlib.Path(__file__).parent
LOGGER = logging.getLogger("maps")


def plain(value):
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(type(value).__name__)


def dump(name, value):
    text = simplejson.dumps(value, use_decimal=True, default=plain, indent=1, tuple_as_array=True)
    (HERE / name).write_text(text + "\n")


def evaluated(expression):
    mapper = PluginMapper({"stream_maps": {"s": {"x": expression}}, "stream_map_config": CONFIG}, LOGGER)
    mapper.register_raw_stream_schema("s", {"properties": {"x": {}}}, [])
    return mapper.stream_maps["s"][0].transform(deserialize_json(RECORD))["x"]


def expression(line):
    case = {"expression": line[0]}
    try:
        value = evaluated(line[0])
        simplejson.dumps(value, use_decimal=True, default=plain, allow_nan=False)
        case["sdk"] = value
    except Exception as error:
        case["error"] = type(error).__name__
    if len(line) > 1:
        case["ours"] = line[1]
    return case


def mapped(case):
    config = {key: copy.deepcopy(value) for key, value in case.items() if key in SETTINGS}
    mapper = PluginMapper(config, LOGGER)
    schema = copy.deepcopy(case["schema"])
    mapper.register_raw_stream_schema(case.get("stream", "s"), schema, case.get("keys", []))
    streams = []
    for stream in mapper.stream_maps[case.get("stream", "s")]:
        if type(stream).__name__ == "RemoveRecordTransform":
            continue
        records = [stream.transform(deserialize_json(json.dumps(record))) for record in case["records"]]
        stream.transformed_schema.pop("$schema", None)
        streams.append(
            {
                "alias": stream.stream_alias,
                "schema": stream.transformed_schema,
                "keys": stream.transformed_key_properties or [],
                "records": [record for record in records if record is not None],
            }
        )
    return streams


SETTINGS = (
    "stream_maps",
    "stream_map_config",
    "flattening_enabled",
    "flattening_max_depth",
    "flattening_separator",
    "flattening_max_key_length",
)


def of_map(case):
    done = dict(case)
    try:
        done["sdk"] = mapped(case)
    except Exception as error:
        done["error"] = type(error).__name__
    return done


version = importlib.metadata.version("singer-sdk")
dump("expressions.json", {"sdk": version, "record": RECORD, "config": CONFIG, "cases": [expression(line) for line in LINES]})
dump("maps.json", {"sdk": version, "cases": [of_map(case) for case in CASES]})
