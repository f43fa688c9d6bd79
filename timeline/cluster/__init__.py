"""The same functions on Apache Spark: reports on shared storage in, a folder of Parquet that ``timeline --db`` reads out.

Nothing here decides anything about reports, dates or events. It says which records must come together for the pure functions
of the other packages, and lets Spark bring them there. Events, links and ids are those that one machine would have made.
"""
