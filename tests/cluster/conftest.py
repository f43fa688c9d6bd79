"""A cluster of this machine: two workers of one core each, in processes of their own, that any test may kill."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from timeline.cluster.session import connect, missing

_HERE = str(Path(__file__).resolve().parents[2])


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """Spark on two workers with 1 GB each, reachable from this machine alone."""
    if (reason := missing()) is not None:
        pytest.skip(f"no Spark here: {reason}")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    session = connect("local-cluster[2,1,1024]", {
        "spark.executor.memory": "1g", "spark.driver.memory": "1g", "spark.executorEnv.PYTHONPATH": _HERE,
        "spark.sql.shuffle.partitions": "2",
        # compiled code pays for itself on more than a hundred reports
        "spark.sql.codegen.wholeStage": "false", "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    })
    yield session
    session.stop()
