"""Asks a model engine through the call path: a prompt and its values in, the validated object out, all counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from precis.domain.jobs import JobId, Options
from precis.domain.ports import Sender
from precis.domain.requests import CallContext, OutputSchema, Reply, Request
from precis.domain.steps import StepKind
from precis.tasks.languages import language_name
from precis.tasks.prompts import Prompts
from precis.tasks.tally import Tally


class Asker:
    """One job's line to the engines. `document` is the id of what its prompts hold."""

    def __init__(
        self,
        sender: Sender,
        prompts: Prompts,
        *,
        job: JobId,
        options: Options,
        tally: Tally,
        user_tag: str,
        document: str = "",
    ) -> None:
        self._sender = sender
        self._prompts = prompts
        self._job = job
        self._document = document
        self._tally = tally
        self._user_tag = user_tag
        self.options = options

    def request(self, prompt: str, kind: StepKind, schema: OutputSchema, room: int, /, **values: str) -> Request:
        """Return the request for `prompt`; `room` is the most tokens of the reply."""
        made, options = self._prompts[prompt], self.options
        self._tally.prompt(made.id, made.content)
        return Request(
            kind=kind,
            mode=options.mode,
            messages=made.messages(**values),
            max_output_tokens=room,
            schema=schema,
            engine=options.engine,
            context=CallContext(
                job=self._job,
                lane=options.lane,
                feature=options.feature,
                document=self._document,
                user_tag=self._user_tag,
                keep=not options.is_private,
                prompt_id=made.id,
                fresh=options.fresh,
                allow_unknown_price=options.allow_unknown_price,
            ),
        )

    async def ask(
        self, prompt: str, kind: StepKind, schema: OutputSchema, room: int, /, **values: str
    ) -> Mapping[str, Any]:
        """Return the object of the reply.

        Raises:
            EngineError: no engine gave a usable reply.
            Blocked: policy or budget stopped it.
        """
        reply = await self.reply(self.request(prompt, kind, schema, room, **values))
        return cast("Mapping[str, Any]", reply.data)

    async def reply(self, request: Request) -> Reply:
        """Return the reply to a request that was made before; see `ask`."""
        reply = await self._sender.send(request)
        self._tally.reply(reply, sum(len(message.text) for message in request.messages))
        return reply

    @property
    def language(self) -> str:
        """How a prompt names the language to write in."""
        return language_name(self.options.language) if self.options.language else "the language of the document"

    @property
    def focus(self) -> str:
        """How a prompt names what to turn on; empty without a focus."""
        return f", above all on: {self.options.focus}" if self.options.focus else ""
