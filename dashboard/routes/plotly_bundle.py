"""Plotly's bundle: the basic one where the install brought it, else the full one of the Python package.

Dash loads plotly.js when the first chart is shown, from an address of its own; under that address stands
the bundle we have. A page without a chart loads neither.
"""

from __future__ import annotations

from pathlib import Path

import plotly
from flask import Flask, Response, send_file

PATH = "/_dash-component-suites/plotly/package_data/plotly.min.js"
ENDPOINT = "plotly bundle"
BASIC = Path(__file__).parent.parent / "assets" / "vendor" / "plotly-basic.min.js"
FULL = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


def register(server: Flask) -> None:
    """Serve the bundle at the address that Dash asks for."""

    def view() -> Response:
        return send_file(BASIC if BASIC.is_file() else FULL, mimetype="text/javascript")

    server.add_url_rule(PATH, ENDPOINT, view)
