"""The sections that open on request, and the closing ones."""

from __future__ import annotations

from intake_app.conversation.consents import Category
from intake_app.forms.choices import FACES, WHO
from intake_app.forms.model import AskedOf, Choice, Kind, Question, Section, When
from intake_app.languages.words import msg, psay, say

ABOUT = Section(
    "about",
    say("About you"),
    (
        Question(
            "faith_diet",
            Kind.TEXT,
            say("Food, faith or customs we should respect"),
            Category.ACCESS,
            when=When.LATER,
            long=True,
        ),
        Question(
            "birth",
            Kind.EDTF,
            say("Age, or year, or date of birth: any of these"),
            Category.IDENTITY,
            when=When.LATER,
            hint=say("An age, a year or a full date. A part is enough."),
            htcds=("prs_Birthdate",),
        ),
        Question(
            "age_band",
            Kind.SELECT_ONE,
            say("Age band"),
            Category.IDENTITY,
            when=When.LATER,
            choices=(
                Choice("under_18", say("Under 18")),
                Choice("18_24", say("18 to 24")),
                Choice("25_34", say("25 to 34")),
                Choice("35_44", say("35 to 44")),
                Choice("45_54", say("45 to 54")),
                Choice("55_64", say("55 to 64")),
                Choice("65_up", say("65 or older")),
            ),
        ),
        Question(
            "child_protocol",
            Kind.SELECT_ONE,
            msg("Has the site’s protocol for people under 18 been followed?"),
            Category.NONE,
            AskedOf.WORKER,
            when=When.LATER,
            choices=(Choice("yes", msg("Yes"), "check"), Choice("no", msg("No"), "x")),
            hint=msg("Until then no packet is written."),
        ),
        Question(
            "gender",
            Kind.TEXT,
            say("How do you describe your gender?"),
            Category.PROFILE,
            when=When.LATER,
            hint=say("In your own words"),
            htcds=("prs_Gender",),
        ),
        Question(
            "citizenship",
            Kind.REPEAT,
            say("Country or countries of citizenship"),
            Category.PROFILE,
            when=When.OFF,
            columns=(Question("country", Kind.TEXT, say("Country"), Category.PROFILE),),
            htcds=("prs_Citizenship",),
        ),
    ),
)

EASIER = Section(
    "easier",
    say("Making it easier"),
    (
        Question(
            "access",
            Kind.SELECT_MULTIPLE,
            say("Would help with any of these make it easier?"),
            Category.ACCESS,
            when=When.LATER,
            choices=(
                Choice("hearing", psay("difficulty with", "Hearing")),
                Choice("sight", psay("difficulty with", "Seeing")),
                Choice("moving", psay("difficulty with", "Moving")),
                Choice("understanding", psay("difficulty with", "Understanding")),
                Choice("other", say("Something else")),
            ),
        ),
        Question(
            "worker_gender", Kind.SELECT_ONE, say("Who would you rather talk with?"), Category.ACCESS, choices=WHO
        ),
        Question("interp_gender", Kind.SELECT_ONE, say("And the interpreter?"), Category.ACCESS, choices=WHO),
        Question("companion", Kind.TEXT, say("Would you like someone with you?"), Category.ACCESS),
    ),
)

PEOPLE = Section(
    "people",
    say("People who matter"),
    (
        Question(
            "children_with",
            Kind.REPEAT,
            say("Children with you who need care"),
            Category.FAMILY,
            when=When.LATER,
            columns=(
                Question(
                    "age_band",
                    Kind.SELECT_ONE,
                    say("Age"),
                    Category.FAMILY,
                    choices=(
                        Choice("0_2", say("0 to 2")),
                        Choice("3_5", say("3 to 5")),
                        Choice("6_11", say("6 to 11")),
                        Choice("12_17", say("12 to 17")),
                    ),
                ),
                Question("number", Kind.TEXT, say("How many"), Category.FAMILY),
            ),
            htcds=("prs_NumberOfChildren",),
        ),
        Question(
            "family_contact",
            Kind.SELECT_ONE,
            say("Would you like help to reach your family?"),
            Category.FAMILY,
            when=When.LATER,
            choices=(Choice("yes", say("Yes"), "check"), Choice("no", say("No"), "x"), Choice("later", say("Later"))),
            hint=say("Only if it is safe for you and for them."),
        ),
    ),
)

STORY = Section(
    "story",
    say("Anything else"),
    (
        Question(
            "anything_else",
            Kind.TEXT,
            say("Anything you want us to know"),
            Category.STORY,
            when=When.LATER,
            hint=say("Only if you want to. There is nothing you have to tell."),
            long=True,
            htcds=("cco_CaseComment",),
        ),
    ),
)

CLOSE = Section(
    "close",
    say("Before you go"),
    (
        Question(
            "understood",
            Kind.TEXT,
            say("Who will see this?"),
            Category.NONE,
            hint=msg("Ask it back, to find misunderstandings."),
            long=True,
        ),
        Question(
            "take_away",
            Kind.SELECT_ONE,
            say("Would you like something to take with you?"),
            Category.NONE,
            choices=(
                Choice("nothing", say("Nothing"), "x"),
                Choice("card", say("A small card"), "calendar"),
                Choice("copy", say("A full copy"), "file-text"),
            ),
            hint=say("Is it safe to carry?"),
        ),
        Question("meet_again", Kind.TEXT, say("A safe way to meet again"), Category.CONTACT, long=True),
        Question(
            "statistics_ok",
            Kind.SELECT_ONE,
            say("May this count in figures that name nobody?"),
            Category.NONE,
            when=When.LATER,
            choices=(Choice("no", psay("consent", "No"), "x"), Choice("yes", psay("consent", "Yes"), "check")),
        ),
    ),
)

SIGNS = Section(
    "signs",
    msg("What was seen"),
    (
        Question(
            "signs",
            Kind.SELECT_MULTIPLE,
            msg("Signs observed"),
            Category.SIGNS,
            AskedOf.WORKER,
            when=When.OFF,
            choices=(
                Choice("obs.fear_police", msg("Seemed very afraid of police or officials")),
                Choice("obs.few_belongings", msg("Had few belongings, no money, or no papers")),
                Choice("obs.third_party_speaks", msg("Someone else insisted on answering or interpreting")),
                Choice("obs.unsure_where", msg("Did not know where they were staying, or for how long")),
                Choice("obs.not_left_alone", msg("Was not left alone, or a companion refused privacy")),
                Choice("obs.no_papers_control", msg("Someone else holds their papers or money")),
                Choice("obs.injury_untreated", msg("Signs of injury or illness left untreated")),
                Choice("obs.malnourished", msg("Signs of poor nutrition or exhaustion")),
                Choice("obs.lives_at_work", msg("Lives where they work, or is driven to and from work")),
                Choice("obs.debt", msg("Spoke of a debt to an employer")),
                Choice("obs.other", msg("Something else")),
            ),
            hint=msg("A sign is not proof, and no sign is not proof of safety."),
        ),
        Question(
            "signs_note",
            Kind.TEXT,
            msg("What was seen"),
            Category.SIGNS,
            AskedOf.WORKER,
            when=When.OFF,
            hint=msg("What was seen or heard, where, when, by whom. Quote words only if they were volunteered."),
            long=True,
        ),
    ),
)

FEEDBACK = Section(
    "feedback",
    say("How it was for you"),
    (
        Question("feedback_choice", Kind.SELECT_ONE, say("Was I free to choose?"), Category.NONE, choices=FACES),
        Question("feedback_understood", Kind.SELECT_ONE, say("Did I understand?"), Category.NONE, choices=FACES),
        Question("feedback_treated", Kind.SELECT_ONE, say("Was I treated well?"), Category.NONE, choices=FACES),
    ),
)
