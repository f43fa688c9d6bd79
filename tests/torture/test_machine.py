"""The state machine of ingests, for longer."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from tests.promises.test_machine import Ingests

from .settings import scaled


@pytest.mark.torture
class TestManyIngests(Ingests.TestCase):  # type: ignore[misc]
    settings = settings(max_examples=scaled(100), stateful_step_count=20, deadline=None, print_blob=True,
                        suppress_health_check=list(HealthCheck))
