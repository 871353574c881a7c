"""Which outputs the archive should have, each with all that it is made from."""
