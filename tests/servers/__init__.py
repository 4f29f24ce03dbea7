"""Real servers and importers, told of our files and asked what they understood.

`.ci/servers` installs what is not a Python package. Where that did not happen, these tests are
skipped; in CI they fail.
"""
