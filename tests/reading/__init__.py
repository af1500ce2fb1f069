"""Readers: real files of every format, hostile ones, and what must hold for all."""
