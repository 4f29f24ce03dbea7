"""The files of a request hold what approvers are to read, and nothing of the meeting's cards."""

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from pmdesk.changes import insert
from pmdesk.model import Note
from tests import examples
from ui.approval.courier import Parcel, write
from ui.background import Job


def test_the_report_for_approvers_prints_no_card_of_the_meeting(tmp_path: Path) -> None:
    base = examples.sample_like_record()
    started = examples.CREATED
    held = base.meeting.having(started_at=started, ended_at=started + timedelta(hours=1))
    card = Note.checked(record_id=base.id, text="Ask gently about the rota")
    record = insert("", card).applied_to(base.putting(held))
    parcel = Parcel(record, record, (), tmp_path, names=False, paper="A4", day=date(2026, 3, 2))
    report = write(parcel, {}, Job())[0]
    said = " ".join(page.extract_text() for page in PdfReader(BytesIO(report.read_bytes())).pages)
    assert "Settings are rolled out" in " ".join(said.split())
    assert "Ask gently" not in said
