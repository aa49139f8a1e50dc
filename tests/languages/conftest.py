"""The translators' tool as a module, and a small catalog to try things on."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

TOP = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def catalog_tool() -> ModuleType:
    """`packaging/catalogs.py`, which no import reaches because `packaging/` is no package."""
    spec = importlib.util.spec_from_file_location("cairn_catalogs", TOP / "packaging" / "catalogs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def faults(catalog_tool: ModuleType) -> ModuleType:
    """`packaging/catalog_faults.py`."""
    module = catalog_tool.catalog_faults
    assert isinstance(module, ModuleType)
    return module
