"""A first look at Cairn with invented people: in a window, or the whole main job without one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import environment
import system_libraries
from told import Stop, say

DEMO_PASSPHRASE = "river stone lamp"
EXAMPLES = environment.TOP / "intake_app" / "examples"
PROVIDERS_LANGUAGE = "en"
BAD_INPUT = 2


class Refused(Stop):
    """Cairn answered a command with a sentence: for a packet, that the person agreed to none."""


def run(*, headless: bool, out: str | None) -> int:
    """Set up, then open the window on the demo vault; without a display, or when asked, go through the main job."""
    environment.prepare(developer=False)
    if headless or not _has_display():
        say("Working without a window." if headless else "There is no display here: working without a window.")
        return main_job(Path(out) if out else Path(tempfile.mkdtemp(prefix="cairn-")))
    system_libraries.ensure_for_window()
    return _open_window(_demo_vault())


def _has_display() -> bool:
    return sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _open_window(vault: Path) -> int:
    say("Opening Cairn. Everyone in it is invented.")
    say(f"Demo passphrase: {DEMO_PASSPHRASE}")
    home = vault.parent
    preferences = home / "window.json"
    if not preferences.exists():
        preferences.write_text(json.dumps({"last_vault": str(vault)}), encoding="utf-8")
    settings = os.environ | {"CAIRN_HOME": str(home)}
    code = subprocess.run(environment.command(), env=settings, check=False).returncode
    if code != 0:
        say(f"The window closed with code {code}. Without a window: python3 packaging/run.py --headless")
    return code


def private_folder() -> Path:
    """The folder of this user alone (0700) that keeps the demo vault and its window's settings between runs."""
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    place = base / "cairn-demo"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    place.chmod(0o700)
    return place


def _demo_vault() -> Path:
    vault = private_folder() / "vault"
    if not (vault / "vault.db").exists():
        say("Making a vault of invented people to try")
        half_made = vault.with_name("vault.part")
        shutil.rmtree(half_made, ignore_errors=True)
        _cairn("demo", half_made, "--records", 40, "--seed", 1)
        half_made.rename(vault)
    return vault


def main_job(folder: Path) -> int:
    """Go from an empty folder to finished packets by the command line alone, and say where everything is."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    vault, packets = folder / "vault", folder / "packets"
    packets.mkdir(mode=0o700, exist_ok=True)
    examples = sorted(EXAMPLES.glob("*.json"))
    if not examples:
        raise Stop(f"There are no example answers in {EXAMPLES}.")
    say("1. A new vault")
    _cairn("vault", "create", vault)
    _cairn("site", "set", vault, EXAMPLES / "site" / "site.json")
    say("2. A directory of invented services")
    _cairn("directory", "import", vault, _example_directory())
    for number, answers in enumerate(examples, start=3):
        say(f"{number}. An intake from {answers.relative_to(environment.TOP)}")
        told = _parsed(_cairn("intake", vault, "--answers", answers, "--json"))
        language = _parsed(answers.read_text(encoding="utf-8")).get("language", PROVIDERS_LANGUAGE)
        _write_packets(vault, told, language=language, start=packets / answers.stem)
    if not any(packets.iterdir()):
        raise Stop("No packet was made; the reasons stand above.")
    say(f"Vault:   {vault} (passphrase: {DEMO_PASSPHRASE})")
    say(f"Packets: {packets}")
    return 0


def _parsed(text: str) -> dict[str, Any]:
    try:
        return dict(json.loads(text))
    except (ValueError, TypeError):
        raise Stop("An example or an answer of Cairn is not the JSON it should be.") from None


def _write_packets(vault: Path, told: dict[str, Any], *, language: str, start: Path) -> None:
    """Write three copies of the packet of each referral; ``told`` is what ``cairn intake --json`` printed."""
    copies = {"recipient": PROVIDERS_LANGUAGE, "survivor": language, "discreet": language}
    for number, referral in enumerate(told["referrals"], start=1):
        for copy, spoken in copies.items():
            out = start.with_name(f"{start.name}-{number}-{copy}-{spoken}.pdf")
            options = ("--referral", referral, "--language", spoken, "--copy", copy, "--out", out)
            try:
                _cairn("packet", vault, told["record"], *options)
            except Refused as refused:
                say(f"   no packet for referral {number}: {refused}")
                continue
            say(f"   {out.name}")


def _example_directory() -> Path:
    folders = [place for place in sorted(EXAMPLES.iterdir()) if place.is_dir() and any(place.glob("*.csv"))]
    if not folders:
        raise Stop(f"There is no example directory in {EXAMPLES}.")
    return folders[0]


def _cairn(*arguments: object) -> str:
    """Run one command of Cairn with the demo passphrase and return what it printed."""
    settings = os.environ | {"CAIRN_PASSPHRASE": DEMO_PASSPHRASE, "PYTHONUTF8": "1"}
    words = [str(argument) for argument in arguments]
    command = environment.command(*words)
    done = subprocess.run(command, env=settings, capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines() or ["it gave no reason"]
        kind = Refused if done.returncode == BAD_INPUT else Stop
        raise kind(f"{lines[-1]} (cairn {words[0]}, code {done.returncode})")
    return done.stdout
