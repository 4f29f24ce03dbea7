"""The tree of whys: what people do to it, what it says, where its cards go, how causes are told."""
