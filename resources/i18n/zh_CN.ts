<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>workbench</name>
    <message>
        <location filename="../../workbench/atomic.py"/>
        <source>“{path}” could not be written: {reason}.</source>
        <translation>无法写入“{path}”：{reason}。</translation>
    </message>
    <message>
        <location filename="../../workbench/atomic.py"/>
        <source>Check that the disk is not full and that the folder may be written, or choose another folder.</source>
        <translation>请检查磁盘是否已满、文件夹是否可写，或换一个文件夹。</translation>
    </message>
    <message>
        <location filename="../../workbench/atomic.py"/>
        <source>“{path}” could not be written: the disk is full.</source>
        <translation>无法写入“{path}”：磁盘已满。</translation>
    </message>
    <message>
        <location filename="../../workbench/atomic.py"/>
        <source>Make room on the disk, then try again.</source>
        <translation>请先腾出磁盘空间，然后重试。</translation>
    </message>
    <message>
        <location filename="../../workbench/atomic.py"/>
        <source>“{path}” does not exist.</source>
        <translation>“{path}”不存在。</translation>
    </message>
    <message>
        <location filename="../../workbench/atomic.py"/>
        <source>Check the name, or choose another folder.</source>
        <translation>请检查名称，或换一个文件夹。</translation>
    </message>
    <message>
        <location filename="../../workbench/atomic.py"/>
        <source>“{path}” could not be read: {reason}.</source>
        <translation>无法读取“{path}”：{reason}。</translation>
    </message>
    <message>
        <location filename="../../workbench/atomic.py"/>
        <source>“{path}” is damaged: it does not hold valid JSON.</source>
        <translation>“{path}”已损坏：内容不是有效的 JSON。</translation>
    </message>
    <message>
        <location filename="../../workbench/atomic.py"/>
        <source>Restore the file from a copy; nothing was changed.</source>
        <translation>请用备份恢复该文件；没有任何内容被改动。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Something unexpected went wrong ({problem}). The details are in “{path}”.</source>
        <translation>出现意外错误（{problem}）。详细信息在“{path}”中。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Learning every kind of tokeniser</source>
        <translation>正在学习各种分词器</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>{copies:,} copies among {compared:,}; in the training part too: {validation:,} of validation, {test:,} of test.</source>
        <translation>{compared:,} 个中有 {copies:,} 个重复；也出现在训练集里的：验证集 {validation:,} 个，测试集 {test:,} 个。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Measuring</source>
        <translation>正在评估</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Something unexpected went wrong ({problem}).</source>
        <translation>出现意外错误（{problem}）。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>It begins with: {what}</source>
        <translation>起点：{what}</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Project “{path}” is ready: {count:,} examples.</source>
        <translation>项目“{path}”已就绪：{count:,} 条样本。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>“{scenario}” has no sample “{key}”.</source>
        <translation>“{scenario}”没有名为“{key}”的自带样本。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Samples: {keys}.</source>
        <translation>自带样本：{keys}。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>The examples of “{scenario}” are read, not made: there is nothing to set.</source>
        <translation>“{scenario}”的样本是读入的，不是生成的，没有可设置的内容。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Leave --set away; settings of a training belong to the verb train.</source>
        <translation>请去掉 --set；训练的设置属于 train 命令。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Setting “{name}”: {problem}</source>
        <translation>设置“{name}”：{problem}</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>“{sign}” does not separate the cells of a table.</source>
        <translation>“{sign}”不能用来分隔表格的单元格。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Write one of: {signs}.</source>
        <translation>请写其中之一：{signs}。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>What this kind of project learns from is not cut by a tokeniser of your choice.</source>
        <translation>这类项目的数据不能由你选择分词器来切分。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>There is no column “{name}” with text.</source>
        <translation>没有名为“{name}”的文本列。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Columns with text: {names}.</source>
        <translation>文本列有：{names}。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Preparing the data</source>
        <translation>正在准备数据</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Counting</source>
        <translation>正在统计</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Cleaned before it is counted. {steps}.</source>
        <translation>统计之前先清理数据。{steps}。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>{title}: {count:,} texts, half of them up to {median:,} characters, the longest {largest:,}; {words:,} different words, {characters:,} different characters.</source>
        <translation>{title}：{count:,} 条文本，一半不超过 {median:,} 个字符，最长 {largest:,} 个；{words:,} 个不同的词，{characters:,} 个不同的字符。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>{title}: {count:,} texts have more than {longest:,} tokens and are cut off.</source>
        <translation>{title}：{count:,} 条文本超过 {longest:,} 个词元，会被截断。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Still missing: {name}</source>
        <translation>还缺少：{name}</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>“{step}” is not a step.</source>
        <translation>“{step}”不是步数。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Write RUN, or RUN@STEP with a number.</source>
        <translation>请写“训练名”，或“训练名@步数”。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Run “{run}” is already finished.</source>
        <translation>训练“{run}”已经完成。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Go on with it for longer with --steps and a number above {step}.</source>
        <translation>要继续训练更久，请用 --steps 加一个大于 {step} 的数。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Run “{run}” is still being trained by another program.</source>
        <translation>训练“{run}”正在另一个程序中进行。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Stopping… the model learnt so far is kept.</source>
        <translation>正在停止……已学到的内容会保留。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>{count} runs are damaged: {names}.</source>
        <translation>有 {count} 次训练的记录已损坏：{names}。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>The model gave no answer.</source>
        <translation>模型没有给出答案。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>The text has no blank: write ___ (three underscores) where a word is missing.</source>
        <translation>这段文字里没有空：请在缺词的地方写 ___（三个下划线）。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>This model answers questions about a text, but no text was given.</source>
        <translation>这个模型回答关于一段文字的问题，但没有给出文字。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Give it with --passage.</source>
        <translation>请用 --passage 给出。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>This model reads one input: it has no use for --passage.</source>
        <translation>这个模型只读一个输入，用不上 --passage。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Leave it out.</source>
        <translation>请去掉它。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Removing each head</source>
        <translation>逐个去掉头</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Measured on the first {count} predictions of the validation part.</source>
        <translation>只用验证部分的前 {count} 次预测来衡量。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>This model has several kinds of attention: {names}.</source>
        <translation>这个模型有几种注意力：{names}。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Say with --kind which one is meant.</source>
        <translation>请用 --kind 说明指的是哪一种。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>The self-test failed for: {names}.</source>
        <translation>以下项目自检失败：{names}。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>The memory is not enough. Choose a smaller model, batch or file.</source>
        <translation>内存不足。请选择更小的模型、批大小或文件。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>“{path}”: {reason}.</source>
        <translation>“{path}”：{reason}。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>--sample and --set say how examples are made; --data brings others.</source>
        <translation>--sample 和 --set 说明如何生成样本，而 --data 带来别的数据。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Leave one of them away.</source>
        <translation>请去掉其中之一。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>--run and --step say which run of another project to begin with: --from.</source>
        <translation>--run 和 --step 说明以另一个项目的哪次训练为起点，要与 --from 一起使用。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>{count} is no number of rows.</source>
        <translation>{count} 不能作为行数。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Write a number from 1, or leave it out to take all.</source>
        <translation>请写一个不小于 1 的数；不写则全部采用。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>“{scenario}” makes its examples: there is no file to take parts of.</source>
        <translation>“{scenario}”自己生成样本，没有可以取出一部分的文件。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Bring a table with --data, or leave --validation, --test and --limit away.</source>
        <translation>请用 --data 带来一个表格，或者去掉 --validation、--test 和 --limit。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>“{columns}” does not say which column is which.</source>
        <translation>“{columns}”没有说明哪一列是什么。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Write for example source=english,target=chinese.</source>
        <translation>例如写成 source=english,target=chinese。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>The training failed.</source>
        <translation>训练失败。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>{count:,} parameters on {device} ({reason}); a blind guess has loss {loss:.3f}.</source>
        <translation>{count:,} 个参数，设备 {device}（{reason}）；随机猜测的损失为 {loss:.3f}。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>step {step}: loss {loss:.3f}, {rate:,.0f} per second</source>
        <translation>第 {step} 步：损失 {loss:.3f}，每秒 {rate:,.0f}</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>step {step}: validation loss {loss:.4f}</source>
        <translation>第 {step} 步：验证损失 {loss:.4f}</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Run “{run}”: {status} at step {step}.</source>
        <translation>训练“{run}”：{status}，第 {step} 步。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Reading examples</source>
        <translation>正在读取示例</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Loss {before:.4f} → {after:.4f} ({change:+.4f})</source>
        <translation>损失 {before:.4f} → {after:.4f}（{change:+.4f}）</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>“{heads}” does not say which heads.</source>
        <translation>“{heads}”没有说明是哪些头。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Write layer.head, counted from 1, for example 1.2,2.4.</source>
        <translation>请写成“层.头”，从 1 数起，例如 1.2,2.4。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>Going on.</source>
        <translation>继续训练。</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>no habit that a rule recognises</source>
        <translation>没有规则能识别的习惯</translation>
    </message>
    <message>
        <location filename="../../workbench/cli.py"/>
        <source>on this computer</source>
        <translation>已在本机</translation>
    </message>
    <message>
        <location filename="../../workbench/data/algorithm.py"/>
        <source>The longest sequence ({longest}) is shorter than the shortest ({shortest}).</source>
        <translation>最长的序列（{longest}）比最短的（{shortest}）还短。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/algorithms/adding.py"/>
        <source>Add two numbers</source>
        <translation>两数相加</translation>
    </message>
    <message>
        <location filename="../../workbench/data/algorithms/adding.py"/>
        <source>Writes the sum of two numbers, digit by digit.</source>
        <translation>逐位写出两个数的和。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/algorithms/adding.py"/>
        <source>heads that look at the two digits of the same place at once, one in each number. What is carried over from the place before makes other heads look there as well.</source>
        <translation>有的头同时看两个数中同一位上的两个数字。因为有进位，另一些头还会看后一位。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/algorithms/copying.py"/>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <location filename="../../workbench/data/algorithms/copying.py"/>
        <source>Writes the letters again in the same order.</source>
        <translation>按同样的顺序把字母再写一遍。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/algorithms/copying.py"/>
        <source>a head whose weights run along a line parallel to the diagonal. Each letter that is written looks back at the letter to write next, always about as far back.</source>
        <translation>有一个头，它的权重排成一条与对角线平行的线。每个写出的字母都回头看接下来要写的字母，回看的距离总是差不多。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/algorithms/repeating.py"/>
        <source>Repeat (induction)</source>
        <translation>重复（归纳）</translation>
    </message>
    <message>
        <location filename="../../workbench/data/algorithms/repeating.py"/>
        <source>Random letters begin again from the first; goes on with what followed before.</source>
        <translation>一串随机字母从第一个重新开始，模型按之前的顺序接着写。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/algorithms/repeating.py"/>
        <source>a head called “induction”. Every letter that comes for the second time looks at the letter that followed it the first time. A head in a layer before, “previous token”, prepares that.</source>
        <translation>有一个名为“归纳”的头：每个第二次出现的字母都去看它第一次出现时后面的那个字母。前面一层里名为“前一个词元”的头为此做准备。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/algorithms/repeating.py"/>
        <source>No letter may come twice: sequences of {longest} letters need an alphabet of at least {longest}.</source>
        <translation>字母不能重复出现：{longest} 个字母的序列至少需要 {longest} 个不同的字母。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/algorithms/repeating.py"/>
        <source>A single letter cannot be repeated: begin with at least 2.</source>
        <translation>单个字母无法重复：请至少从 2 个开始。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/algorithms/reversing.py"/>
        <source>Reverse</source>
        <translation>倒序</translation>
    </message>
    <message>
        <location filename="../../workbench/data/algorithms/reversing.py"/>
        <source>Writes the letters from the last to the first.</source>
        <translation>从最后一个字母写到第一个。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/algorithms/reversing.py"/>
        <source>a head whose weights run along the other diagonal, from the sign = down to the left. The further the answer has come, the further back it looks.</source>
        <translation>有一个头，它的权重沿着另一条对角线，从等号处向左下方延伸。答案写得越多，它就往回看得越远。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/algorithms/sorting.py"/>
        <source>Sort</source>
        <translation>分类</translation>
    </message>
    <message>
        <location filename="../../workbench/data/algorithms/sorting.py"/>
        <source>Writes the letters in the order of the alphabet.</source>
        <translation>按字母表的顺序写出这些字母。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/algorithms/sorting.py"/>
        <source>a head for which the place does not matter, only the letter. Each letter of the answer looks at the letters of the input that are equal to it or come next in the alphabet.</source>
        <translation>有的头不管位置，只看是哪个字母。答案中的每个字母都去看输入里与它相同的、或在字母表中紧随其后的字母。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/archive.py"/>
        <source>“{path}” was not unpacked: its {packed:,} bytes become more than {unpacked:,}.</source>
        <translation>“{path}”没有解压：它的 {packed:,} 字节会变成超过 {unpacked:,} 字节。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/archive.py"/>
        <source>If you trust the file, unpack it yourself and import what you need of it.</source>
        <translation>如果你信任这个文件，请自行解压，再导入其中需要的部分。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/archive.py"/>
        <source>“{path}” is not a readable {kind} file.</source>
        <translation>“{path}”不是可读取的 {kind} 文件。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/archive.py"/>
        <source>If it is locked with a password, remove it. Otherwise save the file again.</source>
        <translation>如果文件设有密码，请先取消密码；否则请重新保存该文件。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/archive.py"/>
        <source>“{name}” in “{path}” could not be unpacked.</source>
        <translation>“{path}”中的“{name}”无法解压。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/catalogue.py"/>
        <source>There is no set of data “{key}” in the catalogue.</source>
        <translation>目录中没有名为“{key}”的数据集。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/catalogue.py"/>
        <source>There are: {keys}.</source>
        <translation>现有：{keys}。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/checking.py"/>
        <source>“{where}” is another file than “{name}”: it has {found:,} bytes and not {known:,}.</source>
        <translation>“{where}”与“{name}”不是同一个文件：它有 {found:,} 字节，而不是 {known:,} 字节。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/checking.py"/>
        <source>Get it again. If that does not help, it was changed where it comes from: take another set.</source>
        <translation>请重新获取。如果仍然不行，说明来源处的文件已被改动，请换一个数据集。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/checking.py"/>
        <source>“{where}” is another file than “{name}”: its checksum (SHA-256) is {found} and not {known}.</source>
        <translation>“{where}”与“{name}”不是同一个文件：它的校验和（SHA-256）是 {found}，而不是 {known}。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/contents.py"/>
        <source>“{path}” holds more than {limit:,} files.</source>
        <translation>“{path}”中的文件超过 {limit:,} 个。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/contents.py"/>
        <source>Choose the folder that holds only the data.</source>
        <translation>请选择只放数据的文件夹。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/conversations.py"/>
        <source>nobody answers: it needs two speakers</source>
        <translation>没有人回答：至少要有两个说话人</translation>
    </message>
    <message>
        <location filename="../../workbench/data/downloading.py"/>
        <source>Check the connection and try again, or bring the file from another computer on a USB stick.</source>
        <translation>请检查网络连接后重试，或用 U 盘从另一台电脑把文件带来。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/downloading.py"/>
        <source>“{host}” cannot be reached: {reason}.</source>
        <translation>无法连接“{host}”：{reason}。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/downloading.py"/>
        <source>“{address}” was refused by the server (number {status}).</source>
        <translation>服务器拒绝提供“{address}”（代码 {status}）。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/downloading.py"/>
        <source>Try again later, or get the file from the page of the set and bring it as a file.</source>
        <translation>请稍后再试，或从数据集的网页获取文件后带来。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/downloading.py"/>
        <source>The connection to “{host}” broke off after {have:,} of {whole:,} bytes.</source>
        <translation>与“{host}”的连接中断，已收到 {have:,} / {whole:,} 字节。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/downloading.py"/>
        <source>Try again: it goes on from there if the server can do that.</source>
        <translation>请重试：如果服务器支持，会从中断处继续。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/downloading.py"/>
        <source>“{host}” could not prove that it is what it says.</source>
        <translation>“{host}”无法证明自己的身份。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/downloading.py"/>
        <source>Check the date of this computer, or bring the file from another one on a USB stick.</source>
        <translation>请检查本机的日期，或用 U 盘从另一台电脑把文件带来。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/downloading.py"/>
        <source>“{host}” does not answer.</source>
        <translation>“{host}”没有应答。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/downloading.py"/>
        <source>“{host}” cannot be found: there is probably no network.</source>
        <translation>找不到“{host}”：可能没有网络。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/downloading.py"/>
        <source>There is no file at “{address}” any more.</source>
        <translation>“{address}”处已经没有这个文件。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/downloading.py"/>
        <source>Look on the page of the set where it is now, and bring it as a file.</source>
        <translation>请在数据集的网页上查看它现在的位置，下载后带来。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/downloading.py"/>
        <source>“{name}” needs {needed:,} bytes, but only {free:,} are free on the disk of “{path}”.</source>
        <translation>“{name}”需要 {needed:,} 字节，但“{path}”所在的磁盘只剩 {free:,} 字节。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/downloading.py"/>
        <source>“{address}” leads to “{other}”, which is not safe.</source>
        <translation>“{address}”转到了“{other}”，这不安全。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/downloading.py"/>
        <source>Get the file from the page of the set, and bring it as a file.</source>
        <translation>请从数据集的网页获取文件后带来。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/encoding.py"/>
        <source>“{path}” is not a text file.</source>
        <translation>“{path}”不是文本文件。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/encoding.py"/>
        <source>Save it as plain text (UTF-8) and import it again.</source>
        <translation>请另存为纯文本（UTF-8）后重新导入。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/encoding.py"/>
        <source>“{path}” is empty.</source>
        <translation>“{path}”是空的。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/encoding.py"/>
        <source>Choose a file that holds some text.</source>
        <translation>请选择有文字内容的文件。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/encoding.py"/>
        <source>Check the name, or choose another file or folder.</source>
        <translation>请检查名称，或选择其他文件或文件夹。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/encoding.py"/>
        <source>“{path}”, line {line}: longer than {limit:,} characters.</source>
        <translation>“{path}”第 {line} 行：超过 {limit:,} 个字符。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/encoding.py"/>
        <source>Give every row a line of its own. One long text is imported as a text file (.txt).</source>
        <translation>请让每行数据各占一行。一篇长文本请以文本文件（.txt）导入。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/encoding.py"/>
        <source>“{path}” is not text in {encoding}: line {line} holds bytes that are no characters.</source>
        <translation>“{path}”不是 {encoding} 编码的文本：第 {line} 行含有无法识别的字节。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/encoding.py"/>
        <source>Save the file as UTF-8 text and import it again.</source>
        <translation>请将文件另存为 UTF-8 文本后重新导入。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/fetching.py"/>
        <source>“{name}” could not be compared with a known checksum. Its own is {sha256} (SHA-256): write it down to compare it with a later download.</source>
        <translation>“{name}”没有已知的校验和可供比对。它自己的校验和（SHA-256）是 {sha256}：请记下来，以便与以后的下载比对。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/fetching.py"/>
        <source>“{path}” is not there.</source>
        <translation>“{path}”不存在。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/fetching.py"/>
        <source>Download it, or copy it there from a USB stick.</source>
        <translation>请下载，或用 U 盘复制到那里。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/delimited.py"/>
        <source>two colons</source>
        <translation>双冒号</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/delimited.py"/>
        <source>tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/delimited.py"/>
        <source>semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/delimited.py"/>
        <source>comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/delimited.py"/>
        <source>vertical bar</source>
        <translation>竖线</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/delimited.py"/>
        <source>Table (CSV or TSV)</source>
        <translation>表格（CSV 或 TSV）</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/delimited.py"/>
        <source>“{path}”, line {line}: a quotation mark that opens a cell here is never closed.</source>
        <translation>“{path}”第 {line} 行：这里有一个单元格的引号打开后始终没有关闭。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/delimited.py"/>
        <source>Close it or remove it, or save the table as tab-separated text.</source>
        <translation>请补上或去掉这个引号，或把表格另存为制表符分隔的文本。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/idx_pictures.py"/>
        <source>Pictures in one file, classes in another (IDX)</source>
        <translation>图片和类别各在一个文件中（IDX）</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/idx_pictures.py"/>
        <source>“{path}” is not a whole list of pictures or classes (IDX).</source>
        <translation>“{path}”不是完整的图片或类别列表（IDX）。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/idx_pictures.py"/>
        <source>Get the file again from where it comes from.</source>
        <translation>请从来源处重新获取文件。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/idx_pictures.py"/>
        <source>The {count:,} pictures in “{path}” are too large: {width} × {height} pixels.</source>
        <translation>“{path}”中的 {count:,} 张图片太大：{width} × {height} 像素。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/idx_pictures.py"/>
        <source>Bring them as a folder with one folder of pictures for each class.</source>
        <translation>请改用文件夹：每个类别的图片各放一个文件夹。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/idx_pictures.py"/>
        <source>“{path}” holds {pictures:,} pictures, but {classes:,} classes.</source>
        <translation>“{path}”中有 {pictures:,} 张图片，却有 {classes:,} 个类别标记。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/idx_pictures.py"/>
        <source>Put the two files of one set into the folder, and no others.</source>
        <translation>请在文件夹中只放同一数据集的两个文件，不放别的。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/image_folder.py"/>
        <source>Pictures in folders, one folder a class</source>
        <translation>按类别分文件夹的图片</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/image_folder.py"/>
        <source>far too large</source>
        <translation>太大</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/image_folder.py"/>
        <source>not a readable picture</source>
        <translation>不是可读取的图片</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/image_folder.py"/>
        <source>Choose another picture (png, jpg, webp or bmp).</source>
        <translation>请换一张图片（png、jpg、webp 或 bmp）。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/image_folder.py"/>
        <source>“{path}” holds no pictures in class folders.</source>
        <translation>“{path}”里没有按类别分文件夹的图片。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/image_folder.py"/>
        <source>Make one folder for each class and put its pictures (png, jpg, webp, bmp) inside.</source>
        <translation>请为每个类别建一个文件夹，把图片（png、jpg、webp、bmp）放进去。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/image_folder.py"/>
        <source>None of the {count} pictures in “{path}” can be read.</source>
        <translation>“{path}”中的 {count} 张图片都无法读取。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/image_folder.py"/>
        <source>Save them again as PNG or JPEG.</source>
        <translation>请重新保存为 PNG 或 JPEG。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/image_folder.py"/>
        <source>too large: {width}×{height} pixels</source>
        <translation>太大：{width}×{height} 像素</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/image_folder.py"/>
        <source>larger than {limit} MB</source>
        <translation>大于 {limit} MB</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/image_folder.py"/>
        <source>could not be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/json_lines.py"/>
        <source>JSON Lines</source>
        <translation>JSON Lines（每行一条）</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/json_lines.py"/>
        <source>“{path}” holds no JSON objects with text.</source>
        <translation>“{path}”中没有含文字的 JSON 对象。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/json_lines.py"/>
        <source>Every line must look like {example}.</source>
        <translation>每一行都应类似 {example}。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/json_lines.py"/>
        <source>not valid JSON</source>
        <translation>不是有效的 JSON</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/json_records.py"/>
        <source>JSON (a list of records)</source>
        <translation>JSON（记录列表）</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/json_records.py"/>
        <source>“{path}” is too large: {size:,} MB of JSON in one piece, but at most {limit:,} MB can be read.</source>
        <translation>“{path}”太大：整块 JSON 有 {size:,} MB，最多只能读取 {limit:,} MB。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/json_records.py"/>
        <source>Save it as JSON Lines (.jsonl, one object a line), which may be of any size.</source>
        <translation>请另存为 JSON Lines（.jsonl，每行一个对象），这种文件大小不限。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/json_records.py"/>
        <source>“{path}” holds no list of JSON objects with text.</source>
        <translation>“{path}”中没有含文字的 JSON 对象列表。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/json_records.py"/>
        <source>It must look like {example}.</source>
        <translation>内容应形如 {example}。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/json_records.py"/>
        <source>“{path}” is not valid JSON: line {line}, character {column}.</source>
        <translation>“{path}”不是有效的 JSON：问题在第 {line} 行第 {column} 个字符处。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/json_records.py"/>
        <source>Correct it there, or save the data as a table (.csv).</source>
        <translation>请改正那里，或把数据另存为表格（.csv）。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/json_records.py"/>
        <source>“{path}” is not valid JSON.</source>
        <translation>“{path}”不是有效的 JSON。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/json_records.py"/>
        <source>Save the data as a table (.csv).</source>
        <translation>请把数据另存为表格（.csv）。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/markdown.py"/>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/packed.py"/>
        <source>Packed file</source>
        <translation>压缩文件</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/packed.py"/>
        <source>“{path}” holds another packed file, “{name}”.</source>
        <translation>“{path}”里面又是一个压缩文件“{name}”。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/packed.py"/>
        <source>Unpack it yourself, and import what is inside.</source>
        <translation>请自行解压，再导入里面的内容。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/parallel_text.py"/>
        <source>Parallel texts, a file for each language</source>
        <translation>平行文本，每种语言一个文件</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/parallel_text.py"/>
        <source>Beside “{path}” there is no file of the same name in another language.</source>
        <translation>“{path}”旁边没有另一种语言的同名文件。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/parallel_text.py"/>
        <source>Put the translation next to it, such as {example}.</source>
        <translation>请把译文放在它旁边，例如 {example}。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/parallel_text.py"/>
        <source>“{path}”: “{first}” has {n_first:,} lines, but “{second}” has {n_second:,}.</source>
        <translation>“{path}”：“{first}”有 {n_first:,} 行，而“{second}”有 {n_second:,} 行。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/parallel_text.py"/>
        <source>Each line must be the translation of the line with the same number.</source>
        <translation>每一行都必须是另一文件中同一行的译文。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/parallel_text.py"/>
        <source>“{first}” and “{second}” were read line by line.</source>
        <translation>已逐行对应读取“{first}”和“{second}”。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/parquet.py"/>
        <source>Parquet table</source>
        <translation>Parquet 表格</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/parquet.py"/>
        <source>“{path}” was not read: its columns become {size:,} MB, but at most {limit:,} MB can be held.</source>
        <translation>没有读取“{path}”：各列展开后有 {size:,} MB，而最多只能容纳 {limit:,} MB。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/parquet.py"/>
        <source>Save the columns and rows that are needed as a table (.csv) and import that.</source>
        <translation>把需要的行和列另存为表格（.csv）再导入。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/parquet.py"/>
        <source>“{path}” holds no columns of text or numbers.</source>
        <translation>“{path}”中没有文字或数字的列。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/parquet.py"/>
        <source>Save the columns that are needed as a table (.csv) and import that.</source>
        <translation>把需要的列另存为表格（.csv）再导入。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/parquet.py"/>
        <source>Reading “{path}” needs pyarrow, which is not installed.</source>
        <translation>读取“{path}”需要 pyarrow，但这里没有安装。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/parquet.py"/>
        <source>Save the data as a table (.csv) and import that, or install it: pip install pyarrow.</source>
        <translation>可以把数据另存为表格（.csv）再导入，也可以安装它：pip install pyarrow。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/parquet.py"/>
        <source>Save the data as a table (.csv) and import that.</source>
        <translation>把数据另存为表格（.csv）再导入。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/plain_text.py"/>
        <source>Text file</source>
        <translation>文本文件</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/subtitles.py"/>
        <source>Subtitles</source>
        <translation>字幕</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/table_folder.py"/>
        <source>Tables in a folder</source>
        <translation>文件夹中的表格</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/table_folder.py"/>
        <source>{names}: other columns, so not taken. Choose such a file to take it alone.</source>
        <translation>{names}：列不相同，没有采用。要用它，请单独选择这个文件。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/table_folder.py"/>
        <source>“{path}” holds no file “{name}”.</source>
        <translation>“{path}”中没有文件“{name}”。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/table_folder.py"/>
        <source>It has: {names}.</source>
        <translation>它有：{names}。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/table_folder.py"/>
        <source>None of the {count} tables in “{path}” can be read: {reason}</source>
        <translation>“{path}”中的 {count} 个表格都无法读取：{reason}</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/table_folder.py"/>
        <source>Save them again as tables (.csv) in UTF-8.</source>
        <translation>请把它们重新存为 UTF-8 编码的表格（.csv）。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/text_folder.py"/>
        <source>Texts in a folder</source>
        <translation>文件夹中的文本</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/text_folder.py"/>
        <source>None of the {count} texts in “{path}” can be read: {reason}</source>
        <translation>“{path}”中的 {count} 个文本都无法读取：{reason}</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/text_folder.py"/>
        <source>Save them again as UTF-8 text.</source>
        <translation>请把它们重新保存为 UTF-8 文本。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/web_page.py"/>
        <source>Web page (HTML)</source>
        <translation>网页（HTML）</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/web_page.py"/>
        <source>“{path}” holds a tag or comment that never ends.</source>
        <translation>“{path}”中有一个标签或注释始终没有结束。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/web_page.py"/>
        <source>Open it in a browser, and save the page as text (.txt).</source>
        <translation>请在浏览器中打开，再把网页另存为文本（.txt）。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/word.py"/>
        <source>Word document</source>
        <translation>Word 文档</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/word.py"/>
        <source>Open it in an office program, save it again and import that.</source>
        <translation>请用办公软件打开，重新保存后再导入。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/word.py"/>
        <source>“{path}” holds a paragraph of more than {limit:,} characters.</source>
        <translation>“{path}”中有一段超过 {limit:,} 个字符。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/word.py"/>
        <source>Save the document as text (.txt) and import that.</source>
        <translation>请把文档另存为文本（.txt）后再导入。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/workbook.py"/>
        <source>Excel workbook</source>
        <translation>Excel 工作簿</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/workbook.py"/>
        <source>“{path}” is too large to be read as a workbook.</source>
        <translation>“{path}”太大，无法作为工作簿读取。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/workbook.py"/>
        <source>Save the sheet as a table (.csv) and import that.</source>
        <translation>请把工作表另存为表格（.csv）后再导入。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/workbook.py"/>
        <source>“{path}” holds no sheet.</source>
        <translation>“{path}”中没有工作表。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/formats/workbook.py"/>
        <source>“{path}” has no sheet “{name}”.</source>
        <translation>“{path}”中没有名为“{name}”的工作表。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/gathering.py"/>
        <source>“{name}” is a folder, and {count} things were dropped.</source>
        <translation>“{name}”是文件夹，而一共拖入了 {count} 项。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/gathering.py"/>
        <source>Drop one folder, or files only.</source>
        <translation>请只拖入一个文件夹，或者只拖入文件。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/gathering.py"/>
        <source>The {count} files could not be read together.</source>
        <translation>这 {count} 个文件无法一起读取。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/gathering.py"/>
        <source>Put them into one folder and drop that folder.</source>
        <translation>请把它们放进同一个文件夹，再拖入该文件夹。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/generator.py"/>
        <source>Change the task on the Data page.</source>
        <translation>请在“数据”页面更改任务。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing.py"/>
        <source>{count} items were left out because they are broken or incomplete.</source>
        <translation>有 {count} 项因损坏或不完整而被略过。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing.py"/>
        <source>“{path}” is of a kind that cannot be imported.</source>
        <translation>无法导入“{path}”这种类型的文件。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing.py"/>
        <source>Kinds that can: {kinds}, and folders of pictures or texts.</source>
        <translation>可以导入的类型：{kinds}，以及图片文件夹或文本文件夹。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing.py"/>
        <source>“{path}” holds pictures, but text is needed here.</source>
        <translation>“{path}”里是图片，而这里需要文本。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing.py"/>
        <source>Choose a text file or a table, or make a project that recognises pictures.</source>
        <translation>请选择文本文件或表格，或新建识别图片的项目。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing.py"/>
        <source>“{path}” holds text, but pictures are needed here.</source>
        <translation>“{path}”里是文本，而这里需要图片。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing.py"/>
        <source>Choose a folder with one folder of pictures for each class, or such a folder as a zip file.</source>
        <translation>请选择按类别分文件夹存放图片的文件夹，或它的 zip 文件。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing.py"/>
        <source>“{name}” is not something this scenario needs.</source>
        <translation>这个用途不需要“{name}”。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing.py"/>
        <source>It needs: {names}.</source>
        <translation>它需要：{names}。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing.py"/>
        <source>“{path}” has no column “{column}”.</source>
        <translation>“{path}”中没有“{column}”这一列。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing.py"/>
        <source>It has: {columns}.</source>
        <translation>它有这些列：{columns}。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing.py"/>
        <source>“{path}” holds no usable example.</source>
        <translation>“{path}”中没有可用的样本。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing.py"/>
        <source>{kept:,} of {count:,} rows were taken, evenly.</source>
        <translation>从 {count:,} 行中均匀取出了 {kept:,} 行。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing.py"/>
        <source>“{path}” has no column for “{role}”.</source>
        <translation>“{path}”中没有可作“{role}”的列。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing.py"/>
        <source>It has: {columns}. Choose which column is which.</source>
        <translation>它有这些列：{columns}。请指定哪一列是什么。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing.py"/>
        <source>Column “{column}” of “{path}” does not hold what “{role}” needs.</source>
        <translation>“{path}”的“{column}”列不是“{role}”所需的内容。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing.py"/>
        <source>Row {row}: {reason}.</source>
        <translation>第 {row} 行：{reason}。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing.py"/>
        <source>Every row has an empty cell in one of the columns that are needed.</source>
        <translation>每一行在所需的列中都有空单元格。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing.py"/>
        <source>No row of “{path}” is for training.</source>
        <translation>“{path}”中没有一行是用来训练的。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing.py"/>
        <source>Column “{column}” must say train in some rows, or choose no column for it.</source>
        <translation>“{column}”列至少要有几行写着 train，或者不为此选择列。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing.py"/>
        <source>“{role}” is empty</source>
        <translation>“{role}”为空</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing.py"/>
        <source>“{name}” is none of train, validation and test</source>
        <translation>“{name}”不是训练、验证、测试中的任何一个</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing.py"/>
        <source>“{part}” is not in “{whole}” to the letter</source>
        <translation>“{part}”没有原样出现在“{whole}”中</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing.py"/>
        <source>“{path}” has only one class, “{name}”.</source>
        <translation>“{path}”只有一个类别“{name}”。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing.py"/>
        <source>Add a folder with examples of another class: a model needs at least two to tell apart.</source>
        <translation>请再加一个装有其他类别样本的文件夹：模型至少需要两个类别才能区分。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing_parts.py"/>
        <source>“{path}” and the first file are not alike: one is one long text, the other has rows.</source>
        <translation>“{path}”和第一个文件不是同一类：一个是一整篇长文本，另一个是按行的数据。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing_parts.py"/>
        <source>Bring texts, or tables with the same columns.</source>
        <translation>请都用文本，或者都用列相同的表格。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing_parts.py"/>
        <source>The pictures in “{path}” are not of the size and colours of the others.</source>
        <translation>“{path}”中图片的大小或颜色与其他图片不同。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/importing_parts.py"/>
        <source>Put all into one folder: train/cats, train/dogs, test/cats, test/dogs.</source>
        <translation>请把所有图片放进同一个文件夹：train/cats、train/dogs、test/cats、test/dogs。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/passages.py"/>
        <source>“{path}” is no longer the text it was.</source>
        <translation>“{path}”已不是原来的文本。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/passages.py"/>
        <source>It was replaced or damaged. Open the project again, or import the data again.</source>
        <translation>它被替换或损坏了。请重新打开项目，或重新导入数据。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/problem_table.py"/>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <location filename="../../workbench/data/problem_table.py"/>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <location filename="../../workbench/data/recipe.py"/>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <location filename="../../workbench/data/recipe.py"/>
        <source>What the model should do with what it reads.</source>
        <translation>模型读到内容之后该做什么。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/recipe.py"/>
        <source>Shortest</source>
        <translation>最短</translation>
    </message>
    <message>
        <location filename="../../workbench/data/recipe.py"/>
        <source>How many letters the shortest sequences have.</source>
        <translation>最短的序列有多少个字母。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/recipe.py"/>
        <source>letters</source>
        <translation>个字母</translation>
    </message>
    <message>
        <location filename="../../workbench/data/recipe.py"/>
        <source>Longest</source>
        <translation>最长</translation>
    </message>
    <message>
        <location filename="../../workbench/data/recipe.py"/>
        <source>How many letters the longest sequences have. Longer ones are harder.</source>
        <translation>最长的序列有多少个字母。越长越难。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/recipe.py"/>
        <source>Alphabet</source>
        <translation>字母表</translation>
    </message>
    <message>
        <location filename="../../workbench/data/recipe.py"/>
        <source>How many different letters there are, counted from a.</source>
        <translation>从 a 数起，一共有多少个不同的字母。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/recipe.py"/>
        <source>Digits</source>
        <translation>位数</translation>
    </message>
    <message>
        <location filename="../../workbench/data/recipe.py"/>
        <source>How many digits each of the two numbers has at most.</source>
        <translation>两个数各最多有多少位。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/recipe.py"/>
        <source>Last digit first</source>
        <translation>从末位写起</translation>
    </message>
    <message>
        <location filename="../../workbench/data/recipe.py"/>
        <source>Writes the sum from its last digit, as people add on paper: what is carried over is known when it is needed.</source>
        <translation>像列竖式那样从末位开始写和：需要进位时，进位已经知道了。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/recipe.py"/>
        <source>Fill with zeros</source>
        <translation>用零补齐</translation>
    </message>
    <message>
        <location filename="../../workbench/data/recipe.py"/>
        <source>Writes all numbers with as many digits, so that each place stands where it always stands. Without it, sums are learnt much more slowly.</source>
        <translation>所有的数都写成同样的位数，每一位总在同一个地方。不补齐时，加法学得慢得多。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/records.py"/>
        <source>“{path}”: up to record {number:,} there are {found:,} different names, too many for a table.</source>
        <translation>“{path}”：到第 {number:,} 条记录为止已有 {found:,} 个不同的名称，对一个表格来说太多了。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/records.py"/>
        <source>Give the same names to the values of every record.</source>
        <translation>请让每条记录使用相同的名称。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/records.py"/>
        <source>not a JSON object</source>
        <translation>不是 JSON 对象</translation>
    </message>
    <message>
        <location filename="../../workbench/data/records.py"/>
        <source>holds half a character</source>
        <translation>含有不完整的字符</translation>
    </message>
    <message>
        <location filename="../../workbench/data/remarks.py"/>
        <source>{count} of {total} examples of the test part ({share} %) stand in the training part too, the same or nearly: the model will look better there than it is with anything new.</source>
        <translation>测试集的 {total} 个样本中有 {count} 个（{share} %）也出现在训练集里，完全或几乎相同：在它们上面，模型会显得比面对新内容时更好。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/remarks.py"/>
        <source>{count} of {total} longer lines or sentences of the test part ({share} %) stand in the training part too: the model will look better there than it is with anything new.</source>
        <translation>测试集的 {total} 个较长的行或句子中有 {count} 个（{share} %）也出现在训练集里：在它们上面，模型会显得比面对新内容时更好。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/remarks.py"/>
        <source>Keep one of each in your file and import it again.</source>
        <translation>请在文件中每个只保留一份，再重新导入。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/remarks.py"/>
        <source>Copies are the same but for spaces and capital letters.</source>
        <translation>重复是指除空格和大小写外完全相同。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/remarks.py"/>
        <source>{count} of {total} examples of the validation part ({share} %) stand in the training part too, the same or nearly: the model will look better there than it is with anything new.</source>
        <translation>验证集的 {total} 个样本中有 {count} 个（{share} %）也出现在训练集里，完全或几乎相同：在它们上面，模型会显得比面对新内容时更好。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/remarks.py"/>
        <source>{count} of {total} longer lines or sentences of the validation part ({share} %) stand in the training part too: the model will look better there than it is with anything new.</source>
        <translation>验证集的 {total} 个较长的行或句子中有 {count} 个（{share} %）也出现在训练集里：在它们上面，模型会显得比面对新内容时更好。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/remarks.py"/>
        <source>Take repeated passages out of the text and import it again.</source>
        <translation>请从文本中去掉重复的段落，再重新导入。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/remarks.py"/>
        <source>Keep one of each picture in the folder and import it again.</source>
        <translation>请在文件夹中每张图片只保留一份，再重新导入。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/remarks.py"/>
        <source>Near copies have at least 80 % of their runs of three characters in common. They are found among {count} examples with MinHash, which misses about one in sixty just above that limit, and are then compared exactly. Texts of fewer than some 20 letters are left out.</source>
        <translation>近似重复是指至少 80 % 的连续三字符片段相同。程序用 MinHash 在 {count} 个样本中寻找，再逐对精确比较；刚超过这一界限的，大约每六十对会漏掉一对。少于约 20 个字母（8 个汉字）的文本不参与比较。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/remarks.py"/>
        <source>There are so many sentences that one in {every} was looked at.</source>
        <translation>句子太多，因此每 {every} 句只检查其中一句。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/remarks.py"/>
        <source>{count} examples are there several times with different classes: the model cannot get all of them right.</source>
        <translation>有 {count} 个样本重复出现，类别却不同：模型不可能全部答对。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/remarks.py"/>
        <source>Look at them in the list of copies and correct the class in your file.</source>
        <translation>请在重复列表中查看它们，并在文件中改正类别。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/remarks.py"/>
        <source>The largest class has {ratio} times as many examples as the smallest one: the model will guess small classes too rarely.</source>
        <translation>最大的类别的样本数是最小类别的 {ratio} 倍：模型会很少猜到小类别。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/remarks.py"/>
        <source>Bring more examples of the small classes, and do not judge by accuracy alone.</source>
        <translation>请为小类别补充样本，并且不要只看准确率。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/remarks.py"/>
        <source>{count} pictures are of one colour and show nothing.</source>
        <translation>有 {count} 张图片只有一种颜色，什么也没有。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/remarks.py"/>
        <source>Take them out of the folder and import it again.</source>
        <translation>请把它们从文件夹中移走，再重新导入。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/rows.py"/>
        <source>“{path}”, line {line}: {found:,} cells, but a table may have {limit:,} columns.</source>
        <translation>“{path}”第 {line} 行：有 {found:,} 个单元格，而表格最多只能有 {limit:,} 列。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/rows.py"/>
        <source>Choose another separator, or keep only the columns that are needed.</source>
        <translation>请换一个分隔符，或只保留需要的列。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/rows.py"/>
        <source>“{path}” holds no rows.</source>
        <translation>“{path}”中没有任何行。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/rows.py"/>
        <source>Choose a table with some rows.</source>
        <translation>请选择有内容的表格。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/rows.py"/>
        <source>“{path}” holds no complete row.</source>
        <translation>“{path}”中没有完整的行。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/rows.py"/>
        <source>Every row needs {count} cells.</source>
        <translation>每一行需要 {count} 个单元格。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/rows.py"/>
        <source>{found} cells instead of {count}</source>
        <translation>有 {found} 个单元格，应为 {count} 个</translation>
    </message>
    <message>
        <location filename="../../workbench/data/rows.py"/>
        <source>Another column “{name}” is called “{new}” here.</source>
        <translation>另一个同名的列“{name}”在这里叫作“{new}”。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/rows.py"/>
        <source>column {number}</source>
        <translation>第 {number} 列</translation>
    </message>
    <message>
        <location filename="../../workbench/data/split.py"/>
        <source>Validation</source>
        <translation>验证集</translation>
    </message>
    <message>
        <location filename="../../workbench/data/split.py"/>
        <source>Share of the data that the model never trains on and that is measured while it trains.</source>
        <translation>模型从不用来训练、训练过程中用来测量的那部分数据。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/split.py"/>
        <source>Test</source>
        <translation>测试集</translation>
    </message>
    <message>
        <location filename="../../workbench/data/split.py"/>
        <source>Share that is kept back for one honest measurement at the end.</source>
        <translation>留到最后，用来做一次公正测量的那部分数据。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/split.py"/>
        <source>Shuffle seed</source>
        <translation>打乱种子</translation>
    </message>
    <message>
        <location filename="../../workbench/data/split.py"/>
        <source>The same number always gives the same split. A single long text is cut in place instead.</source>
        <translation>同一个数字总是得到同样的划分。单篇长文本则按位置直接切分。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/store.py"/>
        <source>Check that the disk is not full and that the folder may be written.</source>
        <translation>请检查磁盘是否已满、文件夹是否可写。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/store.py"/>
        <source>The data in “{path}” is damaged.</source>
        <translation>“{path}”中的数据已损坏。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/store.py"/>
        <source>Import the data again; the runs of this project are still there.</source>
        <translation>请重新导入数据；此项目的训练记录仍在。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/texts.py"/>
        <source>“{path}” holds no text.</source>
        <translation>“{path}”中没有文字。</translation>
    </message>
    <message>
        <location filename="../../workbench/data/xml_events.py"/>
        <source>“{path}” is damaged, or was not written by an office program.</source>
        <translation>“{path}”已损坏，或不是由办公软件写出的。</translation>
    </message>
    <message>
        <location filename="../../workbench/deployment/exporting.py"/>
        <source>Export the model again.</source>
        <translation>请重新导出模型。</translation>
    </message>
    <message>
        <location filename="../../workbench/deployment/exporting.py"/>
        <source>“{path}” already exists and is not empty.</source>
        <translation>“{path}”已存在且不为空。</translation>
    </message>
    <message>
        <location filename="../../workbench/deployment/exporting.py"/>
        <source>Choose another name or an empty folder; nothing was changed.</source>
        <translation>请换一个名称或空文件夹；没有任何内容被改动。</translation>
    </message>
    <message>
        <location filename="../../workbench/deployment/exporting.py"/>
        <source>Choose a folder you may write to, on a disk with room.</source>
        <translation>请选择一个可写且空间足够的文件夹。</translation>
    </message>
    <message>
        <location filename="../../workbench/deployment/exporting.py"/>
        <source>“{path}” was made by a newer version of this program.</source>
        <translation>“{path}”由本程序的更新版本创建。</translation>
    </message>
    <message>
        <location filename="../../workbench/deployment/exporting.py"/>
        <source>Install the newer version.</source>
        <translation>请安装更新的版本。</translation>
    </message>
    <message>
        <location filename="../../workbench/deployment/exporting.py"/>
        <source>“{path}” is damaged.</source>
        <translation>“{path}”已损坏。</translation>
    </message>
    <message>
        <location filename="../../workbench/deployment/model_card.py"/>
        <source>A small model trained on little data. It knows nothing beyond its training data, repeats the errors and prejudices in it, and its answers must not be relied on. Attention maps show where it looks, not why it answers.</source>
        <translation>这是用少量数据训练的小模型。它只知道训练数据里的内容，会重复其中的错误和偏见，不应依赖它的答案。注意力图显示它看向哪里，并不说明它为什么这样回答。</translation>
    </message>
    <message>
        <location filename="../../workbench/deployment/model_card.py"/>
        <source>How to use it</source>
        <translation>如何使用</translation>
    </message>
    <message>
        <location filename="../../workbench/deployment/model_card.py"/>
        <source>How good it is</source>
        <translation>效果如何</translation>
    </message>
    <message>
        <location filename="../../workbench/deployment/model_card.py"/>
        <source>Step</source>
        <translation>步数</translation>
    </message>
    <message>
        <location filename="../../workbench/deployment/model_card.py"/>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <location filename="../../workbench/deployment/model_card.py"/>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <location filename="../../workbench/deployment/model_card.py"/>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <location filename="../../workbench/deployment/model_card.py"/>
        <source>Limits</source>
        <translation>局限</translation>
    </message>
    <message>
        <location filename="../../workbench/deployment/model_card.py"/>
        <source>Validation loss</source>
        <translation>验证损失</translation>
    </message>
    <message>
        <location filename="../../workbench/deployment/model_card.py"/>
        <source>Loss of a blind guess</source>
        <translation>随机猜测的损失</translation>
    </message>
    <message>
        <location filename="../../workbench/deployment/model_card.py"/>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <location filename="../../workbench/deployment/model_card.py"/>
        <source>Examples</source>
        <translation>样本</translation>
    </message>
    <message>
        <location filename="../../workbench/deployment/model_card.py"/>
        <source>What it begins with</source>
        <translation>以什么为起点</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/evaluating.py"/>
        <source>The {split} part of the data is empty.</source>
        <translation>数据的 {split} 部分是空的。</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/evaluating.py"/>
        <source>Give it a share on the Data page and train again.</source>
        <translation>请在“数据”页给它分一些数据，然后重新训练。</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/evaluating.py"/>
        <source>right answers</source>
        <translation>正确回答</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/evaluating.py"/>
        <source>How varied the answers in the data are.</source>
        <translation>数据里的回答本身有多少变化。</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/evaluating.py"/>
        <source>“{path}”: {problem}</source>
        <translation>“{path}”：{problem}</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/accuracy.py"/>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/accuracy.py"/>
        <source>Share of examples whose class was predicted right.</source>
        <translation>类别预测正确的样本所占比例。</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/answer_exact.py"/>
        <source>Right answers</source>
        <translation>答对</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/answer_exact.py"/>
        <source>Share of answers that are exactly the right words (exact match); capitals, punctuation and articles aside.</source>
        <translation>与正确答案完全一致的比例（精确匹配，exact match），不计大小写、标点和英文冠词。</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/answer_f1.py"/>
        <source>Words in common</source>
        <translation>重合的词</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/answer_f1.py"/>
        <source>Mean share of words that the answer and the right one have in common (F1); Chinese by characters.</source>
        <translation>答案与正确答案重合的词的平均比例（F1）；中文按字计算。</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/blank_accuracy.py"/>
        <source>Blanks right</source>
        <translation>填对的空</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/blank_accuracy.py"/>
        <source>How often the likeliest token for a blank is the one that was hidden there.</source>
        <translation>空里最可能的词元正好就是被隐去的那个，占多大比例。</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/bleu.py"/>
        <source>BLEU</source>
        <translation>BLEU</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/bleu.py"/>
        <source>How many runs of one to four words the translation shares with the reference; 100 is the same.</source>
        <translation>译文与参考译文共有多少一到四个词的连续片段；100 表示完全相同。</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/character_perplexity.py"/>
        <source>Per character</source>
        <translation>按字符</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/character_perplexity.py"/>
        <source>Perplexity over characters instead of tokens: models with other tokens can be compared by it.</source>
        <translation>按字符而不是按词元计算的困惑度：分词方式不同的模型也能拿它来比较。</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/chrf.py"/>
        <source>chrF</source>
        <translation>chrF</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/chrf.py"/>
        <source>How many short runs of letters the translation shares with the reference; 100 is the same.</source>
        <translation>译文与参考译文共有多少短字符片段；100 表示完全相同。</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/distinct_1.py"/>
        <source>Distinct-1</source>
        <translation>Distinct-1</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/distinct_1.py"/>
        <source>Different words in all answers, divided by all words: low where the model repeats itself.</source>
        <translation>所有回答中不同的词数除以总词数：模型老说同样的话时就低。</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/distinct_2.py"/>
        <source>Distinct-2</source>
        <translation>Distinct-2</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/distinct_2.py"/>
        <source>Different pairs of words in all answers, divided by all words: low where the model repeats itself.</source>
        <translation>所有回答中不同的相邻词对数除以总词数：模型老说同样的话时就低。</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/exact_match.py"/>
        <source>Exactly right</source>
        <translation>完全一致</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/exact_match.py"/>
        <source>Share of outputs that match the reference to the letter. Other good outputs count as wrong.</source>
        <translation>与参考答案一字不差的输出所占比例。其他同样好的输出也算错。</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/macro_f1.py"/>
        <source>Mean F1</source>
        <translation>平均 F1</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/macro_f1.py"/>
        <source>Balances what was missed and what was wrongly named, every class counted alike.</source>
        <translation>同时衡量漏掉的和认错的，每个类别同等重要。</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/macro_precision.py"/>
        <source>Mean precision</source>
        <translation>平均精确率</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/macro_precision.py"/>
        <source>When the model names a class, how often it is right; every class counted alike.</source>
        <translation>模型说是某一类时，说对的比例；每一类的分量相同。</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/macro_recall.py"/>
        <source>Mean recall</source>
        <translation>平均召回率</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/macro_recall.py"/>
        <source>Of the examples of a class, how many the model finds; every class counted alike.</source>
        <translation>某一类的样本中，模型找出了多少；每一类的分量相同。</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/perplexity.py"/>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/perplexity.py"/>
        <source>Between how many equally likely tokens the model hesitates on average.</source>
        <translation>模型平均在多少个同样可能的词元之间犹豫。</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/rouge_1.py"/>
        <source>ROUGE-1</source>
        <translation>ROUGE-1</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/rouge_1.py"/>
        <source>How many words the summary and the reference share (F1).</source>
        <translation>摘要与参考摘要共有多少个词（F1）。</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/rouge_2.py"/>
        <source>ROUGE-2</source>
        <translation>ROUGE-2</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/rouge_2.py"/>
        <source>How many pairs of neighbouring words the summary and the reference share (F1).</source>
        <translation>摘要与参考摘要共有多少对相邻的词（F1）。</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/rouge_l.py"/>
        <source>ROUGE-L</source>
        <translation>ROUGE-L</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/rouge_l.py"/>
        <source>How many words the summary and the reference share in the same order, gaps allowed (F1).</source>
        <translation>摘要与参考摘要按相同顺序共有多少个词，中间可以隔开（F1）。</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/token_accuracy.py"/>
        <source>Next token right</source>
        <translation>下一个词元正确率</translation>
    </message>
    <message>
        <location filename="../../workbench/evaluation/metrics/token_accuracy.py"/>
        <source>How often the likeliest next token is the one that really follows.</source>
        <translation>模型认为最可能的下一个词元恰好就是真正出现的那个的比例。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/access.py"/>
        <source>The project is open read-only, as another program has it open.</source>
        <translation>项目已在另一个程序中打开，这里只能查看。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/access.py"/>
        <source>Close it there and open it again to train it or to change anything.</source>
        <translation>要训练或修改，请先在那里关闭它，再重新打开。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>Go to</source>
        <translation>前往</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>Open project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>Open the example</source>
        <translation>打开示例</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>Save a copy…</source>
        <translation>另存副本…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>Export the model…</source>
        <translation>导出模型…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>Rename project…</source>
        <translation>重命名项目…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>Get more data…</source>
        <translation>获取更多数据…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>Bring the previous data back</source>
        <translation>恢复原来的数据</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>Show the project's folder</source>
        <translation>显示项目文件夹</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>Close project</source>
        <translation>关闭项目</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>Home</source>
        <translation>首页</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>Inspect</source>
        <translation>观察</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>Start or pause the training</source>
        <translation>开始或暂停训练</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>Measure the model</source>
        <translation>测量模型</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>Switch between light and dark</source>
        <translation>切换浅色和深色</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>Switch between English and Chinese</source>
        <translation>切换中文和英文</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>Show or hide the explanations</source>
        <translation>显示或隐藏讲解</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>Search actions</source>
        <translation>搜索操作</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>How to use this program</source>
        <translation>使用方法</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/actions.py"/>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/beginning_note.py"/>
        <source>The next training begins with nothing but the tokeniser of “{title}”.</source>
        <translation>下一次训练只用“{title}”的分词器，其余从零开始。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/beginning_note.py"/>
        <source>The next training begins with the encoder of “{title}”.</source>
        <translation>下一次训练以“{title}”的编码器为起点。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/beginning_note.py"/>
        <source>The next training begins with the encoder of “{title}”: its run “{run}”, step {step:,}. Tokeniser, layers, heads and width stay as they were there.</source>
        <translation>下一次训练以“{title}”的编码器为起点：训练“{run}”，第 {step:,} 步。分词器、层数、注意力头数和宽度保持那里的值。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/beginning_note.py"/>
        <source>Train from scratch</source>
        <translation>从零开始训练</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/beginning_note.py"/>
        <source>The next training begins with what “{run}” had learnt at step {step}.</source>
        <translation>下一次训练将从“{run}”第 {step} 步学到的内容开始。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/beginning_note.py"/>
        <source>Begin with nothing instead</source>
        <translation>改为从零开始</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/beginning_note.py"/>
        <source>Begin with its encoder</source>
        <translation>以它的编码器为起点</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/answer_card.py"/>
        <source>Next token</source>
        <translation>下一个词元</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/answer_card.py"/>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/answer_card.py"/>
        <source>Its first token</source>
        <translation>回答的第一个词元</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/answer_card.py"/>
        <source>The context of {limit} tokens is full. What did not fit was left out.</source>
        <translation>已占满 {limit} 个词元的上下文，放不下的部分被略去。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/answer_card.py"/>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/answer_card.py"/>
        <source>What the model makes of the input is shown here.</source>
        <translation>模型对输入的回应会显示在这里。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/answer_card.py"/>
        <source>{count} patches were read.</source>
        <translation>读了 {count} 个图块。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/answer_card.py"/>
        <source>(nothing: the model ended at once)</source>
        <translation>（空：模型立刻结束了）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/answer_card.py"/>
        <source>Nothing was entered: the model reads only its class token.</source>
        <translation>什么也没有输入：模型只读到自己的类别词元。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/answer_card.py"/>
        <source>Nothing was entered: the model reads only its own sign for start or end.</source>
        <translation>没有输入内容：模型只读到它自己的起始或结束符号。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/answer_card.py"/>
        <source>1 token was read. Longer input shows more.</source>
        <translation>读了 1 个词元。输入更长会看到更多。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/answer_card.py"/>
        <source>{count} tokens were read.</source>
        <translation>读了 {count} 个词元。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/compared_map.py"/>
        <source>No input yet.</source>
        <translation>还没有输入。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_ranking.py"/>
        <source>Head</source>
        <translation>头</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_ranking.py"/>
        <source>Layer and head, counted from 1. Click a row to look at that head.</source>
        <translation>第几层、第几个头，都从 1 数起。单击一行即可查看那个头。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_ranking.py"/>
        <source>Habit</source>
        <translation>习惯</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_ranking.py"/>
        <source>What the head does with this input, and its score from 0 to 1. In brackets: its highest score, where no rule recognises it.</source>
        <translation>这个头对当前输入做了什么，以及 0 到 1 的得分。括号内：没有规则能识别时的最高得分。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_ranking.py"/>
        <source>Loss in nats</source>
        <translation>损失（nats）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_ranking.py"/>
        <source>The loss over the validation data with every head, and without this one.</source>
        <translation>验证数据上的损失：所有头都在时，以及没有这个头时。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_ranking.py"/>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_ranking.py"/>
        <source>By how many nats the loss grows without the head. Below zero the model is better without.</source>
        <translation>没有这个头时损失增加多少 nats。小于零表示没有它模型反而更好。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_ranking.py"/>
        <source>Heads by how much they are missed</source>
        <translation>按缺少时的影响排列的头</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_ranking.py"/>
        <source>Measures the loss without each head alone and puts the heads that are missed most first. A head that is not missed may still work: another one can take over.</source>
        <translation>逐个去掉每个头并测量损失，影响最大的头排在最前面。去掉后没有影响的头也可能在起作用：别的头可以顶替它。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_ranking.py"/>
        <source>With every head the loss is {loss} nats.</source>
        <translation>所有头都在时损失为 {loss} nats。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_ranking.py"/>
        <source>Rank all heads</source>
        <translation>给所有头排名</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_ranking.py"/>
        <source>Every head is measured.</source>
        <translation>每个头都已测量。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_ranking.py"/>
        <source>Head {name} is missed most: {change} nats.</source>
        <translation>去掉头 {name} 影响最大：{change} nats。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_ranking.py"/>
        <source>No head is missed when it is removed alone.</source>
        <translation>单独去掉任何一个头都没有坏处。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_scores.py"/>
        <source>spread (entropy)</source>
        <translation>分散程度（熵）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_scores.py"/>
        <source>How evenly the rows spread their attention: their mean entropy as a share of the largest possible. 0: one place, 1: all alike.</source>
        <translation>各行的注意力分得有多均匀：平均熵占最大可能值的比例。0：只看一处；1：处处一样。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_scores.py"/>
        <source>by layer</source>
        <translation>按层</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_scores.py"/>
        <source>Source: {source}.</source>
        <translation>来源：{source}。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_switching.py"/>
        <source>What a head found is replaced by zeros: it adds nothing at all.</source>
        <translation>把头找到的内容换成零：它不再贡献任何东西。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_switching.py"/>
        <source>What a head found is replaced by what it finds on average over the validation data: only what it finds for this input is lost.</source>
        <translation>把头找到的内容换成它在验证数据上的平均结果：只丢掉它针对当前输入找到的那部分。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_switching.py"/>
        <source>Remove</source>
        <translation>去掉</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_switching.py"/>
        <source>Switch head {name} on</source>
        <translation>打开头 {name}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_switching.py"/>
        <source>Switch head {name} off</source>
        <translation>关掉头 {name}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_switching.py"/>
        <source>All on</source>
        <translation>全部打开</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_switching.py"/>
        <source>Switch all on</source>
        <translation>全部打开</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_switching.py"/>
        <source>Switch on</source>
        <translation>打开</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_switching.py"/>
        <source>Switch off</source>
        <translation>关掉</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_switching.py"/>
        <source>Undo the last switch</source>
        <translation>撤销上一次开关</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_switching.py"/>
        <source>Redo the last switch</source>
        <translation>重做上一次开关</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_switching.py"/>
        <source>Zeros</source>
        <translation>换成零</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_switching.py"/>
        <source>Mean</source>
        <translation>换成均值</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/head_switching.py"/>
        <source>Every head is on.</source>
        <translation>所有头都已打开。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/heads_card.py"/>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/heads_card.py"/>
        <source>Decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/heads_card.py"/>
        <source>Cross</source>
        <translation>交叉</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/heads_card.py"/>
        <source>Encoder: the input reads itself.</source>
        <translation>编码器：输入读自己。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/heads_card.py"/>
        <source>Decoder: the output reads what was written before.</source>
        <translation>解码器：输出读之前写出的内容。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/heads_card.py"/>
        <source>Cross: the output reads the input.</source>
        <translation>交叉：输出读输入。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/heads_card.py"/>
        <source>All heads</source>
        <translation>全部注意力头</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/heads_card.py"/>
        <source>A map shows where a head looks, not why the model answers.</source>
        <translation>注意力图显示一个头看向哪里，并不说明模型为什么这样回答。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/heads_card.py"/>
        <source>Kind of attention</source>
        <translation>注意力的种类</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/heads_card.py"/>
        <source>Sort the heads</source>
        <translation>给注意力头排序</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/heads_card.py"/>
        <source>This head has no habit that a rule recognises.</source>
        <translation>这个头没有能用规则识别出的习惯。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/heads_card.py"/>
        <source>Sort the heads by layer, or those with most of a score first</source>
        <translation>按层排列，或把某项得分最高的头排在最前</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/heads_card.py"/>
        <source>{score} of its attention goes where the name says, for this input. Named from 0.50 upwards.</source>
        <translation>对于这个输入，它有 {score} 的注意力符合这个名称。达到 0.50 才会标出名称。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/heads_together.py"/>
        <source>How the chosen heads become one map</source>
        <translation>怎样把选中的头合成一张图</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/heads_together.py"/>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/heads_together.py"/>
        <source>Maximum</source>
        <translation>最大</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/heads_together.py"/>
        <source>Difference</source>
        <translation>差</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/heads_together.py"/>
        <source>The head chosen first minus the other one</source>
        <translation>先选的头减去后选的头</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/heads_together.py"/>
        <source>A difference is of exactly two heads</source>
        <translation>只有正好两个头才能求差</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_card.py"/>
        <source>How attention is drawn</source>
        <translation>注意力的画法</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_card.py"/>
        <source>Point at a row to read it in words; click to keep it.</source>
        <translation>指向某一行可读到文字说明；单击可固定。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_card.py"/>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_card.py"/>
        <source>strong colours: that is where the two heads differ.</source>
        <translation>颜色强烈的地方：两个头在那里看法不同。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_card.py"/>
        <source>strong colours: that is where this head looks.</source>
        <translation>颜色强烈的地方：这个头就看向那里。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_card.py"/>
        <source>The framed patch reads (query); the tinted ones are what it looks at (keys). Click another patch.</source>
        <translation>带框的图块在读（查询），着色的图块是它看向的地方（键）。可单击其他图块。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_card.py"/>
        <source>Row: the token that reads (query). Column: the token it looks at (key).</source>
        <translation>行：正在读的词元（查询）。列：它看向的词元（键）。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_card.py"/>
        <source>Map</source>
        <translation>热图</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_card.py"/>
        <source>Over the picture</source>
        <translation>叠在图上</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_card.py"/>
        <source>Look for</source>
        <translation>注意观察</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_card.py"/>
        <source>Tint runs from 0 to the strongest patch.</source>
        <translation>颜色从 0 到最强的图块。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_options.py"/>
        <source>Linear colours</source>
        <translation>线性颜色</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_options.py"/>
        <source>Logarithmic colours (show what is small)</source>
        <translation>对数颜色（看清小的权重）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_options.py"/>
        <source>Leave the first column out of the colours</source>
        <translation>第一列不上色</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_options.py"/>
        <source>Show masked positions</source>
        <translation>显示被遮住的位置</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_options.py"/>
        <source>How the map is drawn</source>
        <translation>图的画法</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_options.py"/>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_options.py"/>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_options.py"/>
        <source>Show the whole map</source>
        <translation>显示整张图</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_options.py"/>
        <source>Colour scale, first column, masked positions, zoom</source>
        <translation>颜色刻度、第一列、被遮住的位置、缩放</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_words.py"/>
        <source>{count} heads</source>
        <translation>{count} 个头</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_words.py"/>
        <source>Heads {names}</source>
        <translation>注意力头 {names}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_words.py"/>
        <source>Head {name}</source>
        <translation>注意力头 {name}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_words.py"/>
        <source>Blue: head {first} looks more there; orange: head {second} does.</source>
        <translation>蓝色：头 {first} 看得更多；橙色：头 {second} 看得更多。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_words.py"/>
        <source>The first column is left out of the colours, and each row is scaled to what is left. The numbers you point at stay the true ones.</source>
        <translation>第一列不上色，每行按剩下的部分重新放大。指向时显示的仍是真实数值。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_words.py"/>
        <source>Each cell is the largest weight of these heads, so rows may sum to more than 1.</source>
        <translation>每格是这些头中最大的权重，所以一行的和可能大于 1。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_words.py"/>
        <source>Colour is logarithmic, from 0.001 to 1.</source>
        <translation>颜色按对数，从 0.001 到 1。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_words.py"/>
        <source>Colour runs from 0 to 1.</source>
        <translation>颜色从 0 到 1。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_words.py"/>
        <source>The colours are logarithmic, down to a thousandth of the largest.</source>
        <translation>颜色按对数，最低到最大值的千分之一。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_words.py"/>
        <source>Each cell is the mean of these heads; every row sums to 1.</source>
        <translation>每格是这些头的平均值；每行之和为 1。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/map_words.py"/>
        <source>Every row sums to 1.</source>
        <translation>每行之和为 1。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_effect.py"/>
        <source>{before} → {after} nats ({change}): not missed here.</source>
        <translation>{before} → {after} nats（{change}）：去掉后没有影响。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_effect.py"/>
        <source>Measured on the first {items} predictions of the validation data ({rows} examples).</source>
        <translation>在验证数据的前 {items} 次预测上测得（{rows} 个样本）。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_effect.py"/>
        <source>with every head</source>
        <translation>所有头都在</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_effect.py"/>
        <source>KL divergence {nats} nats: a completely different answer.</source>
        <translation>KL 散度 {nats} nats：回答完全不同。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_effect.py"/>
        <source>{before} → {after} nats ({change}): the model is worse without.</source>
        <translation>{before} → {after} nats（{change}）：去掉后模型变差。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_effect.py"/>
        <source>{before} → {after} nats ({change}): the model is better without.</source>
        <translation>{before} → {after} nats（{change}）：去掉后模型反而更好。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_effect.py"/>
        <source>Measured on all {items} predictions of the validation data ({rows} examples).</source>
        <translation>在验证数据的全部 {items} 次预测上测得（{rows} 个样本）。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_effect.py"/>
        <source>Loss over the validation data</source>
        <translation>验证数据上的损失</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_effect.py"/>
        <source>Every head is on. Switch one off (click it, or press Space) to see what changes.</source>
        <translation>所有头都已打开。关掉一个（单击它，或按空格键），看看会有什么变化。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_effect.py"/>
        <source>Asking the model again…</source>
        <translation>正在重新询问模型…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_effect.py"/>
        <source>KL divergence {nats} nats: practically the same answer.</source>
        <translation>KL 散度 {nats} nats：回答几乎没有变化。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_effect.py"/>
        <source>KL divergence {nats} nats: a slightly different answer.</source>
        <translation>KL 散度 {nats} nats：回答略有不同。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_effect.py"/>
        <source>KL divergence {nats} nats: a clearly different answer.</source>
        <translation>KL 散度 {nats} nats：回答明显不同。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_effect.py"/>
        <source>The Kullback-Leibler divergence says how far the changed probabilities are from the intact ones, summed over all possible answers: 0 nats for the same, more for the more different.</source>
        <translation>KL 散度（Kullback-Leibler divergence）表示改变后的概率离原来的概率有多远，对所有可能的回答求和：完全相同为 0 nats，越不同越大。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_effect.py"/>
        <source>Answer: {before}</source>
        <translation>回答：{before}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_effect.py"/>
        <source>Answer: {before} (the same without)</source>
        <translation>回答：{before}（去掉后相同）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_effect.py"/>
        <source>Answer: {before} → {after}</source>
        <translation>回答：{before} → {after}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_effect.py"/>
        <source>Measured as soon as a head is off.</source>
        <translation>关掉任意一个头后就会测量。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_effect.py"/>
        <source>Measuring…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_effect.py"/>
        <source>Not measured: cancelled.</source>
        <translation>没有测量：已取消。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_history.py"/>
        <source>no change</source>
        <translation>没有变化</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_history.py"/>
        <source>Change of the loss without them (nats)</source>
        <translation>去掉后损失的变化（nats）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_history.py"/>
        <source>The line appears here, snapshot by snapshot.</source>
        <translation>曲线会随着每个快照逐步出现在这里。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_history.py"/>
        <source>Measure every step</source>
        <translation>测量每一步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_history.py"/>
        <source>Early steps wider</source>
        <translation>放宽早期的步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_history.py"/>
        <source>Switch heads off first; then their change of the loss is measured at every step that was kept.</source>
        <translation>先关掉几个头，然后就能在每个保留的步上测量损失的变化。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_history.py"/>
        <source>Shows from which step on the model needs them. Both losses are measured at every snapshot.</source>
        <translation>显示模型从哪一步起需要它们。每个快照上都测量两种损失。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/removal_history.py"/>
        <source>Above zero the model misses them. Click a point to go to its step.</source>
        <translation>大于零表示模型需要它们。单击一个点即可转到那一步。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/tokens_in_words.py"/>
        <source>“{token}” ({number})</source>
        <translation>“{token}” ({number})</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/tokens_in_words.py"/>
        <source>{query} looks at: {keys}</source>
        <translation>{query} 看向：{keys}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/tokens_in_words.py"/>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/tokens_in_words.py"/>
        <source>{query}: head {first} looks more at {more}; head {second} looks more at {less}</source>
        <translation>{query}：头 {first} 更多地看 {more}；头 {second} 更多地看 {less}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/tokens_in_words.py"/>
        <source>patch {number}</source>
        <translation>第 {number} 块</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/tokens_in_words.py"/>
        <source>class token (the whole text)</source>
        <translation>类别词元（整段文本）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/tokens_in_words.py"/>
        <source>what the model does not know ({number})</source>
        <translation>模型不认识的词元 ({number})</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/tokens_in_words.py"/>
        <source>whole picture</source>
        <translation>整张图</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/tokens_in_words.py"/>
        <source>“{sign}” is what the model does not know: it was not in the data it learnt from.</source>
        <translation>“{sign}”是模型不认识的内容：训练数据里没有出现过。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/tokens_in_words.py"/>
        <source>“{sign}” stands between the question and the passage.</source>
        <translation>“{sign}”隔开问题和短文。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/cards/tokens_in_words.py"/>
        <source>“{start}” and “{end}” mark where a text begins and ends.</source>
        <translation>“{start}”和“{end}”标出文本的开头和结尾。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/device_asker.py"/>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/device_asker.py"/>
        <source>NVIDIA GPU</source>
        <translation>NVIDIA GPU</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/device_asker.py"/>
        <source>Apple GPU</source>
        <translation>Apple GPU</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/device_asker.py"/>
        <source>{device}, {name} ({reason})</source>
        <translation>{device}，{name}（{reason}）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/device_asker.py"/>
        <source>Looking for the fastest device…</source>
        <translation>正在寻找最快的设备…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/action_palette.py"/>
        <source>What do you want to do?</source>
        <translation>你想做什么？</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/action_palette.py"/>
        <source>Matching actions</source>
        <translation>匹配的操作</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/action_palette.py"/>
        <source>Nothing found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/carried_files.py"/>
        <source>Without a network</source>
        <translation>没有网络时</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/carried_files.py"/>
        <source>Choose the file…</source>
        <translation>选择该文件…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/carried_files.py"/>
        <source>Open its folder</source>
        <translation>打开其文件夹</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/carried_files.py"/>
        <source>On a computer with a network, open the address in the browser, save the file on a USB stick, and choose it here. It is checked and copied; the stick is not needed afterwards.</source>
        <translation>在有网络的电脑上用浏览器打开下面的地址，把文件存到 U 盘，然后在这里选择它。程序会检查并复制文件，之后不再需要 U 盘。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/carried_files.py"/>
        <source>On a computer with a network, open each address in the browser, save the files on a USB stick, and choose them here. They are checked and copied; the stick is not needed afterwards.</source>
        <translation>在有网络的电脑上用浏览器逐个打开下面的地址，把文件存到 U 盘，然后在这里选择它们。程序会检查并复制文件，之后不再需要 U 盘。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/carried_files.py"/>
        <source>Copy the address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/carried_files.py"/>
        <source>Copy the address of {name}</source>
        <translation>复制 {name} 的地址</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/carried_files.py"/>
        <source>Choose the files…</source>
        <translation>选择这些文件…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/file_dialog.py"/>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/file_dialog.py"/>
        <source>Look in:</source>
        <translation>位置：</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/file_dialog.py"/>
        <source>File name:</source>
        <translation>文件名：</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/file_dialog.py"/>
        <source>Kind of file:</source>
        <translation>文件类型：</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/file_dialog.py"/>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/file_dialog.py"/>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/file_dialog.py"/>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>This folder holds pictures, but the model of this project reads text.</source>
        <translation>这个文件夹里是图片，而这个项目的模型读的是文本。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>Bring a text file or a table, or start a project that recognises pictures.</source>
        <translation>请提供文本文件或表格，或新建识别图片的项目。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>This file holds text, but the model of this project looks at pictures.</source>
        <translation>这个文件里是文本，而这个项目的模型看的是图片。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>Bring a folder or zip file with one folder of pictures for each class.</source>
        <translation>请提供按类别分文件夹存放图片的文件夹或 zip 文件。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>This file has {found} column of text, but {needed} are needed: {roles}.</source>
        <translation>这个文件有 {found} 列文本，而需要 {needed} 列：{roles}。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>Bring a table (such as .csv, .xlsx or .json) with one column for each of them.</source>
        <translation>请提供每项各占一列的表格（例如 .csv、.xlsx 或 .json）。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>Import “{name}”</source>
        <translation>导入“{name}”</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>The first row names the columns</source>
        <translation>第一行是列名</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>Find out</source>
        <translation>自动判断</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>Separator</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>Parts (split)</source>
        <translation>划分</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>Rows to take</source>
        <translation>采用的行数</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>Fewer rows are taken evenly from the whole file.</source>
        <translation>少于全部时，从整个文件中均匀取出。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>The first rows of the file</source>
        <translation>文件的前几行</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>{count:,} rows</source>
        <translation>{count:,} 行</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>Reading “{name}”</source>
        <translation>正在读取“{name}”</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>Choose a column for: {roles}.</source>
        <translation>请为以下内容选择一列：{roles}。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>What was found</source>
        <translation>识别结果</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>Which column is which?</source>
        <translation>哪一列是什么？</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>The first rows</source>
        <translation>前几行</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>cells separated by: {sign}</source>
        <translation>单元格分隔符：{sign}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>{count:,} broken rows will be left out</source>
        <translation>{count:,} 行有问题，将被略过</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>cut by percent</source>
        <translation>按百分比划分</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>Column “{name}” is chosen twice.</source>
        <translation>“{name}”列被选了两次。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>All with the same columns</source>
        <translation>列相同的全部文件</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>as column “{name}” says</source>
        <translation>按“{name}”列划分</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/import_dialog.py"/>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/more_data.py"/>
        <source>{n} MB</source>
        <translation>{n} MB</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/more_data.py"/>
        <source>about {size}</source>
        <translation>约 {size}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/more_data.py"/>
        <source>Get more data</source>
        <translation>获取更多数据</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/more_data.py"/>
        <source>Open sets of data</source>
        <translation>公开数据集</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/more_data.py"/>
        <source>Also sets for other scenarios</source>
        <translation>也显示适合其他场景的数据集</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/more_data.py"/>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/more_data.py"/>
        <source>To use it, start a project first.</source>
        <translation>要使用它，请先新建一个项目。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/more_data.py"/>
        <source>It does not suit the scenario of this project.</source>
        <translation>它不适合本项目的场景。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/more_data.py"/>
        <source>Choose the files of “{name}”</source>
        <translation>选择“{name}”的文件</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/more_data.py"/>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/more_data.py"/>
        <source>Use this data</source>
        <translation>使用此数据</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/more_data.py"/>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/more_data.py"/>
        <source>Licence</source>
        <translation>许可</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/more_data.py"/>
        <source>Suits</source>
        <translation>适合</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/more_data.py"/>
        <source>Comes from</source>
        <translation>来源</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/more_data.py"/>
        <source>a scenario that is still to come</source>
        <translation>尚未推出的场景</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/more_data.py"/>
        <source>It is on this computer; no network is needed.</source>
        <translation>已在本机，无需网络。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/more_data.py"/>
        <source>Downloading “{name}”</source>
        <translation>正在下载“{name}”</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/more_data.py"/>
        <source>Checking “{name}”</source>
        <translation>正在检查“{name}”</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/more_data.py"/>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/more_data.py"/>
        <source>Copying “{name}”</source>
        <translation>正在复制“{name}”</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/new_project.py"/>
        <source>Another folder…</source>
        <translation>换个文件夹…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/new_project.py"/>
        <source>Its model begins with what run “{run}” learnt. Tokeniser and weights are copied into the new project.</source>
        <translation>它的模型以训练“{run}”学到的东西为起点。分词器和权重会复制到新项目里。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/new_project.py"/>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/new_project.py"/>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/new_project.py"/>
        <source>What should it learn?</source>
        <translation>让它学什么？</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/new_project.py"/>
        <source>Where should the project live?</source>
        <translation>项目放在哪里？</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/new_project.py"/>
        <source>Type a name first.</source>
        <translation>请先输入名称。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/settings_dialog.py"/>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/settings_dialog.py"/>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/settings_dialog.py"/>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/settings_dialog.py"/>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/settings_dialog.py"/>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/skipped_dialog.py"/>
        <source>Left out of “{name}”</source>
        <translation>“{name}”中被略过的内容</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/skipped_dialog.py"/>
        <source>{count:,} items were left out because they are broken or incomplete.</source>
        <translation>有 {count:,} 项因损坏或不完整而被略过。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/skipped_dialog.py"/>
        <source>What was left out</source>
        <translation>被略过的内容</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/skipped_dialog.py"/>
        <source>Save as a table…</source>
        <translation>存为表格…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/skipped_dialog.py"/>
        <source>{name}, left out</source>
        <translation>{name}（被略过的内容）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/skipped_dialog.py"/>
        <source>Save what was left out</source>
        <translation>保存被略过的内容</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/skipped_dialog.py"/>
        <source>Only the first {count:,} are listed.</source>
        <translation>只列出前 {count:,} 项。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/skipped_dialog.py"/>
        <source>Saved: {path}</source>
        <translation>已保存：{path}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/dialogs/skipped_dialog.py"/>
        <source>Table (CSV)</source>
        <translation>表格（CSV）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/changes_card.py"/>
        <source>Struck through: what goes. Underlined: what is new. Only the first lines are shown.</source>
        <translation>带删除线的会去掉，带下划线的是新的。这里只显示前几行。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/changes_card.py"/>
        <source>Before and after: {step}</source>
        <translation>处理前后：{step}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/changes_card.py"/>
        <source>There is nothing in this data that it changes.</source>
        <translation>这份数据里没有需要它改动的内容。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/changes_card.py"/>
        <source>The first rows it leaves out:</source>
        <translation>它去掉的前几行：</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/changes_card.py"/>
        <source>The first rows it would leave out:</source>
        <translation>打开后会去掉的前几行：</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/changes_card.py"/>
        <source>It leaves out no row of this data.</source>
        <translation>它不会去掉这份数据里的任何一行。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/changes_card.py"/>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/changes_card.py"/>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/cleaning_form.py"/>
        <source>Changes {count:,} of {total:,} rows.</source>
        <translation>改动了 {total:,} 行中的 {count:,} 行。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/cleaning_form.py"/>
        <source>{before:,} rows → {after:,}</source>
        <translation>{before:,} 行 → {after:,} 行</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/cleaning_form.py"/>
        <source>Off: keeps all rows.</source>
        <translation>未打开：保留所有行。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/cleaning_form.py"/>
        <source>Would change {count:,}.</source>
        <translation>打开后会改动 {count:,} 行。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/cleaning_form.py"/>
        <source>Changes {count:,} of {total:,} lines.</source>
        <translation>改动了 {total:,} 行中的 {count:,} 行。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/cleaning_form.py"/>
        <source>{count:,} lines; none is left out</source>
        <translation>{count:,} 行，全部保留</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/cleaning_form.py"/>
        <source>{count:,} rows; none is left out</source>
        <translation>{count:,} 行，全部保留</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/cleaning_form.py"/>
        <source>They change texts</source>
        <translation>改动文本的步骤</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/cleaning_form.py"/>
        <source>They leave out rows</source>
        <translation>去掉行的步骤</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/cleaning_form.py"/>
        <source>This is one long text. It has no rows that could be left out.</source>
        <translation>这是一整篇长文本，没有可以去掉的行。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/cleaning_form.py"/>
        <source>Leaves out {count:,} of {total:,} rows.</source>
        <translation>去掉了 {total:,} 行中的 {count:,} 行。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/cleaning_form.py"/>
        <source>On, but there is nothing to change.</source>
        <translation>已打开，但没有需要改动的内容。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/cleaning_form.py"/>
        <source>Would change nothing.</source>
        <translation>打开后不会有任何改动。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/cleaning_form.py"/>
        <source>Would leave out {count:,}.</source>
        <translation>打开后会去掉 {count:,} 行。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/cleaning_form.py"/>
        <source>Nothing is repeated.</source>
        <translation>没有重复的行。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/examples_panel.py"/>
        <source>The data itself, which part of it trains, and what the model sees of it.</source>
        <translation>数据本身、哪一部分用于训练，以及模型看到的样子。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/examples_panel.py"/>
        <source>row {number:,}</source>
        <translation>第 {number:,} 行</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/examples_panel.py"/>
        <source>from line {number:,} on</source>
        <translation>从第 {number:,} 行起</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/examples_panel.py"/>
        <source>picture {number:,}: {label}</source>
        <translation>图片 {number:,}：{label}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/examples_panel.py"/>
        <source>The data says itself what belongs to which part. Only a part it does not bring is cut by percent.</source>
        <translation>数据自己标明了哪些内容属于哪一部分。只有它没有给出的部分才按百分比划分。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/examples_panel.py"/>
        <source>characters</source>
        <translation>个字符</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/examples_panel.py"/>
        <source>examples</source>
        <translation>条样本</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/examples_panel.py"/>
        <source>Choose a row to see what the model gets from it.</source>
        <translation>选择一行，看看模型从中得到什么。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/examples_panel.py"/>
        <source>Some settings do not fit together yet, so nothing can be shown.</source>
        <translation>有些设置还不匹配，因此无法显示。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/examples_panel.py"/>
        <source>Go to Model</source>
        <translation>前往“模型”</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/examples_panel.py"/>
        <source>The data could not be prepared with these settings.</source>
        <translation>无法用这些设置准备数据。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/examples_panel.py"/>
        <source>Preparing…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/kind_row.py"/>
        <source>{title}: the tokens of the text</source>
        <translation>{title}：文本切成的词元</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/kind_row.py"/>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/kind_row.py"/>
        <source>Use this one</source>
        <translation>用这一种</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/lengths_card.py"/>
        <source>Half of them up to {median:,}, 95 % up to {most:,}, the largest {largest:,}.</source>
        <translation>一半不超过 {median:,}，95 % 不超过 {most:,}，最大 {largest:,}。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/lengths_card.py"/>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/lengths_card.py"/>
        <source>characters of a line</source>
        <translation>每行的字符数</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/lengths_card.py"/>
        <source>characters of a text</source>
        <translation>每条文本的字符数</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/lengths_card.py"/>
        <source>Lengths</source>
        <translation>长度</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/lengths_card.py"/>
        <source>cut off at {longest}</source>
        <translation>在 {longest} 处截断</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/lengths_card.py"/>
        <source>What is counted</source>
        <translation>统计什么</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/lengths_card.py"/>
        <source>Brightness and contrast</source>
        <translation>亮度和对比度</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/lengths_card.py"/>
        <source>{count:,} ({share}) have more than {longest:,} tokens and lose their end.</source>
        <translation>{count:,} 条（{share}）超过 {longest:,} 个词元，末尾会丢失。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/lengths_card.py"/>
        <source>None is longer than the {longest:,} tokens the model takes.</source>
        <translation>没有一条超过模型能接收的 {longest:,} 个词元。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/lengths_card.py"/>
        <source>{title}: tokens</source>
        <translation>{title}：词元</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/lengths_card.py"/>
        <source>tokens of a text</source>
        <translation>每条文本的词元数</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/lengths_card.py"/>
        <source>{title}: characters</source>
        <translation>{title}：字符</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/lengths_card.py"/>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/lengths_card.py"/>
        <source>mean of the pixels of a picture, 0 to 255</source>
        <translation>每张图片像素的平均值，0 到 255</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/lengths_card.py"/>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/lengths_card.py"/>
        <source>standard deviation of the pixels of a picture</source>
        <translation>每张图片像素的标准差</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/panel.py"/>
        <source>Data “{name}”</source>
        <translation>数据“{name}”</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/preparation_panel.py"/>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/preparation_panel.py"/>
        <source>Preparation</source>
        <translation>预处理</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/preparation_panel.py"/>
        <source>Steps that clean the texts and leave out rows, and what each of them changes.</source>
        <translation>清理文本、去掉某些行的步骤，以及每一步改动了什么。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/preparation_panel.py"/>
        <source>The steps that make texts more alike before they become tokens, in the order in which they are taken. Each says what it changes, or would change if it were on. Your own file stays as it is.</source>
        <translation>文本变成词元之前，让写法更统一的各个步骤，按执行的先后排列。每一步都会说明它改动了多少，没打开的则说明打开后会改动多少。你自己的文件不会变。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/preparation_panel.py"/>
        <source>rows that are there twice, markup left from a web page, and full-width letters among half-width ones: the model would have to learn the same thing several times.</source>
        <translation>重复的行、网页留下的标记，以及夹在半角字符里的全角字母：不处理的话，模型要把同样的东西学好几遍。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/preparation_panel.py"/>
        <source>Choose a step and read before and after, then turn it on. It belongs to the settings of the next run, and what you later ask the model is cleaned in the same way.</source>
        <translation>选一个步骤，看看处理前后的样子，再把它打开。它属于下一次训练的设置；以后你输入给模型的内容也会用同样的方式清理。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/preparation_panel.py"/>
        <source>Count again</source>
        <translation>重新统计</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/preparation_panel.py"/>
        <source>Cleaning</source>
        <translation>清理</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/preparation_panel.py"/>
        <source>Counting what each step changes</source>
        <translation>正在统计每一步的改动</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/preparation_panel.py"/>
        <source>Pictures are not cleaned: all of these steps are for texts.</source>
        <translation>图片不需要清理：这些步骤都是针对文本的。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/preparation_panel.py"/>
        <source>What this kind of project learns from is not cleaned.</source>
        <translation>这类项目的数据不做清理。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/preparation_panel.py"/>
        <source>These steps leave out every row, so there is nothing to learn from.</source>
        <translation>这些步骤把所有行都去掉了，没有数据可供学习。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/preparation_panel.py"/>
        <source>{problem}</source>
        <translation>{problem}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/preparation_panel.py"/>
        <source>A training is running. The data is counted when it has ended.</source>
        <translation>正在训练。训练结束后再统计数据。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/preparation_panel.py"/>
        <source>Stopped before everything was counted.</source>
        <translation>已停止，还没有统计完。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/preview_card.py"/>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/preview_card.py"/>
        <source>valid.</source>
        <translation>验证</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/preview_card.py"/>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/preview_card.py"/>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/preview_card.py"/>
        <source>Which part of the data is shown</source>
        <translation>显示数据的哪个部分</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/preview_card.py"/>
        <source>No picture fits this choice.</source>
        <translation>没有符合条件的图片。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/preview_card.py"/>
        <source>{count:,} lines</source>
        <translation>{count:,} 行</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/preview_card.py"/>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/preview_card.py"/>
        <source>All classes</source>
        <translation>所有类别</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/preview_card.py"/>
        <source>{count:,} pictures</source>
        <translation>{count:,} 张图片</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/preview_card.py"/>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/recipe_form.py"/>
        <source>New examples</source>
        <translation>换一批样本</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/recipe_form.py"/>
        <source>The same task with other random examples</source>
        <translation>同样的任务，另一批随机样本</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/repeats_card.py"/>
        <source>{copies:,} of {total:,} repeat one that came before.</source>
        <translation>{total:,} 个中有 {copies:,} 个与前面的重复。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/repeats_card.py"/>
        <source>Copies</source>
        <translation>重复</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/repeats_card.py"/>
        <source>Which copies are listed</source>
        <translation>列出哪些重复</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/repeats_card.py"/>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/repeats_card.py"/>
        <source>Training row</source>
        <translation>训练集的行</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/repeats_card.py"/>
        <source>Example in training</source>
        <translation>训练集中的样本</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/repeats_card.py"/>
        <source>Alike</source>
        <translation>相似</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/repeats_card.py"/>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/repeats_card.py"/>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/repeats_card.py"/>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/repeats_card.py"/>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/repeats_card.py"/>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/repeats_card.py"/>
        <source>Training line</source>
        <translation>训练集的行</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/repeats_card.py"/>
        <source>Text in training</source>
        <translation>训练集中的文本</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/repeats_card.py"/>
        <source>{part}: {copies:,} copies and {near:,} near copies among {total:,}.</source>
        <translation>{part}：{total:,} 个中有 {copies:,} 个重复、{near:,} 个近似重复。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/repeats_card.py"/>
        <source>{part}: {copies:,} copies among {total:,}.</source>
        <translation>{part}：{total:,} 个中有 {copies:,} 个重复。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/repeats_card.py"/>
        <source>Lines</source>
        <translation>连线</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/repeats_card.py"/>
        <source>Rows</source>
        <translation>行号</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/repeats_card.py"/>
        <source>Also in training</source>
        <translation>训练集里也有</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/repeats_card.py"/>
        <source>Anywhere</source>
        <translation>全部</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/seen_card.py"/>
        <source>What the model sees</source>
        <translation>模型看到的内容</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/seen_card.py"/>
        <source>{title}: {count:,} tokens</source>
        <translation>{title}：{count:,} 个词元</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/seen_card.py"/>
        <source>This line is empty: the model gets nothing from it.</source>
        <translation>这一行是空的：模型从中得不到任何内容。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/source_card.py"/>
        <source>Enough data</source>
        <translation>数据足够</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/source_card.py"/>
        <source>Little data</source>
        <translation>数据偏少</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/source_card.py"/>
        <source>Too little data</source>
        <translation>数据太少</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/source_card.py"/>
        <source>{count:,} examples, {characters:,} characters</source>
        <translation>{count:,} 条样本，{characters:,} 个字符</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/source_card.py"/>
        <source>{characters:,} characters in {lines:,} lines</source>
        <translation>{lines:,} 行，{characters:,} 个字符</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/source_card.py"/>
        <source>{count:,} pictures, {width} × {height} pixels</source>
        <translation>{count:,} 张图片，{width} × {height} 像素</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/source_card.py"/>
        <source>Your data</source>
        <translation>你的数据</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/source_card.py"/>
        <source>Bring other data…</source>
        <translation>换成其他数据…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/source_card.py"/>
        <source>{count:,} left out</source>
        <translation>略过 {count:,} 项</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/source_card.py"/>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/source_card.py"/>
        <source>Show what was left out</source>
        <translation>查看被略过的内容</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/source_card.py"/>
        <source>The task</source>
        <translation>任务</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/source_card.py"/>
        <source>Sample: {title}</source>
        <translation>自带样本：{title}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/source_card.py"/>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/source_card.py"/>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/split_figures.py"/>
        <source>How the data is shared out</source>
        <translation>数据的划分</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/split_figures.py"/>
        <source>Examples of each class</source>
        <translation>各类别的样本数</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/statistics_panel.py"/>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/statistics_panel.py"/>
        <source>Lengths, words and classes, what is there twice, and what validation shares with training.</source>
        <translation>长度、词和类别，哪些内容重复出现，以及验证集与训练集有哪些相同。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/statistics_panel.py"/>
        <source>The data in numbers: how long its texts are, which words it has, how many examples each class has, and what is there more than once. Near copies share at least 80 % of their runs of three characters (found with &lt;i&gt;MinHash&lt;/i&gt;).</source>
        <translation>用数字看数据：文本有多长、有哪些词、每个类别有多少样本，以及哪些内容重复出现。近似重复是指至少 80 % 的连续三字符片段相同（用 &lt;i&gt;MinHash&lt;/i&gt; 寻找）。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/statistics_panel.py"/>
        <source>examples of validation or test that stand in the training part too (&lt;i&gt;leakage&lt;/i&gt;): the model knows them already, so what is measured flatters it. And for long texts that lose their end.</source>
        <translation>验证集或测试集中也出现在训练集里的样本（&lt;i&gt;数据泄漏&lt;/i&gt;）：模型早已见过它们，测得的成绩会偏高。还有末尾会丢失的长文本。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/statistics_panel.py"/>
        <source>Point at a bar to read its count. Change the shuffle seed under Examples and see what it changes.</source>
        <translation>把鼠标移到条形上读出数目。在“样本”里换一个打乱种子，看看有什么变化。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/statistics_panel.py"/>
        <source>Counting lengths, words and copies</source>
        <translation>正在统计长度、词和重复</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/statistics_panel.py"/>
        <source>{what} {remedy}</source>
        <translation>{what}{remedy}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/statistics_panel.py"/>
        <source>{count:,} classes, the largest with {most:,} examples, the smallest with {least:,}.</source>
        <translation>{count:,} 个类别，最大的有 {most:,} 个样本，最小的有 {least:,} 个。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/statistics_panel.py"/>
        <source>Leave repeated examples out</source>
        <translation>去掉重复样本</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/tokenizer_panel.py"/>
        <source>Tokenisers</source>
        <translation>分词器</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/tokenizer_panel.py"/>
        <source>One text under every kind of tokeniser, side by side.</source>
        <translation>同一段文本在各种分词器下的切法，放在一起比较。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/tokenizer_panel.py"/>
        <source>The same text cut into tokens in five ways. What has to be learnt is learnt from the training part, with the vocabulary size that is set on the Model page. A token with a dashed red border is &lt;i&gt;unknown&lt;/i&gt;: the model cannot tell what stood there.</source>
        <translation>同一段文本用五种方式切成词元。需要学习的分词器从训练部分学习，词表大小用“模型”页上设定的值。带红色虚线边框的词元是&lt;i&gt;未知&lt;/i&gt;的：模型无从得知那里原来是什么。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/tokenizer_panel.py"/>
        <source>how many tokens a text becomes: fewer are faster to learn and reach further back, but each needs a place in the vocabulary and examples enough to be learnt. For Chinese, bytes are long, three for each character; words are single characters, learnt pieces may be whole words.</source>
        <translation>一段文本变成多少个词元：词元越少，学得越快，能看到的上文也越长，但每个词元都要在词表里占一个位置，还要有足够的例子才学得会。对中文来说，字节很长，每个汉字三个；单词就是单个汉字；学到的片段可以是完整的词。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/tokenizer_panel.py"/>
        <source>Type a word that is rare or misspelt, a name, or an emoji, and see which kinds lose it. Then choose one with “Use this one”.</source>
        <translation>输入一个生僻或拼错的词、一个名字或一个表情符号，看看哪些分词器会丢掉它。然后点“用这一种”选定。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/tokenizer_panel.py"/>
        <source>Learnt from the training part, {count:,} characters.</source>
        <translation>从训练部分学习，共 {count:,} 个字符。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/tokenizer_panel.py"/>
        <source>Learn again</source>
        <translation>重新学习</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/tokenizer_panel.py"/>
        <source>Cut into tokens</source>
        <translation>切成词元</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/tokenizer_panel.py"/>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/tokenizer_panel.py"/>
        <source>This kind of project cannot be trained with it.</source>
        <translation>这类项目不能用它来训练。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/tokenizer_panel.py"/>
        <source>Learning…</source>
        <translation>正在学习…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/tokenizer_panel.py"/>
        <source>Not learnt.</source>
        <translation>没有学习。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/tokenizer_panel.py"/>
        <source>Learnt from a sample of the training part: {read:,} of {count:,} characters.</source>
        <translation>从训练部分的样本学习：{count:,} 个字符中的 {read:,} 个。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/tokenizer_panel.py"/>
        <source>The first {count:,} characters of the text are shown.</source>
        <translation>只显示文本的前 {count:,} 个字符。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/tokenizer_panel.py"/>
        <source>Another example</source>
        <translation>换一个例子</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/tokenizer_panel.py"/>
        <source>Text to cut into tokens</source>
        <translation>要切成词元的文本</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/tokenizer_panel.py"/>
        <source>Type a text</source>
        <translation>输入一段文本</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/tokenizer_panel.py"/>
        <source>Which column of the data the text belongs to</source>
        <translation>文本属于数据的哪一列</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/tokenizer_panel.py"/>
        <source>Stopped before every kind was learnt.</source>
        <translation>还没学完各种分词器就停下了。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/tokenizer_panel.py"/>
        <source>A training is running. The kinds are learnt when it has ended.</source>
        <translation>正在训练。训练结束后再学习各种分词器。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/words_card.py"/>
        <source>{title}: words</source>
        <translation>{title}：词</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/words_card.py"/>
        <source>Vocabulary</source>
        <translation>词汇</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/words_card.py"/>
        <source>The most frequent: {what}</source>
        <translation>最常见的：{what}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/words_card.py"/>
        <source>{distinct:,} different, {once:,} of them once.</source>
        <translation>{distinct:,} 个不同的，其中 {once:,} 个只出现一次。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/words_card.py"/>
        <source>Chinese, Japanese and Korean signs count as a word each.</source>
        <translation>中文、日文、韩文每个字算一个词。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/words_card.py"/>
        <source>Of validation, {share} ({count:,} different) are not in the training part.</source>
        <translation>验证集中有 {share}（{count:,} 个不同的）没有在训练集中出现。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/examining/words_card.py"/>
        <source>There are so many that the rarest were not counted to the end.</source>
        <translation>数目太多，最少见的没有统计到底。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/explained.py"/>
        <source>What you see</source>
        <translation>你看到的是什么</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/explained.py"/>
        <source>Try this</source>
        <translation>试一试</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/forms.py"/>
        <source>Fewer settings</source>
        <translation>收起设置</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/forms.py"/>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/inputs/beginnings.py"/>
        <source>Others from the data</source>
        <translation>换一批数据里的</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/inputs/beginnings.py"/>
        <source>Examples from the data to begin with</source>
        <translation>从数据里选一个开头</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/inputs/conversation_input.py"/>
        <source>What is said next</source>
        <translation>接下来说的话</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/inputs/conversation_input.py"/>
        <source>What was said before: one turn a line, the speaker before a colon</source>
        <translation>之前说过的话：一行一句，冒号前写说话人</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/inputs/conversation_input.py"/>
        <source>What was said before</source>
        <translation>之前说过的话</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/inputs/conversation_input.py"/>
        <source>Start the conversation again</source>
        <translation>重新开始对话</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/inputs/conversation_input.py"/>
        <source>Another example from the data</source>
        <translation>从数据中另取一个例子</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/inputs/draw_popup.py"/>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/inputs/draw_popup.py"/>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/inputs/draw_popup.py"/>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/inputs/draw_popup.py"/>
        <source>Draw a picture</source>
        <translation>画一张图</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/inputs/image_input.py"/>
        <source>Pictures ({suffixes})</source>
        <translation>图片（{suffixes}）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/inputs/image_input.py"/>
        <source>Choose a picture</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/inputs/image_input.py"/>
        <source>A picture the model shall look at</source>
        <translation>让模型看的图片</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/inputs/image_input.py"/>
        <source>Next</source>
        <translation>下一张</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/inputs/image_input.py"/>
        <source>Draw</source>
        <translation>手绘</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/inputs/image_input.py"/>
        <source>The next picture of the data</source>
        <translation>数据中的下一张图片</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/inputs/image_input.py"/>
        <source>A random picture of the data</source>
        <translation>从数据中随机取一张图片</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/inputs/image_input.py"/>
        <source>Draw a picture with the mouse</source>
        <translation>用鼠标画一张图</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/inputs/image_input.py"/>
        <source>Take a picture from a file; it can also be dropped here</source>
        <translation>从文件选择图片，也可以拖到这里</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/inputs/paragraph_input.py"/>
        <source>Text for the model</source>
        <translation>给模型的文字</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/inputs/question_input.py"/>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/inputs/question_input.py"/>
        <source>The text that holds the answer</source>
        <translation>含有答案的文字</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/inputs/question_input.py"/>
        <source>Passage</source>
        <translation>短文</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/examples_model.py"/>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/judged_list.py"/>
        <source>right: {expected}; the model: {predicted}; loss {loss}</source>
        <translation>正确：{expected}；模型：{predicted}；损失 {loss}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/judged_list.py"/>
        <source>Click to see in Inspect where the heads look.</source>
        <translation>单击可在“观察”页查看注意力头看向哪里。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/judged_list.py"/>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/judged_list.py"/>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/judged_list.py"/>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/judged_list.py"/>
        <source>question</source>
        <translation>问题</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/judged_list.py"/>
        <source>given</source>
        <translation>输入</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/runs_table.py"/>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/runs_table.py"/>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/runs_table.py"/>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/runs_table.py"/>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/runs_table.py"/>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/runs_table.py"/>
        <source>Branched from</source>
        <translation>分支自</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/runs_table.py"/>
        <source>The run and the step whose weights it began with.</source>
        <translation>它最初的权重来自哪次训练的哪一步。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/runs_table.py"/>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/runs_table.py"/>
        <source>{n} min</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/runs_table.py"/>
        <source>Run</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/runs_table.py"/>
        <source>Checked runs are drawn below; the chosen one is what every page shows.</source>
        <translation>勾选的训练会画在下方；选中的那次会显示在所有页面上。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/runs_table.py"/>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/runs_table.py"/>
        <source>How the training ended.</source>
        <translation>训练是如何结束的。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/runs_table.py"/>
        <source>How many steps were trained.</source>
        <translation>训练了多少步。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/runs_table.py"/>
        <source>The last loss on the validation part; lower is better.</source>
        <translation>最后一次验证损失；越低越好。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/runs_table.py"/>
        <source>Best</source>
        <translation>最好</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/runs_table.py"/>
        <source>The lowest validation loss on the way.</source>
        <translation>训练过程中最低的验证损失。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/runs_table.py"/>
        <source>How many numbers the model learnt.</source>
        <translation>模型学习了多少个数。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/runs_table.py"/>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/runs_table.py"/>
        <source>How long it trained.</source>
        <translation>训练了多长时间。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/runs_table.py"/>
        <source>{run}, step {step}</source>
        <translation>{run}，第 {step} 步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/item_models/table_preview_model.py"/>
        <source>not used</source>
        <translation>不使用</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/arcs_panel.py"/>
        <source>Lines from each token to those it looks at, of one head or of several at once.</source>
        <translation>从每个词元连到它看向的词元，可以是一个头，也可以同时是几个头。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/arcs_panel.py"/>
        <source>{heads} · step {step}</source>
        <translation>{heads} · 第 {step} 步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/arcs_panel.py"/>
        <source>Alignment of the translation with its sentence</source>
        <translation>译文与原句的对应</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/arcs_panel.py"/>
        <source>Only the first {most} of {count} heads are drawn.</source>
        <translation>{count} 个头中只画出前 {most} 个。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/arcs_panel.py"/>
        <source>The patch under the pointer reads; lines and tint show what it looks at. Click to keep it.</source>
        <translation>指针下的图块在读；连线和着色显示它看向哪里。单击可固定。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/arcs_panel.py"/>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/arcs_panel.py"/>
        <source>Point at a token to see only its lines; click to keep it.</source>
        <translation>指向一个词元，只看它的连线；单击可固定。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/arcs_panel.py"/>
        <source>The tint is the mean of these heads.</source>
        <translation>着色是这些头的平均值。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/arcs_panel.py"/>
        <source>Rows: the translation. Columns: the sentence it reads. The strongest cell of a row is bold.</source>
        <translation>行：译文。列：它所读的句子。每行最强的一格用粗体。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/arcs_panel.py"/>
        <source>Width and strength of a line are its weight.</source>
        <translation>线的粗细和浓淡就是权重。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/arcs_panel.py"/>
        <source>The numbers are the mean of these heads.</source>
        <translation>数值是这些头的平均值。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/arcs_panel.py"/>
        <source>Lines below {least} are left out until you point at a token.</source>
        <translation>低于 {least} 的线不画，指向词元时才显示。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/arcs_panel.py"/>
        <source>Of the others only the {most} strongest are drawn.</source>
        <translation>其余的只画最强的 {most} 条。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/comparison_panel.py"/>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/comparison_panel.py"/>
        <source>The same head at two steps, in two runs or for two inputs, and the difference.</source>
        <translation>同一个头在两个步数、两次训练或两个输入下的样子，以及其差别。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/comparison_panel.py"/>
        <source>{share} of this head's attention goes elsewhere at the right, on average over the rows.</source>
        <translation>与左边相比，右边平均每行有 {share} 的注意力去了别处。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/comparison_panel.py"/>
        <source>Right minus left</source>
        <translation>右减左</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/comparison_panel.py"/>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/comparison_panel.py"/>
        <source>The difference appears here as soon as both sides are there.</source>
        <translation>两边都算好之后，差别会显示在这里。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/comparison_panel.py"/>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/comparison_panel.py"/>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/comparison_panel.py"/>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/comparison_panel.py"/>
        <source>The model on the right has no head {name}.</source>
        <translation>右边的模型没有头 {name}。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/comparison_panel.py"/>
        <source>left more</source>
        <translation>左边更多</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/comparison_panel.py"/>
        <source>right more</source>
        <translation>右边更多</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/comparison_panel.py"/>
        <source>row: the token that reads (query) · column: the token it looks at (key)</source>
        <translation>行：正在读的词元（查询）· 列：它看向的词元（键）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/comparison_panel.py"/>
        <source>Most of all: {rows}</source>
        <translation>变化最大的是：{rows}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/comparison_panel.py"/>
        <source>Click a patch to read in words what it looks at on both sides.</source>
        <translation>单击一个图块，用文字读出它在左右两边各看向哪里。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/comparison_panel.py"/>
        <source>Point at a row to read it in words on both sides; click to keep it.</source>
        <translation>指向一行，可用文字读出两边的情况；单击可固定。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/comparison_panel.py"/>
        <source>The right side is being read…</source>
        <translation>正在读取右边……</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/comparison_panel.py"/>
        <source>Choose a picture for the right side.</source>
        <translation>请为右边选一张图片。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/comparison_panel.py"/>
        <source>Write an input for the right side.</source>
        <translation>请为右边写一个输入。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_drawing.py"/>
        <source>For the answer “{answer}” ({share})</source>
        <translation>针对回答“{answer}”（{share}）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_drawing.py"/>
        <source>start</source>
        <translation>起点</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_drawing.py"/>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_drawing.py"/>
        <source>Written so far</source>
        <translation>已写出的部分</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_drawing.py"/>
        <source>row and column: a position · colour: cosine of their vectors</source>
        <translation>行与列：位置 · 颜色：两个位置向量的余弦</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_drawing.py"/>
        <source>row and column: a position · only their distance counts, as q and k are turned</source>
        <translation>行与列：位置 · 只看两者的距离，因为 q 和 k 按位置旋转</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_drawing.py"/>
        <source>direction 1: {share} of all differences</source>
        <translation>方向 1：占全部差异的 {share}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_drawing.py"/>
        <source>direction 2: {share}</source>
        <translation>方向 2：{share}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_drawing.py"/>
        <source>row: block · column: rank of the answer · colour: probability</source>
        <translation>行：层块 · 列：回答的名次 · 颜色：概率</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_drawing.py"/>
        <source>row: block · column: position · colour: length of the vector</source>
        <translation>行：层块 · 列：位置 · 颜色：向量的长度</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_drawing.py"/>
        <source>so sure that small changes count next to nothing</source>
        <translation>非常确定，微小的变化几乎不起作用</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_drawing.py"/>
        <source>block {number}</source>
        <translation>块 {number}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_drawing.py"/>
        <source>row: block · column: what is decided · cell: likeliest token, coloured by its probability</source>
        <translation>行：块 · 列：决定什么 · 格：最可能的词元，颜色表示概率</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_drawing.py"/>
        <source>At {place}</source>
        <translation>在{place}处</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_drawing.py"/>
        <source>After {place}</source>
        <translation>在{place}之后</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_drawing.py"/>
        <source>row: block · column: position · cell: likeliest token there, coloured by its probability</source>
        <translation>行：层块 · 列：位置 · 格：该处最可能的词元，颜色为其概率</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_drawing.py"/>
        <source>row: block · column: token read last · cell: likeliest next token, coloured by its probability</source>
        <translation>行：层块 · 列：最后读到的词元 · 格：最可能的下一个词元，颜色为其概率</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_words.py"/>
        <source>Answer after each block (logit lens)</source>
        <translation>每个块之后的回答（logit lens）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_words.py"/>
        <source>What the model would answer if it stopped after this block: the likeliest answer in each cell, coloured by its probability. Look for the block from which the answer stays. Click a column for more.</source>
        <translation>如果模型到这个块就停下，它会怎么回答：每格是最可能的回答，颜色为其概率。留意从哪个块起回答不再改变。单击一列可看更多。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_words.py"/>
        <source>Attention through all layers (rollout)</source>
        <translation>穿过所有层的注意力（rollout）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_words.py"/>
        <source>How much of each column has reached each row after all layers, if heads are averaged and half of everything goes past attention. A rough picture: what heads do with the numbers is left out.</source>
        <translation>经过所有层之后，每一列有多少到达了每一行：各头取平均，并假定一半内容绕过注意力。这只是粗略的图景：没有考虑各头如何处理这些数。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_words.py"/>
        <source>How much of each patch has reached the framed one after all layers, if heads are averaged and half of everything goes past attention. A rough picture: what heads do with the numbers is left out.</source>
        <translation>经过所有层之后，每个图块有多少到达了加框的图块：各头取平均，并假定一半内容绕过注意力。这只是粗略的图景：没有考虑各头如何处理这些数。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_words.py"/>
        <source>What the answer hangs on (gradient × input)</source>
        <translation>回答取决于什么（梯度 × 输入）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_words.py"/>
        <source>What speaks for the likeliest answer (right, blue) and against it (left, orange) if a position counted a little more. It holds for small changes only, not for leaving a position out.</source>
        <translation>如果某个位置的分量稍微加重，它是支持最可能的回答（右，蓝色）还是反对它（左，橙色）。只对微小的变化成立，不等于去掉这个位置会怎样。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_words.py"/>
        <source>What speaks for the likeliest class (blue) and against it (orange) if a patch counted a little more. It holds for small changes only, not for covering a patch.</source>
        <translation>如果某个图块的分量稍微加重，它是支持最可能的类别（蓝色）还是反对它（橙色）。只对微小的变化成立，不等于遮住这个图块会怎样。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_words.py"/>
        <source>Size of the residual stream</source>
        <translation>残差流的大小</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_words.py"/>
        <source>How large the numbers are that each block hands on, for every position. A block with a strong step adds much; a position that stays large in all blocks often serves as a resting place for attention.</source>
        <translation>每个块传给下一个块的数有多大，按位置显示。颜色突然变深的块加入得多；在所有块中都很大的位置，常常是注意力停放的地方。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_words.py"/>
        <source>Map of embeddings</source>
        <translation>词嵌入地图</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_words.py"/>
        <source>Each token as the model begins with it, laid out flat: near points begin alike. Tokens of the input are orange. The axes are those of the newest step; the shares say how much of all differences they show.</source>
        <translation>模型最初看到的每个词元，铺在平面上：相近的点起点相似。输入中的词元为橙色。坐标轴取自最新的步数；百分比说明它们显示了全部差异的多少。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_words.py"/>
        <source>How alike positions are</source>
        <translation>位置有多相似</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flow_words.py"/>
        <source>Blue: the model takes two positions for alike; orange: for opposite. Look for bands along the diagonal: near positions that are alike.</source>
        <translation>蓝色：模型认为两个位置相似；橙色：认为相反。留意沿对角线的条带：相近的位置彼此相似。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flows_panel.py"/>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flows_panel.py"/>
        <source>What happens beside attention: answers block by block, sizes, embeddings, and what the answer hangs on.</source>
        <translation>注意力之外发生的事：逐块的回答、大小、词嵌入，以及回答取决于什么。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flows_panel.py"/>
        <source>{title} · step {step}</source>
        <translation>{title} · 第 {step} 步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flows_panel.py"/>
        <source>What is shown</source>
        <translation>显示什么</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flows_panel.py"/>
        <source>Rollout follows attention from layer to layer over the same positions. Cross-attention has two different sides: choose Encoder or Decoder at the left.</source>
        <translation>Rollout 在相同的位置上逐层追踪注意力。交叉注意力的两边不同：请在左边选择编码器或解码器。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flows_panel.py"/>
        <source>against it</source>
        <translation>反对</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flows_panel.py"/>
        <source>for it</source>
        <translation>支持</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/flows_panel.py"/>
        <source>row: position after the last layer · column: position of the input</source>
        <translation>行：最后一层之后的位置 · 列：输入的位置</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/formation_panel.py"/>
        <source>Over training</source>
        <translation>训练过程</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/formation_panel.py"/>
        <source>When this head, and every other one, learnt what it does with this input.</source>
        <translation>这个头和其他每个头是在什么时候学会处理当前输入的。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/formation_panel.py"/>
        <source>What the head does at the last step, and its score from 0 to 1. In brackets: its highest score, where no rule recognises it.</source>
        <translation>这个头在最后一步做了什么，以及 0 到 1 的得分。括号内：没有规则能识别时的最高得分。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/formation_panel.py"/>
        <source>From step</source>
        <translation>从第几步起</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/formation_panel.py"/>
        <source>The first step that was kept from which the score never falls below its threshold again.</source>
        <translation>从这个保留的步起，得分再也没有低于门槛。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/formation_panel.py"/>
        <source>Head {name}: {habit} from step {formed} on, score {score} at step {last}.</source>
        <translation>头 {name}：从第 {formed} 步起成为“{habit}”，第 {last} 步得分 {score}。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/formation_panel.py"/>
        <source>{named} of {count} heads have a habit at the last step, for this input.</source>
        <translation>对于当前输入，{count} 个头中有 {named} 个在最后一步形成了习惯。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/formation_panel.py"/>
        <source>When each head learnt its habit</source>
        <translation>每个头学会习惯的时间</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/formation_panel.py"/>
        <source>Asking every step that was kept</source>
        <translation>正在询问每个保留的步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/formation_panel.py"/>
        <source>Head {name} has no habit at step {last} that a rule recognises; its highest score is “{habit}” {score}.</source>
        <translation>头 {name} 在第 {last} 步没有规则能识别的习惯；得分最高的是“{habit}”{score}。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/formation_panel.py"/>
        <source>Every snapshot of this training reads the same input; that takes a moment.</source>
        <translation>这次训练的每个快照都在读同一个输入，需要一点时间。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/formation_panel.py"/>
        <source>Scores, and entropy as a share of the largest possible (0 to 1)</source>
        <translation>得分，以及熵占最大可能值的比例（0 到 1）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/formation_panel.py"/>
        <source>The lines appear here, step by step.</source>
        <translation>曲线会逐步出现在这里。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/formation_panel.py"/>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/formation_panel.py"/>
        <source>Asking the steps that were kept…</source>
        <translation>正在询问保留的各步…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/formation_panel.py"/>
        <source>This input is too short to tell what head {name} does.</source>
        <translation>输入太短，看不出头 {name} 在做什么。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/formation_panel.py"/>
        <source>Cancelled: not every step was asked.</source>
        <translation>已取消：还有一些步没有询问。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/formation_panel.py"/>
        <source>Steps by their logarithm: most heads form early, and snapshots are closer together there.</source>
        <translation>按对数排列步数：大多数头很早就形成，那里的快照也更密。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/formation_panel.py"/>
        <source>entropy</source>
        <translation>熵</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/habits_panel.py"/>
        <source>Habits</source>
        <translation>习惯</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/habits_panel.py"/>
        <source>What this head usually does: every score with its source, and how far it holds.</source>
        <translation>这个头通常在做什么：每一项得分、它的出处，以及它有多可靠。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/habits_panel.py"/>
        <source>Head {name}: {habit}, {mean:.2f} ± {spread:.2f} over {count} inputs.</source>
        <translation>注意力头 {name}：{habit}，在 {count} 个输入上为 {mean:.2f} ± {spread:.2f}。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/habits_panel.py"/>
        <source>Other seeds: the highest score of any head in each of {count} trainings that differ in their seed alone. Which head learns a habit is chance.</source>
        <translation>其他种子：{count} 次只有随机种子不同的训练，每次训练中得分最高的头的得分。哪个头学会某种习惯，全凭偶然。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/habits_panel.py"/>
        <source>this input</source>
        <translation>当前输入</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/habits_panel.py"/>
        <source>mean of {count} inputs</source>
        <translation>{count} 个输入的平均</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/habits_panel.py"/>
        <source>spread (±) of {count} inputs</source>
        <translation>{count} 个输入的波动（±）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/habits_panel.py"/>
        <source>Asking the model about other inputs</source>
        <translation>正在让模型读其他输入</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/habits_panel.py"/>
        <source>Head {name}: over {count} inputs no habit that a rule recognises {highest}.</source>
        <translation>注意力头 {name}：在 {count} 个输入上，没有规则能认出的习惯{highest}。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/habits_panel.py"/>
        <source>Train again with the same settings and another random seed: then this shows whether some head of the other training has the same habit.</source>
        <translation>用同样的设置、换一个随机种子再训练一次：这里就会显示，另一次训练里有没有哪个头也有同样的习惯。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/habits_panel.py"/>
        <source>best head of training {number}</source>
        <translation>训练 {number} 中最高的头</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/habits_panel.py"/>
        <source>{count} inputs</source>
        <translation>{count} 个输入</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/habits_panel.py"/>
        <source>several inputs</source>
        <translation>多个输入</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/habits_panel.py"/>
        <source>other seeds</source>
        <translation>其他种子</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/habits_panel.py"/>
        <source>Head {name}: several inputs are asked when the training has ended.</source>
        <translation>注意力头 {name}：等训练结束后再用多个输入来测。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/habits_panel.py"/>
        <source>Head {name}: stopped. Choose another step to ask again.</source>
        <translation>注意力头 {name}：已停止。换一步可以重新测。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/head_names.py"/>
        <source>({habit} {score})</source>
        <translation>（{habit} {score}）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/map_panel.py"/>
        <source>One head large: which row looks at which column.</source>
        <translation>放大一个注意力头：每一行在看哪一列。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/other_side.py"/>
        <source>Run at the right</source>
        <translation>右边的训练</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/other_side.py"/>
        <source>Same step as at the left</source>
        <translation>与左边同一步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/other_side.py"/>
        <source>What stands at the right</source>
        <translation>右边放什么</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/other_side.py"/>
        <source>One slider for both sides: the one at the top of the page.</source>
        <translation>两边共用一个滑块：页面顶部的那个。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/other_side.py"/>
        <source>Another step</source>
        <translation>另一步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/other_side.py"/>
        <source>Another run</source>
        <translation>另一次训练</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/other_side.py"/>
        <source>Another input</source>
        <translation>另一个输入</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/other_side.py"/>
        <source>This project has no other run with weights yet.</source>
        <translation>这个项目还没有其他保留了权重的训练。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/panel.py"/>
        <source>Head {name} · step {step}</source>
        <translation>注意力头 {name} · 第 {step} 步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/panel.py"/>
        <source>There is no figure to save yet.</source>
        <translation>还没有可以保存的图。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/panel_explain.py"/>
        <source>Every line joins what reads (left) with what it looks at (right): the wider and stronger, the larger the weight.</source>
        <translation>每条线从在读的一方（左）连到被看的一方（右）：线越粗越浓，权重越大。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/panel_explain.py"/>
        <source>many lines that run to one place, lines that go across to the neighbour, and fans that reach everything.</source>
        <translation>汇向同一处的许多线、横着连到邻居的线，以及散开到各处的扇形。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/panel_explain.py"/>
        <source>Point at a token: only its lines stay. Hold Ctrl and click a second head: each has a colour of its own.</source>
        <translation>指向一个词元：只留下它的线。按住 Ctrl 再点一个头：每个头各用一种颜色。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/panel_explain.py"/>
        <source>Lines run from the framed patch, which reads, to the patches it looks at most: the wider, the larger the weight. The tint shows the weights of all patches.</source>
        <translation>连线从带框的图块（它在读）连到它看得最多的图块：线越粗，权重越大。着色显示所有图块的权重。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/panel_explain.py"/>
        <source>patches that follow the drawing, look at their neighbours, or all look at one place.</source>
        <translation>哪些图块沿着笔画看，哪些看向邻近的图块，又有哪些都看向同一处。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/panel_explain.py"/>
        <source>Move the pointer over the picture: the patch under it reads. Hold Ctrl and click a second head to see the mean of both.</source>
        <translation>在图上移动指针：指针下的图块就是在读的图块。按住 Ctrl 再点一个头，看两个头的平均。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/panel_explain.py"/>
        <source>One weight of the map, worked out with the model's real numbers: from what this layer knows of both places to the share, and to what the head passes on.</source>
        <translation>热图里的一个权重是怎样用模型的真实数字算出来的：从这一层对两个位置的了解，到注意力份额，再到这个头传下去的内容。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/panel_explain.py"/>
        <source>the few products that decide: equal signs in q and k push the score up, opposite signs push it down (&lt;i&gt;dot product&lt;/i&gt;).</source>
        <translation>起决定作用的少数几个乘积：q 和 k 同号，分数就升高；异号，分数就降低（&lt;i&gt;点积&lt;/i&gt;）。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/panel_explain.py"/>
        <source>Choose another pair in the two lists. Point at a symbol of the formula and see which numbers it stands for.</source>
        <translation>在两个列表里换一对位置。指向公式里的一个符号，看看它代表哪些数字。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/panel_explain.py"/>
        <source>How well the head follows each habit known from research, from 0 to 1: for this input, and on average over several inputs, with the spread (±).</source>
        <translation>这个头在多大程度上符合研究中已知的每种习惯，从 0 到 1：对当前输入，以及对多个输入的平均值和波动（±）。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/panel_explain.py"/>
        <source>scores that hold: a high one with a small ± is a habit. A high one for this input alone may be chance.</source>
        <translation>站得住的得分：分高而 ± 小，才算习惯。只对当前输入得高分，可能是偶然。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/panel_explain.py"/>
        <source>Take another input and see which scores stay. Train again with another seed: does some head learn the same?</source>
        <translation>换一个输入，看哪些得分不变。换一个随机种子再训练：会不会有某个头学会同样的习惯？</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/panel_explain.py"/>
        <source>The scores of the head at every step that was kept. The table tells from which step on each head has its habit, for this input.</source>
        <translation>这个头在每个保留下来的步上的得分。表格写出：对当前输入，每个头从第几步起有了习惯。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/panel_explain.py"/>
        <source>a line that rises steeply: there the head learnt its habit. Does the loss fall at the same steps?</source>
        <translation>陡然上升的线：头就在那里学会了习惯。损失是不是也在这些步下降？</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/panel_explain.py"/>
        <source>Click a step in the plot: all panels go there. Click a row of the table to follow another head.</source>
        <translation>点击图中的一步，所有面板都会跳到那里。点击表格的一行，改看另一个头。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/panel_explain.py"/>
        <source>What the model answers without a head, and how much its loss over the validation data grows (&lt;i&gt;ablation&lt;/i&gt;).</source>
        <translation>去掉一个头以后模型怎样回答，验证数据上的损失又增加多少（&lt;i&gt;消融&lt;/i&gt;）。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/panel_explain.py"/>
        <source>heads that are missed: without them the loss grows. A head with a tidy map may hardly be missed, and another one may take over its work.</source>
        <translation>少不了的头：没有它，损失就上升。热图很整齐的头也可能可有可无，别的头或许会顶上它的工作。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/panel_explain.py"/>
        <source>Guess first, then switch a head off. Rank all heads: is the one you expected at the top?</source>
        <translation>先猜一猜，再关掉一个头。给全部头排个名次：排在最前的是你猜的那个吗？</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/panel_explain.py"/>
        <source>The same head twice, and the difference: at another step, in another run or for another input. Blue: more at the right. Orange: more at the left.</source>
        <translation>同一个头的两张图和它们的差：换一步、换一次训练或换一个输入。蓝色：右边更强。橙色：左边更强。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/panel_explain.py"/>
        <source>rows that changed altogether, and rows that stayed as they were.</source>
        <translation>完全变了样的行，以及保持原样的行。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/panel_explain.py"/>
        <source>Drag the right side from step 0 upwards. Or compare with an input that differs in one small thing.</source>
        <translation>把右边从第 0 步往后拖。或者换一个只有一点不同的输入来对比。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/panel_explain.py"/>
        <source>What happens beside the maps. The list chooses: the answer after each block, attention through all layers, what the answer hangs on, sizes, and likeness.</source>
        <translation>热图以外发生的事。可在列表里选择：每个块之后的回答、贯穿各层的注意力、回答取决于什么、数值大小和相似程度。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/panel_explain.py"/>
        <source>what several pictures agree on. Each shows one side; none alone says why the model answers.</source>
        <translation>几张图都指向的结论。每张图只显示一个侧面，哪一张也不能单独说明模型为什么这样回答。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/panel_explain.py"/>
        <source>Go through the list with one input. Then change a little of the input: which pictures change with it?</source>
        <translation>用同一个输入把列表看一遍，再稍微改动输入：哪些图跟着变了？</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/removal_panel.py"/>
        <source>Switch heads off and see what the answer and the loss become without them.</source>
        <translation>关掉几个头，看看没有它们时回答和损失会变成什么样。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/removal_panel.py"/>
        <source>This input</source>
        <translation>当前输入</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/removal_panel.py"/>
        <source>Every step</source>
        <translation>每一步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/removal_panel.py"/>
        <source>Each alone was replaced by its mean, at step {step}.</source>
        <translation>在第 {step} 步，每次只把一个头换成它的均值。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/removal_panel.py"/>
        <source>without {count} heads</source>
        <translation>没有 {count} 个头</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/removal_panel.py"/>
        <source>Each alone was replaced by zeros, at step {step}.</source>
        <translation>在第 {step} 步，每次只把一个头换成零。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/removal_panel.py"/>
        <source>Removing one head after the other</source>
        <translation>正在逐个移除每个头</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/removal_panel.py"/>
        <source>Measuring every step</source>
        <translation>正在测量每一步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/removal_panel.py"/>
        <source>What is measured</source>
        <translation>测量什么</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/removal_panel.py"/>
        <source>without head {name}</source>
        <translation>没有头 {name}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/removal_panel.py"/>
        <source>without {name}</source>
        <translation>没有{name}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/removal_panel.py"/>
        <source>Measuring the loss</source>
        <translation>正在测量损失</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/reporting.py"/>
        <source>Saved “{path}”.</source>
        <translation>已保存“{path}”。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/step_blocks.py"/>
        <source>the map, computed with fewer digits, has {weight}</source>
        <translation>热图用的位数较少，值为 {weight}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/step_blocks.py"/>
        <source>“{name}” alone: {length}</source>
        <translation>其中“{name}”单独：{length}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/step_blocks.py"/>
        <source>what is known of “{name}”</source>
        <translation>对“{name}”已知的内容</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/step_blocks.py"/>
        <source>of “{name}”</source>
        <translation>（“{name}”）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/step_blocks.py"/>
        <source>✓ as in the map: {weight}</source>
        <translation>✓ 与热图一致：{weight}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/step_blocks.py"/>
        <source>mixed vector</source>
        <translation>混合向量</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/step_blocks.py"/>
        <source>length of what is added =</source>
        <translation>所加内容的长度 =</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/step_blocks.py"/>
        <source>There is only one place to look at, so it gets everything, whatever its score.</source>
        <translation>只有一个位置可看，所以无论分数多少，它都得到全部份额。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/step_blocks.py"/>
        <source>Beside it, small, the rows of all queries; this one is framed.</source>
        <translation>旁边的小图是所有查询的行，带框的就是这一行。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/step_blocks.py"/>
        <source>value of “{name}” times {weight}</source>
        <translation>“{name}”的值乘以 {weight}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/step_blocks.py"/>
        <source>products</source>
        <translation>乘积</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/step_blocks.py"/>
        <source>{name} times {weight}</source>
        <translation>{name}乘以 {weight}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/step_blocks.py"/>
        <source>what this head adds to “{name}”</source>
        <translation>这个头给“{name}”加上的内容</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/step_blocks.py"/>
        <source>what “{name}” alone adds through this head</source>
        <translation>“{name}”单独通过这个头加上的内容</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/step_blocks.py"/>
        <source>score</source>
        <translation>分数</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/step_blocks.py"/>
        <source>value v of “{name}”</source>
        <translation>“{name}”的值 v</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/step_blocks.py"/>
        <source>all {count} others together</source>
        <translation>其余 {count} 个合计</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/step_blocks.py"/>
        <source>share</source>
        <translation>份额</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/step_blocks.py"/>
        <source>of “{name}”, scaled</source>
        <translation>（“{name}”，已缩放）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/step_blocks.py"/>
        <source>of “{name}”, turned</source>
        <translation>（“{name}”，已旋转）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/steps_panel.py"/>
        <source>Step by step</source>
        <translation>逐步计算</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/steps_panel.py"/>
        <source>How a number of the map comes about: every step of the formula with the model's real numbers.</source>
        <translation>热图中的一个数是怎么来的：用模型的真实数字走完公式的每一步。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/steps_panel.py"/>
        <source>How a number comes about</source>
        <translation>这个数字是怎么来的</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/steps_panel.py"/>
        <source>How head {name} looks from {query} at {key}, step by step</source>
        <translation>注意力头 {name} 如何从{query}看向{key}：逐步计算</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/steps_panel.py"/>
        <source>looks at</source>
        <translation>看向</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/steps_panel.py"/>
        <source>Query: the position that reads</source>
        <translation>查询：正在读的位置</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/steps_panel.py"/>
        <source>Key: the position that is looked at</source>
        <translation>键：被看的位置</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/steps_panel.py"/>
        <source>The numbers of this model grew beyond all bounds, so there is nothing to follow here.</source>
        <translation>这个模型的数值已经无限增大，这里没有可以跟随的计算。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/steps_panel.py"/>
        <source>weight {weight}, as in the map</source>
        <translation>权重 {weight}，与热图一致</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/steps_panel.py"/>
        <source>weight {weight}; in the map {other}</source>
        <translation>权重 {weight}；热图中为 {other}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/steps_panel.py"/>
        <source>softmax makes of every row of scores shares that sum to 1: the map, T×S = {shape}. What is masked gets 0.</source>
        <translation>softmax 把每一行分数变成总和为 1 的份额，这就是热图，T×S = {shape}。被遮住的得 0。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/steps_panel.py"/>
        <source>Q holds the queries, T×d_k = {shape}: {width} numbers for every place that asks.</source>
        <translation>Q 是所有查询，T×d_k = {shape}：每个提问的位置有 {width} 个数。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/steps_panel.py"/>
        <source>Kᵀ holds the keys, laid on their side, d_k×S = {shape}: {width} numbers for every place that can be looked at.</source>
        <translation>Kᵀ 是横放的所有键，d_k×S = {shape}：每个可看的位置有 {width} 个数。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/steps_panel.py"/>
        <source>√d_k is the root of the width of this head, {root}: a wider head would otherwise give larger scores.</source>
        <translation>√d_k 是这个头宽度的平方根，{root}：否则越宽的头分数越大。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/steps_panel.py"/>
        <source>V holds the values, S×d_k = {shape}: what every place hands over.</source>
        <translation>V 是所有值，S×d_k = {shape}：每个位置交出的内容。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/steps_panel.py"/>
        <source>W_O is this head's output matrix, d_k×d_model = {shape}: it makes of what was mixed the {count} numbers that are added to the stream.</source>
        <translation>W_O 是这个头的输出矩阵，d_k×d_model = {shape}：它把混合的结果变成加到已知内容上的 {count} 个数。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/looking/steps_panel.py"/>
        <source>Point at a symbol or at a step below: what belongs together lights up.</source>
        <translation>指向一个符号或下面的一步：属于一起的部分会亮起来。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>Attention Workbench</source>
        <translation>注意力工作台</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>step {step} · loss {loss:.2f} · {rate:,.0f} {item} per second</source>
        <translation>第 {step} 步 · 损失 {loss:.2f} · 每秒 {rate:,.0f} {item}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>Attention Workbench {version}

Train small attention models on your own computer and look inside them.

MIT licence.</source>
        <translation>注意力工作台 {version}

在自己的电脑上训练小型注意力模型，并看看它的内部。

MIT 许可证。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>Explain</source>
        <translation>讲解</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>This project learns from “{name}” now; the previous data is kept.</source>
        <translation>本项目现在用“{name}”来学习；原来的数据仍然保留着。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>Runs trained on the previous data can still be used.</source>
        <translation>用原来的数据训练出的模型仍可使用。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>Already open</source>
        <translation>项目已打开</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>You can open it read-only: look inside, use and measure its models. Nothing can be trained, imported or changed.</source>
        <translation>可以以只读方式打开：查看模型内部、使用和评估模型；不能训练、导入数据或更改设置。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>Open read-only</source>
        <translation>以只读方式打开</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>Open project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>{title} copy</source>
        <translation>{title} 副本</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>Save a copy</source>
        <translation>另存副本</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>Rename project</source>
        <translation>重命名项目</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>A training is running. Stop it, keep what it has learnt, and close?</source>
        <translation>训练正在进行。要停止训练、保留已学到的内容并关闭吗？</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>Stop, keep and close</source>
        <translation>停止、保留并关闭</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>Go on training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>1 Data: use the sample or drop your own file. See what the model really receives.</source>
        <translation>1 数据：使用自带样本，或拖入自己的文件。看看模型真正收到的是什么。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>2 Model: choose a size, or change every part of it. See what it will cost.</source>
        <translation>2 模型：选一个大小，或修改每个部分。看看需要多少时间和内存。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>3 Train: press Start and watch the loss fall. Pause, try, go on; stop whenever you like.</source>
        <translation>3 训练：按“开始”，看损失下降。可以暂停、试用、继续，也可以随时停止。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>4 Inspect: type a sentence and see where every head looks, at every step of the training.</source>
        <translation>4 观察：输入一句话，看每个注意力头在训练的每一步看向哪里。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>5 Evaluate: measure it on examples it has never seen, and compare your runs.</source>
        <translation>5 评估：用它从未见过的样本来测量，并比较各次训练。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>6 Use: try it, then take it away as a folder.</source>
        <translation>6 使用：试一试，然后导出成一个文件夹带走。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>Copying</source>
        <translation>正在复制</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>Preparing the data…</source>
        <translation>正在准备数据…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>Stopping… what it learnt is kept.</source>
        <translation>正在停止……已学到的内容会保留。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>Copied to {path}</source>
        <translation>已复制到 {path}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/main_window.py"/>
        <source>No projects yet</source>
        <translation>还没有项目</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/outputs/blanks_output.py"/>
        <source>The answer appears here.</source>
        <translation>答案会显示在这里。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/outputs/blanks_output.py"/>
        <source>Text with its blanks filled</source>
        <translation>填好空的文字</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/outputs/blanks_output.py"/>
        <source>Copy the whole text</source>
        <translation>复制全部文本</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/outputs/blanks_output.py"/>
        <source>Blank {number}</source>
        <translation>第 {number} 个空</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/outputs/blanks_output.py"/>
        <source>The blank</source>
        <translation>这个空</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/outputs/blanks_output.py"/>
        <source>Click a bar to choose another word, or a word in the text to hide it too.</source>
        <translation>点一根条可以换一个词；点文中的词，把它也隐去。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/outputs/blanks_output.py"/>
        <source>This text has no blank. Type ___ (three underscores) where a word is missing, or click a word to hide it.</source>
        <translation>这段文字里没有空。请在缺词的地方输入 ___（三个下划线或＿），或者点一个词把它隐去。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/outputs/label_output.py"/>
        <source>Answer: {label}</source>
        <translation>回答：{label}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/outputs/label_output.py"/>
        <source>The model is {share} sure.</source>
        <translation>模型有 {share} 的把握。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/outputs/span_output.py"/>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/outputs/span_output.py"/>
        <source>Passage with the answer marked</source>
        <translation>标出了答案的短文</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/outputs/span_output.py"/>
        <source>The likeliest parts</source>
        <translation>最可能的片段</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/outputs/span_output.py"/>
        <source>There is no passage in which an answer could be found.</source>
        <translation>没有可以从中找答案的短文。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/outputs/text_output.py"/>
        <source>Right: {answer}</source>
        <translation>正确：{answer}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/outputs/text_output.py"/>
        <source>Wrong. The right answer: {answer}</source>
        <translation>错误。正确答案：{answer}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/outputs/turn_output.py"/>
        <source>Say something: the conversation appears here.</source>
        <translation>说点什么吧，对话会显示在这里。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/outputs/turn_output.py"/>
        <source>Copy the whole conversation</source>
        <translation>复制整段对话</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/outputs/turn_output.py"/>
        <source>{count} earlier turns no longer fit the context: the model has forgotten them.</source>
        <translation>更早的 {count} 句已经放不进上下文：模型把它们忘了。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/compare_runs.py"/>
        <source>Check a run in the table to draw its validation loss.</source>
        <translation>在表格中勾选一次训练，即可画出它的验证损失。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/compare_runs.py"/>
        <source>Runs of this project</source>
        <translation>这个项目的训练记录</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/compare_runs.py"/>
        <source>Click a run to look at it on every page; its box draws its validation loss below. Settings are listed where they differ.</source>
        <translation>单击一次训练，所有页面都会显示它；勾选后在下方画出验证损失。只列出不同的设置。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data.py"/>
        <source>No project is open. Choose on Home what your model should learn.</source>
        <translation>没有打开的项目。请在首页选择让模型学什么。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data.py"/>
        <source>Go to Home</source>
        <translation>前往首页</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data.py"/>
        <source>Reading the data…</source>
        <translation>正在读取数据…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data.py"/>
        <source>A training is running. Stop it on the Train page first.</source>
        <translation>训练正在进行。请先在“训练”页停止。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data.py"/>
        <source>Zip files</source>
        <translation>Zip 文件</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data.py"/>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data.py"/>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data.py"/>
        <source>Go on to the model</source>
        <translation>继续：模型</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data.py"/>
        <source>What is shown of the data</source>
        <translation>显示数据的哪一方面</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data.py"/>
        <source>Texts and tables</source>
        <translation>文本和表格</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data.py"/>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_explain.py"/>
        <source>Choose another task or longer sequences at the left: the examples change at once.</source>
        <translation>在左边换一个任务，或把序列加长：样本会立刻改变。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_explain.py"/>
        <source>A model learns only from &lt;b&gt;examples&lt;/b&gt;. Here you say which ones (the &lt;i&gt;training data&lt;/i&gt;). They are copied into your project and stay on this computer.</source>
        <translation>模型只从&lt;b&gt;样本&lt;/b&gt;中学习。在这里决定用哪些样本（&lt;i&gt;训练数据&lt;/i&gt;）。它们会复制到你的项目里，不会离开这台电脑。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_explain.py"/>
        <source>data that is like what you will ask the model later: it cannot know what it was never shown.</source>
        <translation>数据要像你以后会问模型的内容：没给它看过的，它不可能知道。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_explain.py"/>
        <source>Take the data that comes with the program first. Bring your own afterwards.</source>
        <translation>先用程序自带的数据，之后再换成你自己的。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_explain.py"/>
        <source>Your pictures, and beside them one as the model gets it: cut into squares (&lt;i&gt;patches&lt;/i&gt;) that it reads one after the other like words.</source>
        <translation>你的图片，以及模型收到的样子：切成小方块（&lt;i&gt;图块&lt;/i&gt;），像词一样一个接一个地读。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_explain.py"/>
        <source>classes with far fewer pictures than the others: the model will guess them too rarely (&lt;i&gt;imbalance&lt;/i&gt;). And for pictures in the wrong class.</source>
        <translation>图片远少于其他类别的类别：模型会很少猜到它们（&lt;i&gt;类别不平衡&lt;/i&gt;）。还有放错类别的图片。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_explain.py"/>
        <source>Change the patch size on the Model page, come back, and see what is left of a picture.</source>
        <translation>在“模型”页改变图块大小，再回来看看图片还剩下什么。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_explain.py"/>
        <source>Your texts with their classes, and beneath them one as the model gets it: cut into small parts (&lt;i&gt;tokens&lt;/i&gt;). Each has a number, and the numbers are all that the model sees.</source>
        <translation>上面是文本和它们的类别，下面是其中一条在模型眼里的样子：切成了小块（&lt;i&gt;词元&lt;/i&gt;）。每块有一个编号，模型看到的只有这些编号。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_explain.py"/>
        <source>classes with far fewer texts than the others: the model will guess them too rarely (&lt;i&gt;imbalance&lt;/i&gt;). And for texts in the wrong class.</source>
        <translation>有没有哪一类的文本比别的少得多：模型会太少猜它（&lt;i&gt;不平衡&lt;/i&gt;）。也留意放错了类别的文本。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_explain.py"/>
        <source>Choose another tokeniser on the Model page, come back, and count the tokens again.</source>
        <translation>在“模型”页换一个分词器，再回来数数有多少个词元。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_explain.py"/>
        <source>Your data, and beneath it one piece as the model gets it: cut into small parts (&lt;i&gt;tokens&lt;/i&gt;). Each has a number, and the numbers are all that the model sees.</source>
        <translation>上面是你的数据，下面是模型收到的样子：切成小块（&lt;i&gt;词元&lt;/i&gt;）。每块有一个编号，模型看到的只有这些编号。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_explain.py"/>
        <source>the colours at the right edge. The model learns from the &lt;i&gt;training&lt;/i&gt; part only; &lt;i&gt;validation&lt;/i&gt; and &lt;i&gt;test&lt;/i&gt; are kept back to measure it honestly.</source>
        <translation>右侧的颜色标记。模型只从&lt;i&gt;训练集&lt;/i&gt;学习；&lt;i&gt;验证集&lt;/i&gt;和&lt;i&gt;测试集&lt;/i&gt;留着用来公正地测量。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>Once upon a time there was a fox.
It lived behind the mill.
…</source>
        <translation>从前有一只狐狸。
它住在磨坊后面。
…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>In English, written for this program.</source>
        <translation>英文，为本程序编写。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>In Chinese, written for this program.</source>
        <translation>中文，为本程序编写。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>Made for this program, ready to use.</source>
        <translation>为本程序制作，可直接使用。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>A table with {count} columns: {roles}. Each row is one example.</source>
        <translation>一个有 {count} 列的表格：{roles}。每一行是一条样本。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>Files: {suffixes}. The encoding (UTF-8, GBK, Big5, UTF-16) is found out.</source>
        <translation>文件：{suffixes}。编码（UTF-8、GBK、Big5、UTF-16）会自动识别。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>{n:.0f} kB</source>
        <translation>{n:.0f} kB</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>Lovely soup!</source>
        <translation>汤真好喝！</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>good</source>
        <translation>好评</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>The soup was cold.</source>
        <translation>汤是凉的。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>bad</source>
        <translation>差评</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>Where does Ann live?</source>
        <translation>小安住在哪里？</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>Ann lives in Oakford. Ben …</source>
        <translation>小安住在橡树镇。小本……</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>Oakford</source>
        <translation>橡树镇</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>Who is a baker?</source>
        <translation>谁是面包师？</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>Tom is a baker. His …</source>
        <translation>汤姆是面包师。他的……</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>Tom</source>
        <translation>汤姆</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>A folder (or a .zip file) with one folder of pictures for each class. The name of the folder is the class.</source>
        <translation>一个文件夹（或 .zip 文件），每个类别的图片各放一个子文件夹。子文件夹的名称就是类别。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>A text file with one long text, or a folder of texts. Or a table with a column of texts, one text in each row.</source>
        <translation>一个长文本文件，或一个放着文本的文件夹。也可以是一个表格，其中一列是文本，每行一段。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>Pictures: .png, .jpg, .webp, .bmp. Broken ones are left out and listed.</source>
        <translation>图片：.png、.jpg、.webp、.bmp。损坏的图片会略过并列出。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>{n:.1f} MB</source>
        <translation>{n:.1f} MB</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>cats</source>
        <translation>猫</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>dogs</source>
        <translation>狗</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>Made on the spot, as many as are needed.</source>
        <translation>当场生成，要多少有多少。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>What this model learns from</source>
        <translation>这个模型从什么学习</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>Or start with data that comes with the program</source>
        <translation>或者先用程序自带的数据</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>Drop a folder or file here</source>
        <translation>把文件夹或文件拖到这里</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>It is copied into the project; your own file stays as it is.</source>
        <translation>数据会复制到项目中，你的原文件保持不变。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>Or two text files of as many lines, such as train.en and train.zh.</source>
        <translation>也可以是行数相同的两个文本文件，例如 train.en 和 train.zh。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>Or a .json file of articles with questions, in the layout of SQuAD.</source>
        <translation>或者一个 .json 文件，里面是带问题的文章，格式同 SQuAD。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/data_invite.py"/>
        <source>my pictures</source>
        <translation>我的图片</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>Measured again and again while training; good for choosing settings.</source>
        <translation>训练时会反复测量，适合用来选择设置。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>Kept back until the end: the honest number.</source>
        <translation>一直留到最后：最公正的数字。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>A file or folder that this project never saw.</source>
        <translation>这个项目从未见过的文件或文件夹。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>A file…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>What this page shows</source>
        <translation>这一页显示什么</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>There is no trained model yet.</source>
        <translation>还没有训练好的模型。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>Another task is still running.</source>
        <translation>另一项任务仍在进行。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>Bring data first, on the Data page.</source>
        <translation>请先在“数据”页准备数据。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>Measuring… {share}</source>
        <translation>正在测量… {share}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>Cancel measuring</source>
        <translation>取消测量</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>Choose a file to measure on</source>
        <translation>选择用来测量的文件</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>Choose a file first.</source>
        <translation>请先选择文件。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>Choose a folder with one subfolder for each class</source>
        <translation>选择每个类别一个子文件夹的文件夹</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>{run}, step {step:,}</source>
        <translation>{run}，第 {step:,} 步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>Measure again</source>
        <translation>重新测量</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>Measuring. You can go on working on the other pages.</source>
        <translation>正在测量。你可以继续使用其他页面。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>The model answers examples it never trained on. The &lt;b&gt;loss&lt;/b&gt; says how surprised it was by the right answer (&lt;i&gt;cross-entropy&lt;/i&gt;): 0 is perfect, the blind guess knows nothing.</source>
        <translation>模型回答它没有训练过的样本。&lt;b&gt;损失&lt;/b&gt;表示正确答案让它有多意外（&lt;i&gt;交叉熵&lt;/i&gt;）：0 是完美，随机猜测则一无所知。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>the worst examples. Often the label is wrong, the example is odd, or one kind is missing in the training data.</source>
        <translation>最差的样本。往往是标签错了、样本很特别，或者训练数据里缺少这一种。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>Click an example: Inspect opens and shows where the heads look when the model fails.</source>
        <translation>单击一个样本：会打开“观察”页，显示模型出错时注意力头看向哪里。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>This run</source>
        <translation>本次训练</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>Compare runs</source>
        <translation>比较训练</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>Text and tables</source>
        <translation>文本和表格</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>Open or create a project first.</source>
        <translation>请先打开或新建一个项目。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>This project has no data yet.</source>
        <translation>这个项目还没有数据。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>Go to Data</source>
        <translation>前往“数据”</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>There is nothing to measure yet: train a model first.</source>
        <translation>还没有可测量的模型：请先训练。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>Go to Train</source>
        <translation>前往“训练”</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>How good is the model on examples it never saw? Measuring takes from a moment to a few minutes.</source>
        <translation>模型在没见过的样本上表现如何？测量需要片刻到几分钟。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>Every training of this project (&lt;i&gt;run&lt;/i&gt;) with its result, and the settings in which they differ. The curves are their losses on examples kept back (&lt;i&gt;validation loss&lt;/i&gt;).</source>
        <translation>这个项目的每次训练及其结果，以及它们不同的设置。曲线是在留出的样本上的损失（&lt;i&gt;验证损失&lt;/i&gt;）。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>the lowest end of a curve, not the fastest start. Change one setting at a time to know why.</source>
        <translation>曲线最后有多低，而不是开头降得多快。每次只改一个设置，才知道原因。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>Train once more with another seed: how much differs by mere chance?</source>
        <translation>换一个随机种子再训练一次：仅凭运气会差多少？</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluate.py"/>
        <source>Worth knowing</source>
        <translation>值得知道</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>the validation part</source>
        <translation>验证集</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>the test part</source>
        <translation>测试集</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>{rule}: {number}</source>
        <translation>{rule}：{number}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>How surprised the model was by the right answer, on average (cross-entropy).</source>
        <translation>正确答案平均让模型有多“意外”（交叉熵）。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>A rule without a model, “{rule}”, reaches {number} ({metric}).</source>
        <translation>不用模型的规则“{rule}”可以达到 {number}（{metric}）。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>blind guess {value:,.0f}</source>
        <translation>随机猜测 {value:,.0f}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>blind guess {share}</source>
        <translation>随机猜测 {share}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>What that means</source>
        <translation>这意味着什么</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>Which class is taken for which</source>
        <translation>哪一类被认成了哪一类</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>Which examples are listed</source>
        <translation>列出哪些样本</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>blind guess {loss:.2f}</source>
        <translation>随机猜测 {loss:.2f}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>perplexity {value:.1f}</source>
        <translation>困惑度 {value:.1f}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>None of the kept examples is of this kind: only the 50 worst and the 50 best are kept.</source>
        <translation>保留的样本中没有这一种：只保留最差和最好的各 50 条。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>Examples; Enter opens one in Inspect</source>
        <translation>样本；按回车在“观察”页打开</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>The model is no better: train longer or bring more data.</source>
        <translation>模型并不比它好：请训练更久，或者补充数据。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>Of 100 new examples it gets about {n} right.</source>
        <translation>100 条新样本中，大约能答对 {n} 条。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>To the right answer it typically gives {share}.</source>
        <translation>它通常给正确答案 {share} 的概率。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>To the right answer it typically gives {share}; a blind guess gives {blind}.</source>
        <translation>它通常给正确答案 {share} 的概率；随机猜测只有 {blind}。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>Measured on {count:,} examples of {part}, step {step:,}.</source>
        <translation>在{part}的 {count:,} 条样本上测量，第 {step:,} 步。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>Worst</source>
        <translation>最差</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>That is no better than guessing: train longer or change the settings.</source>
        <translation>这并不比乱猜好：请训练更久或修改设置。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>{true} recognised</source>
        <translation>认出的 {true}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>{true} taken for {predicted}</source>
        <translation>{true} 被认成 {predicted}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>It guesses {n} of 100 hidden tokens exactly.</source>
        <translation>每 100 个被隐去的词元，它能猜对 {n} 个。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>It guesses {n} of 100 next tokens exactly.</source>
        <translation>100 个“下一个词元”里，它能猜中 {n} 个。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>The translations have little in common with the references yet.</source>
        <translation>译文与参考译文还没有多少相同之处。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>The summaries share {share} of their words with the references.</source>
        <translation>摘要与参考摘要有 {share} 的词相同。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>The gist of many sentences comes across.</source>
        <translation>许多句子能译出大意。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/evaluation_view.py"/>
        <source>Many sentences come out much like the references.</source>
        <translation>许多句子译得和参考译文很接近。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/home.py"/>
        <source>not trained yet</source>
        <translation>尚未训练</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/home.py"/>
        <source>Use a sample or drop your own file, and see what the model really receives.</source>
        <translation>使用自带样本或拖入自己的文件，看看模型真正收到的是什么。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/home.py"/>
        <source>Pick a size or set every part. See at once what it will cost.</source>
        <translation>选一个大小，或设置每个部分。立刻看到需要多少时间和内存。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/home.py"/>
        <source>Press Start and watch the loss fall. Pause, try it, go on.</source>
        <translation>按“开始”，看损失下降。可以暂停、试用、继续。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/home.py"/>
        <source>See where every head looks, at every step of the training.</source>
        <translation>看每个注意力头在训练的每一步看向哪里。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/home.py"/>
        <source>Measure it on examples it has never seen.</source>
        <translation>用它从未见过的样本来测量。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/home.py"/>
        <source>Try it, then take it away as a folder.</source>
        <translation>试一试，然后导出成一个文件夹带走。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/home.py"/>
        <source>Attention map of the example</source>
        <translation>示例的注意力图</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/home.py"/>
        <source>See one that is already trained</source>
        <translation>先看一个训练好的模型</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/home.py"/>
        <source>What should your model learn?</source>
        <translation>你想让模型学会什么？</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/home.py"/>
        <source>Pick a use. Everything runs on this computer; nothing is sent anywhere.</source>
        <translation>先选一个用途。一切都在这台电脑上完成，不会上传任何内容。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/home.py"/>
        <source>From your data to your own model</source>
        <translation>从你的数据到你自己的模型</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/home.py"/>
        <source>A tiny model that writes stories. Open it and watch its heads read your sentence.</source>
        <translation>一个会写故事的小模型。打开它，看它的注意力头如何读你的句子。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/home.py"/>
        <source>Open example</source>
        <translation>打开示例</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/home.py"/>
        <source>Your projects will be listed here.</source>
        <translation>你的项目会列在这里。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/home.py"/>
        <source>Open another project…</source>
        <translation>打开其他项目…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/home.py"/>
        <source>loss {loss:.2f}</source>
        <translation>损失 {loss:.2f}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/home.py"/>
        <source>cannot be opened now</source>
        <translation>现在无法打开</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect.py"/>
        <source>Train a model first.</source>
        <translation>请先训练一个模型。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect.py"/>
        <source>Choose a picture above, or draw one, to see where each head looks.</source>
        <translation>在上方选择或画一张图片，看每个注意力头看向哪里。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect.py"/>
        <source>Write something above to see where each head looks.</source>
        <translation>在上方写点什么，看每个注意力头看向哪里。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect.py"/>
        <source>Everything I see, as a page (HTML)</source>
        <translation>我看到的一切，存为一页（HTML）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect.py"/>
        <source>Numbers of all heads (NPZ)</source>
        <translation>所有头的数值（NPZ）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect.py"/>
        <source>Branch from step {step}</source>
        <translation>从第 {step} 步分支</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect.py"/>
        <source>Save the picture or the numbers</source>
        <translation>保存图片或数值</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect.py"/>
        <source>What is shown of the head</source>
        <translation>查看这个头的哪一面</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect.py"/>
        <source>Open a project to look inside its model.</source>
        <translation>打开一个项目，看看它的模型内部。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect.py"/>
        <source>Take an example</source>
        <translation>取一个例子</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect.py"/>
        <source>Use it for another task…</source>
        <translation>用于另一项任务…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect.py"/>
        <source>Save the picture or the numbers, or branch from this step</source>
        <translation>保存图片或数值，或从这一步分支</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect.py"/>
        <source>Which training to look into</source>
        <translation>观察哪一次训练</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect.py"/>
        <source>Signs</source>
        <translation>符号</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect.py"/>
        <source>The training has just begun. Its first maps appear here in a moment.</source>
        <translation>训练刚刚开始，第一批注意力图马上就会出现。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect.py"/>
        <source>Watch it</source>
        <translation>去看看</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect.py"/>
        <source>The chosen run has kept no weights, so there is nothing to look into.</source>
        <translation>所选的训练没有保留权重，因此没有可观察的内容。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect.py"/>
        <source>Show another run</source>
        <translation>显示另一次训练</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect.py"/>
        <source>No run of this project has kept weights yet. Train a model first.</source>
        <translation>这个项目还没有保留权重的训练。请先训练一个模型。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect.py"/>
        <source>There is no model to look into yet. It begins with data to learn from.</source>
        <translation>还没有可以观察的模型。先要有用来学习的数据。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect.py"/>
        <source>Choose data</source>
        <translation>选择数据</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect.py"/>
        <source>There is no model to look into yet. Train one: the tiny preset takes half a minute.</source>
        <translation>还没有可以观察的模型。训练一个吧：“极小”预设只需半分钟。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect_explain.py"/>
        <source>Every token asks a question (&lt;i&gt;query&lt;/i&gt;, Q) and wears a label that says what it offers (&lt;i&gt;key&lt;/i&gt;, K). Where question and label match well, the head looks, and takes over what the token carries (&lt;i&gt;value&lt;/i&gt;, V). All shares of a row sum to 1 (&lt;i&gt;softmax&lt;/i&gt;).</source>
        <translation>每个词元提出一个问题（&lt;i&gt;查询&lt;/i&gt; Q），并带着一张说明自己内容的标签（&lt;i&gt;键&lt;/i&gt; K）。问题和标签越吻合，注意力头就越看向那里，并取走那个词元携带的内容（&lt;i&gt;值&lt;/i&gt; V）。每行的份额之和为 1（&lt;i&gt;softmax&lt;/i&gt;）。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect_explain.py"/>
        <source>Every patch asks a question (&lt;i&gt;query&lt;/i&gt;, Q) and wears a label that says what it offers (&lt;i&gt;key&lt;/i&gt;, K). Where both match, the head looks, and takes over what the patch carries (&lt;i&gt;value&lt;/i&gt;, V). The shares sum to 1 (&lt;i&gt;softmax&lt;/i&gt;).</source>
        <translation>每个图块提出一个问题（&lt;i&gt;查询&lt;/i&gt; Q），并带着一张说明自己内容的标签（&lt;i&gt;键&lt;/i&gt; K）。两者吻合的地方，注意力头就看向那里，并取走那个图块携带的内容（&lt;i&gt;值&lt;/i&gt; V）。份额之和为 1（&lt;i&gt;softmax&lt;/i&gt;）。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect_explain.py"/>
        <source>Each small square is one &lt;i&gt;head&lt;/i&gt;: a reader that decides, for every position, where to look. A strongly coloured cell means: the token of this row looks at the token of that column.</source>
        <translation>每个小方块是一个&lt;i&gt;注意力头&lt;/i&gt;：它为每个位置决定看向哪里。颜色强烈的格子表示：这一行的词元看向那一列的词元。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect_explain.py"/>
        <source>stripes beside the diagonal, strongly coloured columns, and rows that jump back to one earlier place.</source>
        <translation>对角线旁的条纹、颜色强烈的列，以及跳回前面某一处的行。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect_explain.py"/>
        <source>Drag the step slider to 0 and back: the same input, before and after the model learnt to look.</source>
        <translation>把步数滑块拖到 0 再拖回来：同样的输入，学会“看”之前和之后。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect_explain.py"/>
        <source>The picture is read as squares (&lt;i&gt;patches&lt;/i&gt;). Each thumbnail at the left is one &lt;i&gt;head&lt;/i&gt;: for every patch it decides where to look. Strong tint: the framed patch looks there.</source>
        <translation>图片被切成小方块（&lt;i&gt;图块&lt;/i&gt;）来读。左侧每个小图是一个&lt;i&gt;注意力头&lt;/i&gt;：它为每个图块决定看向哪里。色彩强的地方，就是框住的图块看向的地方。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect_explain.py"/>
        <source>heads that follow the lines of the drawing, and heads that look only at the empty ground.</source>
        <translation>沿着笔画看的头，以及只看空白背景的头。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect_explain.py"/>
        <source>Click another patch, or draw and watch the tint move. Drag the step slider to 0: so it looked before it learnt.</source>
        <translation>点击另一个图块，或者画点什么，看色彩怎样移动。把步数滑块拖到 0：它学习之前就是这样看的。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect_explain.py"/>
        <source>Each small square is one &lt;i&gt;head&lt;/i&gt;: a reader that decides, for every position, where to look. The first position, ◉, is the &lt;i&gt;class token&lt;/i&gt;: it stands for no word, and at the end the class is read from it. A strongly coloured cell means: the token of this row looks at the token of that column.</source>
        <translation>每个小方块是一个&lt;i&gt;头&lt;/i&gt;：它为每个位置决定往哪里看。第一个位置 ◉ 是&lt;i&gt;类别词元&lt;/i&gt;：它不代表任何词，类别最后就从它这里读出。颜色深的格子表示：这一行的词元在看那一列的词元。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect_explain.py"/>
        <source>the row of ◉ in the last layers: the words it looks at most are the ones that decide. And words like “not” or “but” at which many others look.</source>
        <translation>最后几层里 ◉ 那一行：它看得最多的词往往就是决定类别的词。还有“不”“但是”这样许多词元都在看的词。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect_explain.py"/>
        <source>Change one word of the sentence so that its class flips, and watch where ◉ looks before and after.</source>
        <translation>改动句子里的一个词，让类别翻过来，比较 ◉ 前后看的地方。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect_explain.py"/>
        <source>Each small square is one &lt;i&gt;head&lt;/i&gt;: a reader that decides, for every position, where to look, before it and after it. A strongly coloured cell means: the token of this row looks at the token of that column.</source>
        <translation>每个小方格是一个&lt;i&gt;注意力头&lt;/i&gt;：对每个位置，它决定往前或往后看哪里。颜色深的格子表示：这一行的词元在看那一列的词元。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect_explain.py"/>
        <source>the row of the blank: the words it looks at most are the ones that tell what is missing.</source>
        <translation>空所在的那一行：它看得最多的词，正是提示缺了什么的词。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect_explain.py"/>
        <source>Change a word far from the blank. Does the answer change, and which head looked there?</source>
        <translation>改动一个离空很远的词。答案变了吗？是哪个头在看那里？</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect_explain.py"/>
        <source>Each small square is one &lt;i&gt;head&lt;/i&gt;: a reader that decides, for every position, where to look. Question and passage stand in one row, ◆ between them. A strongly coloured cell means: the token of this row looks at the token of that column.</source>
        <translation>每个小方块是一个&lt;i&gt;头&lt;/i&gt;（head）：它为每个位置决定看向哪里。问题和短文排成一行，中间隔着 ◆。颜色深的格子表示：这一行的词元在看那一列的词元。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect_explain.py"/>
        <source>the corner where the rows of the passage meet the columns of the question: there a word of the passage finds the same word in the question.</source>
        <translation>短文的行与问题的列相交的那一角：短文里的词在那里找到问题中相同的词。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect_explain.py"/>
        <source>Ask about another person of the same passage, and watch which rows change.</source>
        <translation>改问同一段短文里的另一个人，看哪些行会变。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect_explain.py"/>
        <source>Each thumbnail is one &lt;i&gt;head&lt;/i&gt;. &lt;b&gt;Encoder&lt;/b&gt;: the text that is read looks at itself. &lt;b&gt;Decoder&lt;/b&gt;: what is written looks at what stands there already. &lt;b&gt;Cross&lt;/b&gt;: what is written (rows) looks at the text (columns). A strong colour: this row looks at that column.</source>
        <translation>每个小图是一个&lt;i&gt;头&lt;/i&gt;。&lt;b&gt;编码器&lt;/b&gt;：读入的文本看自己。&lt;b&gt;解码器&lt;/b&gt;：写出的内容看已经写好的部分。&lt;b&gt;交叉&lt;/b&gt;：写出的内容（行）看读入的文本（列）。颜色深表示这一行在看那一列。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect_explain.py"/>
        <source>strongly coloured cells in Cross: each word that is written looks at the words it comes from. In a translation they make a slanting line, which jumps where the order differs.</source>
        <translation>“交叉”里颜色深的格子：写出的每个词都在看它的出处。在翻译里它们连成一条斜线，语序不同的地方会跳开。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect_explain.py"/>
        <source>Switch between Encoder, Decoder and Cross. Drag the step slider to 0: before training there is no line.</source>
        <translation>在编码器、解码器和交叉之间切换。把步数滑块拖到 0：训练之前没有斜线。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/inspect_explain.py"/>
        <source>How it decides</source>
        <translation>它如何决定</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>What it reads</source>
        <translation>读入的内容</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>How it is built</source>
        <translation>模型的构造</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>Training time</source>
        <translation>训练时间</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>but this computer has {total}: choose a smaller model or batch.</source>
        <translation>但这台电脑只有 {total}：请选择更小的模型或批大小。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>Your model</source>
        <translation>你的模型</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>What it will cost</source>
        <translation>需要多少资源</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>{count} numbers the model adjusts while it learns.</source>
        <translation>模型学习时要调整的数：{count} 个。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>about {time}</source>
        <translation>约 {time}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>for {steps} steps, good to about a factor of two.</source>
        <translation>共 {steps} 步；估计值，误差在两倍以内。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>{name} ({reason})</source>
        <translation>{name}（{reason}）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>The costs depend on the data: bring it first.</source>
        <translation>所需资源取决于数据：请先准备数据。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>Most of it on the graphics card.</source>
        <translation>大部分在显卡上。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>but the {device} has {total}: choose a smaller model or batch.</source>
        <translation>但 {device} 只有 {total}：请选择更小的模型或批大小。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>of the {total} in this computer: plenty of room.</source>
        <translation>这台电脑有 {total}：非常充足。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>of the {total} in this computer: close other programs first.</source>
        <translation>这台电脑有 {total}：请先关闭其他程序。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>changed</source>
        <translation>已修改</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>Working it out…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>Some settings do not fit together: see the red lines beside the fields.</source>
        <translation>有些设置不匹配：请看各项旁边的红字。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>Go on to training</source>
        <translation>去训练</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>Go to the data</source>
        <translation>前往“数据”</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>of the {total} the {device} has: plenty of room.</source>
        <translation>{device} 有 {total}：非常充足。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>of the {total} the {device} has: close other programs that use it first.</source>
        <translation>{device} 有 {total}：请先关闭占用它的其他程序。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>The model as a stack of floors, read from top to bottom. Every floor (&lt;i&gt;layer&lt;/i&gt;) first looks around (&lt;i&gt;attention&lt;/i&gt;) and then thinks about what it saw (&lt;i&gt;feed-forward&lt;/i&gt;).</source>
        <translation>模型像一栋楼，从上往下读。每一层先环顾四周（&lt;i&gt;注意力&lt;/i&gt;），再思考看到的内容（&lt;i&gt;前馈网络&lt;/i&gt;）。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>This one has {layers} layers with {heads} heads each: {all} places from which it can look, each in its own way. Between the floors every position carries {width} numbers.</source>
        <translation>这个模型有 {layers} 层，每层 {heads} 个注意力头：共有 {all} 个地方可以各看各的。层与层之间，每个位置携带 {width} 个数。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>the parameters when you change the width: twice as wide means about four times as many. Twice as many layers only means twice as many.</source>
        <translation>改变宽度时的参数量：宽度加倍，参数约变成四倍；层数加倍，参数只变成两倍。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>Take the preset Tiny, train it, then come back, give it one more layer and compare the two runs on the page Evaluate.</source>
        <translation>选“极小”预设训练一次，再回来加一层，然后在“评估”页比较这两次训练。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>This could not be worked out; the message says why.</source>
        <translation>无法计算；原因见提示消息。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>Here you choose how large your model is: how many floors (&lt;i&gt;layers&lt;/i&gt;) it has, and from how many places it can look on each floor (&lt;i&gt;heads&lt;/i&gt;). The formula below is what every head computes.</source>
        <translation>你在这里决定模型有多大：它有多少&lt;i&gt;层&lt;/i&gt;，每层能从多少处看（&lt;i&gt;注意力头&lt;/i&gt;）。下面的公式就是每个头所计算的。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/model.py"/>
        <source>Open a project or the example on the page Home, then come back here.</source>
        <translation>在“首页”打开一个项目或示例，再回到这里。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/take_away.py"/>
        <source>Take it away</source>
        <translation>带走模型</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/take_away.py"/>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/take_away.py"/>
        <source>Choose where the model folder goes</source>
        <translation>选择模型文件夹的位置</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/take_away.py"/>
        <source>The command is on the clipboard.</source>
        <translation>命令已复制到剪贴板。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/take_away.py"/>
        <source>A folder with the weights (safetensors), the config, the tokeniser or classes, and a model card. It runs wherever this program does.</source>
        <translation>一个文件夹，包含权重（safetensors）、配置、分词器或类别，以及模型说明。装有本程序的电脑都能运行它。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/take_away.py"/>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/take_away.py"/>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/take_away.py"/>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/take_away.py"/>
        <source>The command that uses the model</source>
        <translation>使用模型的命令</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/take_away.py"/>
        <source>{title} model</source>
        <translation>{title} 模型</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/take_away.py"/>
        <source>The model was exported to “{path}”.</source>
        <translation>模型已导出到“{path}”。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/take_away.py"/>
        <source>Inside: {names}</source>
        <translation>内容：{names}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/take_away.py"/>
        <source>“{path}” cannot be read: {reason}.</source>
        <translation>无法读取“{path}”：{reason}。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/take_away.py"/>
        <source>Choose another folder.</source>
        <translation>请换一个文件夹。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train.py"/>
        <source>A model learns from data. Bring yours, or take the sample; then training can start.</source>
        <translation>模型从数据中学习。请准备你的数据，或使用自带样本，然后就能开始训练。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_explain.py"/>
        <source>classes</source>
        <translation>个类别</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_explain.py"/>
        <source>possible tokens</source>
        <translation>个可能的词元</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_explain.py"/>
        <source>The blue line is how surprised the model is by what it trains on (&lt;i&gt;training loss&lt;/i&gt;). The orange dots are examples it has never seen (&lt;i&gt;validation loss&lt;/i&gt;).</source>
        <translation>蓝线表示模型对训练内容有多“意外”（&lt;i&gt;训练损失&lt;/i&gt;）。橙点来自它从未见过的样本（&lt;i&gt;验证损失&lt;/i&gt;）。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_explain.py"/>
        <source>the moment the orange dots stop falling while blue goes on: the model has begun to memorise (&lt;i&gt;overfitting&lt;/i&gt;).</source>
        <translation>橙点停止下降而蓝线仍在下降的时刻：模型开始死记硬背了（&lt;i&gt;过拟合&lt;/i&gt;）。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_explain.py"/>
        <source>Here a model learns: it guesses, sees the right answer, and changes its numbers a little, over and over. A curve shows how surprised it still is (&lt;i&gt;loss&lt;/i&gt;); a good training makes it fall.</source>
        <translation>模型在这里学习：它猜测，看到正确答案，再把自己的数字稍微改一点，一遍又一遍。曲线显示它还有多意外（&lt;i&gt;损失&lt;/i&gt;）；好的训练会让曲线下降。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_explain.py"/>
        <source>Below the dashed line the model knows more than a blind guess among {count} {things}: ln {count} = {loss}.</source>
        <translation>低于虚线，说明模型比在 {count} {things}里瞎猜知道得更多：ln {count} = {loss}。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_explain.py"/>
        <source>Drag the slider back to step {step} and look at the same input through younger heads.</source>
        <translation>把滑块拖回第 {step} 步，用“更年轻”的注意力头看同样的输入。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_explain.py"/>
        <source>Press Start, then Pause, and take the next steps one by one.</source>
        <translation>按“开始”，再按“暂停”，然后一步一步地走。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_figures.py"/>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_figures.py"/>
        <source>tokens/s</source>
        <translation>词元/秒</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_figures.py"/>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_figures.py"/>
        <source>Trained for</source>
        <translation>已训练</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_figures.py"/>
        <source>pictures/s</source>
        <translation>图片/秒</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_figures.py"/>
        <source>texts/s</source>
        <translation>条文本/秒</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_heads.py"/>
        <source>Reading the input…</source>
        <translation>正在读取输入…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_heads.py"/>
        <source>Every head's map appears here with the first step.</source>
        <translation>训练开始后，每个注意力头的图会显示在这里。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_heads.py"/>
        <source>What each head looks at</source>
        <translation>每个注意力头在看什么</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_heads.py"/>
        <source>What each head looks at, in the same sentence</source>
        <translation>同一句话里每个注意力头在看什么</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_heads.py"/>
        <source>this picture</source>
        <translation>这张图片</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_heads.py"/>
        <source>click a head to inspect</source>
        <translation>点击任一注意力头进行观察</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_heads.py"/>
        <source>Click a head to inspect it.</source>
        <translation>点击一个注意力头进行观察。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_heads.py"/>
        <source>“{words}”</source>
        <translation>“{words}”</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_loss.py"/>
        <source>Nothing has been trained yet. Press Start and the loss appears here.</source>
        <translation>还没有训练过。按“开始”，损失会显示在这里。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_loss.py"/>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_loss.py"/>
        <source>Go to the model</source>
        <translation>前往“模型”</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_runs.py"/>
        <source>done · {step} steps</source>
        <translation>已完成 · {step} 步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_runs.py"/>
        <source>stopped at {step}</source>
        <translation>停在第 {step} 步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_runs.py"/>
        <source>interrupted at {step}</source>
        <translation>中断于第 {step} 步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_runs.py"/>
        <source>validation {loss}</source>
        <translation>验证 {loss}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_runs.py"/>
        <source>branched from {run} at step {step}</source>
        <translation>分支自 {run} 第 {step} 步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_runs.py"/>
        <source>Another run is being trained; stop it first.</source>
        <translation>另一次训练正在进行，请先停止它。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_runs.py"/>
        <source>Go on for longer</source>
        <translation>继续训练更久</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_runs.py"/>
        <source>Train this run on from step {step} to step</source>
        <translation>从第 {step} 步继续训练，直到第几步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_runs.py"/>
        <source>Delete this run?</source>
        <translation>删除这次训练？</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_runs.py"/>
        <source>Run “{run}” with its curves and snapshots is deleted for good.</source>
        <translation>训练“{run}”及其曲线和快照将被永久删除。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_runs.py"/>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_runs.py"/>
        <source>Run that is shown</source>
        <translation>显示的训练</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_runs.py"/>
        <source>Go on with this run</source>
        <translation>继续这次训练</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_runs.py"/>
        <source>Look inside</source>
        <translation>看看内部</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_runs.py"/>
        <source>Go on to Inspect with this run</source>
        <translation>带着这次训练前往“观察”页</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_runs.py"/>
        <source>More about this run</source>
        <translation>更多</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_runs.py"/>
        <source>Go on for longer…</source>
        <translation>继续训练更久…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_runs.py"/>
        <source>Branch from this step</source>
        <translation>从这一步分支</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_runs.py"/>
        <source>Delete this run…</source>
        <translation>删除这次训练…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_runs.py"/>
        <source>begun with the encoder of “{title}”</source>
        <translation>以“{title}”的编码器为起点</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_runs.py"/>
        <source>Train this run on from step {step} to {total}.</source>
        <translation>从第 {step} 步继续训练到第 {total} 步。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_runs.py"/>
        <source>Train a new run with this one setting changed.</source>
        <translation>只改这一项设置，重新训练一次。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_settings.py"/>
        <source>What the model makes of the input appears here while it trains.</source>
        <translation>训练时，模型对输入的回应会显示在这里。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_settings.py"/>
        <source>Sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_settings.py"/>
        <source>used from the next step</source>
        <translation>从下一步起生效</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_settings.py"/>
        <source>Sample at step {step}</source>
        <translation>第 {step} 步的样本</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_settings.py"/>
        <source>Sample at step {step}, the nearest one kept</source>
        <translation>第 {step} 步的样本（离得最近）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_settings.py"/>
        <source>already at step {step}</source>
        <translation>已经到第 {step} 步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/train_transport.py"/>
        <source>Waiting: {reason}</source>
        <translation>正在等待：{reason}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>Last answers</source>
        <translation>最近的回答</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>step {step:,}</source>
        <translation>第 {step:,} 步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>step {step:,} · newest kept</source>
        <translation>第 {step:,} 步 · 最新快照</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>The step chosen in Inspect answered.</source>
        <translation>由“观察”页所选的步来回答。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>{n} tokens/s</source>
        <translation>{n} 词元/秒</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>{n} ms</source>
        <translation>{n} 毫秒</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>Let the model answer (Enter)</source>
        <translation>让模型回答（回车）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>Stop and keep what is written</source>
        <translation>停止并保留已写的内容</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>Use the newest step</source>
        <translation>使用最新一步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>What you ask is kept here until you close the project.</source>
        <translation>你的提问会保留在这里，直到关闭项目。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>The newest kept snapshot answered; training goes on meanwhile.</source>
        <translation>由最新保留的快照回答；训练同时继续。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>The newest kept snapshot answered.</source>
        <translation>由最新保留的快照回答。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>{speed} · stopped</source>
        <translation>{speed} · 已停止</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>Nothing is being written now.</source>
        <translation>现在没有在写。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>The picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>How it answers</source>
        <translation>它如何回答</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>Choose another picture, or draw one: the answer follows at once.</source>
        <translation>换一张图片，或者画一张：答案马上就出来。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>Hold the pointer over a setting to read what it does.</source>
        <translation>把指针停在某项设置上，可以看到它的作用。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>Here a trained model answers you: it writes on, translates, sorts texts, or names what a picture shows, depending on the project. It can also be taken away as a folder that runs on its own.</source>
        <translation>在这里，训练好的模型会回答你：视项目而定，续写、翻译、给文本分类，或说出图片里是什么。也可以把它作为一个能单独运行的文件夹带走。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>The model reads your text and spreads 100 % over all classes it knows (&lt;i&gt;softmax&lt;/i&gt;). The largest share is its answer.</source>
        <translation>模型读完你的文本，把 100 % 分给它知道的所有类别（&lt;i&gt;softmax&lt;/i&gt;）。份额最大的就是它的答案。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>a text about something it never learnt still gets a class: it cannot say “I do not know”.</source>
        <translation>文本说的事它从没学过，它也会给出一个类别：它不会说“我不知道”。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>Change one word at a time. Which one makes the answer flip?</source>
        <translation>一次只改一个词。改到哪个词时答案翻了过来？</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>There is no trained model yet. You can use it as soon as the training has kept its first snapshot.</source>
        <translation>还没有训练好的模型。训练保留第一个快照之后就可以使用。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>For each blank the model spreads 100 % over all tokens it knows (&lt;i&gt;softmax&lt;/i&gt;). The likeliest is written into the text.</source>
        <translation>对每个空，模型把 100 % 分给它认识的所有词元（&lt;i&gt;softmax&lt;/i&gt;），最可能的一个写进文字里。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>blanks where one word is nearly certain, and blanks where many are about as likely.</source>
        <translation>有的空几乎只有一个词合适，有的空许多词的可能性差不多。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>Click a word to hide it: does the model find it again? Then change a word beside the blank. A click on a filled blank keeps its word.</source>
        <translation>点一个词把它隐去：模型能把它找回来吗？再改一改空旁边的词。点一下填好的空，就把填的词留在文中。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>The model gives each token of the passage a share for being the start of the answer and one for being its end (&lt;i&gt;softmax&lt;/i&gt;). The likeliest pair of both is marked.</source>
        <translation>模型给短文的每个词元两个份额：一个表示答案从这里开始，一个表示答案在这里结束（&lt;i&gt;softmax&lt;/i&gt;）。标出的是两者合起来最可能的一段。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>questions about one of two people: does the answer move when you change the name?</source>
        <translation>短文里有两个人时：换一个名字来问，答案会跟着移动吗？</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>Write a passage of your own in the same style, then ask about every part of it.</source>
        <translation>照同样的风格自己写一段短文，再就每一部分提问。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>The model looks at the picture and spreads 100 % over all classes it knows (&lt;i&gt;softmax&lt;/i&gt;). The largest share is its answer.</source>
        <translation>模型看图片，把 100 % 分给它知道的所有类别（&lt;i&gt;softmax&lt;/i&gt;）。份额最大的就是它的答案。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>a picture of something it never learnt still gets an answer: it cannot say “I do not know”.</source>
        <translation>它没学过的东西：给它这样一张图片，它照样会回答，不会说“我不知道”。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>Draw a shape and change one stroke at a time. When does the answer flip?</source>
        <translation>画一个图形，每次改一笔。答案什么时候会变？</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>The model reads the prompt and writes the answer, one sign (&lt;i&gt;token&lt;/i&gt;) after another. Below it stands whether the answer is right.</source>
        <translation>模型读入题目，然后一个符号（&lt;i&gt;词元&lt;/i&gt;）接一个符号地写出答案。下面写着答案是否正确。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>the first wrong sign: what comes after it builds on a mistake.</source>
        <translation>第一个写错的符号：它后面的内容都建立在这个错误之上。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>Change one sign of the prompt. Take a prompt longer or shorter than those on Data.</source>
        <translation>改动题目中的一个符号。再试试比“数据”页面上更长或更短的题目。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>The model writes one piece (&lt;i&gt;token&lt;/i&gt;) after another, each time reading everything written so far.</source>
        <translation>模型一个&lt;i&gt;词元&lt;/i&gt;一个词元地写，每次都把已写的内容重读一遍。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>words that sound right and mean nothing: it has learnt the form before the meaning.</source>
        <translation>听起来像样却没有意义的话：它先学会了形式，还没学会意思。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/pages/use.py"/>
        <source>Ask the same thing twice with other settings at the left and compare the answers.</source>
        <translation>用左边不同的设置问同样的内容，比较两次的回答。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/quantities.py"/>
        <source>{n} h</source>
        <translation>{n} 小时</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/quantities.py"/>
        <source>{n} GB</source>
        <translation>{n} GB</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/session.py"/>
        <source>look inside</source>
        <translation>看看内部</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/session.py"/>
        <source>Little stories</source>
        <translation>小故事</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/session.py"/>
        <source>Bringing the previous data back</source>
        <translation>正在恢复原来的数据</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/session.py"/>
        <source>The run that the next one was to branch from is gone.</source>
        <translation>要从中分支的那次训练已不存在。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/session.py"/>
        <source>running elsewhere</source>
        <translation>正在别处训练</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/session.py"/>
        <source>head {name}</source>
        <translation>注意力头 {name}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/session.py"/>
        <source>Opening “{name}”…</source>
        <translation>正在打开“{name}”…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/session.py"/>
        <source>{count:,} examples</source>
        <translation>{count:,} 条样本</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/session.py"/>
        <source>{count} params</source>
        <translation>{count}参数</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/session.py"/>
        <source>preparing</source>
        <translation>准备中</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/session.py"/>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/session.py"/>
        <source>stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/session.py"/>
        <source>try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/session.py"/>
        <source>A training is running.</source>
        <translation>训练正在进行。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/session.py"/>
        <source>Stop it on the Train page first; what it learnt is kept.</source>
        <translation>请先在“训练”页停止；已学到的内容会保留。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/session.py"/>
        <source>Wait for it or cancel it first.</source>
        <translation>请等它完成，或先取消它。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/session.py"/>
        <source>choose data</source>
        <translation>选择数据</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/session.py"/>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/session.py"/>
        <source>{name}</source>
        <translation>{name}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/session.py"/>
        <source>does not fit</source>
        <translation>设置不合适</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/session.py"/>
        <source>needs data</source>
        <translation>需要数据</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/session.py"/>
        <source>ready to start</source>
        <translation>可以开始</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/session.py"/>
        <source>settings or data changed</source>
        <translation>设置或数据已改</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/session.py"/>
        <source>after training</source>
        <translation>训练后可用</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/session.py"/>
        <source>live</source>
        <translation>实时</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/session.py"/>
        <source>The example could not be copied: {reason}.</source>
        <translation>无法复制示例：{reason}。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/session.py"/>
        <source>Check that there is room in “{path}”.</source>
        <translation>请检查“{path}”是否有足够空间。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/tour.py"/>
        <source>opening the window off screen</source>
        <translation>在后台打开窗口</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/tour.py"/>
        <source>making a project with the text-generation sample</source>
        <translation>用文本生成的自带样本新建项目</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/tour.py"/>
        <source>training (preset tiny)</source>
        <translation>训练（“极小”预设）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/tour.py"/>
        <source>looking at the attention maps</source>
        <translation>观察注意力图</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/tour.py"/>
        <source>measuring</source>
        <translation>评估</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/tour.py"/>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/tour.py"/>
        <source>“{path}” could not be written.</source>
        <translation>无法写入“{path}”。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/tour.py"/>
        <source>Waited too long for: {what}.</source>
        <translation>等待时间过长：{what}。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/arc_view.py"/>
        <source>Attention as lines</source>
        <translation>用连线表示的注意力</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/arc_view.py"/>
        <source>No attention yet. The lines appear here as soon as the model has read something.</source>
        <translation>还没有注意力。模型读过内容后，连线就会出现在这里。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/arc_view.py"/>
        <source>The arrow keys choose a token; Escape shows all lines.</source>
        <translation>用方向键选择词元；按 Esc 显示全部连线。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/arc_view.py"/>
        <source>{key} is looked at by: {queries}</source>
        <translation>看向{key}的有：{queries}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/arc_view.py"/>
        <source>is looked at (key)</source>
        <translation>被看（键）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/arc_view.py"/>
        <source>reads (query)</source>
        <translation>在读（查询）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/attention_map.py"/>
        <source>No attention map yet. It appears here as soon as the model has read something.</source>
        <translation>还没有注意力图。模型读过内容后就会显示在这里。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/attention_map.py"/>
        <source>Attention map: {title}</source>
        <translation>注意力图：{title}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/attention_map.py"/>
        <source>Attention map</source>
        <translation>注意力图</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/attention_map.py"/>
        <source>{query} cannot look at {key} (masked)</source>
        <translation>{query} 看不到 {key}（被遮住）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/attention_map.py"/>
        <source>masked (cannot be seen)</source>
        <translation>被遮住（看不到）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/attention_map.py"/>
        <source>left out of the colours</source>
        <translation>不上色</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/attention_map.py"/>
        <source>{head} more</source>
        <translation>{head} 更多</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/confusion_view.py"/>
        <source>Which class is taken for which (confusion matrix)</source>
        <translation>哪一类被认成了哪一类（混淆矩阵）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/confusion_view.py"/>
        <source>Nothing measured yet. Evaluate the model to see which classes it mixes up.</source>
        <translation>尚未评估。评估之后可以看到模型会混淆哪些类别。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/confusion_view.py"/>
        <source>{true} taken for {predicted}: {count} of {total} ({share})</source>
        <translation>{true} 被认成 {predicted}：{total} 个中有 {count} 个（{share}）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/confusion_view.py"/>
        <source>row: what is true · column: what the model said</source>
        <translation>行：真实类别 · 列：模型的回答</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/confusion_view.py"/>
        <source>{right} of {total} right ({share})</source>
        <translation>{total} 个中答对 {right} 个（{share}）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/confusion_view.py"/>
        <source>{true} recognised: {count} of {total} ({share})</source>
        <translation>认出 {true}：{total} 个中有 {count} 个（{share}）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/count_bars.py"/>
        <source>count</source>
        <translation>数目</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/draw_pad.py"/>
        <source>Drawing pad</source>
        <translation>画板</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/draw_pad.py"/>
        <source>Draw with the mouse, or move with the arrow keys and hold Shift to draw; Delete clears.</source>
        <translation>用鼠标画；也可以用方向键移动，按住 Shift 画线；按 Delete 清空。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/draw_pad.py"/>
        <source>Draw here.</source>
        <translation>在这里画。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/edge_bars.py"/>
        <source>“{token}”: starts here {start}, ends here {end}</source>
        <translation>“{token}”：从这里开始 {start}，在这里结束 {end}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/edge_bars.py"/>
        <source>Where the answer begins and ends</source>
        <translation>答案从哪里开始、在哪里结束</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/edge_bars.py"/>
        <source>Beginning</source>
        <translation>开头</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/edge_bars.py"/>
        <source>End</source>
        <translation>结尾</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/figure.py"/>
        <source>The file {path} could not be written.</source>
        <translation>无法写入文件 {path}。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/figure.py"/>
        <source>Choose another folder, or check that the disk is not full.</source>
        <translation>请换一个文件夹，或检查磁盘是否已满。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/figure.py"/>
        <source>This figure has no numbers to save.</source>
        <translation>这张图没有可以保存的数值。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/figure_menu.py"/>
        <source>Picture (PNG)</source>
        <translation>图片（PNG）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/figure_menu.py"/>
        <source>Drawing for print (SVG)</source>
        <translation>印刷用矢量图（SVG）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/figure_menu.py"/>
        <source>Document (PDF)</source>
        <translation>文档（PDF）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/figure_menu.py"/>
        <source>Copy the picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/figure_menu.py"/>
        <source>The picture was copied.</source>
        <translation>图片已复制。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/figure_menu.py"/>
        <source>Numbers (CSV)</source>
        <translation>数值（CSV）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/figure_menu.py"/>
        <source>Numbers (NPZ)</source>
        <translation>数值（NPZ）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/figure_menu.py"/>
        <source>Copy the numbers</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/figure_menu.py"/>
        <source>The numbers were copied.</source>
        <translation>数值已复制。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/formula_view.py"/>
        <source>softmax of Q times K transposed, divided by the square root of d k; the result times V</source>
        <translation>softmax（Q 乘以 K 的转置，再除以 d k 的平方根），结果再乘以 V</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/head_grid.py"/>
        <source>Attention heads</source>
        <translation>注意力头</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/head_grid.py"/>
        <source>{layers} layers with {heads} heads each; the arrow keys choose one.</source>
        <translation>{layers} 层，每层 {heads} 个头；用方向键选择。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/head_grid.py"/>
        <source>No attention maps yet. They appear here as soon as the model has read something.</source>
        <translation>还没有注意力图。模型读过内容后就会显示在这里。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/head_grid.py"/>
        <source>Shift with an arrow chooses several, Ctrl with an arrow and Space one more.</source>
        <translation>Shift 加方向键可选多个，Ctrl 加方向键再按空格可再选一个。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/head_grid.py"/>
        <source>Head {name} is chosen.</source>
        <translation>已选中注意力头 {name}。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/head_grid.py"/>
        <source>Heads {names} are looked at together.</source>
        <translation>同时查看注意力头 {names}。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/head_grid.py"/>
        <source>The keys are at head {name}.</source>
        <translation>键盘停在注意力头 {name}。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/head_switches.py"/>
        <source>Switches of the heads</source>
        <translation>各个头的开关</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/head_switches.py"/>
        <source>Head {name} is on. Click or press Space to switch it off.</source>
        <translation>头 {name} 已打开。单击或按空格键可关掉它。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/head_switches.py"/>
        <source>{off} of {count} heads are off.</source>
        <translation>{count} 个头中关掉了 {off} 个。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/head_switches.py"/>
        <source>Head {name} is off. Click or press Space to switch it on.</source>
        <translation>头 {name} 已关掉。单击或按空格键可重新打开它。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/histogram.py"/>
        <source>{low:,} to {high:,}: {count:,}</source>
        <translation>{low:,} 到 {high:,}：{count:,}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/histogram.py"/>
        <source>{low:,} or more: {count:,}</source>
        <translation>{low:,} 及以上：{count:,}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/histogram.py"/>
        <source>There is nothing to count.</source>
        <translation>没有可统计的内容。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/histogram.py"/>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/histogram.py"/>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/image_attention.py"/>
        <source>Attention over the picture</source>
        <translation>图片上的注意力</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/image_attention.py"/>
        <source>No attention yet for this picture.</source>
        <translation>这张图片还没有注意力图。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/image_attention.py"/>
        <source>No picture yet. Choose one to see which patches the model looks at.</source>
        <translation>还没有图片。选择一张，看看模型看向哪些图块。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/image_attention.py"/>
        <source>{name} reads</source>
        <translation>{name}在读</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/image_attention.py"/>
        <source>at most ±{value}</source>
        <translation>最多 ±{value}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/image_attention.py"/>
        <source>Whole picture</source>
        <translation>整张图</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/image_attention.py"/>
        <source>What the token that answers for the whole picture (class token) looks at</source>
        <translation>代表整张图的词元（类别词元）看向哪里</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/image_attention.py"/>
        <source>Choose the whole-picture token</source>
        <translation>选择代表整张图的词元</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/image_attention.py"/>
        <source>{value} (the strongest patch)</source>
        <translation>{value}（最强的图块）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/image_attention.py"/>
        <source>Chosen: {name}</source>
        <translation>已选：{name}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/image_gallery.py"/>
        <source>Picture {number}: {label}</source>
        <translation>图片 {number}：{label}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/image_gallery.py"/>
        <source>No pictures yet. Import a folder with one subfolder for each class.</source>
        <translation>还没有图片。请导入一个文件夹，每个类别一个子文件夹。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/image_gallery.py"/>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/image_gallery.py"/>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/image_gallery.py"/>
        <source>{count} pictures</source>
        <translation>{count} 张图片</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/image_view.py"/>
        <source>Picture: {caption}</source>
        <translation>图片：{caption}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/image_view.py"/>
        <source>No picture chosen yet.</source>
        <translation>还没有选择图片。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/loss_plot.py"/>
        <source>random guess</source>
        <translation>随机猜测</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/loss_plot.py"/>
        <source>The loss curve appears here as soon as training starts.</source>
        <translation>训练开始后，损失曲线会显示在这里。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/loss_plot.py"/>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/loss_plot.py"/>
        <source>training {loss} (smoothed {smooth})</source>
        <translation>训练 {loss}（平滑 {smooth}）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/loss_plot.py"/>
        <source>validation {loss} (step {step})</source>
        <translation>验证 {loss}（第 {step} 步）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/loss_plot.py"/>
        <source>training, smoothed</source>
        <translation>训练（平滑）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/loss_plot.py"/>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/matrix_beside.py"/>
        <source>the row of {name}: click to work it out</source>
        <translation>{name} 这一行：单击可计算它</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/matrix_beside.py"/>
        <source>the row of {name}, worked out here</source>
        <translation>{name} 这一行，正在计算</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/model_diagram.py"/>
        <source>Diagram of the model</source>
        <translation>模型结构图</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/model_diagram.py"/>
        <source>The model is drawn here once its settings fit together.</source>
        <translation>设置合适之后，模型会画在这里。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/patch_view.py"/>
        <source>The picture in patches</source>
        <translation>切成图块的图片</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/patch_view.py"/>
        <source>{rows} × {columns} = {count} patches</source>
        <translation>{rows} × {columns} = {count} 个图块</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/patch_view.py"/>
        <source>Choose a picture to see how the model cuts it into patches.</source>
        <translation>选择一张图片，看模型如何把它切成图块。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/patch_view.py"/>
        <source>patch {number}: row {row}, column {column}</source>
        <translation>第 {number} 块：第 {row} 行，第 {column} 列</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/point_map.py"/>
        <source>Map of points</source>
        <translation>点图</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/point_map.py"/>
        <source>Nothing to show yet.</source>
        <translation>还没有可显示的内容。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/score_list.py"/>
        <source>All scores of this head</source>
        <translation>这个头的全部得分</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/score_list.py"/>
        <source>A head is named so from {threshold} upwards.</source>
        <translation>达到 {threshold} 才这样命名。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/score_rows.py"/>
        <source>Scores of the head</source>
        <translation>这个头的各项得分</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/signed_picture.py"/>
        <source>Values over the picture</source>
        <translation>图片上的数值</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/steps_figure.py"/>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/symbol_formula.py"/>
        <source>softmax of Q times K transposed, divided by the square root of d k; the result times V, then times the output matrix</source>
        <translation>Q 乘以 K 的转置，除以 d k 的平方根，取 softmax；结果乘以 V，再乘以输出矩阵</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/token_bars.py"/>
        <source>Bars of the positions</source>
        <translation>各位置的条形</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/token_view.py"/>
        <source>Tokens the model sees</source>
        <translation>模型看到的词元</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/token_view.py"/>
        <source>token {position}: “{token}”</source>
        <translation>第 {position} 个词元：“{token}”</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/token_view.py"/>
        <source>Type something to see the tokens the model gets.</source>
        <translation>输入一些内容，看看模型收到哪些词元。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/token_view.py"/>
        <source>token {position}: “{token}” is unknown</source>
        <translation>词元 {position}：“{token}”是未知的</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/token_view.py"/>
        <source>token {position}: “{token}”, number {id} of the vocabulary</source>
        <translation>第 {position} 个词元：“{token}”，词表中的编号 {id}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/token_view.py"/>
        <source>{count} tokens: {tokens}</source>
        <translation>{count} 个词元：{tokens}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/value_map.py"/>
        <source>Map of values</source>
        <translation>数值图</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/views/value_map.py"/>
        <source>{place}: no value</source>
        <translation>{place}：没有数值</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/before_after_bars.py"/>
        <source>Probabilities before and after</source>
        <translation>之前和之后的概率</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/collapsible_panel.py"/>
        <source>Show “{panel}”</source>
        <translation>显示“{panel}”</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/collapsible_panel.py"/>
        <source>Fold “{panel}” away</source>
        <translation>收起“{panel}”</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/manner_control.py"/>
        <source>Manner</source>
        <translation>写法</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/message_bar.py"/>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/message_bar.py"/>
        <source>Dismiss this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/message_bar.py"/>
        <source>Hide details</source>
        <translation>隐藏详细信息</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/message_bar.py"/>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/message_bar.py"/>
        <source>Warning</source>
        <translation>注意</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/message_bar.py"/>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/metric_tile.py"/>
        <source>Lower is better</source>
        <translation>越低越好</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/metric_tile.py"/>
        <source>Higher is better</source>
        <translation>越高越好</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/preset_control.py"/>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/preset_control.py"/>
        <source>Some settings were changed; press to take the preset again.</source>
        <translation>有些设置已修改；再按一次可恢复预设。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/probability_bars.py"/>
        <source>Probabilities</source>
        <translation>概率</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/progress_row.py"/>
        <source>{n} h left</source>
        <translation>剩余 {n} 小时</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/progress_row.py"/>
        <source>{n} s left</source>
        <translation>剩余 {n} 秒</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/progress_row.py"/>
        <source>{n} min left</source>
        <translation>剩余 {n} 分钟</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/progress_row.py"/>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/rail_button.py"/>
        <source>needs attention</source>
        <translation>需要处理</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/snapshot_slider.py"/>
        <source>Step of the training</source>
        <translation>训练步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/snapshot_slider.py"/>
        <source>step {step} of {total}</source>
        <translation>第 {step} 步，共 {total} 步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/step_slider.py"/>
        <source>Step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/step_slider.py"/>
        <source>The same input, seen by the model at an earlier step</source>
        <translation>同样的输入，由更早的模型来看</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/step_slider.py"/>
        <source>Stop playing</source>
        <translation>停止播放</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/step_slider.py"/>
        <source>Play through the training</source>
        <translation>播放训练过程</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/step_slider.py"/>
        <source>{what} (right-click: how fast)</source>
        <translation>{what}（右键：调整快慢）</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/step_slider.py"/>
        <source>Show the newest step, and follow it while the model trains</source>
        <translation>显示最新一步，训练时随之更新</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/step_slider.py"/>
        <source>Play at {speed}× speed</source>
        <translation>以 {speed} 倍速播放</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/step_slider.py"/>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/step_slider.py"/>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/step_slider.py"/>
        <source>Live: show the newest step</source>
        <translation>实时：显示最新一步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/step_slider.py"/>
        <source>Show the newest step</source>
        <translation>显示最新一步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/transport_bar.py"/>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/transport_bar.py"/>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/transport_bar.py"/>
        <source>One step</source>
        <translation>单步</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/transport_bar.py"/>
        <source>Stop and keep</source>
        <translation>停止并保留</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/transport_bar.py"/>
        <source>Show the newest step and follow the training.</source>
        <translation>显示最新一步并跟随训练。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/transport_bar.py"/>
        <source>Take a single step and hold again.</source>
        <translation>只走一步，然后停住。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/transport_bar.py"/>
        <source>End the training; what it learnt is kept.</source>
        <translation>结束训练；已学到的内容会保留。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/transport_bar.py"/>
        <source>Start a training first.</source>
        <translation>请先开始训练。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/transport_bar.py"/>
        <source>The data is being prepared; the first step comes next.</source>
        <translation>正在准备数据，接着就是第一步。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/transport_bar.py"/>
        <source>Stopping… what was learnt is being written.</source>
        <translation>正在停止……正在写入已学到的内容。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/transport_bar.py"/>
        <source>Hold before the next step; the model stays in memory.</source>
        <translation>在下一步之前停住；模型留在内存中。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/transport_bar.py"/>
        <source>Go on training.</source>
        <translation>继续训练。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/widgets/transport_bar.py"/>
        <source>Train a new model with these settings.</source>
        <translation>用这些设置训练一个新模型。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/worker.py"/>
        <source>Something went wrong inside the program: {kind}: {what}</source>
        <translation>程序内部出错：{kind}：{what}</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/worker.py"/>
        <source>Your data and runs are safe. Try again; if it happens again, send the log to the developers.</source>
        <translation>你的数据和训练记录是安全的。请再试一次；如果再次出现，请把日志发给开发者。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/worker.py"/>
        <source>The memory is not enough.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <location filename="../../workbench/gui/worker.py"/>
        <source>Choose a smaller model, batch or file and try again.</source>
        <translation>请选择更小的模型、批大小或文件再试。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/comparing.py"/>
        <source>There is no difference map: the two models cut pictures into different patches.</source>
        <translation>没有差别图：两个模型把图片切成了不同的图块。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/comparing.py"/>
        <source>There is no difference map: rows or columns stand for different tokens on the two sides.</source>
        <translation>没有差别图：两边的行或列代表不同的词元。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/flows.py"/>
        <source>There is no map of embeddings: this model reads patches, not tokens.</source>
        <translation>没有词嵌入地图：这个模型读的是图块，不是词元。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/flows.py"/>
        <source>There is no comparison of positions: this model knows none.</source>
        <translation>没有位置的比较：这个模型没有位置信息。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/heads.py"/>
        <source>A map shows where a head takes its numbers from, not what it makes of them nor whether the answer needs them: remove the head and see what changes.</source>
        <translation>注意力图只说明一个头从哪里取数，不说明它拿来做什么，也不说明答案是否需要它：把这个头去掉，看看什么会变。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/report.py"/>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/report.py"/>
        <source>Score</source>
        <translation>分数</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/report.py"/>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/report.py"/>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/report.py"/>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/report.py"/>
        <source>What the model answers</source>
        <translation>模型的回答</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/report.py"/>
        <source>What head {name} does</source>
        <translation>头 {name} 在做什么</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/report.py"/>
        <source>The training</source>
        <translation>训练</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/report.py"/>
        <source>Figures</source>
        <translation>图</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/report.py"/>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>previous token</source>
        <translation>前一个词元</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>Looks at the token just before.</source>
        <translation>看向紧挨着的前一个词元。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>the stripe right below the diagonal: every token reads its neighbour.</source>
        <translation>对角线正下方的条纹：每个词元都在读它前面的那个。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>The share of attention on the position just before, averaged over all positions that have one.</source>
        <translation>落在前一个位置上的注意力份额，对所有前面还有位置的位置取平均。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>itself</source>
        <translation>自身</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>Looks at its own position.</source>
        <translation>看向自己所在的位置。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>the diagonal: every position mostly reads itself.</source>
        <translation>对角线：每个位置主要在读自己。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>The share of attention on the position itself, averaged over all positions that also see another.</source>
        <translation>落在自身位置上的注意力份额，对所有还能看到其他位置的位置取平均。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>first token</source>
        <translation>第一个词元</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>Looks at the very first position, often a way of looking at nothing in particular.</source>
        <translation>看向最开头的位置，通常表示“没有特别要看的”。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>the strongly coloured column on the left: attention that is not needed rests there.</source>
        <translation>左侧颜色强烈的一列：用不上的注意力都停在那里。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>The share of attention on the first position, averaged over all later ones.</source>
        <translation>落在第一个位置上的注意力份额，对其后的所有位置取平均。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>next token</source>
        <translation>后一个词元</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>Looks at the token just after.</source>
        <translation>看向紧挨着的后一个词元。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>the stripe right above the diagonal.</source>
        <translation>对角线正上方的条纹。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>The share of attention on the position just after, averaged over all positions that have one.</source>
        <translation>落在后一个位置上的注意力份额，对所有后面还有位置的位置取平均。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>induction</source>
        <translation>归纳</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>Looks at what came after the last time this token appeared.</source>
        <translation>看向“同一词元上次出现之后的那个词元”。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>a repeated token: its row skips the neighbours and reads what followed it before.</source>
        <translation>重复出现的词元：它那一行跳过邻近位置，去读它上次出现之后的内容。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>The share of attention on tokens that followed an earlier occurrence of the same token, averaged over all tokens that see such a token.</source>
        <translation>落在“同一词元先前出现时紧随其后的词元”上的注意力份额，对所有能看到这种词元的词元取平均。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>same token</source>
        <translation>相同词元</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>Looks at other places where the same token stands.</source>
        <translation>看同一个词元出现的其他位置。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>a repeated token: its row reads the earlier place with the same token.</source>
        <translation>重复出现的词元：它那一行看的是这个词元先前出现的位置。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>The share of attention on other positions with the same token, averaged over all tokens that see one.</source>
        <translation>落在同一词元的其他位置上的注意力份额，对所有能看到这种位置的词元取平均。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>class token</source>
        <translation>类别词元</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>Looks at the token that stands for the whole picture or text.</source>
        <translation>看着代表整幅图片或整段文本的那个词元。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>the strongly coloured first column: everything else reads the summary.</source>
        <translation>颜色很深的第一列：其余位置都在读这份概括。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>The share of attention on the token for the whole picture or text, averaged over all patches or tokens.</source>
        <translation>落在代表整幅图片或整段文本的词元上的注意力份额，对所有图块或词元取平均。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>separators</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>Looks at spaces, punctuation and the marks of beginning and end.</source>
        <translation>看空格、标点以及开头和结尾的标记。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>coloured columns wherever a space, a full stop or an end mark stands.</source>
        <translation>凡是空格、句号或结尾标记所在之处，都有一条着色的竖列。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>The share of attention on spaces, punctuation and marks of beginning and end, averaged over all positions that see some of these and something else.</source>
        <translation>落在空格、标点和首尾标记上的注意力份额，对所有既能看到它们、也能看到其他内容的位置取平均。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>neighbourhood</source>
        <translation>邻近位置</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>Looks at what stands close by.</source>
        <translation>看附近的内容。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>a band along the diagonal; in a picture, the squares around each patch.</source>
        <translation>沿对角线的一条带；图片里是每个图块周围的方格。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>The share of attention on places at most two positions away (among patches: the squares that touch), the place itself included. 0 is what even attention would give, 1 is all of it.</source>
        <translation>落在相距不超过两个位置处（对图块而言是相接的方格）的注意力份额，自身也算在内。0 表示与均匀注意力相同，1 表示全部注意力。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>everywhere</source>
        <translation>均匀</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>Spreads its attention almost evenly.</source>
        <translation>注意力几乎平均分布。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>rows of one even colour: the head averages over everything.</source>
        <translation>整行颜色一致：这个头在对所有内容取平均。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/statistics.py"/>
        <source>How close the entropy of the rows is to the largest possible: 0 up to 80 % of it, 1 at all of it.</source>
        <translation>各行的熵离最大可能值有多近：不到最大值的 80 % 记为 0，达到最大值记为 1。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps.py"/>
        <source>There is no head {head}.</source>
        <translation>没有头 {head}。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps.py"/>
        <source>There is no query {query} or no key {key} in this map of {rows} × {columns}.</source>
        <translation>这张 {rows} × {columns} 的图里没有查询 {query} 或没有键 {key}。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>What is known so far</source>
        <translation>到目前为止所知道的</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>At this layer “{query}” and “{key}” are {count} numbers each, scaled to one size.</source>
        <translation>在这一层，“{query}”和“{key}”各是 {count} 个数，都缩放到同样的大小。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>Question and label</source>
        <translation>问题与标签</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>One matrix makes of “{query}” a question (query, q), another makes of “{key}” a label (key, k): {count} numbers each.</source>
        <translation>一个矩阵把“{query}”变成问题（查询，q），另一个矩阵把“{key}”变成标签（键，k）：各 {count} 个数。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>Multiplied</source>
        <translation>相乘</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>Question and label are multiplied, number by number.</source>
        <translation>问题与标签逐个数相乘。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>Added</source>
        <translation>相加</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>The sum says how well question and label match: {sum}.</source>
        <translation>总和说明问题与标签有多吻合：{sum}。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>Divided by √d_k</source>
        <translation>除以 √d_k</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>Divided by √{width} = {root}, so that wider heads do not give larger scores: {score}.</source>
        <translation>除以 √{width} = {root}，使更宽的头不会得出更大的分数：{score}。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>The whole row</source>
        <translation>整行</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>Shares (softmax)</source>
        <translation>份额（softmax）</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>Each score becomes a power of e and is divided by the sum of all: shares that sum to 1. “{key}” gets {weight}.</source>
        <translation>每个分数先变成 e 的幂，再除以它们的总和：得到总和为 1 的份额。“{key}”得到 {weight}。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>What is handed over</source>
        <translation>交出的内容</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>A third matrix makes of “{key}” what it hands over (value, v).</source>
        <translation>第三个矩阵把“{key}”变成它要交出的内容（值，v）。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>Times its share</source>
        <translation>乘以份额</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>It counts with its share, {weight}.</source>
        <translation>它按自己的份额 {weight} 计入。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>Mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>What all places hand over, each with its share, is added: what this head found for “{query}”.</source>
        <translation>所有位置交出的内容按各自的份额相加：这就是这个头为“{query}”找到的东西。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>Added to the stream</source>
        <translation>加入主流</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>A last matrix turns it into {count} numbers that are added to what is known of “{query}”, together with those of the other heads.</source>
        <translation>最后一个矩阵把它变成 {count} 个数，与其他头的结果一起加到对“{query}”的已知内容上。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>The same size</source>
        <translation>同样的大小</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>Both are scaled to the same size, so that only their directions count.</source>
        <translation>两者缩放到同样的大小，于是只有方向起作用。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>Turned by position</source>
        <translation>按位置旋转</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>Both are turned by angles that grow with their position, so that their product knows how far apart they are, here by {distance}.</source>
        <translation>两者都按位置转过一个角度，位置越靠后角度越大，于是乘积里就含有两者的距离，这里是 {distance}。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>The same is done with all {count} places that have a label.</source>
        <translation>对全部 {count} 个带标签的位置都这样做。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>No other place has a label.</source>
        <translation>没有其他带标签的位置。</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>Masked</source>
        <translation>遮挡</translation>
    </message>
    <message>
        <location filename="../../workbench/inspection/steps_in_words.py"/>
        <source>What comes later or is empty may not be looked at: its score becomes minus infinity, for {count} of {total}.</source>
        <translation>在后面的或空的位置不能看：它们的分数变成负无穷，这里是 {total} 个位置中的 {count} 个。</translation>
    </message>
    <message>
        <location filename="../../workbench/models/removal.py"/>
        <source>The heads of this kind go from 1.1 to {layers}.{heads}, counted from the first layer.</source>
        <translation>这种注意力的头从 1.1 到 {layers}.{heads}，从第一层数起。</translation>
    </message>
    <message>
        <location filename="../../workbench/models/removal.py"/>
        <source>This model has no attention of the kind “{kind}”.</source>
        <translation>这个模型没有“{kind}”这种注意力。</translation>
    </message>
    <message>
        <location filename="../../workbench/models/sampling.py"/>
        <source>The weights of this model are broken: they give no probabilities.</source>
        <translation>这个模型的权重已经损坏，算不出概率。</translation>
    </message>
    <message>
        <location filename="../../workbench/models/sampling.py"/>
        <source>Choose an earlier step of the run, or train again with a lower learning rate.</source>
        <translation>请选择这次训练更早的一步，或者用更小的学习率重新训练。</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>As it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Any</source>
        <translation>不限</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Latin</source>
        <translation>拉丁字母</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Chinese characters</source>
        <translation>汉字</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Cyrillic</source>
        <translation>西里尔字母</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Greek</source>
        <translation>希腊字母</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Arabic</source>
        <translation>阿拉伯字母</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Devanagari</source>
        <translation>天城文</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Hangul</source>
        <translation>谚文（韩文）</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Kana</source>
        <translation>假名</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Remove markup</source>
        <translation>去掉标记</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>HTML tags such as &lt;b&gt; go, and &amp;amp; becomes &amp;.</source>
        <translation>去掉 &lt;b&gt; 这样的 HTML 标签，&amp;amp; 变成 &amp;。</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Unicode form</source>
        <translation>Unicode 形式</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>One way of writing for characters that look the same, such as é as one sign or as e and an accent.</source>
        <translation>看起来一样的字符统一成一种写法，例如 é 既可以是一个字符，也可以是 e 加重音符号。</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Full width to half width</source>
        <translation>全角转半角</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Ａ, １ and ， as in Chinese typesetting become A, 1 and a plain comma.</source>
        <translation>中文排版里的 Ａ、１ 和 ， 变成 A、1 和半角逗号。</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Write all Chinese in simplified or in traditional characters.</source>
        <translation>把所有中文统一写成简体或繁体。</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Lower case</source>
        <translation>转为小写</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>The and the become the same word. The model then never writes a capital letter.</source>
        <translation>The 和 the 变成同一个词；模型也就再也不会写大写字母。</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Single spaces</source>
        <translation>合并空格</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Several spaces or tabs in a row become one, and none are left at the end of a line.</source>
        <translation>连续的空格或制表符合并为一个，行尾不留空格。</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Leave out short rows</source>
        <translation>去掉过短的行</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Rows with fewer characters than this in one of their texts are left out; 0 keeps all.</source>
        <translation>任一文本的字符数少于此数的行会被去掉；0 表示全部保留。</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Leave out long rows</source>
        <translation>去掉过长的行</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Rows with more characters than this in one of their texts are left out; 0 keeps all.</source>
        <translation>任一文本的字符数多于此数的行会被去掉；0 表示全部保留。</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Keep one script</source>
        <translation>只保留一种文字</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Rows whose first text is mostly written in other letters are left out.</source>
        <translation>第一个文本主要用其他文字写成的行会被去掉。</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Leave out repeated rows</source>
        <translation>去掉重复的行</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Of rows that say the same, only the first is kept, so that none of them is learnt by heart and asked again in the test.</source>
        <translation>内容相同的行只保留第一行，以免模型先背下来，测试时又考到同一行。</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Letters and their accents become one sign.</source>
        <translation>字母和它的重音符号合成一个字符。</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>As NFC; signs of another look such as ﬁ, ² or ㎏ are written plainly too.</source>
        <translation>在 NFC 的基础上，ﬁ、²、㎏ 这类特殊字形也改成普通写法。</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Simplified</source>
        <translation>简体</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/cleaning.py"/>
        <source>Traditional</source>
        <translation>繁体</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/token_comparison.py"/>
        <source>{count:,} tokens</source>
        <translation>{count:,} 个词元</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/token_comparison.py"/>
        <source>{count:,} unknown</source>
        <translation>{count:,} 个未知</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/token_comparison.py"/>
        <source>{number} characters a token</source>
        <translation>每个词元 {number} 个字符</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/token_comparison.py"/>
        <source>vocabulary {count:,}</source>
        <translation>词表 {count:,}</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/tokenizer.py"/>
        <source>There is no text to learn a vocabulary from.</source>
        <translation>没有可用来学习词表的文本。</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/tokenizer.py"/>
        <source>No vocabulary of {count} pieces can be learnt from this text.</source>
        <translation>无法从这些文本中学到 {count} 个片段的词表。</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/tokenizer.py"/>
        <source>Choose a smaller vocabulary, or characters.</source>
        <translation>请选择更小的词表，或使用字符。</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/tokenizers.py"/>
        <source>Characters</source>
        <translation>字符</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/tokenizers.py"/>
        <source>Every letter or sign is one token. Simple, small, nothing is unknown for long.</source>
        <translation>每个字母或符号是一个词元。简单、词表小，很少遇到不认识的字。</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/tokenizers.py"/>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/tokenizers.py"/>
        <source>Every byte of the text as a computer stores it is one token: one for an English letter, three for a Chinese character. Nothing is ever unknown; sequences are long.</source>
        <translation>文本在计算机里存储的每个字节是一个词元：一个英文字母占一个，一个汉字占三个。没有不认识的内容，但序列很长。</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/tokenizers.py"/>
        <source>Words</source>
        <translation>单词</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/tokenizers.py"/>
        <source>Words are cut at white space and punctuation; the most frequent ones become one token each, all others are unknown. Each Chinese character is a word of its own.</source>
        <translation>在空白和标点处切分单词；最常见的单词各是一个词元，其余的都算未知。每个汉字单独算一个词。</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/tokenizers.py"/>
        <source>SentencePiece</source>
        <translation>SentencePiece</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/tokenizers.py"/>
        <source>Frequent pieces of words become one token, learnt from your text. Shorter sequences. A text is cut into the pieces that are likeliest together (unigram).</source>
        <translation>从你的文本中学到的常见片段各成一个词元，序列更短。切分文本时取整体上最可能的一组片段（unigram）。</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/tokenizers.py"/>
        <source>Byte pairs (BPE)</source>
        <translation>字节对编码（BPE）</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/tokenizers.py"/>
        <source>Pieces of words again, learnt another way: the two neighbours that are most often side by side are joined, over and over. Most large language models cut their texts so.</source>
        <translation>同样是词的片段，但学法不同：把最常相邻的两个片段合并，一遍遍重复。大多数大语言模型都这样切分文本。</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/tokenizers.py"/>
        <source>The tokeniser in “{path}” is damaged.</source>
        <translation>“{path}”中的分词器已损坏。</translation>
    </message>
    <message>
        <location filename="../../workbench/preprocessing/tokenizers.py"/>
        <source>Prepare the data again, or restore the folder from a copy.</source>
        <translation>请重新准备数据，或用备份恢复该文件夹。</translation>
    </message>
    <message>
        <location filename="../../workbench/progress.py"/>
        <source>Cancelled. Nothing was changed.</source>
        <translation>已取消。没有任何内容被改动。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/branching.py"/>
        <source>A branch keeps the model and the data preparation of run “{run}”, but “{setting}” is different.</source>
        <translation>分支沿用训练“{run}”的模型和数据准备，但设置“{setting}”不同。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/branching.py"/>
        <source>Run “{run}” is at step {step} already; a branch that goes on from there needs more steps.</source>
        <translation>训练“{run}”已经在第 {step} 步；从那里继续的分支需要更多步数。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/branching.py"/>
        <source>The data changed since the run it branches from, and is divided into other pieces or classes.</source>
        <translation>数据在原训练之后变了，现在的词元或类别与之前不同。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/branching.py"/>
        <source>Bring the data of that run back, or start a run that begins with nothing.</source>
        <translation>请换回那次训练的数据，或者从零开始新的训练。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/branching.py"/>
        <source>Change it back, or start a run that begins with nothing.</source>
        <translation>请改回原来的设置，或者从零开始新的训练。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/branching.py"/>
        <source>Run “{run}” has no weights yet.</source>
        <translation>训练“{run}”还没有权重。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/branching.py"/>
        <source>Train it first, or choose another run.</source>
        <translation>请先训练，或选择另一次训练。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/checkpoints.py"/>
        <source>The newest checkpoint is damaged. Going on from the one before it, at step {step}; what was learnt after it is learnt again.</source>
        <translation>最新的检查点已损坏，将从上一个检查点（第 {step} 步）继续；之后学到的内容会重新学习。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/checkpoints.py"/>
        <source>“{path}” keeps no whole checkpoint of step {step}.</source>
        <translation>“{path}”中没有第 {step} 步的完整检查点。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/checkpoints.py"/>
        <source>Branch from a snapshot, which keeps the weights alone, or from another run.</source>
        <translation>请从快照分支（快照只保存权重），或者从另一次训练分支。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/cleaning.py"/>
        <source>The steps that clean the data leave nothing of it.</source>
        <translation>清理数据的步骤把全部数据都去掉了。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/cleaning.py"/>
        <source>Turn some of them off, or leave out fewer rows, under Preparation on the Data page.</source>
        <translation>请在“数据”页的“预处理”里关掉其中一些步骤，或少去掉一些行。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/following.py"/>
        <source>“{path}” holds other data than the project of the first process.</source>
        <translation>“{path}”中的数据与第一个进程的项目不同。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/following.py"/>
        <source>Copy the project again, or give all processes the same shared folder.</source>
        <translation>请重新复制项目，或让所有进程使用同一个共享文件夹。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/lock.py"/>
        <source>“{name}” is open in another program: on {host} since {since} (process {pid}).</source>
        <translation>“{name}”正在另一个程序中打开：{host}，自 {since} 起（进程 {pid}）。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/lock.py"/>
        <source>Close it there first.</source>
        <translation>请先在那里关闭它。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/lock.py"/>
        <source>The folder “{path}” may only be read.</source>
        <translation>文件夹“{path}”只能读取。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/lock.py"/>
        <source>Save a copy of the project in a folder of your own to train it.</source>
        <translation>要训练它，请把项目另存一份到你自己的文件夹。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/lock.py"/>
        <source>“{path}” cannot be opened: {reason}.</source>
        <translation>无法打开“{path}”：{reason}。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/origin.py"/>
        <source>The encoder of run “{run}” of “{title}” ({scenario}), step {step:,}.</source>
        <translation>“{title}”（{scenario}）的训练“{run}”第 {step:,} 步的编码器。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/origin.py"/>
        <source>Restore the folder from a copy, or make the project anew from the run it begins with.</source>
        <translation>请从备份恢复这个文件夹，或者从作为起点的那次训练重新建立项目。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/origin.py"/>
        <source>The model begins with what run “{run}” learnt, so this stays as it was there.</source>
        <translation>模型以训练“{run}”学到的东西为起点，所以这一项保持那里的值。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/origin.py"/>
        <source>“{title}” cannot begin with a model of “{other}”.</source>
        <translation>“{title}”不能以“{other}”的模型为起点。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/origin.py"/>
        <source>It can begin with: {names}.</source>
        <translation>它可以以这些为起点：{names}。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/origin.py"/>
        <source>The weights in “{path}” do not belong to this model.</source>
        <translation>“{path}”中的权重不属于这个模型。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/origin.py"/>
        <source>Make the project anew from the run it begins with.</source>
        <translation>请从作为起点的那次训练重新建立项目。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/project.py"/>
        <source>Choose a preset to start from fresh settings, or restore the file from a copy.</source>
        <translation>请选择一个预设从头设置，或用备份恢复该文件。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/project.py"/>
        <source>There is no run “{run}” in “{title}”.</source>
        <translation>“{title}”中没有训练“{run}”。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/project.py"/>
        <source>Runs: {names}.</source>
        <translation>训练记录：{names}。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/project.py"/>
        <source>The checkpoint in “{path}” does not belong to this model.</source>
        <translation>“{path}”中的检查点不属于这个模型。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/project.py"/>
        <source>The config of the run was changed by hand, or the file comes from another run.</source>
        <translation>训练的配置被手动改过，或者该文件来自另一次训练。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/project.py"/>
        <source>“{path}” is not a project: it holds no project.json.</source>
        <translation>“{path}”不是项目：其中没有 project.json。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/project.py"/>
        <source>Choose the folder that “New project” made.</source>
        <translation>请选择用“新建项目”创建的文件夹。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/project.py"/>
        <source>“{path}” is damaged: it does not say its format.</source>
        <translation>“{path}”已损坏：没有注明格式。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/project.py"/>
        <source>Restore the file from a copy; data and runs in the folder are untouched.</source>
        <translation>请用备份恢复该文件；文件夹中的数据和训练记录没有被改动。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/project.py"/>
        <source>“{path}” was made by a newer version of this program (format {found}, known is {known}).</source>
        <translation>“{path}”由本程序的更新版本创建（格式 {found}，本版本支持 {known}）。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/project.py"/>
        <source>Install the newer version; the project was not touched.</source>
        <translation>请安装更新的版本；项目没有被改动。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/project.py"/>
        <source>Choose another name; nothing was changed.</source>
        <translation>请换一个名称；没有任何内容被改动。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/project.py"/>
        <source>“{path}” cannot be made: {reason}.</source>
        <translation>无法创建“{path}”：{reason}。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/project.py"/>
        <source>Choose a folder you may write to.</source>
        <translation>请选择一个可以写入的文件夹。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/project.py"/>
        <source>“{path}” is damaged. {problem}</source>
        <translation>“{path}”已损坏。{problem}</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/project.py"/>
        <source>Project “{title}” has no data yet.</source>
        <translation>项目“{title}”还没有数据。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/project.py"/>
        <source>Import a file or use the sample data first.</source>
        <translation>请先导入文件或使用自带样本。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/project.py"/>
        <source>Project “{title}” has no run yet.</source>
        <translation>项目“{title}”还没有训练过。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/project.py"/>
        <source>Check that the disk is not full and that the project may be written.</source>
        <translation>请检查磁盘是否已满、项目文件夹是否可写。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/project.py"/>
        <source>The checkpoints in “{path}” are damaged.</source>
        <translation>“{path}”中的检查点已损坏。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/project.py"/>
        <source>Start a new run; the snapshots of this one can still be used.</source>
        <translation>请开始新的训练；这次的快照仍可使用。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/project.py"/>
        <source>The data changed since run “{run}” began.</source>
        <translation>训练“{run}”开始之后，数据已改变。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/project.py"/>
        <source>Start a new run; this one can still be used as it is.</source>
        <translation>请开始新的训练；这次训练仍可照常使用。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/project.py"/>
        <source>The memory is not enough for this model.</source>
        <translation>内存不够这个模型使用。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/project.py"/>
        <source>Choose a smaller width, fewer layers or a smaller vocabulary.</source>
        <translation>请减小宽度、层数或词表。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/project.py"/>
        <source>The project could not be copied to “{path}”: {reason}.</source>
        <translation>无法把项目复制到“{path}”：{reason}。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/project.py"/>
        <source>Check that there is room and that the folder may be written.</source>
        <translation>请检查空间是否足够、文件夹是否可写。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/prolonging.py"/>
        <source>Run “{run}” has no checkpoint to go on from.</source>
        <translation>训练“{run}”没有可以继续的检查点。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/prolonging.py"/>
        <source>Branch from one of its snapshots, or start a new run.</source>
        <translation>请从它的某个快照分支，或者开始新的训练。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/prolonging.py"/>
        <source>Run “{run}” is at step {step} already.</source>
        <translation>训练“{run}”已经在第 {step} 步。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/prolonging.py"/>
        <source>Choose more than {step} steps.</source>
        <translation>请选择大于 {step} 的步数。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/recording.py"/>
        <source>{problem} Nothing is lost: the training holds and goes on by itself when there is room.</source>
        <translation>{problem}没有丢失任何内容：训练已暂停，有空间后会自动继续。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/retrying.py"/>
        <source>Try again with learning rate {value}</source>
        <translation>用学习率 {value} 重试</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/retrying.py"/>
        <source>Try again with {setting} {value}</source>
        <translation>用{setting} {value} 重试</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/run.py"/>
        <source>Restore the file from a copy, or start a new run.</source>
        <translation>请用备份恢复该文件，或开始一次新的训练。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/run.py"/>
        <source>Restore the file from a copy, or delete the folder of this run.</source>
        <translation>请用备份恢复该文件，或删除这次训练的文件夹。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/run.py"/>
        <source>Restore the file from a copy.</source>
        <translation>请用备份恢复该文件。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/run.py"/>
        <source>Run “{run}” kept no snapshot of step {step}.</source>
        <translation>训练“{run}”没有保留第 {step} 步的快照。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/run.py"/>
        <source>Steps that were kept: {steps}.</source>
        <translation>保留的步：{steps}。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/run.py"/>
        <source>“{path}” is damaged: a setting is missing.</source>
        <translation>“{path}”已损坏：缺少一项设置。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/tensors.py"/>
        <source>The weights in “{path}” are missing or damaged.</source>
        <translation>“{path}”中的权重缺失或已损坏。</translation>
    </message>
    <message>
        <location filename="../../workbench/projects/tensors.py"/>
        <source>Choose another step of this run, or train again.</source>
        <translation>请选择这次训练的其他步，或重新训练。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/algorithm_lab.py"/>
        <source>There are no examples left to train on.</source>
        <translation>没有剩下可供训练的样本。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/algorithm_lab.py"/>
        <source>Make the validation and test parts smaller, or bring more examples.</source>
        <translation>请减小验证和测试部分，或带来更多样本。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/algorithm_lab.py"/>
        <source>How many times the text is read and rewritten, one block after the other.</source>
        <translation>文本被读取和改写多少遍，一层接一层。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/algorithm_lab.py"/>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/algorithm_lab.py"/>
        <source>Room for a prompt, the sign between and the answer together. Longer examples are cut off.</source>
        <translation>题目、中间的符号和答案合起来能占的长度。更长的样本会被截断。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/algorithm_lab.py"/>
        <source>Algorithm lab</source>
        <translation>算法实验室</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/algorithm_lab.py"/>
        <source>Copies, reverses, sorts or adds: the clearest place to see what heads do.</source>
        <translation>复制、倒序、排序或加法：在这里最能看清注意力头在做什么。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/algorithm_lab.py"/>
        <source>Type a prompt, such as those on the Data page</source>
        <translation>输入一道题，比如“数据”页面上的那些</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/algorithm_lab.py"/>
        <source>tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/algorithm_lab.py"/>
        <source>{count:,} examples: enough for a simple rule.</source>
        <translation>{count:,} 个样本：对简单的规则足够了。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/algorithm_lab.py"/>
        <source>Restore the folder from a copy.</source>
        <translation>请用备份恢复该文件夹。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/algorithm_lab.py"/>
        <source>These examples are made by a short program. While the model trains, new ones are made without end; those listed here are kept to look at and to measure with. What is asked decides by a fixed rule to which part an example belongs, so the measured ones are never trained on.</source>
        <translation>这些样本由一小段程序生成。模型训练时，新的样本会不断生成；这里列出的留作查看和测量之用。样本属于哪一部分，由题目本身按固定的规则决定，所以用来测量的样本从不参加训练。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/algorithm_lab.py"/>
        <source>An answer counts only if it is right to the last sign, and none of these prompts was ever trained on. Whoever gets them right has learnt the rule.</source>
        <translation>答案每一个符号都对才算对，而且这些题目从未用于训练。能答对，就说明学会了规则。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/algorithm_lab.py"/>
        <source>The right answer is worked out by a few lines of program, whatever you type. A model that answers prompts of every length it was trained on may still fail on longer ones.</source>
        <translation>无论您输入什么，正确答案都由几行程序算出。训练过的各种长度都能答对的模型，遇到更长的题目仍可能出错。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/algorithm_lab.py"/>
        <source>Prompt</source>
        <translation>题目</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/algorithm_lab.py"/>
        <source>Right answer</source>
        <translation>正确答案</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/algorithm_lab.py"/>
        <source>The longest examples have {needed} tokens. Choose a context of at least {needed}, or shorter examples on the Data page.</source>
        <translation>最长的样本有 {needed} 个词元。请选择至少 {needed} 的上下文，或在“数据”页面选择更短的样本。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/algorithm_lab.py"/>
        <source>More than a billion different prompts can be made, new ones without end.</source>
        <translation>可以生成十亿道以上不同的题目，新题无穷无尽。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/algorithm_lab.py"/>
        <source>{count:,} examples are longer than the context of {length} tokens and are cut off.</source>
        <translation>{count:,} 个样本比 {length} 个词元的上下文更长，会被截断。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/algorithm_lab.py"/>
        <source>{count:,} examples are few to find a rule in.</source>
        <translation>只有 {count:,} 个样本，要从中找出规则，少了些。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/algorithm_lab.py"/>
        <source>There are only {count} different prompts: the model will learn them by heart instead of the rule.</source>
        <translation>一共只有 {count} 道不同的题目：模型会把它们背下来，而不是学会规则。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/algorithm_lab.py"/>
        <source>{count:,} different prompts can be made, new ones without end.</source>
        <translation>可以生成 {count:,} 道不同的题目，训练时不断出题。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/algorithm_lab.py"/>
        <source>Read</source>
        <translation>读入</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/algorithm_lab.py"/>
        <source>To write</source>
        <translation>要写的</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/base.py"/>
        <source>Vision, sound, taste</source>
        <translation>视觉、声音、喜好</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/base.py"/>
        <source>Tiny</source>
        <translation>极小</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/base.py"/>
        <source>Small</source>
        <translation>小</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/base.py"/>
        <source>Large</source>
        <translation>大</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/base.py"/>
        <source>About half a minute on two processor cores: a first look.</source>
        <translation>两个处理器核心上约半分钟：先看个大概。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/base.py"/>
        <source>A few minutes on two processor cores: a good model of its size.</source>
        <translation>在两个处理器核心上需几分钟：同等规模中的好模型。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/base.py"/>
        <source>For a graphics card, or a long break.</source>
        <translation>适合有显卡时使用，或者等上很久。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/catalogue.py"/>
        <source>There is no scenario “{key}”.</source>
        <translation>没有“{key}”这个用途。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/catalogue.py"/>
        <source>Scenarios: {keys}.</source>
        <translation>可用的用途：{keys}。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/classes.py"/>
        <source>The model does not know these classes: {names}.</source>
        <translation>模型不认识这些类别：{names}。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/classes.py"/>
        <source>It knows: {names}.</source>
        <translation>它认识：{names}。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/classes.py"/>
        <source>Always the largest class</source>
        <translation>总是选最大的类</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/classes.py"/>
        <source>What one gets by naming the most frequent class every time.</source>
        <translation>每次都回答最常见的类别所能得到的结果。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/decoders.py"/>
        <source>Causal self-attention</source>
        <translation>因果自注意力</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/decoders.py"/>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/decoders.py"/>
        <source>Embedding</source>
        <translation>词嵌入</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/decoders.py"/>
        <source>Output head</source>
        <translation>输出层</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>There are no conversations left to train on.</source>
        <translation>没有可供训练的对话了。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>Make the validation and test parts smaller, or bring more conversations.</source>
        <translation>请把验证集和测试集调小一些，或者带来更多对话。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>The model plays</source>
        <translation>模型扮演</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>Name of the speaker whose turns the model writes, as it stands in the data. Left empty it is whoever most often speaks second.</source>
        <translation>模型替谁说话：填数据里的说话人名字。留空则是最常第二个开口的人。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>who answers</source>
        <translation>回答的人</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>Learns from</source>
        <translation>从中学习</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>Which turns count in the loss.</source>
        <translation>哪些话计入损失。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>How many times the conversation is read and rewritten, one block after the other.</source>
        <translation>对话要一块接一块地读写多少遍。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>How many tokens of the conversation the model can look back. Earlier turns are forgotten.</source>
        <translation>模型最多能回看对话里的多少个词元。更早的话会被忘掉。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>Longest answer</source>
        <translation>最长的答案</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>An answer that has not ended after so many tokens is cut off.</source>
        <translation>写了这么多词元还没结束的回答会被截断。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>Dialogue</source>
        <translation>对话</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>Reads what was said so far and answers, turn by turn.</source>
        <translation>读完前面说过的话，一句一句地回答。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>Say something</source>
        <translation>说点什么</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>{count:,} conversations: enough for a small model of one topic.</source>
        <translation>{count:,} 段对话：足够让小模型学会一类话题。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>A conversation is one example and stays whole: no part of it is in training while another part is measured.</source>
        <translation>一段对话就是一条样本，不会被拆开：不会一部分用来训练，另一部分用来测量。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>A name with a colon is one token, the mark of who speaks. The model reads the conversation up to the mark of the speaker it plays and writes that turn; its words are the last rows.</source>
        <translation>带冒号的名字是一个词元，标明谁在说话。模型读到自己所扮演的人的标记为止，然后写出这一句；最后几行就是它写的词。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>Every turn of the speaker the model plays is measured, after what was really said before it. A good answer in other words still counts as a surprise, so look at the answers themselves too. Distinct-1 and distinct-2 are low where the model gives the same answer to everybody.</source>
        <translation>模型所扮演的人的每一句话都会测量，前面接的是真正说过的话。换一种说法的好回答仍然算作意外，所以也要看看回答本身。模型对谁都答同样的话时，Distinct-1 和 Distinct-2 就低。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>The model reads the whole conversation again for each answer, as far as it fits its context. What no longer fits is forgotten, and a line says so.</source>
        <translation>每次回答时，模型都会把放得进上下文的整段对话重读一遍。放不下的就忘掉了，下面会有一行说明。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>Speaker (a turn a row)</source>
        <translation>说话人（一行一句时）</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>Words (a turn a row)</source>
        <translation>说的话（一行一句时）</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>Answer (to a question)</source>
        <translation>回答（对问题的）</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>English conversations</source>
        <translation>英文对话</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>Chinese conversations</source>
        <translation>中文对话</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>Nobody called “{name}” speaks in the data. There are: {names}.</source>
        <translation>数据里没有叫“{name}”的说话人。有：{names}。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>{count:,} conversations are very few: the model will learn them by heart.</source>
        <translation>{count:,} 段对话太少了：模型会把它们背下来。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>{count:,} conversations are enough to see it learn; bring more for new topics.</source>
        <translation>{count:,} 段对话足以看到它在学；要学新的话题，请多带些来。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>Nobody in these conversations is “{name}”.</source>
        <translation>这些对话里没有“{name}”。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>The model plays this speaker, so there is nothing to compare its answers with.</source>
        <translation>模型扮演的正是这个人，所以没有可以拿来比较的回答。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>All turns</source>
        <translation>所有的话</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>It learns what both sides say: more text to learn the language from.</source>
        <translation>双方说的话都学：可供学习语言的文本更多。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>Its own turns</source>
        <translation>自己的话</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/dialogue.py"/>
        <source>Only the turns of the speaker it plays count; the others are read.</source>
        <translation>只有它所扮演的人说的话才计入；别人的话只是读。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>There are no texts left to train on.</source>
        <translation>没有剩下可用来训练的文本。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>Make the validation and test parts smaller, or bring more texts.</source>
        <translation>把验证和测试部分设小一些，或者带来更多文本。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>Tokens to guess</source>
        <translation>要猜的词元</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>This share of the tokens is chosen at random, others at each step. Of these, 80 % become blanks, 10 % become other words and 10 % stay; the model has to say what really stands there.</source>
        <translation>随机选出这么多词元，每一步选的都不同。其中 80 % 变成空，10 % 换成别的词，10 % 保持不变；模型要说出那里原本是什么。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>Class token sums up</source>
        <translation>类别词元作总结</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>While training, the class token (◉) has to name all words of the text at once, in any order. So it learns to hold what the whole text is about, which a model needs that begins another task with this one.</source>
        <translation>训练时，类别词元（◉）要同时说出整段文字里的所有词，不分先后。这样它就学会了概括全文，别的任务从这个模型起步时正需要这一点。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>How many times all tokens look at each other, one block after the other.</source>
        <translation>所有词元互相看多少遍，一块接一块。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>Longest text</source>
        <translation>最长文本</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>Longer texts are read in parts of this length.</source>
        <translation>更长的文字按这个长度分段来读。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>Fill in the blank</source>
        <translation>填空</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>Reads a text with words missing and says what stands there.</source>
        <translation>读一段缺了词的文字，说出缺的是什么。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>Type a sentence with ___ where a word is missing</source>
        <translation>输入一句话，缺词的地方写 ___</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>guesses</source>
        <translation>次猜测</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>Fill in</source>
        <translation>填空</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>{count:,} characters: enough for a small model.</source>
        <translation>{count:,} 个字符：对小模型来说足够了。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>A text is needed, not a picture.</source>
        <translation>这里需要文本，不是图片。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>Type a sentence.</source>
        <translation>请输入一句话。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>Every row is read by itself. A long text is read sentence by sentence or line by line; what is longer than the model can read comes in parts. No labels are needed: the text itself knows the answers.</source>
        <translation>每一行单独读。一篇长文按句或按行来读；超出模型能读的长度就分成几段。不需要标签：答案就在文字本身里。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>At each step other words are hidden. While training, the class token (◉) has to name all words of the text at once, which is harder than filling one blank: so the training loss is higher than the validation loss, which is that of the blanks alone.</source>
        <translation>每一步都会遮住不同的词。训练时，类别词元（◉）要同时说出整段文字里的所有词，这比填一个空更难：所以训练损失会高于验证损失，后者只算填空的部分。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>▢ is a blank, ◉ the class token, which sums the text up. The model may look to both sides: look at the row of ▢, which words tell it what is missing?</source>
        <translation>▢ 是一个空，◉ 是类别词元，用来概括整段文字。模型可以往两边看：看看 ▢ 那一行，哪些词告诉它缺了什么？</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>Words are hidden once and for all, the same ones for every run, so that runs can be compared.</source>
        <translation>隐去哪些词是固定的，每次运行都一样，这样各次运行才能比较。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>Each blank is filled by itself: the model does not know what it writes into the other one. One blank is one token, which may be a part of a word.</source>
        <translation>每个空各填各的：模型不知道自己在另一个空里填了什么。一个空是一个词元，可能只是词的一部分。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>English stories</source>
        <translation>英文故事</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>Chinese stories</source>
        <translation>中文故事</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>English reviews</source>
        <translation>英文评价</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>Chinese reviews</source>
        <translation>中文评价</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>{count:,} characters are very few: the model will learn them by heart.</source>
        <translation>{count:,} 个字符太少：模型会把它们背下来。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>{count:,} characters are enough to see it learn; with more it learns more of the language.</source>
        <translation>{count:,} 个字符，足够看到它在学习；文字越多，它学到的语言就越多。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>There is too little text to measure.</source>
        <translation>文本太少，无法评估。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>At least one word is needed.</source>
        <translation>至少需要一个词。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>Token in each blank</source>
        <translation>每个空里的词元</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>First blank</source>
        <translation>第一个空</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>At the last token</source>
        <translation>最后一个词元处</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/fill_in_the_blank.py"/>
        <source>Class token and tokens</source>
        <translation>类别词元与文本词元</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>There are no pictures left to train on.</source>
        <translation>没有剩下可用来训练的图片。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>Make the validation and test parts smaller, or bring more pictures.</source>
        <translation>请减小验证集和测试集，或增加图片。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>Picture size</source>
        <translation>图片大小</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>Every picture is made this wide and high before the model sees it.</source>
        <translation>模型看到之前，每张图片都会调整成这个宽和高。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>Random shift</source>
        <translation>随机平移</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>While training, pictures are moved by up to this many pixels, so that the place matters less.</source>
        <translation>训练时把图片随机移动最多这么多像素，让位置不那么重要。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>Patch size</source>
        <translation>图块大小</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>The picture is cut into squares of this side; each becomes one token.</source>
        <translation>图片被切成这个边长的小方块，每块成为一个词元。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>How many times all patches look at each other, one block after the other.</source>
        <translation>所有图块互相看多少遍，一层接一层。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>How many numbers describe one patch inside the model (d_model).</source>
        <translation>模型内部用多少个数来描述一个图块（d_model）。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>Recognise pictures</source>
        <translation>识别图片</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>Says what a picture shows.</source>
        <translation>说出图片里是什么。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>Choose or draw a picture</source>
        <translation>选择或画一张图片</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>pictures</source>
        <translation>张图片</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>Recognise</source>
        <translation>识别</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>Squares of {patch} pixels do not fill {size} pixels. Try {better}.</source>
        <translation>{patch} 像素的方块无法铺满 {size} 像素。试试 {better}。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>{classes} classes with at least {count} pictures each: enough.</source>
        <translation>{classes} 个类别，每类至少 {count} 张图片：足够了。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>A picture is needed, not a text.</source>
        <translation>需要的是图片，不是文字。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>Choose a picture file.</source>
        <translation>请选择图片文件。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>Drawn digits</source>
        <translation>手写数字</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>Coloured shapes</source>
        <translation>彩色图形</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>{count} patches are more than 1,024: choose larger patches or smaller pictures.</source>
        <translation>{count} 个图块超过了 1,024：请选择更大的图块或更小的图片。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>There is only one class. A model needs at least two to tell apart.</source>
        <translation>只有一个类别。模型至少需要两个类别才能区分。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>Class “{name}” has only {count} pictures; 100 or more of each are better.</source>
        <translation>类别“{name}”只有 {count} 张图片；每类 100 张以上更好。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>The smallest class has {count} pictures: enough to learn, more is better.</source>
        <translation>最少的类别有 {count} 张图片：可以学习，更多会更好。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>All pictures are of one class, “{name}”.</source>
        <translation>所有图片都属于同一个类别“{name}”。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>Add a folder with pictures of another class: a model needs at least two to tell apart.</source>
        <translation>请再加一个装有其他类别图片的文件夹：模型至少需要两个类别才能区分。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/image_recognition.py"/>
        <source>Patches</source>
        <translation>图块</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/model_settings.py"/>
        <source>How many blocks stand one after the other.</source>
        <translation>有多少个块依次叠放。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/model_settings.py"/>
        <source>How many numbers describe one token inside the model (d_model).</source>
        <translation>模型内部用多少个数来描述一个词元（d_model）。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/model_settings.py"/>
        <source>Vocabulary size</source>
        <translation>词表大小</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/model_settings.py"/>
        <source>How many different pieces or words there may be; more if the text has more characters.</source>
        <translation>最多有多少种片段或单词；文本里的字符更多时会相应增加。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/model_settings.py"/>
        <source>Layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/model_settings.py"/>
        <source>Heads</source>
        <translation>注意力头数</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/model_settings.py"/>
        <source>How many places each layer can look at in the same moment.</source>
        <translation>每一层同时能看向多少个地方。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/model_settings.py"/>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/model_settings.py"/>
        <source>Dropout</source>
        <translation>随机丢弃</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/model_settings.py"/>
        <source>Share of numbers switched off at random while training, against memorising.</source>
        <translation>训练时随机关掉的数所占的比例，防止死记硬背（dropout）。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/model_settings.py"/>
        <source>Tokeniser</source>
        <translation>分词器</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/model_settings.py"/>
        <source>How text is cut into the pieces the model reads and writes.</source>
        <translation>文本如何切成模型读写的小块。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/model_settings.py"/>
        <source>Character coverage</source>
        <translation>字符覆盖率</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/model_settings.py"/>
        <source>So much of the text is written with characters that get a piece of their own. The rarest get none: they are lost as unknown wherever they stand, and there is more room for longer pieces. 1 keeps every character, which helps Chinese with rare names. Of up to 400 different characters all are kept, unless you choose less than 0.9995.</source>
        <translation>文本中有这么大比例的字符能得到自己的片段。最罕见的字符得不到：它们在任何地方都变成未知，但较长的片段就有了更多位置。取 1 时保留每个字符，适合含有生僻人名的中文。不同字符不超过 400 个时全部保留，除非你设得低于 0.9995。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/pairs.py"/>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/pairs.py"/>
        <source>How the tokens of the output are chosen.</source>
        <translation>输出的词元怎样选出。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/pairs.py"/>
        <source>Beams</source>
        <translation>束宽</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/pairs.py"/>
        <source>How many outputs are followed at once.</source>
        <translation>同时跟踪多少个候选输出。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/pairs.py"/>
        <source>Prefer length</source>
        <translation>长短偏好</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/pairs.py"/>
        <source>How beams of unlike length are compared: lower prefers short outputs, higher long ones.</source>
        <translation>长短不一的候选怎样比较：数值低偏向短的，数值高偏向长的。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/pairs.py"/>
        <source>Against repeating</source>
        <translation>抑制重复</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/pairs.py"/>
        <source>Above 1, a token that was written already becomes less likely to be written again.</source>
        <translation>大于 1 时，已经写过的词元再次出现的可能性会降低。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/pairs.py"/>
        <source>No sequence twice</source>
        <translation>禁止重复片段</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/pairs.py"/>
        <source>No sequence of so many tokens is written a second time; 0 allows all. 3 helps against loops.</source>
        <translation>同样的连续若干个词元不会写第二次；0 表示不限制。设为 3 可避免来回兜圈子。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/pairs.py"/>
        <source>off</source>
        <translation>不限</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/pairs.py"/>
        <source>At least</source>
        <translation>至少</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/pairs.py"/>
        <source>So many tokens are written before the output may end.</source>
        <translation>至少写完这么多词元，输出才可以结束。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/pairs.py"/>
        <source>At most</source>
        <translation>最多</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/pairs.py"/>
        <source>The output ends after so many tokens, complete or not. It is never longer than what the model was trained on.</source>
        <translation>写到这么多词元就结束，不论是否写完；最长不超过模型训练时的长度。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/pairs.py"/>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/pairs.py"/>
        <source>Self-attention</source>
        <translation>自注意力</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/pairs.py"/>
        <source>There are no pairs left to train on.</source>
        <translation>没有剩下可用于训练的数据对。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/pairs.py"/>
        <source>Make the validation and test parts smaller, or bring more pairs.</source>
        <translation>请减小验证集和测试集，或增加句对。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/pairs.py"/>
        <source>Cross-attention</source>
        <translation>交叉注意力</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/pairs.py"/>
        <source>Greedy</source>
        <translation>贪心</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/pairs.py"/>
        <source>Always take the likeliest next token.</source>
        <translation>总是取最可能的下一个词元。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/pairs.py"/>
        <source>Beam</source>
        <translation>束搜索</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/pairs.py"/>
        <source>Follow several outputs and keep the likeliest.</source>
        <translation>同时跟踪几个候选输出，保留可能性最大的一个。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/pairs.py"/>
        <source>Source tokens</source>
        <translation>原文词元</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/pairs.py"/>
        <source>Tokens written so far</source>
        <translation>已写出的词元</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>No answer stands within the first {count} tokens of question and passage.</source>
        <translation>问题和短文的前 {count} 个词元里没有任何答案。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>Let the model read more (“Question and passage”), or bring shorter passages.</source>
        <translation>让模型多读一些（“问题和短文”），或者带来更短的短文。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>There are no questions left to train on.</source>
        <translation>没有剩下可以训练的问题。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>Make the validation and test parts smaller, or bring more questions.</source>
        <translation>把验证和测试部分改小，或者带来更多问题。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>Exchanged tokens</source>
        <translation>换掉的词元</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>While training, this share of the different tokens of an example become other ones, the same in question and passage, so that the model learns to compare words instead of remembering them. It helps where there are few questions, and learning takes longer.</source>
        <translation>训练时，每个样本里这一比例的不同词元会换成别的词元，问题和短文里换得一样，好让模型学会比较词语，而不是记住它们。问题很少时有帮助，但学得更慢。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>How many times the tokens of question and passage look at each other, block after block.</source>
        <translation>问题和短文的词元一块接一块地互相看多少次。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>Question and passage</source>
        <translation>问题和短文</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>Together they are cut off at this length. The question is kept first, up to half of it.</source>
        <translation>两者合起来超过这个长度就截断。先保留问题，最多占一半。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>Mark shared words</source>
        <translation>标出共有的词</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>Tokens that stand in the question and in the passage get a mark that the model sees from the first block on. Without it the heads have to learn to compare words themselves, which takes much longer.</source>
        <translation>同时出现在问题和文段里的词元会带上一个标记，模型从第一个块起就能看到。没有这个标记，注意力头就得自己学会比较词，要花长得多的时间。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>Parts of the passage with more tokens than this are not considered.</source>
        <translation>词元数超过它的片段不予考虑。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>Answers shown</source>
        <translation>列出的答案</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>How many of the likeliest parts are listed.</source>
        <translation>列出多少个最可能的片段。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>Answer questions</source>
        <translation>回答问题</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>Finds the words of a short text that answer a question.</source>
        <translation>在一段短文里找出回答问题的词句。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>Ask something about the text</source>
        <translation>就这段文字提一个问题</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>starts and ends</source>
        <translation>个起止位置</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>{count:,} questions about {passages:,} passages: enough for a small model of simple texts.</source>
        <translation>{passages:,} 段短文、{count:,} 个问题：对读简单文字的小模型足够了。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>A question and a text it is about are needed.</source>
        <translation>需要一个问题和它所问的文字。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>Write both.</source>
        <translation>两者都请写上。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>The loss is the mean of two: how surprised the model is by where the answer begins, and by where it ends. A blind guess spreads both over the whole passage.</source>
        <translation>损失是两部分的平均：模型对答案从哪里开始有多意外，对在哪里结束有多意外。盲猜会把两者平摊到整段短文上。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>◉ is the class token, ◆ stands between the question and the passage. The model does not write: it gives each token of the passage two scores, one for the start of the answer and one for its end.</source>
        <translation>◉ 是类别词元，◆ 隔开问题和短文。模型并不写字：它给短文的每个词元打两个分，一个表示答案的开头，一个表示答案的结尾。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>An answer that overlaps the right one counts as wrong in “Right answers” and in part in “Words in common”. Capital letters, punctuation and “a”, “an”, “the” make no difference.</source>
        <translation>只与正确答案部分重合的答案，在“答对”里算错，在“重合的词”里算一部分。大小写、标点和英文的 a、an、the 不影响结果。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>The answer is cut from your text, character by character as you wrote it. If the text does not hold one, the model still marks its best guess.</source>
        <translation>答案是从你的文字里原样截取的，一字不改。如果文字里没有答案，模型仍会标出它最好的猜测。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>Where it starts</source>
        <translation>起始位置</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>English passages and questions</source>
        <translation>英文短文和问题</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>Chinese passages and questions</source>
        <translation>中文短文和问题</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>{count:,} questions are very few: the model will learn them by heart.</source>
        <translation>{count:,} 个问题太少了：模型会把它们背下来。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>{count:,} questions about {passages:,} passages are enough to see it learn; bring more for new kinds of questions.</source>
        <translation>{passages:,} 段短文、{count:,} 个问题，足以看到它学习；要应付新的问法，请带来更多。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/question_answering.py"/>
        <source>Start and end</source>
        <translation>开头与结尾</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/shapes.py"/>
        <source>A width of {d_model} cannot be shared equally among {n_head} heads. Try {better} heads, or a width of {width}.</source>
        <translation>宽度 {d_model} 无法平均分给 {n_head} 个注意力头。试试 {better} 个头，或把宽度改为 {width}。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/shapes.py"/>
        <source>A width of {d_model} cannot be shared among heads. Try {width}.</source>
        <translation>宽度 {d_model} 无法分给多个注意力头。试试 {width}。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/shapes.py"/>
        <source>Feed-forward</source>
        <translation>前馈网络</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/summarisation.py"/>
        <source>Blocks in the encoder, and again in the decoder.</source>
        <translation>编码器的层数，解码器也一样多。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/summarisation.py"/>
        <source>Longer texts are cut off at this length.</source>
        <translation>更长的文本会在这个长度处截断。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/summarisation.py"/>
        <source>Longest summary</source>
        <translation>摘要最长</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/summarisation.py"/>
        <source>Longer summaries are cut off at this length, and none is written longer.</source>
        <translation>更长的摘要会在这个长度截断，写出的摘要也不会超过它。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/summarisation.py"/>
        <source>May copy</source>
        <translation>允许照抄</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/summarisation.py"/>
        <source>The model may also repeat a token of the text instead of choosing one from its vocabulary.</source>
        <translation>模型除了从词表里选词元，也可以直接照抄原文里的词元。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/summarisation.py"/>
        <source>Shorten texts</source>
        <translation>写摘要</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/summarisation.py"/>
        <source>Reads a paragraph, writes what it is about.</source>
        <translation>读一段文字，写出它讲了什么。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/summarisation.py"/>
        <source>Paste a paragraph to shorten</source>
        <translation>粘贴一段要概括的文字</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/summarisation.py"/>
        <source>Shorten</source>
        <translation>写摘要</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/summarisation.py"/>
        <source>{count:,} texts: enough for a small model of texts of one kind.</source>
        <translation>{count:,} 篇文本：足够训练一个针对同类文本的小模型。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/summarisation.py"/>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/summarisation.py"/>
        <source>English notices</source>
        <translation>英文告示</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/summarisation.py"/>
        <source>Chinese notices</source>
        <translation>中文告示</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/summarisation.py"/>
        <source>{count:,} texts are very few: the model will learn their summaries by heart.</source>
        <translation>{count:,} 篇文本太少：模型会把它们的摘要背下来。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/summarisation.py"/>
        <source>{count:,} texts are enough to see it learn; for good summaries bring more.</source>
        <translation>{count:,} 篇文本足以看到它在学习；想要好的摘要，请再补充。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/summarisation.py"/>
        <source>First sentence</source>
        <translation>第一句</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/summarisation.py"/>
        <source>What one gets by taking the first sentence of the text as its summary.</source>
        <translation>直接拿原文第一句当摘要所能得到的结果。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/text_classification.py"/>
        <source>Hidden tokens</source>
        <translation>遮住的词元</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/text_classification.py"/>
        <source>While training, this share of the tokens is replaced at random by the sign for unknown, so that the model does not hang on single words.</source>
        <translation>训练时把这么大比例的词元随机换成“未知”记号，免得模型只依赖个别词。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/text_classification.py"/>
        <source>Sort texts</source>
        <translation>给文本分类</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/text_classification.py"/>
        <source>Says what a text is about, or whether it praises or complains.</source>
        <translation>说出一段文本讲的是什么，或者是夸还是抱怨。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/text_classification.py"/>
        <source>Type a sentence to sort</source>
        <translation>输入要分类的句子</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/text_classification.py"/>
        <source>texts</source>
        <translation>条文本</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/text_classification.py"/>
        <source>{classes} classes with at least {count} texts each: enough.</source>
        <translation>{classes} 个类别，每类至少 {count} 条文本：够了。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/text_classification.py"/>
        <source>All texts are of one class, “{name}”.</source>
        <translation>所有文本都属于同一类“{name}”。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/text_classification.py"/>
        <source>Bring texts of another class too: a model needs at least two to tell apart.</source>
        <translation>请再带来另一类的文本：模型至少要有两类才能区分。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/text_classification.py"/>
        <source>There are {classes:,} classes for {count:,} texts: is the right column chosen as the class?</source>
        <translation>{count:,} 条文本却有 {classes:,} 个类别：作为类别的那一列选对了吗？</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/text_classification.py"/>
        <source>Class “{name}” has only {count} texts; 100 or more of each are better.</source>
        <translation>类别“{name}”只有 {count} 条文本；每类有 100 条以上更好。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/text_classification.py"/>
        <source>The smallest class has {count} texts: enough to learn, more is better.</source>
        <translation>最小的类别有 {count} 条文本：够学了，多些更好。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/text_generation.py"/>
        <source>How many tokens back the model can look.</source>
        <translation>模型最多能往回看多少个词元。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/text_generation.py"/>
        <source>Write text</source>
        <translation>写文本</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/text_generation.py"/>
        <source>Learns a style, then continues your sentence.</source>
        <translation>学会一种文风，接着你的话往下写。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/text_generation.py"/>
        <source>Type the beginning of a text</source>
        <translation>输入一段文字的开头</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/text_generation.py"/>
        <source>Write on</source>
        <translation>续写</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/text_generation.py"/>
        <source>Repeated random letters</source>
        <translation>重复的随机字母</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/text_generation.py"/>
        <source>The text is too short: its validation part has {count} characters, a context of {context} needs at least {needed}. Choose a shorter context or a longer text.</source>
        <translation>文本太短：验证部分只有 {count} 个字符，而上下文 {context} 至少需要 {needed} 个。请缩短上下文，或换更长的文本。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/text_generation.py"/>
        <source>{count:,} characters are enough to see it learn; for good texts bring more.</source>
        <translation>{count:,} 个字符足以看到它在学习；想写出好文本，请再多准备一些。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/text_generation.py"/>
        <source>At least two tokens are needed.</source>
        <translation>至少需要两个词元。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/text_generation.py"/>
        <source>The text is too short: its {split} part has {count} tokens, a context of {context} needs at least {needed}.</source>
        <translation>文本太短：{split} 部分只有 {count} 个词元，而上下文 {context} 至少需要 {needed} 个。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/text_generation.py"/>
        <source>Choose a shorter context or a longer text.</source>
        <translation>请缩短上下文，或换更长的文本。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/translation.py"/>
        <source>Source vocabulary</source>
        <translation>原文词表</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/translation.py"/>
        <source>How many different pieces or words of the language to read there may be; more if it needs more.</source>
        <translation>要读的语言最多有多少种片段或单词；不够时会相应增加。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/translation.py"/>
        <source>Target vocabulary</source>
        <translation>译文词表</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/translation.py"/>
        <source>How many different pieces or words of the language to write there may be; more if it needs more.</source>
        <translation>要写的语言最多有多少种片段或单词；不够时会相应增加。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/translation.py"/>
        <source>Longest sentence</source>
        <translation>最长句子</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/translation.py"/>
        <source>Longer sentences are cut off at this length.</source>
        <translation>更长的句子会在这里截断。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/translation.py"/>
        <source>Translate</source>
        <translation>翻译</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/translation.py"/>
        <source>Reads one language, writes another.</source>
        <translation>读一种语言，写另一种语言。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/translation.py"/>
        <source>Type a sentence to translate</source>
        <translation>输入要翻译的句子</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/translation.py"/>
        <source>{count:,} pairs: enough for a small model of simple sentences.</source>
        <translation>{count:,} 对句子：足够训练一个处理简单句子的小模型。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/translation.py"/>
        <source>Source sentence</source>
        <translation>原文</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/translation.py"/>
        <source>Translation</source>
        <translation>译文</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/translation.py"/>
        <source>English–Chinese sentences</source>
        <translation>英汉句对</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/translation.py"/>
        <source>Chinese–English sentences</source>
        <translation>汉英句对</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/translation.py"/>
        <source>{count:,} pairs are very few: the model will learn them by heart.</source>
        <translation>{count:,} 对句子太少：模型会把它们背下来。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/translation.py"/>
        <source>{count:,} pairs are enough to see it learn; bring more for new sentences.</source>
        <translation>{count:,} 对句子足以看到它在学习；想翻译新句子，请再多准备一些。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>How many tokens to write.</source>
        <translation>写多少个词元。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>Stops</source>
        <translation>何时停</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>Whether the text goes on until it is long enough, or ends sooner where something is complete.</source>
        <translation>一直写到长度够为止，还是在某处写完整了就提前结束。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>So many tokens are written before the text may end.</source>
        <translation>至少写这么多词元之后，文本才可以结束。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>How the next token is found.</source>
        <translation>怎样得到下一个词元。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>How many continuations are followed at once.</source>
        <translation>同时跟踪多少种续写。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>0 always takes the likeliest token; higher is more surprising.</source>
        <translation>0 表示总取最可能的词元；越高越出人意料。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>Draw only from the k likeliest tokens; 0 means from all.</source>
        <translation>只从最可能的 k 个词元中抽取；0 表示从全部中抽取。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>Draw only from the likeliest tokens that together reach this probability.</source>
        <translation>只从概率之和达到这个值的最可能词元中抽取。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>Against repetition</source>
        <translation>抑制重复</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>Above 1, tokens that were just written become less likely. It helps pieces of words; of single characters every text needs the same ones again and again.</source>
        <translation>大于 1 时，刚写过的词元更不容易再出现。对词片有用；单个字符在任何文本里都要反复使用，就不合适。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>Random seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>The same seed writes the same text.</source>
        <translation>相同的种子写出相同的文本。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>Careful</source>
        <translation>稳妥</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>Mostly the likeliest tokens: few mistakes, few surprises, and it may repeat itself.</source>
        <translation>多取最可能的词元：错误少，新意也少，有时会重复。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>Balanced</source>
        <translation>适中</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>Likely tokens, but not always the likeliest one.</source>
        <translation>取较可能的词元，但不总是最可能的那个。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>Bold</source>
        <translation>大胆</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>Unlikely tokens as well: more ideas, more mistakes.</source>
        <translation>也取不太可能的词元：想法更多，错误也更多。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>at the length</source>
        <translation>写够长度</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>after a sentence</source>
        <translation>写完一句</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>after a line</source>
        <translation>写完一行</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>is drawn</source>
        <translation>抽取</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>By chance, likelier ones more often: every seed writes another text.</source>
        <translation>按概率随机抽取，越可能的越常被抽到；不同的种子写出不同的文本。</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>is searched (beam)</source>
        <translation>搜索（束搜索）</translation>
    </message>
    <message>
        <location filename="../../workbench/scenarios/writing.py"/>
        <source>Several continuations are followed at once, and the likeliest as a whole is kept.</source>
        <translation>同时沿着几种续写往下走，最后留下整体上最可能的那一种。</translation>
    </message>
    <message>
        <location filename="../../workbench/schema.py"/>
        <source>There is no setting “{name}”.</source>
        <translation>没有“{name}”这个设置。</translation>
    </message>
    <message>
        <location filename="../../workbench/schema.py"/>
        <source>Known settings here: {names}.</source>
        <translation>这里可用的设置：{names}。</translation>
    </message>
    <message>
        <location filename="../../workbench/schema.py"/>
        <source>Setting “{name}” cannot be “{value}”.</source>
        <translation>设置“{name}”不能是“{value}”。</translation>
    </message>
    <message>
        <location filename="../../workbench/schema.py"/>
        <source>{value} is not a number that can be used.</source>
        <translation>{value} 不是可用的数。</translation>
    </message>
    <message>
        <location filename="../../workbench/schema.py"/>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <location filename="../../workbench/schema.py"/>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <location filename="../../workbench/schema.py"/>
        <source>“{where}” must hold a group of settings.</source>
        <translation>“{where}”应当是一组设置。</translation>
    </message>
    <message>
        <location filename="../../workbench/schema.py"/>
        <source>“{value}” is not one of {choices}.</source>
        <translation>“{value}”不在可选值 {choices} 之中。</translation>
    </message>
    <message>
        <location filename="../../workbench/schema.py"/>
        <source>{value} is below the smallest possible value, {limit:g}.</source>
        <translation>{value} 小于允许的最小值 {limit:g}。</translation>
    </message>
    <message>
        <location filename="../../workbench/schema.py"/>
        <source>{value} is above the largest possible value, {limit:g}.</source>
        <translation>{value} 大于允许的最大值 {limit:g}。</translation>
    </message>
    <message>
        <location filename="../../workbench/schema.py"/>
        <source>“{assignment}” is not a setting.</source>
        <translation>“{assignment}”不是一项设置。</translation>
    </message>
    <message>
        <location filename="../../workbench/schema.py"/>
        <source>Write it as group.field=value, for example model.n_layer=2.</source>
        <translation>请写成 group.field=value，例如 model.n_layer=2。</translation>
    </message>
    <message>
        <location filename="../../workbench/schema.py"/>
        <source>“{name}” is a group of settings.</source>
        <translation>“{name}”是一组设置。</translation>
    </message>
    <message>
        <location filename="../../workbench/schema.py"/>
        <source>Name one of them, such as {name}.{field}.</source>
        <translation>请指定其中一项，例如 {name}.{field}。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/compiling.py"/>
        <source>The model is trained without compiling it: {reason}</source>
        <translation>训练时没有编译模型：{reason}</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Muon</source>
        <translation>Muon</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Turns every matrix update into a rotation-like step. Learns in the fewest steps here.</source>
        <translation>把每次矩阵更新变成近似旋转的一步。在这里所需步数最少。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>The usual choice for transformers. Steady and forgiving.</source>
        <translation>Transformer 的常用选择。稳定、不挑设置。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>AdamW without weight decay.</source>
        <translation>不带权重衰减的 AdamW。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Plain gradient descent with momentum. Slow for attention; good to compare with.</source>
        <translation>带动量的普通梯度下降。训练注意力模型较慢，适合用来对比。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Full speed first, then a straight line down over the last 60 %.</source>
        <translation>先全速，最后 60 % 直线下降。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>A smooth curve from full speed to zero.</source>
        <translation>从全速平滑降到零。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>The same speed to the end.</source>
        <translation>始终同样的速度。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>The fastest device that works on this computer.</source>
        <translation>这台电脑上能用的最快设备。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>The processor. Always there.</source>
        <translation>处理器，总是可用。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>NVIDIA GPU (CUDA)</source>
        <translation>NVIDIA GPU（CUDA）</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>A graphics card from NVIDIA.</source>
        <translation>NVIDIA 的显卡。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Apple GPU (MPS)</source>
        <translation>Apple GPU（MPS）</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>The graphics part of an Apple chip.</source>
        <translation>Apple 芯片的图形部分。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>16 bits on graphics cards that are fast with them, 32 bits elsewhere.</source>
        <translation>在擅长 16 位运算的显卡上用 16 位，其他设备上用 32 位。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>32 bits (float32)</source>
        <translation>32 位（float32）</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>The most exact. Works everywhere.</source>
        <translation>最精确，在任何设备上都能用。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>16 bits (bfloat16)</source>
        <translation>16 位（bfloat16）</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Fewer digits, the same range of numbers. Fast on recent graphics cards.</source>
        <translation>有效数字较少，但数值范围相同。在较新的显卡上很快。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>16 bits (float16)</source>
        <translation>16 位（float16）</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>For older graphics cards. Gradients are enlarged on the way so that small ones do not vanish.</source>
        <translation>适合较旧的显卡。计算途中会放大梯度，以免很小的梯度消失。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>How many times the model sees a batch and corrects itself.</source>
        <translation>模型看一批数据并修正自己的次数。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>How many examples are read before each correction. Larger is steadier but slower.</source>
        <translation>每次修正之前读多少条样本。越大越稳，但更慢。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>How large each correction is. Too small learns slowly, too large never settles. About 0.02 suits Muon, 0.002 Adam, 0.1 SGD.</source>
        <translation>每次修正的幅度。太小学得慢，太大停不稳。Muon 适合 0.02 左右，Adam 0.002，SGD 0.1。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>The rule that turns the gradient into a correction.</source>
        <translation>把梯度变成修正的规则。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>How the learning rate changes from the first step to the last.</source>
        <translation>学习率从第一步到最后一步如何变化。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>The same seed, data and settings give the same model again.</source>
        <translation>相同的种子、数据和设置会得到同样的模型。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>The learning rate grows from zero during these first steps.</source>
        <translation>学习率在最初这些步里从零逐渐增大。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Pulls the weights towards zero a little at each step; can help against memorising.</source>
        <translation>每一步把权重往零拉一点，有助于防止死记硬背。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Gradient clipping</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>A longer gradient is cut to this length; 0 leaves it alone.</source>
        <translation>超过这个长度的梯度会被截短；0 表示不截。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Label smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Asks the model to stay a little unsure; can help translation.</source>
        <translation>让模型保留一点不确定，有助于翻译。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Average of weights (EMA)</source>
        <translation>权重平均（EMA）</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Measures and keeps a running average of the weights, which is steadier than any single step. 0.99 averages about the last hundred steps; 0 switches it off.</source>
        <translation>测量和保存的是权重的滑动平均，比任何一步的权重都更平稳。0.99 大约平均最近一百步；0 表示不使用。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Early stopping</source>
        <translation>提前停止</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Stops when the loss on unseen examples has not improved for so many measurements; 0 never stops early.</source>
        <translation>连续这么多次测量，未见过的样本上的损失都没有改善，就停止训练；0 表示从不提前停止。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>measurements</source>
        <translation>次测量</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Measure every</source>
        <translation>测量间隔</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>How often the loss on unseen examples is measured.</source>
        <translation>每隔多少步测一次没见过的样本上的损失。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Report every</source>
        <translation>记录间隔</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>How often the training loss is drawn and written down.</source>
        <translation>每隔多少步绘制并记录一次训练损失。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Snapshots</source>
        <translation>快照</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>How many moments of the training are kept, so that Inspect can go back to them.</source>
        <translation>保留训练过程中的多少个时刻，供“观察”页回看。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Snapshot space</source>
        <translation>快照空间</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Fewer snapshots are kept when they would need more room on the disk than this.</source>
        <translation>如果所需磁盘空间超过这个值，就少保留一些快照。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Checkpoint every</source>
        <translation>检查点间隔</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>How often everything needed to go on is saved, besides every half minute; 0 leaves it at that.</source>
        <translation>除了每半分钟之外，每隔多少步保存一次继续训练所需的全部内容；0 表示只按时间保存。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>What does the calculating.</source>
        <translation>由什么来计算。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>With how many digits matrices are multiplied.</source>
        <translation>矩阵相乘时使用多少位数字。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Compile the model</source>
        <translation>编译模型</translation>
    </message>
    <message>
        <location filename="../../workbench/training/config.py"/>
        <source>Translates the model into one program before it is trained. Takes about a minute first and needs a compiler on this computer; pays for long trainings on a graphics card.</source>
        <translation>训练前先把模型翻译成一个整体程序。开始时约需一分钟，并且这台计算机上要有编译器；适合在显卡上进行的长时间训练。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/devices.py"/>
        <source>no NVIDIA driver found</source>
        <translation>未找到 NVIDIA 驱动</translation>
    </message>
    <message>
        <location filename="../../workbench/training/devices.py"/>
        <source>no Apple GPU found</source>
        <translation>未找到 Apple GPU</translation>
    </message>
    <message>
        <location filename="../../workbench/training/devices.py"/>
        <source>chosen by you</source>
        <translation>由你选择</translation>
    </message>
    <message>
        <location filename="../../workbench/training/devices.py"/>
        <source>1 thread</source>
        <translation>1 个线程</translation>
    </message>
    <message>
        <location filename="../../workbench/training/devices.py"/>
        <source>{count} threads</source>
        <translation>{count} 个线程</translation>
    </message>
    <message>
        <location filename="../../workbench/training/devices.py"/>
        <source>no GPU found</source>
        <translation>未找到 GPU</translation>
    </message>
    <message>
        <location filename="../../workbench/training/devices.py"/>
        <source>fastest device found</source>
        <translation>找到的最快设备</translation>
    </message>
    <message>
        <location filename="../../workbench/training/devices.py"/>
        <source>Device “{device}” cannot be used: {problem}.</source>
        <translation>无法使用设备“{device}”：{problem}。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/devices.py"/>
        <source>Choose “auto” or “cpu”.</source>
        <translation>请选择“auto”或“cpu”。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/devices.py"/>
        <source>the GPU is too old for this build of PyTorch</source>
        <translation>这个版本的 PyTorch 不支持这块较旧的 GPU</translation>
    </message>
    <message>
        <location filename="../../workbench/training/devices.py"/>
        <source>this is the CPU build of PyTorch</source>
        <translation>PyTorch 是 CPU 版本</translation>
    </message>
    <message>
        <location filename="../../workbench/training/devices.py"/>
        <source>The graphics card stopped answering: {reason}.</source>
        <translation>显卡停止了响应：{reason}。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/devices.py"/>
        <source>Start the program again and go on from the last checkpoint; if it happens again, train on the CPU.</source>
        <translation>请重新启动程序，从最近的检查点继续；如果再次发生，请改用 CPU 训练。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/distributed.py"/>
        <source>Another process of this training has ended or cannot be reached.</source>
        <translation>这次训练的另一个进程已经结束或无法连接。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/distributed.py"/>
        <source>Start all of them again with “resume”: the training goes on from its last checkpoint.</source>
        <translation>请用“resume”重新启动所有进程：训练会从最近的检查点继续。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/distributed.py"/>
        <source>{count} processes share each batch.</source>
        <translation>{count} 个进程共同处理每个批次。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/distributed.py"/>
        <source>This computer has {count} graphics cards, which is less than the processes started on it.</source>
        <translation>这台计算机有 {count} 块显卡，少于在其上启动的进程数。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/distributed.py"/>
        <source>Start as many processes as there are cards, or choose the device “cpu”.</source>
        <translation>请启动与显卡数量相同的进程，或选择设备“cpu”。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/distributed.py"/>
        <source>The processes of this training do not find each other: {reason}</source>
        <translation>这次训练的各个进程无法互相连接：{reason}</translation>
    </message>
    <message>
        <location filename="../../workbench/training/distributed.py"/>
        <source>Start them with “torchrun”, as the README says.</source>
        <translation>请按 README 的说明用“torchrun”启动它们。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/distributed.py"/>
        <source>Process {rank}: {problem}</source>
        <translation>进程 {rank}：{problem}</translation>
    </message>
    <message>
        <location filename="../../workbench/training/fitting.py"/>
        <source>To fit into the memory, each batch is read in {count} parts. The result is the same.</source>
        <translation>为了放进内存，每个批次分 {count} 份读取，结果不变。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/fitting.py"/>
        <source>To fit into the memory, each batch is read in {count} parts and intermediate results are computed twice. The result is the same; a step takes longer.</source>
        <translation>为了放进内存，每个批次分 {count} 份读取，中间结果会计算两次。结果不变，但每一步更慢。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/loop.py"/>
        <source>The memory is not enough for this training, even with each batch cut into single examples. Choose a shorter context, fewer layers or a narrower model and start again.</source>
        <translation>内存不足以进行这次训练，即使把每个批次拆成单个样本也不够。请缩短上下文、减少层数或选用更窄的模型，然后重新开始。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/loop.py"/>
        <source>Stopped early: the loss on unseen examples has not improved for {count} measurements.</source>
        <translation>已提前停止：未见过的样本上的损失连续 {count} 次测量没有改善。</translation>
    </message>
    <message>
        <location filename="../../workbench/training/loop.py"/>
        <source>The loss is no longer a number: the corrections became too large. The last good snapshot was kept. Start again with a lower learning rate.</source>
        <translation>损失已不是有效的数：修正幅度过大。最后一个正常的快照已保留。请用更低的学习率重新开始。</translation>
    </message>
</context>
</TS>
