"""The settings view: appearance, and what is set up, told from the settings file."""
