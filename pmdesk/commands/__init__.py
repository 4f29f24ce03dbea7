"""What pmdesk does without its window: a module for each command, which is named like it.

Each has `add_options(parser)`, which says what the command takes, and `run(chosen)`, which returns
the exit code: 0, or 1 where something is as nobody wants it. What goes wrong is a `PmdeskError`.
"""
