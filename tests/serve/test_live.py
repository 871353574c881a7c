"""Whoever waits for the next build is woken by it."""

import threading

from backfile.serve.live import Live


def test_each_archive_has_its_own_edition():
    live = Live()
    editions = [live.state.edition]
    for _ in range(3):
        live.show_new()
        editions.append(live.state.edition)
    assert len(set(editions)) == 4
    assert Live().state.edition not in editions


def test_a_failure_keeps_the_edition_and_a_success_ends_it():
    live = Live()
    before = live.state.edition
    live.show_failure("broken")
    assert (live.state.edition, live.state.failure) == (before, "broken")
    live.show_failure(None)
    assert (live.state.edition, live.state.failure) == (before, None)


def test_waiting_ends_with_a_change():
    live = Live()
    known = live.state
    seen = []
    thread = threading.Thread(target=lambda: seen.append(live.wait(known, timeout=10)))
    thread.start()
    live.show_new()
    thread.join()
    assert seen == [live.state] != [known]


def test_waiting_ends_without_a_change_too():
    live = Live()
    assert live.wait(live.state, timeout=0.01) == live.state
