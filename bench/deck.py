"""`python -m bench.deck`: how long a presenter waits for the deck of a server just started, and for the next slide."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page

from bench.served import ROOT, chromium, served
from bench.targets import aim

_NEXT = """() => new Promise((done) => {
  const began = performance.now();
  dispatchEvent(new KeyboardEvent("keydown", { code: "ArrowRight", key: "ArrowRight" }));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
})"""
"""Goes to the next slide and waits until it is painted."""


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        environment = {"DVK_DATABASE_URL": f"sqlite:///{Path(folder) / 'deck.sqlite3'}"}
        subprocess.run(
            [sys.executable, "-m", "seed"],
            cwd=ROOT,
            env={**os.environ, **environment},
            check=True,
            stdout=subprocess.DEVNULL,
        )
        with served([sys.executable, "dashboard.py"], environment) as (address, _):
            page = browser.new_page(viewport={"width": 1920, "height": 1080})
            cold, warm = (_opened(page, f"{address}/trinh-chieu/xem") for _ in range(2))
            slides = page.locator(".slide").count()
            steps = [page.evaluate(_NEXT) for _ in range(slides - 1)]
    print("| bộ trình chiếu | mục tiêu | đo được |\n|---|---|---|")
    print(f"| mở lần đầu sau khi khởi động (ms) | < 1.500 | {cold:.0f} |")
    print(f"| mở lại (ms) | | {warm:.0f} |")
    next_slide = f"{statistics.median(steps):.0f}; lâu nhất {max(steps):.0f}"
    print(f"| trang sau, trung vị của {slides - 1} (ms) | < 50 | {next_slide} |")
    aim("Bộ trình chiếu, mở lần đầu", "225 mô hình", cold, 1500, "ms")
    aim("Bộ trình chiếu, trang sau lâu nhất", "225 mô hình", max(steps), 50, "ms")
    return 0


def _opened(page: Page, address: str) -> float:
    """Return the milliseconds until the first slide stands in its own type."""
    began = time.perf_counter()
    page.goto(address)
    page.locator(".slide.on").wait_for()
    page.evaluate("() => document.fonts.ready")
    return 1000 * (time.perf_counter() - began)


if __name__ == "__main__":
    sys.exit(main())
