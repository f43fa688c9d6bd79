"""Looking for garbage less often while a great deal is made that stays.

Reading and merging make hundreds of thousands of records that are all kept, and Python looks through them again and again
for cycles that nobody holds: a tenth of the time of reading, and two fifths of that of merging. There are few cycles, and
they go in the end.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = (20_000, 20, 20)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Look for garbage a thirtieth as often until the end of the block or of the function that this decorates."""
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
