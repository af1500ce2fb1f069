"""The usage view: what was spent on what, against the budgets."""
