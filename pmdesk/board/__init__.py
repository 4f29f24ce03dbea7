"""The actions of many records side by side: what a card says, in which column it stands."""

from pmdesk.board.cards import Card, When, cards_of
from pmdesk.board.columns import Column, Grouping, columns
from pmdesk.board.query import Query

__all__ = ["Card", "Column", "Grouping", "Query", "When", "cards_of", "columns"]
