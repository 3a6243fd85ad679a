"""How long a user waits for the first word: whole processes, cold imports, median of runs."""

import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 15
COMMAND = Path(sys.executable).parent / "hemicycle"
PAGE = Path(__file__).parents[1] / "examples" / "iraq-2018" / "page.txt"
CASES = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "hemicycle --version": [str(COMMAND), "--version"],
    "hemicycle --help": [str(COMMAND), "--help"],
    "hemicycle brief --help": [str(COMMAND), "brief", "--help"],
    "hemicycle read PAGE": [str(COMMAND), "read", str(PAGE)],
    "hemicycle brief PAGE": [str(COMMAND), "brief", str(PAGE)],
}


def milliseconds(command: list[str]) -> float:
    """Return the wall time of one run of a command."""
    start = time.perf_counter()
    subprocess.run(command, check=False, capture_output=True)
    return 1000 * (time.perf_counter() - start)


def main() -> None:
    """Print median and range; the bar for --help is 250 ms."""
    print(f"{'whole process, ' + str(RUNS) + ' runs':28}{'median':>9}{'least':>9}{'most':>9}  ms")
    for name, command in CASES.items():
        milliseconds(command)
        times = [milliseconds(command) for _ in range(RUNS)]
        print(f"{name:28}{statistics.median(times):9.0f}{min(times):9.0f}{max(times):9.0f}")
