"""The structure of a document for a screen reader: elements, the marks that belong to them, and their tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String


@dataclass(eq=False, slots=True)
class Element:
    """A structure element: ``tag`` as ISO 32000-1, 14.8.4 names it (P, H1, L, LI, Lbl, LBody, Table, TR, TH, TD).

    Its place among its siblings is where it was first drawn. ``language`` is set where it differs from its parent's;
    ``text`` is what a screen reader says instead of the drawn glyphs (right-to-left text).
    """

    tag: str
    parent: Element | None = None
    language: str | None = None
    text: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a page's content that belongs to an element: page from 0, and its number (MCID) on that page."""

    page: int
    number: int
    element: Element


def write_tree(pdf: pikepdf.Pdf, marks: Sequence[Mark], language: str) -> None:
    """Write the structure tree and the parent tree of these marks into the file."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array()))
    root.K = document
    made: dict[Element | None, Any] = {None: document}
    owners: dict[int, list[Any]] = {}
    for mark in marks:
        owner = _made(pdf, mark.element, made, language)
        page = pdf.pages[mark.page].obj
        owner.K.append(Dictionary(Type=Name.MCR, Pg=page, MCID=mark.number))
        owners.setdefault(mark.page, []).append(owner)
    numbers = Array()
    for key, page_at in enumerate(sorted(owners)):
        page = pdf.pages[page_at].obj
        page.StructParents = key
        page.Tabs = Name.S
        numbers.append(key)
        numbers.append(pdf.make_indirect(Array(owners[page_at])))
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    root.ParentTreeNextKey = len(owners)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _made(pdf: pikepdf.Pdf, element: Element, made: dict[Element | None, Any], language: str) -> Any:
    """The element's object, made with its ancestors when it is first met."""
    if element in made:
        return made[element]
    parent = made[None] if element.parent is None else _made(pdf, element.parent, made, language)
    entry = Dictionary(Type=Name.StructElem, S=Name(f"/{element.tag}"), P=parent, K=Array())
    if element.tag == "TH":
        entry.A = Dictionary(O=Name.Table, Scope=Name.Row)
    if element.language and element.language != language:
        entry.Lang = String(element.language)
    if element.text:
        entry.ActualText = String(element.text)
    made[element] = pdf.make_indirect(entry)
    parent.K.append(made[element])
    return made[element]
