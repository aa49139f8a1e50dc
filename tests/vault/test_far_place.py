"""Network drives and synced folders are known by what the system tells of them, and by their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake_app.vault.far_place import Far, far_place

MOUNTS = r"""
21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 21 0:40 / /srv/office rw shared:9 - nfs4 server:/office rw
41 21 0:41 / /srv/two\040words rw - cifs //server/share rw
42 21 0:42 / /srv/hand rw - fuse.sshfs hand@server:/ rw
43 40 8:2 / /srv/office/own rw - ext4 /dev/sdb1 rw
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    path = tmp_path / "mountinfo"
    path.write_text(MOUNTS)
    return path


@pytest.mark.parametrize(
    ("place", "far"),
    [
        ("/srv/office/vault", Far.NETWORK), ("/srv/two words/a/vault", Far.NETWORK), ("/srv/hand/vault", Far.NETWORK),
        ("//server/share/vault", Far.NETWORK), ("\\\\server\\share\\vault", Far.NETWORK),
        ("/srv/office/own/vault", None), ("/srv/vault", None), ("/srv/officer/vault", None),
        ("/media/w/OneDrive - Harbour House/vault", Far.SYNCED), ("/media/w/Dropbox/vault", Far.SYNCED),
        ("/Users/w/Library/Mobile Documents/com~apple~CloudDocs/vault", Far.SYNCED),
        ("/Users/w/Library/CloudStorage/GoogleDrive-w/My Drive/vault", Far.SYNCED),
        ("/media/w/Google Drive/vault", Far.SYNCED), ("/media/w/Nextcloud/vault", Far.SYNCED),
        ("/media/w/dropboxes/vault", None), ("/media/w/Documents/vault", None),
    ],
)  # fmt: skip
def test_a_place_is_known(place: str, far: Far | None, mounts: Path) -> None:
    assert far_place(Path(place), mounts) is far


def test_a_synced_folder_under_another_name_is_known_by_its_mark(tmp_path: Path, mounts: Path) -> None:
    assert far_place(tmp_path / "files" / "vault", mounts) is None
    (tmp_path / ".stfolder").mkdir()
    assert far_place(tmp_path / "files" / "vault", mounts) is Far.SYNCED


def test_where_the_system_tells_nothing_nothing_is_claimed(tmp_path: Path) -> None:
    assert far_place(tmp_path / "vault", tmp_path / "none") is None
