"""An archive in an object store: the same files, few requests, and no page that leads to nothing.

Most tests have a dictionary in the place of the store; those with a `bucket` ask a server as S3 is asked.
"""

import shutil
import sys

import pytest

from backfile.errors import PublishError, SettingsError
from backfile.stores import Store, store_at

MARKER = ".backfile-output"


class Shelf:
    """A store's objects, in a dictionary."""

    def __init__(self, patch):
        self.store = Store("s3://shelf/packet")
        self.objects = {}
        patch.setattr(Store, "put", lambda _, files, media_type: self.objects.update(files))
        patch.setattr(Store, "remove", lambda _, names: [self.objects.pop(name, None) for name in names])
        patch.setattr(Store, "is_empty", lambda *_: not self.objects)
        patch.setattr(
            Store,
            "read_all",
            lambda _, names: {name: self.objects.get(name, FileNotFoundError(name)) for name in names},
        )

    def tree(self):
        return {name: data for name, data in self.objects.items() if name != MARKER}


@pytest.fixture
def shelf(monkeypatch):
    return Shelf(monkeypatch)


@pytest.fixture(scope="module")
def server():
    moto = pytest.importorskip("moto.server", reason="needs moto")
    running = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    yield f"http://127.0.0.1:{running.get_host_and_port()[1]}"
    running.stop()


@pytest.fixture
def bucket(server, monkeypatch, request):
    """A bucket of the test's own, reached as people do it: by what the environment says."""
    pytest.importorskip("s3fs", reason="needs the extra backfile[s3]")
    import fsspec

    monkeypatch.setenv("AWS_ENDPOINT_URL", server)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    fsspec.get_filesystem_class("s3").clear_instance_cache()  # those of tests with another server
    system = fsspec.filesystem("s3", use_listings_cache=False)
    name = "".join(char for char in request.node.name.lower() if char.isalnum())[:60]
    system.mkdir(name)
    return Bucket(system, name)


class Bucket:
    def __init__(self, system, name):
        self.system, self.name = system, name
        self.store = store_at(f"s3://{name}/packet")

    def tree(self):
        """All objects of the archive, without the note of who made them."""
        top = f"{self.name}/packet/"
        paths = self.system.find(top)
        found = zip(paths, self.system.cat_ranges(paths, None, None), strict=True)
        return {path.removeprefix(top): data for path, data in found if path.removeprefix(top) != MARKER}

    def media_type(self, name):
        return self.system.info(f"{self.name}/packet/{name}")["ContentType"]


@pytest.fixture
def asked(shelf, monkeypatch):
    """What the shelf was asked to write and delete, in order."""
    log = []
    put, remove = Store.put, Store.remove

    def noted_put(self, files, media_type):
        log.extend(("put", name) for name in files)
        put(self, files, media_type)

    def noted_remove(self, names):
        log.extend(("remove", name) for name in names)
        remove(self, names)

    monkeypatch.setattr(Store, "put", noted_put)
    monkeypatch.setattr(Store, "remove", noted_remove)
    return log


@pytest.fixture
def packet(archive):
    archive.write("/site.yaml", "title: The Packet\nbase_url: https://example.org/\ntagging: vocabulary\n")
    for day in range(1, 6):
        archive.story(f"{day}.md", f"Ferry sails on day {day}", date=f"1931-05-{day:02}", tags="[ferry]")
    return archive


def assert_as_in_a_folder(packet, place):
    packet.build(clean=True)
    local = packet.tree()
    del local[MARKER]
    assert place.tree() == local


def differing(before, after):
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


@pytest.mark.slow
def test_a_bucket_holds_what_a_folder_would(packet, bucket):
    report = packet.build(output=bucket.store)
    assert_as_in_a_folder(packet, bucket)
    assert (report.written, report.unchanged) == (len(bucket.tree()), 0)
    assert bucket.media_type("index.html") == "text/html; charset=utf-8"
    assert bucket.media_type("static/site.css") == "text/css; charset=utf-8"


@pytest.mark.slow
def test_a_bucket_is_brought_up_to_date(packet, bucket):
    packet.build(output=bucket.store, jobs=2)
    packet.story("6.md", "Ferry sails once more", date="1932-06-06", tags="[ferry]")
    packet.delete("1.md")
    packet.build(output=bucket.store, jobs=2)
    assert_as_in_a_folder(packet, bucket)
    with pytest.raises(SettingsError, match="holds objects that backfile did not make"):
        packet.build(output=store_at(f"s3://{bucket.name}"))


def test_a_build_without_a_change_asks_for_nothing(packet, shelf, asked):
    packet.build(output=shelf.store)
    asked.clear()
    assert packet.build(output=shelf.store).written == 0
    assert asked == []


def test_a_change_costs_one_request_for_each_file_that_differs(packet, shelf, asked):
    packet.build(output=shelf.store)
    before = shelf.tree()
    asked.clear()
    packet.story("2.md", "Ferry does not sail", date="1931-05-02", tags="[ferry]")
    packet.delete("4.md")
    report = packet.build(output=shelf.store)
    changed = differing(before, shelf.tree())
    names = [name for _, name in asked if name != MARKER]
    assert sorted(names) == sorted(changed)
    assert report.written + report.removed == len(changed)
    assert_as_in_a_folder(packet, shelf)


def test_nothing_ever_leads_to_what_is_not_there(packet, shelf, asked):
    packet.build(output=shelf.store)
    before = shelf.tree()
    asked.clear()
    packet.story("6.md", "Ferry sails once more", date="1932-06-06", tags="[ferry]")
    packet.delete("1.md")
    packet.build(output=shelf.store)
    put = [name for what, name in asked if what == "put" and name != MARKER]
    new = [name for name in put if name not in before and "/" in name]
    old = [name for name in put if name not in new]
    gone = [name for what, name in asked if what == "remove"]
    assert new
    assert gone
    assert [name for _, name in asked] == [MARKER, *new, *old, *gone, MARKER]
    assert old[-1] == "checksums.sha256"


def test_a_first_build_that_fails_can_be_entered_nowhere_and_is_not_paid_twice(packet, shelf, asked):
    packet.write("/templates/front.html", "{{ nothing.there }}")
    with pytest.raises(Exception, match=r"front\.html"):
        packet.build(output=shelf.store)
    done = shelf.tree()
    assert not [name for name in done if "/" not in name]
    asked.clear()
    (packet.root / "templates/front.html").unlink()
    packet.build(output=shelf.store)
    again = {name for _, name in asked} & set(done)
    assert len(again) < len(done) / 4
    assert_as_in_a_folder(packet, shelf)


def test_a_build_that_fails_leaves_all_that_readers_have(packet, shelf):
    packet.build(output=shelf.store)
    before = shelf.tree()
    packet.story("2.md", "Ferry does not sail", date="1931-05-02", tags="[ferry]")
    packet.story("7.md", "Ferry sinks", date="1933-01-01", tags="[ferry]")
    packet.delete("5.md")
    packet.write("/templates/front.html", "{{ nothing.there }}")
    with pytest.raises(Exception, match=r"front\.html"):
        packet.build(output=shelf.store)
    assert shelf.tree().items() >= before.items()


@pytest.mark.parametrize("calls", range(10))
def test_a_build_that_breaks_off_at_any_request_is_completed_by_the_next(packet, shelf, monkeypatch, calls):
    packet.build(output=shelf.store)
    packet.story("2.md", "Ferry does not sail", date="1931-05-02", tags="[ferry]")
    packet.story("8.md", "Ferry sails in winter", date="1934-01-01", tags="[winter]")
    packet.delete("4.md")
    left = [calls]

    def until_then(method):
        def call(self, *args):
            if left[0] == 0:
                raise PublishError("the line is cut")
            left[0] -= 1
            return method(self, *args)

        return call

    with monkeypatch.context() as patch, pytest.raises(PublishError):
        patch.setattr(Store, "put", until_then(Store.put))
        patch.setattr(Store, "remove", until_then(Store.remove))
        packet.build(output=shelf.store)
        left[0] = 0
        packet.story("9.md", "Ferry sails at last", date="1935-01-01")
        packet.build(output=shelf.store)
    packet.delete("8.md")
    packet.build(output=shelf.store)
    assert_as_in_a_folder(packet, shelf)


def test_what_is_known_may_be_lost(packet, shelf, asked):
    packet.build(output=shelf.store)
    before = shelf.tree()
    shutil.rmtree(packet.root / ".backfile")
    asked.clear()
    assert packet.build(output=shelf.store).written == 0
    assert asked == [("put", MARKER), ("put", MARKER)]
    packet.delete("1.md")
    packet.build(output=shelf.store)
    assert "1931/05/01/ferry-sails-on-day-1.txt" in before.keys() - shelf.tree().keys()
    assert_as_in_a_folder(packet, shelf)


def test_clean_mends_what_others_did_to_the_store(packet, shelf):
    packet.build(output=shelf.store)
    before = shelf.tree()
    shelf.store.put({"index.html": b"ours now"}, lambda *_: "text/html")
    shelf.store.remove(["static/site.css"])
    packet.build(output=shelf.store, clean=True)
    assert shelf.tree() == before


def test_a_folder_with_other_things_in_it_is_refused(packet, shelf):
    shelf.store.put({"letter.txt": b"mine"}, lambda *_: "text/plain")
    with pytest.raises(SettingsError, match="holds objects that backfile did not make"):
        packet.build(output=shelf.store)
    assert shelf.tree() == {"letter.txt": b"mine"}


def test_another_machines_build_is_noticed(packet, shelf, tmp_path):
    packet.build(output=shelf.store)
    other = tmp_path / "other"
    shutil.copytree(packet.root, other)
    packet.story("2.md", "Ferry does not sail", date="1931-05-02", tags="[ferry]")
    packet.build(output=shelf.store)
    from backfile.pipeline import Options, build

    build(other, Options(output=shelf.store, jobs=1))
    packet.delete("2.md")
    packet.story("2.md", "Ferry sails on day 2", date="1931-05-02", tags="[ferry]")
    assert_as_in_a_folder(packet, shelf)


@pytest.mark.slow
def test_a_bucket_that_is_not_there_is_named(packet, bucket):
    with pytest.raises(PublishError, match=r"s3://nosuchbucket/x: the object store .* does not exist"):
        packet.build(output=Store("s3://nosuchbucket/x"))


@pytest.mark.parametrize("address", ["s3://", "ftp://host/x", "s3:///", "gs://bucket/x"])
def test_an_address_that_names_no_store_is_refused(address):
    with pytest.raises(SettingsError, match="is no address of an object store"):
        store_at(address)


def test_a_missing_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "s3fs", None)
    with pytest.raises(SettingsError, match=r"python3 -m pip install 'backfile\[s3\]'"):
        store_at("s3://bucket/x")


@pytest.mark.slow
def test_articles_in_a_bucket_are_read_as_if_they_were_in_the_folder(packet, bucket):
    packet.write("1931/_defaults.yaml", "section: Harbour\n")
    packet.write("1931/long/old.txt", "FERRY RUNS AGAIN\n\nThe ferry ran again on May 3, 1931.\n")
    packet.write("1931/long/old.yaml", "date: 1931-05-03\n")
    packet.write("1931/odd.docx", "no text")
    packet.write("1931/lost.yaml", "date: 1931-05-03\n")
    packet.write("bad.txt", "")
    here = packet.build()
    expected = packet.tree()
    for path in sorted((packet.root / "articles").rglob("*.*")):
        name = path.relative_to(packet.root / "articles").as_posix()
        bucket.store.put({f"sources/{name}": path.read_bytes()}, lambda *_: "text/plain")
    shutil.rmtree(packet.root / "articles")
    address = f"{bucket.store.address}/sources"
    with (packet.root / "site.yaml").open("a") as settings:
        settings.write(f"articles: {address}\n")
    there = packet.build()
    assert packet.tree() == expected
    assert (there.problems, there.published, there.quarantined) == (here.problems, 6, 1)
    assert (there.written, there.removed) == (0, 0)
    assert packet.build(jobs=2).written == 0
    bucket.store.put(
        {"sources/2.md": b"---\nheadline: Changed\ndate: 1931-05-02\n---\n\nText.\n"},
        lambda *_: "text/plain",
    )
    bucket.store.remove(["sources/4.md"])
    report = packet.build()
    assert report.published == 5
    assert "Changed" in packet.page("1931/05/02/ferry-sails-on-day-2.html")


@pytest.mark.slow
def test_all_defaults_in_a_bucket_that_cannot_be_used_are_told_at_once(packet, bucket):
    wrong = {f"sources/{name}/_defaults.yaml": b"layuot: x\n" for name in ("1931", "1932")}
    bucket.store.put(wrong, lambda *_: "text/plain")
    with (packet.root / "site.yaml").open("a") as settings:
        settings.write(f"articles: {bucket.store.address}/sources\n")
    with pytest.raises(SettingsError, match=r"(?s)1931/_defaults.yaml:1: .*1932/_defaults.yaml:1: "):
        packet.build()


@pytest.mark.slow
def test_an_empty_address_is_no_archive_without_articles(packet, bucket):
    packet.build()
    with (packet.root / "site.yaml").open("a") as settings:
        settings.write(f"articles: {bucket.store.address}/typo\n")
    with pytest.raises(SettingsError, match="there is nothing at this address"):
        packet.build()
