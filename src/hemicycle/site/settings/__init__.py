"""Settings by environment: ``development``, ``production`` and ``testing`` over one ``base``."""
