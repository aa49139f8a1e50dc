"""Nobody's settings file is run when reportlab is loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TELL_TALE = "import pathlib, os; pathlib.Path(os.environ['TELL_TALE']).write_text('ran')\ninvariant = 0\nuseA85 = 1\n"
SHOW = (
    "from intake_app.typeset.engine import rl_config as c; "
    "print(c.invariant, c.useA85, c.pageCompression, c.TTFSearchPath)"
)


def test_settings_files_hooks_and_variables_are_ignored(tmp_path: Path) -> None:
    home, here, told = tmp_path / "home", tmp_path / "here", tmp_path / "told"
    home.mkdir()
    here.mkdir()
    for name in (".reportlab_settings", ".reportlab_mods"):
        (home / name).write_text(TELL_TALE)
    for name in ("reportlab_settings.py", "reportlab_mods.py", "local_rl_settings.py", "local_reportlab_settings.py"):
        (here / name).write_text(TELL_TALE)
    hostile = {"HOME": str(home), "USERPROFILE": str(home), "TELL_TALE": str(told)}
    hostile |= {"PYTHONPATH": f"{here}{os.pathsep}{ROOT}"}
    hostile |= {"RL_invariant": "0", "RL_pageCompression": "0", "RL_useA85": "1", "RL_TTFSearchPath": str(here)}
    env = {**os.environ, **hostile}
    shown = subprocess.run([sys.executable, "-c", SHOW], cwd=here, env=env, capture_output=True, text=True, check=True)
    assert shown.stdout.split("\n")[0] == "1 0 1 []"
    assert not told.exists()
