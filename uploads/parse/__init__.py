"""Bytes of a file -> typed rows, with all that was recognised, passed over and found wrong on the way."""
