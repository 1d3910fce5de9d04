"""Everyday sentences written by hand: greetings, school, shopping, the way, the weather, home and plans."""

from __future__ import annotations

from pairs_lexicon import rows

_TABLE = """
Good morning, teacher. | 老师，早上好。
Good evening, my friend. | 晚上好，我的朋友。
Good night, Mum. | 妈妈，晚安。
How are you today? | 你今天好吗？
I am fine, thank you. | 我很好，谢谢你。
Nice to meet you. | 很高兴认识你。
What is your name? | 你叫什么名字？
My name is Li Hua. | 我叫李华。
What is her name? | 她叫什么名字？
His name is Tom. | 他叫汤姆。
Where are you from? | 你是哪里人？
I am from China. | 我是中国人。
How old are you? | 你多大了？
I am twelve years old. | 我十二岁。
My younger sister is six years old. | 我妹妹六岁。
Thank you very much. | 非常感谢。
Thank you for your help. | 谢谢你的帮助。
You are very kind. | 你真好。
I am very sorry. | 非常对不起。
I am sorry, I am late. | 对不起，我迟到了。
It does not matter. | 没关系。
Do not worry about it. | 别担心。
See you tomorrow. | 明天见。
See you next week. | 下周见。
Goodbye, my friends. | 朋友们，再见。
Long time no see. | 好久不见。
Welcome to our school. | 欢迎来我们学校。
Welcome to China. | 欢迎来中国。
Please come in. | 请进。
Please sit down. | 请坐。
Please wait a moment. | 请等一下。
Please speak slowly. | 请慢慢说。
Please say it again. | 请再说一遍。
I do not understand. | 我不明白。
Do you understand me? | 你明白我的意思吗？
Do you speak English? | 你会说英语吗？
I can speak a little Chinese. | 我会说一点儿中文。
What does this word mean? | 这个词是什么意思？
How do you say this in Chinese? | 这个用中文怎么说？
I do not know. | 我不知道。
I know the answer. | 我知道答案。
I do not know his name. | 我不知道他的名字。
That is a good idea. | 这是个好主意。
You are right. | 你说得对。
I think so too. | 我也这么想。
I do not think so. | 我不这么想。
Of course you can. | 当然可以。
That is not true. | 那不是真的。
It is very important. | 这很重要。
It is not easy. | 这不容易。
Are you ready? | 你准备好了吗？
We are ready. | 我们准备好了。
What are you doing? | 你在做什么？
What happened yesterday? | 昨天发生了什么事？
What is the matter with you? | 你怎么了？
Who is that man? | 那个男人是谁？
Who is your English teacher? | 你的英语老师是谁？
What is this? | 这是什么？
What is in the box? | 盒子里有什么？
What is in your bag? | 你的包里有什么？
Whose turn is it? | 轮到谁了？
Why are you so happy today? | 你今天为什么这么高兴？
Why is the girl crying? | 那个女孩为什么在哭？
Why did you not come to school? | 你为什么没来学校？
Why are you laughing? | 你为什么在笑？
What time is it now? | 现在几点？
It is eight o'clock now. | 现在八点。
It is half past three. | 现在三点半。
It is already ten o'clock. | 已经十点了。
What day is it today? | 今天星期几？
Today is Monday. | 今天星期一。
Tomorrow is Sunday. | 明天是星期天。
Today is my birthday. | 今天是我的生日。
Happy birthday to you! | 祝你生日快乐！
Happy New Year, everyone! | 大家新年快乐！
When is your birthday? | 你的生日是什么时候？
My birthday is in May. | 我的生日在五月。
When do you get up? | 你什么时候起床？
I get up at seven o'clock every morning. | 我每天早上七点起床。
She gets up very early. | 她起床起得很早。
He goes to bed at ten o'clock. | 他十点睡觉。
School starts at eight o'clock. | 学校八点上课。
The shop opens at nine o'clock. | 商店九点开门。
The library closes at six o'clock. | 图书馆六点关门。
The film starts at seven o'clock. | 电影七点开始。
The train leaves at five o'clock. | 火车五点开。
The bus is coming. | 公交车来了。
We are late. | 我们迟到了。
We must go now. | 我们现在必须走了。
I have to go home. | 我得回家了。
Let us go home. | 我们回家吧。
Let us have a rest. | 我们休息一下吧。
Let us begin. | 我们开始吧。
Wait for me! | 等等我！
Come here, please. | 请过来。
Be careful! The soup is hot. | 小心！汤很热。
Be quiet, please. | 请安静。
Do not be late. | 别迟到。
Do not forget your umbrella. | 别忘了你的雨伞。
Do not talk in the library. | 别在图书馆里说话。
Do not run in the classroom. | 别在教室里跑。
Do not tell my mother. | 别告诉我妈妈。
Do not cry, my child. | 孩子，别哭。
Look at the picture, please. | 请看这幅画。
Listen to the teacher. | 听老师的话。
Open your books, please. | 请打开书。
Close your eyes. | 闭上眼睛。
Write your name here, please. | 请在这里写你的名字。
Wash your hands before dinner. | 晚饭前要洗手。
How is the weather today? | 今天天气怎么样？
The weather is very good today. | 今天天气很好。
It is very cold today. | 今天很冷。
It is very hot in summer. | 夏天很热。
It is cold in Beijing in winter. | 北京冬天很冷。
It is warm in spring. | 春天很暖和。
It is raining outside. | 外面在下雨。
It is snowing now. | 现在在下雪。
It often rains here. | 这里经常下雨。
It will rain tomorrow. | 明天会下雨。
It did not snow last year. | 去年没下雪。
The sun is shining. | 阳光很好。
Which season do you like? | 你喜欢哪个季节？
I like spring very much. | 我很喜欢春天。
How much is it? | 这个多少钱？
It is too expensive. | 太贵了。
It is very cheap. | 这个很便宜。
I want to buy a coat. | 我想买一件外套。
Can I try it on? | 我可以试试吗？
Do you have a bigger one? | 你们有大一点儿的吗？
I will take this one. | 我要这个。
What would you like to drink? | 你想喝什么？
What would you like to eat? | 你想吃什么？
I would like a cup of tea. | 我想要一杯茶。
I am very hungry. | 我很饿。
I am not thirsty. | 我不渴。
Are you hungry now? | 你现在饿吗？
Dinner is ready. | 晚饭做好了。
The fish is delicious. | 鱼很好吃。
This soup is very good. | 这个汤很好喝。
Do you like Chinese food? | 你喜欢中国菜吗？
I like Chinese food very much. | 我很喜欢中国菜。
Can you use chopsticks? | 你会用筷子吗？
I have eaten enough. | 我吃饱了。
He eats too much. | 他吃得太多了。
Where is the railway station? | 火车站在哪里？
Where is the toilet, please? | 请问，厕所在哪里？
How do I get to the museum? | 去博物馆怎么走？
Is the hospital far from here? | 医院离这里远吗？
The school is near my home. | 学校离我家很近。
The airport is far from here. | 机场离这里很远。
My home is beside the park. | 我家在公园旁边。
The bank is opposite the cinema. | 银行在电影院对面。
Turn left at the bank. | 在银行左转。
Turn right at the post office. | 在邮局右转。
Go straight, please. | 请一直走。
Where do you live? | 你住在哪里？
I live in Shanghai. | 我住在上海。
We live near the river. | 我们住在河边附近。
He has gone to London. | 他去伦敦了。
She came back last night. | 她昨天晚上回来了。
When did you come back? | 你什么时候回来的？
I came to China last year. | 我是去年来中国的。
Where does your father work? | 你爸爸在哪里工作？
My mother works in a hospital. | 我妈妈在医院工作。
What does your father do? | 你爸爸做什么工作？
How many people are there in your family? | 你家有几口人？
There are four people in my family. | 我家有四口人。
I have an older brother. | 我有一个哥哥。
She has two younger sisters. | 她有两个妹妹。
He has no brothers. | 他没有兄弟。
This is my mother. | 这是我妈妈。
That is our school. | 那是我们的学校。
These are my friends. | 这些是我的朋友。
We are good friends. | 我们是好朋友。
They are not students. | 他们不是学生。
Are you a student? | 你是学生吗？
Yes, I am a student. | 是的，我是学生。
No, I am not a doctor. | 不，我不是医生。
You look very tired. | 你看起来很累。
She looks very young. | 她看起来很年轻。
He looks like his father. | 他长得像他爸爸。
You sing very well. | 你唱歌唱得很好。
He runs very fast. | 他跑得很快。
She swims faster than me. | 她游得比我快。
He speaks Chinese very well. | 他中文说得很好。
Your English is very good. | 你的英语很好。
Chinese is not difficult. | 中文不难。
English is easier than Chinese. | 英语比中文容易。
Maths is very interesting. | 数学很有意思。
I like history best. | 我最喜欢历史。
What is your favourite colour? | 你最喜欢什么颜色？
I like blue best. | 我最喜欢蓝色。
Which book do you want? | 你想要哪本书？
I want the red one. | 我想要红色的。
This one is mine. | 这个是我的。
That one is not yours. | 那个不是你的。
Is this your pen? | 这是你的笔吗？
Is that your bicycle? | 那是你的自行车吗？
May I come in? | 我可以进来吗？
May I ask a question? | 我可以问一个问题吗？
May I borrow your pen? | 我可以借你的笔吗？
May I open the window? | 我可以打开窗户吗？
Can you help me? | 你能帮我吗？
Can you hear me? | 你能听见我说话吗？
Can you come tomorrow? | 你明天能来吗？
I cannot come tomorrow. | 我明天不能来。
I will help you. | 我会帮你。
I will wait for you here. | 我会在这里等你。
I will call you tonight. | 我今天晚上会给你打电话。
I will tell you tomorrow. | 我明天会告诉你。
He will not come today. | 他今天不会来。
Nobody knows the answer. | 没有人知道答案。
Everybody likes him. | 大家都喜欢他。
Everybody is here. | 大家都在这里。
Nobody is at home. | 没有人在家。
All the students like this teacher. | 所有的学生都喜欢这个老师。
All my friends came. | 我的朋友都来了。
I have a lot of friends. | 我有很多朋友。
I have no money. | 我没有钱。
I have no time today. | 我今天没有时间。
Do you have time tomorrow? | 你明天有时间吗？
I have a question. | 我有一个问题。
I have a good idea. | 我有一个好主意。
I need your help. | 我需要你的帮助。
He needs a new computer. | 他需要一台新电脑。
Did you sleep well? | 你睡得好吗？
I slept very well last night. | 我昨天晚上睡得很好。
I am ill today. | 我今天病了。
You should see a doctor. | 你应该去看医生。
You should drink more water. | 你应该多喝水。
You should rest more. | 你应该多休息。
My head hurts. | 我头疼。
Are you feeling better? | 你好一点儿了吗？
I feel much better now. | 我现在好多了。
I miss my family. | 我想家人了。
My mother loves me. | 我妈妈爱我。
I love my family. | 我爱我的家人。
I am waiting for my friend. | 我在等我的朋友。
She is not at home. | 她不在家。
Is your brother at home? | 你哥哥在家吗？
My father has gone to work. | 我爸爸上班去了。
The children have gone to school. | 孩子们上学去了。
The baby is sleeping. | 宝宝在睡觉。
The dog is under the table. | 狗在桌子下面。
The cat likes to sleep on the sofa. | 猫喜欢在沙发上睡觉。
Birds can fly, but dogs cannot. | 鸟会飞，但是狗不会。
Fish live in water. | 鱼生活在水里。
The flowers are beautiful. | 花很漂亮。
The door is open. | 门开着。
The window is closed. | 窗户关着。
The phone is ringing. | 电话在响。
My phone is broken. | 我的手机坏了。
The light is on. | 灯亮着。
I have finished my homework. | 我做完作业了。
Have you finished your homework? | 你做完作业了吗？
I have already eaten breakfast. | 我已经吃过早饭了。
He has not come back yet. | 他还没回来。
I have not read this book yet. | 我还没看过这本书。
The rain has stopped. | 雨停了。
Spring is coming. | 春天来了。
What are you going to do tomorrow? | 你明天要做什么？
What do you want to be? | 你想当什么？
I want to be a teacher. | 我想当老师。
I want to go home now. | 我现在想回家。
I want to see the pandas. | 我想看熊猫。
Have a good weekend! | 周末愉快！
Have a good trip! | 旅途愉快！
You did a good job! | 你做得很好！
What a beautiful picture! | 多漂亮的画啊！
What a big watermelon! | 多大的西瓜啊！
What a cute cat! | 多可爱的猫啊！
Practice is important when you learn a language. | 学语言的时候，练习很重要。
If you are tired, you should rest. | 如果你累了，就应该休息。
If you are hungry, eat an apple. | 如果你饿了，就吃一个苹果。
If I have time, I will help you. | 如果我有时间，我就帮你。
Although he is old, he runs very fast. | 虽然他老了，但是跑得很快。
Although it was cold, they went swimming. | 虽然很冷，但是他们去游泳了。
She was happy because she found her key. | 因为她找到了钥匙，所以她很高兴。
"""

EVERYDAY: list[tuple[str, str]] = [(english, chinese) for english, chinese in rows(_TABLE)]
