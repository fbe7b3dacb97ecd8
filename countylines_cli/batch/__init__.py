"""Documents by the thousand: in parallel, with a memory of what is done, and tables as the result.

run        the whole of a batch
feed       inputs to chunks            loop      chunks to workers and back       engines   where the workers are
work       what a worker does          packing   rows as bytes                    limit     the time it may take
journal    what is done so far         outputs   CSV, SQLite, Parquet             manifest  what they were made of
"""

from countylines_cli.batch.run import Options, Summary, Watch, run_batch, usable_cores

__all__ = ["Options", "Summary", "Watch", "run_batch", "usable_cores"]
