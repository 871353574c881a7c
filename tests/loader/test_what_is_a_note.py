"""Which single lines are captions, links, credits or notes to editors, and which look so but are text."""

from __future__ import annotations

import pytest

from backfile.loader import notes

SENTENCE = (
    "The ferry came home on Monday night, after the fishermen had filled the hall of the harbour board and "
    "spoken for three hours about the cost"
)
"""Without its full stop; long enough for a plain sentence of text."""
HAN = "港口委员会星期一晚上推迟了对新码头的表决，因为渔民挤满了会议厅，谈了三个小时的费用"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("https://www.port.example/news", "related"),
        ("• www.port.example/news", "related"),
        ("port-news.test", "related"),
        ("...more", "related"),
        ("Foto Ansa", "caption"),
        ("（完）", "end mark"),
        ("Fot. Port Gaz", "caption"),
        ("Related stories:", "related"),
        ("Photo file: Jane Doe", "caption"),
        ("▲ The ferry in the harbour", "caption"),
        ("(항구=포트뉴스) 홍길동 기자 = 어선들이 항구로 들어오고 있다. 2021.5.4 hong@example.com", "caption"),
        ("(Jane Doe / Associated Press)", "caption"),
        ("jane@port.example", "contact"),
        ("@portnews", "contact"),
        ("LEADS with 4 grafs to UPDATE with the vote", "editor"),
        ("Edited by John Roe.", "credit"),
        (f"Read more: {SENTENCE}.", "related"),
        (f"相关阅读：{HAN}，{HAN}，{HAN}。", "related"),
        (f"▲ {SENTENCE}.", "caption"),
        (f"{SENTENCE}. Foto: Anna Berg.", "caption"),
        (f"{SENTENCE}. NO ARCHIVES.", "caption"),
    ],
)
def test_a_line_is_a_note_by_its_label_or_sign(line: str, kind: str) -> None:
    assert notes.kind(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Port Ansa",
        "Foto Ansa mit dem alten Kahn",
        "harbour",
        "... and then he went home to sleep",
        "3rd of 18 boats. The harbour froze",
        "The last three grafs of the letter were torn off",
        "Precedes the harbour board in the hall.",
        f"Edited by hand for a hundred years, the letters of the harbour board are now printed. {SENTENCE}.",
        f"Read more {SENTENCE}: they left when the board had gone and put the lamps out at ten",
        "Photo taken of the harbour: it shows nothing but the ferry.",
        f"Photo albums of the board: {SENTENCE}, and they are full to the last page of it",
        "Tags: they hang on every boat in the harbour.",
    ],
)
def test_a_line_that_only_looks_like_a_note_is_text(line: str) -> None:
    assert notes.kind(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "The ferry (DR)",
        "The ferry (AP/Jane Doe)",
        "The ferry (Jane Doe/Valley Herald)",
        "Perahu (Dok. Pelabuhan)",
        "The ferry (Picture: Jane Doe)",
        "Die Fähre (Archivfoto)",
        "渡轮抵达港口。王小明摄",
        "The ferry at last. Photo by Jane Doe",
        "FILE PHOTO",
        "พระราชา ท่าเรือ เรือ มา ถึง (AFP)",
        "The ferry at the pier. / Reuters",
    ],
)
def test_a_line_that_closes_with_who_took_a_picture_is_a_caption(line: str) -> None:
    assert notes.kind(line) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "The ferry (jane doe/Valley Herald)",
        "The ferry (AP/in the harbour)",
        "The ferry (Jane Doe/valley herald)",
        "The ferry (and the photo that she took of it)",
        "Perahu (Dok. kota pelabuhan tua di tepi laut yang indah sekali itu)",
        "The ferry (Picture of the harbour that was taken in the spring)",
        "The board met. Photo",
        "IMAGE",
        "FILE PHOTO OF THE OLD BRIDGE",
        "The board met. Photo of the harbour and of the ferry at the pier",
        "The boats are in the harbour (AFP)",
        "เรือ มา (AFP)",
        "渡轮 抵达 港口 码头 (AFP)",
    ],
)
def test_a_line_that_closes_with_other_words_is_no_caption(line: str) -> None:
    assert notes.kind(line) is None


@pytest.mark.parametrize(
    ("line", "contact"),
    [
        ("tel. 0431 12345", True),
        ("Who has seen the ferry since Monday night may call the board, tel. 0431 12345, it said.", False),
        ("The harbour board met in the hall on Monday. jane@port.example", False),
    ],
)
def test_an_address_with_a_sentence_around_it_is_no_contact(line: str, *, contact: bool) -> None:
    assert notes.is_contact(line) is contact


def test_who_reported_from_where_contributed() -> None:
    assert notes.is_contribution("Ruth Hale reported from Kiel and Ann Holt from Bonn.")


def test_a_correction_has_a_label_and_what_was_corrected() -> None:
    assert notes.is_correction("Correction: the pier is sixty years old.")
    assert not notes.is_correction("Correction")
    assert not notes.is_correction(f"Correction: {SENTENCE * 4}.")


def test_what_is_for_editors_alone_is_known_by_its_heading() -> None:
    assert notes.is_notebook("# Notebook")
    assert notes.is_notebook("* * * Notes to editors")
    assert not notes.is_notebook("The notebook of the harbour board")


def test_a_rule_is_short_and_has_no_letters() -> None:
    assert notes.is_rule("* * *")
    assert not notes.is_rule("*" * 41)
