"""The written sections: a text and the pictures that belong to it."""
