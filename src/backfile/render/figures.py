"""Pictures to HTML: their room is kept before they are there, and only the lead is fetched at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from backfile.records import Picture
from backfile.render.escaping import escaped


def above(pictures: Sequence[Picture], root: str) -> Markup:
    """The lead picture, where it stands above the text; `root` leads from the page to the archive's root."""
    return _figures(pictures[:1], root, lazy=False)


def below(pictures: Sequence[Picture], root: str) -> Markup:
    """The other pictures that no block of the text shows."""
    return _figures(pictures[1:], root, lazy=True)


def figure(picture: Picture, root: str, *, lazy: bool) -> str:
    """A picture with its caption and credit."""
    credit = f'<span class="credit">{escaped(picture.credit)}</span>' if picture.credit else ""
    words = " ".join(filter(None, (escaped(picture.caption or ""), credit)))
    caption = f"<figcaption>{words}</figcaption>" if words else ""
    return f'<figure class="picture">{img(picture, root, lazy=lazy)}{caption}</figure>'


def img(picture: Picture, root: str, *, lazy: bool) -> str:
    """A picture alone. Its address is plain ASCII by the way it is made."""
    loading = ' loading="lazy"' if lazy else ""
    return (
        f'<img src="{root}{picture.address}" alt="{escaped(picture.alt)}" width="{picture.width}"'
        f' height="{picture.height}"{loading} decoding="async">'
    )


def _figures(pictures: Iterable[Picture], root: str, *, lazy: bool) -> Markup:
    shown = [figure(picture, root, lazy=lazy) for picture in pictures if not picture.place]
    return Markup("\n".join(shown))  # noqa: S704 - every part is escaped above
