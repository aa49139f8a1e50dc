"""A sealed document opens with its passphrase only, and tells nothing of its making."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pikepdf
import pytest

from intake_app.packets.seal import seal
from intake_app.problems import BadInput
from intake_app.typeset.document import build_pdf
from intake_app.typeset.text import Paragraph

PLAIN = build_pdf([Paragraph("hello")], title="Referral AAAA-2222")


def noisy() -> bytes:
    with pikepdf.open(io.BytesIO(PLAIN)) as pdf:
        pdf.docinfo["/Author"] = "W-77771"
        pdf.attachments["notes.txt"] = b"secret"
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def test_what_tells_of_the_making_is_gone() -> None:
    with pikepdf.open(io.BytesIO(seal(noisy()))) as pdf:
        assert "/Info" not in pdf.trailer
        assert not set(pdf.Root.keys()) & {"/OpenAction", "/Names", "/AcroForm", "/AA"}
        assert b"W-77771" not in b"".join(o.read_bytes() for o in pdf.objects if isinstance(o, pikepdf.Stream))


def test_the_same_document_gives_the_same_bytes() -> None:
    assert seal(PLAIN) == seal(PLAIN)


def test_a_passphrase_encrypts_with_aes_256(tmp_path: Path) -> None:
    locked = seal(PLAIN, "tide and ✓ لmoon")
    assert b"hello" not in locked
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(locked))
    with pikepdf.open(io.BytesIO(locked), password="tide and ✓ لmoon") as pdf:
        assert pdf.encryption.R == 6
        assert pdf.encryption.bits == 256
    file = tmp_path / "locked.pdf"
    file.write_bytes(locked)
    for password, expected in (("tide and ✓ لmoon", 0), ("wrong", 1)):
        run = subprocess.run(["pdftotext", "-upw", password, str(file), "-"], capture_output=True, check=False)
        assert run.returncode == expected
        assert (b"hello" in run.stdout) is (expected == 0)


@pytest.mark.parametrize("bad", ["", "é" * 64])
def test_a_passphrase_the_standard_would_cut_is_refused(bad: str) -> None:
    with pytest.raises(BadInput) as caught:
        seal(PLAIN, bad)
    assert bad == "" or bad not in str(caught.value)
