"""The style sheet of a page: the palettes of the window, for the screen and for paper."""

import tomllib

import resources

_RULES = """
* { box-sizing: border-box; }
html { background: var(--bg); color: var(--text); }
body {
  max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem;
  font: 1rem/1.55 "Noto Sans", system-ui, "Segoe UI", sans-serif; overflow-wrap: anywhere;
}
h1 { font-size: 1.9rem; line-height: 1.25; margin: 0 0 .25rem; white-space: pre-wrap; }
h2 {
  font-size: .95rem; color: var(--accent); border-bottom: 1px solid var(--accent);
  margin: 2.6rem 0 .75rem; padding-bottom: .2rem; text-transform: uppercase;
}
h3 { font-size: 1.3rem; margin: 1.8rem 0 .5rem; }
h4 { font-size: 1rem; margin: 1rem 0 .4rem; }
p, li, td, th, figcaption, small { white-space: pre-wrap; }
p { margin: .5rem 0; }
a { color: var(--accent); }
a:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.muted, small, figcaption, footer { color: var(--muted); }
.muted em { font-style: normal; }
.chip {
  display: inline-block; padding: 0 .6rem; border-radius: 1rem; font-size: .85rem;
  font-weight: 700; background: var(--sunken); color: var(--muted);
}
.chip.bad { background: var(--bad_soft); color: var(--bad); }
.chip.warn { background: var(--warn_soft); color: var(--warn); }
.chip.ok { background: var(--ok_soft); color: var(--ok); }
.chip.accent { background: var(--accent_soft); color: var(--accent); }
.role { font-weight: 700; }
nav ul { list-style: none; margin: 1rem 0; padding: 0; columns: 14rem; }
nav .level1 { font-weight: 700; margin-top: .4rem; break-after: avoid; }
nav .level2 { padding-left: 1rem; }
table { border-collapse: collapse; width: 100%; margin: .75rem 0; font-size: .93rem; }
th, td {
  text-align: left; vertical-align: top; padding: .4rem .7rem .4rem 0;
  /* As any word may break, a column of times would give all its room to its neighbours. */
  min-width: 3.6rem;
}
th { color: var(--muted); font-weight: 600; }
thead th { border-bottom: 1px solid var(--edge); }
tbody td, tbody th { border-bottom: 1px solid var(--line); }
.facts th { width: 11rem; }
.whys, .whys ul { list-style: none; padding-left: 0; }
.whys ul { padding-left: 1.25rem; border-left: 2px solid var(--line); }
.whys li { margin: .6rem 0; }
.whys strong { color: var(--muted); font-size: .8rem; margin-right: .3rem; }
.boxed {
  background: var(--surface); border: 1px solid var(--line); border-left: 4px solid var(--ok);
  border-radius: .4rem; padding: .2rem 1rem .6rem; margin: .9rem 0; break-inside: avoid;
}
figure { margin: 1rem 0; }
figure img, figure svg { max-width: 100%; height: auto; display: block; }
figure svg { width: 100%; background: var(--surface); font-family: inherit; }
figure img { border: 1px solid var(--line); }
footer { margin-top: 3rem; font-size: .85rem; }
@media print {
  html { background: #fff; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav { display: none; }
  a { color: inherit; text-decoration: none; }
  h2, h3, h4 { break-after: avoid; }
  tr, figure { break-inside: avoid; }
  thead { display: table-header-group; }
}
"""


def sheet() -> str:
    """Return the whole sheet; it has no character that a page would have to escape."""
    dark = f"@media screen and (prefers-color-scheme: dark) {{ {_palette('dark')} }}"
    return f"{_palette('light')}\n{dark}\n{_RULES}"


def _palette(name: str) -> str:
    named = tomllib.loads(resources.read_text(f"theme/{name}.toml"))
    roles = "; ".join(f"--{role}: {value}" for role, value in named.items())
    return f":root {{ {roles} }}"
