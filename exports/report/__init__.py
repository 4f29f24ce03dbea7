"""The report over a library as files; titles of incidents, which may name people, stay behind."""

from exports.report.formats import FORMATS, file_name

__all__ = ["FORMATS", "file_name"]
