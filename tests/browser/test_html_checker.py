from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

JAR = Path(os.environ.get("VNU_JAR", "node_modules/vnu-jar/build/dist/vnu.jar"))


@pytest.mark.skipif(shutil.which("java") is None, reason="the Nu HTML checker needs Java")
@pytest.mark.skipif(not JAR.is_file(), reason="no vnu.jar (npm install vnu-jar, or name it in VNU_JAR)")
def test_the_nu_html_checker_finds_nothing(folders):
    command = ["java", "-jar", str(JAR), "--format", "json", "--skip-non-html", *map(str, folders.values())]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert json.loads(result.stderr)["messages"] == []
