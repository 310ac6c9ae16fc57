"""All settings, read once from the environment (prefix DVK_) and from a file .env beside the program."""

import ipaddress
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent

_SECRET = ("DVK_DATABASE_URL", "DVK_DATABASE_READ_URL", "DVK_OIDC_CLIENT_SECRET", "DVK_METRICS_TOKEN")
"""Never written to a terminal or a log; an address may hold a password."""


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
    database_read_url: str = Field(
        default="",
        pattern=r"^(postgresql(\+psycopg)?://.+)?$",
        description="Address of a PostgreSQL standby that may answer what readers ask.",
    )
    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(default=8501, ge=1, le=65535, description="Port to listen on.")
    access: Literal["open", "login"] | None = Field(
        default=None,
        description="Who may view: open = everybody, login = who has an account; unset = by the origin.",
    )
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="Host names under which the dashboard is reached, separated by commas; *.name for all below.",
    )
    trusted_proxies: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), description="Addresses or networks of the proxies whose X-Forwarded-… headers are believed."
    )
    session_hours: float = Field(default=24 * 7, gt=0, description="A session ends this long after signing in.")
    session_idle_minutes: float = Field(
        default=8 * 60, gt=0, description="A session ends after not being used this long."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(default="INFO", description="How much is logged.")
    log_format: Literal["text", "json"] = Field(default="text", description="Lines of the log as text or as JSON.")
    metrics_token: SecretStr = Field(
        default=SecretStr(""), description="Who has it may read /metrics; unset, this machine alone may."
    )
    backup_folder: str = Field(default="", description="Where backups are written, to show how old the newest is.")

    oidc_issuer: str = Field(default="", pattern=r"^(https?://.+)?$", description="Single sign-on: its issuer.")
    oidc_client_id: str = Field(default="", description="Single sign-on: the identifier of this dashboard.")
    oidc_client_secret: SecretStr = Field(
        default=SecretStr(""), description="Single sign-on: the secret, if it has one."
    )
    oidc_role_claim: str = Field(default="", description="Single sign-on: the claim that holds roles or groups.")
    oidc_roles: Annotated[dict[str, str], NoDecode] = Field(
        default={}, description="Single sign-on: value of the claim = role, separated by commas."
    )

    @field_validator("allowed_hosts", "trusted_proxies", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        return (
            tuple(part.strip().lower() for part in value.split(",") if part.strip())
            if isinstance(value, str)
            else value
        )

    @field_validator("trusted_proxies")
    @classmethod
    def _networks(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for network in value:
            ipaddress.ip_network(network, strict=False)
        return value

    @field_validator("oidc_roles", mode="before")
    @classmethod
    def _paired(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        pairs = [part.rsplit("=", 1) for part in value.split(",") if part.strip()]
        if any(len(pair) != 2 or pair[1].strip() not in ("viewer", "editor", "admin") for pair in pairs):
            raise ValueError("value=role, … with the roles viewer, editor, admin")
        return {name.strip(): role.strip() for name, role in pairs}


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
        told = "" if name in _SECRET else f": {first['input']!r}"
        raise BrokenSettings(
            f"Cài đặt {name} có giá trị không dùng được{told}. Hãy sửa biến môi trường hoặc tệp .env."
        ) from (None if name in _SECRET else error)
