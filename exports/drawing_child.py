"""The process that draws: `python -m exports.drawing_child`, started by `exports.drawing` alone.

Reads [kind, text] as a line of JSON from its stdin, and answers {"drawn": text} or {"problem": text} in a line of its
stdout, until its stdin ends. Kind svg: a Vega-Lite specification becomes SVG; png: SVG becomes PNG in Base64.
"""

import json
import os
import sys
from base64 import b64encode

import vl_convert

from exports.fonts import FONTS

_ANY_CHART = json.dumps({"data": {"values": [{"a": 1}]}, "mark": "bar", "encoding": {"x": {"field": "a"}}})


def main() -> None:
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever else is printed goes to stderr
    vl_convert.register_font_directory(str(FONTS))
    vl_convert.vegalite_to_svg(_ANY_CHART, allowed_base_urls=[])  # loads what every chart needs
    for line in sys.stdin:
        kind, told = json.loads(line)
        try:
            answer = {"drawn": _svg(told) if kind == "svg" else _png(told)}
        except (RuntimeError, ValueError) as problem:
            answer = {"problem": str(problem)}
        print(json.dumps(answer), file=out, flush=True)


def _svg(specification: str) -> str:
    svg: str = vl_convert.vegalite_to_svg(specification, allowed_base_urls=[])
    return svg


def _png(picture: str) -> str:
    return b64encode(vl_convert.svg_to_png(picture)).decode()


if __name__ == "__main__":
    main()
