"""The window: Qt Widgets that show the work and decide nothing about it."""
