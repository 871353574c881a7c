"""What all tests share: archives built in a temporary folder."""

import hypothesis
import pytest
from archives import Archive

# A busy machine is no failure; what takes too long for its size is tested in test_linear_time.py.
hypothesis.settings.register_profile("patient", hypothesis.settings(), deadline=None)
hypothesis.settings.load_profile("patient")


@pytest.fixture
def archive(tmp_path):
    """An empty archive to write sources into and to build."""
    return Archive(tmp_path / "archive")
