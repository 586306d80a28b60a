"""Terms that a vocabulary does not hold, wherever a schema names the vocabulary (`x-vocabulary`)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.collection import Portal
from generator.findings import Fact, Where
from generator.model.tree import Items, Scalar, Table, is_unknown
from generator.reading.explain import near_names
from generator.rules.routes import Visit, visits


def unknown(portal: Portal, vocabularies: Collection[str], title: str, advice: str) -> Iterator[Fact]:
    """Facts at each unknown term. An empty vocabulary is one that could not be read: it accuses nobody."""
    for visit in visits(portal, lambda schema: "x-vocabulary" in schema):
        name = visit.schema["x-vocabulary"]
        known = portal.vocabularies.get(name, ())
        if name not in vocabularies or not known:
            continue
        for text, where in _terms(visit):
            if text not in known:
                near = near_names(text, list(known))
                guess = f"是不是“{'”或者“'.join(near)}”？" if near else ""
                subject = visit.subject if visit.labels[-1:] == (text,) else f"{visit.subject}/{text}"
                yield visit.fact(where, f"{title}里没有“{text}”。", guess + advice, subject=subject)


def _terms(visit: Visit) -> Iterator[tuple[str, Where]]:
    """A term, a list of terms, or a map from terms; a list's one permitted word (全部, 待核) is none."""
    node = visit.node
    if isinstance(node, Table):
        yield from node.keys.items()
    elif isinstance(node, Items):
        yield from ((child.text, child.where) for child in node.nodes if isinstance(child, Scalar))
    elif "items" not in visit.schema and not is_unknown(node):
        yield node.text, node.where
