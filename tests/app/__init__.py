"""The wiring and what it reads: settings, label sets, resources."""
