"""Builds for the preview: a failed build is shown, not raised, and the old archive stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from backfile.errors import BackfileError, Problem
from backfile.pipeline import Options, build
from backfile.progress import Progress
from backfile.report import Report
from backfile.serve.live import Live


class Preview:
    """One archive's preview, from build to build."""

    def __init__(self, root: Path, output: Path, live: Live) -> None:
        self._root = root
        self._live = live
        self._options = Options(output=output)
        self._problems: frozenset[Problem] = frozenset()

    def build(self, progress: Progress | None = None) -> Report | BackfileError | None:
        """Build, and let the browsers know.

        The report has only the problems that the last one had not. None: nothing new since the last build.
        """
        try:
            report = build(self._root, self._options, progress)
        except (BackfileError, OSError) as error:
            failure = error if isinstance(error, BackfileError) else BackfileError(str(error))
            self._live.show_failure(str(failure))
            return failure
        first = self._options.jobs is None
        # The first build may use all processors. Later ones are small, and threads are about by then, so that
        # workers could not be forked: starting them anew would take longer than the work.
        self._options = replace(self._options, jobs=1)
        new = tuple(problem for problem in report.problems if problem not in self._problems)
        self._problems = frozenset(report.problems)
        if report.written or report.removed:
            self._live.show_new()
        elif self._live.state.failure is not None:
            self._live.show_failure(None)
        elif not new and not first:
            return None
        return replace(report, problems=new)
