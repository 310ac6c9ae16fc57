"""How large an uploaded file may be; every limit can be set by an environment variable DVK_UPLOAD_…."""

from functools import cache

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from data_access.settings import ROOT

MEGABYTE = 1_000_000


class Limits(BaseSettings):
    """The limits of one process. A file over one of them is refused by name before it is unpacked."""

    model_config = SettingsConfigDict(env_prefix="DVK_UPLOAD_", env_file=ROOT / ".env", extra="ignore", frozen=True)

    browser_bytes: int = Field(default=50 * MEGABYTE, gt=0, description="Largest file taken from a browser, in bytes.")
    file_bytes: int = Field(default=1000 * MEGABYTE, gt=0, description="Largest file on the command line, in bytes.")
    unpacked_bytes: int = Field(default=500 * MEGABYTE, gt=0, description="Largest workbook when unpacked, in bytes.")
    unpacked_ratio: int = Field(default=200, gt=0, description="Unpacked bytes per packed byte of a workbook.")
    rows: int = Field(default=1_000_000, gt=0, description="Rows of a table.")
    columns: int = Field(default=200, gt=0, description="Columns of a table.")
    cells: int = Field(default=25_000_000, gt=0, description="Cells in the rectangle that a worksheet spans.")
    cell_characters: int = Field(default=10_000, gt=0, description="Characters in a cell.")
    child_rows: int = Field(default=5_000, ge=0, description="Files with more rows are worked on in a child process.")


@cache
def limits() -> Limits:
    """Return the limits of this process."""
    return Limits()
