"""The durable queue's runner: jobs run side by side, tell how far they are, and outlive the process that runs them."""

from precis.jobs.bus import Bus
from precis.jobs.runner import Runner

__all__ = ["Bus", "Runner"]
