"""Five whys: the tree of reasons, drawn and as an outline."""
