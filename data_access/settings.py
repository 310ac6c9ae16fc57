"""All settings, read once from the environment (prefix DVK_) and from a file .env beside the program."""

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class BrokenSettings(Exception):
    """A setting has a value that cannot be used; the message names it in one Vietnamese sentence."""


class Settings(BaseSettings):
    """The settings of one process. docs/cai-dat.md explains each to the person who installs it."""

    model_config = SettingsConfigDict(env_prefix="DVK_", env_file=ROOT / ".env", extra="ignore", frozen=True)

    database_url: str = Field(
        default=f"sqlite:///{ROOT / 'data' / 'dan-van-kheo.sqlite3'}",
        pattern=r"^(sqlite:///|postgresql(\+psycopg)?://).+",
        description="SQLAlchemy address of the database: sqlite:///… or postgresql://…",
    )
    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(default=8501, ge=1, le=65535, description="Port to listen on.")
    access: Literal["open", "login"] | None = Field(
        default=None,
        description="Who may view: open = everybody, login = who has an account; unset = by the origin.",
    )
    session_hours: float = Field(default=24 * 7, gt=0, description="A session ends this long after signing in.")
    session_idle_minutes: float = Field(
        default=8 * 60, gt=0, description="A session ends after not being used this long."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(default="INFO", description="How much is logged.")


@cache
def settings() -> Settings:
    """Return the settings of this process.

    Errors: BrokenSettings naming the first variable that is wrong and the value that was refused.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "DVK_" + "_".join(str(part) for part in first["loc"]).upper()
        raise BrokenSettings(
            f"Cài đặt {name} có giá trị không dùng được: {first['input']!r}. Hãy sửa biến môi trường hoặc tệp .env."
        ) from error
