"""A hundred documents full of canaries, engines that fail and repeat what they got, and mistakes that quote it."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from pathlib import Path

from precis.app import open_precis
from precis.app.bundle import save_bundle
from precis.app.crashes import guard_outputs
from precis.app.diagnosis import Finding
from precis.domain.jobs import FileInput, Options
from precis.settings import load_settings
from precis.tasks import DocumentTask
from tests.fakes.agreeing import agree

ENDED = frozenset({"done", "partial", "failed", "paused", "needs_review"})


async def work(home: Path, folder: Path, out: Path) -> None:
    """Run every file of `folder`, export all that is logged, and save the bundle."""
    logging.getLogger().setLevel(logging.DEBUG)
    plain = DocumentTask.run
    count = iter(range(10_000))

    async def faulty(self, job, source, options, progress):  # type: ignore[no-untyped-def]
        """Make a mistake that quotes the document in every tenth job."""
        if next(count) % 10 == 3:
            raise ValueError(f"unexpected: {source.path.name} {source.path.read_text('utf-8')}")
        return await plain(self, job, source, options, progress)

    DocumentTask.run = faulty  # type: ignore[method-assign]
    async with open_precis(load_settings(home)) as precis:
        await agree(precis)
        jobs = await precis.submit([FileInput(file) for file in sorted(folder.iterdir())], Options(engine="work"))
        left = set(jobs)
        async for batch in precis.follow(jobs):
            left -= {event.job for event in batch if event.state.is_final}
            if not left:
                break
    async with open_precis(load_settings(home)) as precis:
        for kind in ("logs", "history", "usage"):
            for fmt in ("jsonl", "csv", *(("otlp-json",) if kind == "logs" else ())):
                await precis.exports.export(kind, fmt, out / f"{kind}.{fmt}")
        finding = Finding("data folder", works=True, message=f"{home}, 1 GiB free")
        await asyncio.to_thread(save_bundle, await precis.bundle([finding]), out / "bundle.zip")
        states = [(record.state.value, record.error.code if record.error else "") for record in await precis.jobs()]
    (out / "states.json").write_text(json.dumps(states))
    first = next(iter(sorted(folder.iterdir())))
    raise RuntimeError(f"crashed on {first} with {first.read_text('utf-8')}")


def main() -> int:
    """Run the work as the program does."""
    home, folder, out = map(Path, sys.argv[1:])

    def run() -> int:
        asyncio.run(work(home, folder, out))
        return 0

    return guard_outputs(run)


if __name__ == "__main__":
    sys.exit(main())
