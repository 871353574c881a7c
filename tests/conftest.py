"""What all tests share: archives built in a temporary folder."""

import pytest
from archives import Archive


@pytest.fixture
def archive(tmp_path):
    """An empty archive to write sources into and to build."""
    return Archive(tmp_path / "archive")
