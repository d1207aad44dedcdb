"""What every answer of the server says to the browser about trust."""

from __future__ import annotations

from flask import Flask, Response, request

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",  # the check marks in the style sheet are data: images
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",  # a respondent's link is in the address: it goes nowhere
}


def differs_by(response: Response, header: str) -> None:
    """Says that this answer is another one for who sends another such header, unless it says so already."""
    known = response.headers.get("Vary")
    if known is None:
        response.headers.add("Vary", header)
    elif header.lower() not in known.lower().split(", "):
        response.headers.set("Vary", f"{known}, {header}")


def add_headers(app: Flask) -> None:
    """Sets the headers on every answer, errors included; what an answer sets itself stays."""
    strict = {"Strict-Transport-Security": "max-age=31536000"} if app.config["HTTPS"] else {}
    for_static = tuple({**HEADERS, **strict}.items())
    for_pages = (*for_static, ("Cache-Control", "no-store"))

    @app.after_request
    def set_headers(response: Response) -> Response:
        own = {name for name, _ in response.headers}
        wanted = for_static if request.endpoint == "static" else for_pages
        response.headers.extend((name, text) for name, text in wanted if name not in own)
        return response
