"""The commands about languages: which there are, and what an organisation's own wordings are good for."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from intake_app.languages.catalogs import completeness, own_words, shipped_languages, shipped_tags
from intake_app.languages.own_words import OwnCatalog, own_words_folder, unknown_tags
from intake_app.languages.words import Ltr, msg, nmsg
from intake_app.problems import BadInput
from intake_app.recordings import find_recordings, prompts, recordings_folder
from intake_app.terminal import Terminal
from intake_app.vault.vault import is_vault


def language_of_terminal() -> str:
    """The language that commands speak to people: ``CAIRN_LANGUAGE``, else the terminal's where the words are whole."""
    wished = os.environ.get("CAIRN_LANGUAGE", "")
    if wished in shipped_tags():
        return wished
    locale = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    tag = locale.partition(".")[0].partition("_")[0]
    return tag if tag in shipped_tags() and completeness(tag, "worker") == 1.0 else "en"


def languages(args: Namespace, out: Terminal) -> None:
    """List the languages that Cairn has words in."""
    document = [
        {
            "tag": one.tag,
            "name": one.name,
            "autonym": one.autonym,
            "direction": one.direction,
            "script": one.script,
            "survivor": round(one.survivor, 3),
            "worker": round(one.worker, 3),
            "review": one.review,
        }
        for one in shipped_languages()
    ]
    out.give(document, tuple(_language_line(one) for one in document))


def _language_line(one: dict[str, Any]) -> str:
    shares = f"{one['survivor']:>5.0%} {one['worker']:>5.0%}"
    return f"{one['tag']:<8} {one['direction']} {one['script']} {shares}  {one['autonym']} — {one['review']}"


def words(args: Namespace, out: Terminal) -> None:
    """Check the own wordings beside a vault. Raises BadInput, after all was told, when something is not used."""
    folder = own_words_folder(_vault(args))
    if not folder.is_dir():
        raise BadInput(
            msg("There are no wordings of your own beside this vault."),
            msg("Lay them in {place}.")(place=Ltr("words/<tag>/LC_MESSAGES/survivor.po")),
        )
    found, strangers = own_words(), unknown_tags(folder)
    document = [
        {
            "tag": own.tag,
            "domain": own.domain,
            "used": len(own.catalog.wordings),
            "refused": [{"words": one.words, "why": out.text(one.why)} for one in own.refused],
        }
        for own in found
    ]
    unknown = [msg("There is no language {tag}.")(tag=Ltr(tag)) for tag in strangers]
    lines = (line for own in found for line in _own_lines(own, out))
    out.give(document, (*lines, *(f"  ! {out.text(each)}" for each in unknown)))
    refused = sum(len(own.refused) for own in found) + len(strangers)
    if refused:
        count = nmsg("{n} wording is not used.", "{n} wordings are not used.", refused)
        raise BadInput(count, msg("Mend them; until then the program’s own words stand in."))


def sounds(args: Namespace, out: Terminal) -> None:
    """List what can be recorded, and in which languages a recording lies beside the vault.

    Raises BadInput, after all was told, for files that nothing on the screen goes by.
    """
    recordings = find_recordings(recordings_folder(_vault(args)))
    tags: dict[str, list[str]] = {prompt.name: [] for prompt in prompts()}
    for tag, name in recordings.files:
        tags[name].append(tag)
    document = {
        "prompts": [{"name": each.name, "words": each.words, "recorded": tags[each.name]} for each in prompts()],
        "unknown": list(recordings.unknown),
    }
    lines = [f"{each.name}  [{' '.join(tags[each.name])}]  {each.words}" for each in prompts()]
    out.give(document, tuple(lines))
    if recordings.unknown:
        raise BadInput(
            msg("These are no recordings that the screen goes by: {files}.")(files=Ltr(", ".join(recordings.unknown))),
            msg("Name them {place}.")(place=Ltr("sounds/<tag>/<name>.{wav,flac,mp3,ogg}")),
        )


def _vault(args: Namespace) -> Path:
    folder = Path(args.path)
    if not is_vault(folder):
        raise BadInput(msg("{path} is not a vault.")(path=Ltr(folder)), msg("Choose the folder of a vault."))
    return folder


def _own_lines(own: OwnCatalog, out: Terminal) -> Iterator[str]:
    used = nmsg("{n} wording is used", "{n} wordings are used", len(own.catalog.wordings))
    yield f"{own.tag} {own.domain}: {out.text(used)}"
    for one in own.refused:
        yield f"  ! {out.text(one.why)}: {one.words}" if one.words else f"  ! {out.text(one.why)}"
