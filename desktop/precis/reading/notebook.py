"""Jupyter notebooks: the text of their cells; code as code, outputs counted and left out."""

from __future__ import annotations

import json
from typing import Any, cast

from precis.domain.documents import BlockKind
from precis.domain.errors import Broken
from precis.reading.building import Builder, Parsed, ReadContext
from precis.reading.decoding import decode
from precis.reading.markdown import add_markdown


def read(data: bytes, context: ReadContext) -> Parsed:
    """Return the cells in order.

    Raises:
        Broken: not a notebook.
    """
    try:
        cells = cast("list[dict[str, Any]]", json.loads(decode(data).text)["cells"])
    except (ValueError, KeyError, TypeError) as error:
        raise Broken("The file is not a notebook.") from error
    builder = Builder()
    outputs = 0
    for cell in cells:
        source = cell.get("source", "")
        text = source if isinstance(source, str) else "".join(map(str, source))
        if cell.get("cell_type") == "markdown":
            add_markdown(builder, text)
        else:
            builder.add(BlockKind.CODE, text)
        outputs += len(cell.get("outputs", []))
    if outputs:
        builder.warn(f"{outputs} outputs of code cells were left out.")
    return builder.build()
