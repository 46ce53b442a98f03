"""Makes the *.json cases of this folder from the *.txt snippets, with the real Jinja2.

    python -m venv V && V/bin/pip install 'jinja2==3.1.*' && V/bin/python generate.py

A snippet file holds one snippet per block; blocks are separated by a line "----". A first line
"#! key=value ..." sets options: mode=strict|default|lenient (undefined values),
native=yes, trim=yes, lstrip=yes, keep=yes (white space). The context is that of context.json.
"""
import json
import pathlib

import jinja2
import jinja2.ext
from jinja2.nativetypes import NativeCodeGenerator


class Lenient(jinja2.Undefined):
    """As dbt's parse phase: members and calls of an undefined value are undefined."""

    def __getitem__(self, name):
        return self

    def __getattr__(self, name):
        if name[:2] == "__" or name == "name":
            raise AttributeError(name)
        return self

    def __call__(self, *args, **kwargs):
        return self


MODES = {"strict": jinja2.StrictUndefined, "default": jinja2.Undefined, "lenient": Lenient}


class Native(jinja2.Environment):
    """dbt's native rendering: one expression keeps its type, several become text."""

    code_generator_class = NativeCodeGenerator

    @staticmethod
    def concat(nodes):
        values = list(nodes)
        if len(values) == 1:
            return values[0]
        return "".join(str(v) for v in values)


class NativeTemplate(jinja2.Template):
    environment_class = Native


Native.template_class = NativeTemplate


class Return(Exception):
    pass


def environment(options):
    cls = Native if options.get("native") else jinja2.Environment
    env = cls(
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
        undefined=MODES[options.get("mode", "strict")],
        trim_blocks=bool(options.get("trim")),
        lstrip_blocks=bool(options.get("lstrip")),
        keep_trailing_newline=bool(options.get("keep")),
    )
    for name in ("as_text", "as_bool", "as_native", "as_number"):
        env.filters[name] = lambda x: x
    env.globals["set"] = set
    for name in ("cycler", "joiner", "lipsum"):
        del env.globals[name]
    return env


def run(source, options, context):
    try:
        template = environment(options).from_string(source)
        if options.get("native"):
            ctx = template.new_context(dict(context))
            value = template.environment.concat(template.root_render_func(ctx))
            return {"expected": type(value).__name__ + " " + repr(value)}
        return {"expected": template.render(context)}
    except SyntaxError:
        return {"error": "TemplateSyntaxError"}
    except Exception as e:  # the kind of error is the expected result
        return {"error": type(e).__name__}


def cases(path, context):
    for number, block in enumerate(path.read_text().split("\n----\n"), 1):
        options = {}
        if block.startswith("#!"):
            first, _, block = block.partition("\n")
            options = dict(pair.split("=") for pair in first[2:].split())
        yield {"number": number, "options": options, "source": block, **run(block, options, context)}


def main():
    here = pathlib.Path(__file__).parent
    context = json.loads((here / "context.json").read_text())
    for path in sorted(here.glob("*.txt")):
        result = list(cases(path, context))
        path.with_suffix(".json").write_text(json.dumps(result, indent=1) + "\n")
        errors = sum("error" in case for case in result)
        print(f"{path.name}: {len(result)} cases, {errors} of them errors")


if __name__ == "__main__":
    main()
