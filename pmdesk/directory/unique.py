"""Names that tell items of a kind apart, in any case: files are merged by them."""

from pmdesk.changes import Change, set_fields
from pmdesk.errors import InvalidValue
from pmdesk.model import Item
from pmdesk.record import Record


def require_free(record: Record, kind: type[Item], name: str, besides: str = "") -> None:
    """Raise `InvalidValue` where an item of a kind has a name already, but for one identity."""
    wanted = _folded(name)
    for item in record.all(kind):
        known = str(item.__dict__["name"])
        if item.id != besides and _folded(known) == wanted:
            raise InvalidValue(f"“{known}” is there already. Take another name.", "name")


def rename(label: str, record: Record, item: Item, name: str) -> Change:
    """Return the change that gives an item another name; raises where that one is taken."""
    require_free(record, type(item), name, item.id)
    return set_fields(label, item, name=name)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
