"""The raw tables of a project that reads files, loaded by the tap and the target, as its pipeline loads them."""

import os
import subprocess
from pathlib import Path

from options import ROOT

# Any key will do: both sides get copies of the same tables.
SAMPLE_KEY = "published-sample-key-not-for-real-data"


def load(project: Path, data: Path, url: str, folder: Path):
    """Loads all files of a folder into the warehouse of that URL."""
    environment = {
        "PII_HASH_KEY": SAMPLE_KEY,
        **os.environ,
        "TAP_SHOP_SOURCE_FOLDER": str(data),
        "TAP_SHOP_STREAMS_DIR": str(project / "streams"),
        "TARGET_WAREHOUSE_WAREHOUSE": url,
    }
    with (folder / "load.txt").open("w") as log:
        tap = _start("tap-shop", project / "tap.json", environment, log, stdout=subprocess.PIPE)
        target = _start("target-warehouse", project / "target.json", environment, log, stdin=tap.stdout, stdout=subprocess.DEVNULL)
        tap.stdout.close()
        codes = [target.wait(), tap.wait()]
    if any(codes):
        raise SystemExit(f"compare-dbt: the load of {data} failed:\n{(folder / 'load.txt').read_text()[-3000:]}")


def _start(program, config, environment, log, **streams):
    return subprocess.Popen([str(ROOT / "bin" / program), "--config", str(config)], env=environment, stderr=log, **streams)
