"""Azure DevOps in memory, with a project Ops and the work item 9 of the incident."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pmdesk.trackers.exchange import Request, Response
from tests.pmdesk.trackers.servers.memory import Handler, Made, Memory, said

_DUE = "/fields/Microsoft.VSTS.Scheduling.DueDate"


@dataclass
class AzureMemory(Memory):
    has_due: bool = True
    refuses: str = ""
    pointers: list[tuple[str, str]] = field(default_factory=list)

    def routes(self) -> Mapping[tuple[str, str], Handler]:
        me = {"authenticatedUser": {"providerDisplayName": "Ann"}}
        return {
            ("GET", "/_apis/connectionData"): lambda _: said(200, me),
            ("GET", "/_apis/projects/Ops"): lambda _: said(200, {"name": "Ops"}),
            ("POST", r"/Ops/_apis/wit/workitems/\$Task"): self.create,
            ("POST", "/Ops/_apis/wit/wiql"): self.find,
            ("GET", r"/_apis/wit/workitems/(\d+)"): self.item,
            ("PATCH", r"/_apis/wit/workitems/(\d+)"): self.relate,
        }

    def create(self, request: Request) -> Response:
        values = {part["path"]: part["value"] for part in request.body}
        if _DUE in values and not self.has_due:
            return said(400, {"message": f"TF51535: Cannot find field {_DUE[8:]}."})
        if self.refuses:
            return said(400, {"message": self.refuses})
        if dict(request.query).get("validateOnly") == "true":
            return said(200, {"id": -1})
        tags = tuple(values["/fields/System.Tags"].split("; "))
        made = self.make(
            values["/fields/System.Title"], values["/fields/System.Description"], tags, values
        )
        return said(200, self.shown(made))

    def shown(self, made: Made) -> dict[str, Any]:
        number = str(80 + made.number)
        relations = [
            {"rel": kind, "url": f"{self.site}/acme-id/_apis/wit/workItems/{of}"}
            for of, to, kind in self.links
            if to == number
        ] + [{"rel": "Hyperlink", "url": url} for of, url in self.pointers if of == number]
        state = {"System.State": "Closed" if made.is_done else "New"}
        return {"id": int(number), "fields": state, "relations": relations}

    def find(self, request: Request) -> Response:
        (label,) = re.findall("'([^']+)'", request.body["query"])
        return said(200, {"workItems": [{"id": 80 + m.number} for m in self.searched(label)]})

    def item(self, _request: Request, number: str) -> Response:
        made = next((m for m in self.issues if str(80 + m.number) == number), None)
        return said(200, self.shown(made)) if made else said(404, {"message": "TF401232: gone"})

    def relate(self, request: Request, number: str) -> Response:
        (added,) = request.body
        value = added["value"]
        if value["rel"] == "Hyperlink":
            self.pointers.append((number, value["url"]))
            return said(200, {"id": int(number)})
        other = value["url"].rpartition("/")[2]
        if not self.tie(other, number, value["rel"]):
            return said(400, {"message": "VS403654: Relation already exists."})
        return said(200, {"id": int(number)})
