"""projects/shipping in Airflow, a task for each step; the day is the run's logical date.

Variables of the scheduler's and workers' environment: SHIPPING_HOME (the checkout), SHIPPING_WORK (a folder that all workers
see), SHIPPING_BUCKET, SHIPPING_PREFIX, SHIPPING_EXPORT, TARGET_WAREHOUSE_WAREHOUSE, and S3's credentials.
"""

import json
import os
from datetime import datetime, timedelta
from pathlib import Path

from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG, TaskGroup, chain, task

HOME = os.environ.get("SHIPPING_HOME", "/opt/shop-pipeline")
WORK = os.environ.get("SHIPPING_WORK", "/var/lib/shipping")
BUCKET = "s3://" + os.environ.get("SHIPPING_BUCKET", "shop") + "/"
PROJECT = HOME + "/projects/shipping"
STREAMS = ["orders", "reviews", "shipment_deliveries"]
TABLES = ["agg_public_holiday", "agg_shipments", "best_performing_product"]
VARS = "{{ ti.xcom_pull(task_ids='sensed') }}"
EMPTY = "{{ ti.xcom_pull(task_ids='sensed')[:-1] }}, \"empty_staging\": true}"
ENVIRONMENT = {
    "TAP_SHOP_STREAMS_DIR": PROJECT + "/streams",
    "TAP_SHOP_SOURCE_FOLDER": BUCKET + os.environ.get("SHIPPING_PREFIX", "orders_data").rstrip("/"),
}


def step(name, command, **more):
    """A shell command in the work folder, all of whose parts must succeed."""
    return BashOperator(task_id=name, bash_command="set -euo pipefail; " + command, cwd=WORK, append_env=True, **more)


def models(name, command, variables=VARS, **more):
    """One of dbt's commands on the project's models."""
    program = f"{HOME}/bin/target-warehouse {command} --project-dir {PROJECT} --config {PROJECT}/target.json --target-path target/{name}"
    return step(name, f"{program} --vars '{variables}'", **more)


def fetch(name, more):
    return step(name, f"{HOME}/bin/tap-shop fetch --config {PROJECT}/tap.json --into files {more}", env=ENVIRONMENT)


# One task at a time: a DuckDB file has one writer. On PostgreSQL max_active_tasks may be 3.
with DAG(
    "shipping",
    schedule="0 6 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
    max_active_tasks=1,
    default_args={"retries": 1, "retry_delay": timedelta(minutes=5)},
) as dag:
    # Size and ETag are checked; a missing object is waited for.
    download = fetch("download", "--arrival 3600 --stable 0 >/dev/null")

    with TaskGroup("sense") as sense:
        for stream in STREAMS:
            fetch(stream, f"--stream {stream} --timeout 600 >sensed_{stream}.json")

    @task(task_id="sensed")
    def sensed(**context):
        """What the models are told: the day, and how many rows each file has."""
        files = [json.loads(Path(WORK, f"sensed_{stream}.json").read_text())["files"] for stream in STREAMS]
        return json.dumps({"as_of": context["ds"], "fetched": {"files": {name: file for one in files for name, file in one.items()}}})

    load = step(
        "load",
        f"{HOME}/bin/tap-shop --config {PROJECT}/tap.json | {HOME}/bin/target-warehouse --config {PROJECT}/target.json >/dev/null",
        env=ENVIRONMENT | {"TAP_SHOP_SOURCE_FOLDER": WORK + "/files"},
    )
    # The dimensions, and the rules that keys would break; staging is emptied before.
    dimensions = models("dimensions", "build --select +stg_dim_dates +stg_dim_products --exclude tag:gate", EMPTY)

    with TaskGroup("stage") as stage:
        staged = {stream: models(stream, f"run --select stg_{stream}") for stream in STREAMS}
        staged["orders"] >> staged["shipment_deliveries"]  # its foreign key

    with TaskGroup("transform") as transform:
        for table in TABLES:
            models(table, f"run --select {table}")

    gate = models("gate", "test --select tag:gate")
    export = step(
        "export",
        f"{HOME}/bin/target-warehouse export --config {PROJECT}/target.json "
        + " ".join(f"--table marts_shipping.{table}" for table in TABLES)
        + f" --order-by ingestion_date --to {BUCKET}{os.environ.get('SHIPPING_EXPORT', 'insights')}/",
    )
    clean_up = models("clean_up", "run-operation clean_up")
    remove = step("remove_files", "rm -rf -- files target sensed_*.json")

    # A group waits for all of the one before: that is the barrier. Nothing behind a failed gate or export is run.
    chain(download, sense, sensed(), load, dimensions, stage, transform, gate, export, clean_up, remove)
