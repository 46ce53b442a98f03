"""Whole maps: settings, schema, records. ``ours`` is what we give where we differ on purpose."""

SCHEMA = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "integer"},
        "n": {"type": ["number", "null"]},
        "email": {"type": "string", "maxLength": 99},
        "at": {"type": ["string", "null"], "format": "date-time"},
        "o": {"type": ["object", "null"], "properties": {"a": {"type": ["integer", "null"]}, "p": {"type": "object", "properties": {"q": {"type": "string"}}}}},
        "any": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
    },
}
RECORDS = [
    {"id": 1, "n": 1.5, "email": "a@x.org", "at": "2024-01-01T00:00:00Z", "o": {"a": 3, "p": {"q": "z"}}, "any": 1},
    {"id": 2, "n": 2, "email": "B@y.org", "at": None, "o": {"a": None, "p": {"q": ""}}, "any": None},
]

PLAIN = {**SCHEMA, "properties": {name: schema for name, schema in SCHEMA["properties"].items() if name != "any"}}
LISTED = {"properties": {"id": {"type": "integer"}, "l": {"type": "array"}, "o": {"type": "object", "properties": {"l": {"type": ["array", "null"]}, "d": {"type": "object"}}}, "free": {"type": "object"}, "any": SCHEMA["properties"]["any"]}}


def case(name, maps, keys=("id",), **more):
    found = {"name": name, "stream_maps": maps, "schema": SCHEMA, "keys": list(keys), "records": RECORDS}
    found.update(more)
    return found


def stream(properties, *records, keys=(), required=None, bare=False):
    schema = {"properties": properties}
    if not bare:
        schema["type"] = "object"
    if required:
        schema["required"] = required
    return {"alias": "s", "schema": schema, "keys": list(keys), "records": list(records)}


def types(*expressions):
    return {f"c{i}": expression for i, expression in enumerate(expressions)}


FLAT = {"flattening_enabled": True, "schema": PLAIN}

CASES = [
    case("no map", {}),
    case("removed property", {"s": {"n": None}}),
    case("removed property, written as a text", {"s": {"n": "__NULL__", "at": "__NULL__"}}),
    case("copied property keeps its schema", {"s": {"x": "n", "y": "o", "z": "id"}}),
    case("renamed property", {"s": {"mail": "email", "email": None}}),
    case("replaced property keeps its schema", {"s": {"email": "md5(email)", "n": "n * 2"}}),
    case("self is the property before the map", {"s": {"email": "self.lower()", "n": "self + id"}}),
    case("types by how the expression begins", {"s": types("str(n)", "int(n)", "float(id)", "bool(id)", "md5(email)", "sha256(email)", "'const'", "email.upper()", "email[0]", "record['email']", "config['k']", "'x' + email", "__stream_name__")}, stream_map_config={"k": "v"}),
    case("types of dates", {"s": types("datetime.date.fromisoformat(at[:10]) if at else None", "datetime.datetime.fromisoformat(at).isoformat() if at else None", "datetime.date(2020, 1, 2).isoformat()")}),
    case("type of a date at the end", {"s": {"d": "datetime.datetime.fromisoformat('2020-01-02T03:04:05').date()"}}),
    case("the whole record", {"s": {"all": "record"}}),
    case("type rule before the property's own schema", {"s": {"n": "str(n)", "email": "int(id)"}}),
    case("filter", {"s": {"__filter__": "id > 1"}}),
    case("filter by truth", {"s": {"__filter__": "at"}}),
    case("filter sees what is removed", {"s": {"__filter__": "n == 2", "n": None}}),
    case("filter null", {"s": {"__filter__": None}}),
    case("dropped stream", {"s": None}),
    case("dropped stream, written as a text", {"s": "__NULL__"}),
    case("other streams dropped", {"t": {}, "__else__": None}),
    case("other streams dropped, not this", {"s": {}, "__else__": None}),
    case("wrong else", {"__else__": "x"}),
    case("unknown option of all", {"__what__": None}),
    case("alias", {"s": {"__alias__": "customers"}}),
    case("alias computed", {"s": {"__alias__": "__stream_name__ + '_v2'"}}),
    case("alias computed for a pattern", {"*": {"__alias__": "'x_' + __stream_name__.upper()"}}),
    case("alias seen by expressions", {"s": {"__alias__": "t", "a": "__stream_name__", "b": "__original_stream_name__"}}),
    case("doubled stream", {"copy": {"__source__": "s", "email": None}}),
    case("doubled twice and changed", {"a": {"__source__": "s", "n": None}, "s": {"at": None}, "b": {"__source__": "s", "__filter__": "id == 1"}}),
    case("only the copy", {"s": None, "copy": {"__source__": "s"}}),
    case("pattern", {"*": {"x": "id"}}),
    case("pattern that does not match", {"z*": {"x": "id"}}),
    case("pattern with a question mark", {"?": {"x": "id"}}),
    case("pattern with a choice", {"[r-t]": {"x": "id"}}),
    case("the last rule counts", {"*": {"x": "id"}, "s": {"y": "id"}}),
    case("source is a pattern", {"copy": {"__source__": "*", "y": "id"}}),
    case("else", {"s": {"__else__": None, "id": "id", "m": "email"}}),
    case("else without key", {"s": {"__else__": None, "m": "email"}}, keys=()),
    case("else with another key", {"s": {"__else__": None, "m": "email", "__key_properties__": ["m"]}}),
    case("else keeps the key", {"s": {"__else__": None, "m": "email"}}, ours=[stream({"id": {"type": "integer"}, "m": {"type": ["string", "null"], "maxLength": 99}}, {"id": 1, "m": "a@x.org"}, {"id": 2, "m": "B@y.org"}, keys=["id"])]),
    case("removed key", {"s": {"id": None}}),
    case("removed key, no key left", {"s": {"id": None, "__key_properties__": None}}),
    case("empty key", {"s": {"__key_properties__": []}}),
    case("another key", {"s": {"hash": "md5(email)", "__key_properties__": ["hash"], "id": None}}),
    case("key that is not there", {"s": {"__key_properties__": ["zz"]}}),
    case("a number as expression", {"s": {"x": 1}}),
    case("a text as stream", {"s": "x"}),
    case("expression that can't be parsed", {"s": {"x": "id +"}}),
    case("filter that can't be parsed", {"s": {"__filter__": "id ("}}),
    case("expression that fails", {"s": {"x": "1 / (id - 2)"}}),
    case("filter that fails", {"s": {"__filter__": "email > 1"}}),
    case("config", {"s": {"x": "md5(config['seed'] + email)"}}, stream_map_config={"seed": "abc"}),
    case(
        "choices get null, which the SDK writes wrongly",
        {"s": {"__else__": None, "x": "any"}},
        keys=(),
        ours=[stream({"x": {"anyOf": [{"type": "integer"}, {"type": "null"}]}}, {"x": 1}, {"x": None})],
    ),
    case(
        "flat, one level: what is deeper stays an object",
        {"s": {"n": None, "at": None, "email": None}},
        flattening_max_depth=1,
        **FLAT,
        ours=[
            stream(
                {"id": {"type": "integer"}, "o__a": {"type": ["integer", "null"]}, "o__p": {"type": ["object", "null"], "properties": {"q": {"type": "string"}}}},
                {"id": 1, "o__a": 3, "o__p": {"q": "z"}, "any": 1},
                {"id": 2, "o__a": None, "o__p": {"q": ""}, "any": None},
                keys=["id"],
                required=["id"],
            )
        ],
    ),
    case(
        "flat: arrays, free objects and choices stay what they are",
        {},
        flattening_enabled=True,
        flattening_max_depth=3,
        schema=LISTED,
        records=[{"id": 1, "l": [1], "o": {"l": [2], "d": {"x": 1}}, "free": {"y": 2}, "any": 4}],
        ours=[
            stream(
                {"id": {"type": "integer"}, "l": {"type": "array"}, "o__l": {"type": ["array", "null"]}, "o__d": {"type": ["object", "null"]}, "free": {"type": "object"}, "any": SCHEMA["properties"]["any"]},
                {"id": 1, "l": [1], "o__l": [2], "o__d": {"x": 1}, "free": {"y": 2}, "any": 4},
                keys=["id"],
                bare=True,
            )
        ],
    ),
    case(
        "flat: an object stands for all its properties",
        {},
        flattening_max_depth=3,
        **FLAT,
        records=[{"id": 1, "o": None}, {"id": 2, "o": {"a": 1}}, {"id": 3}, {"id": 4, "o": {"p": {"q": "z", "new": 1}, "more": {"r": 2}}}],
        ours_records=[
            {"id": 1, "o__a": None, "o__p__q": None},
            {"id": 2, "o__a": 1, "o__p__q": None},
            {"id": 3},
            {"id": 4, "o__a": None, "o__p__q": "z", "o__p__new": 1, "o__more": {"r": 2}},
        ],
    ),
    case("flat, two levels", {}, flattening_max_depth=2, **FLAT),
    case("flat, nine levels", {}, flattening_max_depth=9, **FLAT),
    case("flat, no level", {}, flattening_max_depth=0, **FLAT),
    case("flat without depth", {}, **FLAT),
    case("not flat", {}, flattening_enabled=False, flattening_max_depth=1),
    case("flat, another separator", {}, flattening_max_depth=2, flattening_separator=".", **FLAT),
    case("flat, short names", {}, flattening_max_depth=2, flattening_max_key_length=6, **FLAT),
    case("map, then flat", {"s": {"x": "o", "o": None}}, flattening_max_depth=2, **FLAT),
    case("flat and a computed property", {"s": {"q": "o['p']['q']", "o": None}}, flattening_max_depth=2, **FLAT),
    case("flat, two of one name", {"s": {"o__a": "id"}}, flattening_max_depth=2, **FLAT),
]
