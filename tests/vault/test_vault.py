import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from intake_app.problems import (
    BadInput,
    DiskProblem,
    NotAVault,
    Problem,
    VaultIsDamaged,
    VaultIsInUse,
    VaultIsNewer,
    WrongPassphrase,
)
from intake_app.vault.engine import Connection
from intake_app.vault.slots import Work
from intake_app.vault.vault import create_vault, is_vault, open_vault

FLOOR = Work(memory=64, passes=3)
ROOT = Path(__file__).parents[2]
posix = pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")


def nothing(_: Connection) -> None:
    """A schema without a table."""


def create(path: Path, passphrase: str = "a b c") -> None:
    create_vault(path, passphrase, prepare=nothing, work=FLOOR)


def contents(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def told_on_open(path: Path, passphrase: str, newest: int = 1) -> Problem:
    with pytest.raises(Problem) as caught:
        open_vault(path, passphrase, newest)
    return caught.value


@pytest.fixture
def someone_elses_place() -> Iterator[Path]:
    """A folder in which this user may read and not write; root becomes nobody meanwhile."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    if hasattr(os, "geteuid") and os.geteuid() != os.getuid():
        os.seteuid(os.getuid())
    folder.chmod(0o700)
    shutil.rmtree(folder)


def let_nobody_write(folder: Path) -> None:
    for each in folder.rglob("*"):
        each.chmod(0o555 if each.is_dir() else 0o444)
    folder.chmod(0o555)
    if os.geteuid() == 0:
        os.seteuid(65534)


def test_a_new_vault_opens_with_what_was_laid_out(vault_path: Path, passphrase: str) -> None:
    assert is_vault(vault_path)
    with open_vault(vault_path, passphrase, 1) as vault:
        assert vault.connection.execute("SELECT count(*) FROM stone").fetchone() == (40,)
        assert (vault.slot, vault.keys_untouched, len(vault.vault_id)) == (0, True, 32)
        assert repr(vault) == f"OpenVault({vault.vault_id})"


def test_closing_wipes_the_key_and_may_be_said_twice(vault_path: Path, passphrase: str) -> None:
    vault = open_vault(vault_path, passphrase, 1)
    assert any(vault.key)
    vault.close()
    vault.close()
    assert not any(vault.key)
    open_vault(vault_path, passphrase, 1).close()


@posix
def test_a_vault_is_private_under_any_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        create(tmp_path / "vault")
        open_vault(tmp_path / "vault", "a b c", 0).close()
    finally:
        os.umask(before)
    modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in (tmp_path / "vault").iterdir()}
    assert stat.S_IMODE((tmp_path / "vault").stat().st_mode) == 0o700
    assert set(modes.values()) == {0o600}
    assert {"vault.db", "keys"} <= set(modes)


def test_an_empty_folder_becomes_the_vault_and_nothing_stays_beside_it(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    create(tmp_path / "vault")
    assert is_vault(tmp_path / "vault")
    assert [each.name for each in tmp_path.iterdir()] == ["vault"]


def test_what_is_there_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "letter").write_bytes(b"mine")
    (tmp_path / "file").write_bytes(b"mine")
    for name in ("folder", "file"):
        with pytest.raises(BadInput, match="already something"):
            create(tmp_path / name)
    assert contents(tmp_path / "folder") == {"letter": b"mine"}
    assert (tmp_path / "file").read_bytes() == b"mine"


def test_the_folder_above_must_exist(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for above in ("none", "file"):
        with pytest.raises(BadInput, match="There is no folder"):
            create(tmp_path / above / "vault")
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("passphrase", ["", "  ", "x" * 1025])
def test_an_impossible_passphrase_makes_nothing(tmp_path: Path, passphrase: str) -> None:
    with pytest.raises(BadInput):
        create(tmp_path / "vault", passphrase)
    assert list(tmp_path.iterdir()) == []


def test_a_layout_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def fail(connection: Connection) -> None:
        connection.execute("CREATE TABLE stone (words TEXT)")
        raise LookupError

    with pytest.raises(LookupError):
        create_vault(tmp_path / "vault", "a b c", prepare=fail, work=FLOOR)
    assert list(tmp_path.iterdir()) == []


def test_impossible_paths_are_told(tmp_path: Path) -> None:
    for path in (Path("a\0b"), tmp_path / ("x" * 5000)):
        with pytest.raises(Problem):
            create(path)
        told_on_open(path, "a b c")
    assert not is_vault(Path("a\0b"))


def test_a_path_of_any_characters_holds_a_vault(tmp_path: Path) -> None:
    path = tmp_path / "حجر ? # % 'x' \u0301"
    create(path)
    open_vault(path, "a b c", 0).close()


def test_a_missing_path_and_another_folder_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    missing, folder, file = (told_on_open(tmp_path / name, "a") for name in ("none", "", "file"))
    assert all(isinstance(each, NotAVault) for each in (missing, folder, file))
    assert str(missing) != str(folder) == str(file)
    assert not is_vault(tmp_path)


@pytest.mark.parametrize("name", ["keys", "vault.db"])
def test_a_vault_that_lost_a_file_is_damaged(vault_path: Path, passphrase: str, name: str) -> None:
    (vault_path / name).unlink()
    problem = told_on_open(vault_path, passphrase)
    assert isinstance(problem, VaultIsDamaged)
    assert problem.what.args == {"name": name}
    assert not is_vault(vault_path)


def test_wrong_passphrases_write_nothing_and_the_right_one_still_opens(vault_path: Path, passphrase: str) -> None:
    before = contents(vault_path)
    told = {str(told_on_open(vault_path, wrong)) for wrong in ("x", "x" * 1024, passphrase.upper(), passphrase + " ")}
    assert len(told) == 1
    assert isinstance(told_on_open(vault_path, "y"), WrongPassphrase)
    assert contents(vault_path) == before
    open_vault(vault_path, passphrase, 1).close()


def test_damage_is_told_apart_from_a_wrong_passphrase(vault_path: Path, passphrase: str) -> None:
    content = bytearray((vault_path / "vault.db").read_bytes())
    content[100] ^= 1
    (vault_path / "vault.db").write_bytes(content)
    assert isinstance(told_on_open(vault_path, passphrase), VaultIsDamaged)
    assert isinstance(told_on_open(vault_path, "wrong"), WrongPassphrase)


def test_the_database_of_another_vault_does_not_fit(vault_path: Path, passphrase: str, tmp_path: Path) -> None:
    create(tmp_path / "other")
    shutil.copy(tmp_path / "other" / "vault.db", vault_path / "vault.db")
    assert isinstance(told_on_open(vault_path, passphrase), VaultIsDamaged)


def test_a_vault_of_a_newer_schema_is_told(vault_path: Path, passphrase: str) -> None:
    assert isinstance(told_on_open(vault_path, passphrase, newest=0), VaultIsNewer)
    open_vault(vault_path, passphrase, 1).close()


def test_an_open_vault_is_in_use_and_stays_so_after_a_refusal(vault_path: Path, passphrase: str) -> None:
    with open_vault(vault_path, passphrase, 1) as vault:
        for _ in range(2):
            assert isinstance(told_on_open(vault_path, passphrase), VaultIsInUse)
        vault.connection.execute("INSERT INTO stone (words) VALUES ('still mine')")
    open_vault(vault_path, passphrase, 1).close()


def test_each_failure_has_its_own_sentence(vault_path: Path, passphrase: str, tmp_path: Path) -> None:
    told = {str(told_on_open(tmp_path / "none", "x")), str(told_on_open(tmp_path, "x"))}
    told |= {str(told_on_open(vault_path, "x")), str(told_on_open(vault_path, passphrase, newest=0))}
    with open_vault(vault_path, passphrase, 1):
        told.add(str(told_on_open(vault_path, passphrase)))
    os.truncate(vault_path / "vault.db", 0)
    told.add(str(told_on_open(vault_path, passphrase)))
    (vault_path / "keys").write_bytes(b"")
    told.add(str(told_on_open(vault_path, passphrase)))
    assert len(told) == 7


@posix
def test_a_place_that_cannot_be_written_makes_no_vault(someone_elses_place: Path) -> None:
    let_nobody_write(someone_elses_place)
    with pytest.raises(DiskProblem, match="cannot be written"):
        create(someone_elses_place / "vault")
    assert list(someone_elses_place.iterdir()) == []


@posix
def test_a_vault_that_cannot_be_written_is_told(made_vault: Path, passphrase: str, someone_elses_place: Path) -> None:
    path = shutil.copytree(made_vault, someone_elses_place / "vault")
    let_nobody_write(someone_elses_place)
    problem = told_on_open(path, passphrase)
    assert isinstance(problem, DiskProblem)
    assert str(problem).startswith(
        "This place cannot be written. Copy the folder of the vault to a place where you may"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="a limit on file sizes stands in for a full disk")
def test_a_disk_that_takes_no_more_is_told_and_nothing_is_half_made(tmp_path: Path) -> None:
    program = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from intake_app.problems import DiskProblem\n"
        "from intake_app.vault.slots import Work\n"
        "from intake_app.vault.vault import create_vault\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))\n"
        "try:\n"
        "    create_vault(Path(sys.argv[1]), 'a b c', prepare=lambda c: None, work=Work(64, 3))\n"
        "except DiskProblem as problem:\n"
        "    print('told')\n"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", program, str(tmp_path / "vault")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "told"
    assert list(tmp_path.iterdir()) == []


def test_keys_that_a_power_cut_left_unfinished_are_gone_after_the_next_open(vault_path: Path, passphrase: str) -> None:
    (vault_path / "keys.new").write_bytes(b"never in force")
    open_vault(vault_path, passphrase, 1).close()
    assert not (vault_path / "keys.new").exists()


def test_an_open_vault_knows_the_passphrases_that_open_it(tmp_path: Path) -> None:
    create(tmp_path / "v")
    with open_vault(tmp_path / "v", "a b c", 1) as vault:
        vault.confirm("a b c")
        vault.let_in(3, "d e f")
        vault.confirm("d e f")
        for wrong in ("a b d", "A b c"):
            with pytest.raises(WrongPassphrase):
                vault.confirm(wrong)
        vault.keep_out(3)
        with pytest.raises(WrongPassphrase):
            vault.confirm("d e f")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_what_a_creating_left_that_was_cut_off_is_gone_after_the_next(tmp_path: Path, passphrase: str) -> None:
    """T94."""
    place = tmp_path / "place"
    place.mkdir()
    child = os.fork()
    if not child:
        create_vault(place / "vault", passphrase, prepare=lambda _: os._exit(9), work=Work(64, 3))
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert [each.name for each in place.iterdir()] != []
    create_vault(place / "vault", passphrase, prepare=lambda _: None, work=Work(64, 3))
    assert [each.name for each in place.iterdir()] == ["vault"]
