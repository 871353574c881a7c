from __future__ import annotations

from backfile.records import PartialDate
from backfile.render.calendars import month_calendar, weekdays, year_calendar
from backfile.render.charts import HEIGHT, year_chart
from backfile.render.localisation import Localisation
from backfile.site.pages import Count


def test_bars_stand_on_whole_decades_and_gaps_are_kept_in_the_list():
    chart = year_chart((Count("1938", 8, "1938/index.html"), Count("1941", 2, "1941/index.html")))
    assert chart is not None
    assert (chart.width, chart.axis) == (200, (1930, 1940))
    assert [(bar.x, bar.height) for bar in chart.bars] == [(80, HEIGHT), (110, HEIGHT // 4)]
    assert [(d.start, [(c.label, c.count) for c in d.years]) for d in chart.decades] == [
        (1930, [("1938", 8), ("1939", 0)]),
        (1940, [("1940", 0), ("1941", 2)]),
    ]
    assert (chart.most, chart.peak) == (8, "1938")


def test_centuries_of_papers_have_few_marks():
    chart = year_chart(tuple(Count(str(year), 1) for year in range(1702, 2025)))
    assert chart is not None
    assert chart.axis == (1700, 1750, 1800, 1850, 1900, 1950, 2000)


def test_no_years_no_chart():
    assert year_chart(()) is None


def test_a_calendar_has_whole_weeks_and_heat_by_share_of_the_busiest_day():
    days = (Count("1931-05-01", 1, "a"), Count("1931-05-09", 9, "b"))
    (month,) = month_calendar(PartialDate(1931, 5), days, Localisation("de"))
    assert all(len(week) == 7 for week in month.weeks)
    assert [day and day.number for day in month.weeks[0]] == [None, None, None, None, 1, 2, 3]
    cells = {day.number: day for week in month.weeks for day in week if day}
    assert (cells[1].heat, cells[9].heat, cells[2].heat) == (1, 5, 0)
    assert cells[9].address == "b"


def test_weeks_begin_where_the_language_begins_them():
    assert weekdays(Localisation("de"))[0][1] == "Montag"
    assert weekdays(Localisation("ar"))[0][1] == "السبت"
    assert weekdays(Localisation("ko"))[0][1] == "일요일"
    assert weekdays(Localisation("en"))[0][1] == "Sunday"
    assert weekdays(Localisation("en-GB"))[0][1] == "Monday"


def test_a_year_has_twelve_months_with_their_counts():
    months = year_calendar(1931, (Count("1931-05", 3, "1931/05/index.html"),), (), Localisation("en"))
    assert [month.name for month in months][:2] == ["January", "February"]
    assert [(month.count, month.address) for month in months if month.count] == [(3, "1931/05/index.html")]


def test_a_chart_of_low_bars_is_cut_to_their_height():
    chart = year_chart((Count("1938", 2), Count("1939", 1)))
    assert chart is not None
    assert (chart.top, [bar.height for bar in chart.bars]) == (60, [40, 20])
    assert [decade.count for decade in chart.decades] == [3]
