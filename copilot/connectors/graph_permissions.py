"""Which permissions a token has, by name, as far as Meta tells.

A person's token is told at ``me/permissions``, a page's own is not. ``debug_token`` tells of both, to some.
What neither tells stays open: it is never taken for a refusal.

Sources: developers.facebook.com/docs/graph-api/reference/user/permissions and /reference/debug_token.
"""

from __future__ import annotations

from collections.abc import Sequence

from copilot.connectors.graph import OWN_TOKEN, Graph
from copilot.connectors.graph_errors import NotFoundError
from copilot.connectors.graph_fields import Payload, inner, objects, words
from copilot.domain.board import Reason
from copilot.errors import RefusedError


async def maybe(graph: Graph, *path: str, **parameters: str) -> Payload:
    """Return an answer, or nothing where this kind of token does not get one.

    Raises:
        ConnectorError: One of its children, but for a refusal that is not the token's end.
    """
    try:
        return await graph.get(*path, **parameters)
    except NotFoundError:
        return {}
    except RefusedError as error:
        if error.reason == Reason.TOKEN:
            raise
        return {}


async def granted(graph: Graph, needs: Sequence[str]) -> dict[str, bool]:
    """Return of each permission whether the token has it; one of which nothing is told is left out.

    Raises:
        ConnectorError: One of its children.
    """
    listed = objects((await maybe(graph, "me", "permissions")).get("data"))
    told = {words(each.get("permission")): words(each.get("status")) == "granted" for each in listed}
    if not any(told.values()):  # the list of a page's token is empty, or there is none
        scopes = inner(await maybe(graph, "debug_token", input_token=OWN_TOKEN), "data").get("scopes")
        told |= {words(name): True for name in scopes} if isinstance(scopes, list) else {}
    is_complete = any(told.values())
    return {name: told.get(name, False) for name in needs if is_complete or name in told}


async def missing_permissions(graph: Graph, needs: Sequence[str]) -> list[str]:
    """Return which permissions a token lacks for sure.

    Raises:
        ConnectorError: One of its children.
    """
    return [name for name, has in (await granted(graph, needs)).items() if not has]
