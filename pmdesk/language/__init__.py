"""The language coach: finds wording that turns a review towards persons, and says it otherwise."""

from pmdesk.language.actions import Lack, Property, Wording, check_action
from pmdesk.language.checking import check
from pmdesk.language.finding import Category, Finding, Strength

__all__ = [
    "Category",
    "Finding",
    "Lack",
    "Property",
    "Strength",
    "Wording",
    "check",
    "check_action",
]
