"""The sentence patterns whose word order differs most: comparisons, 把, 被, relative clauses, joined clauses."""

from __future__ import annotations

from pairs_grammar import IMPOSSIBLE, Grammar, Pair, sensible, sentence
from pairs_lexicon import (
    ADJECTIVES,
    ANIMALS,
    BOUGHT,
    CITIES,
    CLOTHES,
    COLOURED,
    COLOURS,
    COUNTRIES,
    DESTINATIONS,
    DRINKS,
    FIXED_ACTIVITIES,
    FOOD,
    FURNITURE,
    FUTURE_TIMES,
    NUMBERS,
    OPPOSITES,
    OWNED,
    PAST_TIMES,
    PERSON_QUALITIES,
    PETS,
    PROFESSIONS,
    PRONOUNS,
    VERBS,
    Noun,
    Person,
    rows,
)
from pairs_patterns import PUPILS, Pattern, open_at

SUPPORTS = {
    "on the table": "桌子上",
    "on the chair": "椅子上",
    "on the bed": "床上",
    "on the sofa": "沙发上",
    "under the table": "桌子下面",
    "under the bed": "床下面",
    "under the tree": "树下",
    "in the box": "盒子里",
    "in the bag": "包里",
    "in the room": "房间里",
    "in the kitchen": "厨房里",
    "in the garden": "花园里",
    "behind the door": "门后面",
    "beside the window": "窗户旁边",
    "beside the sofa": "沙发旁边",
    "in front of the house": "房子前面",
    "behind the house": "房子后面",
}
OUTDOORS = (
    "under the tree",
    "in the garden",
    "in front of the house",
    "behind the house",
    "beside the house",
)
SMALL_THINGS = (*OWNED, "cup", "newspaper", "magazine", "letter", "present", "apple", "banana", "cake", "egg")
FLAT_TOPS = [key for key in SUPPORTS if key not in (*OUTDOORS, "behind the door", "in the kitchen")]
LENT = ("dictionary", "pen", "umbrella", "bicycle", "phone", "computer", "map", "book", "bag", "toy")
DEAR = ("phone", "computer", "bicycle", "bed", "sofa", "table", "watch", "picture", "lamp", "chair")
DRAWBACKS = ("big", "small", "expensive", "heavy", "long", "short", "dirty")


def _fits(place: str, noun: Noun) -> bool:
    """Whether the thing can be there: no bicycle in a bag, no bag in the same bag."""
    if noun.english in place:
        return False
    if noun.english in ("bicycle", "computer", "sofa", "chair", "table", "bed", "lamp", "coat", "umbrella"):
        return "box" not in place and "bag" not in place and (noun.english != "bicycle" or place in OUTDOORS)
    return True


def _are(noun: Noun) -> str:
    return "are" if noun.is_plural else "is"


def describes(g: Grammar) -> Pair:
    """*This coat is very expensive.* with *not*, *too* and *the most*."""
    noun = g.noun([*BOUGHT, *ANIMALS, "film", "story", "poem", "song", "house", "room", "car", "letter"])
    word = ADJECTIVES[g.pick(noun.adjectives)]
    this = g.this(noun)
    if noun.english in COLOURED and noun.english != "bird" and g.chance(0.3):
        colour = g.pick(list(COLOURS))
        return sentence(f"{this[0]} {_are(noun)} {colour}", f"{this[1]}是{COLOURS[colour]}的")
    match g.random.randrange(5):
        case 0:
            return sentence(f"{this[0]} {_are(noun)} very {word.english}", f"{this[1]}很{word.chinese}")
        case 1:
            return sentence(f"{this[0]} {_are(noun)} not {word.english}", f"{this[1]}不{word.chinese}")
        case 2:
            return sentence(f"{_are(noun)} {this[0]} {word.english}", f"{this[1]}{word.chinese}吗", "?")
        case 3:
            return sentence(f"{this[0]} {_are(noun)} the {word.superlative}", f"{this[1]}最{word.chinese}")
        case _:
            if word.english in ("cheap", "clean", "fresh", "strong"):
                return IMPOSSIBLE
            if word.english in ("beautiful", "cute", "clever", "delicious", "comfortable", "interesting"):
                return sentence(f"{this[0]} {_are(noun)} really {word.english}", f"{this[1]}真{word.chinese}")
            return sentence(f"{this[0]} {_are(noun)} too {word.english}", f"{this[1]}太{word.chinese}了")


def likes_quality(g: Grammar) -> Pair:
    """*This skirt is beautiful, but it is too expensive.*"""
    noun = g.noun(
        [key for key in (*BOUGHT, "film", "story", "house", "room", "car") if key not in ("trousers",)]
    )
    word = g.pick(noun.adjectives)
    other = g.pick(noun.adjectives)
    if other in (word, OPPOSITES.get(word)) or OPPOSITES.get(other) == word:
        return IMPOSSIBLE
    good, bad = (
        {
            "new",
            "beautiful",
            "interesting",
            "cheap",
            "delicious",
            "light",
            "sweet",
            "fresh",
            "clean",
            "comfortable",
            "fast",
            "quiet",
        },
        {"old", "boring", "expensive", "heavy", "dirty", "slow", "small", "short"},
    )
    if word not in good or other not in bad:
        return IMPOSSIBLE
    this = g.this(noun)
    it = "they are" if noun.is_plural else "it is"
    too = g.chance(0.5)
    return sentence(
        f"{this[0]} {_are(noun)} very {word}, but {it} {'too ' if too else 'a little '}{other}",
        f"{this[1]}很{ADJECTIVES[word].chinese}，但是{'太' if too else '有点儿'}"
        f"{ADJECTIVES[other].chinese}{'了' if too else ''}",
    )


def feels(g: Grammar) -> Pair:
    """*My uncle is very busy today.*"""
    who, word = g.somebody(), g.pick(PERSON_QUALITIES)
    passing = word in ("busy", "happy", "tired")
    when, zh_when = ("today", "今天") if passing and g.chance(0.7) else ("", "")
    chinese = ADJECTIVES[word].chinese
    match g.random.randrange(3):
        case 0:
            return sentence(
                f"{who.english} {who.be} very {word} {when}", f"{who.chinese}{zh_when}很{chinese}"
            )
        case 1:
            return sentence(f"{who.english} {who.be} not {word} {when}", f"{who.chinese}{zh_when}不{chinese}")
        case _:
            who = g.asked()
            return sentence(
                f"{who.be} {who.english} {word} {when}", f"{who.chinese}{zh_when}{chinese}吗", "?"
            )


def _is_peer(who: Person) -> bool:
    """Whether nothing is said about the person's age yet."""
    kin = ("mother", "father", "brother", "sister", "uncle", "aunt", "boy", "girl", "old man")
    return not who.english.endswith(kin)


# From the smallest, weakest and slowest up: nobody should read that a rabbit is bigger than an elephant.
_BY_SIZE = ("bird", "rabbit", "cat", "monkey", "dog", "sheep", "panda", "tiger", "horse", "cow", "elephant")
_BY_SPEED = ("dog", "rabbit", "horse", "tiger")


def _holds(word: str, first: str, second: str) -> bool:
    """Whether the comparison of the two animals is true, as far as it is a matter of fact."""
    if word in ("big", "strong"):
        return _BY_SIZE.index(first) > _BY_SIZE.index(second)
    if word == "small":
        return _BY_SIZE.index(first) < _BY_SIZE.index(second)
    if word == "fast":
        return _BY_SPEED.index(first) > _BY_SPEED.index(second)
    return word != "slow"


def compares_people(g: Grammar) -> Pair:
    """*My brother is taller than my father.* 比 / 没有 / 和……一样 / 三岁."""
    who, than = g.somebody(pronouns=0.25), g.third()
    if than.english == who.english or than.agreement == "they" or who.agreement == "they":
        return IMPOSSIBLE
    word = ADJECTIVES[g.pick(PERSON_QUALITIES)]
    peers = _is_peer(who) and _is_peer(than)
    if word.english == "young" and not peers:
        return IMPOSSIBLE
    match g.random.randrange(5):
        case 0:
            return sentence(
                f"{who.english} {who.be} not as {word.english} as {than.english}",
                f"{who.chinese}没有{than.chinese}{word.chinese}",
            )
        case 1:
            return sentence(
                f"{who.english} {who.be} as {word.english} as {than.english}",
                f"{who.chinese}和{than.chinese}一样{word.chinese}",
            )
        case 2 if peers:
            number = g.pick(list(NUMBERS))
            return sentence(
                f"{who.english} {who.be} {number} years older than {than.english}",
                f"{who.chinese}比{than.chinese}大{NUMBERS[number]}岁",
            )
        case _:
            return sentence(
                f"{who.english} {who.be} {word.comparative} than {than.english}",
                f"{who.chinese}比{than.chinese}{word.chinese}",
            )


def compares_things(g: Grammar) -> Pair:
    """*The cat is smaller than the dog.* / *This book is more interesting than that book.*"""
    if g.chance(0.4):
        first = g.noun(ANIMALS)
        second = g.noun([key for key in ANIMALS if key != first.english])
        shared = [word for word in first.adjectives if word in second.adjectives]
        shared = [word for word in shared if _holds(word, first.english, second.english)]
        if not shared:
            return IMPOSSIBLE
        word = ADJECTIVES[g.pick(shared)]
        return sentence(
            f"the {first.english} is {word.comparative} than the {second.english}",
            f"那{first.measure}{first.chinese}比那{second.measure}{second.chinese}{word.chinese}",
        )
    noun = g.noun([*BOUGHT, "film", "story", "song", "room", "car", "house"])
    word = ADJECTIVES[g.pick(noun.adjectives)]
    match g.random.randrange(3):
        case 0:
            return sentence(
                f"{g.this(noun)[0]} {_are(noun)} {word.comparative} than {'those' if noun.is_plural else 'that'}"
                f" {'' if noun.is_plural else 'one'}",
                f"{g.this(noun)[1]}比那{noun.measure}{word.chinese}",
            )
        case 1:
            who, than = g.third(), g.third()
            if noun.english not in OWNED or who.english == than.english:
                return IMPOSSIBLE
            return sentence(
                f"{_owner(who)} {noun.english} {_are(noun)} {word.comparative} than {_owner(than)}",
                f"{who.chinese}的{noun.chinese}比{than.chinese}的{word.chinese}",
            )
        case _:
            who = g.pick(list(PRONOUNS.values()))
            if noun.english not in OWNED:
                return IMPOSSIBLE
            return sentence(
                f"{who.possessive} {noun.english} {_are(noun)} not as {word.english} as "
                f"{'these' if noun.is_plural else 'this one'}",
                f"{who.chinese_possessive}{noun.chinese}没有这{noun.measure}{word.chinese}",
            )


def _owner(who: Person) -> str:
    """*my mother's*, *the students'*."""
    return who.english + ("'" if who.english.endswith("ts") else "'s")


def there_is(g: Grammar) -> Pair:
    """*There are three cats under the table.* 桌子下面有三只猫。"""
    place = g.pick(list(SUPPORTS))
    noun = g.noun((*SMALL_THINGS, *PETS, *PETS, "flower", "flower"))
    if not _fits(place, noun) or (
        place in OUTDOORS and noun.english not in (*PETS, "bicycle", "flower", "chair")
    ):
        return IMPOSSIBLE
    if noun.english in (*PETS, "bicycle") and ("box" in place or "bag" in place or "window" in place):
        return IMPOSSIBLE
    if noun.english in PETS and noun.english != "cat" and place == "on the table":
        return IMPOSSIBLE
    match g.random.randrange(4):
        case 0:
            thing = g.a(noun)
            return sentence(f"there is {thing[0]} {place}", f"{SUPPORTS[place]}有{thing[1]}")
        case 1:
            thing = g.some(noun, adjective=0.2)
            return sentence(f"there are {thing[0]} {place}", f"{SUPPORTS[place]}有{thing[1]}")
        case 2 if noun.unit != "pair":
            return sentence(
                f"how many {noun.plural} are there {place}",
                f"{SUPPORTS[place]}有几{noun.measure}{noun.chinese}",
                "?",
            )
        case _:
            thing = g.a(noun, adjective=0.0)
            return sentence(f"is there {thing[0]} {place}", f"{SUPPORTS[place]}有{thing[1]}吗", "?")


def where_is(g: Grammar) -> Pair:
    """*My hat is on the bed.* / *Where is your key?*"""
    who, noun, place = g.somebody(you=True), g.noun(OWNED), g.pick(FLAT_TOPS)
    if g.chance(0.3):
        thing = g.own(who, noun)
        return sentence(f"where {_are(noun)} {thing[0]}", f"{thing[1]}在哪里", "?")
    if not _fits(place, noun):
        return IMPOSSIBLE
    thing = g.own(who, noun)
    if g.chance(0.3):
        return sentence(f"{_are(noun)} {thing[0]} {place}", f"{thing[1]}在{SUPPORTS[place]}吗", "?")
    return sentence(f"{thing[0]} {_are(noun)} {place}", f"{thing[1]}在{SUPPORTS[place]}")


# verb | past | after the object | what it is done to | Chinese after 把 and the object
_HANDLED = [
    (verb, past, after, tuple(nouns.split()), chinese)
    for verb, past, after, nouns, chinese in rows(
        """
eat | ate | up | cake fish apple banana egg bread noodles rice watermelon | 吃完
drink | drank | up | milk tea coffee juice soup water | 喝完
wash | washed | | cup coat shirt sweater skirt trousers apple car bicycle | 洗干净
clean | cleaned | | room table house | 打扫干净
finish reading | finished reading | | letter email book newspaper story magazine | 看完
close | closed | | door window box bag book | 关上
open | opened | | door window box bag book letter | 打开
sell | sold | | car house bicycle computer horse cow sheep table | 卖掉
break | broke | | cup lamp toy chair glasses umbrella | 弄坏
take | took | away | chair umbrella bag box newspaper ticket map key | 拿走
turn | turned | off | lamp computer phone | 关掉
turn | turned | on | lamp computer phone | 打开
bring | brought | here | chair box newspaper map photo present | 拿来
"""
    )
]
_EXTRA = {"door": "门", "window": "窗户"}
_PARTICIPLES = {"eat": "eaten", "drink": "drunk", "take": "taken", "break": "broken", "bring": "brought"}


def _handled(g: Grammar) -> tuple[str, str, str, str, str, str]:
    verb, past, after, nouns, chinese = g.pick(_HANDLED)
    noun = g.pick(nouns)
    zh = _EXTRA.get(noun)
    if chinese == "关上" and noun in ("box", "bag", "book"):
        chinese = "合上"
    if chinese == "打扫干净" and noun == "table":
        chinese = "擦干净"
    if zh is None:
        zh = g.noun([noun]).chinese
        g.pending.pop()
    return verb, past, after, noun, zh, chinese


def handles(g: Grammar) -> Pair:
    """*She closed the door.* 她把门关上了。"""
    who = g.somebody()
    verb, past, after, noun, zh, chinese = _handled(g)
    match g.random.randrange(6):
        case 0:
            return sentence(f"please {verb} the {noun} {after}", f"请把{zh}{chinese}")
        case 1:
            return sentence(f"do not {verb} the {noun} {after}", f"别把{zh}{chinese}")
        case 2:
            return sentence(
                f"{who.english} did not {verb} the {noun} {after}", f"{who.chinese}没把{zh}{chinese}"
            )
        case 3:
            when = g.pick(PAST_TIMES)
            return sentence(
                f"{who.english} {past} the {noun} {after} {when.english}",
                f"{who.chinese}{when.chinese}把{zh}{chinese}了",
            )
        case 4:
            who = g.asked()
            return sentence(
                f"did {who.english} {verb} the {noun} {after}", f"{who.chinese}把{zh}{chinese}了吗", "?"
            )
        case _:
            return sentence(f"{who.english} {past} the {noun} {after}", f"{who.chinese}把{zh}{chinese}了")


def puts(g: Grammar) -> Pair:
    """*Please put the book on the table.* / *He gave the key to his mother.*"""
    who, noun = g.somebody(), g.noun(SMALL_THINGS)
    if g.chance(0.6):
        place = g.pick(FLAT_TOPS)
        if not _fits(place, noun):
            return IMPOSSIBLE
        zh = f"把{noun.chinese}放在{SUPPORTS[place]}"
        match g.random.randrange(3):
            case 0:
                return sentence(f"please put the {noun.english} {place}", f"请{zh}")
            case 1:
                return sentence(f"do not put the {noun.english} {place}", f"别{zh}")
            case _:
                return sentence(f"{who.english} put the {noun.english} {place}", f"{who.chinese}{zh}了")
    whom = g.somebody()
    if whom.object_form == who.object_form:
        return IMPOSSIBLE
    match g.random.randrange(3):
        case 0:
            return sentence(
                f"please give the {noun.english} to {whom.object_form}", f"请把{noun.chinese}给{whom.chinese}"
            )
        case 1:
            return sentence(
                f"{who.english} gave the {noun.english} to {whom.object_form}",
                f"{who.chinese}把{noun.chinese}给了{whom.chinese}",
            )
        case _:
            if noun.english not in LENT:
                return IMPOSSIBLE
            return sentence(
                f"{who.english} lent the {noun.english} to {whom.object_form}",
                f"{who.chinese}把{noun.chinese}借给了{whom.chinese}",
            )


def gives(g: Grammar) -> Pair:
    """*My uncle gave me a watch.* / *My mother made a cake for us.*"""
    who, whom = g.somebody(), g.somebody()
    if who.object_form == whom.object_form:
        return IMPOSSIBLE
    match g.random.randrange(4):
        case 0:
            thing = g.a(g.noun((*OWNED, "present", "flower", "cake")))
            return sentence(f"{who.english} gave {whom.object_form} {thing[0]}",
                            f"{who.chinese}给了{whom.chinese}{thing[1]}")  # fmt: skip
        case 1:
            thing = g.a(g.noun((*BOUGHT,)))
            return sentence(f"{who.english} bought {thing[0]} for {whom.object_form}",
                            f"{who.chinese}给{whom.chinese}买了{thing[1]}")  # fmt: skip
        case 2:
            thing = g.a(g.noun(("letter", "email", "poem")))
            when = g.pick(PAST_TIMES)
            return sentence(f"{who.english} wrote {whom.object_form} {thing[0]} {when.english}",
                            f"{who.chinese}{when.chinese}给{whom.chinese}写了{thing[1]}")  # fmt: skip
        case _:
            when = g.pick(FUTURE_TIMES)
            return sentence(f"{who.english} will call {whom.object_form} {when.english}",
                            f"{who.chinese}{when.chinese}会给{whom.chinese}打电话")  # fmt: skip


def is_done_by(g: Grammar) -> Pair:
    """*The cake was eaten by the dog.* 蛋糕被狗吃了。"""
    verb, past, after, noun, zh, chinese = _handled(g)
    if verb in ("turn", "finish reading", "wash", "clean", "close", "open", "bring") or noun == "glasses":
        return IMPOSSIBLE
    agents = {"eat": ("cat", "dog", "monkey", "rabbit"), "break": ("cat", "dog", "monkey"),
              "take": ("dog", "monkey")}.get(verb)  # fmt: skip
    participle = _PARTICIPLES.get(verb, past)
    if noun == "noodles":
        return IMPOSSIBLE
    if agents is not None and g.chance(0.4):
        animal = g.noun(agents)
        by, zh_by = f"the {animal.english}", animal.chinese
    else:
        who = g.somebody()
        by, zh_by = who.object_form, who.chinese
    return sentence(f"the {noun} was {participle} {after} by {by}", f"{zh}被{zh_by}{chinese}了")


def thing_that(g: Grammar) -> Pair:
    """*The coat that I bought yesterday is very beautiful.* 我昨天买的外套很漂亮。"""
    who, when = g.somebody(), g.pick(PAST_TIMES)
    verb, zh_verb, nouns = g.pick(
        [
            ("buy", "买", BOUGHT),
            ("read", "看", ("book", "magazine")),
            ("watch", "看", ("film",)),
            ("eat", "吃", ("apple", "banana", "orange", "cake", "fish", "bread", "noodles", "watermelon")),
            ("borrow", "借", ("book", "dictionary", "umbrella", "bicycle", "map", "computer")),
            ("see", "看见", ANIMALS),
            ("draw", "画", ("picture",)),
        ]
    )
    noun = g.noun(nouns)
    word = ADJECTIVES["beautiful" if verb == "draw" else g.pick(noun.adjectives)]
    was = "are" if noun.is_plural else "is"
    if g.chance(0.25):
        return sentence(
            f"I like the {noun.english} that {who.english} {VERBS[verb].past} {when.english}",
            f"我喜欢{who.chinese}{when.chinese}{zh_verb}的{noun.chinese}",
        )
    return sentence(
        f"the {noun.english} that {who.english} {VERBS[verb].past} {when.english} {was} very {word.english}",
        f"{who.chinese}{when.chinese}{zh_verb}的{noun.chinese}很{word.chinese}",
    )


SOMEBODY = {"man": "男人", "woman": "女人", "boy": "男孩", "girl": "女孩", "child": "孩子"}


def person_who(g: Grammar) -> Pair:
    """*The girl who is playing the piano is my sister.* 正在弹钢琴的女孩是我妹妹。"""
    key = g.pick(list(SOMEBODY))
    zh = SOMEBODY[key]
    if g.chance(0.35):
        noun = g.noun((*CLOTHES, "hat", "glasses"))
        if noun.english == "skirt" and key in ("man", "boy", "child"):
            return IMPOSSIBLE
        thing = g.a(noun, adjective=0.9)
        wear = "戴" if noun.english in ("hat", "glasses") else "穿"
        english, chinese = (
            f"who is wearing {thing[0]}",
            f"{wear}着{thing[1].removeprefix('一' + noun.measure).replace('的', '')}",
        )
    else:
        verb, made, activity, place = g.habit()
        where = g.chance(0.5)
        if activity.fixed == "homework" and key in ("man", "woman"):
            return IMPOSSIBLE
        english = f"who is {verb.ing} {made[0]} {place[0] if where else ''}"
        chinese = f"正在{place[1].removeprefix('在') if where else ''}{activity.chinese_verb}{made[1]}"
    match g.random.randrange(4):
        case 0:
            work = g.pick(PROFESSIONS)
            if key in ("boy", "girl", "child"):
                return IMPOSSIBLE
            return sentence(f"the {key} {english} is {work.english}", f"{chinese}的{zh}是{work.chinese}")
        case 1:
            kin = {"man": ("my uncle", "my father"), "woman": ("my aunt", "my mother"),
                   "boy": ("my friend", "my classmate", "my older brother"),
                   "girl": ("my friend", "my classmate", "my younger sister"),
                   "child": ("Tom", "Anna")}[key]  # fmt: skip
            who = g.pick([p for p in g.people() if p.english in kin])
            return sentence(f"the {key} {english} is {who.english}", f"{chinese}的{zh}是{who.chinese}")
        case 2:
            who = g.somebody()
            return sentence(
                f"{who.english} {VERBS['know'].present(who)} the {key} {english}",
                f"{who.chinese}认识{chinese}的{zh}",
            )
        case _:
            return sentence(f"who is the {key} {english}", f"{chinese}的{zh}是谁", "?")


# reason | Chinese reason | its result in the past, Chinese after it
_CAUSES = rows(
    """
{be} ill | 病了
{be} very tired | 很累
{be} very busy | 很忙
"""
)
_RESULTS = {
    "{be} ill": [("did not go to school", "没去学校"), ("did not go to work", "没去上班"),
                 ("went to the hospital", "去了医院"), ("stayed at home", "待在家里"),
                 ("did not eat dinner", "没吃晚饭")],
    "{be} very tired": [("rested at home", "在家休息"), ("went to bed early", "很早就睡觉了"),
                        ("did not go to the park", "没去公园"), ("did not cook dinner", "没做晚饭"),
                        ("drank two cups of coffee", "喝了两杯咖啡")],
    "{be} very busy": [("did not watch television", "没看电视"), ("did not eat lunch", "没吃午饭"),
                       ("did not go to the cinema", "没去电影院"), ("could not come", "不能来"),
                       ("did not call me", "没给我打电话")],
}  # fmt: skip
_WEATHER_CAUSES = [
    ("it rained", "下雨了", "bad"),
    ("it snowed", "下雪了", "bad"),
    ("it was very cold", "很冷", "bad"),
    ("it was very hot", "很热", "hot"),
]
_INDOORS = ("television", "homework", "dinner", "lunch", "dumplings", "chess", "the piano", "to music")
_OUTDOORS = ("football", "basketball", "photos")


def _happens(result: str, when: str) -> bool:
    """Whether the result belongs to this time: school by day, bed at night."""
    if when == "last week":
        return False
    if "night" in when:
        return not any(
            word in result for word in ("school", "work", "lunch", "park", "football", "sea", "river")
        )
    part = "morning" in when or "afternoon" in when
    if "bed" in result or "dinner" in result:
        return not part
    if "afternoon" in when:
        return "school" not in result and "lunch" not in result
    return "lunch" not in result or not part


def because(g: Grammar) -> Pair:
    """*He did not go to school because he was ill.* 因为他病了，所以没去学校。"""
    who = g.somebody()
    match g.random.randrange(3):
        case 0 | 1:
            reason, zh_reason = g.pick([tuple(row) for row in _CAUSES])
            result, zh_result = g.pick(_RESULTS[reason])
            when = g.pick(PAST_TIMES)
            if not _happens(result, when.english):
                return IMPOSSIBLE
            if result.endswith("call me") and who.english in ("I", "we"):
                return IMPOSSIBLE
            again = _again(who)
            reason = reason.replace("{be}", who.was)
            if g.chance(0.5):
                return sentence(
                    f"{who.english} {result} {when.english} because {again} {reason}",
                    f"因为{who.chinese}{when.chinese}{zh_reason}，所以{zh_result}",
                )
            return sentence(
                f"{who.english} {reason} {when.english}, so {again} {result}",
                f"{who.chinese}{when.chinese}{zh_reason}，所以{zh_result}",
            )
        case _:
            noun = g.noun(BOUGHT)
            words = [word for word in noun.adjectives if word in DRAWBACKS]
            if not words:
                return IMPOSSIBLE
            word = g.pick(words)
            it = "they were" if noun.is_plural else "it was"
            return sentence(
                f"{who.english} did not buy the {noun.english} because {it} too {word}",
                f"因为那{noun.measure}{noun.chinese}太{ADJECTIVES[word].chinese}了，所以{who.chinese}没买",
            )


def _again(who: Person) -> str:
    """The pronoun that takes the subject up again."""
    if who.english in PRONOUNS:
        return who.english
    return {"his": "he", "her": "she", "their": "they"}[who.possessive]


def weather_made(g: Grammar) -> Pair:
    """*It rained yesterday, so we stayed at home.*"""
    who, when = g.somebody(pronouns=0.6), g.pick(PAST_TIMES[:5])
    weather, zh_weather, _ = g.pick(_WEATHER_CAUSES)
    if "hot" in weather:
        results = [("went to the seaside", "去了海边"), ("stayed at home", "待在家里"),
                   ("swam in the river", "在河里游了泳"), ("ate a watermelon", "吃了一个西瓜")]  # fmt: skip
    else:
        results = [("stayed at home", "待在家里"), ("did not go to the park", "没去公园"),
                   ("did not play football", "没踢足球"), ("watched television at home", "在家看了电视"),
                   ("did not go to school", "没去学校")]  # fmt: skip
    result, zh_result = g.pick(results)
    if not _happens(result, when.english):
        return IMPOSSIBLE
    if g.chance(0.5):
        return sentence(
            f"{weather} {when.english}, so {who.english} {result}",
            f"{when.chinese}{zh_weather}，所以{who.chinese}{zh_result}",
        )
    return sentence(
        f"{who.english} {result} {when.english} because {weather}",
        f"因为{when.chinese}{zh_weather}，所以{who.chinese}{zh_result}",
    )


def if_it(g: Grammar) -> Pair:
    """*If it rains tomorrow, we will watch television at home.* 如果明天下雨，我们就在家看电视。"""
    who, when = g.somebody(pronouns=0.6), g.pick(FUTURE_TIMES)
    good = g.chance(0.5)
    if when.english == "next week" or (good and ("night" in when.english or "evening" in when.english)):
        return IMPOSSIBLE
    weather, zh_weather = g.pick(
        [("it is sunny", "是晴天"), ("it does not rain", "不下雨"), ("it is warm", "暖和")]
        if good
        else [("it rains", "下雨"), ("it snows", "下雪"), ("it is cold", "很冷"), ("it is windy", "刮风")]
    )
    if good and g.chance(0.5):
        place = g.pick(DESTINATIONS[:2] + DESTINATIONS[3:4] + DESTINATIONS[8:9] + DESTINATIONS[12:13])
        result, zh_result = f"go to {place[0]}", f"去{place[1]}"
    else:
        fixed = _OUTDOORS if good else _INDOORS
        activity = g.pick([a for a in FIXED_ACTIVITIES if a.fixed in fixed])
        if not sensible(activity, when.english):
            return IMPOSSIBLE
        place, zh_place = ("in the park", "在公园里") if good else ("at home", "在家")
        result = f"{activity.verb} {activity.fixed} {place}"
        zh_result = f"{zh_place}{activity.chinese_verb}{activity.chinese_fixed}"
    return sentence(
        f"if {weather} {when.english}, {who.english} will {result}",
        f"如果{when.chinese}{zh_weather}，{who.chinese}就{zh_result}",
    )


_SCENES = {
    "got home": ("at home", "in the kitchen", "in the garden", "in the room"),
    "got to school": ("at school", "in the classroom", "on the playground"),
    "opened the door": ("at home", "in the kitchen", "in the room"),
}


def when_i(g: Grammar) -> Pair:
    """*When I got home, my mother was cooking dinner.* / *Before going to bed …*"""
    who, other = g.somebody(), g.third()
    if other.english == who.english:
        return IMPOSSIBLE
    verb, made, activity, place = g.habit()
    match g.random.randrange(3):
        case 0:
            arrival, zh_arrival = g.pick(
                [("got home", "回到家"), ("got to school", "到学校"), ("called him", "给他打电话"),
                 ("opened the door", "打开门")]
            )  # fmt: skip
            if arrival == "called him" and who.possessive == "his":
                return IMPOSSIBLE
            if arrival == "got home":
                family = {"I": "my ", "he": "his ", "she": "her "}.get(who.english, "")
                if not family or not other.english.startswith(family) or "friend" in other.english:
                    return IMPOSSIBLE
            if arrival == "got to school" and other.english not in PUPILS and other.english != "the teacher":
                return IMPOSSIBLE
            if place[0] not in _SCENES.get(arrival, (place[0],)):
                return IMPOSSIBLE
            return sentence(
                f"when {who.english} {arrival}, {other.english} {other.was} {verb.ing} {made[0]}",
                f"{who.chinese}{zh_arrival}的时候，{other.chinese}正在{activity.chinese_verb}{made[1]}",
            )
        case 1:
            event, zh_event = g.pick(
                [("going to bed", "睡觉前"), ("dinner", "晚饭前"), ("going to work", "上班前"),
                 ("going to school", "上学前")]
            )  # fmt: skip
            if activity.verb not in (
                "read",
                "watch",
                "listen",
                "wash",
                "play",
                "learn",
                "do",
                "drink",
                "run",
                "write",
            ):
                return IMPOSSIBLE
            if activity.verb == "run" and event == "going to bed":
                return IMPOSSIBLE
            return sentence(
                f"{who.english} {verb.present(who)} {made[0]} before {event}",
                f"{who.chinese}{zh_event}{activity.chinese_verb}{made[1]}",
            )
        case _:
            zh_made = f"{activity.chinese_verb}{made[1]}"
            return sentence(
                f"{who.english} {who.be} {verb.ing} {made[0]}, and {other.english} {other.be} resting",
                f"{who.chinese}在{zh_made}，{other.chinese}在休息",
            )


def thinks(g: Grammar) -> Pair:
    """*I think that this book is very interesting.* / *He says that he will go to Beijing.*"""
    who = g.somebody()
    if g.chance(0.5):
        noun = g.noun([*BOUGHT, *ANIMALS, "film", "story", "poem", "song", "house", "room"])
        word = ADJECTIVES[g.pick(noun.adjectives)]
        this = g.this(noun)
        if g.chance(0.4):
            who = PRONOUNS[g.random.choice(["you", "you", "they"])]
            return sentence(
                f"do {who.english} think that {this[0]} {_are(noun)} {word.english}",
                f"{who.chinese}觉得{this[1]}{word.chinese}吗",
                "?",
            )
        return sentence(
            f"{who.english} {VERBS['think'].present(who)} that {this[0]} {_are(noun)} very {word.english}",
            f"{who.chinese}觉得{this[1]}很{word.chinese}",
        )
    when, place, other = g.pick(FUTURE_TIMES), g.pick(DESTINATIONS), g.somebody()
    if who.english in ("I", "you") or other.english == who.english or not open_at(place[0], when.english):
        return IMPOSSIBLE
    return sentence(
        f"{who.english} {VERBS['say'].present(who)} that {other.english} will go to {place[0]} {when.english}",
        f"{who.chinese}说{other.chinese}{when.chinese}会去{place[1]}",
    )


def how_long(g: Grammar) -> Pair:
    """*She has learned Chinese for three years.* 她学了三年中文。"""
    who, number = g.somebody(), g.pick(list(NUMBERS))
    unit, zh_unit = g.pick([("hours", "个小时"), ("years", "年"), ("months", "个月")])
    if unit == "hours":
        activity = g.pick([a for a in FIXED_ACTIVITIES if a.verb in ("play", "watch", "do", "swim", "sleep",
                                                                     "listen", "dance", "run")])  # fmt: skip
        when = g.pick(PAST_TIMES[:5])
        if not sensible(activity, when.english):
            return IMPOSSIBLE
        tail = f"的{activity.chinese_fixed}" if len(activity.chinese_fixed) > 1 else activity.chinese_fixed
        return sentence(
            f"{who.english} {VERBS[activity.verb].past} {activity.fixed} for {number} hours {when.english}",
            f"{who.chinese}{when.chinese}{activity.chinese_verb}了{NUMBERS[number]}{zh_unit}{tail}",
        )
    activity = g.pick([a for a in FIXED_ACTIVITIES if a.verb == "learn" or a.fixed.startswith("the ")])
    learned = VERBS["learn"].participle if activity.verb == "learn" else "played"
    return sentence(
        f"{who.english} {who.have} {learned} {activity.fixed} for {number} {unit}",
        f"{who.chinese}{activity.chinese_verb}了{NUMBERS[number]}{zh_unit}{activity.chinese_fixed}",
    )


def has_ever(g: Grammar) -> Pair:
    """*Have you ever been to Beijing?* / *I have never seen an elephant.* 过."""
    asks = g.chance(0.4)
    who = g.asked() if asks else g.somebody()
    noun, verb, zh = None, "", ""
    match g.random.randrange(4):
        case 0:
            city = g.pick([*CITIES, *COUNTRIES])
            english, chinese = f"been to {city}", f"去过{ {**CITIES, **COUNTRIES}[city] }"
        case 1:
            noun = g.noun(ANIMALS)
            english, chinese = f"seen {g.a(noun, adjective=0)[0]}", f"见过{noun.chinese}"
        case 2:
            activity = g.pick([a for a in FIXED_ACTIVITIES if a.verb in ("play", "learn")])
            english = f"{VERBS[activity.verb].participle} {activity.fixed}"
            chinese = f"{activity.chinese_verb}过{activity.chinese_fixed}"
        case _:
            drinks = g.chance(0.5)
            noun = g.noun(DRINKS if drinks else FOOD)
            verb, zh = ("drunk", "喝") if drinks else ("eaten", "吃")
            english, chinese = f"{verb} this {noun.english}", f"{zh}过这种{noun.chinese}"
            if noun.english == "noodles":
                return IMPOSSIBLE
    if asks:
        return sentence(f"{who.have} {who.english} ever {english}", f"{who.chinese}{chinese}吗", "?")
    if g.chance(0.6):
        return sentence(f"{who.english} {who.have} never {english}", f"{who.chinese}从来没{chinese}")
    return sentence(f"{who.english} {who.have} {english}", f"{who.chinese}{chinese}")


def is_a(g: Grammar) -> Pair:
    """*My father is a doctor.* / *Anna comes from France.*"""
    who = g.somebody()
    work = g.pick(PROFESSIONS)
    if work.english == "a policeman" and who.possessive == "her":
        return IMPOSSIBLE
    grown = who.agreement != "they" and not who.english.startswith("the ")
    match g.random.randrange(5):
        case 0:
            country = g.pick([*COUNTRIES, *CITIES])
            zh = {**CITIES, **COUNTRIES}[country]
            english = "comes" if who.agreement == "he" else "come"
            return sentence(f"{who.english} {english} from {country}", f"{who.chinese}来自{zh}")
        case 1:
            country = g.pick([*COUNTRIES, *CITIES])
            english = "lives" if who.agreement == "he" else "live"
            return sentence(
                f"{who.english} {english} in {country} now",
                f"{who.chinese}现在住在{ {**CITIES, **COUNTRIES}[country] }",
            )
        case 2 if grown:
            return sentence(f"{who.english} {who.be} not {work.english}", f"{who.chinese}不是{work.chinese}")
        case 3 if who.agreement != "they" and who.english in PUPILS:
            english = "wants" if who.agreement == "he" else "want"
            return sentence(
                f"{who.english} {english} to be {work.english}", f"{who.chinese}想当{work.chinese}"
            )
        case _ if grown:
            return sentence(f"{who.english} {who.be} {work.english}", f"{who.chinese}是{work.chinese}")
        case _:
            return IMPOSSIBLE


def furnished(g: Grammar) -> Pair:
    """*The red chair in the kitchen is mine.* 厨房里的椅子…是我的。"""
    place = g.pick([key for key in SUPPORTS if key not in OUTDOORS])
    noun = g.noun((*SMALL_THINGS, *FURNITURE))
    if not _fits(place, noun) or (
        noun.english in FURNITURE and "room" not in place and "kitchen" not in place
    ):
        return IMPOSSIBLE
    who, zh = g.random.choice([("mine", "我的"), ("yours", "你的"), ("his", "他的"), ("hers", "她的"),
                               ("ours", "我们的")])  # fmt: skip
    if g.chance(0.3):
        owner = g.third()
        who, zh = _owner(owner), owner.chinese + "的"
    return sentence(
        f"the {noun.english} {place} {_are(noun)} {who}", f"{SUPPORTS[place]}的{noun.chinese}是{zh}"
    )


def costs(g: Grammar) -> Pair:
    """*This shirt costs fifty yuan.* / *I bought this book for ten yuan.*"""
    noun = g.noun(BOUGHT)
    prices = (
        [("ten", "十"), ("twenty", "二十"), ("thirty", "三十"), ("fifty", "五十"), ("sixty", "六十"),
         ("eighty", "八十"), ("one hundred", "一百"), ("two hundred", "两百"), ("five hundred", "五百"),
         ("one thousand", "一千"), ("two thousand", "两千")]
    )  # fmt: skip
    if noun.english in DEAR:
        price, zh = g.random.choice(prices[7:])
    elif noun.english in (*FOOD, "newspaper", "magazine", "pen", "cup", "ticket", "map", "toy"):
        price, zh = g.random.choice(prices[:3])
    else:
        price, zh = g.random.choice(prices[3:7])
    g.pending.append(price)
    this = g.this(noun)
    if g.chance(0.5):
        verb = "cost" if noun.is_plural else "costs"
        return sentence(f"{this[0]} {verb} {price} yuan", f"{this[1]}{zh}块钱")
    who = g.somebody()
    return sentence(
        f"{who.english} bought {this[0]} for {price} yuan", f"{who.chinese}花{zh}块钱买了{this[1]}"
    )


JOINED_PATTERNS: list[tuple[Pattern, int]] = [
    (describes, 130),
    (likes_quality, 50),
    (feels, 45),
    (compares_people, 75),
    (compares_things, 90),
    (there_is, 90),
    (where_is, 60),
    (handles, 140),
    (puts, 90),
    (gives, 90),
    (is_done_by, 45),
    (thing_that, 90),
    (person_who, 90),
    (because, 80),
    (weather_made, 40),
    (if_it, 90),
    (when_i, 70),
    (thinks, 70),
    (how_long, 60),
    (has_ever, 70),
    (is_a, 110),
    (furnished, 60),
    (costs, 65),
]
