"""Two results side by side, with what differs marked."""
