"""Paste and go: a report comes in, an editor checks what was read, a draft comes out."""
