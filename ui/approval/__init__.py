"""Asking for approval, answering, and taking answers in."""
