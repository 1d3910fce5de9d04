"""The words of the sentence pairs: what each is in English and in Chinese, and what it goes together with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """Somebody who does things: the forms English needs and the one form Chinese needs."""

    english: str
    chinese: str
    object_form: str
    possessive: str
    chinese_possessive: str
    agreement: str
    """One of "I", "he" (third person singular) and "they" (you, we, they and plural nouns)."""

    @property
    def be(self) -> str:
        """The present of *be*."""
        return {"I": "am", "he": "is", "they": "are"}[self.agreement]

    @property
    def was(self) -> str:
        """The past of *be*."""
        return "were" if self.agreement == "they" else "was"

    @property
    def do(self) -> str:
        """The auxiliary of questions and negations."""
        return "does" if self.agreement == "he" else "do"

    @property
    def have(self) -> str:
        """The present of *have*."""
        return "has" if self.agreement == "he" else "have"


@dataclass(frozen=True)
class Verb:
    """The five forms of an English verb."""

    base: str
    third: str
    past: str
    participle: str
    ing: str

    def present(self, who: Person) -> str:
        """The form of the present tense that agrees with *who*."""
        return self.third if who.agreement == "he" else self.base


@dataclass(frozen=True)
class Noun:
    """A thing, with the measure word that Chinese counts it in."""

    english: str
    plural: str
    chinese: str
    measure: str
    adjectives: tuple[str, ...]
    unit: str = ""
    """For what English does not count: "cup" in *a cup of tea*, "pair" in *a pair of shoes*."""

    @property
    def is_plural(self) -> bool:
        """Whether *the …* takes "are"."""
        return self.unit == "pair" or self.english in ("noodles", "dumplings", "vegetables")


@dataclass(frozen=True)
class Adjective:
    """A quality: its degrees in English, its plain and its attributive form in Chinese."""

    english: str
    comparative: str
    superlative: str
    chinese: str
    attributive: str
    """Empty where the word does not stand before a noun on its own."""


@dataclass(frozen=True)
class Phrase:
    """A fixed expression (a time, a place, a professional name) in both languages."""

    english: str
    chinese: str


@dataclass(frozen=True)
class Activity:
    """A verb with what it can be done to (a list of nouns, or one fixed object) and where that is done."""

    verb: str
    chinese_verb: str
    nouns: tuple[str, ...] = ()
    fixed: str = ""
    chinese_fixed: str = ""
    places: tuple[str, ...] = ()


def rows(table: str) -> list[list[str]]:
    """The cells of a table written as lines of ``a | b | c``."""
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


_PRONOUNS = """
I | 我 | me | my | 我的 | I
you | 你 | you | your | 你的 | they
he | 他 | him | his | 他的 | he
she | 她 | her | her | 她的 | he
we | 我们 | us | our | 我们的 | they
they | 他们 | them | their | 他们的 | they
"""
_PEOPLE = """
my mother | 我妈妈 | her
my father | 我爸爸 | his
my older brother | 我哥哥 | his
my younger sister | 我妹妹 | her
my grandmother | 我奶奶 | her
my grandfather | 我爷爷 | his
my uncle | 我叔叔 | his
my aunt | 我阿姨 | her
his mother | 他妈妈 | her
his younger brother | 他弟弟 | his
her father | 她爸爸 | his
her older sister | 她姐姐 | her
the teacher | 老师 | his
the doctor | 医生 | her
the nurse | 护士 | her
the driver | 司机 | his
the farmer | 农民 | his
the cook | 厨师 | his
the policeman | 警察 | his
the boy | 那个男孩 | his
the girl | 那个女孩 | her
the old man | 那位老人 | his
the children | 孩子们 | their
the students | 学生们 | their
my friend | 我的朋友 | his
my classmate | 我的同学 | her
our neighbour | 我们的邻居 | his
Tom | 汤姆 | his
Anna | 安娜 | her
Li Hua | 李华 | her
Xiao Ming | 小明 | his
"""

PRONOUNS = {row[0]: Person(*row) for row in rows(_PRONOUNS)}
PEOPLE = {
    english: Person(
        english,
        chinese,
        english,
        possessive,
        {"his": "他的", "her": "她的", "their": "他们的"}[possessive],
        "they" if possessive == "their" else "he",
    )
    for english, chinese, possessive in rows(_PEOPLE)
}

_VERBS = """
eat | eats | ate | eaten | eating
drink | drinks | drank | drunk | drinking
read | reads | read | read | reading
write | writes | wrote | written | writing
draw | draws | drew | drawn | drawing
buy | buys | bought | bought | buying
sell | sells | sold | sold | selling
watch | watches | watched | watched | watching
play | plays | played | played | playing
do | does | did | done | doing
learn | learns | learned | learned | learning
cook | cooks | cooked | cooked | cooking
wash | washes | washed | washed | washing
clean | cleans | cleaned | cleaned | cleaning
listen | listens | listened | listened | listening
swim | swims | swam | swum | swimming
run | runs | ran | run | running
sleep | sleeps | slept | slept | sleeping
dance | dances | danced | danced | dancing
sing | sings | sang | sung | singing
work | works | worked | worked | working
rest | rests | rested | rested | resting
take | takes | took | taken | taking
wear | wears | wore | worn | wearing
make | makes | made | made | making
see | sees | saw | seen | seeing
find | finds | found | found | finding
look | looks | looked | looked | looking
like | likes | liked | liked | liking
want | wants | wanted | wanted | wanting
need | needs | needed | needed | needing
go | goes | went | gone | going
visit | visits | visited | visited | visiting
help | helps | helped | helped | helping
know | knows | knew | known | knowing
think | thinks | thought | thought | thinking
say | says | said | said | saying
borrow | borrows | borrowed | borrowed | borrowing
"""
VERBS = {row[0]: Verb(*row) for row in rows(_VERBS)}

_ADJECTIVES = """
big | bigger | biggest | 大 | 大
small | smaller | smallest | 小 | 小
new | newer | newest | 新 | 新
old | older | oldest | 旧 | 旧
long | longer | longest | 长 | 长
short | shorter | shortest | 短 | 短
beautiful | more beautiful | most beautiful | 漂亮 | 漂亮的
interesting | more interesting | most interesting | 有意思 | 有意思的
boring | more boring | most boring | 无聊 | 无聊的
expensive | more expensive | most expensive | 贵 |
cheap | cheaper | cheapest | 便宜 | 便宜的
delicious | more delicious | most delicious | 好吃 | 好吃的
heavy | heavier | heaviest | 重 |
light | lighter | lightest | 轻 |
sweet | sweeter | sweetest | 甜 | 甜的
fresh | fresher | freshest | 新鲜 | 新鲜的
clean | cleaner | cleanest | 干净 | 干净的
dirty | dirtier | dirtiest | 脏 |
comfortable | more comfortable | most comfortable | 舒服 | 舒服的
hot | hotter | hottest | 热 | 热
cute | cuter | cutest | 可爱 | 可爱的
difficult | more difficult | most difficult | 难 |
easy | easier | easiest | 容易 |
quiet | quieter | quietest | 安静 | 安静的
clever | cleverer | cleverest | 聪明 | 聪明的
fast | faster | fastest | 快 |
slow | slower | slowest | 慢 |
tall | taller | tallest | 高 |
young | younger | youngest | 年轻 | 年轻的
strong | stronger | strongest | 强壮 | 强壮的
happy | happier | happiest | 高兴 |
busy | busier | busiest | 忙 |
tired | more tired | most tired | 累 |
healthy | healthier | healthiest | 健康 |
"""
ADJECTIVES = {row[0]: Adjective(*row) for row in rows(_ADJECTIVES)}
COLOURS = {
    row[0]: row[1]
    for row in rows("""
red | 红色
blue | 蓝色
white | 白色
black | 黑色
green | 绿色
yellow | 黄色
""")
}
PERSON_QUALITIES = ("tall", "young", "strong", "clever", "busy", "happy", "tired", "healthy")
OPPOSITES = {
    "big": "small",
    "new": "old",
    "long": "short",
    "expensive": "cheap",
    "heavy": "light",
    "clean": "dirty",
    "interesting": "boring",
    "difficult": "easy",
    "fast": "slow",
}

# singular | plural | Chinese | measure word | qualities | unit
_NOUNS = """
book | books | 书 | 本 | new old interesting boring heavy expensive cheap
newspaper | newspapers | 报纸 | 份 | new old
magazine | magazines | 杂志 | 本 | new old interesting boring cheap
dictionary | dictionaries | 词典 | 本 | new old heavy expensive
letter | letters | 信 | 封 | long short
email | emails | 邮件 | 封 | long short
story | stories | 故事 | 个 | long short interesting boring
poem | poems | 诗 | 首 | long short beautiful
film | films | 电影 | 部 | new old interesting boring long
song | songs | 歌 | 首 | new old
apple | apples | 苹果 | 个 | big small sweet fresh cheap delicious
banana | bananas | 香蕉 | 根 | big small sweet cheap delicious
orange | oranges | 橙子 | 个 | big small sweet fresh cheap
watermelon | watermelons | 西瓜 | 个 | big small sweet heavy
egg | eggs | 鸡蛋 | 个 | big small fresh cheap
cake | cakes | 蛋糕 | 个 | big small sweet delicious expensive
fish | fish | 鱼 | 条 | big small fresh delicious
bread | bread | 面包 | 块 | fresh delicious cheap | piece
rice | rice | 米饭 | 碗 | hot delicious | bowl
soup | soup | 汤 | 碗 | hot | bowl
noodles | noodles | 面条 | 碗 | hot delicious cheap | bowl
tea | tea | 茶 | 杯 | hot | cup
coffee | coffee | 咖啡 | 杯 | hot | cup
milk | milk | 牛奶 | 杯 | hot fresh | glass
water | water | 水 | 杯 | hot | glass
juice | juice | 果汁 | 杯 | sweet fresh | glass
coat | coats | 外套 | 件 | new old long short expensive cheap beautiful dirty
shirt | shirts | 衬衫 | 件 | new old expensive cheap clean dirty
sweater | sweaters | 毛衣 | 件 | new old beautiful expensive cheap comfortable
skirt | skirts | 裙子 | 条 | new long short beautiful expensive cheap
trousers | trousers | 裤子 | 条 | new old long short cheap | pair
shoes | shoes | 鞋 | 双 | new old expensive comfortable dirty | pair
glasses | glasses | 眼镜 | 副 | new old expensive | pair
hat | hats | 帽子 | 顶 | new old big beautiful cheap dirty
watch | watches | 手表 | 块 | new old beautiful expensive
umbrella | umbrellas | 雨伞 | 把 | new old big cheap light
bag | bags | 包 | 个 | new old big heavy light expensive
box | boxes | 盒子 | 个 | new big small heavy light
phone | phones | 手机 | 部 | new old expensive cheap
computer | computers | 电脑 | 台 | new old expensive fast slow light
pen | pens | 笔 | 支 | new old cheap
cup | cups | 杯子 | 个 | new big small beautiful clean dirty
key | keys | 钥匙 | 把 | new old
map | maps | 地图 | 张 | new old big
ticket | tickets | 票 | 张 | expensive cheap
present | presents | 礼物 | 份 | big small expensive
toy | toys | 玩具 | 个 | new old cheap interesting
table | tables | 桌子 | 张 | new old big small heavy clean dirty light
chair | chairs | 椅子 | 把 | new old comfortable light heavy
bed | beds | 床 | 张 | new old big comfortable
sofa | sofas | 沙发 | 张 | new old big comfortable
lamp | lamps | 灯 | 盏 | new old beautiful
car | cars | 汽车 | 辆 | new old small fast slow expensive dirty
bicycle | bicycles | 自行车 | 辆 | new old fast cheap light dirty
house | houses | 房子 | 座 | new old big small beautiful quiet
room | rooms | 房间 | 个 | big small clean dirty quiet comfortable
photo | photos | 照片 | 张 | new old beautiful
picture | pictures | 画 | 幅 | new old beautiful
flower | flowers | 花 | 朵 | big small beautiful
tree | trees | 树 | 棵 | big small old
cat | cats | 猫 | 只 | big small cute clever
dog | dogs | 狗 | 只 | big small cute clever fast
bird | birds | 鸟 | 只 | big small beautiful cute
rabbit | rabbits | 兔子 | 只 | big small cute fast
monkey | monkeys | 猴子 | 只 | big small cute clever
panda | pandas | 熊猫 | 只 | big small cute
tiger | tigers | 老虎 | 只 | big small strong fast
sheep | sheep | 羊 | 只 | big small cute
horse | horses | 马 | 匹 | big small strong fast beautiful
cow | cows | 牛 | 头 | big small strong slow
elephant | elephants | 大象 | 头 | big small strong clever slow
"""
NOUNS = {
    row[0]: Noun(row[0], row[1], row[2], row[3], tuple(row[4].split()), row[5] if len(row) > 5 else "")
    for row in rows(_NOUNS)
}
# What is old in the way trees are old is not 旧.
CHINESE_EXCEPTIONS = {("old", "tree"): "老"}

FOOD = ("apple", "banana", "orange", "watermelon", "egg", "cake", "fish", "bread", "rice", "noodles")
FRUIT = ("apple", "banana", "orange", "watermelon")
DRINKS = ("tea", "coffee", "milk", "water", "juice", "soup")
ANIMALS = (
    "cat",
    "dog",
    "bird",
    "rabbit",
    "monkey",
    "panda",
    "tiger",
    "sheep",
    "horse",
    "cow",
    "elephant",
)
PETS = ("cat", "dog", "bird", "rabbit")
CLOTHES = ("coat", "shirt", "sweater", "skirt", "trousers", "shoes")
WORN_ON_HEAD_OR_HAND = ("glasses", "hat", "watch")
FURNITURE = ("table", "chair", "bed", "sofa", "lamp")
COLOURED = (
    *CLOTHES,
    "hat",
    "umbrella",
    "bag",
    "box",
    "cup",
    "pen",
    "table",
    "chair",
    "sofa",
    "car",
    "bicycle",
    "flower",
    "bird",
    "phone",
)
OWNED = (
    "book",
    "dictionary",
    "coat",
    "shirt",
    "sweater",
    "shoes",
    "glasses",
    "hat",
    "watch",
    "umbrella",
    "bag",
    "phone",
    "computer",
    "pen",
    "cup",
    "key",
    "map",
    "ticket",
    "toy",
    "bicycle",
    "photo",
)
BOUGHT = (
    *FRUIT,
    "egg",
    "cake",
    "fish",
    *CLOTHES,
    *WORN_ON_HEAD_OR_HAND,
    *("book", "newspaper", "magazine", "dictionary", "umbrella", "bag", "phone", "computer", "pen", "cup"),
    *("map", "ticket", "present", "toy", "table", "chair", "bed", "sofa", "lamp", "bicycle", "picture"),
)

# name | in English | in Chinese
_PLACES = """
home | at home | 在家
kitchen | in the kitchen | 在厨房里
garden | in the garden | 在花园里
park | in the park | 在公园里
library | in the library | 在图书馆里
classroom | in the classroom | 在教室里
room | in the room | 在房间里
school | at school | 在学校
playground | on the playground | 在操场上
restaurant | in the restaurant | 在饭馆里
shop | in the shop | 在商店里
market | at the market | 在市场
supermarket | at the supermarket | 在超市
cinema | at the cinema | 在电影院
river | by the river | 在河边
tree | under the tree | 在树下
hospital | in the hospital | 在医院
"""
PLACES = {name: Phrase(english, chinese) for name, english, chinese in rows(_PLACES)}
# Where one goes; the last column says what one does there.
_DESTINATIONS = """
the park | 公园 | take a walk | 散步
the library | 图书馆 | borrow books | 借书
the supermarket | 超市 | buy vegetables | 买菜
the market | 市场 | buy fruit | 买水果
the hospital | 医院 | see the doctor | 看病
the museum | 博物馆 | look at pictures | 看画
the cinema | 电影院 | watch a film | 看电影
the restaurant | 饭馆 | have a meal | 吃饭
the zoo | 动物园 | see the pandas | 看熊猫
the airport | 机场 | meet a friend | 接朋友
the railway station | 火车站 | buy tickets | 买票
the post office | 邮局 | send a letter | 寄信
the seaside | 海边 | swim | 游泳
the bank | 银行 | get money | 取钱
school | 学校 | learn English | 学英语
Beijing | 北京 | visit friends | 看朋友
Shanghai | 上海 | work | 工作
London | 伦敦 | learn English | 学英语
"""
DESTINATIONS = [tuple(row) for row in rows(_DESTINATIONS)]
CITIES = {"Beijing": "北京", "Shanghai": "上海", "London": "伦敦"}
COUNTRIES = {"China": "中国", "England": "英国", "France": "法国", "Japan": "日本"}

TRANSPORT = [
    Phrase("by bus", "坐公交车"),
    Phrase("by train", "坐火车"),
    Phrase("by taxi", "坐出租车"),
    Phrase("by car", "开车"),
    Phrase("by bicycle", "骑自行车"),
    Phrase("on foot", "走路"),
]


def _phrases(table: str) -> list[Phrase]:
    return [Phrase(english, chinese) for english, chinese in rows(table)]


HABIT_TIMES = _phrases(
    """
every day | 每天
every morning | 每天早上
every afternoon | 每天下午
every evening | 每天晚上
on Saturdays | 星期六
on Sundays | 星期天
at weekends | 周末
after dinner | 晚饭后
after school | 放学后
in the morning | 早上
in the evening | 晚上
"""
)
PAST_TIMES = _phrases(
    """
yesterday | 昨天
yesterday morning | 昨天早上
yesterday afternoon | 昨天下午
last night | 昨天晚上
this morning | 今天早上
last week | 上周
last Monday | 上周一
last Friday | 上周五
last Saturday | 上周六
"""
)
FUTURE_TIMES = _phrases(
    """
tomorrow | 明天
tomorrow morning | 明天早上
tomorrow afternoon | 明天下午
tomorrow evening | 明天晚上
tonight | 今天晚上
next week | 下周
next Monday | 下周一
next Friday | 下周五
next Sunday | 下周日
"""
)
FREQUENCIES = _phrases(
    """
often | 经常
always | 总是
usually | 通常
sometimes | 有时候
never | 从不
"""
)
NUMBERS = {
    "two": "两",
    "three": "三",
    "four": "四",
    "five": "五",
    "six": "六",
    "seven": "七",
    "eight": "八",
    "ten": "十",
}
PROFESSIONS = _phrases(
    """
a teacher | 老师
a doctor | 医生
a nurse | 护士
a driver | 司机
a farmer | 农民
a cook | 厨师
a policeman | 警察
a student | 学生
a singer | 歌手
a writer | 作家
"""
)

ACTIVITIES = [
    Activity("eat", "吃", FOOD, places=("kitchen", "restaurant", "home", "garden")),
    Activity("drink", "喝", DRINKS, places=("kitchen", "restaurant", "home", "garden")),
    Activity(
        "read",
        "看",
        ("book", "newspaper", "magazine"),
        places=("library", "home", "park", "room", "tree", "classroom"),
    ),
    Activity("read", "读", ("story", "poem", "letter"), places=("library", "home", "room", "classroom")),
    Activity(
        "write", "写", ("letter", "email", "story", "poem"), places=("library", "home", "room", "classroom")
    ),
    Activity(
        "draw",
        "画",
        ("cat", "horse", "tree", "flower", "bird", "house", "tiger", "elephant"),
        places=("classroom", "home", "park", "room", "river"),
    ),
    Activity("buy", "买", BOUGHT, places=("shop", "market", "supermarket")),
    Activity("sing", "唱", ("song",), places=("classroom", "park", "garden")),
    Activity("watch", "看", ("film",), places=("cinema", "home")),
]
FIXED_ACTIVITIES = [
    Activity(verb, chinese, (), fixed, chinese_fixed, tuple(places.split()))
    for verb, fixed, chinese, chinese_fixed, places in rows(
        """
play | football | 踢 | 足球 | playground park school
play | basketball | 打 | 篮球 | playground park school
play | table tennis | 打 | 乒乓球 | school park home
play | the piano | 弹 | 钢琴 | home classroom room
play | the guitar | 弹 | 吉他 | garden park room river
play | the violin | 拉 | 小提琴 | garden room home
play | chess | 下 | 棋 | park garden home tree
watch | television | 看 | 电视 | home room
do | homework | 做 | 作业 | home library classroom room
learn | English | 学 | 英语 | school classroom home library
learn | Chinese | 学 | 中文 | school classroom home library
learn | maths | 学 | 数学 | school classroom home
learn | history | 学 | 历史 | school classroom library
cook | dinner | 做 | 晚饭 | home kitchen
cook | lunch | 做 | 午饭 | home kitchen
wash | clothes | 洗 | 衣服 | home river
listen | to music | 听 | 音乐 | room garden home park
make | dumplings | 包 | 饺子 | home kitchen restaurant
take | photos | 拍 | 照片 | park garden river school
swim | | 游 | 泳 | river school
run | | 跑 | 步 | park playground river
dance | | 跳 | 舞 | park classroom garden
sing | | 唱 | 歌 | park classroom garden
sleep | | 睡 | 觉 | room home tree
work | | 工作 | | hospital shop garden home restaurant
rest | | 休息 | | room home tree park
"""
    )
]
