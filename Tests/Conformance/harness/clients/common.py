"""Limits every client is given, large enough for records of 10 MB."""

REQUEST_BYTES = 12_000_000
READ_TIMEOUT = 20.0
