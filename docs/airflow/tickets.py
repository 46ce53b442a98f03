"""projects/tickets in Airflow: tickets_init puts the initial state in the place of all, tickets_ingest loads the batches that are new.

Variables of the environment: TICKETS_HOME (the checkout), TICKETS_WORK (a folder), TICKETS_SOURCE (a folder or s3://…),
TARGET_WAREHOUSE_WAREHOUSE, PII_HASH_KEY.
"""

import os
from datetime import datetime, timedelta

from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG, chain

HOME = os.environ.get("TICKETS_HOME", "/opt/shop-pipeline")
WORK = os.environ.get("TICKETS_WORK", "/var/lib/tickets")
PROJECT = HOME + "/projects/tickets"
TARGET = HOME + "/bin/target-warehouse"
SOURCE = {"TAP_SHOP_STREAMS_DIR": PROJECT + "/streams", "TAP_SHOP_SOURCE_FOLDER": os.environ.get("TICKETS_SOURCE", WORK + "/source")}
INITIAL = {
    "TAP_SHOP_SOURCE_ONLY_FILES": '["initial/*.csv"]',
    "TARGET_WAREHOUSE_LOAD_METHOD": "overwrite",
    "TARGET_WAREHOUSE_ON_KEY_CHANGE": "rebuild",
}
LAYERS = ["staging", "intermediate", "marts"]


def step(name, command, **more):
    """A shell command in the work folder, all of whose parts must succeed."""
    return BashOperator(task_id=name, bash_command="set -euo pipefail; " + command, cwd=WORK, append_env=True, **more)


def models(name, command):
    """One of dbt's commands on the project's models."""
    return step(name, f"{TARGET} {command} --project-dir {PROJECT} --config {PROJECT}/target.json --target-path target/{name}")


def layers(more=""):
    """Seeds, then each layer with its tests: nothing is built on a layer that is wrong."""
    return [models("seeds", "seed"), *(models(layer, f"build --select {layer}{more}") for layer in LAYERS)]


# Never two runs of a DAG; the warehouse's own locks keep the two DAGs apart, or give both a pool of one slot.
SETTINGS = {
    "start_date": datetime(2026, 1, 1),
    "catchup": False,
    "max_active_runs": 1,
    "default_args": {"retries": 1, "retry_delay": timedelta(minutes=5), "pool": os.environ.get("TICKETS_POOL", "default_pool")},
}

with DAG("tickets_init", schedule=None, **SETTINGS) as init:
    load = step("load", f"{HOME}/bin/tap-shop --config {PROJECT}/tap.json | {TARGET} --config {PROJECT}/target.json >/dev/null", env=SOURCE | INITIAL)
    chain(load, *layers(" --full-refresh"))

with DAG("tickets_ingest", schedule="30 * * * *", **SETTINGS) as ingest:
    # What was loaded is in the warehouse, by name and SHA-256: a batch that has changed ends the run.
    state = step("state", f"{TARGET} state --or-empty --config {PROJECT}/target.json >state.json")
    load = step(
        "load",
        f"{HOME}/bin/tap-shop --config {PROJECT}/tap.json --state state.json | {TARGET} --config {PROJECT}/target.json >/dev/null",
        env=SOURCE,
    )
    chain(state, load, *layers())
