"""Mentions become events and links (`merge`); undated reports borrow a day of publication (`infer_published`)."""

from timeline.merge.merge import merge, touched
from timeline.merge.published import Borrowed, infer_published

__all__ = ["Borrowed", "infer_published", "merge", "touched"]
