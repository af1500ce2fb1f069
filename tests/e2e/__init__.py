"""The real program in a real X server: real files, real readers, the embedded engine."""
