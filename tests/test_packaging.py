"""A wheel made from the repository and installed elsewhere is the whole program, theme and data included."""

import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
IN_WHEEL = {
    "src/backfile": "backfile",
    "templates": "backfile/default_theme/templates",
    "static": "backfile/default_theme/static",
}
ELSEWHERE = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

pytestmark = pytest.mark.slow


def run(*words, cwd):
    done = subprocess.run(
        [str(word) for word in words], cwd=cwd, env=ELSEWHERE, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def install(environment, *packages):
    """Install into a virtual environment with whichever pip there is; skips where packages cannot be had."""
    python = environment / "bin" / "python"
    venv.create(environment, symlinks=True)
    pips = [sys.executable, str(Path(sys.base_exec_prefix, "bin", "python3")), shutil.which("python3")]
    for pip in filter(None, pips):
        if subprocess.run([pip, "-m", "pip", "--version"], capture_output=True).returncode == 0:
            break
    else:
        pytest.skip("there is no pip")
    done = subprocess.run(
        [pip, "-m", "pip", "--python", python, "install", "-q", *packages],
        env=ELSEWHERE,
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        pytest.skip(f"packages cannot be installed here: {done.stderr.strip().splitlines()[-1]}")
    return python


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The wheel, and the one that is made from the source distribution, and that distribution itself."""
    work = tmp_path_factory.mktemp("packaging")
    python = install(work / "builder", "hatchling>=1.25,<2")
    backend = "import sys, hatchling.build as b; print(getattr(b, sys.argv[1])(sys.argv[2]))"
    for folder in ("direct", "sdist", "indirect"):
        (work / folder).mkdir()
    run(python, "-c", backend, "build_wheel", work / "direct", cwd=ROOT)
    run(python, "-c", backend, "build_sdist", work / "sdist", cwd=ROOT)
    (archive,) = (work / "sdist").iterdir()
    with tarfile.open(archive) as packed:
        packed.extractall(work / "unpacked", filter="data")
    (unpacked,) = (work / "unpacked").iterdir()
    run(python, "-c", backend, "build_wheel", work / "indirect", cwd=unpacked)
    (direct,), (indirect,) = (work / "direct").iterdir(), (work / "indirect").iterdir()
    return direct, indirect, unpacked


@pytest.fixture(scope="module")
def program(built, tmp_path_factory):
    """`backfile` from the wheel in a fresh virtual environment, with what it requires and nothing more."""
    environment = tmp_path_factory.mktemp("installed") / "venv"
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    install(environment, *needed)
    install(environment, "--no-deps", str(built[0]))
    return environment / "bin" / "backfile"


def contents(wheel):
    with zipfile.ZipFile(wheel) as packed:
        return {name for name in packed.namelist() if ".dist-info/" not in name}


def expected():
    """Every file of the program and its theme, by its place in the wheel."""
    return {
        f"{place}/{path.relative_to(ROOT / folder).as_posix()}"
        for folder, place in IN_WHEEL.items()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_has_every_file_of_the_program_and_nothing_else(built):
    assert contents(built[0]) == expected()


def test_the_source_distribution_makes_the_same_wheel(built):
    assert contents(built[1]) == contents(built[0])


def test_the_source_distribution_has_the_demo_archive_and_the_tests(built):
    for name in ("build.py", "site.yaml", "articles/_defaults.yaml", "tests/test_build.py", "LICENSE"):
        assert (built[2] / name).is_file()


def test_a_newcomer_gets_from_nothing_to_a_checked_archive(program, tmp_path):
    run(program, "init", "demo", cwd=tmp_path)
    run(program, "build", "demo", cwd=tmp_path)
    said = run(program, "check", "demo/site", cwd=tmp_path)
    assert "no errors" in said
    assert (
        (tmp_path / "demo/site/static/site.css")
        .read_bytes()
        .startswith((ROOT / "static/site.css").read_bytes())
    )


def test_the_messages_of_other_languages_are_installed_too(program, tmp_path):
    run(program, "init", "demo", cwd=tmp_path)
    (tmp_path / "demo/site.yaml").write_text("title: 자료실\nlanguage: ko\n", encoding="utf-8")
    run(program, "build", "demo", cwd=tmp_path)
    assert "피드" in (tmp_path / "demo/site/index.html").read_text(encoding="utf-8")


def test_the_installed_program_knows_its_version(program, tmp_path):
    from backfile import __version__

    assert run(program, "--version", cwd=tmp_path).split() == ["backfile", __version__]
