"""A Dask cluster builds the same archive, whatever happens to its workers."""

import http.server
import os
import signal
import socket
import threading
import time
from contextlib import closing
from dataclasses import replace

import pytest
from archives import Archive
from click.testing import CliRunner
from test_workers import run as run_doubles

from backfile.cli import main
from backfile.errors import SettingsError
from backfile.progress import Silence
from backfile.stores import store_at
from backfile.work.executors import workers_at

distributed = pytest.importorskip("distributed", reason="needs the extra backfile[cluster]")

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    """So that a small archive has several of them."""
    monkeypatch.setattr("backfile.work.cluster.BULK", 1)


def two_workers():
    """Two worker processes on this machine, with the environment of this moment."""
    return distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        worker_dashboard_address=None,
    )


@pytest.fixture(scope="module")
def cluster():
    with two_workers() as started:
        yield started


@pytest.fixture
def executor(cluster):
    return address_of(cluster)


def address_of(cluster):
    return cluster.scheduler_address.replace("tcp://", "dask://")


def pids(cluster):
    with closing(distributed.Client(cluster, set_as_default=False)) as client:
        return sorted(client.run(os.getpid).values())


def newspaper(root):
    """An archive of several batches, with templates and tags of its own."""
    archive = Archive(root)
    for number in range(140):
        archive.story(
            f"{1920 + number % 7}/{number}.md",
            f"Council meets for the {number}. time",
            body=f"The council of Springfield met on day {number}.\n\nIt spoke of the harbour in Rotterdam.",
            date=f"{1920 + number % 7}-{number % 12 + 1:02}-{number % 28 + 1:02}",
            tags=f"[council, ward-{number % 9}]",
        )
    archive.write("raw/old.txt", "FERRY RUNS AGAIN\n\nThe ferry ran again on May 3, 1931.\n")
    archive.write("raw/bad.txt", b"\x00\x01\x02\x03\x04" * 40)
    archive.write("/site.yaml", "title: The Ward Gazette\nbase_url: https://example.org/\n")
    archive.write("/tags.yaml", "council:\n  match: [council]\n")
    archive.write(
        "/templates/article.html",
        '{% extends "theme/article.html" %}{% block title %}Ours: {{ super() }}{% endblock %}',
    )
    return archive


@pytest.fixture(scope="module")
def at_home(tmp_path_factory):
    """The archive as this machine builds it."""
    archive = newspaper(tmp_path_factory.mktemp("home") / "archive")
    return archive, archive.build(jobs=2)


def assert_same(archive, report, at_home):
    expected, at_once = at_home
    assert archive.tree() == expected.tree()
    assert (archive.root / "permalinks.tsv").read_bytes() == (expected.root / "permalinks.tsv").read_bytes()
    assert replace(report, seconds=0, written=0, unchanged=0) == replace(
        at_once, seconds=0, written=0, unchanged=0
    )


class Killer(Silence):
    """Kills one worker each time a stage has given its first results."""

    def __init__(self, cluster, stages):
        self.cluster, self.stages, self.stage = cluster, list(stages), ""

    def begin(self, stage, total=None):
        self.stage = stage

    def advance(self, steps):
        if self.stage in self.stages:
            self.stages.remove(self.stage)
            os.kill(pids(self.cluster)[0], signal.SIGKILL)


def test_a_cluster_builds_the_same_archive_as_one_machine(cluster, executor, tmp_path, at_home, monkeypatch):
    travelled = []
    register = distributed.Client.register_plugin

    def noted(self, plugin, name=None):
        travelled.append(type(plugin.value).__name__)
        return register(self, plugin, name)

    monkeypatch.setattr(distributed.Client, "register_plugin", noted)
    archive = newspaper(tmp_path / "archive")
    assert_same(archive, archive.build(jobs=None, executor=executor), at_home)
    assert travelled == ["Setup", "Frame"], "what all batches share travels once"
    assert not [name for name in cluster.scheduler.worker_plugins if name.startswith("backfile")]
    assert not cluster.scheduler.tasks


def test_a_cluster_brings_an_archive_up_to_date_as_one_machine_does(executor, tmp_path):
    archive = newspaper(tmp_path / "archive")
    archive.build(jobs=2)
    archive.story("1921/new.md", "Bridge opened", date="1921-05-02", tags="[bridge]")
    archive.delete("1922/2.md")
    archive.write("/templates/article.html", '{% extends "theme/article.html" %}')
    report = archive.build(jobs=None, executor=executor)
    tree = archive.tree()
    assert report.written > 140
    archive.build(clean=True)
    assert archive.tree() == tree


def test_workers_killed_in_the_middle_change_nothing(cluster, executor, tmp_path, at_home):
    archive = newspaper(tmp_path / "archive")
    killer = Killer(cluster, ["reading", "writing"])
    report = archive.build(killer, jobs=None, executor=executor)
    assert killer.stages == []
    assert_same(archive, report, at_home)


def test_a_batch_whose_workers_were_stopped_is_done_at_home(cluster, executor, tmp_path, at_home):
    cluster.scheduler.allowed_failures, before = 0, cluster.scheduler.allowed_failures
    try:
        archive = newspaper(tmp_path / "archive")
        assert_same(
            archive,
            archive.build(Killer(cluster, ["reading", "writing"]), jobs=None, executor=executor),
            at_home,
        )
    finally:
        cluster.scheduler.allowed_failures = before


def test_articles_and_archive_in_a_bucket_need_no_disk_in_common(tmp_path, at_home):
    moto = pytest.importorskip("moto.server", reason="needs moto")
    pytest.importorskip("s3fs", reason="needs the extra backfile[s3]")
    running = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    place = {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{running.get_host_and_port()[1]}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    archive = newspaper(tmp_path / "archive")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in place.items():
            patch.setenv(name, value)
        import fsspec

        fsspec.get_filesystem_class("s3").clear_instance_cache()  # those of tests with another server
        fsspec.filesystem("s3").mkdir("gazette")
        bucket = store_at("s3://gazette/site")
        articles = archive.root / "articles"
        sources = [path for path in articles.rglob("*") if path.is_file()]
        store_at("s3://gazette/articles").put(
            {path.relative_to(articles).as_posix(): path.read_bytes() for path in sources},
            lambda *_: "text/plain",
        )
        articles.rename(tmp_path / "elsewhere")
        archive.write(
            "/site.yaml", (archive.root / "site.yaml").read_text() + "articles: s3://gazette/articles\n"
        )
        with two_workers() as cluster:
            report = archive.build(
                Killer(cluster, ["writing"]), jobs=None, executor=address_of(cluster), output=bucket
            )
        system = fsspec.filesystem("s3", use_listings_cache=False)
        paths = system.find("gazette/site")
        found = zip(paths, system.cat_ranges(paths, None, None), strict=True)
        tree = {path.removeprefix("gazette/site/"): data for path, data in found}
    running.stop()
    expected, at_once = at_home
    assert {**expected.tree(), ".backfile-output": b""} == {**tree, ".backfile-output": b""}
    assert report.problems == at_once.problems


def test_an_article_is_blamed_only_when_it_fails_in_a_process_of_this_machine_too(
    cluster, executor, monkeypatch
):
    monkeypatch.setattr(cluster.scheduler, "allowed_failures", 0)
    with workers_at(executor, None) as workers:
        assert run_doubles(workers, [(1, 2), (3, "die", 4), (5, 6)]) == [
            *(2, 4, 6),
            "die: the process that worked on it died",
            *(8, 10, 12),
        ]


def build_command(root, *options):
    done = CliRunner().invoke(main, ["build", str(root), "--quiet", *options])
    assert isinstance(done.exception, SystemExit | None), done.exception
    return done.exit_code, done.output


def test_a_worker_with_another_release_is_refused(executor, tmp_path, monkeypatch):
    from backfile.work import member

    archive = newspaper(tmp_path / "archive")
    monkeypatch.setattr(member, "_program", lambda: b"another release")
    status, said = build_command(archive.root, "--executor", executor)
    assert status == 2
    assert "Install the same release" in said
    assert not archive.output.exists()


def test_workers_that_do_not_see_the_archive_are_refused(executor, tmp_path, monkeypatch):
    from backfile.work import member

    archive = newspaper(tmp_path / "archive")
    asked = member.admission
    monkeypatch.setattr(
        member, "admission", lambda witness: replace(asked(witness), witness="/elsewhere/.backfile/witness")
    )
    status, said = build_command(archive.root, "--executor", executor)
    assert status == 2
    assert "/elsewhere: a worker of the cluster does not see the archive's folder" in said


def test_a_cluster_that_cannot_be_reached_is_named_within_seconds(tmp_path):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{unused.getsockname()[1]}"
        begun = time.monotonic()
        status, said = build_command(newspaper(tmp_path / "archive").root, "--executor", f"dask://{place}")
    assert (status, time.monotonic() - begun < 20) == (2, True)
    assert f"no Dask scheduler answers at {place}. Start one with `dask scheduler`" in said


def test_a_program_that_is_no_scheduler_is_named_within_seconds(tmp_path):
    with http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        begun = time.monotonic()
        place = f"127.0.0.1:{other.server_port}"
        status, said = build_command(newspaper(tmp_path / "archive").root, "--executor", f"dask://{place}")
        other.shutdown()
    assert (status, time.monotonic() - begun < 20) == (2, True)
    assert f"no Dask scheduler answers at {place}" in said


def test_a_cluster_without_workers_is_refused(tmp_path):
    with distributed.LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address="127.0.0.1:0") as empty:
        status, said = build_command(newspaper(tmp_path / "archive").root, "--executor", address_of(empty))
    assert status == 2
    assert "has no workers. Start some with `dask worker" in said


def test_a_cluster_that_loses_all_workers_fails_without_blaming_an_article(tmp_path):
    archive = newspaper(tmp_path / "archive")
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0"
    ) as doomed:
        made = []

        class Closer(Silence):
            def advance(self, steps):
                doomed.scale(0)
                made[0]._patience = 1.0

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("backfile.renewal.workers_at", lambda *at: made.append(workers_at(*at)) or made[0])
            with pytest.raises(SettingsError, match="has no workers"):
                archive.build(Closer(), jobs=None, executor=address_of(doomed))
    assert archive.build().quarantined == 1
