"""Letters to the editor: a paragraph that begins with a salutation is text, whatever stands below it."""

from __future__ import annotations

import re

from backfile.loader.lexicon import phrases

SALUTATIONS = phrases(
    """
    sir | sirs | madam | dear sir | dear sirs | dear madam | dear sir or madam | dear editor | to the editor |
    monsieur | madame | monsieur le directeur | monsieur le rédacteur | señor director | sr. director |
    señor editor | muy señor mío | egregio direttore | gentile direttore | caro direttore | senhor diretor |
    senhor director | geachte redactie | herr redaktör | hr. redaktør | szanowna redakcjo |
    tisztelt szerkesztőség |
    уважаемая редакция | уважаемый редактор | товарищ редактор | sehr geehrte damen und herren |
    sehr geehrte redaktion | liebe redaktion | מערכת נכבדה
    """
)
"""How a letter to the editor begins, before a comma, a colon or a dash."""

_FIRST = frozenset(phrase.partition(" ")[0] for phrase in SALUTATIONS)
_WORD = 12  # characters of the first word, at most
_ADDRESS = re.compile(r"([^\W\d_][\w. ]{1,40}?)\s?[,:!–—-]")


def is_salutation(text: str) -> bool:
    """Whether a paragraph begins as a letter to the editor does: `Sir, – The board ...`."""
    if text[:_WORD].partition(" ")[0].casefold().rstrip(",:!") not in _FIRST:
        return False
    match = _ADDRESS.match(text)
    return match is not None and match[1].casefold() in SALUTATIONS
