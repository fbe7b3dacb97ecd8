"""The commands of `cl`: one thin file a command over plain functions."""

import gc

# modules and lexicon stay to the end: while they are loaded, the collector need not look through them again and again
gc.set_threshold(100_000, 50, 50)
