"""The Spark session, and what it takes to have one."""

from __future__ import annotations

import importlib.util
import logging
import os
import shutil
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from timeline.errors import TimelineError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_NEEDED = ("pyspark", "pyarrow")

# Days are days, whatever the zone of the machines; and a batch of a few hundred rows, for a row can hold a whole report.
_SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "500",
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
    "spark.sql.caseSensitive": "true",
}
# What can be said before the session begins alone. The mark of the timeline tells whether a folder is complete.
_FIRST = {
    "spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
}
# On one machine nobody else needs to reach it.
_HERE = {"spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1", "spark.ui.enabled": "false"}


def missing() -> str | None:
    """What to install before Spark can run, as a sentence; None where nothing is missing."""
    packages = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    if packages:
        return f"{' and '.join(packages)} cannot be imported; run: pip install 'timeline-tracker[spark]'"
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        return "Spark needs Java 17 or later, and there is no java here; install a JDK, or set JAVA_HOME"
    return None


def connect(master: str | None = None, settings: Mapping[str, str] | None = None) -> SparkSession:
    """The session of ``spark-submit``, or one on `master` (``local[*]``, ``spark://host:7077``). Raises TimelineError.

    `settings` are Spark's own, as ``--conf`` takes them.
    """
    if (reason := missing()) is not None:
        raise TimelineError(reason)
    from pyspark.sql import SparkSession

    chosen = dict(_FIRST)
    if master is not None and master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        chosen |= _HERE
    builder = SparkSession.builder.appName("timeline")
    if master is not None:
        builder = builder.master(master)
    for key, value in {**chosen, **(settings or {})}.items():
        builder = builder.config(key, value)
    try:
        spark = builder.getOrCreate()
    except Exception as error:  # whatever Java says
        reason = str(error).splitlines()[0][:200]
        raise TimelineError(f"Spark does not start ({reason}); is {master or 'its master'} there?") from error
    # they write every refusal to stderr, with the trace of Java, before we can say it in a sentence
    for name in ("SQLQueryContextLogger", "DataFrameQueryContextLogger"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    for key, value in _SETTINGS.items():
        spark.conf.set(key, value)
    return spark
