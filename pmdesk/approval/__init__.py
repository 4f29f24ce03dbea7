"""Approval bound to content: what is approved, who decides, and what has changed since."""
