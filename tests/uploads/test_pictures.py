"""Pictures are made safe and small, or refused with a sentence."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms

from uploads.pictures import MOST_BYTES, SIZES, UnusablePicture, read_picture

GPS, ORIENTATION = 0x8825, 0x0112


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def two_halves(width: int = 200, height: int = 100) -> Image.Image:
    """Red on the left, blue on the right."""
    picture = Image.new("RGB", (width, height), "red")
    picture.paste("blue", (width // 2, 0, width, height))
    return picture


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def png_that_claims(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_every_kind_becomes_webp_in_two_sizes(kind: str) -> None:
    picture = read_picture(saved(two_halves(2400, 1200), kind))
    assert [(one.size, one.width, one.height) for one in picture.renditions] == [
        ("card", 480, 240),
        ("full", 1600, 800),
    ]
    assert {opened(one.content).format for one in picture.renditions} == {"WEBP"}


def test_a_small_picture_is_not_made_larger() -> None:
    assert {(one.width, one.height) for one in read_picture(saved(two_halves(), "PNG")).renditions} == {(200, 100)}


def test_the_orientation_is_applied_and_nothing_else_of_exif_stays() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6  # to be turned by 90° to the right: the left half comes to the top
    exif.get_ifd(GPS)[1] = "N"
    picture = read_picture(saved(two_halves(), "JPEG", exif=exif, quality=95))
    for one in picture.renditions:
        upright = opened(one.content)
        assert upright.size == (100, 200)
        red, _, blue = upright.convert("RGB").crop((50, 20, 51, 21)).tobytes()
        assert red > 200 > 60 > blue
        assert not upright.getexif()
        assert not {"exif", "xmp", "icc_profile"} & upright.info.keys()


def test_transparent_parts_become_white_and_profiles_are_applied() -> None:
    clear = Image.new("RGBA", (40, 40), (255, 0, 0, 0))
    white = opened(read_picture(saved(clear, "PNG")).renditions[0].content).convert("RGB")
    assert white.getpixel((5, 5)) == (255, 255, 255)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert read_picture(saved(two_halves(), "JPEG", icc_profile=profile)).renditions[0].width == 200


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "CMYK", "I;16"])
def test_every_way_to_hold_colours_is_taken(mode: str) -> None:
    kind = "TIFF" if mode == "CMYK" else "PNG"
    content = saved(Image.new(mode, (30, 20)), "JPEG" if kind == "TIFF" else kind)
    assert read_picture(content).renditions[0].height == 20


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "Không đọc được"),
        (b"GIF89a" + b"\0" * 50, "Không đọc được"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Không đọc được"),
        (saved(Image.new("RGB", (400, 400)), "JPEG")[:300], "Không đọc được"),
        (png_that_claims(9_000, 9_000), "64 triệu điểm ảnh"),
        (png_that_claims(100_000, 100_000), "64 triệu điểm ảnh"),
        (b"\0" * (MOST_BYTES + 1), "lớn hơn 25 MB"),
    ],
)
def test_what_is_no_usable_picture_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(UnusablePicture, match=why):
        read_picture(content)


def test_the_same_file_has_the_same_name() -> None:
    content = saved(two_halves(), "PNG")
    assert read_picture(content).sha256 == read_picture(content).sha256
    assert set(SIZES) == {"card", "full"}
