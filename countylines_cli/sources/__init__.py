"""Bytes to Documents: knows files, folders, encodings and formats, and nothing about crime."""

from countylines_cli.sources.documents import read, read_documents
from countylines_cli.sources.plain import document_from_text

__all__ = ["document_from_text", "read", "read_documents"]
