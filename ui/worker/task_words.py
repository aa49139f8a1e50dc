"""The words for what is to be done, and where each task is done."""

from __future__ import annotations

from intake_app.conversation.followups import Ended, Met
from intake_app.conversation.tasks import Task, TaskKind
from intake_app.languages.words import Msg, msg, pmsg
from ui.shell.context import Place
from ui.worker.people_model import MASK

TASKS: dict[TaskKind, Msg] = {
    TaskKind.SEND: msg("Send the packet to {where}, and note that it was sent"),
    TaskKind.PHONE: msg("Phone {where}: did it arrive?"),
    TaskKind.TELL: msg("Tell the person what {where} said"),
    TaskKind.RECALL: msg("Tell {where} to stop using what they have"),
    TaskKind.ACKNOWLEDGE: msg("Tell {where} that their referral arrived"),
    TaskKind.PAPER: msg("Is anything left in the printer, in its queue, or lying about?"),
    TaskKind.NOTE: msg("Read the notes of the meeting once more: facts only"),
    TaskKind.DEBRIEF: msg("Talk the day over with a colleague"),
    TaskKind.FOLLOW_UP: msg("Come back to this"),
    TaskKind.CONTACT: msg("Ask again how to reach them safely, before you use it"),
    TaskKind.ORDER: msg("Ask afresh what they want, and in which order"),
    TaskKind.RELEASE: msg("The release for {where} ends. Is a new one wanted?"),
    TaskKind.SILENT: msg("{where} has not answered. Ask again."),
    TaskKind.OUTCOME: msg("Ask the person how it went with {where}"),
}

MET: dict[Met, Msg] = {
    Met.YES: pmsg("need met", "Yes"),
    Met.PARTLY: pmsg("need met", "Partly"),
    Met.NO: pmsg("need met", "No"),
}

ENDED: dict[Ended, Msg] = {
    Ended.DONE: pmsg("task", "Done"),
    Ended.NOT_NEEDED: pmsg("task", "Not needed"),
    Ended.PUT_OFF: pmsg("task", "Put off"),
}
_NOTED = msg("Come back to this: {note}")


def task_words(task: Task, *, masked: bool = False) -> Msg:
    """What is to be done; a worker's own note is covered where names are."""
    if task.kind is TaskKind.FOLLOW_UP and task.words:
        return _NOTED(note=MASK if masked else task.words)
    return TASKS[task.kind](where=task.words)


def place_of(record: str, task: Task) -> Place:
    """Where the task is done."""
    if task.kind is TaskKind.RECALL:
        return Place("recall", record=record)
    if task.referral:
        return Place("referral", record=record, referral=task.referral)
    return Place("person", record=record)
