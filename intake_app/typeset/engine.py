"""The one door to reportlab: opened with its settings files, modification hooks and environment variables shut out.

At import reportlab runs ``~/.reportlab_mods``, ``~/.reportlab_settings`` and any ``reportlab_mods.py`` or
``reportlab_settings.py`` on the path (the current folder among them), and obeys ``RL_*`` variables (``rl_config.py``).
Nobody else imports reportlab before this module.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

_HOOKS = ("reportlab_mods", "reportlab_settings", "reportlab.local_rl_mods", "reportlab.local_rl_settings")
_VARIABLES = ("EVAL_DEBUG", "SOURCE_DATE_EPOCH")


def block_reportlab_settings() -> None:
    """Put empty modules where reportlab looks for somebody's settings, so that no file is looked for or run."""
    for name in _HOOKS:
        sys.modules[name] = ModuleType(name)


@contextmanager
def _without_variables() -> Iterator[None]:
    hidden = {name: value for name, value in os.environ.items() if name.startswith("RL_") or name in _VARIABLES}
    for name in hidden:
        del os.environ[name]
    try:
        yield
    finally:
        os.environ.update(hidden)


block_reportlab_settings()
with _without_variables():
    from reportlab import rl_config

    rl_config.invariant = 1
    rl_config.useA85 = 0
    for _path in ("T1SearchPath", "TTFSearchPath", "CMapSearchPath"):
        setattr(rl_config, _path, [])
    from reportlab.pdfbase import pdfdoc
    from reportlab.pdfgen.canvas import Canvas

__all__ = ["Canvas", "block_reportlab_settings", "pdfdoc", "rl_config"]
