"""What a tracker answers is turned into one sentence that says what happened and what to do."""

import json

import pytest

from pmdesk.trackers.exchange import (
    Fault,
    Operation,
    Request,
    Response,
    complaints,
    drive,
    expect,
    get,
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"errorMessages": ["No."], "errors": {"summary": "Too long."}}, "No.; summary: Too long"),
        (
            {"message": "Validation Failed", "errors": [{"message": "body is too long"}]},
            "body is too long; Validation Failed",
        ),
        ({"message": {"title": ["is too long"]}}, "title: is too long"),
        ({"error": "404 Not found"}, "404 Not found"),
        ({"errors": ["Subject cannot be blank"]}, "Subject cannot be blank"),
        (
            {"errors": [{"message": "x", "extensions": {"userPresentableMessage": "Team gone"}}]},
            "x; Team gone",
        ),
        (["a", "a"], "a"),
        (None, ""),
        (7, ""),
    ],
)
def test_what_trackers_complain_about_is_found_in_every_shape(content: object, said: str) -> None:
    assert complaints(content) == said


@pytest.mark.parametrize("status", [301, 400, 401, 403, 404, 409, 410, 413, 418, 422, 429, 500])
def test_every_status_has_a_sentence_with_what_to_do(status: int) -> None:
    body = json.dumps({"message": "Because."}).encode()
    with pytest.raises(Fault) as raised:
        expect(Response(status, body), "Jira", "the project OPS", 201)
    sentence = str(raised.value)
    assert sentence.startswith(("Jira", "This"))
    assert sentence.endswith(".")
    assert ".." not in sentence
    assert raised.value.status == status


def test_only_answers_that_leave_it_open_count_as_unknown() -> None:
    def is_unknown(status: int) -> bool:
        with pytest.raises(Fault) as raised:
            expect(Response(status), "Jira", "it", 201)
        return raised.value.unknown

    assert [status for status in (200, 400, 404, 422, 429, 500, 503) if is_unknown(status)] == [
        200, 500, 503,
    ]  # fmt: skip


def test_a_page_in_place_of_an_answer_is_not_taken_for_one() -> None:
    with pytest.raises(Fault, match="sign-in page"):
        expect(Response(200, b"<html>Sign in</html>"), "Jira", "it", 200)
    assert expect(Response(204), "Jira", "it", 204) is None


def test_an_operation_can_answer_a_fault_itself() -> None:
    def operation() -> Operation[str]:
        try:
            yield get("/a")
        except Fault:
            response = yield get("/b", q="1")
            return str(response.status)
        return "never"

    def send(request: Request) -> Response:
        if request.path == "/a":
            raise Fault("No answer.")
        return Response(200)

    assert drive(operation(), send) == "200"


def test_deep_nesting_is_no_answer() -> None:
    assert Response(200, b"[" * 100_000).content is None


def test_an_answer_that_lacks_what_it_must_have_is_a_sentence() -> None:
    def operation() -> Operation[str]:
        response = yield get("/a")
        return str(response.content["key"])

    with pytest.raises(Fault, match=r"how to read\. It was looking for key") as raised:
        drive(operation(), lambda _: Response(201, b"{}"))
    assert raised.value.unknown
    with pytest.raises(Fault, match="does not know how to read"):
        drive(operation(), lambda _: Response(201, b"7"))
