<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CanvasCommands</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Open in the microscope</source>
        <translation>在显微镜中打开</translation>
    </message>
    <message>
        <source>Draw a wire</source>
        <translation>画连线</translation>
    </message>
    <message>
        <source>Find a block</source>
        <translation>查找模块</translation>
    </message>
    <message>
        <source>Tidy</source>
        <translation>整理</translation>
    </message>
    <message>
        <source>Zoom to fit</source>
        <translation>缩放至全图</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
</context>
<context>
    <name>CanvasText</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 个参数</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>已冻结</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1，从 %2 到 %3</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>带泄漏的 ReLU</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation>Tanh</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Regression</source>
        <translation>回归</translation>
    </message>
    <message>
        <source>He, normal</source>
        <translation>He，正态分布</translation>
    </message>
    <message>
        <source>He, uniform</source>
        <translation>He，均匀分布</translation>
    </message>
    <message>
        <source>Xavier, normal</source>
        <translation>Xavier，正态分布</translation>
    </message>
    <message>
        <source>Xavier, uniform</source>
        <translation>Xavier，均匀分布</translation>
    </message>
    <message>
        <source>PyTorch&apos;s default</source>
        <translation>PyTorch 默认</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>正态分布</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>全零</translation>
    </message>
    <message>
        <source>Standardise</source>
        <translation>标准化</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation>均方误差</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证集</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
</context>
<context>
    <name>PresetTexts</name>
    <message>
        <source>LeNet-5 on MNIST</source>
        <translation>LeNet-5 识别 MNIST</translation>
    </message>
    <message>
        <source>Convolutions that read digits</source>
        <translation>用卷积识别手写数字</translation>
    </message>
    <message>
        <source>Multilayer perceptron</source>
        <translation>多层感知机</translation>
    </message>
    <message>
        <source>Three dense layers, the first step</source>
        <translation>三个全连接层，迈出第一步</translation>
    </message>
    <message>
        <source>MNIST, as fast as it goes</source>
        <translation>MNIST，全速训练</translation>
    </message>
    <message>
        <source>A race to 99 %, with the test part watched</source>
        <translation>向 99 % 冲刺，全程监视测试集</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>{path} can&apos;t be read: {reason}</source>
        <translation>无法读取 {path}：{reason}</translation>
    </message>
    <message>
        <source>Check the path and its permissions.</source>
        <translation>检查路径及其访问权限。</translation>
    </message>
    <message>
        <source>{path} can&apos;t be written: {reason}</source>
        <translation>无法写入 {path}：{reason}</translation>
    </message>
    <message>
        <source>Choose a folder that exists, is writable and has room.</source>
        <translation>选择一个存在、可写且空间充足的文件夹。</translation>
    </message>
    <message>
        <source>{path} is larger than {most} bytes</source>
        <translation>{path} 超过 {most} 字节</translation>
    </message>
    <message>
        <source>{key} must be from {minimum} to {maximum} but is {value}</source>
        <translation>{key} 必须在 {minimum} 到 {maximum} 之间，现在是 {value}</translation>
    </message>
    <message>
        <source>{key} must be a whole number but is {value}</source>
        <translation>{key} 必须是整数，现在是 {value}</translation>
    </message>
    <message>
        <source>{key} must be a number but is {value}</source>
        <translation>{key} 必须是数，现在是 {value}</translation>
    </message>
    <message>
        <source>{key} must be a finite number but is {value}</source>
        <translation>{key} 必须是有限的数，现在是 {value}</translation>
    </message>
    <message>
        <source>{key} must be one of {choices} but is {value}</source>
        <translation>{key} 必须是 {choices} 之一，现在是 {value}</translation>
    </message>
    <message>
        <source>{key} must be a list of sizes such as [1, 28, 28] but is {value}</source>
        <translation>{key} 必须是尺寸列表，例如 [1, 28, 28]，现在是 {value}</translation>
    </message>
    <message>
        <source>every size of {key} must be from {minimum} to {maximum} but it is {value}</source>
        <translation>{key} 的每个尺寸都必须在 {minimum} 到 {maximum} 之间，现在是 {value}</translation>
    </message>
    <message>
        <source>{key} must be true or false but is {value}</source>
        <translation>{key} 必须是 true 或 false，现在是 {value}</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>斜率</translation>
    </message>
    <message>
        <source>What negative numbers are multiplied by; only of leaky_relu.</source>
        <translation>负数乘以的系数；仅用于 leaky_relu。</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>The bend that lets layers after one another do more than one alone.</source>
        <translation>有了这个弯曲，前后相接的多层才能胜过单独一层。</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活</translation>
    </message>
    <message>
        <source>Bends each number by the same curve.</source>
        <translation>用同一条曲线变换每个数。</translation>
    </message>
    <message>
        <source>AvgPool2D</source>
        <translation>平均池化</translation>
    </message>
    <message>
        <source>Pooling &amp; shape</source>
        <translation>池化与形状</translation>
    </message>
    <message>
        <source>Takes the mean of each window, padding counted as zeros.</source>
        <translation>取每个窗口的平均值，填充按零计算。</translation>
    </message>
    <message>
        <source>{block} ({type}) takes vectors or sequences but gets an image {shape}: insert Flatten between {source} and {block}</source>
        <translation>{block}（{type}）需要向量或序列，得到的却是图像 {shape}：在 {source} 与 {block} 之间插入“展平”</translation>
    </message>
    <message>
        <source>{block} ({type}) takes vectors or sequences but gets {came} from {source}</source>
        <translation>{block}（{type}）需要向量或序列，得到的却是来自 {source} 的{came}</translation>
    </message>
    <message>
        <source>{block} ({type}) takes vectors but gets an image {shape}: insert Flatten between {source} and {block}</source>
        <translation>{block}（{type}）需要向量，得到的却是图像 {shape}：在 {source} 与 {block} 之间插入“展平”</translation>
    </message>
    <message>
        <source>{block} ({type}) takes vectors but gets a {came}: insert Flatten between {source} and {block}</source>
        <translation>{block}（{type}）需要向量，得到的却是{came}：在 {source} 与 {block} 之间插入“展平”</translation>
    </message>
    <message>
        <source>{block} ({type}) takes images but gets a {came} from {source}: move {block} before the block that makes the {came}</source>
        <translation>{block}（{type}）需要图像，得到的却是来自 {source} 的{came}：把 {block} 移到产生{came}的模块之前</translation>
    </message>
    <message>
        <source>{block} ({type}): the kernel of {value}x{value} is larger than the picture {shape} with its padding: set kernel to {fit} or less</source>
        <translation>{block}（{type}）：{value}×{value} 的卷积核比填充后的图片 {shape} 还大：把卷积核大小设为 {fit} 或更小</translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation>卷积核大小</translation>
    </message>
    <message>
        <source>cells</source>
        <translation>格</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>How far the window moves from one result to the next.</source>
        <translation>从一个结果到下一个结果，窗口移动的距离。</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>初始权重</translation>
    </message>
    <message>
        <source>How the weights are drawn before the first step; He suits ReLU, Xavier suits sigmoid and tanh.</source>
        <translation>第一步之前如何抽取权重；He 适合 ReLU，Xavier 适合 sigmoid 和 tanh。</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>{block} ({type}): groups is {value} but this version only joins all channels: set groups to 1</source>
        <translation>{block}（{type}）：分组数为 {value}，但此版本只支持连接全部通道：把分组数设为 1</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组数</translation>
    </message>
    <message>
        <source>Into how many groups the channels are cut; only 1 is available.</source>
        <translation>通道分成几组；目前只能为 1。</translation>
    </message>
    <message>
        <source>Output channels</source>
        <translation>输出通道</translation>
    </message>
    <message>
        <source>Kernels to learn, one feature map each.</source>
        <translation>要学习的卷积核个数，每个产生一张特征图。</translation>
    </message>
    <message>
        <source>Side of the square window that a kernel sees.</source>
        <translation>卷积核所见方形窗口的边长。</translation>
    </message>
    <message>
        <source>Rows and columns of zeros around the picture.</source>
        <translation>在图片四周补零的行数和列数。</translation>
    </message>
    <message>
        <source>Adds one learned number to each output channel.</source>
        <translation>给每个输出通道加上一个学到的数。</translation>
    </message>
    <message>
        <source>Conv2D</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Dense &amp; convolution</source>
        <translation>全连接与卷积</translation>
    </message>
    <message>
        <source>Moves small learned kernels over the picture and writes how well each fits.</source>
        <translation>让学到的小卷积核在图片上滑动，记录每处的吻合程度。</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元数</translation>
    </message>
    <message>
        <source>How many numbers come out; each looks at all that come in.</source>
        <translation>输出多少个数；每个数都由全部输入算出。</translation>
    </message>
    <message>
        <source>Adds one learned number to each unit.</source>
        <translation>给每个单元加上一个学到的数。</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>Each unit weighs every number that comes in and adds them up.</source>
        <translation>每个单元给所有输入的数加权并求和。</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>比率</translation>
    </message>
    <message>
        <source>Share of the numbers that are set to zero, drawn anew for each step.</source>
        <translation>被置零的数所占比例，每一步重新抽取。</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>随机失活</translation>
    </message>
    <message>
        <source>Regularise</source>
        <translation>正则化</translation>
    </message>
    <message>
        <source>While training, silences random numbers, so that no unit relies on one other.</source>
        <translation>训练时随机把一些数置零，使单元不依赖某个特定的单元。</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>展平</translation>
    </message>
    <message>
        <source>Writes all numbers of a picture in one row, channel by channel, row by row.</source>
        <translation>把图片的所有数逐通道、逐行排成一行。</translation>
    </message>
    <message>
        <source>{block} ({type}) has {count} axes: give [features], [time, features] or [channels, height, width]</source>
        <translation>{block}（{type}）有 {count} 个轴：请给出 [特征]、[时间, 特征] 或 [通道, 高, 宽]</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Sizes of one sample: channels, height, width of a picture, or its features.</source>
        <translation>一个样本的尺寸：图片的通道、高、宽，或特征数。</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Where samples of the data set enter the network.</source>
        <translation>数据集的样本由此进入网络。</translation>
    </message>
    <message>
        <source>MaxPool2D</source>
        <translation>最大池化</translation>
    </message>
    <message>
        <source>Keeps the largest number of each window and makes the picture smaller.</source>
        <translation>保留每个窗口中最大的数，图片随之变小。</translation>
    </message>
    <message>
        <source>{block} ({type}) classifies but gets a single number: give the block before it a number a class, or set task to regression</source>
        <translation>{block}（{type}）做分类，却只得到一个数：让前一个模块为每个类别输出一个数，或把任务改为回归</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Classification turns the numbers that come in into probabilities; regression takes them as the answer.</source>
        <translation>分类把输入的数变成概率；回归直接以它们为答案。</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Where the network answers and the loss is measured.</source>
        <translation>网络在此作答，损失也在此计算。</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Keeps positive numbers, makes others zero.</source>
        <translation>保留正数，其余变为零。</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>A smooth ReLU: each number times the chance that a normal one is smaller.</source>
        <translation>平滑的 ReLU：每个数乘以标准正态随机数小于它的概率。</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>Squeezes each number between 0 and 1.</source>
        <translation>把每个数压到 0 与 1 之间。</translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation>Tanh</translation>
    </message>
    <message>
        <source>Squeezes each number between -1 and 1.</source>
        <translation>把每个数压到 -1 与 1 之间。</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>带泄漏的 ReLU</translation>
    </message>
    <message>
        <source>Keeps positive numbers, shrinks negative ones.</source>
        <translation>保留正数，缩小负数。</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>Turns numbers into probabilities that add up to one.</source>
        <translation>把数变成总和为一的概率。</translation>
    </message>
    <message>
        <source>{block} ({type}): padding {value} is more than half of the kernel, so that windows would see nothing but padding: set padding to {fit} or less</source>
        <translation>{block}（{type}）：填充 {value} 超过窗口的一半，有的窗口会只看到填充：把填充设为 {fit} 或更小</translation>
    </message>
    <message>
        <source>Side of the square window that becomes one number.</source>
        <translation>汇成一个数的方形窗口的边长。</translation>
    </message>
    <message>
        <source>Rows and columns around the picture, at most half of the kernel.</source>
        <translation>图片四周填充的行数和列数，至多为窗口的一半。</translation>
    </message>
    <message>
        <source>MNIST handwritten digits</source>
        <translation>MNIST 手写数字</translation>
    </message>
    <message>
        <source>70,000 grey pictures of 28 by 28 of the digits 0 to 9, written by hand.</source>
        <translation>70,000 张 28×28 的灰度图片，内容为手写数字 0 到 9。</translation>
    </message>
    <message>
        <source>There is no data set called &quot;{name}&quot;</source>
        <translation>没有名为“{name}”的数据集</translation>
    </message>
    <message>
        <source>Known data sets: {known}.</source>
        <translation>已知的数据集：{known}。</translation>
    </message>
    <message>
        <source>The data set &quot;{name}&quot; is in none of the places looked at: {places}</source>
        <translation>在以下位置都没有找到数据集“{name}”：{places}</translation>
    </message>
    <message>
        <source>Make a folder &quot;{name}&quot; in one of them and put the published files into it ({files}), or give the folder that holds it with --data or $GLASSBOX_DATA.</source>
        <translation>在其中一处新建文件夹“{name}”，放入公开发布的文件（{files}）；或用 --data 或 $GLASSBOX_DATA 指定它所在的文件夹。</translation>
    </message>
    <message>
        <source>Copy the file again from where it was published.</source>
        <translation>从发布处重新复制该文件。</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>其他内容</translation>
    </message>
    <message>
        <source>it holds {held} bytes but its sizes promise {expected}</source>
        <translation>它有 {held} 字节，但按其尺寸应有 {expected} 字节</translation>
    </message>
    <message>
        <source>the gzip data is damaged or cut short</source>
        <translation>gzip 数据已损坏或不完整</translation>
    </message>
    <message>
        <source>this is not an IDX file: it should start with the bytes 0 0 8 {rank}</source>
        <translation>这不是 IDX 文件：它应以字节 0 0 8 {rank} 开头</translation>
    </message>
    <message>
        <source>its elements have type {type}, expected 8 (unsigned bytes)</source>
        <translation>其元素类型为 {type}，应为 8（无符号字节）</translation>
    </message>
    <message>
        <source>it holds {found} ({axes} axes) where {expected} are expected</source>
        <translation>它的内容是{found}（{axes} 个轴），这里需要的是{expected}</translation>
    </message>
    <message>
        <source>Check that the files were not renamed or swapped.</source>
        <translation>检查文件是否被改名或互换。</translation>
    </message>
    <message>
        <source>one of its sizes is zero</source>
        <translation>它有一个尺寸为零</translation>
    </message>
    <message>
        <source>it claims to hold more than {most} bytes</source>
        <translation>它声称超过 {most} 字节</translation>
    </message>
    <message>
        <source>The file {file} is missing</source>
        <translation>缺少文件 {file}</translation>
    </message>
    <message>
        <source>Copy it into this folder, or remove the folder so that another is used.</source>
        <translation>把它复制到此文件夹，或移除此文件夹以改用其他位置。</translation>
    </message>
    <message>
        <source>Label {index} is {label}, expected 0 to {most}</source>
        <translation>第 {index} 个标签是 {label}，应为 0 到 {most}</translation>
    </message>
    <message>
        <source>Check that the labels belong to this data set.</source>
        <translation>检查标签是否属于此数据集。</translation>
    </message>
    <message>
        <source>There are {pictures} pictures but {labels} labels</source>
        <translation>有 {pictures} 张图片，却有 {labels} 个标签</translation>
    </message>
    <message>
        <source>Check that both files belong to the same part of the data set.</source>
        <translation>检查两个文件是否属于数据集的同一部分。</translation>
    </message>
    <message>
        <source>The training pictures are {training} cells, the test pictures {test}</source>
        <translation>训练图片的尺寸是 {training}，测试图片是 {test}</translation>
    </message>
    <message>
        <source>Check that all files belong to the same data set.</source>
        <translation>检查所有文件是否属于同一数据集。</translation>
    </message>
    <message>
        <source>{file} can&apos;t be read as a PNG picture: {reason}</source>
        <translation>无法将 {file} 作为 PNG 图片读取：{reason}</translation>
    </message>
    <message>
        <source>network must be a network object or the path of one but is {value}</source>
        <translation>network 必须是网络对象或其路径，现在是 {value}</translation>
    </message>
    <message>
        <source>{path} is not a file</source>
        <translation>{path} 不是文件</translation>
    </message>
    <message>
        <source>Give the path of a network file.</source>
        <translation>给出网络文件的路径。</translation>
    </message>
    <message>
        <source>{key} can&apos;t be used by this version</source>
        <translation>此版本不能使用 {key}</translation>
    </message>
    <message>
        <source>Leave {key} empty: [].</source>
        <translation>让 {key} 留空：[]。</translation>
    </message>
    <message>
        <source>there is no {key} {name}</source>
        <translation>没有 {key} {name}</translation>
    </message>
    <message>
        <source>Known types: {names}.</source>
        <translation>已知的类型：{names}。</translation>
    </message>
    <message>
        <source>stop_at needs exactly one metric</source>
        <translation>stop_at 只能有一个指标</translation>
    </message>
    <message>
        <source>Write {&quot;validation_accuracy&quot;: 0.99}.</source>
        <translation>写成 {&quot;validation_accuracy&quot;: 0.99}。</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批量大小</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Samples whose gradients are averaged for one step.</source>
        <translation>每一步对多少个样本的梯度取平均。</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>How often the training part is gone through.</source>
        <translation>训练集从头到尾学习的遍数。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Initial weights, order of the samples and dropout follow from it.</source>
        <translation>初始权重、样本顺序和随机失活（dropout）都由它决定。</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证集</translation>
    </message>
    <message>
        <source>Share of the training part that is kept apart to watch the run.</source>
        <translation>从训练集中留出、用来监视训练的比例。</translation>
    </message>
    <message>
        <source>Seed of the split</source>
        <translation>划分种子</translation>
    </message>
    <message>
        <source>Which samples are kept apart follows from it.</source>
        <translation>留出哪些样本由它决定。</translation>
    </message>
    <message>
        <source>Drop the last batch</source>
        <translation>舍弃末批</translation>
    </message>
    <message>
        <source>Leave out a last batch of an epoch that is not full.</source>
        <translation>一轮的最后一个批量不满时，将其略去。</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>监视</translation>
    </message>
    <message>
        <source>Part that is evaluated every epoch; watching the test part is for benchmarks.</source>
        <translation>每轮都评估的部分；只有基准测试才监视测试集。</translation>
    </message>
    <message>
        <source>{place} has no entry for the {type} block {block}</source>
        <translation>{place} 中没有“{type}”模块 {block} 的条目</translation>
    </message>
    <message>
        <source>Add {block} to {place}.</source>
        <translation>把 {block} 添加到 {place}。</translation>
    </message>
    <message>
        <source>{place} names {block}, which is no {type} block of the network</source>
        <translation>{place} 中的 {block} 不是网络中的“{type}”模块</translation>
    </message>
    <message>
        <source>Remove it or correct the id.</source>
        <translation>将其删除，或改正标识。</translation>
    </message>
    <message>
        <source>{block} wants the field {name} of the data</source>
        <translation>{block} 需要数据的字段 {name}</translation>
    </message>
    <message>
        <source>Use {field}.</source>
        <translation>改用 {field}。</translation>
    </message>
    <message>
        <source>the loss {loss} does not fit {block}, whose task is {task}</source>
        <translation>损失函数 {loss} 不适合 {block}，其任务是 {task}</translation>
    </message>
    <message>
        <source>Use {fitting}, or change the task of {block}.</source>
        <translation>改用 {fitting}，或更改 {block} 的任务。</translation>
    </message>
    <message>
        <source>every loss has the weight 0</source>
        <translation>所有损失的权重都是 0</translation>
    </message>
    <message>
        <source>Give one a weight above 0.</source>
        <translation>让其中一个的权重大于 0。</translation>
    </message>
    <message>
        <source>{place} lacks {key}</source>
        <translation>{place} 缺少 {key}</translation>
    </message>
    <message>
        <source>{key} must be from 1 to 1000000 but is {value}</source>
        <translation>{key} 必须在 1 到 1000000 之间，现在是 {value}</translation>
    </message>
    <message>
        <source>validation must be from 0 to 0.9 but is {value}</source>
        <translation>validation 必须在 0 到 0.9 之间，现在是 {value}</translation>
    </message>
    <message>
        <source>the run can&apos;t stop at {metric}: the test part is looked at only once, at the end</source>
        <translation>训练不能以 {metric} 为停止条件：测试集只在最后看一次</translation>
    </message>
    <message>
        <source>Stop at a validation metric, or write &quot;watch&quot;: &quot;test&quot; for a benchmark.</source>
        <translation>改用验证集的指标；若是基准测试，则写 &quot;watch&quot;: &quot;test&quot;。</translation>
    </message>
    <message>
        <source>the run can&apos;t stop at {metric}: there is no validation part</source>
        <translation>训练不能以 {metric} 为停止条件：没有验证集</translation>
    </message>
    <message>
        <source>Give data.split.validation a share above 0.</source>
        <translation>让 data.split.validation 的比例大于 0。</translation>
    </message>
    <message>
        <source>training this network needs {needed} of memory but the machine has {there}</source>
        <translation>训练此网络需要 {needed} 内存，而本机只有 {there}</translation>
    </message>
    <message>
        <source>Make the blocks or batch_size smaller.</source>
        <translation>减小模块或 batch_size。</translation>
    </message>
    <message>
        <source>sample {sample} is outside the batch of {batch}</source>
        <translation>样本 {sample} 超出了大小为 {batch} 的批量</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is not the name of a number</source>
        <translation>“{text}”不是某个数的名称</translation>
    </message>
    <message>
        <source>there is no value &quot;{value}&quot; in this step</source>
        <translation>这一步中没有值“{value}”</translation>
    </message>
    <message>
        <source>{value} is {type} and takes {wanted} indices, not {given}</source>
        <translation>{value} 是 {type}，需要 {wanted} 个下标，而不是 {given} 个</translation>
    </message>
    <message>
        <source>index {index} of {value} is outside: axis {axis} goes from 0 to {last}</source>
        <translation>{value} 的下标 {index} 越界：轴 {axis} 的范围是 0 到 {last}</translation>
    </message>
    <message>
        <source>sample {sample} does not exist: the {part} part has {count} samples</source>
        <translation>样本 {sample} 不存在：{part} 部分有 {count} 个样本</translation>
    </message>
    <message>
        <source>This .npy file can&apos;t be read: {reason}</source>
        <translation>无法读取此 .npy 文件：{reason}</translation>
    </message>
    <message>
        <source>Save it with numpy.save as float32, float64, int32 or uint8, in C order.</source>
        <translation>用 numpy.save 以 float32、float64、int32 或 uint8 类型、C 顺序保存。</translation>
    </message>
    <message>
        <source>This is not a sound safetensors file: {reason}</source>
        <translation>这不是完好的 safetensors 文件：{reason}</translation>
    </message>
    <message>
        <source>Save the weights again; the file may be cut short.</source>
        <translation>重新保存权重；文件可能不完整。</translation>
    </message>
    <message>
        <source>Tensor &quot;{name}&quot; has the type {type}, which can&apos;t be read</source>
        <translation>张量“{name}”的类型是 {type}，无法读取</translation>
    </message>
    <message>
        <source>Save it as F32, F64, I32 or U8.</source>
        <translation>以 F32、F64、I32 或 U8 类型保存。</translation>
    </message>
    <message>
        <source>Two tensors can&apos;t be saved under the same name &quot;{name}&quot;</source>
        <translation>两个张量不能以相同的名称“{name}”保存</translation>
    </message>
    <message>
        <source>{block} ({type}) would make {shape} numbers of one sample</source>
        <translation>{block}（{type}）会让一个样本产生 {shape} 个数</translation>
    </message>
    <message>
        <source>Make its sizes smaller.</source>
        <translation>减小它的尺寸。</translation>
    </message>
    <message>
        <source>{block} ({type}) would need {count} weights, {size} GB of memory</source>
        <translation>{block}（{type}）将需要 {count} 个权重，占用 {size} GB 内存</translation>
    </message>
    <message>
        <source>there is no block {id}</source>
        <translation>没有模块 {id}</translation>
    </message>
    <message>
        <source>there is no wire {wire}</source>
        <translation>没有连线 {wire}</translation>
    </message>
    <message>
        <source>there is no block type {name}</source>
        <translation>没有模块类型 {name}</translation>
    </message>
    <message>
        <source>{type} has no place in the middle of a wire</source>
        <translation>“{type}”不能接在连线中间</translation>
    </message>
    <message>
        <source>the wire {wire} can&apos;t be drawn: the ports must exist, and blocks must not feed each other in a ring</source>
        <translation>不能画出连线 {wire}：端口必须存在，模块之间也不能首尾相接成环</translation>
    </message>
    <message>
        <source>{id} is connected already, so it can&apos;t be put into another wire</source>
        <translation>{id} 已有连线，不能再接入另一条连线</translation>
    </message>
    <message>
        <source>{id} ({type}) has no setting {key}</source>
        <translation>{id}（{type}）没有设置 {key}</translation>
    </message>
    <message>
        <source>the id {id} can&apos;t be used</source>
        <translation>不能使用标识 {id}</translation>
    </message>
    <message>
        <source>Ids start with a letter or _ and have letters, digits and _ only, at most 64.</source>
        <translation>标识以字母或 _ 开头，只含字母、数字和 _，最多 64 个字符。</translation>
    </message>
    <message>
        <source>two blocks have the id {id}</source>
        <translation>有两个模块的标识都是 {id}</translation>
    </message>
    <message>
        <source>Rename one of them.</source>
        <translation>给其中一个改名。</translation>
    </message>
    <message>
        <source>a wire of the copied part leads to a block outside it</source>
        <translation>复制的部分中，有一条连线通向外部的模块</translation>
    </message>
    <message>
        <source>an object in braces is needed but {value} stands there</source>
        <translation>这里需要花括号中的对象，现在是 {value}</translation>
    </message>
    <message>
        <source>the key {key} is not known here</source>
        <translation>这里不认识键 {key}</translation>
    </message>
    <message>
        <source>Known keys: {keys}.</source>
        <translation>已知的键：{keys}。</translation>
    </message>
    <message>
        <source>the key {key} is missing</source>
        <translation>缺少键 {key}</translation>
    </message>
    <message>
        <source>Add it.</source>
        <translation>将其补上。</translation>
    </message>
    <message>
        <source>{key} must be text in quotes but is {value}</source>
        <translation>{key} 必须是引号中的文本，现在是 {value}</translation>
    </message>
    <message>
        <source>{key} must be a whole number from 0 to 18446744073709551615 but is {value}</source>
        <translation>{key} 必须是 0 到 18446744073709551615 之间的整数，现在是 {value}</translation>
    </message>
    <message>
        <source>{key} must be an object in braces but is {value}</source>
        <translation>{key} 必须是花括号中的对象，现在是 {value}</translation>
    </message>
    <message>
        <source>{key} must be a list in brackets but is {value}</source>
        <translation>{key} 必须是方括号中的列表，现在是 {value}</translation>
    </message>
    <message>
        <source>{key} must be a list of whole numbers such as [1, 28, 28] but is {value}</source>
        <translation>{key} 必须是整数列表，例如 [1, 28, 28]，现在是 {value}</translation>
    </message>
    <message>
        <source>{key} can&apos;t be {value}</source>
        <translation>{key} 不能是 {value}</translation>
    </message>
    <message>
        <source>the file has the format {format}, which is newer than this program</source>
        <translation>文件格式是 {format}，比本程序更新</translation>
    </message>
    <message>
        <source>This program reads {kind}/1: use a newer Glassbox.</source>
        <translation>本程序读取 {kind}/1：请使用更新的 Glassbox。</translation>
    </message>
    <message>
        <source>the format {format} is not {kind}/1</source>
        <translation>格式 {format} 不是 {kind}/1</translation>
    </message>
    <message>
        <source>Write &quot;format&quot;: &quot;{kind}/1&quot;.</source>
        <translation>写成 &quot;format&quot;: &quot;{kind}/1&quot;。</translation>
    </message>
    <message>
        <source>an object in the text has more than {most} keys</source>
        <translation>文本中有对象的键超过 {most} 个</translation>
    </message>
    <message>
        <source>the key {key} stands twice in one object</source>
        <translation>键 {key} 在同一对象中出现了两次</translation>
    </message>
    <message>
        <source>Remove one of the two.</source>
        <translation>删除其中一个。</translation>
    </message>
    <message>
        <source>the text is not JSON</source>
        <translation>文本不是 JSON</translation>
    </message>
    <message>
        <source>Look for a missing comma, quote or bracket there; JSON has no comments, NaN or Infinity.</source>
        <translation>检查那里是否缺少逗号、引号或括号；JSON 中没有注释、NaN 和 Infinity。</translation>
    </message>
    <message>
        <source>a number in the text is too large to be stored</source>
        <translation>文本中有一个数太大，无法存储</translation>
    </message>
    <message>
        <source>Give a number below 1.8e308.</source>
        <translation>给出小于 1.8e308 的数。</translation>
    </message>
    <message>
        <source>the text is nested deeper than {most} levels</source>
        <translation>文本的嵌套超过 {most} 层</translation>
    </message>
    <message>
        <source>Networks and experiments need less than ten levels.</source>
        <translation>网络和实验用不到十层。</translation>
    </message>
    <message>
        <source>{block} (Output) has no loss</source>
        <translation>{block}（输出）没有损失函数</translation>
    </message>
    <message>
        <source>Give losses an entry {block}.</source>
        <translation>在 losses 中添加条目 {block}。</translation>
    </message>
    <message>
        <source>{block} (Output): the loss {loss} does not fit its task {task}</source>
        <translation>{block}（输出）：损失函数 {loss} 不适合其任务 {task}</translation>
    </message>
    <message>
        <source>Use {fitting}.</source>
        <translation>改用 {fitting}。</translation>
    </message>
    <message>
        <source>Insert {type}</source>
        <translation>插入“{type}”</translation>
    </message>
    <message>
        <source>Set {key} to {fit}</source>
        <translation>把 {key} 设为 {fit}</translation>
    </message>
    <message>
        <source>Add {type} after {block}</source>
        <translation>在 {block} 之后添加“{type}”</translation>
    </message>
    <message>
        <source>Add {type} before {block}</source>
        <translation>在 {block} 之前添加“{type}”</translation>
    </message>
    <message>
        <source>Connect {from} to {block}</source>
        <translation>将 {from} 连接到 {block}</translation>
    </message>
    <message>
        <source>Remove {block}</source>
        <translation>删除 {block}</translation>
    </message>
    <message>
        <source>{key} has {count} entries; at most {most} are possible</source>
        <translation>{key} 有 {count} 个条目；最多只能有 {most} 个</translation>
    </message>
    <message>
        <source>{id}: there is no block type {name}</source>
        <translation>{id}：没有模块类型 {name}</translation>
    </message>
    <message>
        <source>a wire can&apos;t be {value}</source>
        <translation>连线不能是 {value}</translation>
    </message>
    <message>
        <source>Write [&quot;from&quot;, &quot;to&quot;] or [&quot;from:port&quot;, &quot;to:port&quot;].</source>
        <translation>写成 [&quot;from&quot;, &quot;to&quot;] 或 [&quot;from:port&quot;, &quot;to:port&quot;]。</translation>
    </message>
    <message>
        <source>the end of a wire can&apos;t be {value}</source>
        <translation>连线的端点不能是 {value}</translation>
    </message>
    <message>
        <source>Write &quot;block&quot; or &quot;block:port&quot;.</source>
        <translation>写成 &quot;block&quot; 或 &quot;block:port&quot;。</translation>
    </message>
    <message>
        <source>composite blocks can&apos;t be read by this version</source>
        <translation>此版本不能读取复合模块</translation>
    </message>
    <message>
        <source>Write their blocks and wires out, or use a newer Glassbox.</source>
        <translation>把其中的模块和连线逐一写出，或使用更新的 Glassbox。</translation>
    </message>
    <message>
        <source>Remove the entry or correct its id.</source>
        <translation>删除该条目，或改正其标识。</translation>
    </message>
    <message>
        <source>a position can&apos;t be {value}</source>
        <translation>位置不能是 {value}</translation>
    </message>
    <message>
        <source>Write [x, y] in pixels.</source>
        <translation>写成 [x, y]，单位为像素。</translation>
    </message>
    <message>
        <source>the network has no Input block</source>
        <translation>网络没有“输入”模块</translation>
    </message>
    <message>
        <source>Add one: it is where samples enter.</source>
        <translation>添加一个：样本由此进入。</translation>
    </message>
    <message>
        <source>the network has no Output block</source>
        <translation>网络没有“输出”模块</translation>
    </message>
    <message>
        <source>Add one: it is where the network answers and the loss is measured.</source>
        <translation>添加一个：网络在此作答，损失也在此计算。</translation>
    </message>
    <message>
        <source>Remove the wire {wire}</source>
        <translation>删除连线 {wire}</translation>
    </message>
    <message>
        <source>blocks feed each other in a ring: {ring}</source>
        <translation>模块首尾相接成环：{ring}</translation>
    </message>
    <message>
        <source>Remove one wire of the ring.</source>
        <translation>删除环中的一条连线。</translation>
    </message>
    <message>
        <source>Remove the wire.</source>
        <translation>删除这条连线。</translation>
    </message>
    <message>
        <source>the wire {wire} leads to or from the block {block}, which does not exist</source>
        <translation>连线 {wire} 的一端是模块 {block}，而它并不存在</translation>
    </message>
    <message>
        <source>two wires end at the port {port} of {block}; the second is {wire}</source>
        <translation>有两条连线通向 {block} 的端口 {port}；第二条是 {wire}</translation>
    </message>
    <message>
        <source>the wire {wire} ends at the port {port}, which {block} does not have</source>
        <translation>连线 {wire} 通向端口 {port}，而 {block} 没有这个端口</translation>
    </message>
    <message>
        <source>{block} ({type}) lacks the setting {key}</source>
        <translation>{block}（{type}）缺少设置 {key}</translation>
    </message>
    <message>
        <source>{block} ({type}): nothing is connected to its port {port}</source>
        <translation>{block}（{type}）：端口 {port} 没有连线</translation>
    </message>
    <message>
        <source>Draw a wire to it, or remove {block}.</source>
        <translation>画一条通向它的连线，或删除 {block}。</translation>
    </message>
    <message>
        <source>{block} ({type}): nothing uses its result, so it does not reach an Output</source>
        <translation>{block}（{type}）：结果没有被使用，到不了“输出”</translation>
    </message>
    <message>
        <source>Draw a wire from it, or remove it.</source>
        <translation>从它引出一条连线，或将其删除。</translation>
    </message>
    <message>
        <source>Lets positive numbers through and stops negative ones (Nair and Hinton, ICML 2010).</source>
        <translation>让正数通过，拦下负数（Nair 和 Hinton，ICML 2010）。</translation>
    </message>
    <message>
        <source>Like relu, but lets a small part of negative numbers through, so that no unit dies (Maas et al., ICML 2013).</source>
        <translation>与 relu 相似，但让负数的一小部分通过，以免出现死单元（Maas 等，ICML 2013）。</translation>
    </message>
    <message>
        <source>Squeezes any number into 0 to 1 (Goodfellow et al., &quot;Deep Learning&quot;, 2016, ch. 3.10).</source>
        <translation>把任意数压到 0 到 1 之间（Goodfellow 等，《Deep Learning》，2016，第 3.10 节）。</translation>
    </message>
    <message>
        <source>Squeezes any number into -1 to 1, zero staying zero (LeCun et al., &quot;Efficient BackProp&quot;, 1998).</source>
        <translation>把任意数压到 -1 到 1 之间，零仍为零（LeCun 等，《Efficient BackProp》，1998）。</translation>
    </message>
    <message>
        <source>A smooth relu: z times the chance that a normal random number is below z (Hendrycks and Gimpel, arXiv:1606.08415).</source>
        <translation>平滑的 relu：z 乘以标准正态随机数小于 z 的概率（Hendrycks 和 Gimpel，arXiv:1606.08415）。</translation>
    </message>
    <message>
        <source>Lets the gradient through where relu let the number through (Nair and Hinton, ICML 2010).</source>
        <translation>relu 让数通过的地方，梯度也通过（Nair 和 Hinton，ICML 2010）。</translation>
    </message>
    <message>
        <source>Lets the gradient through where the number was positive, and a small part of it elsewhere (Maas et al., ICML 2013).</source>
        <translation>数为正的地方让梯度通过，其余地方只让一小部分通过（Maas 等，ICML 2013）。</translation>
    </message>
    <message>
        <source>The sigmoid&apos;s slope from its own result: largest at one half, nearly nothing near 0 and 1 (Rumelhart et al., Nature 323, 1986).</source>
        <translation>由 sigmoid 的结果求其斜率：在二分之一处最大，接近 0 和 1 时几乎为零（Rumelhart 等，Nature 323，1986）。</translation>
    </message>
    <message>
        <source>The slope of tanh from its own result: one at zero, nearly nothing near -1 and 1 (LeCun et al., &quot;Efficient BackProp&quot;, 1998).</source>
        <translation>由 tanh 的结果求其斜率：在零处为一，接近 -1 和 1 时几乎为零（LeCun 等，《Efficient BackProp》，1998）。</translation>
    </message>
    <message>
        <source>The slope of gelu, computed from its input (Hendrycks and Gimpel, arXiv:1606.08415).</source>
        <translation>由 gelu 的输入求其斜率（Hendrycks 和 Gimpel，arXiv:1606.08415）。</translation>
    </message>
    <message>
        <source>{op} takes two or more inputs but gets {came}</source>
        <translation>{op} 需要两个或更多输入，得到 {came} 个</translation>
    </message>
    <message>
        <source>Adds values element by element: a shortcut and the path around it, or a gradient&apos;s parts (He et al., CVPR 2016).</source>
        <translation>逐元素相加：捷径与绕过它的路径，或梯度的各个部分（He 等，CVPR 2016）。</translation>
    </message>
    <message>
        <source>Multiplies two values element by element, as gates do (Hochreiter and Schmidhuber, Neural Computation 9, 1997).</source>
        <translation>两个值逐元素相乘，如同门的作用（Hochreiter 和 Schmidhuber，Neural Computation 9，1997）。</translation>
    </message>
    <message>
        <source>Multiplies by a constant: the weight of one loss among several (Goodfellow et al., &quot;Deep Learning&quot;, 2016, ch. 7.7).</source>
        <translation>乘以常数：多个损失中某一个的权重（Goodfellow 等，《Deep Learning》，2016，第 7.7 节）。</translation>
    </message>
    <message>
        <source>Where the backward pass starts: the loss changes by one where it changes by one (Griewank and Walther, &quot;Evaluating Derivatives&quot;, 2008, ch. 3).</source>
        <translation>反向传播的起点：损失变化一，它自己就变化一（Griewank 和 Walther，《Evaluating Derivatives》，2008，第 3 章）。</translation>
    </message>
    <message>
        <source>{op}: padding {padding} is more than half of the window {kernel}</source>
        <translation>{op}：填充 {padding} 超过窗口 {kernel} 的一半</translation>
    </message>
    <message>
        <source>Make the padding at most half of the kernel</source>
        <translation>让填充至多为窗口的一半</translation>
    </message>
    <message>
        <source>the height of the pooling</source>
        <translation>池化结果的高</translation>
    </message>
    <message>
        <source>the width of the pooling</source>
        <translation>池化结果的宽</translation>
    </message>
    <message>
        <source>Replaces each window by its mean; padding counts as zeros (LeCun et al., Proc. IEEE 86, 1998).</source>
        <translation>用平均值代替每个窗口；填充按零计算（LeCun 等，Proc. IEEE 86，1998）。</translation>
    </message>
    <message>
        <source>Shares each gradient equally among the pixels of its window (LeCun et al., Proc. IEEE 86, 1998).</source>
        <translation>把每个梯度平均分给其窗口中的像素（LeCun 等，Proc. IEEE 86，1998）。</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>通道数</translation>
    </message>
    <message>
        <source>features</source>
        <translation>特征数</translation>
    </message>
    <message>
        <source>Adds a learned constant to each feature, or to each channel of an image (Goodfellow et al., &quot;Deep Learning&quot;, 2016, ch. 6).</source>
        <translation>给每个特征或图像的每个通道加上一个学到的常数（Goodfellow 等，《Deep Learning》，2016，第 6 章）。</translation>
    </message>
    <message>
        <source>A bias&apos;s gradient: everything that came back to it, summed over the batch and the places where it was added (Rumelhart et al., Nature 323, 1986).</source>
        <translation>偏置的梯度：把传回来的一切，对批量以及它加过的各个位置求和（Rumelhart 等，Nature 323，1986）。</translation>
    </message>
    <message>
        <source>the channels of x</source>
        <translation>x 的通道数</translation>
    </message>
    <message>
        <source>the filters of weight</source>
        <translation>weight 的滤波器数</translation>
    </message>
    <message>
        <source>the height of the convolution</source>
        <translation>卷积结果的高</translation>
    </message>
    <message>
        <source>the width of the convolution</source>
        <translation>卷积结果的宽</translation>
    </message>
    <message>
        <source>Slides small windows of weights over an image, each looking for its pattern everywhere (LeCun et al., Proc. IEEE 86, 1998).</source>
        <translation>让小的权重窗口滑过图像，各自在每一处寻找自己的图案（LeCun 等，Proc. IEEE 86，1998）。</translation>
    </message>
    <message>
        <source>Each pixel&apos;s share of the loss, gathered from all windows that saw it (Dumoulin and Visin, arXiv:1603.07285).</source>
        <translation>每个像素对损失的影响，由看到它的所有窗口汇总而来（Dumoulin 和 Visin，arXiv:1603.07285）。</translation>
    </message>
    <message>
        <source>A filter weight&apos;s gradient: what it saw times what came back, summed over all places and the batch (LeCun et al., Proc. IEEE 86, 1998).</source>
        <translation>滤波器权重的梯度：看到的乘以传回来的，对所有位置和批量求和（LeCun 等，Proc. IEEE 86，1998）。</translation>
    </message>
    <message>
        <source>{op} takes vectors but gets {came}</source>
        <translation>{op} 需要向量，得到的却是{came}</translation>
    </message>
    <message>
        <source>How surprised the network is by the right answer: minus the logarithm of the probability that it gave it (Bishop, &quot;Pattern Recognition and Machine Learning&quot;, 2006, ch. 4.3).</source>
        <translation>正确答案让网络有多意外：网络给它的概率取对数，再取负（Bishop，《Pattern Recognition and Machine Learning》，2006，第 4.3 节）。</translation>
    </message>
    <message>
        <source>What the network said minus what it should have said (Bishop, &quot;Pattern Recognition and Machine Learning&quot;, 2006, ch. 4.3).</source>
        <translation>网络的回答减去应有的回答（Bishop，《Pattern Recognition and Machine Learning》，2006，第 4.3 节）。</translation>
    </message>
    <message>
        <source>{op} takes the mask of its dropout but gets {came}</source>
        <translation>{op} 需要对应 dropout 的掩码，得到的却是{came}</translation>
    </message>
    <message>
        <source>Silences each number with a given chance while training and makes up for it by scaling the rest (Srivastava et al., JMLR 15, 2014).</source>
        <translation>训练时以给定概率把每个数置零，并放大其余的数作为补偿（Srivastava 等，JMLR 15，2014）。</translation>
    </message>
    <message>
        <source>Silences the gradients of the numbers that were silenced (Srivastava et al., JMLR 15, 2014).</source>
        <translation>把被置零的数的梯度也置零（Srivastava 等，JMLR 15，2014）。</translation>
    </message>
    <message>
        <source>{op} takes {wanted} inputs but gets {came}</source>
        <translation>{op} 需要 {wanted} 个输入，得到 {came} 个</translation>
    </message>
    <message>
        <source>A fused op has no activation &quot;{activation}&quot;</source>
        <translation>融合算子没有激活函数“{activation}”</translation>
    </message>
    <message>
        <source>Product, bias and activation in one pass while the numbers are in the cache; the same bits as one after the other (Goodfellow et al., &quot;Deep Learning&quot;, 2016, ch. 6).</source>
        <translation>趁数还在缓存中，一次算完乘积、偏置和激活；结果与逐个计算的每一位都相同（Goodfellow 等，《Deep Learning》，2016，第 6 章）。</translation>
    </message>
    <message>
        <source>Convolution, bias and activation in one pass while the numbers are in the cache; the same bits as one after the other (LeCun et al., Proc. IEEE 86, 1998).</source>
        <translation>趁数还在缓存中，一次算完卷积、偏置和激活；结果与逐个计算的每一位都相同（LeCun 等，Proc. IEEE 86，1998）。</translation>
    </message>
    <message>
        <source>The gradients of pooling and of the relu before it in one pass; the same bits as one after the other (Jarrett et al., ICCV 2009).</source>
        <translation>一次算完池化及其前面 relu 的梯度；结果与逐个计算的每一位都相同（Jarrett 等，ICCV 2009）。</translation>
    </message>
    <message>
        <source>There is no op &quot;{op}&quot;</source>
        <translation>没有算子“{op}”</translation>
    </message>
    <message>
        <source>{op} would make a value of {shape} numbers</source>
        <translation>{op} 会产生 {shape} 个数的值</translation>
    </message>
    <message>
        <source>Make the sizes smaller</source>
        <translation>减小尺寸</translation>
    </message>
    <message>
        <source>{op} takes {wanted} as {letter} but gets {came}</source>
        <translation>{op} 的 {letter} 需要{wanted}，得到的却是{came}</translation>
    </message>
    <message>
        <source>real numbers</source>
        <translation>实数</translation>
    </message>
    <message>
        <source>vectors or sequences</source>
        <translation>向量或序列</translation>
    </message>
    <message>
        <source>Insert Flatten before it</source>
        <translation>在它之前插入“展平”</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>a parameter with one axis</source>
        <translation>一个轴的参数</translation>
    </message>
    <message>
        <source>a parameter with two axes</source>
        <translation>两个轴的参数</translation>
    </message>
    <message>
        <source>a parameter with four axes</source>
        <translation>四个轴的参数</translation>
    </message>
    <message>
        <source>one number a sample</source>
        <translation>每样本一个数</translation>
    </message>
    <message>
        <source>one class index a sample</source>
        <translation>每样本一个类别编号</translation>
    </message>
    <message>
        <source>{op} takes two values of one shape but gets {a} and {b}</source>
        <translation>{op} 需要两个形状相同的值，得到的却是{a}和{b}</translation>
    </message>
    <message>
        <source>{op}: {letter} has size {came} where {wanted} is {size}</source>
        <translation>{op}：{letter} 的尺寸是 {came}，而{wanted}是 {size}</translation>
    </message>
    <message>
        <source>{op} needs the attribute {name}</source>
        <translation>{op} 需要属性 {name}</translation>
    </message>
    <message>
        <source>{op}: {name} is {came} but must be at least {minimum}</source>
        <translation>{op}：{name} 是 {came}，但必须至少为 {minimum}</translation>
    </message>
    <message>
        <source>{op}: {name} is {came} but must be at least {minimum} and below {maximum}</source>
        <translation>{op}：{name} 是 {came}，但必须至少为 {minimum} 且小于 {maximum}</translation>
    </message>
    <message>
        <source>{op}: {name} is {came} but must be from {minimum} to {maximum}</source>
        <translation>{op}：{name} 是 {came}，但必须在 {minimum} 到 {maximum} 之间</translation>
    </message>
    <message>
        <source>{op} takes the winners of its pooling but gets {came}</source>
        <translation>{op} 需要对应池化的最大值位置，得到的却是{came}</translation>
    </message>
    <message>
        <source>Keeps the largest number of each window, and which one it was (Jarrett et al., ICCV 2009; Goodfellow et al., &quot;Deep Learning&quot;, 2016, ch. 9.3).</source>
        <translation>保留每个窗口中最大的数，并记住它的位置（Jarrett 等，ICCV 2009；Goodfellow 等，《Deep Learning》，2016，第 9.3 节）。</translation>
    </message>
    <message>
        <source>Sends each gradient back to the pixel that won its window; the others get nothing (Jarrett et al., ICCV 2009).</source>
        <translation>把每个梯度传回其窗口中最大的那个像素；其余像素得到零（Jarrett 等，ICCV 2009）。</translation>
    </message>
    <message>
        <source>the last axis of x</source>
        <translation>x 的最后一个轴</translation>
    </message>
    <message>
        <source>the last axis of dz</source>
        <translation>dz 的最后一个轴</translation>
    </message>
    <message>
        <source>{op} takes dz and x of as many rows but gets {a} and {b}</source>
        <translation>{op} 需要行数相同的 dz 和 x，得到的却是{a}和{b}</translation>
    </message>
    <message>
        <source>Each output is the sum of all inputs, each times its weight (Goodfellow et al., &quot;Deep Learning&quot;, 2016, ch. 6).</source>
        <translation>每个输出是所有输入各乘以权重后的和（Goodfellow 等，《Deep Learning》，2016，第 6 章）。</translation>
    </message>
    <message>
        <source>Each input&apos;s share of the loss: the gradients of all outputs, weighted as the input was (Rumelhart et al., Nature 323, 1986).</source>
        <translation>每个输入对损失的影响：所有输出的梯度，按该输入的权重加权求和（Rumelhart 等，Nature 323，1986）。</translation>
    </message>
    <message>
        <source>A weight&apos;s gradient: what went in times what came back, summed over the batch (Rumelhart et al., Nature 323, 1986).</source>
        <translation>权重的梯度：输入的乘以传回来的，对批量求和（Rumelhart 等，Nature 323，1986）。</translation>
    </message>
    <message>
        <source>{op} takes one number for the whole batch but gets {came}</source>
        <translation>{op} 需要整个批量的一个数，得到的却是{came}</translation>
    </message>
    <message>
        <source>The mean of the samples&apos; losses: what training makes smaller (Goodfellow et al., &quot;Deep Learning&quot;, 2016, ch. 8.1).</source>
        <translation>各样本损失的平均值：训练要减小的正是它（Goodfellow 等，《Deep Learning》，2016，第 8.1 节）。</translation>
    </message>
    <message>
        <source>Each of N samples has one Nth of a say in the mean (Goodfellow et al., &quot;Deep Learning&quot;, 2016, ch. 8.1).</source>
        <translation>N 个样本在平均值中各占 N 分之一（Goodfellow 等，《Deep Learning》，2016，第 8.1 节）。</translation>
    </message>
    <message>
        <source>{op} can&apos;t make {wanted} of {came}</source>
        <translation>{op} 无法把{came}变成 {wanted}</translation>
    </message>
    <message>
        <source>Lays an image&apos;s channels out as one vector without changing a number (Goodfellow et al., &quot;Deep Learning&quot;, 2016, ch. 9).</source>
        <translation>把图像的各通道排成一个向量，不改变任何数（Goodfellow 等，《Deep Learning》，2016，第 9 章）。</translation>
    </message>
    <message>
        <source>Folds a vector into an image or sequence without changing a number (Goodfellow et al., &quot;Deep Learning&quot;, 2016, ch. 9).</source>
        <translation>把向量折成图像或序列，不改变任何数（Goodfellow 等，《Deep Learning》，2016，第 9 章）。</translation>
    </message>
    <message>
        <source>Turns numbers into probabilities that sum to one (Bridle, &quot;Probabilistic interpretation of feedforward classification network outputs&quot;, 1990).</source>
        <translation>把数变成总和为一的概率（Bridle，《Probabilistic interpretation of feedforward classification network outputs》，1990）。</translation>
    </message>
    <message>
        <source>A probability rises with its own number and falls with all others (Bishop, &quot;Pattern Recognition and Machine Learning&quot;, 2006, ch. 4.3).</source>
        <translation>每个概率随自己的数增大而上升，随其他数增大而下降（Bishop，《Pattern Recognition and Machine Learning》，2006，第 4.3 节）。</translation>
    </message>
    <message>
        <source>{op} takes values with a batch axis</source>
        <translation>{op} 需要带批量轴的值</translation>
    </message>
    <message>
        <source>The mean squared distance between prediction and target (Bishop, &quot;Pattern Recognition and Machine Learning&quot;, 2006, ch. 3.1).</source>
        <translation>预测值与目标值之差的平方的平均值（Bishop，《Pattern Recognition and Machine Learning》，2006，第 3.1 节）。</translation>
    </message>
    <message>
        <source>Twice the distance, in the direction away from the target (Bishop, &quot;Pattern Recognition and Machine Learning&quot;, 2006, ch. 3.1).</source>
        <translation>差的两倍，方向背离目标值（Bishop，《Pattern Recognition and Machine Learning》，2006，第 3.1 节）。</translation>
    </message>
    <message>
        <source>{op}: a window of {kernel} is larger than the image of {image}{padded}</source>
        <translation>{op}：{kernel} 的窗口大于 {image}{padded} 的图像</translation>
    </message>
    <message>
        <source>Make the kernel smaller or the padding larger</source>
        <translation>减小窗口或增大填充</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Length of each step against the gradient.</source>
        <translation>沿梯度反方向每一步的长度。</translation>
    </message>
    <message>
        <source>Decay of the mean</source>
        <translation>均值的衰减</translation>
    </message>
    <message>
        <source>Share of the running mean of the gradients that each step keeps.</source>
        <translation>每一步保留的梯度滑动平均的比例。</translation>
    </message>
    <message>
        <source>Decay of the squares</source>
        <translation>平方的衰减</translation>
    </message>
    <message>
        <source>Share of the running mean of their squares that each step keeps.</source>
        <translation>每一步保留的梯度平方滑动平均的比例。</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>ε</translation>
    </message>
    <message>
        <source>Keeps the division safe where gradients vanish.</source>
        <translation>防止梯度接近零时除法出错。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Pulls every weight towards zero by adding this share of it to its gradient.</source>
        <translation>把权重乘以此比例加到梯度上，从而将每个权重拉向零。</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Gives every weight a step length of its own from running means of its gradients.</source>
        <translation>根据梯度的滑动平均，为每个权重定出各自的步长。</translation>
    </message>
    <message>
        <source>Share of rising</source>
        <translation>上升比例</translation>
    </message>
    <message>
        <source>Share of all steps in which the learning rate rises.</source>
        <translation>学习率上升的步数占全部步数的比例。</translation>
    </message>
    <message>
        <source>Start divisor</source>
        <translation>起始除数</translation>
    </message>
    <message>
        <source>The rate starts at the optimizer&apos;s learning rate divided by this.</source>
        <translation>起始学习率为优化器的学习率除以此数。</translation>
    </message>
    <message>
        <source>End divisor</source>
        <translation>终止除数</translation>
    </message>
    <message>
        <source>The rate ends at its start divided by this.</source>
        <translation>最终学习率为起始学习率除以此数。</translation>
    </message>
    <message>
        <source>Cycle momentum</source>
        <translation>循环动量</translation>
    </message>
    <message>
        <source>Moves the momentum against the learning rate.</source>
        <translation>让动量与学习率反向变化。</translation>
    </message>
    <message>
        <source>Lowest momentum</source>
        <translation>最低动量</translation>
    </message>
    <message>
        <source>Momentum at the highest learning rate, where it is cycled.</source>
        <translation>启用循环动量时，学习率最高处的动量。</translation>
    </message>
    <message>
        <source>Highest momentum</source>
        <translation>最高动量</translation>
    </message>
    <message>
        <source>Momentum at the start and the end, where it is cycled.</source>
        <translation>启用循环动量时，开始和结束处的动量。</translation>
    </message>
    <message>
        <source>One cycle</source>
        <translation>单周期</translation>
    </message>
    <message>
        <source>The learning rate rises once to the optimizer&apos;s and falls to almost nothing.</source>
        <translation>学习率先升到优化器的设定值，再降到几乎为零。</translation>
    </message>
    <message>
        <source>The optimizer has no setting &quot;{key}&quot;</source>
        <translation>优化器没有设置“{key}”</translation>
    </message>
    <message>
        <source>There is no optimizer called &quot;{name}&quot;</source>
        <translation>没有名为“{name}”的优化器</translation>
    </message>
    <message>
        <source>Nesterov needs a momentum above 0</source>
        <translation>Nesterov 需要大于 0 的动量</translation>
    </message>
    <message>
        <source>Set momentum, or turn nesterov off.</source>
        <translation>设置 momentum，或关闭 nesterov。</translation>
    </message>
    <message>
        <source>There is no parameter called &quot;{name}&quot;</source>
        <translation>没有名为“{name}”的参数</translation>
    </message>
    <message>
        <source>Parameter &quot;{name}&quot; has the shape {expected}, but {given} was given</source>
        <translation>参数“{name}”的形状是 {expected}，给出的却是 {given}</translation>
    </message>
    <message>
        <source>Use weights that were saved from the same network.</source>
        <translation>使用从同一网络保存的权重。</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>The learning rate stays as it is.</source>
        <translation>学习率保持不变。</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>Share of the last step&apos;s direction that is kept.</source>
        <translation>保留上一步方向的比例。</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>Looks ahead along the momentum before it steps.</source>
        <translation>迈步之前先沿动量方向前瞻。</translation>
    </message>
    <message>
        <source>Gradient descent</source>
        <translation>梯度下降</translation>
    </message>
    <message>
        <source>Steps against the gradient of a batch, with momentum where wanted.</source>
        <translation>沿批量梯度的反方向迈步，可带动量。</translation>
    </message>
    <message>
        <source>A batch of {batch} needs {needed} of memory, the machine has {available}</source>
        <translation>大小为 {batch} 的批量需要 {needed} 内存，本机有 {available}</translation>
    </message>
    <message>
        <source>Make the batch or the network smaller</source>
        <translation>减小批量或网络</translation>
    </message>
    <message>
        <source>{value} has more than {most} numbers in a batch of {batch}</source>
        <translation>批量大小为 {batch} 时，{value} 超过 {most} 个数</translation>
    </message>
    <message>
        <source>A batch has at least one sample, not {batch}</source>
        <translation>批量至少有一个样本，不能是 {batch}</translation>
    </message>
    <message>
        <source>This is not a sound checkpoint: {reason}</source>
        <translation>这不是完好的检查点：{reason}</translation>
    </message>
    <message>
        <source>The checkpoint belongs to another experiment</source>
        <translation>检查点属于另一个实验</translation>
    </message>
    <message>
        <source>Resume it with the experiment that it was saved from.</source>
        <translation>用保存它的那个实验来继续。</translation>
    </message>
    <message>
        <source>{block} takes {wanted}, but a sample of {dataset} is {given}</source>
        <translation>{block} 需要 {wanted}，而 {dataset} 的样本是 {given}</translation>
    </message>
    <message>
        <source>Set the shape of {block} to {given}.</source>
        <translation>把 {block} 的形状设为 {given}。</translation>
    </message>
    <message>
        <source>{block} classifies, but {dataset} has no classes</source>
        <translation>{block} 做分类，但 {dataset} 没有类别</translation>
    </message>
    <message>
        <source>Set the task of {block} to regression.</source>
        <translation>把 {block} 的任务设为回归。</translation>
    </message>
    <message>
        <source>{block} gives {given} numbers, but {dataset} needs {wanted}</source>
        <translation>{block} 输出 {given} 个数，而 {dataset} 需要 {wanted} 个</translation>
    </message>
    <message>
        <source>Give the last block before {block} {wanted} units.</source>
        <translation>把 {block} 之前最后一个模块的单元数设为 {wanted}。</translation>
    </message>
    <message>
        <source>The network has no value &quot;{name}&quot;</source>
        <translation>网络中没有值“{name}”</translation>
    </message>
    <message>
        <source>check lists the values of a network.</source>
        <translation>check 命令可列出网络的值。</translation>
    </message>
    <message>
        <source>The weights lack &quot;{name}&quot;</source>
        <translation>权重中缺少“{name}”</translation>
    </message>
    <message>
        <source>Training diverged: the loss of step {step} is not a finite number</source>
        <translation>训练发散：第 {step} 步的损失不是有限的数</translation>
    </message>
    <message>
        <source>Lower the learning rate, or start again with smaller weights.</source>
        <translation>降低学习率，或用更小的权重重新开始。</translation>
    </message>
    <message>
        <source>There is no part of the data called &quot;{name}&quot;</source>
        <translation>数据中没有名为“{name}”的部分</translation>
    </message>
    <message>
        <source>Use training, validation or test.</source>
        <translation>使用 training、validation 或 test。</translation>
    </message>
    <message>
        <source>The training graph has no value &quot;{name}&quot;</source>
        <translation>训练计算图中没有值“{name}”</translation>
    </message>
    <message>
        <source>The training part has {samples} samples, too few for a batch of {batch}</source>
        <translation>训练集有 {samples} 个样本，不够组成大小为 {batch} 的批量</translation>
    </message>
    <message>
        <source>Choose a smaller batch size, or keep the last batch.</source>
        <translation>选择更小的批量大小，或保留末批。</translation>
    </message>
    <message>
        <source>There is no schedule called &quot;{name}&quot;</source>
        <translation>没有名为“{name}”的学习率调度</translation>
    </message>
    <message>
        <source>The schedule has no setting &quot;{key}&quot;</source>
        <translation>学习率调度没有设置“{key}”</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is not a number</source>
        <translation>“{text}”不是数</translation>
    </message>
    <message>
        <source>the run stopped: {reason}</source>
        <translation>训练已停止：{reason}</translation>
    </message>
    <message>
        <source>{file} has the shape {given}, the network takes {wanted}</source>
        <translation>{file} 的形状是 {given}，网络需要 {wanted}</translation>
    </message>
    <message>
        <source>the network takes {wanted}, not a picture</source>
        <translation>网络需要 {wanted}，而不是图片</translation>
    </message>
    <message>
        <source>{file} could not be written to its end</source>
        <translation>{file} 未能完整写入</translation>
    </message>
    <message>
        <source>there is no device &quot;{device}&quot; here</source>
        <translation>这里没有设备“{device}”</translation>
    </message>
    <message>
        <source>scalar</source>
        <translation>标量</translation>
    </message>
    <message>
        <source>vector</source>
        <translation>向量</translation>
    </message>
    <message>
        <source>image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>there is no preset &quot;{name}&quot;</source>
        <translation>没有预设“{name}”</translation>
    </message>
    <message>
        <source>Known presets: {known}.</source>
        <translation>已知的预设：{known}。</translation>
    </message>
    <message>
        <source>the {part} part has no samples</source>
        <translation>{part} 部分没有样本</translation>
    </message>
    <message>
        <source>Give data.split.validation a share above 0, or evaluate another part.</source>
        <translation>让 data.split.validation 的比例大于 0，或评估其他部分。</translation>
    </message>
    <message>
        <source>there is no folder {folder}</source>
        <translation>没有文件夹 {folder}</translation>
    </message>
    <message>
        <source>Give with --data the folder that holds the data sets&apos; folders.</source>
        <translation>用 --data 指定存放各数据集文件夹的文件夹。</translation>
    </message>
    <message>
        <source>Use --device cpu.</source>
        <translation>使用 --device cpu。</translation>
    </message>
    <message>
        <source>Save the picture as PNG, or give an array as .npy.</source>
        <translation>把图片存为 PNG，或以 .npy 给出数组。</translation>
    </message>
    <message>
        <source>Write the value and its indices: conv1.z[5,18,22] or grad(fc1.weight)[3,7].</source>
        <translation>写出值及其下标：conv1.z[5,18,22] 或 grad(fc1.weight)[3,7]。</translation>
    </message>
    <message>
        <source>`glassbox-cli check` lists the values.</source>
        <translation>用 `glassbox-cli check` 可列出所有的值。</translation>
    </message>
    <message>
        <source>Samples are counted from 0.</source>
        <translation>样本从 0 开始编号。</translation>
    </message>
    <message>
        <source>Give one sample of that shape, or several with a batch axis in front.</source>
        <translation>给出一个该形状的样本，或在前面加上批量轴给出多个。</translation>
    </message>
    <message>
        <source>Give an array as .npy.</source>
        <translation>以 .npy 给出数组。</translation>
    </message>
    <message>
        <source>{first} takes {shape} but {second} takes {other}</source>
        <translation>{first} 需要 {shape}，而 {second} 需要 {other}</translation>
    </message>
    <message>
        <source>One input file can&apos;t be both: give the Inputs one shape.</source>
        <translation>一个输入文件无法兼顾两者：让各“输入”模块的形状相同。</translation>
    </message>
    <message>
        <source>Free some space on the disk.</source>
        <translation>清理出一些磁盘空间。</translation>
    </message>
</context>
<context>
    <name>glassbox::BlockForm</name>
    <message>
        <source>Train %1</source>
        <translation>训练 %1</translation>
    </message>
    <message>
        <source>Freeze %1</source>
        <translation>冻结 %1</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Change %1 of %2</source>
        <translation>修改 %2 的 %1</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>重命名 %1</translation>
    </message>
    <message>
        <source>Name of the block</source>
        <translation>模块名称</translation>
    </message>
    <message>
        <source>Trainable</source>
        <translation>可训练</translation>
    </message>
    <message>
        <source>Off: the block is frozen and keeps its weights.</source>
        <translation>关闭后模块被冻结，权重保持不变。</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>Work a sample</source>
        <translation>每样本计算量</translation>
    </message>
    <message>
        <source>Weights, live</source>
        <translation>权重（实时）</translation>
    </message>
</context>
<context>
    <name>glassbox::BlockItem</name>
    <message>
        <source>%1 not finite</source>
        <translation>%1 个非有限值</translation>
    </message>
</context>
<context>
    <name>glassbox::BlockPalette</name>
    <message>
        <source>Find a block</source>
        <translation>查找模块</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>模块库</translation>
    </message>
</context>
<context>
    <name>glassbox::CanvasControls</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Zoom %1</source>
        <translation>缩放 %1</translation>
    </message>
</context>
<context>
    <name>glassbox::CanvasEditor</name>
    <message>
        <source>Insert %1</source>
        <translation>插入 %1</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>添加 %1</translation>
    </message>
    <message>
        <source>Put %1 into the wire</source>
        <translation>将 %1 接入连线</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Tidy</source>
        <translation>整理</translation>
    </message>
    <message>
        <source>Connect %1 to %2</source>
        <translation>将 %1 连接到 %2</translation>
    </message>
    <message>
        <source>Delete the wire</source>
        <translation>删除连线</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n block(s)</source>
        <translation>
            <numerusform>删除 %n 个模块</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>重命名 %1</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Unfreeze</source>
        <translation>解冻</translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %n block(s)</source>
        <translation>
            <numerusform>创建 %n 个模块的副本</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste %n block(s)</source>
        <translation>
            <numerusform>粘贴 %n 个模块</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glassbox::CanvasLegend</name>
    <message>
        <source>Previous picture</source>
        <translation>上一张图片</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>下一张图片</translation>
    </message>
    <message>
        <source>showing test picture %1</source>
        <translation>当前测试图片 %1</translation>
    </message>
    <message>
        <source>showing validation picture %1</source>
        <translation>当前验证图片 %1</translation>
    </message>
    <message>
        <source>showing picture %1</source>
        <translation>当前图片 %1</translation>
    </message>
    <message>
        <source>picture </source>
        <translation>图片 </translation>
    </message>
    <message>
        <source>Number of the picture</source>
        <translation>图片编号</translation>
    </message>
</context>
<context>
    <name>glassbox::CanvasMenu</name>
    <message>
        <source>Insert behind</source>
        <translation>在后面插入</translation>
    </message>
    <message>
        <source>Frozen: keeps its parameters</source>
        <translation>已冻结：参数保持不变</translation>
    </message>
    <message>
        <source>Delete the wire %1 to %2</source>
        <translation>删除从 %1 到 %2 的连线</translation>
    </message>
    <message>
        <source>Insert here</source>
        <translation>在此插入</translation>
    </message>
    <message>
        <source>Delete the wire</source>
        <translation>删除连线</translation>
    </message>
    <message>
        <source>Add a block</source>
        <translation>添加模块</translation>
    </message>
</context>
<context>
    <name>glassbox::CanvasView</name>
    <message numerus="yes">
        <source>Network, %n block(s)</source>
        <translation>
            <numerusform>网络，%n 个模块</numerusform>
        </translation>
    </message>
    <message>
        <source>New name of %1</source>
        <translation>%1 的新名称</translation>
    </message>
    <message>
        <source>Wire from %1 to %2: Enter draws it, Esc cancels</source>
        <translation>从 %1 到 %2 的连线：按 Enter 画出，按 Esc 取消</translation>
    </message>
    <message>
        <source>There is no port that a wire from here could end at</source>
        <translation>没有端口可以接受从这里引出的连线</translation>
    </message>
    <message numerus="yes">
        <source>%n block(s) cut</source>
        <translation>
            <numerusform>已剪切 %n 个模块</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n block(s) copied</source>
        <translation>
            <numerusform>已复制 %n 个模块</numerusform>
        </translation>
    </message>
    <message>
        <source>The clipboard holds no blocks</source>
        <translation>剪贴板中没有模块</translation>
    </message>
    <message>
        <source>No wire there: it must lead from an output to an input, and blocks must not feed each other in a ring</source>
        <translation>这里不能连线：连线必须从输出通向输入，模块之间也不能首尾相接成环</translation>
    </message>
</context>
<context>
    <name>glassbox::CurveView</name>
    <message>
        <source>against epochs</source>
        <translation>横轴为轮次</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Scale of the loss</source>
        <translation>损失的刻度</translation>
    </message>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Smoothing of the training curve</source>
        <translation>训练曲线的平滑程度</translation>
    </message>
    <message>
        <source>How much the training line is averaged; the band behind it keeps the raw values.</source>
        <translation>训练曲线取平均的程度；背后的色带保留原始值。</translation>
    </message>
    <message>
        <source>No curves yet</source>
        <translation>还没有曲线</translation>
    </message>
    <message>
        <source>Loss and accuracy are drawn here while the network learns.</source>
        <translation>网络学习时，损失和准确率会画在这里。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>test, watched</source>
        <translation>测试（受监视）</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>final test</source>
        <translation>最终测试</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>原始值</translation>
    </message>
    <message>
        <source>Wheel or + and −: zoom the epochs. Shift+wheel or Up and Down: zoom the values. Double click or Home: all of it.</source>
        <translation>滚轮或 + 和 −：缩放轮次。Shift+滚轮或上、下方向键：缩放数值。双击或 Home：显示全部。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
</context>
<context>
    <name>glassbox::DigitView</name>
    <message>
        <source>updates while training</source>
        <translation>训练时实时更新</translation>
    </message>
    <message>
        <source>nothing drawn yet</source>
        <translation>尚未书写</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>没有答案</translation>
    </message>
    <message>
        <source>%1, %2 sure</source>
        <translation>%1，置信度 %2</translation>
    </message>
    <message>
        <source>Draw a digit</source>
        <translation>手写数字</translation>
    </message>
    <message>
        <source>Paper for a digit</source>
        <translation>手写数字的纸</translation>
    </message>
    <message>
        <source>Draw with the mouse, or move the pen with the arrows, put it down and lift it with Space, clear with Delete.</source>
        <translation>用鼠标书写；或用方向键移动笔，按空格键落笔、提笔，按 Delete 清除。</translation>
    </message>
    <message>
        <source>Draw a digit here</source>
        <translation>在这里写一个数字</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>The picture that the network sees</source>
        <translation>网络看到的图片</translation>
    </message>
    <message>
        <source>Probability of each class</source>
        <translation>各类别的概率</translation>
    </message>
    <message>
        <source>Not for this data</source>
        <translation>不适用于此数据</translation>
    </message>
    <message>
        <source>Drawn digits need a network that reads pictures of one channel and tells ten classes apart, as for MNIST.</source>
        <translation>手写数字需要读取单通道图片并区分十个类别的网络，例如用于 MNIST 的网络。</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>尚无答案</translation>
    </message>
    <message>
        <source>Clear the paper</source>
        <translation>清除纸面</translation>
    </message>
    <message>
        <source>network sees</source>
        <translation>网络看到的</translation>
    </message>
    <message>
        <source>The picture that the network really sees, prepared as MNIST prepared its digits.</source>
        <translation>网络真正看到的图片，按 MNIST 处理数字的方式准备。</translation>
    </message>
</context>
<context>
    <name>glassbox::EpochBar</name>
    <message>
        <source>Epoch %1 of %2, step %3 of %4</source>
        <translation>第 %1 轮，共 %2 轮；第 %3 步，共 %4 步</translation>
    </message>
    <message>
        <source>Epoch %1 / %2</source>
        <translation>轮次 %1 / %2</translation>
    </message>
    <message>
        <source>step %1 / %2</source>
        <translation>步 %1 / %2</translation>
    </message>
</context>
<context>
    <name>glassbox::ExperimentForm</name>
    <message>
        <source>Rename the experiment</source>
        <translation>重命名实验</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>修改 %1</translation>
    </message>
    <message>
        <source>Change the optimizer</source>
        <translation>更换优化器</translation>
    </message>
    <message>
        <source>Change the schedule</source>
        <translation>更换学习率调度</translation>
    </message>
    <message>
        <source>%1 parameters
%2 a sample</source>
        <translation>%1 个参数
每样本 %2</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Name of the experiment</source>
        <translation>实验名称</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Select a block to see its own settings.</source>
        <translation>选中一个模块，即可查看它的设置。</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Learning-rate schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
</context>
<context>
    <name>glassbox::KeysDialog</name>
    <message>
        <source>train, pause</source>
        <translation>训练、暂停</translation>
    </message>
    <message>
        <source>one batch</source>
        <translation>一个批次</translation>
    </message>
    <message>
        <source>restart from the same seed</source>
        <translation>用同一种子重新开始</translation>
    </message>
    <message>
        <source>next panel</source>
        <translation>下一个面板</translation>
    </message>
    <message>
        <source>Start, Network</source>
        <translation>开始、网络</translation>
    </message>
    <message>
        <source>interface scale</source>
        <translation>界面缩放</translation>
    </message>
    <message>
        <source>open a file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>save the experiment</source>
        <translation>保存实验</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>find a block</source>
        <translation>查找模块</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>walk along wires</source>
        <translation>沿连线移动</translation>
    </message>
    <message>
        <source>Alt+arrows</source>
        <translation>Alt+方向键</translation>
    </message>
    <message>
        <source>move blocks</source>
        <translation>移动模块</translation>
    </message>
    <message>
        <source>draw a wire, arrows choose the port</source>
        <translation>画连线，用方向键选端口</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>settings of the block</source>
        <translation>模块的设置</translation>
    </message>
    <message>
        <source>rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>tidy</source>
        <translation>整理</translation>
    </message>
    <message>
        <source>zoom, fit</source>
        <translation>缩放、适合窗口</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>glassbox::LabSession</name>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>There are no weights yet: press Train first.</source>
        <translation>还没有权重：请先按“训练”。</translation>
    </message>
    <message>
        <source>Change the learning rate</source>
        <translation>修改学习率</translation>
    </message>
</context>
<context>
    <name>glassbox::LegendLines</name>
    <message>
        <source>data, forward</source>
        <translation>数据，前向</translation>
    </message>
    <message>
        <source>gradient, backward</source>
        <translation>梯度，反向</translation>
    </message>
</context>
<context>
    <name>glassbox::MainWindow</name>
    <message numerus="yes">
        <source>This machine: %n core(s), %1</source>
        <translation>
            <numerusform>本机：%n 核，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>%1[*] - Glassbox</source>
        <translation>%1[*] - Glassbox</translation>
    </message>
    <message>
        <source>Experiments and networks (*.json);;All files (*)</source>
        <translation>实验和网络 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save experiment</source>
        <translation>保存实验</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Save network</source>
        <translation>保存网络</translation>
    </message>
    <message>
        <source>Save weights</source>
        <translation>保存权重</translation>
    </message>
    <message>
        <source>Weights (*.safetensors)</source>
        <translation>权重 (*.safetensors)</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>The experiment has changes that are not saved.</source>
        <translation>实验有尚未保存的更改。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>About Glassbox</source>
        <translation>关于 Glassbox</translation>
    </message>
    <message>
        <source>&lt;b&gt;Glassbox %1&lt;/b&gt;&lt;p&gt;A laboratory for learning how neural networks work. Every number on the screen is the number the engine computed.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Glassbox %1&lt;/b&gt;&lt;p&gt;一间学习神经网络原理的实验室。屏幕上的每个数字，都是引擎真正算出的数字。&lt;/p&gt;&lt;p&gt;自由软件，以 GNU 通用公共许可证第 3 版或更新版本发布。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>面板(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>外观(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>训练(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;New, empty canvas</source>
        <translation>新建空白画布(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open...</source>
        <translation>打开(&amp;O)...</translation>
    </message>
    <message>
        <source>&amp;Save experiment</source>
        <translation>保存实验(&amp;S)</translation>
    </message>
    <message>
        <source>Save experiment &amp;as...</source>
        <translation>实验另存为(&amp;A)...</translation>
    </message>
    <message>
        <source>Save &amp;network...</source>
        <translation>保存网络(&amp;N)...</translation>
    </message>
    <message>
        <source>Save &amp;weights...</source>
        <translation>保存权重(&amp;W)...</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>One batch</source>
        <translation>训练一个批量</translation>
    </message>
    <message>
        <source>Restart from the same seed</source>
        <translation>以相同种子重新开始</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大界面</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小界面</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>原始大小</translation>
    </message>
    <message>
        <source>Next panel</source>
        <translation>下一个面板</translation>
    </message>
    <message>
        <source>Previous panel</source>
        <translation>上一个面板</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>%1: %2 to train on, %3 for validation, %4 for the test</source>
        <translation>%1：训练 %2 个，验证 %3 个，测试 %4 个</translation>
    </message>
    <message>
        <source>%1: %2 for training, %3 for the test</source>
        <translation>%1：训练 %2 个，测试 %3 个</translation>
    </message>
</context>
<context>
    <name>glassbox::MessageBubble</name>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Problem: %1</source>
        <translation>问题：%1</translation>
    </message>
</context>
<context>
    <name>glassbox::NetworkRoom</name>
    <message>
        <source>Blocks</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Draw a digit</source>
        <translation>手写数字</translation>
    </message>
    <message>
        <source>Sample pictures</source>
        <translation>样本图片</translation>
    </message>
    <message>
        <source>Settings of the experiment</source>
        <translation>实验的设置</translation>
    </message>
</context>
<context>
    <name>glassbox::NetworkThumbnail</name>
    <message>
        <source>Picture of the network %1</source>
        <translation>网络 %1 的示意图</translation>
    </message>
</context>
<context>
    <name>glassbox::NetworkView</name>
    <message>
        <source>An empty network</source>
        <translation>空网络</translation>
    </message>
    <message>
        <source>Drag blocks from the palette to here, or press / to find one.</source>
        <translation>把模块从模块库拖到这里，或按 / 查找。</translation>
    </message>
    <message>
        <source>Find a block</source>
        <translation>查找模块</translation>
    </message>
</context>
<context>
    <name>glassbox::NoticeBar</name>
    <message>
        <source>Open another file</source>
        <translation>打开其他文件</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Restart with a tenth of the learning rate</source>
        <translation>用十分之一的学习率重新开始</translation>
    </message>
    <message>
        <source>%1 can&apos;t be opened</source>
        <translation>无法打开 %1</translation>
    </message>
</context>
<context>
    <name>glassbox::NoticeCard</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>glassbox::PanelHeader</name>
    <message>
        <source>Unfold %1</source>
        <translation>展开 %1</translation>
    </message>
    <message>
        <source>Fold %1</source>
        <translation>折叠 %1</translation>
    </message>
</context>
<context>
    <name>glassbox::RateSlider</name>
    <message>
        <source>now %1</source>
        <translation>当前 %1</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Learning rate, logarithmic</source>
        <translation>学习率，对数刻度</translation>
    </message>
    <message>
        <source>Takes effect at the next step, also while training; recorded as an event of the run.</source>
        <translation>从下一步起生效，训练中也可更改；更改会记入训练记录。</translation>
    </message>
</context>
<context>
    <name>glassbox::RecentRow</name>
    <message>
        <source>%1, changed %2</source>
        <translation>%1，修改于 %2</translation>
    </message>
</context>
<context>
    <name>glassbox::RunBar</name>
    <message>
        <source>Validation accuracy</source>
        <translation>验证准确率</translation>
    </message>
    <message>
        <source>Test accuracy, watched</source>
        <translation>测试准确率（受监视）</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>测试准确率</translation>
    </message>
    <message>
        <source>samples/s</source>
        <translation>样本/秒</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>重新训练</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>One batch (F10)</source>
        <translation>训练一个批量（F10）</translation>
    </message>
    <message>
        <source>Restart, seed %1</source>
        <translation>重新开始，种子 %1</translation>
    </message>
    <message>
        <source>Restart from seed %1</source>
        <translation>以种子 %1 重新开始</translation>
    </message>
    <message>
        <source>From the first step, untrained, with seed %1 (Shift+F5)</source>
        <translation>从未训练的第一步开始，种子 %1（Shift+F5）</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
</context>
<context>
    <name>glassbox::SampleStrip</name>
    <message>
        <source>Test pictures, watched</source>
        <translation>测试图片（受监视）</translation>
    </message>
    <message>
        <source>Validation pictures</source>
        <translation>验证图片</translation>
    </message>
    <message>
        <source>Order of the pictures</source>
        <translation>图片顺序</translation>
    </message>
    <message>
        <source>wrong first</source>
        <translation>错误优先</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Sample pictures</source>
        <translation>样本图片</translation>
    </message>
    <message>
        <source>Pictures appear here as soon as the network can answer.</source>
        <translation>网络能够作答后，图片就会显示在这里。</translation>
    </message>
    <message>
        <source>%1 of %2 wrong</source>
        <translation>%2 张中 %1 张识别错误</translation>
    </message>
</context>
<context>
    <name>glassbox::SchemaForm</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>glassbox::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Interface scale</source>
        <translation>界面缩放</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>减少</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>glassbox::SideDrawer</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>glassbox::StartCard</name>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>in %1 here</source>
        <translation>本机用时 %1</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Train %1</source>
        <translation>训练 %1</translation>
    </message>
    <message>
        <source>untrained</source>
        <translation>尚未训练</translation>
    </message>
</context>
<context>
    <name>glassbox::StartRoom</name>
    <message>
        <source>What would you like to see through?</source>
        <translation>想看透哪个网络？</translation>
    </message>
    <message>
        <source>Pick a network and press Train. Every number you will see is the one that was computed.</source>
        <translation>选一个网络，按“训练”。你看到的每个数字，都是真正算出的数字。</translation>
    </message>
    <message>
        <source>Ready to train</source>
        <translation>可以直接训练</translation>
    </message>
    <message>
        <source>Go on where you were</source>
        <translation>接着上次继续</translation>
    </message>
    <message>
        <source>Empty canvas</source>
        <translation>空白画布</translation>
    </message>
    <message>
        <source>Open file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Everything here works without internet</source>
        <translation>全部功能均可离线使用</translation>
    </message>
</context>
<context>
    <name>glassbox::WeightsView</name>
    <message>
        <source>Weights, live</source>
        <translation>权重（实时）</translation>
    </message>
    <message>
        <source>Shown as soon as the network is ready.</source>
        <translation>网络就绪后即显示。</translation>
    </message>
</context>
</TS>
