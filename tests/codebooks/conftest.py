"""Loaded codebooks for the tests: the library's by id, and the small ones under good/."""

from pathlib import Path

import pytest

from codebooks.loader import library_path, load_codebook

HERE = Path(__file__).parent


def _loaded(path):
    loaded = load_codebook(path, path.name)
    assert not loaded.problems, "\n".join(str(problem) for problem in loaded.problems)
    return loaded.value


@pytest.fixture(scope="session")
def casusonderzoek():
    return _loaded(library_path("casusonderzoek"))


@pytest.fixture(scope="session")
def perspectieven():
    return _loaded(library_path("perspectieven"))


@pytest.fixture(scope="session")
def open_vragen():
    return _loaded(library_path("open_vragen"))


@pytest.fixture(scope="session")
def normenkader():
    return _loaded(library_path("normenkader_zwolle"))


@pytest.fixture(scope="session")
def ggsr():
    return _loaded(library_path("ggsr"))


@pytest.fixture(scope="session")
def small_scheme():
    return _loaded(HERE / "good" / "codebook.yaml")


@pytest.fixture(scope="session")
def small_normenkader():
    return _loaded(HERE / "good" / "normenkader.yaml")
