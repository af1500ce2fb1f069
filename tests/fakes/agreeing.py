"""The person who agrees to what is sent: tests of what comes after it need one, as `--yes` is on the command line."""

from __future__ import annotations

from precis.app import Precis


async def agree(precis: Precis) -> None:
    """Acknowledge the notices of all engines that are set up."""
    for engine in precis.settings.engines:
        if (notice := await precis.sending.needs_notice(engine)) is not None:
            await precis.sending.acknowledge(notice)
