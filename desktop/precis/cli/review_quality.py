"""`precis review stats` and `precis review refit`: what decisions say of the labels, and a calibration from them."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from precis.cli.rendering import print_json
from precis.domain.jobs import Mode
from precis.domain.text import printable

if TYPE_CHECKING:
    from precis.app.calibrating import LabelQuality, LabelSetStats, Refit

_MODE = click.option(
    "--mode", type=click.Choice([mode.value for mode in Mode]), default=Mode.FAST.value, show_default=True
)


@click.command()
@click.argument("label_set", required=False, default="")
@_MODE
@click.option("--quick", is_flag=True, help="Leave out what decisions improved: that takes seconds a set.")
@click.option("--json", "as_json", is_flag=True)
def stats(label_set: str, mode: str, *, quick: bool, as_json: bool) -> int:
    """Say what decisions there are, how often the proposals were right, and what the decisions improved."""
    from precis.app import open_precis

    async def work() -> int:
        async with open_precis() as precis:
            found = await precis.calibration.stats(label_set, mode=Mode(mode), measure=not quick)
        for each in found:
            if as_json:
                print_json(stats_json(each))
            else:
                _print(each)
        if not found and not as_json:
            click.echo("There are no decisions yet: `precis review list` shows what waits.", err=True)
        return 0

    return asyncio.run(work())


@click.command()
@click.argument("label_set")
@_MODE
@click.option("--yes", is_flag=True, help="Let the calibration count; without this, its effect is shown alone.")
@click.option("--revert", is_flag=True, help="Take the newest calibration of your own back.")
@click.option("--json", "as_json", is_flag=True)
def refit(label_set: str, mode: str, *, yes: bool, revert: bool, as_json: bool) -> int:
    """Fit the confidences of a label set to your own decisions; first the effect is shown."""
    from precis.app import open_precis

    if yes and revert:
        raise click.UsageError("Say --yes or --revert, not both.")

    async def work() -> int:
        async with open_precis() as precis:
            if revert:
                left = await precis.calibration.revert(label_set, Mode(mode))
                _say_left(label_set, mode, None if left is None else asdict(left), as_json=as_json)
                return 0
            offered = await precis.calibration.propose(label_set, Mode(mode))
            if yes:
                await precis.calibration.apply(offered)
        if as_json:
            print_json(refit_json(offered, is_applied=yes))
        else:
            _print_refit(offered, is_applied=yes)
        return 0

    return asyncio.run(work())


def stats_json(stats: LabelSetStats) -> dict[str, Any]:
    """Return what there is to say of a set as one object; `accuracy` is null until there are 50 decisions."""
    improvement = stats.improvement
    return {
        "set": stats.label_set,
        "title": stats.title,
        "decisions": stats.decisions,
        "proposed": stats.proposed,
        "right": stats.right,
        "accuracy": None if stats.accuracy is None else round(stats.accuracy, 4),
        "band": stats.band,
        "periods": [
            {"first": each.first.isoformat(), "last": each.last.isoformat(), "n": each.n, "right": each.right}
            for each in stats.periods
        ],
        "improvement": None
        if improvement is None
        else {
            "n": improvement.n,
            "before": quality_json(improvement.before),
            "after": quality_json(improvement.after),
        },
        "own_calibrations": [asdict(fit) for fit in stats.fits],
    }


def quality_json(quality: LabelQuality) -> dict[str, Any]:
    """Return how the engine does as an object of shares between 0 and 1."""
    return {key: round(value, 4) if isinstance(value, float) else value for key, value in asdict(quality).items()}


def refit_json(refit: Refit, *, is_applied: bool) -> dict[str, Any]:
    """Return an offered calibration with its effect as one object."""
    return {
        "set": refit.label_set,
        "mode": refit.mode.value,
        "n": refit.n,
        "before": quality_json(refit.before),
        "after": quality_json(refit.after),
        "calibration": asdict(refit.fit),
        "applied": is_applied,
    }


def _print(stats: LabelSetStats) -> None:
    right = stats.band if stats.accuracy is None else f"{stats.accuracy:.0%} right ({stats.band})"
    click.echo(f"{printable(stats.label_set)}: {stats.decisions} decisions, proposals {right}")
    for each in stats.periods if stats.accuracy is not None else ():
        click.echo(f"    {each.first} – {each.last}: {each.right} of {each.n} proposals kept")
    if stats.improvement is not None:
        before, after = stats.improvement.before, stats.improvement.after
        click.echo(f"    without decisions: {_words(before)}")
        click.echo(f"    taught by them:    {_words(after)}")
    for fit in stats.fits:
        click.echo(f"    own calibration for {fit.mode} mode of {fit.date}, from {fit.n} decisions")


def _print_refit(refit: Refit, *, is_applied: bool) -> None:
    click.echo(f"{printable(refit.label_set)}, {refit.mode.value} mode, {refit.n} decisions")
    for head, quality in (("as it is: ", refit.before), ("refitted: ", refit.after)):
        click.echo(f"    {head} {_words(quality)}, error of confidence {_share(quality.ece, quality.n)}")
    if is_applied:
        click.echo("It counts from the next document on; `--revert` takes it back.", err=True)
    else:
        click.echo("Nothing was changed: `--yes` lets it count.", err=True)


def _words(quality: LabelQuality) -> str:
    """Return a quality in words; numbers from 50 decisions on."""
    from precis.app.calibrating import ENOUGH, band_of_share

    if quality.n < ENOUGH:
        sure = band_of_share(quality.coverage)
        kept = f"{band_of_share(quality.right_of_covered)} of these right" if quality.right_of_covered else "-"
        return f"{band_of_share(quality.accuracy)} right, sure of {sure}, {kept}"
    right = "–" if quality.right_of_covered is None else f"{quality.right_of_covered:.0%}"
    return (
        f"{quality.accuracy:.0%} right, sure of {quality.coverage:.0%} (from {quality.unsure_below:.0%} on), "
        f"{right} of these right"
    )


def _share(value: float, n: int) -> str:
    from precis.app.calibrating import ENOUGH

    if n >= ENOUGH:
        return f"{value:.1%}"
    return "small" if value <= 0.05 else "middling" if value <= 0.1 else "large"


def _say_left(label_set: str, mode: str, fit: dict[str, Any] | None, *, as_json: bool) -> None:
    if as_json:
        print_json({"set": label_set, "mode": mode, "calibration": fit})
    else:
        counts = "the one that comes along" if fit is None else f"your own of {fit['date']}"
        click.echo(f"Taken back: now {counts} counts.", err=True)
