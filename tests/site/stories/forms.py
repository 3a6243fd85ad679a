"""A page's form as a browser would send it."""

from bs4 import BeautifulSoup


def filled(page: bytes, which: str) -> dict[str, str]:
    """Return what a browser sends if the button of the form is pressed at once."""
    form = BeautifulSoup(page, "html.parser").select_one(which)
    assert form is not None
    values: dict[str, str] = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        name = str(field["name"])
        if field.name == "select":
            chosen = field.select_one("option[selected]")
            if chosen is None and not field.has_attr("multiple"):
                chosen = field.select_one("option")
            if chosen is not None:
                values[name] = str(chosen["value"])
        elif field.name == "textarea":
            values[name] = field.get_text().removeprefix("\n")
        elif field.get("type") not in {"checkbox", "radio"}:
            values[name] = str(field.get("value", ""))
        elif field.has_attr("checked"):
            values[name] = str(field.get("value", "on"))
    return values
