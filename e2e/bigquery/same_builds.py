"""Compares two builds on a local BigQuery: same_builds.py SERVER TARGET-FOLDER TARGET-FOLDER

A target folder is called after the project that was built in, PROJECT.ROUND, and holds run_results.json. How each node
ended must be the same, what each relation is, and its rows. Ends with 1 where something differs.
"""

import json
import pathlib
import sys
import urllib.request

# What no two tables have in common, or what tells of their project only.
OF_ONE_TABLE = {"id", "etag", "selfLink", "tableReference", "creationTime", "lastModifiedTime", "expirationTime"}

server, *folders = sys.argv[1:]
folders = [pathlib.Path(folder) for folder in folders]
projects = [folder.name.split(".")[0] for folder in folders]
different = []


def get(path):
    with urllib.request.urlopen(f"{server}/bigquery/v2/projects/{path}") as answer:
        return json.load(answer)


def nodes(folder):
    """Status and failures by node; of what builds relations also the warehouse's answer."""
    results = json.loads((folder / "run_results.json").read_text())["results"]
    return {result["unique_id"]: (result["status"], result["failures"], *answer(result)) for result in results}


def answer(result):
    response = result["adapter_response"]
    if result["unique_id"].split(".")[0] not in ("model", "snapshot"):
        return ()
    return result["message"], *(response.get(key) for key in ("_message", "code", "rows_affected", "bytes_billed"))


def listed(project, path, kind):
    """Names of datasets or tables; those of loads are no build's."""
    names = [each[kind + "Reference"][kind + "Id"] for each in get(f"{project}/{path}").get(kind + "s", [])]
    return [name for name in names if not name.startswith("_")]


def relations(project):
    return {
        f"{dataset}.{table}": get(f"{project}/datasets/{dataset}/tables/{table}")
        for dataset in listed(project, "datasets", "dataset")
        for table in listed(project, f"datasets/{dataset}/tables", "table")
    }


def plain(value, project):
    """Without members that say nothing, and without the project's name."""
    if isinstance(value, dict):
        members = {key: plain(each, project) for key, each in value.items() if key not in OF_ONE_TABLE}
        return {key: each for key, each in members.items() if each not in ({}, [], "")}
    if isinstance(value, list):
        return [plain(each, project) for each in value]
    return value.replace(f"`{project}`", "`project`") if isinstance(value, str) else value


def rows(project, name):
    """In any order; a snapshot's own columns hold moments."""
    body = {"query": f"SELECT * FROM `{project}.{name}`", "useLegacySql": False, "maxResults": 100_000}
    request = urllib.request.Request(
        f"{server}/bigquery/v2/projects/{project}/queries",
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as answered:
        answer = json.load(answered)
    names = [field["name"] for field in answer["schema"]["fields"]]
    return sorted(
        json.dumps(
            [
                cell["v"] is not None if name.startswith("dbt_") else cell["v"]
                for name, cell in zip(names, row["f"])
                if name != "dbt_scd_id"
            ]
        )
        for row in answer.get("rows", [])
    )


def labels(project):
    """Which labels jobs have had, by their names, of models and tests that query-comment names."""
    jobs = get(f"{project}/jobs?projection=full&maxResults=10000").get("jobs", [])
    found = [job["configuration"].get("labels", {}) for job in jobs]
    return sorted({f"{name}: {value}" for each in found for name, value in each.items() if name in ("app", "node")})


def compare(what, one, other):
    if one != other:
        different.append(what)
        print(f"{what}:\n  {projects[0]}: {one}\n  {projects[1]}: {other}")


def compare_each(what, one, other):
    compare(what, sorted(one), sorted(other))
    for name in sorted(one.keys() & other.keys()):
        compare(name, one[name], other[name])


compare_each("nodes", *(nodes(folder) for folder in folders))
compare("labels of jobs", *(labels(project) for project in projects))
found = [relations(project) for project in projects]
compare_each("relations", *(plain(each, project) for each, project in zip(found, projects)))
counted = 0
for name in sorted(found[0].keys() & found[1].keys()):
    pair = [rows(project, name) for project in projects]
    counted += len(pair[0])
    compare(f"rows of {name}", *pair)
if not counted:
    different.append("no rows")
print(f"{len(found[0])} relations, {counted} rows, different: {different}")
sys.exit(bool(different))
