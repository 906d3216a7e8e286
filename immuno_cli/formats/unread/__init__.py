"""Files of formats that are not read: how each is known, what it is, and how its vocabulary can be had all the same."""
