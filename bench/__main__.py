"""Run every bench, or those named: ``python -m bench [NAME ...]``."""

import importlib
import pkgutil
import sys

import bench


def main() -> None:
    """Run the benches named on the command line, or all."""
    names = [module.name for module in pkgutil.iter_modules(bench.__path__)]
    known = [name for name in names if not name.startswith("_")]
    asked = sys.argv[1:] or known
    for name in asked:
        print(f"\n== {name}")
        importlib.import_module(f"bench.{name}").main()


main()
