"""How the layout of a tree grows, and what an edit costs in a large one that is on the screen."""

import math
import random
import statistics
from collections.abc import Callable
from functools import partial
from itertools import count

from PySide6.QtWidgets import QApplication

from pmdesk import creation
from pmdesk.changes import insert, set_fields
from pmdesk.model import Why
from pmdesk.ranks import spread
from pmdesk.record import Record
from pmdesk.session import Session
from pmdesk.whys.tree_layout import Node, layout
from tests.benchmarks.pairs import Result, measure, timed
from tests.fakes import FakeAsk, FakeClock
from ui.document import Document
from ui.theme import theme
from ui.whys.view import WhysView

SIZES = (250, 500, 1_000, 2_000, 4_000)
LARGE, SMALL = 2_000, 20
_ROUNDS = 9


def run() -> list[Result]:
    """Measure the slope of the layout's time, and edits that do and do not change a card's size."""
    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else QApplication(["bench"])
    theme.start(app, "light", 100, reduced_motion=True)
    large, small, bare = _shown(LARGE), _shown(SMALL), _tree(LARGE)
    found = [
        _growth(),
        measure(
            f"a reason edited among {LARGE}",
            timed(_typing(large, 0), 10),
            timed(_typing(small, 0), 10),
            against=f"the same among {SMALL}",
        ),
        measure(
            f"… and all moved among {LARGE}",
            timed(_typing(large, 40), 10),
            timed(lambda: layout(bare)),
            limit=5.0,
            against="the layout alone",
        ),
    ]
    for view in (large, small):
        view.close()
    return found


def _growth() -> Result:
    """Return the slope of time against size, both as logarithms: 1 where time is in proportion."""
    trees = {size: _tree(size) for size in SIZES}
    works = {size: timed(partial(layout, tree), 3) for size, tree in trees.items()}
    rounds = [{size: work() for size, work in works.items()} for _ in range(_ROUNDS)]
    times = {size: min(found[size] for found in rounds) for size in SIZES}
    xs = [math.log(size) for size in SIZES]
    ys = [math.log(times[size]) for size in SIZES]
    slope = statistics.linear_regression(xs, ys).slope
    told = ", ".join(f"{size}: {times[size] * 1000:.1f} ms" for size in SIZES)
    ours, bare = times[SIZES[-1]], times[SIZES[0]]
    return Result("growth of the layout (slope)", ours, bare, slope, 1.1, told)


def _tree(size: int) -> Node:
    """Return a tree of random shape, the same every time."""
    chance = random.Random(size)  # noqa: S311 - shapes, not secrets
    below: dict[int, list[int]] = {}
    for number in range(1, size):
        below.setdefault(chance.randrange(max(0, number - 40), number), []).append(number)
    made: dict[int, Node] = {}
    for number in reversed(range(size)):
        children = tuple(made.pop(child) for child in below.get(number, ()))
        box = (chance.uniform(130, 280), chance.uniform(60, 140))
        made[number] = Node(str(number), *box, children)
    return made[0]


def _shown(size: int) -> WhysView:
    chance, clock = random.Random(size), FakeClock()  # noqa: S311 - shapes, not secrets
    session = Session(Record("pm"), clock=clock)
    session.edit(creation.blank("pm", clock(), title="Cards were refused"))
    whys = [*session.record.reasons()]
    for rank in spread(size):
        parent = chance.choice(whys[-30:])
        text = f"Reason {len(whys)} among many others"
        whys.append(Why.checked(record_id="pm", parent_id=parent.id, rank=rank, text=text))
    session.edit(insert("Import", *whys[1:]))
    view = WhysView(Document(session, lambda _edit: None), FakeAsk())
    view.resize(1100, 760)
    view.show()
    view.show_item(whys[len(whys) // 2].id)
    QApplication.processEvents()
    return view


def _typing(view: WhysView, words: int) -> Callable[[], None]:
    """Return what writes into the middle reason; with `words` its card changes its size."""
    document, numbers = view.document, count()
    middle = document.record.all(Why)[len(document.record.all(Why)) // 2].id

    def edit() -> None:
        number = next(numbers)
        text = f"Another reason {number % 10} " + "word " * (words * (number % 2))
        why = document.record.item(Why, middle)
        document.edit(set_fields("Edit reason", why, text=text))
        QApplication.processEvents()

    return edit
