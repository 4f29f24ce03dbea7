"""The categories of root causes, as they are offered."""

from pmdesk.model import Category

CATEGORIES = tuple(category for category in Category if category is not Category.NONE)
"""The categories that can be chosen, in the order of their keys from 1."""
