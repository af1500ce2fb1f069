"""The review view: labels that are not sure enough, decided one at a time by keyboard."""
