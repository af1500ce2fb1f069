"""The durable queue: runs tasks, tells of progress, cancels, resumes."""
