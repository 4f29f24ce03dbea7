"""The official specifications of trackers, which lie beside the project where they are at all."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from openapi_core import OpenAPI
from openapi_core.exceptions import OpenAPIError
from openapi_core.templating.paths.exceptions import PathNotFound
from openapi_core.testing import MockRequest

from pmdesk.trackers.exchange import Request

_FOLDER = Path(__file__).resolve().parents[4] / "shared" / "conformance"


def text_of(name: str) -> str:
    """Return a specification, or skip the test where it is not there."""
    path = _FOLDER / name
    if not path.exists():
        pytest.skip(f"there is no {name} beside the project")
    return path.read_text(encoding="utf-8")


@cache
def openapi(name: str) -> tuple[OpenAPI, str]:
    """Return a specification and the address of the server that it is about."""
    content = json.loads(text_of(name))
    return OpenAPI.from_dict(content), content["servers"][0]["url"]


def objections(name: str, requests: Iterable[Request], headers: dict[str, str]) -> list[str]:
    """Return what a specification has to say against requests; `headers` go with each."""
    found = [_objection(*openapi(name), request, headers) for request in requests]
    return [objection for objection in found if objection]


def _objection(
    specification: OpenAPI, server: str, request: Request, headers: dict[str, str]
) -> str:
    args: dict[str, Any] = {}
    for key, value in request.query:
        args.setdefault(key, []).append(value)
    body = None if request.body is None else json.dumps(request.body).encode()
    mock = MockRequest(
        server, request.method.lower(), request.path, args=args, data=body,
        headers={**headers, **dict(request.headers)}, content_type="application/json",
    )  # fmt: skip
    try:
        specification.validate_request(mock)
    except PathNotFound:
        return f"{request.method} {unquote(request.path)} is not in it"
    except OpenAPIError as error:
        causes = getattr(error.__cause__, "schema_errors", ())
        said = "; ".join(getattr(cause, "message", str(cause)) for cause in causes)
        return f"{request.method} {request.path}: {error!r} {error.__cause__} {said}"
    return ""
