"""The sections that a first meeting opens with: language, permission, contact, what is wanted."""

from __future__ import annotations

from intake_app.conversation.consents import Category
from intake_app.forms.choices import YES_NO_NOT_SURE
from intake_app.forms.model import AskedOf, Choice, Kind, Question, Section, When
from intake_app.languages.words import msg, psay, say

START = Section(
    "start",
    say("Before we start"),
    (
        Question(
            "place_private",
            Kind.SELECT_ONE,
            msg("Can you talk privately here?"),
            Category.NONE,
            AskedOf.WORKER,
            choices=(
                Choice("yes", msg("Yes"), "check"),
                Choice("no", msg("No"), "x"),
                Choice("unsure", msg("Not sure")),
            ),
            hint=msg("If anyone can overhear, give general information only."),
        ),
        Question(
            "leave_by",
            Kind.TIME,
            msg("Is there a time the person must leave by?"),
            Category.NONE,
            AskedOf.WORKER,
            hint=msg("Plan so that the meeting ends before."),
        ),
        Question(
            "interp_used",
            Kind.SELECT_ONE,
            msg("Interpreter"),
            Category.ADMIN,
            AskedOf.WORKER,
            choices=(
                Choice("none", msg("None")),
                Choice("in_person", msg("In person")),
                Choice("phone", msg("By phone")),
                Choice("video", msg("By video")),
                Choice("bilingual_worker", msg("I speak the language")),
            ),
        ),
        Question(
            "interp_code",
            Kind.TEXT,
            msg("Interpreter’s code"),
            Category.ADMIN,
            AskedOf.WORKER,
            hint=msg("A code or an agency number, never a name"),
        ),
        Question(
            "interp_language", Kind.LANGUAGE, msg("Interpreter’s language and dialect"), Category.ADMIN, AskedOf.WORKER
        ),
        Question(
            "interp_trained",
            Kind.SELECT_ONE,
            msg("Is the interpreter trained?"),
            Category.ADMIN,
            AskedOf.WORKER,
            choices=(
                Choice("yes", msg("Yes"), "check"),
                Choice("no", msg("No"), "x"),
                Choice("unknown", msg("Not known")),
            ),
        ),
        Question(
            "interp_ok",
            Kind.SELECT_ONE,
            say("Is this interpreter all right for you?"),
            Category.ADMIN,
            choices=YES_NO_NOT_SURE,
        ),
        Question(
            "spoken_language",
            Kind.LANGUAGE,
            say("Which language is best to speak?"),
            Category.ACCESS,
            htcds=("prs_PrimaryLanguage",),
        ),
        Question(
            "read_language",
            Kind.LANGUAGE,
            say("Which language is best to read?"),
            Category.ACCESS,
            when=When.LATER,
            hint=say("It can be another one than you speak."),
            htcds=("prs_SecondaryLanguage",),
        ),
        Question(
            "reads",
            Kind.SELECT_ONE,
            say("Would you like me to read aloud?"),
            Category.ACCESS,
            when=When.LATER,
            choices=(
                Choice("yes", say("Yes"), "check"),
                Choice("no", say("No"), "x"),
                Choice("some", say("Some of it")),
            ),
        ),
        Question(
            "consent_record",
            Kind.SELECT_ONE,
            say("May I write some of this down?"),
            Category.NONE,
            choices=(
                Choice("no", psay("consent", "No"), "x"),
                Choice("a_little", say("A little")),
                Choice("yes", psay("consent", "Yes"), "check"),
            ),
            hint=say("You can say no. Everything else still works."),
            htcds=("con_Consent",),
        ),
        Question(
            "access_scope",
            Kind.SELECT_ONE,
            say("Who may open this?"),
            Category.NONE,
            choices=(Choice("team", say("The team")), Choice("only_this_worker", say("Only this worker"))),
        ),
    ),
)

NAME = Section(
    "name",
    say("What to call you"),
    (
        Question(
            "call_name",
            Kind.TEXT,
            say("What would you like me to call you? Any name is fine"),
            Category.IDENTITY,
            hint=say("It does not have to be your real name."),
            htcds=("prs_FirstName",),
        ),
        Question(
            "name_full",
            Kind.TEXT,
            say("Your full name, as you write it"),
            Category.IDENTITY,
            when=When.LATER,
            hint=say("In one line, in the order you write it."),
            htcds=("prs_FirstName", "prs_SecondName"),
        ),
        Question("name_native", Kind.TEXT, say("Your name in your own script"), Category.IDENTITY, when=When.LATER),
        Question(
            "names_other",
            Kind.REPEAT,
            say("Other names people know you by"),
            Category.IDENTITY,
            when=When.LATER,
            columns=(
                Question("name", Kind.TEXT, say("The name"), Category.IDENTITY),
                Question("use", Kind.TEXT, say("Where it is used"), Category.IDENTITY),
            ),
        ),
        Question("pronoun", Kind.TEXT, say("How should I refer to you?"), Category.IDENTITY, when=When.LATER),
    ),
)

CONTACT = Section(
    "contact",
    say("Reaching you safely"),
    (
        Question(
            "contact_ok",
            Kind.SELECT_ONE,
            say("Is it safe for us to contact you?"),
            Category.CONTACT,
            choices=(
                Choice("no_i_will_contact_you", say("No, I will contact you")),
                Choice("yes", say("Yes"), "check"),
            ),
            hint=say("“I will contact you” is a full answer."),
        ),
        Question(
            "contact_ways",
            Kind.REPEAT,
            say("Safe ways, in your order"),
            Category.CONTACT,
            columns=(
                Question(
                    "way",
                    Kind.SELECT_ONE,
                    psay("way to reach somebody", "Way"),
                    Category.CONTACT,
                    choices=(
                        Choice("call", psay("way to reach somebody", "Call")),
                        Choice("text", say("Text message")),
                        Choice("message", say("Messaging app")),
                        Choice("email", say("Email")),
                        Choice("post", psay("way to reach somebody", "Post")),
                        Choice("through_someone", say("Through someone I trust")),
                        Choice("in_person", say("In person")),
                    ),
                ),
                Question("value", Kind.TEXT, say("Number, address or name"), Category.CONTACT),
                Question(
                    "shared",
                    Kind.SELECT_ONE,
                    say("Does someone else see it?"),
                    Category.CONTACT,
                    choices=YES_NO_NOT_SURE,
                ),
                Question("days", Kind.TEXT, say("Which days"), Category.CONTACT),
                Question("hours", Kind.TEXT, say("Which hours"), Category.CONTACT),
                Question("time_zone", Kind.TEXT, say("Time zone"), Category.CONTACT),
            ),
            relevant="${contact_ok} = 'yes'",
            htcds=("prs_MobilePhone", "prs_HomePhone", "prs_Email"),
        ),
        Question(
            "contact_voicemail",
            Kind.SELECT_ONE,
            say("May we leave a voice message?"),
            Category.CONTACT,
            choices=(
                Choice("never", say("Never")),
                Choice("neutral_only", say("A neutral message only")),
                Choice("ok", say("That is fine")),
            ),
            relevant="${contact_ok} = 'yes'",
        ),
        Question(
            "contact_say",
            Kind.TEXT,
            say("Who should we say we are?"),
            Category.CONTACT,
            relevant="${contact_ok} = 'yes'",
            hint=say("A neutral name for us"),
        ),
        Question(
            "contact_ask_for",
            Kind.TEXT,
            say("Which name should we ask for?"),
            Category.CONTACT,
            relevant="${contact_ok} = 'yes'",
        ),
        Question(
            "contact_if_other",
            Kind.SELECT_ONE,
            say("If somebody else answers"),
            Category.CONTACT,
            choices=(
                Choice("hang_up", say("Hang up")),
                Choice("wrong_number", say("Say it is a wrong number")),
                # Translators: the neutral name that stands for the organisation on the telephone.
                Choice("say_cover_name", say("Say the cover name")),
            ),
            relevant="${contact_ok} = 'yes'",
        ),
        Question(
            "contact_dropped",
            Kind.SELECT_ONE,
            say("If the call drops"),
            Category.CONTACT,
            choices=(
                Choice("do_not_call_back", say("Do not call back")),
                Choice("call_once", say("Call back once")),
                Choice("wait", say("Wait for me to call")),
            ),
            relevant="${contact_ok} = 'yes'",
        ),
        Question(
            "contact_code_word",
            Kind.TEXT,
            say("A code word"),
            Category.CONTACT,
            relevant="${contact_ok} = 'yes'",
            hint=say("A word that proves it is us"),
        ),
        Question(
            "contact_unsafe_word",
            Kind.TEXT,
            say("A word that means “not safe now”"),
            Category.CONTACT,
            relevant="${contact_ok} = 'yes'",
        ),
        Question(
            "contact_checked",
            Kind.DATE,
            say("Last checked"),
            Category.CONTACT,
            AskedOf.WORKER,
            relevant="${contact_ok} = 'yes'",
        ),
        Question(
            "address",
            Kind.TEXT,
            say("Where can post reach you safely?"),
            Category.CONTACT,
            when=When.LATER,
            long=True,
            htcds=("prs_MailingStreet",),
        ),
    ),
)

NOW = Section(
    "now",
    say("Right now"),
    (
        Question(
            "safe_now", Kind.SELECT_ONE, say("Do you feel safe right now?"), Category.SAFETY, choices=YES_NO_NOT_SURE
        ),
        Question(
            "need_this_minute",
            Kind.SELECT_MULTIPLE,
            say("Anything you need this minute?"),
            Category.NEEDS,
            choices=(
                Choice("food", say("Something to eat or drink")),
                Choice("doctor", say("A doctor or nurse")),
                Choice("rest", psay("needed this minute", "Rest")),
                Choice("someone", say("Someone with me")),
                Choice("something_else", say("Something else")),
            ),
        ),
    ),
)

WANTS = Section(
    "wants",
    say("What you want"),
    (
        Question(
            "own_words",
            Kind.TEXT,
            say("In your own words, what would help?"),
            Category.NEEDS,
            long=True,
            htcds=("spl_Objectives",),
        ),
        Question(
            "already_with",
            Kind.REPEAT,
            say("Are you getting any of this already, and where?"),
            Category.NEEDS,
            columns=(
                Question("need", Kind.TEXT, psay("help already received", "What"), Category.NEEDS),
                Question("provider", Kind.TEXT, psay("help already received", "Where"), Category.NEEDS),
            ),
        ),
        Question(
            "usually_helps", Kind.TEXT, say("What usually helps you?"), Category.ACCESS, when=When.LATER, long=True
        ),
    ),
)
