"""A postmortem for the web: one HTML file that needs nothing else, or a page of Confluence.

Both are trees of elements (`markup`), never strings put together: what was typed is text in them,
whatever it looks like.
"""
