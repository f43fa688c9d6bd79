"""Mentions become events and links (`merge`, or `update` where some did before).

Undated reports borrow a day of publication (`infer_published`).
"""

from timeline.merge.fingerprint import fingerprint
from timeline.merge.merge import merge, update
from timeline.merge.published import AsIf, Borrowed, infer_published

__all__ = ["AsIf", "Borrowed", "fingerprint", "infer_published", "merge", "update"]
