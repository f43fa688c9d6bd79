"""One DuckDB file: what reports say, what follows from it, and what people said about that.

    with Store.open(path, "create") as store:
        store.store_batch(extractions)
        store.replace_events(merge(store.reports(), store.mentions(), store.claims(), lexicon), lexicon)
"""

from timeline.store.database import Mode
from timeline.store.ledger import Outcome
from timeline.store.lookup import Found
from timeline.store.store import Changes, Store

__all__ = ["Changes", "Found", "Mode", "Outcome", "Store"]
