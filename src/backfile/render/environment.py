"""The Jinja environment: where templates come from, what they can call, what they depend on, how they fail.

A site's own `templates/article.html` takes the place of the theme's; it can extend the theme's as
`theme/article.html` and change one block. All output is escaped. Messages are written `{{ "Search"|t }}`:
a filter of constants is worked out when the template is compiled, so a translated word costs a page nothing.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, MutableMapping
from pathlib import Path
from types import TracebackType
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from backfile.errors import TemplateError
from backfile.render.escaping import escaped
from backfile.render.localisation import Localisation
from backfile.theme import templates_folder

THEME_PREFIX = "theme"


class _CodeGenerator(CodeGenerator):
    """Does for each piece of text, and each call, only what our templates need (docs/decisions/0031)."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """Escapes text to text: `markupsafe.escape` makes a Markup of each piece, at three times the cost."""
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Asks the object first; what has no such attribute is looked through by Jinja, as ever."""
        self.write("(found if (found := getattr(asked := ")
        self.visit(node.node, frame)
        self.write(
            f", {node.attr!r}, missing)) is not missing else environment.getattr(asked, {node.attr!r}))"
        )

    def visit_Call(  # noqa: N802 - Jinja's name
        self,
        node: nodes.Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002 - as in Jinja
    ) -> None:
        """Calls as Python does: nothing a template can reach here asks Jinja for its context."""
        self.write("environment.called(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")


class _Environment(Environment):
    code_generator_class = _CodeGenerator
    called: Any = staticmethod(operator.call)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._known: dict[str | Template, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's name
    ) -> Template:
        """One that is known is given at once: all have the same globals, and none is read again."""
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = super().get_template(name, parent, globals)
        return found

    @staticmethod
    def escaped(value: object) -> str:
        """The value as HTML; what is markup already stays as it is."""
        if type(value) is str:
            return escaped(value)
        if type(value) is Markup:
            return value
        return str(value) if type(value) is int else escape(value)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """One plain dict for all templates: Jinja's chain of two is walked in Python for every page."""
        return {**self.globals, **d} if d else self.globals


class _OwnTemplates(FileSystemLoader):
    """An archive's own templates, which a person has written."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """As Jinja says. Raises TemplateError for a file that is not UTF-8."""
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            path = f"templates/{template}"
            raise TemplateError("this is not UTF-8", path=path, line=line, hint="Save it as UTF-8.") from None


def make_environment(words: Localisation, overrides: Path | None) -> Environment:
    """An environment for one interface language and one archive's templates."""
    environment = _Environment(
        loader=templates_loader(overrides),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["t"] = words.message
    environment.filters["number"] = words.number
    environment.filters["percent"] = words.percent
    environment.filters["date"] = words.date
    environment.globals["plural"] = words.plural
    return environment


def templates_loader(overrides: Path | None) -> BaseLoader:
    """The archive's own templates, then the theme's; the theme's alone under `theme/`."""
    theme = FileSystemLoader(templates_folder())
    loaders: list[BaseLoader] = [theme, PrefixLoader({THEME_PREFIX: theme})]
    if overrides is not None and overrides.is_dir():
        loaders.insert(0, _OwnTemplates(overrides))
    return ChoiceLoader(loaders)


def as_template_error(error: Exception, page: str | None) -> TemplateError:
    """What a person needs to mend a template: its file and line, and the page it failed on."""
    where = f" (while writing {page})" if page else ""
    if isinstance(error, TemplateSyntaxError):
        path = shown(error.filename) if error.filename else error.name
        return TemplateError(f"{error.message}{where}", path=path, line=error.lineno)
    if isinstance(error, TemplateNotFound):
        return TemplateError(
            f"there is no template named {error.name!r}{where}",
            hint="The theme's own templates are named theme/article.html and so on.",
        )
    path, line = _place(error.__traceback__)
    return TemplateError(f"{error}{where}", path=path, line=line)


def _place(trace: TracebackType | None) -> tuple[str | None, int | None]:
    """File and line of the innermost template frame; Jinja has put template lines into the traceback."""
    found: tuple[str | None, int | None] = (None, None)
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith(".html"):
            found = (shown(name), trace.tb_lineno)
        trace = trace.tb_next
    return found


def shown(filename: str) -> str:
    """The path as a person knows it: below templates/, or as the theme's own file."""
    path = Path(filename)
    theme = templates_folder()
    if path.is_relative_to(theme):
        return f"theme/{path.relative_to(theme).as_posix()}"
    return f"templates/{path.name}"
