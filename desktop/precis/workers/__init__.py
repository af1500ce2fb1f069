"""Worker processes: CPU work and strangers' files, kept away from the program and held to limits."""

from precis.workers.pool import WorkerPool

__all__ = ["WorkerPool"]
