"""`backfile build` as people and scripts meet it: what is said where, and how it ends."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")},
    "PYTHONPATH": str(ROOT / "src"),
    "TERM": "xterm-256color",
    "COLUMNS": "100",
}
PLAIN = "Ferry Fares to Rise\nThe harbour board voted on Tuesday to raise fares by a penny from April.\n"


def command(*words):
    return [sys.executable, "-m", "backfile", *map(str, words)]


def run(*words, cwd=None, **environment):
    return subprocess.run(
        command(*words), cwd=cwd, env={**ENVIRONMENT, **environment}, capture_output=True, text=True
    )


def run_on_terminal(*words):
    """What a person sees, without colours, line by line; and the exit status."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        command(*words), stdin=follower, stdout=follower, stderr=follower, env=ENVIRONMENT, close_fds=True
    )
    os.close(follower)
    seen = b""
    while True:
        try:
            seen += os.read(leader, 65536)
        except OSError:  # the other end is closed
            break
    os.close(leader)
    text = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", seen.decode())
    return text.replace("\r", "\n"), process.wait()


def test_it_says_what_it_did_and_where_to_look(archive):
    archive.write("a.txt", PLAIN)
    done = run("build", archive.root)
    assert (done.returncode, done.stdout) == (0, "")
    assert "1 of 1 article published." in done.stderr
    assert done.stderr.splitlines()[-1] == f"Open {archive.root}/site/index.html"


def test_quiet_is_silent(archive):
    archive.write("a.txt", PLAIN)
    archive.write("b.txt", "")
    done = run("build", archive.root, "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_quiet_still_says_why_it_failed(archive):
    archive.write("a.txt", PLAIN)
    archive.write("b.txt", "")
    done = run("build", archive.root, "--quiet", "--strict")
    assert done.returncode == 1
    assert done.stderr.startswith("articles/b.txt: the file is empty")


def test_strict_fails_when_anything_was_set_aside_and_still_builds(archive):
    archive.write("a.txt", PLAIN)
    archive.write("b.txt", "")
    assert run("build", archive.root, "--strict").returncode == 1
    assert archive.has("index.html")


def test_what_was_set_aside_is_listed_before_what_is_doubtful(archive):
    for number in range(30):
        archive.write(f"a{number}.txt", f"Zo\u00eb's Ferry {number}\n".encode("latin-1"))
    archive.write("z.txt", "")
    said = run("build", archive.root).stderr
    assert said.startswith("articles/z.txt: the file is empty.")
    assert " more; backfile build --report FILE" in said


def test_a_field_that_is_not_known_is_told_of_once(archive):
    for number in range(12):
        archive.write(f"{number:02}.md", f"---\nheadline: Ferry {number}\nlayout_of: post\n---\n\n{PLAIN}")
    said = run("build", archive.root).stderr
    assert said.count("layout_of") == 1
    assert "articles/00.md:3: the field 'layout_of' is not known and was kept" in said
    assert "(here and in 11 more places). " in said


def test_an_archive_without_articles_says_where_they_go(archive):
    said = run("build", archive.root).stderr
    assert "Note: there are no articles yet. Put text files (.txt, .md, .markdown) into articles/." in said


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            "theme:\n  logo: crest.svg\n",
            "site.yaml:2: theme: there is no logo static/crest.svg. Put the file",
        ),
        (
            "theme:\n  colours:\n    accent: Red!\n",
            "site.yaml:3: theme colours: accent: 'Red!' cannot be used. ",
        ),
        ("title: [a]\n", "site.yaml:1: title must be one text. Write it"),
        ("base_url: 'https://[::1/'\n", "site.yaml:1: base_url must be an absolute address"),
        ("base_url: https://x.org:99999/\n", "site.yaml:1: base_url must be an absolute address"),
        ("base_url: https://x.org/a b/\n", "site.yaml:1: base_url must be an absolute address"),
        ("contact: javascript:x\n", "site.yaml:1: contact must be an address"),
        ("articles: elsewhere\n", "site.yaml:1: 'elsewhere' is no address of an object store"),
    ],
)
def test_a_setting_that_cannot_be_used_names_its_line_and_a_remedy(archive, settings, said):
    archive.write("/site.yaml", settings)
    done = run("build", archive.root)
    assert done.returncode == 2
    assert done.stderr.startswith(f"backfile: {said}")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("site.yml", "site.yaml"),
        ("takedowns.yml", "takedowns.yaml"),
        ("tags.yml", "tags.yaml"),
        ("articles/1931/_defaults.yml", "_defaults.yaml"),
    ],
)
def test_settings_in_a_file_of_a_like_name_are_not_passed_over(archive, written, meant):
    archive.write("1931/a.txt", PLAIN)
    archive.write(f"/{written}", "title: The Packet\n")
    done = run("build", archive.root)
    assert (done.returncode, done.stderr) == (2, f"backfile: {written}: is not read. Rename it {meant}.\n")


def test_elsewhere_than_on_a_terminal_there_are_plain_lines(archive):
    archive.write("a.txt", PLAIN)
    archive.write("[bold]b.txt", "")
    said = run("build", archive.root).stderr
    assert "\x1b" not in said
    assert "articles/[bold]b.txt: the file is empty. Put the article's text into it, or remove it.\n" in said


def test_a_terminal_shows_stages_and_problems_at_their_places(archive):
    archive.write("a.txt", PLAIN)
    archive.write("b.md", "---\nheadline: [\n---\nText.\n")
    said, status = run_on_terminal("build", archive.root)
    assert status == 0
    assert "Reading" in said
    assert re.search(r"articles/b\.md:2 +not valid YAML", said)
    assert "1 of 2 articles published, 1 set aside." in said


def test_a_terminal_gets_no_control_characters_from_a_file_name(archive):
    archive.write("a\x1b]0;owned\x07.txt", "")
    assert "\x1b]0;" not in run_on_terminal("build", archive.root)[0]


def test_the_report_is_written_where_it_is_wanted(archive, tmp_path):
    archive.write("a.txt", PLAIN)
    archive.write("b.txt", "")
    run("build", archive.root, "--report", tmp_path / "report.json")
    report = json.loads((tmp_path / "report.json").read_text())
    assert (report["inputs"], report["published"], report["quarantined"]) == (2, 1, 1)


def test_a_report_that_cannot_be_written_leaves_the_archive_built_and_says_so(archive, tmp_path):
    archive.write("a.txt", PLAIN)
    done = run("build", archive.root, "--report", tmp_path / "nowhere/report.json")
    assert done.returncode == 1
    assert "1 of 1 article published." in done.stderr
    assert "nowhere/report.json: the archive is built, but this report cannot be written: " in done.stderr


def test_the_folder_at_hand_is_built_without_any_word(archive):
    archive.write("a.txt", PLAIN)
    assert run("build", cwd=archive.root).returncode == 0
    assert archive.has("index.html")


def test_a_broken_template_is_one_line_and_status_1(archive):
    archive.write("a.txt", PLAIN)
    archive.write("/templates/article.html", "{% nothing %}")
    done = run("build", archive.root)
    assert done.returncode == 1
    assert done.stderr.startswith("backfile: templates/article.html:1: ")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["article.html", "base.html", "_card.html"])
def test_a_template_in_another_encoding_is_one_line_and_status_1(archive, name):
    archive.write("a.txt", PLAIN)
    archive.write(f"/templates/{name}", b"<p>\ncaf\xe9")
    done = run("build", archive.root)
    said = f"backfile: templates/{name}:2: this is not UTF-8. Save it as UTF-8.\n"
    assert (done.returncode, done.stderr) == (1, said)


@pytest.mark.parametrize(
    "words",
    [
        ("build", "nowhere"),
        ("build", "."),
        ("build", "--jobs", "0"),
        ("build", "--jobs", "100000"),
        ("build", "--base-url", "archive"),
        ("build", "--unheard-of"),
        ("bild",),
        ("check", "nowhere"),
        ("inspect", "nowhere.txt"),
        ("inspect",),
    ],
)
def test_wrong_usage_is_told_with_status_2(tmp_path, words):
    done = run(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_a_source_date_that_is_none_is_wrong_usage(archive):
    archive.write("a.txt", PLAIN)
    done = run("build", archive.root, SOURCE_DATE_EPOCH="yesterday")
    assert done.returncode == 2
    assert "SOURCE_DATE_EPOCH" in done.stderr


def test_no_command_at_all_shows_the_commands():
    done = run()
    assert (done.returncode, done.stderr) == (0, "")
    commands = re.findall(r"^  ([a-z]+)  ", done.stdout.partition("Commands:")[2], re.M)
    assert commands[:3] == ["init", "new", "build"]


def test_a_reader_that_has_seen_enough_ends_it_in_silence(archive):
    for number in range(200):
        archive.write(f"{number}.txt", PLAIN)
    done = subprocess.run(
        f"{sys.executable} -m backfile inspect {archive.root}/articles | head -n 1",
        shell=True,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
    )
    assert done.stderr == ""


def test_build_py_without_its_libraries_says_how_to_get_them():
    done = subprocess.run([sys.executable, "-S", ROOT / "build.py"], capture_output=True, text=True)
    assert done.returncode == 1
    assert re.match(r"build\.py: the library \w+ is missing\.", done.stderr)
    command = (ROOT / "README.md").read_text().partition("```sh\n")[2].partition("\n")[0]
    assert done.stderr.splitlines()[-1].strip() == command.replace(" -q ", " ")


@pytest.mark.parametrize("words", [("-m", "backfile", "build"), (ROOT / "build.py",)])
def test_one_that_is_interrupted_before_it_has_begun_says_no_more_than_that(tmp_path, words):
    (tmp_path / "click.py").write_text("raise KeyboardInterrupt\n")  # while the first library is imported
    found = {**ENVIRONMENT, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT / 'src'}"}
    done = subprocess.run([sys.executable, *words], env=found, capture_output=True, text=True)
    assert done.returncode != 0
    assert re.fullmatch(r"\n(backfile|build\.py): stopped\.\n", done.stderr)


def test_an_interrupted_build_says_that_the_archive_is_as_it_was(archive):
    archive.write("a.txt", PLAIN)
    archive.build()
    for number in range(300):
        archive.write(f"{number}.txt", PLAIN)
    process = subprocess.Popen(
        command("build", archive.root, "--jobs", "1"), stderr=subprocess.PIPE, env=ENVIRONMENT, text=True
    )
    while not (archive.root / ".backfile/catalog.db-wal").exists():  # it has begun
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    said = process.communicate()[1]
    assert process.returncode == 1
    assert said.endswith(
        "backfile: stopped before the end; the archive is as it was. Build again to go on.\n"
    )
