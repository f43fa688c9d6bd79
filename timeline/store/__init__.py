"""One DuckDB file: what reports say, what follows from it, and what people said about that.

    with Store.open(path, "create") as store:
        store.add_reports(extractions)
        store.replace_events(merge(store.reports(), store.mentions(), store.claims(), lexicon), lexicon)
"""

from timeline.store.database import Mode
from timeline.store.ledger import Outcome
from timeline.store.lookup import Found
from timeline.store.store import Added, Changes, Store

__all__ = ["Added", "Changes", "Found", "Mode", "Outcome", "Store"]
