"""What happened and what was said in the sample office, in the language of whoever looks around."""

from __future__ import annotations

from app.i18n import N_
from app.timeline.kinds import (
    CALL,
    EMAIL,
    IN,
    LETTER,
    MEETING,
    MESSAGE,
    NOT_REACHED,
    NOTE,
    OUT,
    VISIT,
    VOICEMAIL,
)

FIRM_NAME = "Lind & Søn"
COLLEAGUE = "Mette Lind"
OTHER_COLLEAGUE = "Jonas Lind"

TAGS = (
    N_("Architect"),
    N_("Faithful"),
    N_("Stairs"),
    N_("Kitchen"),
    N_("Shop"),
    N_("Neighbour"),
    N_("Summer house"),
)

# (kind, outcome, from whom, headline, what more was said); no customer hears the same twice
ENTRIES: tuple[tuple[str, str, str, str, str], ...] = (
    (
        CALL,
        "",
        IN,
        N_("Thanked for the order – very satisfied"),
        N_("The oak sample arrived safely. Wants to see it against the white handrail before deciding."),
    ),
    (
        CALL,
        "",
        IN,
        N_("Asked when the doors can be hung"),
        N_("Promised an answer this week. Mornings suit best."),
    ),
    (
        CALL,
        "",
        OUT,
        N_("Talked about the new kitchen front"),
        N_("Leaning towards ash. The old handles are to be used again."),
    ),
    (CALL, NOT_REACHED, OUT, N_("Nobody answered about the delivery"), ""),
    (CALL, VOICEMAIL, OUT, N_("Left voicemail: want to talk about the delivery week"), ""),
    (
        EMAIL,
        "",
        IN,
        N_("Asks for a drawing of the handrail"),
        N_("Needs it for the building permit. A sketch with measures is enough."),
    ),
    (
        EMAIL,
        "",
        OUT,
        N_("Sent the offer for the bookcase"),
        N_("Oak, oiled, two metres forty. Delivery in six weeks."),
    ),
    (EMAIL, "", IN, N_("Asks whether the oil is safe for children"), N_("Sent the data sheet. Yes, it is.")),
    (
        VISIT,
        "",
        OUT,
        N_("Came by the workshop to choose the wood"),
        N_("Brought the children. They liked the shavings best."),
    ),
    (VISIT, "", OUT, N_("Measured the stairwell"), N_("Two steps are uneven; the lowest one needs a wedge.")),
    (
        MEETING,
        "",
        OUT,
        N_("Met at the building fair"),
        N_("Very pleased with the sample. Wants to show the barn, lunch some time."),
    ),
    (
        MEETING,
        "",
        OUT,
        N_("Went through the drawings together"),
        N_("The landing becomes ten centimetres wider."),
    ),
    (LETTER, "", IN, N_("Card with a photo of the finished stairs"), ""),
    (
        MESSAGE,
        "",
        IN,
        N_("Sent a photo of the scratch on the table top"),
        N_("It can be polished out; takes half an hour."),
    ),
    (NOTE, "", OUT, N_("Takes coffee without milk, has a dog called Bella"), ""),
    (NOTE, "", OUT, N_("Moves into the new house in spring"), N_("Will need wardrobes for two rooms.")),
)

# (what, why, smallest and largest amount in kroner)
PURCHASES: tuple[tuple[str, str, int, int], ...] = (
    (N_("Oak staircase"), N_("saw the one at the neighbours’"), 62_000, 98_000),
    (N_("Kitchen fronts in ash"), N_("the old ones were too dark"), 28_000, 54_000),
    (N_("Reception desk"), N_("opened a second room"), 18_000, 36_000),
    (N_("Bookcase, made to measure"), N_("recommended by a friend"), 9_000, 22_000),
    (N_("Two windows renewed"), N_("draught in winter"), 7_500, 15_000),
    (N_("Dining table with benches"), N_("for a round birthday"), 12_000, 24_000),
    (N_("Front door repaired"), N_("it stuck after the rain"), 1_200, 3_800),
)

# (what is to be done, how: an icon's word)
FOLLOW_UPS: tuple[tuple[str, str], ...] = (
    (N_("Call back about the delivery week"), CALL),
    (N_("Send the drawing of the handrail"), EMAIL),
    (N_("Thank-you call after the purchase"), CALL),
    (N_("Ask how the oil finish holds"), CALL),
    (N_("Send the offer for the wardrobes"), EMAIL),
    (N_("Come by with the samples"), VISIT),
    (N_("Ask whether the doors still close well"), CALL),
)
OWN_TODO = N_("Order oak for the winter")

NOTES = (
    N_("Prefers to be called in the morning."),
    N_("Knows half the town; recommends us often."),
    N_("Pays at once. Wants an invoice on paper."),
    N_("Hard of hearing on the phone: speak slowly, or write."),
)
BEST_TIMES = (N_("before 10:00"), N_("after 15:00"), N_("at lunch"), N_("in the evening"))
ROLES = (N_("Owner"), N_("Office manager"), N_("Bookkeeper"), N_("Caretaker"))
