"""Pictures: records in, SVG text out, for a screen reader, a printer and a thumb."""
