"""A picture from a camera or a phone, made safe and small: bounded decoding, upright, without EXIF and GPS, as WebP."""

import hashlib
import io
import warnings
from dataclasses import dataclass

import pillow_heif
from PIL import Image, ImageCms, ImageOps

MOST_BYTES = 25 * 1024 * 1024
MOST_PIXELS = 64_000_000
"""What today's phones make; a file that claims more is refused before it is decoded."""

SIZES = {"card": (480, 960), "full": (1600, 1600)}
"""Name of each rendition -> the box in pixels that it is fitted into; nothing is made larger than it was."""

FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
EXTENSIONS = ("jpg", "jpeg", "png", "webp", "heic", "heif")
_QUALITY = 82
_TOO_MANY = f"Ảnh có hơn {MOST_PIXELS // 1_000_000} triệu điểm ảnh. Hãy thu nhỏ ảnh rồi tải lại."

pillow_heif.register_heif_opener(thumbnails=False)


class UnusablePicture(Exception):
    """The file cannot be taken as a picture; the message says why in one Vietnamese sentence."""


@dataclass(frozen=True)
class Rendition:
    """One size of a picture, as WebP."""

    size: str
    width: int
    height: int
    content: bytes


@dataclass(frozen=True)
class Picture:
    """A picture in all its sizes; `sha256` is that of the file that was uploaded, which is not kept."""

    sha256: str
    renditions: tuple[Rendition, ...]


def read_picture(content: bytes) -> Picture:
    """Read a JPEG, PNG, WebP or HEIC file; of several frames the first.

    Errors: UnusablePicture.
    """
    if len(content) > MOST_BYTES:
        raise UnusablePicture(f"Tệp ảnh lớn hơn {MOST_BYTES // 1024 // 1024} MB. Hãy chọn ảnh nhỏ hơn.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Pillow finds odd in a file is either decoded or an exception below
            upright = _upright(content)
            renditions = tuple(_rendition(upright, size) for size in SIZES)
    except UnusablePicture:
        raise
    except Image.DecompressionBombError as error:
        raise UnusablePicture(_TOO_MANY) from error
    except Exception as error:  # decoders raise whatever a broken file makes them stumble over
        raise UnusablePicture("Không đọc được tệp ảnh: tệp bị hỏng hoặc không phải JPEG, PNG, WebP, HEIC.") from error
    return Picture(hashlib.sha256(content).hexdigest(), renditions)


def _upright(content: bytes) -> Image.Image:
    with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise UnusablePicture(_TOO_MANY)
        if opened.format == "JPEG":
            opened.draft("RGB", (2 * SIZES["full"][0], 2 * SIZES["full"][1]))
        opened.load()
        return _in_srgb(ImageOps.exif_transpose(opened))


def _in_srgb(picture: Image.Image) -> Image.Image:
    """Return the picture in RGB on white; wide colours of phones are brought into those of screens."""
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "RGBA", "CMYK"):
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = "RGBA" if picture.mode == "RGBA" else "RGB"
        converted = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode)
        picture = converted if converted is not None else picture
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    layered = picture.convert("RGBA")
    paper = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(paper, layered).convert("RGB")


def _rendition(upright: Image.Image, size: str) -> Rendition:
    fitted = upright.copy()
    fitted.thumbnail(SIZES[size], Image.Resampling.LANCZOS)
    stream = io.BytesIO()
    fitted.save(stream, "WEBP", quality=_QUALITY, method=4, exif=b"", icc_profile=b"", xmp=b"")
    return Rendition(size, fitted.width, fitted.height, stream.getvalue())
