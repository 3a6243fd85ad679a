"""The README's picture is what the command draws."""

from pathlib import Path

from hemicycle.cli import main


def test_the_picture_is_current(root: Path, tmp_path: Path) -> None:
    drawn = tmp_path / "iraq-2018.svg"
    main(["draw", str(root / "examples/iraq-2018/page.txt"), "-o", str(drawn)])
    shown = root / "docs/pictures/iraq-2018.svg"
    assert shown.read_text(encoding="utf-8") == drawn.read_text(encoding="utf-8"), (
        "run `make picture`"
    )
