"""What can go wrong, as facts: a path, a line, what is wrong, what to do."""

from __future__ import annotations

from typing import Self

from msgspec import Struct


class Problem(Struct, frozen=True, kw_only=True):
    """One thing that a person should know about one source file.

    A problem never stops a build by itself: the file is set aside (`quarantined`), or read all the same
    (`warning`), and the problem is listed in the report.
    """

    path: str
    """POSIX path of the source, relative to the archive's root (`articles/1931/a.txt`)."""
    code: str
    """A stable name for the kind of problem (`undecodable`, `unknown-key`)."""
    message: str
    """What is wrong, as a sentence without a full stop at the end."""
    hint: str = ""
    """What to do about it, as an imperative sentence."""
    line: int | None = None
    """1-based line in the source, where there is one."""

    @property
    def place(self) -> str:
        """The path, with the line where there is one."""
        return _place(self.path, self.line)

    @property
    def advice(self) -> str:
        """What is wrong and what to do, in one or two sentences."""
        return _advice(self.message, self.hint)

    def __str__(self) -> str:
        return f"{self.place}: {self.advice}"


class BackfileError(Exception):
    """A failure that ends the command; the output folder is as it was.

    `exit_code` is the process's: 1 the work failed, 2 wrong usage or settings.
    """

    exit_code = 1

    def __init__(
        self,
        message: str,
        *,
        path: str | None = None,
        line: int | None = None,
        hint: str = "",
        others: tuple[BackfileError, ...] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.hint = hint
        self.others = others
        """What was found along with it; `str` has a line for each."""

    def __str__(self) -> str:
        advice = _advice(self.message, self.hint)
        own = advice if self.path is None else f"{_place(self.path, self.line)}: {advice}"
        return "\n".join((own, *map(str, self.others)))

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions cross process borders; the default would lose the keyword arguments.
        return (_rebuild, (type(self), self.message, self.path, self.line, self.hint, self.others))


class SettingsError(BackfileError):
    """site.yaml, _defaults.yaml, tags.yaml or a command-line option cannot be used as it stands."""

    exit_code = 2

    @classmethod
    def of(cls, error: BackfileError, path: str) -> Self:
        """The same said of the file at `path`, with what was found along with it."""
        others = tuple(cls.of(other, path) for other in error.others)
        return cls(error.message, path=path, line=error.line, hint=error.hint, others=others)


class TemplateError(BackfileError):
    """A template is missing, broken, or failed on a page."""


class PublishError(BackfileError):
    """The output folder could not be brought to the new state."""


class LedgerError(SettingsError):
    """permalinks.tsv is damaged or holds a merge conflict."""


def _rebuild(
    kind: type[BackfileError],
    message: str,
    path: str | None,
    line: int | None,
    hint: str,
    others: tuple[BackfileError, ...],
) -> BackfileError:
    return kind(message, path=path, line=line, hint=hint, others=others)


def _place(path: str, line: int | None) -> str:
    return path if line is None else f"{path}:{line}"


def _advice(message: str, hint: str) -> str:
    if not hint:
        return message
    return f"{message} {hint}" if message.endswith((".", "?", "!")) else f"{message}. {hint}"
