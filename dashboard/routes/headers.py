"""Headers: what every answer says of how it may be used, and for how long it may be kept."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Flask, Response, request

_YEAR = "public, max-age=31536000, immutable"
_PLAIN = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    # Which figures somebody looks at is nobody else's business.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def register(server: Flask, script_hashes: Sequence[str]) -> None:
    """Set the headers on every answer; `script_hashes` are of the scripts written into the page itself."""
    headers = _PLAIN | {"Content-Security-Policy": content_security_policy(script_hashes)}

    def after(response: Response) -> Response:
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        _say_how_long(response)
        return response

    server.after_request(after)


def content_security_policy(script_hashes: Sequence[str]) -> str:
    """Everything from here alone; styles in the page are allowed, since Mantine and Plotly write them."""
    rules = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", *script_hashes]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "connect-src": "'self'",
        "frame-ancestors": "'self'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "object-src": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _say_how_long(response: Response) -> None:
    """A year for files whose address changes with them; all else is asked after each time."""
    named_by_content = request.path.startswith("/assets/") and "m" in request.args
    fingerprinted = response.cache_control.max_age == 31_536_000
    if response.status_code in (200, 304) and (named_by_content or fingerprinted):
        response.headers["Cache-Control"] = _YEAR
    else:
        response.headers.setdefault("Cache-Control", "no-cache")
