"""The commands of `cl`: one thin file a command over plain functions."""
