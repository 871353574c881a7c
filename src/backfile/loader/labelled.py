"""Heads and feet of exports, in which a label says of each line what it is: mail, databases, press archives.

    Title: Harbour Board Puts Off Vote          SECTION: NEWS; Pg. 4
    Author: Edith Carrow                        LENGTH: 120 words
    Date: May 4, 2021                           LOAD-DATE: May 4, 2021

A colon alone says little, for headlines have colons too. At the top a block of two labelled lines or more is
believed if one of them is labelled as the headline; other labels are known by what they say and by capitals.
A label can stand on a line of its own, above what it labels.
"""

from __future__ import annotations

import re

from backfile.loader import byline, clauses, daylines, lexicon, marks, namelines, timewords
from backfile.loader.findings import Findings
from backfile.loader.layout import Unit, ends_sentence
from backfile.loader.page import Page

HEADLINE = lexicon.phrases(
    """
    headline | title | subject | heading | titel | überschrift | betreff | titre | objet | título | titular |
    asunto | titolo | oggetto | assunto | onderwerp | overskrift | otsikko | tytuł | temat | titulek |
    cím | başlık | konu | заголовок | тема | назва | τίτλος | θέμα | العنوان | כותרת | 제목 | 見出し | 件名 |
    标题 | 標題 | 主题
    """
)
SUBHEAD = lexicon.phrases(
    """
    subtitle | subhead | subheading | standfirst | deck | summary | abstract | untertitel | unterzeile |
    vorspann | sous-titre | chapô | subtítulo | sottotitolo | sommario | undertitel | подзаголовок | 부제
    """
)
OTHERS = lexicon.phrases(
    """
    section | category | rubrik | ressort | source | publication | publication-type | publication type |
    paper | newspaper | url | link | id | language | length | words | word count | page | pages | edition |
    keywords | tags | from | to | cc | bcc | reply-to | message-id | content-type | mime-version | sender |
    load-date |
    document-type | document | dateline | location | place | type | series | volume | issue | column |
    graphic | geographic | classification | journal-code | acc-no | pub-date | update | notes | highlight
    """
)
_LABEL = re.compile(r"([^\W\d_][\w -]{1,19}?)\s?[:：]\s*(.*)", re.DOTALL)
_LABELS = 22  # characters of a label and its colon
_REACH = 12  # lines of such a block
_LEAST = 2
_SENTENCE = 60  # characters of a sentence behind a label that is text
_ALONE = 25  # characters of a label on a line of its own
_MORE = 3  # words behind its first: `Author of the article:`
_LABELLED = 120  # characters of what stands below it
_VALUE = 160  # characters behind a label that is no field


def read(page: Page, found: Findings, at: int) -> int:
    """Take a labelled block from unit `at` on; returns the index of the unit after it."""
    block = []
    for unit in page.units[at : at + _REACH]:
        if (split := _split(unit.text)) is None or (split[0] not in HEADLINE and _is_text(split[1])):
            break
        block.append((unit, *split))
    titles = [label for _, label, value in block if label in HEADLINE and value]
    if len(block) < _LEAST or not titles or len(block) == len(page.units) - at:
        return at
    for unit, label, value in block:
        _take(page, found, unit, label, value)
    return at + len(block)


def is_other(text: str) -> bool:
    """Whether a line is labelled in capitals as neither a field nor text: `LENGTH: 120 words`."""
    split = _split(text) if len(text) <= _VALUE and text[:2].isupper() else None
    return split is not None and split[0] in OTHERS and text[: len(split[0])].isupper()


def _is_text(value: str) -> bool:
    """Whether what stands behind a label is the article's text: `Text: The board put off its vote ...`."""
    return len(value) > _VALUE or (len(value) > _SENTENCE and ends_sentence(value))


def _split(text: str) -> tuple[str, str] | None:
    """The label of a line, if it is known, and what stands behind it."""
    if ":" not in text[:_LABELS] and "：" not in text[:_LABELS]:
        return None
    match = _LABEL.match(text)
    if match is None:
        return None
    label = match[1].casefold().strip()
    known = (
        label in HEADLINE
        or label in SUBHEAD
        or label in OTHERS
        or label in lexicon.BYLINE_LABELS
        or label in marks.SOURCE_LABELS
        or all(word in timewords.LABELS for word in label.split())
    )
    return (label, match[2].strip()) if known else None


def _take(page: Page, found: Findings, unit: Unit, label: str, value: str) -> None:
    if value and label in HEADLINE and not found.headline:
        found.headline.append(value)
        found.roles.append((unit, "headline"))
        found.say(unit, "headline", 0.95, "a line that is labelled as the headline")
    elif value and label in SUBHEAD:
        found.subhead.append(value)
        found.roles.append((unit, "subhead"))
        found.say(unit, "subhead", 0.95, "a line that is labelled as the subhead")
    elif day := daylines.line(unit.text, page.language):
        found.take_date_line(unit, day.date)
    elif label in lexicon.BYLINE_LABELS and (who := page.byline(unit.text) or namelines.bare_names(value)):
        found.take_byline(unit, who)
    else:
        found.take_note(unit, "other")


def take_parted(page: Page, found: Findings, position: int) -> int:
    """Take a label on a line of its own ("By", "Published") and what it labels; how many units that are."""
    if position + 1 >= len(page.units):
        return 0
    unit, following = page.units[position], page.units[position + 1]
    if len(unit.text) > _ALONE or len(following.text) > _LABELLED:
        return 0
    label = unit.text.casefold().rstrip(":")
    first, _, more = label.partition(" ")
    long = first in lexicon.BYLINE_LABELS and unit.text[-1] == ":" and len(more.split()) <= _MORE
    if label in lexicon.BY or label in lexicon.BYLINE_LABELS or long:
        return 2 * _take_writer(page, found, unit, following, long=long)
    if not all(word in timewords.LABELS for word in label.split()):
        return 0
    day = daylines.line(following.text, page.language)
    if day is None:
        return 0
    found.roles.append((unit, "date"))
    found.take_date_line(Unit(following.first, following.last, f"{label} {following.text}"), day.date)
    return 2


def _take_writer(page: Page, found: Findings, unit: Unit, following: Unit, *, long: bool) -> bool:
    """Whether the line below a label for writers names one; if so both are the byline."""
    who = byline.recognise(f"{unit.text} {following.text}", page.language)
    who = who or namelines.bare_names(following.text) or byline.sign(following.text)
    if who is None and long and (people := clauses.leading_names(clauses.split(following.text))):
        who = clauses.Byline(following.text, people, None, None, 0.85, "a name under a label")
    if who is None:
        return False
    both = Unit(unit.first, following.last, "")
    found.take_byline(both, who._replace(text=f"{unit.text}\n{following.text}"))
    found.roles[-1:] = [(unit, "byline"), (following, "byline")]  # what is blank between is none
    return True
