"""What each template draws on: all of it is part of a page's fingerprint."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError, nodes

from backfile.render.environment import as_template_error, shown, templates_loader


@dataclass(frozen=True, slots=True)
class _Source:
    text: str
    filename: str | None
    draws_on: tuple[str, ...]


class TemplateSources:
    """The sources of an environment's templates; each is read and parsed once, for many draw on the same."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._known: dict[str, _Source] = {}

    def digest(self, name: str) -> bytes:
        """A digest of the template and of all that it draws on. Raises TemplateError."""
        digest = blake2b(digest_size=16)
        for key, source in sorted(self._with_drawn_on(name).items()):
            digest.update(f"{key}\0{source.text}\0".encode())
        return digest.digest()

    def files(self, name: str) -> list[str]:
        """The template's file and those of all that it draws on, as a person knows them."""
        found = self._with_drawn_on(name).values()
        return list(dict.fromkeys(shown(source.filename) for source in found if source.filename))

    def drawn_on(self, names: Iterable[str]) -> set[str]:
        """The names of these templates and of all that they draw on. Raises TemplateError."""
        return {drawn_on for name in names for drawn_on in self._with_drawn_on(name)}

    def _with_drawn_on(self, name: str) -> dict[str, _Source]:
        seen: dict[str, _Source] = {}
        waiting = [name]
        while waiting:
            current = waiting.pop()
            if current not in seen:
                seen[current] = self._source(current)
                waiting.extend(seen[current].draws_on)
        return seen

    def _source(self, name: str) -> _Source:
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = self._read(name)
        return found

    def _read(self, name: str) -> _Source:
        environment = self._environment
        loader = environment.loader or templates_loader(None)
        try:
            text, filename, _ = loader.get_source(environment, name)
            tree = environment.parse(text, name, filename)
        except (TemplateNotFound, TemplateSyntaxError) as error:
            raise as_template_error(error, None) from None
        names: list[str] = []
        for reference in _references(tree):
            # A name that is worked out at run time cannot be followed: then every template counts.
            names += [reference] if reference is not None else environment.list_templates(["html"])
        return _Source(text, filename, tuple(names))


def _references(tree: nodes.Template) -> list[str | None]:
    """What a template extends, includes, imports or names in `partial(...)`."""
    named: list[nodes.Node] = []
    for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport, nodes.Call)):
        if isinstance(node, nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport):
            named.append(node.template)
        elif (
            isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "partial"
        ):
            named.append(node.args[0])
    return [node.value if isinstance(node, nodes.Const) else None for node in named]
