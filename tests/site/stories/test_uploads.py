"""Hostile and broken files and texts."""

import io
import struct
import zlib
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from PIL import Image as Drawn
from tests.site.stories.forms import filled
from wagtail.images import get_image_model

from hemicycle.site.desk.models import Paste
from hemicycle.site.stories.models import Story
from hemicycle.site.uploads import of_bearable_size

ADD = "/admin/images/add/"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def png(width: int, height: int) -> bytes:
    """Return a PNG that says its size and has no pixels: a bomb that needs no space."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"")
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def drawn(width: int, height: int) -> bytes:
    file = io.BytesIO()
    Drawn.new("1", (width, height)).save(file, "PNG")
    return file.getvalue()


def uploaded(client: Client, data: bytes, name: str) -> Any:
    return client.post(ADD, {"title": "x", "file": SimpleUploadedFile(name, data)})


def test_a_picture_is_taken(writer: Client) -> None:
    assert uploaded(writer, drawn(20, 10), "a.png").status_code == 302
    assert get_image_model().objects.get().width == 20


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        pytest.param(SVG, "a.svg", "Not a supported image format", id="an SVG with script"),
        pytest.param(SVG, "a.png", "Not a valid", id="the same, called PNG"),
        pytest.param(png(60_000, 60_000), "a.png", "too many pixels", id="a pixel bomb"),
        pytest.param(drawn(8_000, 7_000), "a.png", "too many pixels", id="more than is shown"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "a.png", "Upload a valid image", id="cut off"),
        pytest.param(b"MZ\x90", "a.exe", "Upload a valid image", id="a program"),
    ],
)
def test_what_is_no_bearable_picture_is_refused(
    writer: Client, data: bytes, name: str, said: str
) -> None:
    answer = uploaded(writer, data, name)
    assert said in answer.content.decode()
    assert not get_image_model().objects.exists()


class Untouchable(io.BytesIO):
    """A body that must not be read."""

    def read(self, *_size: Any) -> bytes:
        raise AssertionError("the body was read")


def test_a_hundred_megabytes_are_refused_before_they_are_read() -> None:
    request = RequestFactory().generic("POST", ADD, content_type="multipart/form-data")
    request.META["CONTENT_LENGTH"] = str(100 * 2**20)
    request._stream = Untouchable()
    refused = of_bearable_size(lambda asked: asked.body)(request)
    assert refused.status_code == 413
    assert b"24 MB" in refused.content


def test_the_site_itself_refuses_them(writer: Client) -> None:
    answer = writer.post(ADD, {"title": "x"}, headers={"content-length": str(100 * 2**20)})
    assert answer.status_code == 413


def test_a_page_of_five_megabytes_is_read_or_refused_with_a_sentence(editor: Client) -> None:
    page = "The Reds won 60 of 100 seats. " * (5 * 2**20 // 30)
    answer = editor.post("/admin/paste/", {"text": page, "name": "long"})
    assert answer.status_code in {302, 422}
    assert Paste.objects.exists() == (answer.status_code == 302)


def test_zero_bytes_are_refused_with_a_sentence(editor: Client) -> None:
    answer = editor.post("/admin/paste/", {"text": "The Reds\x00 won 60 seats.", "name": "x"})
    assert answer.status_code == 422
    assert "Null characters are not allowed" in answer.content.decode()


def test_a_page_in_windows_1256_is_read(editor: Client) -> None:
    text = "نتائج الانتخابات\n\nسائرون: 54 مقعداً\nالفتح: 47 مقعداً\nالنصر: 42 مقعداً\n" * 3
    file = SimpleUploadedFile("page.txt", text.encode("windows-1256"))
    review = editor.post("/admin/paste/", {"file": file, "name": "old"}).headers["Location"]
    assert "سائرون" in Paste.objects.get().text
    assert "سائرون" in editor.get(review).content.decode()


def test_a_headline_whose_address_is_taken_gets_another(editor: Client) -> None:
    for name in ("first", "second"):
        text = "The Reds win\n\nThe Reds won 60 of 100 seats and the Blues 40."
        review = editor.post("/admin/paste/", {"text": text, "name": name}).headers["Location"]
        values = filled(editor.get(review).content, ".pasting form")
        editor.post(review, values | {"title": "The Reds win", "election_name": "Here"})
    slugs = [one.slug for one in Story.objects.order_by("pk")]
    assert slugs == ["the-reds-win", "the-reds-win-2"]
