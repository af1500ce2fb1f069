"""Budgets: the most that a call, a job, a day and a month may cost."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDoubleSpinBox

from precis.domain.money import Money
from precis.ui.language import mark, tr
from precis.ui.look.page import Page, add_field, form_grid
from precis.ui.settings.asking import SetUp
from precis.ui.settings.fields import amount_field, show_value, when_done

_BUDGETS = (
    ("per_call_usd", mark("A call"), mark("Limit of a call"), mark("A call that may cost more is not sent.")),
    (
        "per_job_usd",
        mark("A document"),
        mark("Limit of a document"),
        mark("Over it the document pauses; what is done stays."),
    ),
    (
        "per_day_usd",
        mark("A day"),
        mark("Limit of a day"),
        mark("Of UTC. Over it work pauses until the next day, or until you raise it."),
    ),
    ("per_month_usd", mark("A month"), mark("Limit of a month"), mark("Of UTC.")),
)  # fmt: skip


class BudgetPage(Page):
    """`wants` tells of changes to write."""

    wants = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Budget"))
        self.head(tr("Budget"), tr("The most that may be spent, in US dollars. Money is held before a call is sent, so "
                                   "that no limit is passed. With 0 only free engines work."))  # fmt: skip
        grid = form_grid()
        self.fields: dict[str, QDoubleSpinBox] = {}
        for key, caption, name, said in _BUDGETS:
            field = amount_field(tr(name))
            when_done(field, lambda key=key, field=field: self.wants.emit({("budget", key): round(field.value(), 2)}))
            self.fields[key] = field
            add_field(grid, tr(caption), field, tr(said))
        self.put(grid)
        self.end()

    def show_set_up(self, found: SetUp) -> None:
        """Show the limits."""
        budget = found.settings.budget
        limits = (budget.per_call, budget.per_job, budget.per_day, budget.per_month)
        for field, limit in zip(self.fields.values(), limits, strict=True):
            show_value(field, (limit or Money()).usd)
