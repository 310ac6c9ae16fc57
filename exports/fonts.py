"""The fonts of every document: Source Sans Pro, which has all Vietnamese letters."""

from pathlib import Path

import font_source_sans_pro

FONTS = Path(font_source_sans_pro.__file__).parent / "files"
