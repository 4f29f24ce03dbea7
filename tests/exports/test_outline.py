"""The outline has every section, in order, and says what is missing."""

from datetime import date

from exports.blocks import (
    Bullets,
    Cause,
    Heading,
    Paragraph,
    Picture,
    Reason,
    Table,
    TitleBlock,
    TreeFigure,
)
from exports.options import Options
from exports.outline import NO_FIX, NOT_FILLED, outline, prose
from pmdesk.approval.digests import approved_content, short
from pmdesk.changes import insert
from pmdesk.model import ActionState, Attachment, Mark, SectionKey
from pmdesk.pictures import StoredImage, add_to_event
from pmdesk.record import Record
from tests.examples import (
    RECORD_ID,
    action,
    at,
    event,
    record,
    root_of,
    sample_like_record,
    why,
    with_impact,
    written,
)

FILLED = sample_like_record()


def title_facts(given: Record, options: Options | None = None) -> dict[str, str]:
    (block,) = [b for b in outline(given, options) if isinstance(b, TitleBlock)]
    return {fact.label: fact.text for fact in block.facts}


def after(given: Record, key: SectionKey) -> list[object]:
    """Return the blocks of a section."""
    blocks = list(outline(given))
    places = [n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.level <= 2]
    start = next(n for n in places if getattr(blocks[n], "key", "") == key.value)
    end = next((n for n in places if n > start), len(blocks))
    return list(blocks[start + 1 : end])


def test_all_sections_come_in_order() -> None:
    headings = [b for b in outline(record()) if isinstance(b, Heading) and b.level == 2]
    assert [heading.key for heading in headings] == [key.value for key in SectionKey]


def test_an_empty_section_says_so() -> None:
    for key in SectionKey:
        assert after(record(), key) == [Paragraph(NOT_FILLED, muted=True)]


def test_a_filled_section_does_not_say_that_it_is_empty() -> None:
    said = [
        key
        for key in SectionKey
        if Paragraph(NOT_FILLED, muted=True) in after(sample_like_record(), key)
    ]
    assert said == [SectionKey.RECURRENCE]


def test_sections_can_be_left_out_and_with_them_their_part() -> None:
    chosen = Options(sections=(SectionKey.SUMMARY, SectionKey.ACTIONS))
    headings = [b.text for b in outline(record(), chosen) if isinstance(b, Heading)]
    assert headings == ["Incident", "Summary", "Follow-up", "Actions"]


def test_the_impact_has_its_times_and_its_length_in_the_zone_of_the_record() -> None:
    given = root_of(sample_like_record(), zone="Europe/Berlin")
    assert title_facts(given)["Impact"] == "1 Mar 2026, 15:20 – 16:10 (50 min)"


def test_an_impact_known_in_part_says_what_is_known() -> None:
    assert "Impact" not in title_facts(record())
    begun = record(impact_start=at("14:20"))
    assert title_facts(begun)["Impact"] == "from 1 Mar 2026, 14:20"


def test_an_impact_that_ends_before_it_began_has_no_length() -> None:
    wrong = record(impact_start=at("14:20"), impact_end=at("13:00"))
    assert "(" not in title_facts(wrong)["Impact"]


def test_people_are_named_by_role_unless_names_are_asked_for() -> None:
    given = sample_like_record()
    assert title_facts(given)["Took part"] == "On-call engineer"
    assert title_facts(given, Options(names=True))["Took part"] == "Robin Doe (On-call engineer)"


def test_typed_text_is_split_at_empty_lines_and_lists() -> None:
    assert list(prose("One\ntwo\n\n\nThree:\n- a\n- b\nend")) == [
        Paragraph("One\ntwo"),
        Paragraph("Three:"),
        Bullets(("a", "b")),
        Paragraph("end"),
    ]


def test_nothing_typed_gives_nothing() -> None:
    assert list(prose("")) == list(prose(" \n\n \n")) == []


def test_times_have_their_day_only_where_there_are_several() -> None:
    def times(given: Record) -> list[str]:
        (table,) = [b for b in after(given, SectionKey.TIMELINE) if isinstance(b, Table)]
        return [row[0].text for row in table.rows]

    one = record(event("10:00", "a"), event("11:00", "b", approximate=True))
    two = record(event("10:00", "a"), event("11:00", "b", day="2026-03-02"))
    assert times(one) == ["10:00", "~11:00"]
    assert times(two) == ["1 Mar 2026, 10:00", "2 Mar 2026, 11:00"]


def reasons(given: Record) -> list[Reason]:
    (tree,) = [b for b in after(given, SectionKey.WHYS) if isinstance(b, TreeFigure)]
    return list(tree.reasons)


def test_whys_are_told_from_the_top_down_with_what_they_are() -> None:
    assert [(r.depth, r.caption) for r in reasons(sample_like_record())] == [
        (0, "IMPACT"),
        (1, "WHY 1 · PROXIMATE"),
        (2, "WHY 2"),
        (3, "★ ROOT CAUSE · CHANGE"),
        (1, "WHY 1 · CONTRIBUTING"),
        (2, "★ ROOT CAUSE · ARCHITECTURE"),
    ]


def test_a_root_cause_that_nothing_fixes_is_pointed_out() -> None:
    given = with_impact(record(why("a", "impact", "No test", Mark.ROOT)), "Down")
    assert reasons(given)[-1].note == NO_FIX
    (cause,) = [b for b in after(given, SectionKey.CAUSES) if isinstance(b, Cause)]
    assert cause.fixes == ()


def test_a_root_cause_lists_the_priority_actions_that_fix_it() -> None:
    causes = [b for b in after(sample_like_record(), SectionKey.CAUSES) if isinstance(b, Cause)]
    assert [cause.category for cause in causes] == ["Change", "Architecture"]
    assert causes[0].fixes == (
        "Add a load test to the rollout of settings (Payments, due 1 Apr 2026, raised)",
    )


def test_actions_are_told_apart_by_kind_and_name_the_cause_they_fix() -> None:
    blocks = after(sample_like_record(), SectionKey.ACTIONS)
    titles = [b.text for b in blocks if isinstance(b, Heading)]
    assert titles == ["Priority actions: they fix a root cause", "Improvement actions"]
    priority, improvement = (b for b in blocks if isinstance(b, Table))
    assert [row[0].note for row in priority.rows] == ["Root cause 1", "Root cause 2"]
    assert len(improvement.rows) == 1


def test_a_declined_action_says_why() -> None:
    given = record(action("a", "Buy more", state="declined", declined_because="Too dear."))
    (table,) = [b for b in after(given, SectionKey.ACTIONS) if isinstance(b, Table)]
    assert table.rows[0][0].note == "Declined because: Too dear."


def test_an_action_says_why_it_is_due_later_who_committed_by_role_and_when_it_was_done() -> None:
    made = action(
        "1", "Limit it", due=date(2026, 5, 1), due_reason="The parts come in April",
        committed_by="Ada Park", committed_role="Head of Payments",
        committed_on=date(2026, 3, 2), done_on=date(2026, 4, 30), state=ActionState.DONE,
    )  # fmt: skip
    (table,) = (b for b in after(record(made), SectionKey.ACTIONS) if isinstance(b, Table))
    (row,) = table.rows
    assert row[0].note.splitlines() == [
        "Due date agreed because: The parts come in April",
        "Done on 30 Apr 2026",
    ]
    assert row[-1].note == "by Head of Payments 2 Mar 2026"


def test_an_approval_says_what_was_approved_and_what_harmless_has_changed_since() -> None:
    content = approved_content(FILLED)
    approved = root_of(FILLED, approved_digest=content, approved_at=at("15:00"))
    now = written(approved, {SectionKey.FAULT: "Other words."})
    said = [b for b in outline(now, Options(approved=approved)) if isinstance(b, Paragraph)]
    assert any(f"Content {short(content)} ({content})." in paragraph.text for paragraph in said)
    blocks = list(outline(now, Options(approved=approved)))
    place = blocks.index(Heading(3, "Changed since approval: 1 harmless change", "approval.since"))
    listed = blocks[place + 1]
    assert isinstance(listed, Bullets)
    assert "Other words." in listed.items[0]
    unchanged = outline(approved, Options(approved=approved))
    assert Heading(3, "Changed since approval: nothing", "approval.since") in unchanged


def test_pictures_stand_in_their_section() -> None:
    shown = Attachment.checked(
        record_id=RECORD_ID, section=SectionKey.FAULT, name="graph.png", caption="Errors",
        width=10, height=5, sha256="0" * 64,
    )  # fmt: skip
    given = insert("Add", shown).applied_to(written(record(), {SectionKey.FAULT: "It failed."}))
    blocks = after(given, SectionKey.FAULT)
    assert blocks == [Paragraph("It failed."), Picture("0" * 64, "graph.png", "Errors", 10, 5)]


def test_a_picture_of_an_event_stands_below_it_and_the_table_goes_on() -> None:
    base = record(event("14:20", "builds fail"), event("14:30", "seen"))
    shown = add_to_event(base, base.events[0].id, "graph.png", StoredImage("0" * 64, 8, 8))
    blocks = after(shown.applied_to(base), SectionKey.TIMELINE)[2:]
    assert [type(block) for block in blocks] == [Table, Picture, Table]
    first, _, second = blocks
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    assert [row[1].text for row in (*first.rows, *second.rows)] == ["builds fail", "seen"]


def test_marks_of_an_event_are_told_in_words() -> None:
    base = record(event("14:20", "builds fail", key_moment=True, learned_later=True))
    (table,) = (b for b in after(base, SectionKey.TIMELINE) if isinstance(b, Table))
    assert table.rows[0][1].note == "★ Key moment · Learned later"
