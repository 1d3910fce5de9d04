"""The sentence patterns on plain statements, negations, questions and requests."""

from __future__ import annotations

from collections.abc import Callable

from pairs_grammar import IMPOSSIBLE, Grammar, Pair, done, sensible, sentence
from pairs_lexicon import (
    ACTIVITIES,
    ADJECTIVES,
    ANIMALS,
    BOUGHT,
    CLOTHES,
    COLOURED,
    COLOURS,
    DESTINATIONS,
    DRINKS,
    FIXED_ACTIVITIES,
    FOOD,
    FREQUENCIES,
    FRUIT,
    FURNITURE,
    FUTURE_TIMES,
    HABIT_TIMES,
    OWNED,
    PAST_TIMES,
    PETS,
    PLACES,
    PRONOUNS,
    TRANSPORT,
    VERBS,
    WORN_ON_HEAD_OR_HAND,
)

Pattern = Callable[[Grammar], Pair]

PUPILS = ("I", "he", "she", "we", "they", "the children", "the students", "the boy", "the girl", "my classmate",
          "his younger brother", "my younger sister", "Tom", "Anna", "Li Hua", "Xiao Ming")  # fmt: skip
AFTER_DARK = (
    "the cinema",
    "the restaurant",
    "the airport",
    "the railway station",
    "the hospital",
    "the supermarket",
)
DAILY = ("the park", "the library", "the supermarket", "the market", "school")


def open_at(place: str, when: str) -> bool:
    """Whether one goes there at this time: to the zoo by day, to the cinema also at night."""
    return place in AFTER_DARK or not ("night" in when or "evening" in when)


def every_day(g: Grammar) -> Pair:
    """*My mother drinks tea in the garden every morning.*"""
    who, when = g.somebody(), g.pick(HABIT_TIMES)
    verb, made, activity, place = g.habit()
    if when.english == "after school" and who.english not in PUPILS:
        return IMPOSSIBLE
    if not sensible(activity, when.english, place[0]):
        return IMPOSSIBLE
    return sentence(
        f"{who.english} {verb.present(who)} {made[0]} {place[0]} {when.english}",
        f"{who.chinese}{when.chinese}{place[1]}{activity.chinese_verb}{made[1]}",
    )


def how_often(g: Grammar) -> Pair:
    """*He often plays chess in the park.*"""
    who, often = g.somebody(), g.pick(FREQUENCIES)
    verb, made, activity, place = g.habit()
    return sentence(
        f"{who.english} {often.english} {verb.present(who)} {made[0]} {place[0]}",
        f"{who.chinese}{often.chinese}{place[1]}{activity.chinese_verb}{made[1]}",
    )


def in_the_past(g: Grammar) -> Pair:
    """*I bought two books in the shop yesterday.*"""
    who, when = g.somebody(), g.pick(PAST_TIMES)
    verb, made, activity, place = g.deed()
    if not sensible(activity, when.english, place[0]):
        return IMPOSSIBLE
    return sentence(
        f"{who.english} {verb.past} {made[0]} {place[0]} {when.english}",
        f"{who.chinese}{when.chinese}{place[1]}{done(activity, made)}",
    )


def not_in_the_past(g: Grammar) -> Pair:
    """*He did not drink coffee this morning.*"""
    who, when = g.somebody(), g.pick(PAST_TIMES)
    verb, made, activity, _ = g.habit()
    if not sensible(activity, when.english):
        return IMPOSSIBLE
    return sentence(
        f"{who.english} did not {verb.base} {made[0]} {when.english}",
        f"{who.chinese}{when.chinese}没{activity.chinese_verb}{made[1]}",
    )


def never_do(g: Grammar) -> Pair:
    """*My father does not drink coffee.*"""
    who = g.somebody()
    verb, made, activity, _ = g.habit()
    return sentence(
        f"{who.english} {who.do} not {verb.base} {made[0]}",
        f"{who.chinese}不{activity.chinese_verb}{made[1]}",
    )


def in_the_future(g: Grammar) -> Pair:
    """*She will play the piano at home tomorrow.*"""
    who, when = g.somebody(), g.pick(FUTURE_TIMES)
    verb, made, activity, place = g.deed()
    if not sensible(activity, when.english, place[0]):
        return IMPOSSIBLE
    return sentence(
        f"{who.english} will {verb.base} {made[0]} {place[0]} {when.english}",
        f"{who.chinese}{when.chinese}会{place[1]}{activity.chinese_verb}{made[1]}",
    )


def going_to(g: Grammar) -> Pair:
    """*We are going to the museum next week.* / *…to see the pandas*."""
    who, when = g.somebody(), g.pick(FUTURE_TIMES)
    place = g.pick(DESTINATIONS)
    if not open_at(place[0], when.english):
        return IMPOSSIBLE
    purpose = g.chance(0.5)
    return sentence(
        f"{who.english} {who.be} going to {place[0]} {f'to {place[2]}' if purpose else ''} {when.english}",
        f"{who.chinese}{when.chinese}要去{place[1]}{place[3] if purpose else ''}",
    )


def went_to(g: Grammar) -> Pair:
    """*He went to the park with my sister yesterday.*"""
    who, when, place = g.somebody(), g.pick(PAST_TIMES), g.pick(DESTINATIONS)
    if not open_at(place[0], when.english):
        return IMPOSSIBLE
    if g.chance(0.6):
        company = g.relative()
        if company.english != who.english and who.english != "we":
            return sentence(
                f"{who.english} went to {place[0]} with {company.english} {when.english}",
                f"{who.chinese}{when.chinese}和{company.chinese}一起去了{place[1]}",
            )
    return sentence(
        f"{who.english} went to {place[0]} {when.english} to {place[2]}",
        f"{who.chinese}{when.chinese}去{place[1]}{place[3]}了",
    )


def by_bus(g: Grammar) -> Pair:
    """*She goes to school by bus every day.*"""
    who, place, means = g.somebody(), g.pick(DESTINATIONS), g.pick(TRANSPORT)
    far = place[0] in ("Beijing", "Shanghai", "London", "the seaside", "the airport")
    if place[0] == "London" or (far and means.english in ("by bicycle", "on foot", "by bus")):
        means = TRANSPORT[1]
    elif not far and means.english == "by train":
        means = TRANSPORT[0]
    match g.random.randrange(3):
        case 0 if not far:
            when = g.pick(HABIT_TIMES[:4])
            if place[0] not in DAILY or not open_at(place[0], when.english):
                return IMPOSSIBLE
            return sentence(
                f"{who.english} {VERBS['go'].present(who)} to {place[0]} {means.english} {when.english}",
                f"{who.chinese}{when.chinese}{means.chinese}去{place[1]}",
            )
        case 1:
            when = g.pick(FUTURE_TIMES)
            if not open_at(place[0], when.english):
                return IMPOSSIBLE
            return sentence(
                f"{who.english} will go to {place[0]} {means.english} {when.english}",
                f"{who.chinese}{when.chinese}会{means.chinese}去{place[1]}",
            )
        case _:
            when = g.pick(PAST_TIMES)
            if not open_at(place[0], when.english):
                return IMPOSSIBLE
            return sentence(
                f"{who.english} went to {place[0]} {means.english} {when.english}",
                f"{who.chinese}{when.chinese}{means.chinese}去了{place[1]}",
            )


def right_now(g: Grammar) -> Pair:
    """*The children are drawing a horse in the classroom.*"""
    who = g.somebody()
    verb, made, activity, place = g.habit()
    return sentence(
        f"{who.english} {who.be} {verb.ing} {made[0]} {place[0]}",
        f"{who.chinese}正在{place[1].removeprefix('在')}{activity.chinese_verb}{made[1]}",
    )


def together(g: Grammar) -> Pair:
    """*I watched a film with my sister last night.*"""
    who, company, when = g.somebody(), g.relative(), g.pick(PAST_TIMES)
    while company.english == who.english:
        company = g.relative()
    verb, made, activity, _ = g.deed()
    if activity.verb in ("sleep", "drink") or not sensible(activity, when.english):
        return IMPOSSIBLE
    return sentence(
        f"{who.english} {verb.past} {made[0]} with {company.english} {when.english}",
        f"{who.chinese}{when.chinese}和{company.chinese}一起{done(activity, made)}",
    )


def likes(g: Grammar) -> Pair:
    """*She likes swimming.* / *I do not like dogs.*"""
    who = g.somebody()
    negative = g.chance(0.4)
    english = f"{who.do} not like" if negative else VERBS["like"].present(who)
    chinese = "不喜欢" if negative else "喜欢"
    if g.chance(0.5):
        verb, made, activity, place = g.habit()
        return sentence(
            f"{who.english} {english} {verb.ing} {made[0]} {place[0]}",
            f"{who.chinese}{chinese}{place[1]}{activity.chinese_verb}{made[1]}",
        )
    noun = g.noun((*ANIMALS, *FRUIT, "fish", "egg", "cake", "bread", "noodles"))
    thing = g.bare(noun)
    also = g.noun([key for key in ANIMALS if key != noun.english]) if noun.english in ANIMALS else None
    if also is not None and g.chance(0.5):
        extra = g.bare(also)
        join, zh_join = ("or", "和") if negative else ("and", "和")
        return sentence(
            f"{who.english} {english} {thing[0]} {join} {extra[0]}",
            f"{who.chinese}{chinese}{thing[1]}{zh_join}{extra[1]}",
        )
    return sentence(f"{who.english} {english} {thing[0]} very much" if not negative else
                    f"{who.english} {english} {thing[0]}",
                    f"{who.chinese}{'' if negative else '很'}{chinese}{thing[1]}")  # fmt: skip


def wants_to(g: Grammar) -> Pair:
    """*I want to drink tea.* with *want, can, must, should*."""
    who = g.somebody()
    verb, made, activity, place = g.habit()
    modal = g.random.choice(["want", "must", "should", "may"])
    with_place = g.chance(0.6)
    english = {"want": f"{VERBS['want'].present(who)} to", "must": "must", "should": "should", "may": "may"}
    chinese = {"want": "想", "must": "必须", "should": "应该", "may": "可以"}
    if modal in ("must", "should") and activity.verb in ("eat", "drink", "buy", "draw"):
        modal = "want"
    return sentence(
        f"{who.english} {english[modal]} {verb.base} {made[0]} {place[0] if with_place else ''}",
        f"{who.chinese}{chinese[modal]}{place[1] if with_place else ''}{activity.chinese_verb}{made[1]}",
    )


SKILLS = [a for a in FIXED_ACTIVITIES if a.verb in ("play", "cook", "make", "swim", "dance", "sing")]


def can_do(g: Grammar) -> Pair:
    """*He can swim, but he cannot play chess.*"""
    who, first, second = g.somebody(), g.pick(SKILLS), g.pick(SKILLS)
    while second is first:
        second = g.pick(SKILLS)
    one, other = f"{first.verb} {first.fixed}", f"{second.verb} {second.fixed}"
    zh_one = first.chinese_verb + first.chinese_fixed
    zh_other = second.chinese_verb + second.chinese_fixed
    match g.random.randrange(4):
        case 0:
            return sentence(
                f"{who.english} can {one}, but cannot {other}", f"{who.chinese}会{zh_one}，但是不会{zh_other}"
            )
        case 1:
            return sentence(f"{who.english} cannot {one}", f"{who.chinese}不会{zh_one}")
        case 2:
            who = g.asked()
            return sentence(f"can {who.english} {one}", f"{who.chinese}会{zh_one}吗", "?")
        case _:
            return sentence(
                f"{who.english} can {one} and {other}", f"{who.chinese}会{zh_one}，也会{zh_other}"
            )


def plays_well(g: Grammar) -> Pair:
    """*She plays the piano very well.* 她弹钢琴弹得很好。"""
    who = g.somebody(you=True)
    skill = g.pick([a for a in SKILLS if a.verb != "make"])
    degree, zh_degree = g.random.choice(
        [("very well", "很好"), ("well", "不错"), ("better than me", "比我好"), ("badly", "不好")]
    )
    verb = VERBS[skill.verb]
    if who.english == "I" and degree == "better than me":
        degree, zh_degree = "very well", "很好"
    return sentence(
        f"{who.english} {verb.present(who)} {skill.fixed} {degree}",
        f"{who.chinese}{skill.chinese_verb}{skill.chinese_fixed}{skill.chinese_verb}得{zh_degree}",
    )


def asks_whether(g: Grammar) -> Pair:
    """*Do you drink tea in the morning?* / *Did she buy the coat?*"""
    who = g.asked()
    match g.random.randrange(4):
        case 0:
            verb, made, activity, _ = g.habit()
            often = g.random.choice(["often", ""])
            return sentence(
                f"{who.do} {who.english} {often} {verb.base} {made[0]}",
                f"{who.chinese}{'经常' if often else ''}{activity.chinese_verb}{made[1]}吗",
                "?",
            )
        case 1:
            when = g.pick(PAST_TIMES)
            verb, made, activity, _ = g.habit()
            if not sensible(activity, when.english):
                return IMPOSSIBLE
            return sentence(
                f"did {who.english} {verb.base} {made[0]} {when.english}",
                f"{who.chinese}{when.chinese}{activity.chinese_verb}{made[1]}了吗",
                "?",
            )
        case 2:
            when, place = g.pick(FUTURE_TIMES), g.pick(DESTINATIONS)
            if not open_at(place[0], when.english):
                return IMPOSSIBLE
            return sentence(
                f"will {who.english} go to {place[0]} {when.english}",
                f"{who.chinese}{when.chinese}会去{place[1]}吗",
                "?",
            )
        case _:
            verb, made, activity, place = g.habit()
            return sentence(
                f"{who.be} {who.english} {verb.ing} {made[0]} {place[0]}",
                f"{who.chinese}正在{place[1].removeprefix('在')}{activity.chinese_verb}{made[1]}吗",
                "?",
            )


def asks_what(g: Grammar) -> Pair:
    """*What is your brother eating?* / *Where does he play football?* and the other question words."""
    who = g.asked()
    activity = g.pick([a for a in ACTIVITIES if a.verb != "sing" and a.chinese_verb != "读"])
    verb = VERBS[activity.verb]
    match g.random.randrange(7):
        case 0:
            return sentence(
                f"what {who.be} {who.english} {verb.ing}", f"{who.chinese}在{activity.chinese_verb}什么", "?"
            )
        case 1:
            when = g.pick(PAST_TIMES)
            return sentence(
                f"what did {who.english} {verb.base} {when.english}",
                f"{who.chinese}{when.chinese}{activity.chinese_verb}了什么",
                "?",
            )
        case 2:
            when = g.pick(FUTURE_TIMES)
            return sentence(
                f"what will {who.english} {verb.base} {when.english}",
                f"{who.chinese}{when.chinese}会{activity.chinese_verb}什么",
                "?",
            )
        case 3:
            verb, made, activity, _ = g.habit()
            when = g.pick(HABIT_TIMES[:7])
            if not sensible(activity, when.english):
                return IMPOSSIBLE
            return sentence(
                f"where {who.do} {who.english} {verb.base} {made[0]} {when.english}",
                f"{who.chinese}{when.chinese}在哪里{activity.chinese_verb}{made[1]}",
                "?",
            )
        case 4:
            place = g.pick(DESTINATIONS)
            return sentence(
                f"when will {who.english} go to {place[0]}", f"{who.chinese}什么时候去{place[1]}", "?"
            )
        case 5:
            place = g.pick(DESTINATIONS)
            return sentence(
                f"how will {who.english} go to {place[0]}", f"{who.chinese}会怎么去{place[1]}", "?"
            )
        case _:
            verb, made, activity, place = g.habit()
            return sentence(
                f"who is {verb.ing} {made[0]} {place[0]}",
                f"谁正在{place[1].removeprefix('在')}{activity.chinese_verb}{made[1]}",
                "?",
            )


def how_many(g: Grammar) -> Pair:
    """*How many books did you buy?* / *How much is this coat?*"""
    who = g.asked()
    match g.random.randrange(4):
        case 0:
            noun = g.noun(BOUGHT)
            return sentence(
                f"how much {'are' if noun.is_plural else 'is'} {g.this(noun)[0]}",
                f"{g.this(noun)[1]}多少钱",
                "?",
            )
        case 1:
            noun = g.noun([key for key in (*BOUGHT, *ANIMALS) if key not in (*CLOTHES, "glasses")])
            return sentence(
                f"how many {noun.plural} {who.do} {who.english} have",
                f"{who.chinese}有几{noun.measure}{noun.chinese}",
                "?",
            )
        case 2:
            noun = g.noun((*FRUIT, "egg", "book", "ticket", "cup", "pen", "magazine", "toy", "fish"))
            when = g.pick(PAST_TIMES)
            return sentence(
                f"how many {noun.plural} did {who.english} buy {when.english}",
                f"{who.chinese}{when.chinese}买了几{noun.measure}{noun.chinese}",
                "?",
            )
        case _:
            noun = g.noun(OWNED)
            return sentence(
                f"whose {noun.english} {'are these' if noun.is_plural else 'is this'}",
                f"这是谁的{noun.chinese}",
                "?",
            )


def which_one(g: Grammar) -> Pair:
    """*Do you want a cup of tea or a cup of coffee?* 还是."""
    who, options = g.asked(), g.random.choice([DRINKS, FOOD, ANIMALS, CLOTHES])
    first = g.noun(options)
    second = g.noun([key for key in options if key != first.english])
    if options is ANIMALS:
        return sentence(
            f"{who.do} {who.english} like {g.bare(first)[0]} or {g.bare(second)[0]}",
            f"{who.chinese}喜欢{first.chinese}还是{second.chinese}",
            "?",
        )
    if options is CLOTHES:
        if "skirt" in (first.english, second.english) and who.possessive not in ("her", "your"):
            return IMPOSSIBLE
        return sentence(
            f"{who.do} {who.english} want to wear {g.this(first)[0]} or {g.this(second)[0]}",
            f"{who.chinese}想穿{g.this(first)[1]}还是{g.this(second)[1]}",
            "?",
        )
    verb, zh = ("drink", "喝") if options is DRINKS else ("eat", "吃")
    return sentence(
        f"{who.do} {who.english} want to {verb} {g.bare(first)[0]} or {g.bare(second)[0]}",
        f"{who.chinese}想{zh}{first.chinese}还是{second.chinese}",
        "?",
    )


def lets(g: Grammar) -> Pair:
    """*Let us play chess in the park tomorrow.* / *Do not …* / *Please …*"""
    verb, made, activity, place = g.habit()
    match g.random.randrange(4):
        case 0:
            when = g.pick(FUTURE_TIMES)
            if not sensible(activity, when.english, place[0]):
                return IMPOSSIBLE
            return sentence(
                f"let us {verb.base} {made[0]} {place[0]} {when.english}",
                f"我们{when.chinese}{place[1]}{activity.chinese_verb}{made[1]}吧",
            )
        case 1:
            return forbids(g, "do not", "别")
        case 2:
            destination, when = g.pick(DESTINATIONS), g.pick(FUTURE_TIMES)
            if not open_at(destination[0], when.english):
                return IMPOSSIBLE
            return sentence(
                f"let us go to {destination[0]} {when.english}", f"我们{when.chinese}去{destination[1]}吧"
            )
        case _:
            return forbids(g, "please do not", "请不要")


def forbids(g: Grammar, english: str, chinese: str) -> Pair:
    """*Please do not eat apples in the library.*"""
    noisy = ("football", "basketball", "table tennis", "to music", "the guitar", "the violin", "photos")
    activity = g.pick(
        [a for a in FIXED_ACTIVITIES if a.fixed in noisy or a.verb in ("run", "sing", "dance", "sleep")]
        + [a for a in ACTIVITIES if a.verb in ("eat", "drink")]
    )
    place = PLACES[g.pick(("library", "classroom", "hospital", "shop", "room", "cinema", "school"))]
    made = g.bare(g.noun(activity.nouns)) if activity.nouns else (activity.fixed, activity.chinese_fixed)
    return sentence(
        f"{english} {activity.verb} {made[0]} {place.english}",
        f"{chinese}{place.chinese}{activity.chinese_verb}{made[1]}",
    )


def please(g: Grammar) -> Pair:
    """*Please give me a pen.* / *Please lend me your dictionary.*"""
    match g.random.randrange(4):
        case 0:
            noun = g.noun((*FOOD, *DRINKS, "pen", "newspaper", "ticket", "map", "cup", "bag"))
            whom = g.pick([PRONOUNS[key] for key in ("I", "he", "she", "we", "they")])
            thing = g.some(noun) if g.chance(0.4) else g.a(noun, adjective=0.1)
            return sentence(f"please give {whom.object_form} {thing[0]}", f"请给{whom.chinese}{thing[1]}")
        case 1:
            noun = g.noun(
                ("dictionary", "pen", "umbrella", "bicycle", "phone", "computer", "map", "book", "key")
            )
            return sentence(f"please lend me your {noun.english}", f"请把你的{noun.chinese}借给我")
        case 2:
            noun = g.noun((*DRINKS, *FOOD))
            thing = g.a(noun, adjective=0.2)
            return sentence(f"I would like {thing[0]}, please", f"我想要{thing[1]}")
        case _:
            noun = g.noun(OWNED)
            who = g.pick([PRONOUNS["I"], g.third()])
            return sentence(
                f"please help {who.object_form} find {who.possessive} {noun.english}",
                f"请帮{who.chinese}找{who.chinese_possessive}{noun.chinese}",
            )


def dressed(g: Grammar) -> Pair:
    """*Anna is wearing a red skirt today.* 穿 for clothes, 戴 for hats, glasses and watches."""
    who = g.somebody()
    if who.agreement == "they":
        return IMPOSSIBLE
    on_head = g.chance(0.4)
    noun = g.noun(WORN_ON_HEAD_OR_HAND if on_head else CLOTHES)
    if noun.english == "skirt" and who.possessive == "his":
        return IMPOSSIBLE
    thing = g.a(noun, adjective=0.8)
    zh = "戴" if on_head else "穿"
    match g.random.randrange(3):
        case 0:
            return sentence(
                f"{who.english} {who.be} wearing {thing[0]} today", f"{who.chinese}今天{zh}着{thing[1]}"
            )
        case 1:
            when = g.pick(PAST_TIMES[:3])
            return sentence(
                f"{who.english} wore {thing[0]} {when.english}",
                f"{who.chinese}{when.chinese}{zh}了{thing[1]}",
            )
        case _:
            return sentence(f"{who.english} {VERBS['want'].present(who)} to wear {thing[0]}",
                            f"{who.chinese}想{zh}{thing[1]}")  # fmt: skip


def has(g: Grammar) -> Pair:
    """*He has two brown dogs.* / *I do not have a car.*"""
    who = g.somebody()
    noun = g.noun((*OWNED, *PETS, *FURNITURE, "car", "house", "car", "horse", "cow", "sheep"))
    match g.random.randrange(3):
        case 0:
            return sentence(f"{who.english} {who.do} not have {g.a(noun, adjective=0)[0]}",
                            f"{who.chinese}没有{noun.chinese}")  # fmt: skip
        case 1 if noun.unit != "pair" and noun.english != "house":
            thing = g.some(noun, adjective=0.5)
            return sentence(f"{who.english} {who.have} {thing[0]}", f"{who.chinese}有{thing[1]}")
        case _:
            thing = g.a(noun, adjective=0.9)
            return sentence(f"{who.english} {who.have} {thing[0]}", f"{who.chinese}有{thing[1]}")


def looks_for(g: Grammar) -> Pair:
    """*She is looking for her key.* / *I cannot find my hat.*"""
    who, noun = g.somebody(), g.noun(OWNED)
    thing = g.own(who, noun)
    match g.random.randrange(4):
        case 0:
            return sentence(
                f"{who.english} {who.be} looking for {thing[0]}", f"{who.chinese}正在找{thing[1]}"
            )
        case 1:
            return sentence(f"{who.english} cannot find {thing[0]}", f"{who.chinese}找不到{thing[1]}")
        case 2:
            when = g.pick(PAST_TIMES)
            return sentence(
                f"{who.english} lost {thing[0]} {when.english}", f"{who.chinese}{when.chinese}丢了{thing[1]}"
            )
        case _:
            who = g.asked()
            thing = g.own(who, noun)
            return sentence(f"has {who.english} found {thing[0]}"
                            if who.agreement == "he" else f"have {who.english} found {thing[0]}",
                            f"{who.chinese}找到{thing[1]}了吗", "?")  # fmt: skip


def of_colour(g: Grammar) -> Pair:
    """*Her coat is red.* / *I want to buy a red coat.*"""
    who, colour = g.somebody(), g.pick(list(COLOURS))
    noun = g.noun([key for key in COLOURED if key in OWNED])
    zh = COLOURS[colour]
    if g.chance(0.1):
        who = PRONOUNS["you"]
    thing, are = g.own(who, noun), "are" if noun.is_plural else "is"
    unit = f"a {noun.unit} of" if noun.unit else "a"
    match g.random.randrange(5):
        case 0 if who.english in PRONOUNS:
            return sentence(f"{thing[0]} {are} {colour}", f"{thing[1]}是{zh}的")
        case 1 if who.english in PRONOUNS:
            return sentence(f"{are} {thing[0]} {colour}", f"{thing[1]}是{zh}的吗", "?")
        case 2:
            negative = "不" if g.chance(0.4) else ""
            like = f"{who.do} not like" if negative else VERBS["like"].present(who)
            return sentence(
                f"{who.english} {like} {colour} {noun.plural}",
                f"{who.chinese}{negative}喜欢{zh}的{noun.chinese}",
            )
        case 3:
            return sentence(
                f"{who.english} {VERBS['need'].present(who)} {unit} {colour} {noun.english}",
                f"{who.chinese}需要一{noun.measure}{zh}的{noun.chinese}",
            )
        case _:
            return sentence(
                f"{who.english} {VERBS['want'].present(who)} to buy {unit} {colour} {noun.english}",
                f"{who.chinese}想买一{noun.measure}{zh}的{noun.chinese}",
            )


def with_people(g: Grammar) -> Pair:
    """*She visited her father last week.* / *I am waiting for Tom at school.*"""
    who, whom = g.somebody(), g.somebody()
    if whom.object_form == who.object_form or {who.english, whom.english} in ({"I", "we"}, {"he", "they"}):
        return IMPOSSIBLE
    when, later = g.pick(PAST_TIMES), g.pick(FUTURE_TIMES)
    place = PLACES[g.pick(("school", "library", "river", "tree", "park", "restaurant", "shop", "hospital"))]
    zh_place = place.chinese.removeprefix("在")
    match g.random.randrange(6):
        case 0:
            return sentence(
                f"{who.english} visited {whom.object_form} {when.english}",
                f"{who.chinese}{when.chinese}看望了{whom.chinese}",
            )
        case 1:
            return sentence(
                f"{who.english} will visit {whom.object_form} {later.english}",
                f"{who.chinese}{later.chinese}会看望{whom.chinese}",
            )
        case 2:
            return sentence(
                f"{who.english} {who.be} waiting for {whom.object_form} {place.english}",
                f"{who.chinese}正在{zh_place}等{whom.chinese}",
            )
        case 3:
            return sentence(
                f"{who.english} met {whom.object_form} {place.english} {when.english}",
                f"{who.chinese}{when.chinese}{place.chinese}遇见了{whom.chinese}",
            )
        case 4:
            return sentence(
                f"{who.english} often {VERBS['help'].present(who)} {whom.object_form}",
                f"{who.chinese}经常帮助{whom.chinese}",
            )
        case _:
            return sentence(
                f"{who.english} {who.do} not know {whom.object_form}", f"{who.chinese}不认识{whom.chinese}"
            )


LEARNED = {"English": "英语", "Chinese": "中文", "maths": "数学", "history": "历史"}
QUIET = {"the library": "图书馆", "the park": "公园", "the garden": "花园", "the room": "房间",
         "the hospital": "医院", "the museum": "博物馆"}  # fmt: skip


def subjects(g: Grammar) -> Pair:
    """*Maths is more difficult than history.* / *The library is very quiet today.*"""
    if g.chance(0.35):
        place = g.pick(list(QUIET))
        word = ADJECTIVES[g.pick(("quiet", "quiet", "clean", "big", "beautiful"))]
        match g.random.randrange(3):
            case 0:
                return sentence(f"{place} is very {word.english}", f"{QUIET[place]}很{word.chinese}")
            case 1:
                return sentence(f"is {place} {word.english}", f"{QUIET[place]}{word.chinese}吗", "?")
            case _:
                other = g.pick([key for key in QUIET if key != place])
                return sentence(
                    f"{place} is {word.comparative} than {other}",
                    f"{QUIET[place]}比{QUIET[other]}{word.chinese}",
                )
    subject = g.pick(list(LEARNED))
    word = ADJECTIVES[g.pick(("easy", "difficult", "interesting", "boring"))]
    zh = LEARNED[subject]
    match g.random.randrange(5):
        case 0:
            return sentence(f"{subject} is very {word.english}", f"{zh}很{word.chinese}")
        case 1:
            return sentence(f"{subject} is not {word.english}", f"{zh}不{word.chinese}")
        case 2:
            who = g.somebody()
            return sentence(
                f"{who.english} {VERBS['think'].present(who)} that {subject} is very {word.english}",
                f"{who.chinese}觉得{zh}很{word.chinese}",
            )
        case _:
            other = g.pick([key for key in LEARNED if key != subject])
            return sentence(
                f"{subject} is {word.comparative} than {other}", f"{zh}比{LEARNED[other]}{word.chinese}"
            )


PATTERNS: list[tuple[Pattern, int]] = [
    (every_day, 170),
    (how_often, 80),
    (in_the_past, 200),
    (not_in_the_past, 70),
    (never_do, 45),
    (in_the_future, 130),
    (going_to, 90),
    (went_to, 90),
    (by_bus, 80),
    (right_now, 110),
    (together, 80),
    (likes, 80),
    (wants_to, 90),
    (can_do, 55),
    (plays_well, 40),
    (asks_whether, 120),
    (asks_what, 120),
    (how_many, 80),
    (which_one, 40),
    (lets, 70),
    (please, 70),
    (dressed, 70),
    (has, 70),
    (looks_for, 60),
    (of_colour, 90),
    (with_people, 80),
    (subjects, 60),
]
