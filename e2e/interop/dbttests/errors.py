"""What the program says when nothing ran, as an exception of dbt's.

A process has no exception class to tell, only its text: so this one is of every class that dbt raises, and a test's
pytest.raises compares the text alone.
"""

import inspect

import dbt.adapters.exceptions
import dbt.exceptions
import dbt_common.dataclass_schema
import dbt_common.exceptions
from dbt.cli.exceptions import DbtUsageException


def _leaves():
    found = set()
    for module in (dbt.exceptions, dbt.adapters.exceptions, dbt_common.exceptions):
        found |= {kind for _, kind in inspect.getmembers(module, inspect.isclass) if issubclass(kind, Exception)}
    found |= {DbtUsageException, dbt_common.dataclass_schema.ValidationError}
    found = {kind for kind in found if kind.__module__.startswith("dbt")}
    return sorted((kind for kind in found if not any(other is not kind and issubclass(other, kind) for other in found)),
                  key=lambda kind: kind.__qualname__)


def _init(self, text):
    Exception.__init__(self, text)
    self.msg = self.message = text


Failed = type("Failed", tuple(_leaves()), {"__init__": _init, "__str__": lambda self: self.msg, "__repr__": lambda self: self.msg})


def failure(text):
    lines = [line for line in text.splitlines() if line.strip()]
    return Failed("\n".join(lines))
