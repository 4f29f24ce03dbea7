"""A team's own templates, kept in the services directory."""

from pmdesk.model import Template
from pmdesk.record import Record
from pmdesk.texts import templates
from tests.pmdesk.taken_back import applied

DIRECTORY = Record("directory")


def test_a_template_is_kept_changed_and_given_up_again() -> None:
    record = applied(DIRECTORY, templates.keep(DIRECTORY, "invitation", "Come, $owner."))
    assert templates.chosen("invitation", record.all(Template)) == "Come, $owner."
    record = applied(record, templates.keep(record, "invitation", "Please come."))
    assert [each.text for each in record.all(Template)] == ["Please come."]
    usual = templates.default("invitation")
    record = applied(record, templates.keep(record, "invitation", usual))
    assert record.all(Template) == ()
    assert templates.chosen("invitation", record.all(Template)) == usual
