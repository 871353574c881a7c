"""Standfirsts that end with a full stop, where neither a byline nor a day below tells them from the text."""

import pytest
from readings import article_of

SPANISH = (
    "El puente será reparado antes de la primavera",
    "La junta del valle aprobó el gasto tras una noche de debate, y los vecinos lo celebran.",
    "Las obras comenzarán en marzo, cuando baje el agua del río, explicó ayer la ingeniera jefa.",
    "Los vecinos piden desde hace años el gasto, que la junta pagará con dos millones, añadió.",
)
POLISH = (
    "Most zostanie naprawiony przed wiosną",
    "Zarząd powiatu zgodził się na wydatek po nocnej dyskusji, a mieszkańcy świętują.",
    "Prace zaczną się w marcu, kiedy opadnie woda w rzece, wyjaśniła wczoraj główna inżynier.",
    "Mieszkańcy od lat prosili o wydatek, na który zarząd znajdzie dwa miliony, dodała rzeczniczka.",
)
ITALIAN = (
    "Il ponte sarà riparato prima della primavera",
    "La giunta della valle ha approvato la spesa dopo una notte di dibattito, e tutti fanno festa.",
    "I lavori cominceranno a marzo, quando calerà il fiume, ha spiegato ieri l'ingegnere capo.",
    "Tutti chiedono da anni la spesa, per la quale la giunta troverà due milioni, ha aggiunto.",
)


@pytest.mark.parametrize(
    ("lines", "told"), [(SPANISH, True), (POLISH, True), (ITALIAN, False)], ids=["es", "pl", "it"]
)
def test_it_counts_how_often_papers_in_the_language_print_one(lines: tuple[str, ...], told: bool) -> None:
    article = article_of(*lines)
    assert article.subhead == (lines[1] if told else None)
    assert len(article.body) == 3 - told
