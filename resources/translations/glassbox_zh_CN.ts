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
    <message>
        <source>Group into a block</source>
        <translation>组合成模块</translation>
    </message>
    <message>
        <source>Ungroup</source>
        <translation>取消组合</translation>
    </message>
    <message>
        <source>Edit a copy</source>
        <translation>编辑副本</translation>
    </message>
    <message>
        <source>Open the block</source>
        <translation>打开模块</translation>
    </message>
    <message>
        <source>Leave the block</source>
        <translation>离开模块</translation>
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
    <message>
        <source>can be opened</source>
        <translation>可打开</translation>
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
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>SiLU</source>
        <translation>SiLU</translation>
    </message>
    <message>
        <source>Softplus</source>
        <translation>Softplus</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>恒等</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>阶跃</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>是或否</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Vector</source>
        <translation>向量</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>The input</source>
        <translation>输入</translation>
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
    <message>
        <source>Digits and pictures</source>
        <translation>数字与图片</translation>
    </message>
    <message>
        <source>Points and curves</source>
        <translation>点与曲线</translation>
    </message>
    <message>
        <source>Text and sequences</source>
        <translation>文本与序列</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Autoencoder on MNIST</source>
        <translation>MNIST 自编码器</translation>
    </message>
    <message>
        <source>Squeezes a digit into a few numbers and draws it again</source>
        <translation>把数字压缩成几个数，再重新画出来</translation>
    </message>
    <message>
        <source>CNN on CIFAR-10</source>
        <translation>CNN 识别 CIFAR-10</translation>
    </message>
    <message>
        <source>Four convolutions tell cats, ships and trucks apart</source>
        <translation>四层卷积区分猫、船和卡车</translation>
    </message>
    <message>
        <source>ResNet-20 on CIFAR-10</source>
        <translation>ResNet-20 识别 CIFAR-10</translation>
    </message>
    <message>
        <source>Shortcuts let twenty layers learn</source>
        <translation>捷径让二十层也能学习</translation>
    </message>
    <message>
        <source>XOR with one hidden layer</source>
        <translation>单隐藏层解决异或</translation>
    </message>
    <message>
        <source>What a single unit can&apos;t do, a few can together</source>
        <translation>一个单元做不到的，几个单元合力做到</translation>
    </message>
    <message>
        <source>Two spirals</source>
        <translation>双螺旋</translation>
    </message>
    <message>
        <source>Bends the plane until two arms come apart</source>
        <translation>弯曲平面，直到两条旋臂分开</translation>
    </message>
    <message>
        <source>Linear regression</source>
        <translation>线性回归</translation>
    </message>
    <message>
        <source>Lays a plane through noisy points</source>
        <translation>用一个平面拟合带噪声的点</translation>
    </message>
    <message>
        <source>Characters with an LSTM</source>
        <translation>LSTM 逐字符写作</translation>
    </message>
    <message>
        <source>Reads Shakespeare and writes on, with gated memory</source>
        <translation>阅读莎士比亚并续写，带门控记忆</translation>
    </message>
    <message>
        <source>Characters with a GRU</source>
        <translation>GRU 逐字符写作</translation>
    </message>
    <message>
        <source>The same with two gates instead of three</source>
        <translation>同样的任务，门从三个减到两个</translation>
    </message>
    <message>
        <source>Characters with a plain RNN</source>
        <translation>普通 RNN 逐字符写作</translation>
    </message>
    <message>
        <source>The same without gates: it forgets sooner</source>
        <translation>同样的任务，没有门：忘得更快</translation>
    </message>
    <message>
        <source>A small GPT</source>
        <translation>小型 GPT</translation>
    </message>
    <message>
        <source>Attention looks back over 64 characters of Shakespeare</source>
        <translation>注意力回看莎士比亚的 64 个字符</translation>
    </message>
    <message>
        <source>Copying with a small GPT</source>
        <translation>小型 GPT 学复制</translation>
    </message>
    <message>
        <source>Attention learns to repeat what it has read</source>
        <translation>注意力学会重复读过的内容</translation>
    </message>
    <message>
        <source>Adding over 100 steps</source>
        <translation>跨 100 步的加法</translation>
    </message>
    <message>
        <source>An LSTM remembers two marked numbers and adds them</source>
        <translation>LSTM 记住两个带标记的数并相加</translation>
    </message>
    <message>
        <source>AND with a threshold unit</source>
        <translation>阈值单元实现“与”</translation>
    </message>
    <message>
        <source>The neuron of 1943 with the learning rule of 1958</source>
        <translation>1943 年的神经元，1958 年的学习规则</translation>
    </message>
</context>
<context>
    <name>SampleStrip</name>
    <message>
        <source>sequence of %1</source>
        <translation>长度为 %1 的序列</translation>
    </message>
</context>
<context>
    <name>ShippedNames</name>
    <message>
        <source>Residual</source>
        <translation>残差块</translation>
    </message>
    <message>
        <source>ResidualDown</source>
        <translation>下采样残差块</translation>
    </message>
    <message>
        <source>PreActResidual</source>
        <translation>预激活残差块</translation>
    </message>
    <message>
        <source>TransformerBlock</source>
        <translation>Transformer 块</translation>
    </message>
    <message>
        <source>PostNormTransformerBlock</source>
        <translation>后归一化 Transformer 块</translation>
    </message>
    <message>
        <source>LeNet-5 on MNIST</source>
        <translation>LeNet-5 识别 MNIST</translation>
    </message>
    <message>
        <source>LeNet-5</source>
        <translation>LeNet-5</translation>
    </message>
    <message>
        <source>Multilayer perceptron on MNIST</source>
        <translation>MNIST 上的多层感知机</translation>
    </message>
    <message>
        <source>Multilayer perceptron</source>
        <translation>多层感知机</translation>
    </message>
    <message>
        <source>MNIST, as fast as it goes</source>
        <translation>MNIST，全速训练</translation>
    </message>
    <message>
        <source>Small convolutional network</source>
        <translation>小型卷积网络</translation>
    </message>
    <message>
        <source>Autoencoder on MNIST</source>
        <translation>MNIST 自编码器</translation>
    </message>
    <message>
        <source>Autoencoder</source>
        <translation>自编码器</translation>
    </message>
    <message>
        <source>Convolutional network on CIFAR-10</source>
        <translation>CIFAR-10 上的卷积网络</translation>
    </message>
    <message>
        <source>CIFAR CNN</source>
        <translation>CIFAR 卷积网络</translation>
    </message>
    <message>
        <source>ResNet-20 on CIFAR-10</source>
        <translation>ResNet-20 识别 CIFAR-10</translation>
    </message>
    <message>
        <source>ResNet-20</source>
        <translation>ResNet-20</translation>
    </message>
    <message>
        <source>XOR with one hidden layer</source>
        <translation>单隐藏层解决异或</translation>
    </message>
    <message>
        <source>XOR perceptron</source>
        <translation>异或感知机</translation>
    </message>
    <message>
        <source>Two spirals</source>
        <translation>双螺旋</translation>
    </message>
    <message>
        <source>Spiral perceptron</source>
        <translation>螺旋感知机</translation>
    </message>
    <message>
        <source>Linear regression</source>
        <translation>线性回归</translation>
    </message>
    <message>
        <source>Characters of Shakespeare with an LSTM</source>
        <translation>LSTM 读莎士比亚字符</translation>
    </message>
    <message>
        <source>Character LSTM</source>
        <translation>字符 LSTM</translation>
    </message>
    <message>
        <source>Characters of Shakespeare with a GRU</source>
        <translation>GRU 读莎士比亚字符</translation>
    </message>
    <message>
        <source>Character GRU</source>
        <translation>字符 GRU</translation>
    </message>
    <message>
        <source>Characters of Shakespeare with a plain RNN</source>
        <translation>普通 RNN 读莎士比亚字符</translation>
    </message>
    <message>
        <source>Character RNN</source>
        <translation>字符 RNN</translation>
    </message>
    <message>
        <source>A small GPT on Tiny Shakespeare</source>
        <translation>迷你莎士比亚上的小型 GPT</translation>
    </message>
    <message>
        <source>char GPT</source>
        <translation>字符 GPT</translation>
    </message>
    <message>
        <source>A small GPT on the copy task</source>
        <translation>复制任务上的小型 GPT</translation>
    </message>
    <message>
        <source>copy GPT</source>
        <translation>复制 GPT</translation>
    </message>
    <message>
        <source>Adding problem with an LSTM</source>
        <translation>LSTM 解加法问题</translation>
    </message>
    <message>
        <source>Adding LSTM</source>
        <translation>加法 LSTM</translation>
    </message>
    <message>
        <source>AND with threshold units</source>
        <translation>阈值单元实现与运算</translation>
    </message>
    <message>
        <source>Two threshold units</source>
        <translation>两个阈值单元</translation>
    </message>
</context>
<context>
    <name>StartCards</name>
    <message>
        <source>%1 bits</source>
        <translation>%1 比特</translation>
    </message>
    <message>
        <source>error %1</source>
        <translation>误差 %1</translation>
    </message>
</context>
<context>
    <name>StepText</name>
    <message>
        <source>unchanged</source>
        <translation>没有变化</translation>
    </message>
    <message>
        <source>changed by %1</source>
        <translation>改变了 %1</translation>
    </message>
    <message>
        <source>changed %1</source>
        <translation>改变 %1</translation>
    </message>
    <message>
        <source>%1: %2 (all its numbers together moved by %3)</source>
        <translation>%1：%2（所有数合起来移动了 %3）</translation>
    </message>
</context>
<context>
    <name>WindowText</name>
    <message>
        <source>Crossed out: what dropout removes from this sample</source>
        <translation>打叉的：随机失活从这个样本中去掉的单元</translation>
    </message>
    <message>
        <source>Crossed out: what dropout removed in the last step of training, from the first sample of its batch</source>
        <translation>打叉的：训练的上一步中，随机失活从该批第一个样本中去掉的单元</translation>
    </message>
    <message>
        <source>removed by dropout</source>
        <translation>被随机失活去掉</translation>
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
        <source>Groups</source>
        <translation>分组数</translation>
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
        <source>Task</source>
        <translation>任务</translation>
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
        <source>{value} is no gradient</source>
        <translation>{value} 不是梯度</translation>
    </message>
    <message>
        <source>Ask for the gradient by it: grad(conv1.weight)[0,0,2,2].</source>
        <translation>请写对它的梯度：grad(conv1.weight)[0,0,2,2]。</translation>
    </message>
    <message>
        <source>a worksheet of this network has {count} numbers or more, at most {most} fit</source>
        <translation>这个网络的演算纸至少有 {count} 个数，最多只能容纳 {most} 个</translation>
    </message>
    <message>
        <source>Take a smaller network, such as the XOR perceptron.</source>
        <translation>请用更小的网络，例如 XOR 感知机。</translation>
    </message>
    <message>
        <source>{op} of {block} is nothing for pencil and paper</source>
        <translation>{block} 的 {op} 无法用纸笔计算</translation>
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
    <message>
        <source>{key} must be a text but is {value}</source>
        <translation>{key} 必须是文本，现在是 {value}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>相加</translation>
    </message>
    <message>
        <source>Wiring</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Adds values of one shape, number by number, as a shortcut around blocks does.</source>
        <translation>把形状相同的值逐个数相加，如同绕过模块的捷径。</translation>
    </message>
    <message>
        <source>Smallest variance</source>
        <translation>最小方差</translation>
    </message>
    <message>
        <source>Added to the variance, so that what never changes is not divided by zero.</source>
        <translation>加到方差上，以免从不变化的量除以零。</translation>
    </message>
    <message>
        <source>Share of each new batch in the running mean and variance, which inference uses.</source>
        <translation>每个新批量在滑动均值和方差中所占的比例，推理时使用这两者。</translation>
    </message>
    <message>
        <source>BatchNorm</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <source>Brings each channel to mean 0 and deviation 1 over the batch, then to a learned mean and deviation; without training, running averages take the batch&apos;s place.</source>
        <translation>在批量上把每个通道变为均值 0、标准差 1，再变为学到的均值和标准差；不训练时改用滑动平均。</translation>
    </message>
    <message>
        <source>{block} ({type}) takes a row of numbers for each step but gets {came}: insert Embedding between {source} and {block}</source>
        <translation>{block}（{type}）每一步需要一行数，得到的却是{came}：在 {source} 与 {block} 之间插入“嵌入”</translation>
    </message>
    <message>
        <source>{block} ({type}) takes sequences [time, features] but gets {came} from {source}</source>
        <translation>{block}（{type}）需要序列 [时间, 特征]，得到的却是来自 {source} 的{came}</translation>
    </message>
    <message>
        <source>Initial value</source>
        <translation>初始值</translation>
    </message>
    <message>
        <source>What all weights start at, where the initial weights are constant.</source>
        <translation>初始权重为常数时，所有权重的起始值。</translation>
    </message>
    <message>
        <source>Initial range</source>
        <translation>初始范围</translation>
    </message>
    <message>
        <source>Largest size of a weight at the start, where the initial weights are uniform.</source>
        <translation>初始权重为均匀分布时，权重起始绝对值的上限。</translation>
    </message>
    <message>
        <source>Initial deviation</source>
        <translation>初始标准差</translation>
    </message>
    <message>
        <source>Standard deviation of the weights, where the initial weights are normal.</source>
        <translation>初始权重为正态分布时，权重的标准差。</translation>
    </message>
    <message>
        <source>{block} ({type}) takes vectors, sequences or images that differ in their channels only but gets {a} and {b}</source>
        <translation>{block}（{type}）需要只在通道数上不同的向量、序列或图像，得到的却是{a}和{b}</translation>
    </message>
    <message>
        <source>Concat</source>
        <translation>拼接</translation>
    </message>
    <message>
        <source>Lays the channels of several values behind each other; pictures keep their rows and columns, sequences their time steps.</source>
        <translation>把几个值的通道前后相接；图片的行和列、序列的时间步保持不变。</translation>
    </message>
    <message>
        <source>Kernels to learn, one number a time step each.</source>
        <translation>要学习的卷积核个数，每个在每个时间步产生一个数。</translation>
    </message>
    <message>
        <source>Time steps that a kernel sees.</source>
        <translation>卷积核所见的时间步数。</translation>
    </message>
    <message>
        <source>Time steps of zeros before and after the sequence.</source>
        <translation>序列前后补零的时间步数。</translation>
    </message>
    <message>
        <source>Conv1D</source>
        <translation>一维卷积</translation>
    </message>
    <message>
        <source>Moves small learned kernels along a sequence and writes how well each fits.</source>
        <translation>让学到的小卷积核沿序列滑动，记录每处的吻合程度。</translation>
    </message>
    <message>
        <source>{block} ({type}): output_padding is {value} but must be less than the stride {stride}: set output_padding to {fit}</source>
        <translation>{block}（{type}）：输出填充是 {value}，但必须小于步幅 {stride}：把输出填充设为 {fit}</translation>
    </message>
    <message>
        <source>{block} ({type}): padding {value} cuts everything off: set padding to {fit} or less</source>
        <translation>{block}（{type}）：填充 {value} 把结果全部切掉了：把填充设为 {fit} 或更小</translation>
    </message>
    <message>
        <source>Output padding</source>
        <translation>输出填充</translation>
    </message>
    <message>
        <source>Rows and columns more at the bottom and right, less than the stride.</source>
        <translation>在底部和右侧多出的行数和列数，须小于步幅。</translation>
    </message>
    <message>
        <source>Patterns to learn, one picture of the result each.</source>
        <translation>要学习的图案个数，每个产生结果的一张图。</translation>
    </message>
    <message>
        <source>Side of the square that each pixel paints.</source>
        <translation>每个像素所画方块的边长。</translation>
    </message>
    <message>
        <source>Rows and columns that are cut off around the result.</source>
        <translation>在结果四周切掉的行数和列数。</translation>
    </message>
    <message>
        <source>ConvTranspose2D</source>
        <translation>转置卷积</translation>
    </message>
    <message>
        <source>Makes pictures larger: each pixel paints a learned pattern, and what overlaps adds up.</source>
        <translation>放大图片：每个像素画出一个学到的图案，重叠处相加。</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>空洞率</translation>
    </message>
    <message>
        <source>How far the places that a kernel looks at lie apart; 1 is side by side.</source>
        <translation>卷积核所看的各位置之间的间隔；1 表示相邻。</translation>
    </message>
    <message>
        <source>Into how many groups the channels are cut, each with filters of its own; as many as channels is depthwise.</source>
        <translation>把通道分成多少组，每组各有自己的滤波器；组数等于通道数即为逐通道卷积。</translation>
    </message>
    <message>
        <source>{block} ({type}): groups is {value}, which does not divide both the {channels} channels that come in and the {filters} filters: set groups to {fit}</source>
        <translation>{block}（{type}）：分组数 {value} 不能同时整除输入的 {channels} 个通道和 {filters} 个滤波器：把分组数设为 {fit}</translation>
    </message>
    <message>
        <source>{block} ({type}): the kernel of {value} reaches over {reach} places, but {shape} with its padding has only {room}: set kernel to {fit} or less</source>
        <translation>{block}（{type}）：{value} 的卷积核跨越 {reach} 个位置，而填充后的 {shape} 只有 {room} 个：把卷积核大小设为 {fit} 或更小</translation>
    </message>
    <message>
        <source>{block} ({type}) looks up tokens but gets {came}: set the kind of the Input block to tokens and connect it to {block}</source>
        <translation>{block}（{type}）按词元查表，得到的却是{came}：把“输入”模块的种类设为词元（tokens），再连接到 {block}</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>How many different tokens there are; each gets a learned row.</source>
        <translation>不同词元的个数；每个词元有一行学到的数。</translation>
    </message>
    <message>
        <source>How many numbers stand for a token.</source>
        <translation>用多少个数表示一个词元。</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>Gives each token, such as a character, a row of numbers that is learned.</source>
        <translation>给每个词元（例如字符）一行学到的数。</translation>
    </message>
    <message>
        <source>a formula has at most {most} characters but this has {count}</source>
        <translation>公式最多 {most} 个字符，现在有 {count} 个</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; was not expected</source>
        <translation>这里不应出现“{found}”</translation>
    </message>
    <message>
        <source>Look at character {position} of the formula.</source>
        <translation>检查公式的第 {position} 个字符。</translation>
    </message>
    <message>
        <source>the formula is nested too deeply</source>
        <translation>公式的嵌套太深</translation>
    </message>
    <message>
        <source>the formula ends where a number or a name was expected</source>
        <translation>公式在应有数或名称的地方结束了</translation>
    </message>
    <message>
        <source>a closing parenthesis is missing</source>
        <translation>缺少右括号</translation>
    </message>
    <message>
        <source>&quot;{found}&quot; is not a number</source>
        <translation>“{found}”不是数</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is unknown; there are {names}, pi, e and the functions {functions}</source>
        <translation>未知名称“{name}”；可用的有 {names}、pi、e 和函数 {functions}</translation>
    </message>
    <message>
        <source>{function} needs its argument in parentheses</source>
        <translation>{function} 的参数要写在括号中</translation>
    </message>
    <message>
        <source>{function} takes {wanted} argument(s) but gets {count}</source>
        <translation>{function} 需要 {wanted} 个参数，得到 {count} 个</translation>
    </message>
    <message>
        <source>a constant part of the formula comes to no finite number</source>
        <translation>公式中的常数部分算不出有限的数</translation>
    </message>
    <message>
        <source>the formula raises {base} to a power that changes: only numbers above 0 have one</source>
        <translation>公式对 {base} 取变化的幂：只有大于 0 的数才可以</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>What each number x becomes: + - * / ^, parentheses, pi, e, and abs, cos, exp, log, max, min, relu, sigmoid, sign, sin, softplus, sqrt, step, tanh.</source>
        <translation>每个数 x 变成什么：+ - * / ^、括号、pi、e，以及 abs、cos、exp、log、max、min、relu、sigmoid、sign、sin、softplus、sqrt、step、tanh。</translation>
    </message>
    <message>
        <source>Bends each number by a formula of your own, which is differentiated for you.</source>
        <translation>用你自己的公式变换每个数，导数自动求出。</translation>
    </message>
    <message>
        <source>GlobalAvgPool</source>
        <translation>全局平均池化</translation>
    </message>
    <message>
        <source>Takes the mean of each channel over the whole picture or sequence.</source>
        <translation>对整张图片或整个序列取每个通道的平均值。</translation>
    </message>
    <message>
        <source>GRU</source>
        <translation>GRU</translation>
    </message>
    <message>
        <source>Reads a sequence step by step; gates blend the old state with a new one. As PyTorch&apos;s, it resets after the product; Cho&apos;s resets before.</source>
        <translation>逐步读取序列；门把旧状态与新状态混合。与 PyTorch 相同，重置在乘积之后；Cho 的原文在之前。</translation>
    </message>
    <message>
        <source>{block} ({type}): kind {kind} has {wanted} axes but shape gives {count}: set kind to auto or change shape</source>
        <translation>{block}（{type}）：种类 {kind} 有 {wanted} 个轴，而形状有 {count} 个：把种类设为自动（auto）或更改形状</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>What the axes mean; auto goes by their number, tokens are whole numbers such as characters of a text.</source>
        <translation>各轴的含义；自动时由轴数决定，词元是整数，例如文本的字符。</translation>
    </message>
    <message>
        <source>LayerNorm</source>
        <translation>层归一化</translation>
    </message>
    <message>
        <source>Brings each row of features to mean 0 and deviation 1 by itself, whatever the batch, then to a learned scale and shift a feature.</source>
        <translation>不依赖批量，把每行特征各自变为均值 0、标准差 1，再按学到的缩放和平移逐个特征调整。</translation>
    </message>
    <message>
        <source>the loss {loss} has no setting {key}</source>
        <translation>损失函数 {loss} 没有设置 {key}</translation>
    </message>
    <message>
        <source>Binary cross-entropy</source>
        <translation>二元交叉熵</translation>
    </message>
    <message>
        <source>How surprised the network is by each yes or no; computed from the numbers before the sigmoid, so that nothing is lost where it is nearly sure.</source>
        <translation>每个“是或否”让网络有多意外；由 sigmoid 之前的数算出，因此网络几乎确定时也不丢失精度。</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>Share of the certainty that is spread over all classes, so that the network is not driven to extremes.</source>
        <translation>把多大比例的确定性分给所有类别，以免网络走向极端。</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>类别权重</translation>
    </message>
    <message>
        <source>A number a class, such as 1, 2, 0.5, for classes that should count more or less; empty: all the same.</source>
        <translation>每个类别一个数，例如 1, 2, 0.5，用来加重或减轻某些类别；留空则一视同仁。</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>How surprised the network is by the right answer; with class weights the mean is a weighted one, as PyTorch&apos;s.</source>
        <translation>正确答案让网络有多意外；有类别权重时取加权平均，与 PyTorch 相同。</translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation>均方误差</translation>
    </message>
    <message>
        <source>The mean squared distance from the target: large misses count most.</source>
        <translation>与目标值之差的平方的平均值：大的误差影响最大。</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <source>The mean distance from the target: outliers pull no harder than others.</source>
        <translation>与目标值之距离的平均值：异常值的拉力不比其他值更强。</translation>
    </message>
    <message>
        <source>Delta</source>
        <translation>δ</translation>
    </message>
    <message>
        <source>The distance where the squares end and the straight line begins.</source>
        <translation>平方段结束、直线段开始处的距离。</translation>
    </message>
    <message>
        <source>Huber</source>
        <translation>Huber 损失</translation>
    </message>
    <message>
        <source>Squares for small misses, a straight line for large ones.</source>
        <translation>误差小时取平方，误差大时为直线。</translation>
    </message>
    <message>
        <source>The error of one number, y being the answer and t the target; the loss of a sample is its mean.</source>
        <translation>单个数的误差，y 是网络的回答，t 是目标值；样本的损失是其平均值。</translation>
    </message>
    <message>
        <source>Formula of your own</source>
        <translation>自定义公式</translation>
    </message>
    <message>
        <source>The mean of a formula of your own, which is differentiated for you.</source>
        <translation>自定义公式的平均值，导数自动求出。</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>By how much the right answer must be ahead before nothing is left to do.</source>
        <translation>正确答案要领先多少才算完成。</translation>
    </message>
    <message>
        <source>Hinge</source>
        <translation>合页损失</translation>
    </message>
    <message>
        <source>Asks only that the right answer is ahead by a margin, and then lets it be (PyTorch&apos;s MultiMarginLoss).</source>
        <translation>只要求正确答案领先一定间隔，达到后就不再推动（即 PyTorch 的 MultiMarginLoss）。</translation>
    </message>
    <message>
        <source>KL divergence</source>
        <translation>KL 散度</translation>
    </message>
    <message>
        <source>How far the network&apos;s probabilities are from a given distribution; a class label counts as the distribution that is sure of it.</source>
        <translation>网络的概率与给定分布相差多远；类别标签视为完全确定的分布。</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>Reads a sequence step by step; gates decide what its cells keep, add and show.</source>
        <translation>逐步读取序列；门决定细胞保留、加入和输出什么。</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入数</translation>
    </message>
    <message>
        <source>How many values come in, each at a port of its own.</source>
        <translation>有多少个值进入，每个值各有一个端口。</translation>
    </message>
    <message>
        <source>input 1</source>
        <translation>输入 1</translation>
    </message>
    <message>
        <source>input 2</source>
        <translation>输入 2</translation>
    </message>
    <message>
        <source>input 3</source>
        <translation>输入 3</translation>
    </message>
    <message>
        <source>input 4</source>
        <translation>输入 4</translation>
    </message>
    <message>
        <source>input 5</source>
        <translation>输入 5</translation>
    </message>
    <message>
        <source>input 6</source>
        <translation>输入 6</translation>
    </message>
    <message>
        <source>input 7</source>
        <translation>输入 7</translation>
    </message>
    <message>
        <source>input 8</source>
        <translation>输入 8</translation>
    </message>
    <message>
        <source>{block} ({type}) takes real numbers but gets {came}</source>
        <translation>{block}（{type}）需要实数，得到的却是{came}</translation>
    </message>
    <message>
        <source>{block} ({type}) takes values of one shape but gets {a} and {b}: make the blocks before it end in the same shape</source>
        <translation>{block}（{type}）需要形状相同的值，得到的却是{a}和{b}：让它前面的模块输出相同的形状</translation>
    </message>
    <message>
        <source>{block} ({type}): {value} heads can&apos;t share rows of {width} numbers evenly: set heads to {fit}, or change the width</source>
        <translation>{block}（{type}）：{value} 个头无法平分每行 {width} 个数：把头数设为 {fit}，或更改宽度</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>头数</translation>
    </message>
    <message>
        <source>How many attentions look at once, each at its own share of the numbers.</source>
        <translation>同时有多少个注意力在看，每个只看数的一部分。</translation>
    </message>
    <message>
        <source>Causal</source>
        <translation>因果</translation>
    </message>
    <message>
        <source>Each row looks back only: what a network that writes text must do.</source>
        <translation>每行只回看前面：用来写文本的网络必须如此。</translation>
    </message>
    <message>
        <source>Adds a learned number to each query, key, value and result.</source>
        <translation>给每个查询、键、值和结果加上一个学到的数。</translation>
    </message>
    <message>
        <source>MultiHeadAttention</source>
        <translation>多头注意力</translation>
    </message>
    <message>
        <source>Each row of a sequence asks all rows and collects what they answer.</source>
        <translation>序列的每一行向所有行提问，并汇总它们的回答。</translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation>相乘</translation>
    </message>
    <message>
        <source>Multiplies values of one shape, number by number, as a gate does.</source>
        <translation>把形状相同的值逐个数相乘，如同门的作用。</translation>
    </message>
    <message>
        <source>{block} ({type}) classifies but gets a single number: give the block before it a number a class, or set task to binary or regression</source>
        <translation>{block}（{type}）做分类，却只得到一个数：让它前面的模块给每个类别输出一个数，或把任务设为“是或否”（binary）或“回归”（regression）</translation>
    </message>
    <message>
        <source>Classification turns the numbers that come in into probabilities that sum to one; binary makes each a yes or no of its own; regression takes them as the answer.</source>
        <translation>分类把输入的数变成总和为一的概率；“是或否”让每个数各自成为一个判断；回归直接把它们当作回答。</translation>
    </message>
    <message>
        <source>{block} ({type}): {value} channels are fewer than the {fit} that come in: set channels to {fit} or more</source>
        <translation>{block}（{type}）：{value} 个通道少于输入的 {fit} 个：把通道数设为 {fit} 或更多</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道数</translation>
    </message>
    <message>
        <source>How many channels there are afterwards; the new ones are zero.</source>
        <translation>之后共有多少个通道；新增的通道为零。</translation>
    </message>
    <message>
        <source>PadChannels</source>
        <translation>补通道</translation>
    </message>
    <message>
        <source>Appends channels of zeros, so that a shortcut fits a wider path without weights of its own.</source>
        <translation>追加全零的通道，使捷径无需自己的权重就能接上更宽的路径。</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>Keeps positive numbers, bends negative ones smoothly towards -1.</source>
        <translation>保留正数，让负数平滑地弯向 -1。</translation>
    </message>
    <message>
        <source>SiLU</source>
        <translation>SiLU</translation>
    </message>
    <message>
        <source>A smooth ReLU: each number times its own sigmoid.</source>
        <translation>平滑的 ReLU：每个数乘以它自己的 sigmoid。</translation>
    </message>
    <message>
        <source>Softplus</source>
        <translation>Softplus</translation>
    </message>
    <message>
        <source>A ReLU with a round corner: always positive.</source>
        <translation>圆角的 ReLU：始终为正。</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>阶跃</translation>
    </message>
    <message>
        <source>One from zero up, else zero; no gradient gets through.</source>
        <translation>从零起为一，否则为零；梯度无法通过。</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>恒等</translation>
    </message>
    <message>
        <source>Lets each number through as it is.</source>
        <translation>让每个数原样通过。</translation>
    </message>
    <message>
        <source>Window size</source>
        <translation>窗口大小</translation>
    </message>
    <message>
        <source>Fixed waves of many lengths, or a row of numbers that is learned for each place.</source>
        <translation>多种波长的固定波，或每个位置一行学到的数。</translation>
    </message>
    <message>
        <source>PositionalEncoding</source>
        <translation>位置编码</translation>
    </message>
    <message>
        <source>Marks each place of a sequence, so that attention can tell first from last.</source>
        <translation>标记序列的每个位置，使注意力能分清先后。</translation>
    </message>
    <message>
        <source>{block} ({type}) takes sequences of numbers but gets {came} from {source}: insert Embedding between {source} and {block}</source>
        <translation>{block}（{type}）需要数的序列，得到的却是来自 {source} 的{came}：在 {source} 与 {block} 之间插入“嵌入”</translation>
    </message>
    <message>
        <source>{block} ({type}) takes sequences [T,C] but gets {came} from {source}: give the Input a shape of time steps and features</source>
        <translation>{block}（{type}）需要序列 [T,C]，得到的却是来自 {source} 的{came}：给“输入”模块设置由时间步和特征组成的形状</translation>
    </message>
    <message>
        <source>How many numbers it remembers from step to step.</source>
        <translation>它在步与步之间记住多少个数。</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>The state after the last step, or that of every step. In both directions, last is what each has at its own end.</source>
        <translation>最后一步之后的状态，或每一步的状态。双向时，“最后”指各方向在自己终点的状态。</translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation>双向</translation>
    </message>
    <message>
        <source>A second layer reads the sequence from its end; both states are joined.</source>
        <translation>另有一层从末尾读取序列；两个状态相接。</translation>
    </message>
    <message>
        <source>Adds learned numbers to each gate, as PyTorch two of them.</source>
        <translation>给每个门加上学到的数，与 PyTorch 相同，共两份。</translation>
    </message>
    <message>
        <source>{block} ({type}) takes real numbers but gets {came} from {source}</source>
        <translation>{block}（{type}）需要实数，得到的却是来自 {source} 的{came}</translation>
    </message>
    <message>
        <source>{block} ({type}) can&apos;t make {wanted} of {came}: both must have the same count of numbers; set shape to sizes whose product is {count}</source>
        <translation>{block}（{type}）无法把{came}变成 {wanted}：两者所含的数必须一样多；让形状各尺寸的乘积为 {count}</translation>
    </message>
    <message>
        <source>One size makes a vector, two a sequence (time steps, features), three a picture (channels, height, width).</source>
        <translation>一个尺寸为向量，两个为序列（时间步、特征），三个为图片（通道、高、宽）。</translation>
    </message>
    <message>
        <source>Reshape</source>
        <translation>改变形状</translation>
    </message>
    <message>
        <source>Gives the same numbers in the same order another shape.</source>
        <translation>相同的数、相同的顺序，换一种形状。</translation>
    </message>
    <message>
        <source>What each unit does to its sum.</source>
        <translation>每个单元对其加权和做什么。</translation>
    </message>
    <message>
        <source>RNN</source>
        <translation>RNN</translation>
    </message>
    <message>
        <source>Reads a sequence step by step; each unit mixes what comes in with what all units said before.</source>
        <translation>逐步读取序列；每个单元把输入与所有单元上一步的输出混合。</translation>
    </message>
    <message>
        <source>How many units; each fires or doesn&apos;t.</source>
        <translation>单元的个数；每个单元要么激发，要么不激发。</translation>
    </message>
    <message>
        <source>ThresholdUnit</source>
        <translation>阈值单元</translation>
    </message>
    <message>
        <source>The first model of a neuron: fires (1) where its weighted inputs reach a threshold, else 0. It has no gradient: the perceptron rule trains it.</source>
        <translation>最早的神经元模型：加权输入达到阈值时激发（1），否则为 0。它没有梯度：用感知机学习规则训练。</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>倍数</translation>
    </message>
    <message>
        <source>How many times larger height and width become.</source>
        <translation>高和宽放大多少倍。</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Whether new pixels repeat the nearest old one or mix the four around them.</source>
        <translation>新像素是重复最近的旧像素，还是混合周围的四个。</translation>
    </message>
    <message>
        <source>Upsample</source>
        <translation>上采样</translation>
    </message>
    <message>
        <source>Makes pictures larger by repeating or mixing pixels.</source>
        <translation>通过重复或混合像素来放大图片。</translation>
    </message>
    <message>
        <source>The data set {name} has no option {key}</source>
        <translation>数据集 {name} 没有选项 {key}</translation>
    </message>
    <message>
        <source>The data set {name} needs the option {key}</source>
        <translation>数据集 {name} 需要选项 {key}</translation>
    </message>
    <message>
        <source>it holds {held} bytes, which is no whole number of records of {record} bytes</source>
        <translation>它有 {held} 字节，不是每条 {record} 字节的记录的整数倍</translation>
    </message>
    <message>
        <source>it holds more than {most} bytes</source>
        <translation>它超过 {most} 字节</translation>
    </message>
    <message>
        <source>Give a smaller file.</source>
        <translation>给出更小的文件。</translation>
    </message>
    <message>
        <source>Fashion-MNIST clothes</source>
        <translation>Fashion-MNIST 服饰</translation>
    </message>
    <message>
        <source>70,000 grey pictures of 28 by 28 of ten kinds of clothes, harder than digits.</source>
        <translation>70,000 张 28×28 的灰度图片，内容为十类服饰，比数字更难。</translation>
    </message>
    <message>
        <source>CIFAR-10 photographs</source>
        <translation>CIFAR-10 照片</translation>
    </message>
    <message>
        <source>60,000 colour photographs of 32 by 32 of ten kinds of animals and vehicles.</source>
        <translation>60,000 张 32×32 的彩色照片，内容为十类动物和交通工具。</translation>
    </message>
    <message>
        <source>Deviation that is added to every target.</source>
        <translation>加到每个目标值上的噪声的标准差。</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>周期数</translation>
    </message>
    <message>
        <source>How many waves there are in one unit; the inputs go from -1 to 1.</source>
        <translation>一个单位内有多少个波；输入从 -1 到 1。</translation>
    </message>
    <message>
        <source>Sine</source>
        <translation>正弦</translation>
    </message>
    <message>
        <source>One number in, its sine with noise out: a curve to be fitted.</source>
        <translation>输入一个数，输出带噪声的正弦值：一条待拟合的曲线。</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>平面</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>How many samples are made, for training and test together.</source>
        <translation>训练集和测试集一共生成多少个样本。</translation>
    </message>
    <message>
        <source>Share of the test</source>
        <translation>测试集比例</translation>
    </message>
    <message>
        <source>Share of the samples that the test part gets.</source>
        <translation>样本中分给测试集的比例。</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Seed of the data</source>
        <translation>数据种子</translation>
    </message>
    <message>
        <source>The samples are a function of it.</source>
        <translation>样本由它决定。</translation>
    </message>
    <message>
        <source>How many points each part gets; they go round the four corners.</source>
        <translation>每个部分有多少个点；它们轮流落在四个角上。</translation>
    </message>
    <message>
        <source>Deviation of the points from their corner; with 0 they are the truth table.</source>
        <translation>各点偏离所在角的标准差；为 0 时就是真值表。</translation>
    </message>
    <message>
        <source>AND</source>
        <translation>与（AND）</translation>
    </message>
    <message>
        <source>Two inputs of 0 or 1; the answer is 1 where both are: one line separates it.</source>
        <translation>两个输入为 0 或 1；都为 1 时答案为 1：一条直线即可分开。</translation>
    </message>
    <message>
        <source>OR</source>
        <translation>或（OR）</translation>
    </message>
    <message>
        <source>Two inputs of 0 or 1; the answer is 1 where any is: one line separates it.</source>
        <translation>两个输入为 0 或 1；任一为 1 时答案为 1：一条直线即可分开。</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>异或（XOR）</translation>
    </message>
    <message>
        <source>Two inputs of 0 or 1; the answer is 1 where they differ: no line separates it.</source>
        <translation>两个输入为 0 或 1；两者不同时答案为 1：没有直线能分开。</translation>
    </message>
    <message>
        <source>Deviation that is added to both coordinates of every point.</source>
        <translation>加到每个点两个坐标上的噪声的标准差。</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>圈数</translation>
    </message>
    <message>
        <source>turns</source>
        <translation>圈</translation>
    </message>
    <message>
        <source>How often an arm goes round the centre.</source>
        <translation>一条旋臂绕中心多少圈。</translation>
    </message>
    <message>
        <source>Deviation of a cluster in each direction.</source>
        <translation>簇在每个方向上的标准差。</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>簇数</translation>
    </message>
    <message>
        <source>Number of clusters, each a class; their centres stand on a circle.</source>
        <translation>簇的个数，每簇一个类别；各簇中心位于一个圆上。</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>格数</translation>
    </message>
    <message>
        <source>Cells along an edge of the board.</source>
        <translation>棋盘每边的格数。</translation>
    </message>
    <message>
        <source>Circles</source>
        <translation>同心圆</translation>
    </message>
    <message>
        <source>Points of two rings, one inside the other.</source>
        <translation>两个圆环上的点，一环套一环。</translation>
    </message>
    <message>
        <source>Moons</source>
        <translation>双月</translation>
    </message>
    <message>
        <source>Points of two half circles that reach into each other.</source>
        <translation>两个互相嵌入的半圆上的点。</translation>
    </message>
    <message>
        <source>Two spirals</source>
        <translation>双螺旋</translation>
    </message>
    <message>
        <source>Points of two arms that wind round each other.</source>
        <translation>两条互相缠绕的旋臂上的点。</translation>
    </message>
    <message>
        <source>Gaussian clusters</source>
        <translation>高斯簇</translation>
    </message>
    <message>
        <source>Points of normal distributions round centres on a circle.</source>
        <translation>中心位于圆上的正态分布的点。</translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation>棋盘格</translation>
    </message>
    <message>
        <source>Points of a square; black and white cells are the two classes.</source>
        <translation>一个正方形中的点；黑格和白格是两个类别。</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>time steps</source>
        <translation>时间步</translation>
    </message>
    <message>
        <source>Time steps of a sequence; the longer, the longer must be remembered.</source>
        <translation>序列的时间步数；越长，需要记住的时间就越久。</translation>
    </message>
    <message>
        <source>Adding problem</source>
        <translation>加法问题</translation>
    </message>
    <message>
        <source>Sequences of numbers of which two are marked, one in each half; the answer is the sum of the two.</source>
        <translation>数的序列，其中前后两半各有一个数带标记；答案是这两个数之和。</translation>
    </message>
    <message>
        <source>symbols</source>
        <translation>符号</translation>
    </message>
    <message>
        <source>Symbols to be remembered.</source>
        <translation>要记住的符号个数。</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>符号数</translation>
    </message>
    <message>
        <source>Size of the alphabet; blank and delimiter come on top of it.</source>
        <translation>字母表的大小；空白符和分隔符另计。</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Blanks between the symbols and the delimiter.</source>
        <translation>符号与分隔符之间的空白符个数。</translation>
    </message>
    <message>
        <source>Copy task</source>
        <translation>复制任务</translation>
    </message>
    <message>
        <source>Symbols, then a delimiter that asks for them again: answer blanks before it and the symbols from it on.</source>
        <translation>一串符号，之后用分隔符要求重现：分隔符之前回答空白符，从它开始回答这些符号。</translation>
    </message>
    <message>
        <source>the {part} part has {count} characters, too few for samples of {length}</source>
        <translation>{part} 部分有 {count} 个字符，不够组成长度为 {length} 的样本</translation>
    </message>
    <message>
        <source>Give a longer text, or make length smaller.</source>
        <translation>给出更长的文本，或减小 length。</translation>
    </message>
    <message>
        <source>{count} samples of {length} characters are more than memory should hold</source>
        <translation>{count} 个长度为 {length} 个字符的样本超出了内存应容纳的量</translation>
    </message>
    <message>
        <source>Make stride larger.</source>
        <translation>增大 stride。</translation>
    </message>
    <message>
        <source>{count} characters of the held-out part do not occur in the training part and are left out</source>
        <translation>留出部分中有 {count} 个字符未在训练集中出现，已略去</translation>
    </message>
    <message>
        <source>the character {character} does not occur in the training text</source>
        <translation>字符 {character} 未在训练文本中出现</translation>
    </message>
    <message>
        <source>Use characters of the training text alone.</source>
        <translation>只使用训练文本中的字符。</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>字符</translation>
    </message>
    <message>
        <source>Characters of a sample: so far back the network can look.</source>
        <translation>每个样本的字符数：网络最多能回看这么远。</translation>
    </message>
    <message>
        <source>From the start of a sample to that of the next; 0 means length: no overlap.</source>
        <translation>从一个样本的开头到下一个样本的开头；0 表示等于长度，即互不重叠。</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>留出比例</translation>
    </message>
    <message>
        <source>Share of the text, at its end, that is kept for the test part.</source>
        <translation>从文本末尾留出、用作测试集的比例。</translation>
    </message>
    <message>
        <source>Tiny Shakespeare</source>
        <translation>迷你莎士比亚</translation>
    </message>
    <message>
        <source>1.1 million characters of Shakespeare&apos;s plays, for networks that write text.</source>
        <translation>莎士比亚戏剧的 110 万个字符，供写文本的网络使用。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>A text in UTF-8, plain or gzip; a relative path starts at the experiment&apos;s folder.</source>
        <translation>UTF-8 文本，可以是 gzip 压缩；相对路径从实验所在的文件夹算起。</translation>
    </message>
    <message>
        <source>Text of your own</source>
        <translation>自选文本</translation>
    </message>
    <message>
        <source>Any text file in UTF-8, cut into samples, for networks that write text.</source>
        <translation>任意 UTF-8 文本文件，切成样本，供写文本的网络使用。</translation>
    </message>
    <message>
        <source>it is not UTF-8 text: byte {offset} belongs to no character</source>
        <translation>它不是 UTF-8 文本：第 {offset} 字节不属于任何字符</translation>
    </message>
    <message>
        <source>Save the text as UTF-8.</source>
        <translation>把文本存为 UTF-8。</translation>
    </message>
    <message>
        <source>{block} takes real numbers, but a sample of {dataset} is {given} tokens</source>
        <translation>{block} 需要实数，而 {dataset} 的样本是 {given} 个词元</translation>
    </message>
    <message>
        <source>Set the kind of {block} to tokens and its shape to {given}.</source>
        <translation>把 {block} 的种类设为词元（tokens），形状设为 {given}。</translation>
    </message>
    <message>
        <source>{block} takes tokens, but {dataset} has real numbers</source>
        <translation>{block} 需要词元，而 {dataset} 是实数</translation>
    </message>
    <message>
        <source>Set the kind of {block} to auto and its shape to {given}.</source>
        <translation>把 {block} 的种类设为自动（auto），形状设为 {given}。</translation>
    </message>
    <message>
        <source>{dataset} has {count} tokens, but {block} knows only {known}</source>
        <translation>{dataset} 有 {count} 种词元，而 {block} 只认识 {known} 种</translation>
    </message>
    <message>
        <source>Set the vocabulary of {block} to {count}.</source>
        <translation>把 {block} 的词表设为 {count}。</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>What the output is compared with: the answers of the data set, or the input itself (autoencoder).</source>
        <translation>输出与什么比较：数据集的答案，或输入本身（自编码器）。</translation>
    </message>
    <message>
        <source>Normalization</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Standardize: mean 0 and deviation 1 over the training part.</source>
        <translation>标准化：在训练集上变为均值 0、标准差 1。</translation>
    </message>
    <message>
        <source>Each channel by itself</source>
        <translation>逐通道</translation>
    </message>
    <message>
        <source>Mean and deviation of each channel or feature, not of all together.</source>
        <translation>每个通道或特征各用自己的均值和标准差，而不是全体共用。</translation>
    </message>
    <message>
        <source>regularization has {type} twice</source>
        <translation>regularization 中有两个 {type}</translation>
    </message>
    <message>
        <source>Keep one of them.</source>
        <translation>保留其中一个。</translation>
    </message>
    <message>
        <source>early stopping needs a part of the data to watch</source>
        <translation>提前停止需要一部分可监视的数据</translation>
    </message>
    <message>
        <source>Save it as F32, F64, I32, U8 or I64.</source>
        <translation>以 F32、F64、I32、U8 或 I64 类型保存。</translation>
    </message>
    <message>
        <source>{id} is not a composite block</source>
        <translation>{id} 不是复合模块</translation>
    </message>
    <message>
        <source>a composite block can&apos;t be called {name}</source>
        <translation>复合模块不能命名为 {name}</translation>
    </message>
    <message>
        <source>Use letters, digits and _, and no name of a block type.</source>
        <translation>使用字母、数字和 _，并且不与模块类型同名。</translation>
    </message>
    <message>
        <source>the network defines a block {name} already</source>
        <translation>网络中已经定义了模块 {name}</translation>
    </message>
    <message>
        <source>Give it another name.</source>
        <translation>换一个名称。</translation>
    </message>
    <message>
        <source>a parameter can&apos;t be called {name}</source>
        <translation>参数不能命名为 {name}</translation>
    </message>
    <message>
        <source>Letters, digits and _ only; not id, type or trainable.</source>
        <translation>只用字母、数字和 _；不能是 id、type 或 trainable。</translation>
    </message>
    <message>
        <source>the default of a parameter can&apos;t be {value}</source>
        <translation>参数的默认值不能是 {value}</translation>
    </message>
    <message>
        <source>Give a number, a text, true or false, or a list of sizes.</source>
        <translation>给出数、文本、true 或 false，或尺寸列表。</translation>
    </message>
    <message>
        <source>a port can&apos;t be {value}</source>
        <translation>端口不能是 {value}</translation>
    </message>
    <message>
        <source>Write [&quot;name&quot;, &quot;block&quot;] or [&quot;name&quot;, &quot;block:port&quot;].</source>
        <translation>写成 [&quot;name&quot;, &quot;block&quot;] 或 [&quot;name&quot;, &quot;block:port&quot;]。</translation>
    </message>
    <message>
        <source>composite blocks contain each other in a ring: {ring}</source>
        <translation>复合模块互相包含成环：{ring}</translation>
    </message>
    <message>
        <source>Take one of them out of the other.</source>
        <translation>把其中一个从另一个中取出。</translation>
    </message>
    <message>
        <source>Composite blocks</source>
        <translation>复合模块</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Where a value enters this block.</source>
        <translation>值由此进入这个模块。</translation>
    </message>
    <message>
        <source>Where a value leaves this block.</source>
        <translation>值由此离开这个模块。</translation>
    </message>
    <message>
        <source>Blocks of this network</source>
        <translation>本网络的模块</translation>
    </message>
    <message>
        <source>Input port</source>
        <translation>输入端口</translation>
    </message>
    <message>
        <source>Output port</source>
        <translation>输出端口</translation>
    </message>
    <message>
        <source>the composite blocks hold more than {most} blocks in all</source>
        <translation>复合模块总共超过 {most} 个模块</translation>
    </message>
    <message>
        <source>Use fewer of them, or nest them less deeply.</source>
        <translation>少用几个，或减少嵌套层数。</translation>
    </message>
    <message>
        <source>{block}: {key} follows the parameter {parameter}, which the composite block does not have</source>
        <translation>{block}：{key} 跟随参数 {parameter}，而复合模块没有这个参数</translation>
    </message>
    <message>
        <source>{inner} is inside the block {instance} ({composite}): open it.</source>
        <translation>{inner} 在模块 {instance}（{composite}）内部：请打开它。</translation>
    </message>
    <message>
        <source>{id} can&apos;t be inside a composite block: {type} is an end of the network</source>
        <translation>{id} 不能放进复合模块：“{type}”是网络的端点</translation>
    </message>
    <message>
        <source>Leave it out of the selection.</source>
        <translation>不要选中它。</translation>
    </message>
    <message>
        <source>there is no block to group</source>
        <translation>没有可以组合的模块</translation>
    </message>
    <message>
        <source>the selection can&apos;t become one block: a path leaves it, goes through {id} and comes back</source>
        <translation>选中的部分无法合成一个模块：有一条路径离开它，经过 {id} 又回来</translation>
    </message>
    <message>
        <source>Select {id} too.</source>
        <translation>把 {id} 也选中。</translation>
    </message>
    <message>
        <source>the network does not define the block {composite}</source>
        <translation>网络没有定义模块 {composite}</translation>
    </message>
    <message>
        <source>Use the ports of the composite block.</source>
        <translation>使用复合模块的端口。</translation>
    </message>
    <message>
        <source>{key} follows {value}, but the composite block has no such parameter</source>
        <translation>{key} 跟随 {value}，而复合模块没有这个参数</translation>
    </message>
    <message>
        <source>Add it to the parameters, or give a value.</source>
        <translation>把它加入参数，或给出一个值。</translation>
    </message>
    <message>
        <source>two blocks or ports have the id {id}</source>
        <translation>有两个模块或端口的标识都是 {id}</translation>
    </message>
    <message>
        <source>the inside of a block has no output port</source>
        <translation>模块内部没有输出端口</translation>
    </message>
    <message>
        <source>Add one: it is where the block&apos;s result leaves.</source>
        <translation>添加一个：模块的结果由此离开。</translation>
    </message>
    <message>
        <source>{id} is a port, which only the inside of a composite block can have</source>
        <translation>{id} 是端口，只有复合模块内部才能有端口</translation>
    </message>
    <message>
        <source>Remove it.</source>
        <translation>将其删除。</translation>
    </message>
    <message>
        <source>Like relu, but negative numbers bend smoothly towards -1, so that the mean stays near zero (Clevert et al., arXiv:1511.07289).</source>
        <translation>与 relu 相似，但负数平滑地弯向 -1，使均值保持在零附近（Clevert 等，arXiv:1511.07289）。</translation>
    </message>
    <message>
        <source>A smooth relu: z times its own sigmoid, also called swish (Elfwing et al., arXiv:1702.03118).</source>
        <translation>平滑的 relu：z 乘以它自己的 sigmoid，也称 swish（Elfwing 等，arXiv:1702.03118）。</translation>
    </message>
    <message>
        <source>A relu with a round corner: always positive, its slope is the sigmoid (Dugas et al., NIPS 2000).</source>
        <translation>圆角的 relu：始终为正，其斜率是 sigmoid（Dugas 等，NIPS 2000）。</translation>
    </message>
    <message>
        <source>The slope of elu from its own result: one for positive numbers, fading for negative ones (Clevert et al., arXiv:1511.07289).</source>
        <translation>由 elu 的结果求其斜率：正数处为一，负数处逐渐减弱（Clevert 等，arXiv:1511.07289）。</translation>
    </message>
    <message>
        <source>The slope of silu, computed from its input (Elfwing et al., arXiv:1702.03118).</source>
        <translation>由 silu 的输入求其斜率（Elfwing 等，arXiv:1702.03118）。</translation>
    </message>
    <message>
        <source>The slope of softplus is the sigmoid of its input (Dugas et al., NIPS 2000).</source>
        <translation>softplus 的斜率是其输入的 sigmoid（Dugas 等，NIPS 2000）。</translation>
    </message>
    <message>
        <source>the length of the sequence</source>
        <translation>序列的长度</translation>
    </message>
    <message>
        <source>queries, keys and values of {width} numbers can&apos;t be shared by {heads} heads</source>
        <translation>{width} 个数的查询、键和值无法由 {heads} 个头平分</translation>
    </message>
    <message>
        <source>How well each row&apos;s query fits each row&apos;s key; where causal, later rows are left out (Vaswani et al., &quot;Attention is all you need&quot;, NeurIPS 2017, eq. 1).</source>
        <translation>每行的查询与每行的键有多吻合；因果时不看后面的行（Vaswani 等，《Attention is all you need》，NeurIPS 2017，式 1）。</translation>
    </message>
    <message>
        <source>Turns the scores of a row into shares that sum to one; where causal, over the rows up to it (Vaswani et al., &quot;Attention is all you need&quot;, NeurIPS 2017, eq. 1).</source>
        <translation>把一行的分数变成总和为一的份额；因果时只在该行及之前的行上分配（Vaswani 等，《Attention is all you need》，NeurIPS 2017，式 1）。</translation>
    </message>
    <message>
        <source>Each row collects the values of the rows that it attends to, weighted by how much (Vaswani et al., &quot;Attention is all you need&quot;, NeurIPS 2017, eq. 1).</source>
        <translation>每行按注意程度加权，汇总它所关注的各行的值（Vaswani 等，《Attention is all you need》，NeurIPS 2017，式 1）。</translation>
    </message>
    <message>
        <source>a context of {width} numbers can&apos;t be shared by {heads} heads</source>
        <translation>{width} 个数的上下文无法由 {heads} 个头平分</translation>
    </message>
    <message>
        <source>three times the width of dy</source>
        <translation>dy 宽度的三倍</translation>
    </message>
    <message>
        <source>How the loss would change if a row attended more to another: what came back, times that row&apos;s value (Vaswani et al., NeurIPS 2017; chain rule as in Rumelhart et al., 1986).</source>
        <translation>如果某行更关注另一行，损失会怎样变化：传回来的乘以那一行的值（Vaswani 等，NeurIPS 2017；链式法则同 Rumelhart 等，1986）。</translation>
    </message>
    <message>
        <source>A row&apos;s value gets the gradients of all rows that attended to it, weighted by how much (Vaswani et al., NeurIPS 2017; chain rule as in Rumelhart et al., 1986).</source>
        <translation>每行的值得到所有关注它的行的梯度，按关注程度加权（Vaswani 等，NeurIPS 2017；链式法则同 Rumelhart 等，1986）。</translation>
    </message>
    <message>
        <source>A weight rises with its own score and falls with all others of its row (Bishop, &quot;Pattern Recognition and Machine Learning&quot;, 2006, ch. 4.3).</source>
        <translation>每个权重随自己的分数增大而上升，随同一行其他分数增大而下降（Bishop，《Pattern Recognition and Machine Learning》，2006，第 4.3 节）。</translation>
    </message>
    <message>
        <source>A query is pulled towards the keys that it should attend to, a key towards the queries that should attend to it (Vaswani et al., NeurIPS 2017; chain rule as in Rumelhart et al., 1986).</source>
        <translation>查询被拉向它应关注的键，键被拉向应关注它的查询（Vaswani 等，NeurIPS 2017；链式法则同 Rumelhart 等，1986）。</translation>
    </message>
    <message>
        <source>Mean and variance of each channel over the batch and its places (Ioffe and Szegedy, arXiv:1502.03167, algorithm 1).</source>
        <translation>每个通道在批量及各位置上的均值和方差（Ioffe 和 Szegedy，arXiv:1502.03167，算法 1）。</translation>
    </message>
    <message>
        <source>Shifts and scales each channel to mean 0 and deviation 1, then to a learned mean and deviation (Ioffe and Szegedy, arXiv:1502.03167, algorithm 1).</source>
        <translation>把每个通道平移并缩放为均值 0、标准差 1，再变为学到的均值和标准差（Ioffe 和 Szegedy，arXiv:1502.03167，算法 1）。</translation>
    </message>
    <message>
        <source>What inference uses instead of a batch&apos;s mean and variance: their average over the last steps, the variance unbiased as in PyTorch (Ioffe and Szegedy, arXiv:1502.03167, algorithm 2).</source>
        <translation>推理时代替批量均值和方差的量：它们在最近若干步上的平均，方差与 PyTorch 一样取无偏估计（Ioffe 和 Szegedy，arXiv:1502.03167，算法 2）。</translation>
    </message>
    <message>
        <source>How the loss answers to a channel&apos;s scale and shift (Ioffe and Szegedy, arXiv:1502.03167, section 3).</source>
        <translation>损失如何随通道的缩放和平移而变化（Ioffe 和 Szegedy，arXiv:1502.03167，第 3 节）。</translation>
    </message>
    <message>
        <source>The gradient of a normalisation with fixed mean and variance (Ioffe and Szegedy, arXiv:1502.03167, section 3.1).</source>
        <translation>均值和方差固定时归一化的梯度（Ioffe 和 Szegedy，arXiv:1502.03167，第 3.1 节）。</translation>
    </message>
    <message>
        <source>The gradient through a normalisation and through the batch&apos;s mean and variance, which x moves too (Ioffe and Szegedy, arXiv:1502.03167, section 3).</source>
        <translation>梯度既穿过归一化，也穿过批量的均值和方差，因为 x 也会改变它们（Ioffe 和 Szegedy，arXiv:1502.03167，第 3 节）。</translation>
    </message>
    <message>
        <source>How surprised the network is by each yes or no (Bishop, &quot;Pattern Recognition and Machine Learning&quot;, 2006, ch. 4.3.2).</source>
        <translation>每个“是或否”让网络有多意外（Bishop，《Pattern Recognition and Machine Learning》，2006，第 4.3.2 节）。</translation>
    </message>
    <message>
        <source>What the network said minus what it should have said (Bishop, &quot;Pattern Recognition and Machine Learning&quot;, 2006, ch. 4.3.2).</source>
        <translation>网络的回答减去应有的回答（Bishop，《Pattern Recognition and Machine Learning》，2006，第 4.3.2 节）。</translation>
    </message>
    <message>
        <source>{op} takes vectors, sequences or images but gets {came}</source>
        <translation>{op} 需要向量、序列或图像，得到的却是{came}</translation>
    </message>
    <message>
        <source>{op} takes values that differ in channels only but gets {a} and {b}</source>
        <translation>{op} 需要只在通道数上不同的值，得到的却是{a}和{b}</translation>
    </message>
    <message>
        <source>{op} can&apos;t take {channels} channels from {first} of {came}</source>
        <translation>{op} 无法从{came}的第 {first} 个通道起取 {channels} 个通道</translation>
    </message>
    <message>
        <source>{op} can&apos;t pad {came} to {channels} channels</source>
        <translation>{op} 无法把{came}补到 {channels} 个通道</translation>
    </message>
    <message>
        <source>Lays the channels of several values behind each other (Huang et al., &quot;Densely connected convolutional networks&quot;, CVPR 2017).</source>
        <translation>把几个值的通道前后相接（Huang 等，《Densely connected convolutional networks》，CVPR 2017）。</translation>
    </message>
    <message>
        <source>Takes some channels of a value: the part of a concatenation&apos;s gradient that belongs to one input (Griewank and Walther, &quot;Evaluating Derivatives&quot;, 2008, ch. 3).</source>
        <translation>取出一个值的部分通道：拼接的梯度中属于某个输入的部分（Griewank 和 Walther，《Evaluating Derivatives》，2008，第 3 章）。</translation>
    </message>
    <message>
        <source>Puts channels of zeros around those of a value: the shortcut without weights where a residual network becomes wider (He et al., CVPR 2016, option A).</source>
        <translation>在一个值的通道两侧补上全零的通道：残差网络变宽处不带权重的捷径（He 等，CVPR 2016，方案 A）。</translation>
    </message>
    <message>
        <source>Write a number of at least 0 for each class, such as 1, 2, 0.5.</source>
        <translation>给每个类别写一个不小于 0 的数，例如 1, 2, 0.5。</translation>
    </message>
    <message>
        <source>class_weights: entry {index}, &quot;{value}&quot;, is no number from 0 up</source>
        <translation>class_weights：第 {index} 项“{value}”不是大于等于 0 的数</translation>
    </message>
    <message>
        <source>class_weights has {count} numbers, but there are {classes} classes</source>
        <translation>class_weights 有 {count} 个数，而类别有 {classes} 个</translation>
    </message>
    <message>
        <source>class_weights: every class has the weight 0</source>
        <translation>class_weights：所有类别的权重都是 0</translation>
    </message>
    <message>
        <source>{op}: output padding {padding} is not less than the stride {stride}</source>
        <translation>{op}：输出填充 {padding} 不小于步幅 {stride}</translation>
    </message>
    <message>
        <source>{op}: the padding {padding} cuts off everything</source>
        <translation>{op}：填充 {padding} 把结果全部切掉了</translation>
    </message>
    <message>
        <source>Make the padding smaller</source>
        <translation>减小填充</translation>
    </message>
    <message>
        <source>Paints a small pattern for each pixel and adds up where they overlap: a convolution run backwards (Zeiler et al., CVPR 2010; Dumoulin and Visin, arXiv:1603.07285).</source>
        <translation>为每个像素画出一个小图案，重叠处相加：反向进行的卷积（Zeiler 等，CVPR 2010；Dumoulin 和 Visin，arXiv:1603.07285）。</translation>
    </message>
    <message>
        <source>the filters of the convolution</source>
        <translation>卷积的滤波器数</translation>
    </message>
    <message>
        <source>the length of the convolution</source>
        <translation>卷积结果的长度</translation>
    </message>
    <message>
        <source>the channels of a group of x</source>
        <translation>x 每组的通道数</translation>
    </message>
    <message>
        <source>Slides small windows of weights along a sequence, each looking for its pattern at every time (Waibel et al., IEEE Trans. ASSP 37, 1989).</source>
        <translation>让小的权重窗口沿序列滑动，各自在每个时刻寻找自己的图案（Waibel 等，IEEE Trans. ASSP 37，1989）。</translation>
    </message>
    <message>
        <source>Each time step&apos;s share of the loss, gathered from all windows that saw it (Dumoulin and Visin, arXiv:1603.07285).</source>
        <translation>每个时间步对损失的影响，由看到它的所有窗口汇总而来（Dumoulin 和 Visin，arXiv:1603.07285）。</translation>
    </message>
    <message>
        <source>A filter weight&apos;s gradient: what it saw times what came back, summed over all times and the batch (Waibel et al., IEEE Trans. ASSP 37, 1989).</source>
        <translation>滤波器权重的梯度：看到的乘以传回来的，对所有时刻和批量求和（Waibel 等，IEEE Trans. ASSP 37，1989）。</translation>
    </message>
    <message>
        <source>Choose a number of groups that divides both</source>
        <translation>选择能同时整除两者的分组数</translation>
    </message>
    <message>
        <source>{op}: {count} channels can&apos;t be cut into {groups} groups</source>
        <translation>{op}：{count} 个通道无法分成 {groups} 组</translation>
    </message>
    <message>
        <source>{op}: {count} filters can&apos;t be cut into {groups} groups</source>
        <translation>{op}：{count} 个滤波器无法分成 {groups} 组</translation>
    </message>
    <message>
        <source>The mean distance between prediction and target (Hastie, Tibshirani, Friedman, &quot;The Elements of Statistical Learning&quot;, 2009, ch. 10.6).</source>
        <translation>预测值与目标值之距离的平均值（Hastie、Tibshirani、Friedman，《The Elements of Statistical Learning》，2009，第 10.6 节）。</translation>
    </message>
    <message>
        <source>The same pull on every element, towards its target (Hastie, Tibshirani, Friedman, &quot;The Elements of Statistical Learning&quot;, 2009, ch. 10.6).</source>
        <translation>每个元素都以同样的力被拉向目标值（Hastie、Tibshirani、Friedman，《The Elements of Statistical Learning》，2009，第 10.6 节）。</translation>
    </message>
    <message>
        <source>Squares for small distances, a straight line for large ones (Huber, &quot;Robust estimation of a location parameter&quot;, 1964).</source>
        <translation>距离小时取平方，距离大时为直线（Huber，《Robust estimation of a location parameter》，1964）。</translation>
    </message>
    <message>
        <source>The distance, but never more than delta (Huber, &quot;Robust estimation of a location parameter&quot;, 1964).</source>
        <translation>等于距离，但绝不超过 δ（Huber，《Robust estimation of a location parameter》，1964）。</translation>
    </message>
    <message>
        <source>How much is missing until each yes or no is on its side of the margin (Cortes and Vapnik, &quot;Support-vector networks&quot;, 1995).</source>
        <translation>每个“是或否”要越过间隔、到达自己一侧还差多少（Cortes 和 Vapnik，《Support-vector networks》，1995）。</translation>
    </message>
    <message>
        <source>Pushes what is not yet beyond the margin, and lets the rest be (Cortes and Vapnik, &quot;Support-vector networks&quot;, 1995).</source>
        <translation>推动尚未越过间隔的，其余不动（Cortes 和 Vapnik，《Support-vector networks》，1995）。</translation>
    </message>
    <message>
        <source>the length of dy</source>
        <translation>dy 的长度</translation>
    </message>
    <message>
        <source>Looks up a learned row of numbers for each token (Bengio et al., &quot;A neural probabilistic language model&quot;, JMLR 3, 2003).</source>
        <translation>为每个词元查出一行学到的数（Bengio 等，《A neural probabilistic language model》，JMLR 3，2003）。</translation>
    </message>
    <message>
        <source>A token&apos;s row gets the gradients of all places where the token stands (Bengio et al., &quot;A neural probabilistic language model&quot;, JMLR 3, 2003).</source>
        <translation>每个词元的那一行得到该词元出现的所有位置的梯度（Bengio 等，《A neural probabilistic language model》，JMLR 3，2003）。</translation>
    </message>
    <message>
        <source>Divides two values element by element (Griewank and Walther, &quot;Evaluating Derivatives&quot;, 2008, ch. 2).</source>
        <translation>两个值逐元素相除（Griewank 和 Walther，《Evaluating Derivatives》，2008，第 2 章）。</translation>
    </message>
    <message>
        <source>The gradient by the divisor of a quotient (Griewank and Walther, &quot;Evaluating Derivatives&quot;, 2008, ch. 2).</source>
        <translation>商对除数的梯度（Griewank 和 Walther，《Evaluating Derivatives》，2008，第 2 章）。</translation>
    </message>
    <message>
        <source>The larger of two values, element by element (Clarke, &quot;Optimization and Nonsmooth Analysis&quot;, 1983).</source>
        <translation>逐元素取两个值中较大的一个（Clarke，《Optimization and Nonsmooth Analysis》，1983）。</translation>
    </message>
    <message>
        <source>The gradient goes to the larger of two values; where both are equal, half to each (Clarke, &quot;Optimization and Nonsmooth Analysis&quot;, 1983).</source>
        <translation>梯度传给两个值中较大的一个；相等时各得一半（Clarke，《Optimization and Nonsmooth Analysis》，1983）。</translation>
    </message>
    <message>
        <source>The mean over all elements of a sample: what makes one loss of many (Bishop, &quot;Pattern Recognition and Machine Learning&quot;, 2006, ch. 3.1).</source>
        <translation>一个样本所有元素的平均值：把多个损失合成一个（Bishop，《Pattern Recognition and Machine Learning》，2006，第 3.1 节）。</translation>
    </message>
    <message>
        <source>Each of n elements has one nth of a say in the mean (Bishop, &quot;Pattern Recognition and Machine Learning&quot;, 2006, ch. 3.1).</source>
        <translation>n 个元素在平均值中各占 n 分之一（Bishop，《Pattern Recognition and Machine Learning》，2006，第 3.1 节）。</translation>
    </message>
    <message>
        <source>Adds a constant to each number (Griewank and Walther, &quot;Evaluating Derivatives&quot;, 2008).</source>
        <translation>给每个数加上一个常数（Griewank 和 Walther，《Evaluating Derivatives》，2008）。</translation>
    </message>
    <message>
        <source>The exponential of each number (Abramowitz and Stegun, 1964, ch. 4.2).</source>
        <translation>每个数的指数（Abramowitz 和 Stegun，1964，第 4.2 节）。</translation>
    </message>
    <message>
        <source>The exponential is its own slope (Abramowitz and Stegun, 1964, ch. 4.2).</source>
        <translation>指数函数的斜率就是它自己（Abramowitz 和 Stegun，1964，第 4.2 节）。</translation>
    </message>
    <message>
        <source>The natural logarithm of each number (Abramowitz and Stegun, 1964, ch. 4.1).</source>
        <translation>每个数的自然对数（Abramowitz 和 Stegun，1964，第 4.1 节）。</translation>
    </message>
    <message>
        <source>The slope of the logarithm is one over the number (Abramowitz and Stegun, 1964, ch. 4.1).</source>
        <translation>对数的斜率是该数的倒数（Abramowitz 和 Stegun，1964，第 4.1 节）。</translation>
    </message>
    <message>
        <source>The square root of each number (Abramowitz and Stegun, 1964, ch. 3).</source>
        <translation>每个数的平方根（Abramowitz 和 Stegun，1964，第 3 章）。</translation>
    </message>
    <message>
        <source>The slope of the square root (Abramowitz and Stegun, 1964, ch. 3).</source>
        <translation>平方根的斜率（Abramowitz 和 Stegun，1964，第 3 章）。</translation>
    </message>
    <message>
        <source>The size of each number without its sign (Abramowitz and Stegun, 1964, ch. 3.7).</source>
        <translation>每个数不带符号的大小（Abramowitz 和 Stegun，1964，第 3.7 节）。</translation>
    </message>
    <message>
        <source>Turns the gradient where the number is negative (Clarke, &quot;Optimization and Nonsmooth Analysis&quot;, 1983).</source>
        <translation>数为负的地方，梯度变号（Clarke，《Optimization and Nonsmooth Analysis》，1983）。</translation>
    </message>
    <message>
        <source>The sine of each number (Abramowitz and Stegun, 1964, ch. 4.3).</source>
        <translation>每个数的正弦（Abramowitz 和 Stegun，1964，第 4.3 节）。</translation>
    </message>
    <message>
        <source>The slope of the sine (Abramowitz and Stegun, 1964, ch. 4.3).</source>
        <translation>正弦的斜率（Abramowitz 和 Stegun，1964，第 4.3 节）。</translation>
    </message>
    <message>
        <source>The cosine of each number (Abramowitz and Stegun, 1964, ch. 4.3).</source>
        <translation>每个数的余弦（Abramowitz 和 Stegun，1964，第 4.3 节）。</translation>
    </message>
    <message>
        <source>The slope of the cosine (Abramowitz and Stegun, 1964, ch. 4.3).</source>
        <translation>余弦的斜率（Abramowitz 和 Stegun，1964，第 4.3 节）。</translation>
    </message>
    <message>
        <source>Raises each number to a constant power (Abramowitz and Stegun, 1964, ch. 4).</source>
        <translation>每个数的常数次幂（Abramowitz 和 Stegun，1964，第 4 章）。</translation>
    </message>
    <message>
        <source>The slope of a power (Abramowitz and Stegun, 1964, ch. 3.3).</source>
        <translation>幂的斜率（Abramowitz 和 Stegun，1964，第 3.3 节）。</translation>
    </message>
    <message>
        <source>The sign of each number (Abramowitz and Stegun, 1964, ch. 4).</source>
        <translation>每个数的符号（Abramowitz 和 Stegun，1964，第 4 章）。</translation>
    </message>
    <message>
        <source>A constant in the shape of a value (Griewank and Walther, &quot;Evaluating Derivatives&quot;, 2008, ch. 2).</source>
        <translation>与某个值形状相同的常数（Griewank 和 Walther，《Evaluating Derivatives》，2008，第 2 章）。</translation>
    </message>
    <message>
        <source>Convolution of a sequence, bias and activation in one pass; the same bits as one after the other (Waibel et al., IEEE Trans. ASSP 37, 1989).</source>
        <translation>一次算完序列的卷积、偏置和激活；结果与逐个计算的每一位都相同（Waibel 等，IEEE Trans. ASSP 37，1989）。</translation>
    </message>
    <message>
        <source>Scores, weights and context of a head while its numbers are in the cache; the same bits as one after the other (Vaswani et al., &quot;Attention is all you need&quot;, NeurIPS 2017, eq. 1).</source>
        <translation>趁数还在缓存中，算完一个头的分数、权重和上下文；结果与逐个计算的每一位都相同（Vaswani 等，《Attention is all you need》，NeurIPS 2017，式 1）。</translation>
    </message>
    <message>
        <source>The gradients of a head&apos;s context, weights and scores while its numbers are in the cache; the same numbers as one after the other (Vaswani et al., NeurIPS 2017).</source>
        <translation>趁数还在缓存中，算完一个头的上下文、权重和分数的梯度；结果与逐个计算的数相同（Vaswani 等，NeurIPS 2017）。</translation>
    </message>
    <message>
        <source>The gradients of a convolution&apos;s bias and weights in one pass over dz; the bias&apos;s sum may be added up in another order (LeCun et al., Proc. IEEE 86, 1998).</source>
        <translation>扫过 dz 一遍，同时算出卷积的偏置和权重的梯度；偏置的求和次序可能不同（LeCun 等，Proc. IEEE 86，1998）。</translation>
    </message>
    <message>
        <source>Normalisation and relu in one pass; the same bits as one after the other (Ioffe and Szegedy, arXiv:1502.03167).</source>
        <translation>一次算完归一化和 relu；结果与逐个计算的每一位都相同（Ioffe 和 Szegedy，arXiv:1502.03167）。</translation>
    </message>
    <message>
        <source>Normalisation, the sum with a shortcut and relu in one pass; the same bits as one after the other (He et al., CVPR 2016).</source>
        <translation>一次算完归一化、与捷径的和以及 relu；结果与逐个计算的每一位都相同（He 等，CVPR 2016）。</translation>
    </message>
    <message>
        <source>The gradients of a relu and of a channel&apos;s scale and shift before it in one pass; the same bits as one after the other (Ioffe and Szegedy, arXiv:1502.03167, section 3).</source>
        <translation>一次算完 relu 及其前面通道缩放和平移的梯度；结果与逐个计算的每一位都相同（Ioffe 和 Szegedy，arXiv:1502.03167，第 3 节）。</translation>
    </message>
    <message>
        <source>The gradient through a relu and a normalisation before it in one pass; the same bits as one after the other (Ioffe and Szegedy, arXiv:1502.03167, section 3).</source>
        <translation>一次算完穿过 relu 及其前面归一化的梯度；结果与逐个计算的每一位都相同（Ioffe 和 Szegedy，arXiv:1502.03167，第 3 节）。</translation>
    </message>
    <message>
        <source>The sum of what comes back through a block and its shortcut, behind a relu, in one pass; the same bits as one after the other (He et al., CVPR 2016).</source>
        <translation>一次算完 relu 之前经模块与经捷径传回来的梯度之和；结果与逐个计算的每一位都相同（He 等，CVPR 2016）。</translation>
    </message>
    <message>
        <source>Replaces each channel by its mean over the whole image or sequence (Lin, Chen, Yan, arXiv:1312.4400).</source>
        <translation>用整张图像或整个序列上的平均值代替每个通道（Lin、Chen、Yan，arXiv:1312.4400）。</translation>
    </message>
    <message>
        <source>Shares each gradient equally among all places of its channel (Lin, Chen, Yan, arXiv:1312.4400).</source>
        <translation>把每个梯度平均分给其通道的所有位置（Lin、Chen、Yan，arXiv:1312.4400）。</translation>
    </message>
    <message>
        <source>gates x units</source>
        <translation>门数 × 单元数</translation>
    </message>
    <message>
        <source>{op} takes three gates a unit but gets {count} features</source>
        <translation>{op} 每个单元需要三个门，得到的却是 {count} 个特征</translation>
    </message>
    <message>
        <source>Goes back through time: the update gate carries the gradient on past the product (Werbos, Proc. IEEE 78, 1990).</source>
        <translation>沿时间反向回传：更新门让梯度绕过乘积继续传递（Werbos，Proc. IEEE 78，1990）。</translation>
    </message>
    <message>
        <source>A recurrent weight&apos;s gradient: the state before times what came back to its product, summed over the batch and all steps (Werbos, Proc. IEEE 78, 1990).</source>
        <translation>循环权重的梯度：上一步的状态乘以传回其乘积的梯度，对批量和所有步求和（Werbos，Proc. IEEE 78，1990）。</translation>
    </message>
    <message>
        <source>A recurrent bias&apos;s gradient: everything that came back to the recurrent product, summed over the batch and all steps (Werbos, Proc. IEEE 78, 1990).</source>
        <translation>循环偏置的梯度：传回循环乘积的一切，对批量和所有步求和（Werbos，Proc. IEEE 78，1990）。</translation>
    </message>
    <message>
        <source>Each unit blends its old state with a new one; r is applied after the product as PyTorch and cuDNN do, while the paper applies it to h before (Cho et al., arXiv:1406.1078).</source>
        <translation>每个单元把旧状态与新状态混合；r 与 PyTorch 和 cuDNN 一样作用于乘积之后，而论文在乘积之前作用于 h（Cho 等，arXiv:1406.1078）。</translation>
    </message>
    <message>
        <source>sequences</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>a parameter with three axes</source>
        <translation>三个轴的参数</translation>
    </message>
    <message>
        <source>one class index a time step</source>
        <translation>每个时间步一个类别编号</translation>
    </message>
    <message>
        <source>How far the network&apos;s probabilities are from a given distribution (Kullback and Leibler, &quot;On information and sufficiency&quot;, 1951).</source>
        <translation>网络的概率与给定分布相差多远（Kullback 和 Leibler，《On information and sufficiency》，1951）。</translation>
    </message>
    <message>
        <source>Takes what a recurrent layer knows after it has seen the whole sequence (Goodfellow et al., &quot;Deep Learning&quot;, 2016, ch. 10).</source>
        <translation>取循环层看完整个序列之后所知道的内容（Goodfellow 等，《Deep Learning》，2016，第 10 章）。</translation>
    </message>
    <message>
        <source>Only the last step was looked at, so that only it gets a gradient (Goodfellow et al., &quot;Deep Learning&quot;, 2016, ch. 10).</source>
        <translation>只看了最后一步，所以只有它得到梯度（Goodfellow 等，《Deep Learning》，2016，第 10 章）。</translation>
    </message>
    <message>
        <source>mean and deviation</source>
        <translation>均值和标准差</translation>
    </message>
    <message>
        <source>Shifts and scales each row of features to mean 0 and deviation 1, then to a learned scale and shift a feature (Ba, Kiros and Hinton, arXiv:1607.06450).</source>
        <translation>把每行特征平移并缩放为均值 0、标准差 1，再按学到的缩放和平移逐个特征调整（Ba、Kiros 和 Hinton，arXiv:1607.06450）。</translation>
    </message>
    <message>
        <source>The gradient through a row&apos;s scaling and through its mean and deviation (Ba, Kiros and Hinton, arXiv:1607.06450).</source>
        <translation>梯度既穿过一行的缩放，也穿过它的均值和标准差（Ba、Kiros 和 Hinton，arXiv:1607.06450）。</translation>
    </message>
    <message>
        <source>How the loss answers to each feature&apos;s learned scale (Ba, Kiros and Hinton, arXiv:1607.06450).</source>
        <translation>损失如何随每个特征学到的缩放而变化（Ba、Kiros 和 Hinton，arXiv:1607.06450）。</translation>
    </message>
    <message>
        <source>Fires or doesn&apos;t, as the first model of a neuron did (McCulloch and Pitts, Bulletin of Mathematical Biophysics 5, 1943).</source>
        <translation>要么激发，要么不激发，正如最早的神经元模型（McCulloch 和 Pitts，Bulletin of Mathematical Biophysics 5，1943）。</translation>
    </message>
    <message>
        <source>Hebb&apos;s rule: what fires together wires together; descent turns the sign (Hebb, &quot;The organization of behavior&quot;, 1949).</source>
        <translation>赫布规则：一起激发的连在一起；梯度下降会把符号反过来（Hebb，《The organization of behavior》，1949）。</translation>
    </message>
    <message>
        <source>The perceptron rule: a unit that answers right stays, one that is wrong moves by its inputs (Rosenblatt, Psychological Review 65, 1958).</source>
        <translation>感知机学习规则：答对的单元不动，答错的单元按其输入移动（Rosenblatt，Psychological Review 65，1958）。</translation>
    </message>
    <message>
        <source>The delta rule: the error of the net input, the gradient of half its square (Widrow and Hoff, IRE WESCON, 1960).</source>
        <translation>δ 规则：净输入的误差，即其平方之半的梯度（Widrow 和 Hoff，IRE WESCON，1960）。</translation>
    </message>
    <message>
        <source>What Oja&apos;s rule takes from the weights, so that their length settles at 1 (Oja, Journal of Mathematical Biology 15, 1982).</source>
        <translation>Oja 规则从权重中减去的部分，使其长度稳定在 1（Oja，Journal of Mathematical Biology 15，1982）。</translation>
    </message>
    <message>
        <source>Each unit keeps a cell that gates write, forget and read (Hochreiter and Schmidhuber, Neural Computation 9, 1997; forget gates: Gers et al., Neural Computation 12, 2000).</source>
        <translation>每个单元有一个细胞，由门控制写入、遗忘和读出（Hochreiter 和 Schmidhuber，Neural Computation 9，1997；遗忘门：Gers 等，Neural Computation 12，2000）。</translation>
    </message>
    <message>
        <source>Goes back through time: the cell carries the gradient on, times the forget gate (Gers et al., Neural Computation 12, 2000; in full as Graves and Schmidhuber, Neural Networks 18, 2005).</source>
        <translation>沿时间反向回传：细胞让梯度乘以遗忘门后继续传递（Gers 等，Neural Computation 12，2000；完整形式同 Graves 和 Schmidhuber，Neural Networks 18，2005）。</translation>
    </message>
    <message>
        <source>How far each wrong class reaches into the margin that the right one should keep (Weston and Watkins, &quot;Support vector machines for multi-class pattern recognition&quot;, 1999).</source>
        <translation>每个错误类别侵入正确类别应保持的间隔多少（Weston 和 Watkins，《Support vector machines for multi-class pattern recognition》，1999）。</translation>
    </message>
    <message>
        <source>Pushes down each class that comes too close and the right one up as often (Weston and Watkins, &quot;Support vector machines for multi-class pattern recognition&quot;, 1999).</source>
        <translation>压低每个靠得太近的类别，并把正确类别抬高同样的次数（Weston 和 Watkins，《Support vector machines for multi-class pattern recognition》，1999）。</translation>
    </message>
    <message>
        <source>Adds noise that is drawn anew for each step, so that small changes of the input stop mattering (Bishop, Neural Computation 7, 1995).</source>
        <translation>加上每一步重新抽取的噪声，使输入的微小变化不再起作用（Bishop，Neural Computation 7，1995）。</translation>
    </message>
    <message>
        <source>the length of x</source>
        <translation>x 的长度</translation>
    </message>
    <message>
        <source>Marks each place of a sequence with waves of its own (Vaswani et al., &quot;Attention is all you need&quot;, NeurIPS 2017, sec. 3.5).</source>
        <translation>用特有的波标记序列的每个位置（Vaswani 等，《Attention is all you need》，NeurIPS 2017，第 3.5 节）。</translation>
    </message>
    <message>
        <source>Marks each place of a sequence with a learned row of numbers (Gehring et al., &quot;Convolutional sequence to sequence learning&quot;, ICML 2017, sec. 3.1).</source>
        <translation>用一行学到的数标记序列的每个位置（Gehring 等，《Convolutional sequence to sequence learning》，ICML 2017，第 3.1 节）。</translation>
    </message>
    <message>
        <source>A place&apos;s row gets the gradients of that place in all samples (Gehring et al., &quot;Convolutional sequence to sequence learning&quot;, ICML 2017).</source>
        <translation>每个位置的那一行得到所有样本中该位置的梯度（Gehring 等，《Convolutional sequence to sequence learning》，ICML 2017）。</translation>
    </message>
    <message>
        <source>{op} takes sequences but gets {came}</source>
        <translation>{op} 需要序列，得到的却是{came}</translation>
    </message>
    <message>
        <source>the number of time steps</source>
        <translation>时间步数</translation>
    </message>
    <message>
        <source>the number of features</source>
        <translation>特征数</translation>
    </message>
    <message>
        <source>{op}: the activation is tanh or relu, not &quot;{activation}&quot;</source>
        <translation>{op}：激活函数应为 tanh 或 relu，而不是“{activation}”</translation>
    </message>
    <message>
        <source>One time step after the other, each unit adds what came in to what all units said a step before (Elman, Cognitive Science 14, 1990).</source>
        <translation>一个时间步接一个时间步，每个单元把输入与所有单元上一步的输出相加（Elman，Cognitive Science 14，1990）。</translation>
    </message>
    <message>
        <source>Goes back through time: each step&apos;s gradient comes from its own output and from the step after (Werbos, Proc. IEEE 78, 1990).</source>
        <translation>沿时间反向回传：每一步的梯度来自它自己的输出和后一步（Werbos，Proc. IEEE 78，1990）。</translation>
    </message>
    <message>
        <source>a multiple of the factor</source>
        <translation>倍数的整数倍</translation>
    </message>
    <message>
        <source>Makes an image larger: each pixel becomes a square of equal pixels (Gonzalez and Woods, &quot;Digital Image Processing&quot;, ch. 2).</source>
        <translation>放大图像：每个像素变成一块相同的像素（Gonzalez 和 Woods，《Digital Image Processing》，第 2 章）。</translation>
    </message>
    <message>
        <source>Adds up the gradients of all pixels that one pixel became (Gonzalez and Woods, &quot;Digital Image Processing&quot;, ch. 2).</source>
        <translation>把一个像素变成的所有像素的梯度相加（Gonzalez 和 Woods，《Digital Image Processing》，第 2 章）。</translation>
    </message>
    <message>
        <source>Makes an image larger: each new pixel mixes its four nearest old ones by nearness (Gonzalez and Woods, &quot;Digital Image Processing&quot;, ch. 2).</source>
        <translation>放大图像：每个新像素按远近混合最近的四个旧像素（Gonzalez 和 Woods，《Digital Image Processing》，第 2 章）。</translation>
    </message>
    <message>
        <source>Gives each pixel the gradients of all it was mixed into, by its share (Gonzalez and Woods, &quot;Digital Image Processing&quot;, ch. 2).</source>
        <translation>让每个像素按所占份额得到它参与混合的所有像素的梯度（Gonzalez 和 Woods，《Digital Image Processing》，第 2 章）。</translation>
    </message>
    <message>
        <source>How much a sample counts: by the weights of its classes, and by how many of its time steps have a label (King and Zeng, &quot;Logistic regression in rare events data&quot;, 2001).</source>
        <translation>每个样本有多重要：取决于其类别的权重，以及有多少个时间步带有标签（King 和 Zeng，《Logistic regression in rare events data》，2001）。</translation>
    </message>
    <message>
        <source>The samples&apos; losses over the sum of their weights: what training makes smaller where not all count the same (King and Zeng, &quot;Logistic regression in rare events data&quot;, 2001).</source>
        <translation>各样本的损失之和除以权重之和：样本的分量不相等时，训练要减小的正是它（King 和 Zeng，《Logistic regression in rare events data》，2001）。</translation>
    </message>
    <message>
        <source>Each sample&apos;s loss is a share of the mean: one over the sum of the weights (King and Zeng, &quot;Logistic regression in rare events data&quot;, 2001).</source>
        <translation>每个样本的损失在平均值中占一份：权重之和的倒数（King 和 Zeng，《Logistic regression in rare events data》，2001）。</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>衰减</translation>
    </message>
    <message>
        <source>Share of both running means of squares that each step keeps.</source>
        <translation>每一步保留的两个平方滑动平均的比例。</translation>
    </message>
    <message>
        <source>AdaDelta</source>
        <translation>AdaDelta</translation>
    </message>
    <message>
        <source>Measures each step in units of the steps before it, so that the rate is a plain factor and 1 mostly does.</source>
        <translation>以此前各步的长度为单位来衡量每一步，因此学习率只是一个系数，通常取 1。</translation>
    </message>
    <message>
        <source>Rate decay</source>
        <translation>学习率衰减</translation>
    </message>
    <message>
        <source>Divides the rate of step t by 1 + (t - 1) times this.</source>
        <translation>第 t 步的学习率除以 1 + (t - 1) 乘以此数。</translation>
    </message>
    <message>
        <source>First sum</source>
        <translation>初始和</translation>
    </message>
    <message>
        <source>What the sums of squared gradients start at.</source>
        <translation>梯度平方和的起始值。</translation>
    </message>
    <message>
        <source>AdaGrad</source>
        <translation>AdaGrad</translation>
    </message>
    <message>
        <source>Steps of each weight shrink with the sum of its squared gradients, so that rare inputs learn in large steps.</source>
        <translation>每个权重的步长随其梯度平方和的增大而缩短，因此罕见的输入以大步学习。</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Adam whose weight decay shrinks the weights themselves, apart from the gradients.</source>
        <translation>Adam，但权重衰减直接缩小权重本身，与梯度分开。</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Longest that all gradients together may be.</source>
        <translation>所有梯度合在一起的最大长度。</translation>
    </message>
    <message>
        <source>Largest size of a single gradient.</source>
        <translation>单个梯度的最大绝对值。</translation>
    </message>
    <message>
        <source>Longest that the incoming weights of a unit may be.</source>
        <translation>单元的输入权重的最大长度。</translation>
    </message>
    <message>
        <source>Clip the gradients&apos; length</source>
        <translation>按长度裁剪梯度</translation>
    </message>
    <message>
        <source>Shortens a step whose gradients together are longer than the limit.</source>
        <translation>所有梯度合在一起的长度超过上限时，缩短这一步。</translation>
    </message>
    <message>
        <source>Clip each gradient</source>
        <translation>逐个裁剪梯度</translation>
    </message>
    <message>
        <source>Limits every single gradient; the direction of a step may change.</source>
        <translation>限制每一个梯度；步的方向可能改变。</translation>
    </message>
    <message>
        <source>Max-norm</source>
        <translation>最大范数</translation>
    </message>
    <message>
        <source>Keeps the incoming weights of every unit within a ball.</source>
        <translation>让每个单元的输入权重保持在一个球内。</translation>
    </message>
    <message>
        <source>Last factor</source>
        <translation>终止系数</translation>
    </message>
    <message>
        <source>Share of the optimizer&apos;s rate that is left at the end.</source>
        <translation>结束时学习率剩下优化器学习率的多少。</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Epochs between one fall of the rate and the next.</source>
        <translation>学习率两次下降之间相隔的轮数。</translation>
    </message>
    <message>
        <source>What the rate is multiplied by each time.</source>
        <translation>每次学习率乘以的数。</translation>
    </message>
    <message>
        <source>What the rate is multiplied by after every epoch.</source>
        <translation>每轮之后学习率乘以的数。</translation>
    </message>
    <message>
        <source>Rising steps</source>
        <translation>上升步数</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Steps until the optimizer&apos;s rate is reached.</source>
        <translation>多少步后达到优化器的学习率。</translation>
    </message>
    <message>
        <source>First factor</source>
        <translation>起始系数</translation>
    </message>
    <message>
        <source>Share of the optimizer&apos;s rate that the first step has.</source>
        <translation>第一步的学习率占优化器学习率的比例。</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>What the rate does once it has risen.</source>
        <translation>学习率升到位之后怎样变化。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>阶梯</translation>
    </message>
    <message>
        <source>The learning rate falls by a factor every few epochs.</source>
        <translation>学习率每隔几轮乘以一个系数下降。</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>The learning rate falls by a factor after every epoch.</source>
        <translation>学习率每轮之后乘以一个系数下降。</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>The learning rate falls along half a cosine, slowly at both ends.</source>
        <translation>学习率沿半个余弦下降，两端都很缓慢。</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>The learning rate rises in a straight line at first, while the weights find order.</source>
        <translation>学习率起初沿直线上升，让权重先理出头绪。</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>耐心值</translation>
    </message>
    <message>
        <source>Epochs without a better watched loss that are let pass.</source>
        <translation>受监视的损失没有改善时，最多再等多少轮。</translation>
    </message>
    <message>
        <source>Least gain</source>
        <translation>最小改进</translation>
    </message>
    <message>
        <source>A loss counts as better if it is lower by more than this.</source>
        <translation>损失至少要低出这么多，才算改善。</translation>
    </message>
    <message>
        <source>Restore the best</source>
        <translation>恢复最佳</translation>
    </message>
    <message>
        <source>The weights of the best epoch come back when the run is stopped.</source>
        <translation>训练停止时，恢复最佳一轮的权重。</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Standard deviation of the noise, in units of the prepared inputs.</source>
        <translation>噪声的标准差，以处理后的输入为单位。</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>提前停止</translation>
    </message>
    <message>
        <source>Ends the run when the watched loss no longer falls, before the network learns by heart.</source>
        <translation>受监视的损失不再下降时结束训练，不等网络死记硬背。</translation>
    </message>
    <message>
        <source>Input noise</source>
        <translation>输入噪声</translation>
    </message>
    <message>
        <source>Adds noise to what comes in while training, so that small changes don&apos;t matter.</source>
        <translation>训练时给输入加噪声，使微小变化不起作用。</translation>
    </message>
    <message>
        <source>Share of the running mean in the direction of a step; the rest is the gradient&apos;s.</source>
        <translation>步的方向中滑动平均所占的比例；其余来自梯度。</translation>
    </message>
    <message>
        <source>Decay of the memory</source>
        <translation>记忆的衰减</translation>
    </message>
    <message>
        <source>Lion</source>
        <translation>Lion</translation>
    </message>
    <message>
        <source>Moves every weight by the same length, the sign alone decides; wants a rate three to ten times smaller than Adam&apos;s.</source>
        <translation>让每个权重移动同样的长度，只由符号决定方向；学习率要比 Adam 的小三到十倍。</translation>
    </message>
    <message>
        <source>Length of each change; a batch changes by the mean of its samples.</source>
        <translation>每次改变的长度；批量的改变取其样本的平均。</translation>
    </message>
    <message>
        <source>Hebb&apos;s rule</source>
        <translation>赫布规则</translation>
    </message>
    <message>
        <source>Strengthens what fires together, in a single layer and without targets; the weights grow without end.</source>
        <translation>让一起激发的连接变强，只用于单层，不需要目标值；权重会无限增长。</translation>
    </message>
    <message>
        <source>Oja&apos;s rule</source>
        <translation>Oja 规则</translation>
    </message>
    <message>
        <source>Hebb&apos;s rule with weights that settle at length 1: a unit finds the first principal component of its inputs.</source>
        <translation>权重长度稳定在 1 的赫布规则：单元会找到其输入的第一主成分。</translation>
    </message>
    <message>
        <source>Perceptron rule</source>
        <translation>感知机学习规则</translation>
    </message>
    <message>
        <source>Moves a unit only where it is wrong, in a single layer; finds a line between two classes if there is one (batch size 1 is Rosenblatt&apos;s rule).</source>
        <translation>只在单元答错时移动它，只用于单层；只要两个类别之间存在分界直线，就能找到（批量大小为 1 即 Rosenblatt 的规则）。</translation>
    </message>
    <message>
        <source>Delta rule</source>
        <translation>δ 规则</translation>
    </message>
    <message>
        <source>Moves a single layer by the error of its net input: descent of half the squared error, summed over the units.</source>
        <translation>按净输入的误差移动单层：对误差平方之半（对单元求和）做梯度下降。</translation>
    </message>
    <message>
        <source>Shrinks every weight by this share of the learning rate, apart from the gradient.</source>
        <translation>按学习率的此比例缩小每个权重，与梯度分开。</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Weight of the penalty against the loss.</source>
        <translation>惩罚相对于损失的权重。</translation>
    </message>
    <message>
        <source>Leave biases alone</source>
        <translation>不作用于偏置</translation>
    </message>
    <message>
        <source>Only weights are pulled, not parameters with one axis: biases, and scale and shift of a normalisation.</source>
        <translation>只拉动权重，不拉动单轴参数：偏置，以及归一化的缩放和平移。</translation>
    </message>
    <message>
        <source>L1 penalty</source>
        <translation>L1 惩罚</translation>
    </message>
    <message>
        <source>Pulls every weight towards zero by the same length: many become exactly useless.</source>
        <translation>把每个权重以同样的长度拉向零：许多权重会变得毫无用处。</translation>
    </message>
    <message>
        <source>L2 penalty</source>
        <translation>L2 惩罚</translation>
    </message>
    <message>
        <source>Pulls every weight towards zero in proportion to its size.</source>
        <translation>按大小成比例地把每个权重拉向零。</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>A loss counts as better if it is lower by this share of the best.</source>
        <translation>损失比最佳值低出此比例，才算改善。</translation>
    </message>
    <message>
        <source>Cool-down</source>
        <translation>冷却期</translation>
    </message>
    <message>
        <source>Epochs after a fall in which nothing is counted.</source>
        <translation>下降之后不计数的轮数。</translation>
    </message>
    <message>
        <source>Lowest factor</source>
        <translation>最低系数</translation>
    </message>
    <message>
        <source>Share of the optimizer&apos;s rate that is never gone below.</source>
        <translation>学习率永远不低于优化器学习率的此比例。</translation>
    </message>
    <message>
        <source>Reduce on plateau</source>
        <translation>停滞时下降</translation>
    </message>
    <message>
        <source>The learning rate falls whenever the watched loss has stopped falling.</source>
        <translation>每当受监视的损失停止下降，学习率就下降。</translation>
    </message>
    <message>
        <source>Lowest rate</source>
        <translation>最低学习率</translation>
    </message>
    <message>
        <source>Rate of the first step.</source>
        <translation>第一步的学习率。</translation>
    </message>
    <message>
        <source>Highest rate</source>
        <translation>最高学习率</translation>
    </message>
    <message>
        <source>Rate of the last step, if the loss has not risen before.</source>
        <translation>如果损失此前没有上升，则为最后一步的学习率。</translation>
    </message>
    <message>
        <source>Range test</source>
        <translation>范围测试</translation>
    </message>
    <message>
        <source>Tries rates from small to large in one run and ends once the loss has risen to four times its smallest: a tenth of the rate at that smallest is a good one.</source>
        <translation>在一次训练中由小到大试各种学习率，损失升到最小值的四倍即结束：取最小损失处学习率的十分之一为宜。</translation>
    </message>
    <message>
        <source>Share of the running mean of squared gradients that each step keeps.</source>
        <translation>每一步保留的梯度平方滑动平均的比例。</translation>
    </message>
    <message>
        <source>Centered</source>
        <translation>中心化</translation>
    </message>
    <message>
        <source>Divides by the deviation of the gradients instead of their size.</source>
        <translation>除以梯度的标准差，而不是其大小。</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>Divides each weight&apos;s step by the recent size of its gradients.</source>
        <translation>把每个权重的步长除以其梯度近来的大小。</translation>
    </message>
    <message>
        <source>Steps against the gradient of a batch, with momentum where wanted: as in PyTorch the rate multiplies the whole velocity, while textbooks put it inside (v = momentum v - rate g), which differs once the rate changes.</source>
        <translation>沿批量梯度的反方向迈步，可带动量：与 PyTorch 相同，学习率乘以整个速度；教科书则把它放在里面（v = 动量 × v - 学习率 × g），学习率变化时两者不同。</translation>
    </message>
    <message>
        <source>the rule {rule} trains a single layer, but {block} is in the way</source>
        <translation>规则 {rule} 只训练单层，而中间有 {block}</translation>
    </message>
    <message>
        <source>Put one Dense block (or a ThresholdUnit, for the perceptron rule) between Input and Output, or choose an optimizer that descends a gradient.</source>
        <translation>在“输入”与“输出”之间只放一个“全连接”模块（感知机学习规则可用“阈值单元”），或选择做梯度下降的优化器。</translation>
    </message>
    <message>
        <source>the rule {rule} trains towards one Output, but there is also {block}</source>
        <translation>规则 {rule} 只朝一个“输出”训练，而这里还有 {block}</translation>
    </message>
    <message>
        <source>Keep one Output block.</source>
        <translation>只保留一个“输出”模块。</translation>
    </message>
    <message>
        <source>the rule {rule} has no bias, but {block} adds one</source>
        <translation>规则 {rule} 没有偏置，而 {block} 加了偏置</translation>
    </message>
    <message>
        <source>Set bias of {block} to false.</source>
        <translation>把 {block} 的偏置设为关闭（false）。</translation>
    </message>
    <message>
        <source>Text needs a network that takes tokens and predicts the next one.</source>
        <translation>写文本需要接收词元并预测下一个词元的网络。</translation>
    </message>
    <message>
        <source>the network looks ahead in its window of {wanted} characters, but the text has {given}</source>
        <translation>网络在 {wanted} 个字符的窗口中会看到后面的内容，而文本只有 {given} 个字符</translation>
    </message>
    <message>
        <source>Give at least {wanted} characters.</source>
        <translation>至少给出 {wanted} 个字符。</translation>
    </message>
    <message>
        <source>the network takes no text</source>
        <translation>此网络不接收文本</translation>
    </message>
    <message>
        <source>the network answers {answers} numbers but the text has {count} characters</source>
        <translation>网络输出 {answers} 个数，而文本有 {count} 种字符</translation>
    </message>
    <message>
        <source>there is no text to go on from</source>
        <translation>没有可以续写的文本</translation>
    </message>
    <message>
        <source>Give at least one character.</source>
        <translation>至少给出一个字符。</translation>
    </message>
    <message>
        <source>{block} answers {given} times a sample, but {dataset} has {wanted} labels</source>
        <translation>{block} 每个样本回答 {given} 次，而 {dataset} 有 {wanted} 个标签</translation>
    </message>
    <message>
        <source>Make one answer of the sequence before {block}.</source>
        <translation>在 {block} 之前把序列变成一个回答。</translation>
    </message>
    <message>
        <source>Let every time step reach {block}.</source>
        <translation>让每个时间步都到达 {block}。</translation>
    </message>
    <message>
        <source>{block} wants real numbers, but {dataset} has a class a time step</source>
        <translation>{block} 需要实数，而 {dataset} 每个时间步是一个类别</translation>
    </message>
    <message>
        <source>Set the task of {block} to classification, with the loss cross_entropy.</source>
        <translation>把 {block} 的任务设为分类，损失函数设为 cross_entropy。</translation>
    </message>
    <message>
        <source>{block} can&apos;t normalise over a batch of one sample: {samples} samples in batches of {batch} make such a batch</source>
        <translation>{block} 无法在只有一个样本的批量上做归一化：{samples} 个样本按 {batch} 个一批，会产生这样的批量</translation>
    </message>
    <message>
        <source>Choose another batch size, or leave the last, smaller batch out (drop_last).</source>
        <translation>更改批量大小，或略去较小的末批（drop_last）。</translation>
    </message>
    <message>
        <source>{place} has no setting &quot;{key}&quot;</source>
        <translation>{place} 没有设置“{key}”</translation>
    </message>
    <message>
        <source>There is no regularisation called &quot;{name}&quot;</source>
        <translation>没有名为“{name}”的正则化</translation>
    </message>
    <message>
        <source>no gradient reaches {block}: a step stands behind it, whose slope is 0</source>
        <translation>梯度到不了 {block}：它后面有斜率为 0 的阶跃</translation>
    </message>
    <message>
        <source>Choose the perceptron rule as optimizer, or set trainable of {block} to false.</source>
        <translation>优化器改用感知机学习规则，或把 {block} 的“可训练”（trainable）设为 false。</translation>
    </message>
    <message>
        <source>the folder {path} can&apos;t be made: {reason}</source>
        <translation>无法创建文件夹 {path}：{reason}</translation>
    </message>
    <message>
        <source>the token {token} is none of the {count} of {block}</source>
        <translation>词元 {token} 不在 {block} 的 {count} 个之中</translation>
    </message>
    <message>
        <source>Tokens are counted from 0.</source>
        <translation>词元从 0 开始编号。</translation>
    </message>
    <message>
        <source>T-shirt/top</source>
        <translation>T恤</translation>
    </message>
    <message>
        <source>trouser</source>
        <translation>裤子</translation>
    </message>
    <message>
        <source>pullover</source>
        <translation>套衫</translation>
    </message>
    <message>
        <source>dress</source>
        <translation>连衣裙</translation>
    </message>
    <message>
        <source>coat</source>
        <translation>外套</translation>
    </message>
    <message>
        <source>sandal</source>
        <translation>凉鞋</translation>
    </message>
    <message>
        <source>shirt</source>
        <translation>衬衫</translation>
    </message>
    <message>
        <source>sneaker</source>
        <translation>运动鞋</translation>
    </message>
    <message>
        <source>bag</source>
        <translation>包</translation>
    </message>
    <message>
        <source>ankle boot</source>
        <translation>短靴</translation>
    </message>
    <message>
        <source>airplane</source>
        <translation>飞机</translation>
    </message>
    <message>
        <source>automobile</source>
        <translation>汽车</translation>
    </message>
    <message>
        <source>bird</source>
        <translation>鸟</translation>
    </message>
    <message>
        <source>cat</source>
        <translation>猫</translation>
    </message>
    <message>
        <source>deer</source>
        <translation>鹿</translation>
    </message>
    <message>
        <source>dog</source>
        <translation>狗</translation>
    </message>
    <message>
        <source>frog</source>
        <translation>青蛙</translation>
    </message>
    <message>
        <source>horse</source>
        <translation>马</translation>
    </message>
    <message>
        <source>ship</source>
        <translation>船</translation>
    </message>
    <message>
        <source>truck</source>
        <translation>卡车</translation>
    </message>
    <message>
        <source>Attention and two dense layers for each time step, each with a shortcut around it and LayerNorm before it (Vaswani et al., 2017; the order of Xiong et al., 2020).</source>
        <translation>对每个时间步做注意力和两个全连接层，各有一条绕过它的捷径，之前各做一次层归一化（Vaswani 等，2017；次序同 Xiong 等，2020）。</translation>
    </message>
    <message>
        <source>Two convolutions and a shortcut around them: what comes in is added to what they make (He et al., CVPR 2016).</source>
        <translation>两个卷积和一条绕过它们的捷径：输入与它们的结果相加（He 等，CVPR 2016）。</translation>
    </message>
    <message>
        <source>A residual block that halves rows and columns; its shortcut takes every second pixel and pads channels with zeros (He et al., CVPR 2016, option A).</source>
        <translation>使行数和列数减半的残差块；其捷径每隔一个像素取一个，并用零补足通道（He 等，CVPR 2016，方案 A）。</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>隐藏单元数</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>滤波器数</translation>
    </message>
    <message>
        <source>the formula divides by 0</source>
        <translation>公式中除以了 0</translation>
    </message>
    <message>
        <source>Two numbers a and b in, 1 + 2 a - 3 b with noise out: linear regression should find 1, 2 and -3.</source>
        <translation>输入两个数 a 和 b，输出带噪声的 1 + 2 a - 3 b：线性回归应求出 1、2 和 -3。</translation>
    </message>
    <message>
        <source>rate(t) = rate (start + (1 - start) t / warmup_steps), then rate or along half a cosine</source>
        <translation>rate(t) = rate (start + (1 - start) t / warmup_steps)，之后保持 rate 或沿半个余弦下降</translation>
    </message>
    <message>
        <source>rises from rate / start divisor to rate along half a cosine, then falls to its start / end divisor</source>
        <translation>沿半个余弦从 rate / 起始除数 升到 rate，再降到 起始值 / 终止除数</translation>
    </message>
    <message>
        <source>rate = rate factor where the watched loss has not fallen for more than `patience` epochs</source>
        <translation>受监视的损失超过 patience 轮没有下降时，rate = rate factor</translation>
    </message>
    <message>
        <source>A residual block that normalises before each convolution, so that the shortcut stays untouched (He et al., ECCV 2016).</source>
        <translation>在每个卷积之前做归一化的残差块，捷径因此保持原样（He 等，ECCV 2016）。</translation>
    </message>
    <message>
        <source>Attention and two dense layers for each time step, each with a shortcut around it and LayerNorm behind the sum (Vaswani et al., 2017).</source>
        <translation>对每个时间步做注意力和两个全连接层，各有一条绕过它的捷径，求和之后各做一次层归一化（Vaswani 等，2017）。</translation>
    </message>
    <message>
        <source>&quot;{ending}&quot; is no kind of file for numbers</source>
        <translation>“{ending}”不是能存放数的文件类型</translation>
    </message>
    <message>
        <source>Let the name end in .png, .csv or .npy.</source>
        <translation>请让文件名以 .png、.csv 或 .npy 结尾。</translation>
    </message>
    <message>
        <source>a number of your own sample is no class of {dataset}, which has {classes}</source>
        <translation>你的样本中有一个数不是 {dataset} 的类别，该数据集有 {classes} 个类别</translation>
    </message>
    <message>
        <source>there are no samples to look at</source>
        <translation>没有可查看的样本</translation>
    </message>
    <message>
        <source>your own sample is {given}; those of this network&apos;s data are {wanted}</source>
        <translation>你的样本是 {given}；该网络数据的样本是 {wanted}</translation>
    </message>
    <message>
        <source>the answer of your own sample is {given}; those of the data are {wanted}</source>
        <translation>你的样本的答案是 {given}；数据的答案是 {wanted}</translation>
    </message>
    <message>
        <source>{value} is not computed yet</source>
        <translation>{value} 尚未计算</translation>
    </message>
    <message>
        <source>Step forward to the op that makes it.</source>
        <translation>向前单步到计算它的算子。</translation>
    </message>
    <message>
        <source>no gradient is made for {value}</source>
        <translation>{value} 没有梯度</translation>
    </message>
    <message>
        <source>{value} is not trained: no update changes it</source>
        <translation>{value} 不参与训练：没有更新会改变它</translation>
    </message>
    <message>
        <source>{value} can&apos;t be set by hand</source>
        <translation>{value} 不能手动设置</translation>
    </message>
    <message>
        <source>Weights, biases, statistics and real inputs can be.</source>
        <translation>可以设置权重、偏置、统计量和实数输入。</translation>
    </message>
    <message>
        <source>The optimizer&apos;s state belongs to other parameters</source>
        <translation>优化器的状态属于其他参数</translation>
    </message>
    <message>
        <source>Use the state of the run that the weights are of.</source>
        <translation>使用这些权重所属运行的状态。</translation>
    </message>
    <message>
        <source>The gradients of {block} are {factor} times as long as at the start, and the loss rises</source>
        <translation>{block} 的梯度长度是开始时的 {factor} 倍，并且损失在上升</translation>
    </message>
    <message>
        <source>The loss rose to {loss}; at the start it was {first}</source>
        <translation>损失升到了 {loss}；开始时是 {first}</translation>
    </message>
    <message>
        <source>The loss begins at {loss}, while the best answer that is the same for every sample has {constant}: the initial weights are too large</source>
        <translation>损失从 {loss} 开始，而对所有样本都给同一个最佳答案时只有 {constant}：初始权重太大</translation>
    </message>
    <message>
        <source>Hardly any gradient reaches {block}: that of {other} is {factor} times as large</source>
        <translation>几乎没有梯度传到 {block}：{other} 的梯度是它的 {factor} 倍</translation>
    </message>
    <message>
        <source>{dead} of {units} units of {block} gave 0 for every sample of the last {count} batches looked at</source>
        <translation>{block} 的 {units} 个单元中有 {dead} 个在最近查看的 {count} 个批量中对每个样本都输出 0</translation>
    </message>
    <message>
        <source>{share} % of the results of {block} are at a flat end of its {function}, where hardly any gradient passes</source>
        <translation>{block} 的结果中有 {share} % 落在 {function} 的平坦端，那里几乎没有梯度通过</translation>
    </message>
    <message>
        <source>The loss does not fall: after {steps} steps it is {loss}; at the start it was {first}</source>
        <translation>损失没有下降：{steps} 步之后是 {loss}；开始时是 {first}</translation>
    </message>
    <message>
        <source>After {steps} steps the loss is {loss}; the best answer that is the same for every sample has {constant}</source>
        <translation>{steps} 步之后损失是 {loss}；对所有样本都给同一个最佳答案时是 {constant}</translation>
    </message>
    <message>
        <source>The validation loss rose from {best} in epoch {epoch} to {loss}, while the training loss fell to {training}</source>
        <translation>验证损失从第 {epoch} 轮的 {best} 升到 {loss}，而训练损失降到了 {training}</translation>
    </message>
    <message>
        <source>{count} numbers of {value} came in infinite or undefined</source>
        <translation>输入 {value} 中有 {count} 个数为无穷大或非数</translation>
    </message>
    <message>
        <source>The last update left {count} infinite or undefined numbers in {value}</source>
        <translation>上一次更新使 {value} 中有 {count} 个数变为无穷大或非数</translation>
    </message>
    <message>
        <source>{op} made {count} infinite or undefined numbers in {value} of finite ones</source>
        <translation>{op} 由有限的数算出了 {value} 中 {count} 个无穷大或非数</translation>
    </message>
    <message>
        <source>Lower the learning rate to {rate}.</source>
        <translation>把学习率降到 {rate}。</translation>
    </message>
    <message>
        <source>Raise the learning rate to {rate}.</source>
        <translation>把学习率升到 {rate}。</translation>
    </message>
    <message>
        <source>Clip the gradients to a norm of {limit}.</source>
        <translation>把梯度裁剪到范数 {limit}。</translation>
    </message>
    <message>
        <source>Use Adam, which gives every weight a step length of its own.</source>
        <translation>使用 Adam，它给每个权重各自的步长。</translation>
    </message>
    <message>
        <source>Draw the initial weights by {initializer}, which looks at the number of inputs.</source>
        <translation>用 {initializer} 抽取初始权重，它会考虑输入的个数。</translation>
    </message>
    <message>
        <source>Use {function} in {block}, whose slope is not 0 there.</source>
        <translation>在 {block} 中使用 {function}，它在那里的斜率不为 0。</translation>
    </message>
    <message>
        <source>Use {to} in place of {from} in all blocks.</source>
        <translation>在所有模块中用 {to} 代替 {from}。</translation>
    </message>
    <message>
        <source>Standardize the inputs.</source>
        <translation>对输入做标准化。</translation>
    </message>
    <message>
        <source>Stop early, and keep the weights of the best epoch.</source>
        <translation>提前停止，并保留最佳一轮的权重。</translation>
    </message>
    <message>
        <source>Add L2 regularisation, which keeps the weights small.</source>
        <translation>加入 L2 正则化，使权重保持较小。</translation>
    </message>
    <message>
        <source>A weight&apos;s event names a parameter and whole numbers from 0</source>
        <translation>设置权重的事件要写明参数和从 0 开始的整数下标</translation>
    </message>
    <message>
        <source>{parameter} is no parameter that can be set by hand</source>
        <translation>{parameter} 不是可以手动设置的参数</translation>
    </message>
    <message>
        <source>{parameter} has no such number: its shape is {shape}</source>
        <translation>{parameter} 中没有这个数：它的形状是 {shape}</translation>
    </message>
    <message>
        <source>A weight is set to a finite number</source>
        <translation>权重只能设为有限的数</translation>
    </message>
    <message>
        <source>your own sample has {given} numbers; those of this network&apos;s data have {wanted}</source>
        <translation>你的样本有 {given} 个数；该网络数据的样本有 {wanted} 个</translation>
    </message>
    <message>
        <source>the character {character} does not occur in this network&apos;s text</source>
        <translation>该网络的文本中没有字符 {character}</translation>
    </message>
    <message>
        <source>type at least one character</source>
        <translation>请至少输入一个字符</translation>
    </message>
    <message>
        <source>there is no step to look at</source>
        <translation>没有可以查看的训练步</translation>
    </message>
    <message>
        <source>Open a network whose data are here.</source>
        <translation>请打开一个数据已在本机的网络。</translation>
    </message>
    <message>
        <source>only a finite number can be set</source>
        <translation>只能设为有限的数</translation>
    </message>
    <message>
        <source>this step has no value {name}</source>
        <translation>这一步没有值 {name}</translation>
    </message>
    <message>
        <source>that step is no longer under the microscope</source>
        <translation>那一步已不在显微镜下</translation>
    </message>
    <message>
        <source>the microscope stopped: {reason}</source>
        <translation>显微镜已停止：{reason}</translation>
    </message>
    <message>
        <source>A surface needs a network with one Input of two numbers</source>
        <translation>决策面需要只有一个 Input 且该输入为两个数的网络</translation>
    </message>
    <message>
        <source>No gradient reaches the input of block &quot;{block}&quot;</source>
        <translation>没有梯度到达模块“{block}”的输入</translation>
    </message>
    <message>
        <source>Wire the block to an Output with a loss.</source>
        <translation>请把该模块连到带损失的输出模块。</translation>
    </message>
    <message>
        <source>The measurement was given up</source>
        <translation>测量已中止</translation>
    </message>
    <message>
        <source>The network has no RNN, LSTM or GRU that the loss could go back through</source>
        <translation>网络中没有可供损失回传的 RNN、LSTM 或 GRU</translation>
    </message>
    <message>
        <source>Add an RNN, LSTM or GRU block, or open a text preset.</source>
        <translation>请添加 RNN、LSTM 或 GRU 模块，或打开一个文本预设。</translation>
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
    <message>
        <source>Loss</source>
        <translation>损失函数</translation>
    </message>
    <message>
        <source>Change the loss of %1</source>
        <translation>更换 %1 的损失函数</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>修改 %1</translation>
    </message>
    <message>
        <source>Follows %1 of the block that is open, until it gets a value of its own.</source>
        <translation>跟随所打开模块的 %1，直到它有了自己的值。</translation>
    </message>
    <message>
        <source>Open in microscope</source>
        <translation>在显微镜中打开</translation>
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
    <message numerus="yes">
        <source>Group %n block(s) into one</source>
        <translation>
            <numerusform>把 %n 个模块组合成一个</numerusform>
        </translation>
    </message>
    <message>
        <source>Ungroup %1</source>
        <translation>取消组合 %1</translation>
    </message>
    <message>
        <source>Give %1 a definition of its own</source>
        <translation>给 %1 单独的定义</translation>
    </message>
    <message>
        <source>Make %1 a setting of %2</source>
        <translation>把 %1 设为 %2 的设置</translation>
    </message>
</context>
<context>
    <name>glassbox::CanvasLegend</name>
    <message>
        <source>Previous sample</source>
        <translation>上一个样本</translation>
    </message>
    <message>
        <source>Next sample</source>
        <translation>下一个样本</translation>
    </message>
    <message>
        <source>showing test sample %1</source>
        <translation>显示测试样本 %1</translation>
    </message>
    <message>
        <source>showing validation sample %1</source>
        <translation>显示验证样本 %1</translation>
    </message>
    <message>
        <source>showing sample %1</source>
        <translation>显示样本 %1</translation>
    </message>
    <message>
        <source>sample </source>
        <translation>样本 </translation>
    </message>
    <message>
        <source>Number of the sample</source>
        <translation>样本编号</translation>
    </message>
    <message>
        <source>showing training sample %1</source>
        <translation>显示训练样本 %1</translation>
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
    <message>
        <source>Make it a setting of the open block</source>
        <translation>设为所打开模块的设置</translation>
    </message>
    <message>
        <source>Rename the definition</source>
        <translation>重命名定义</translation>
    </message>
    <message>
        <source>Name of the block type</source>
        <translation>模块类型的名称</translation>
    </message>
    <message>
        <source>The window shows</source>
        <translation>窗口显示</translation>
    </message>
    <message>
        <source>What each unit says over the plane</source>
        <translation>每个单元在平面各处的回答</translation>
    </message>
    <message>
        <source>Kernels</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Feature maps</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
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
    <name>glassbox::ClassTools</name>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>What is this?</source>
        <translation>这是什么？</translation>
    </message>
    <message>
        <source>Copy view as picture</source>
        <translation>把视图复制为图片</translation>
    </message>
    <message>
        <source>Save view as picture...</source>
        <translation>把视图保存为图片...</translation>
    </message>
    <message>
        <source>Copied a picture of %1</source>
        <translation>已复制“%1”的图片</translation>
    </message>
    <message>
        <source>Save view as picture</source>
        <translation>把视图保存为图片</translation>
    </message>
    <message>
        <source>Pixels (*.png);;Lines and text (*.svg)</source>
        <translation>像素 (*.png);;线条与文字 (*.svg)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written</source>
        <translation>无法写入 %1</translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>Save as picture...</source>
        <translation>保存为图片...</translation>
    </message>
</context>
<context>
    <name>glassbox::CurvePanel</name>
    <message>
        <source>Try: %1</source>
        <translation>尝试：%1</translation>
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
    <message>
        <source>Bits a character</source>
        <translation>每字符比特数</translation>
    </message>
</context>
<context>
    <name>glassbox::DataForm</name>
    <message>
        <source>Fit the input to the data</source>
        <translation>让输入适合数据</translation>
    </message>
    <message>
        <source>Change the data set</source>
        <translation>更换数据集</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>修改 %1</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
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
    <message>
        <source>No pictures come in yet</source>
        <translation>还没有图片输入</translation>
    </message>
    <message>
        <source>The network needs an Input of one channel, as 1x28x28, that is wired up.</source>
        <translation>网络需要一个单通道（例如 1x28x28）且已连线的“输入”模块。</translation>
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
    <message>
        <source>Change the regularisation</source>
        <translation>更换正则化</translation>
    </message>
    <message>
        <source>Regularisation</source>
        <translation>正则化</translation>
    </message>
    <message>
        <source>Find the learning rate...</source>
        <translation>寻找学习率...</translation>
    </message>
</context>
<context>
    <name>glassbox::Explanations</name>
    <message>
        <source>How far the training is. One epoch is one pass over all training samples; a step is one batch of them. The bar is cut into epochs.</source>
        <translation>训练进行到哪里。一个轮次就是把所有训练样本看一遍，一步就是其中的一批。进度条按轮次分段。</translation>
    </message>
    <message>
        <source>A number of the run as it is now. Accuracy is the share of right answers on samples that are not trained on; loss says how far the answers are off, 0 is perfect; speed counts samples trained a second.</source>
        <translation>这次训练此刻的一个数。准确率是网络在没有训练过的样本上答对的比例；损失说明答案差多远，0 表示完全正确；速度是每秒训练多少个样本。</translation>
    </message>
    <message>
        <source>The learning rate: how far each step moves the weights against their gradient. Too small learns slowly, too large jumps past the goal. It may be moved while the network trains; each mark of the slider is a factor of ten.</source>
        <translation>学习率：每一步沿梯度的反方向把权重移动多远。太小学得慢，太大会越过目标。训练时也可以移动；滑块上每一格是十倍。</translation>
    </message>
    <message>
        <source>Starts, pauses and repeats the training, and shows where it stands.</source>
        <translation>开始、暂停、重新训练，并显示进展。</translation>
    </message>
    <message>
        <source>Moves through one training step, one operation at a time, forwards and back: first the forward pass (blue), then the loss, the backward pass (orange) and the update.</source>
        <translation>在一个训练步里一个运算一个运算地前进或后退：先是前向（蓝色），然后是损失、反向（橙色）和更新。</translation>
    </message>
    <message>
        <source>What the lines between blocks mean: solid blue carries data forward, dashed orange carries gradients backward.</source>
        <translation>模块之间的线的含义：蓝色实线把数据向前传，橙色虚线把梯度向后传。</translation>
    </message>
    <message>
        <source>The network: boxes compute, wires carry numbers from left to right. Each box shows what it has made of the chosen sample. Drag boxes here, draw wires from port to port.</source>
        <translation>网络：方框做计算，连线把数从左传到右。每个方框显示它把所选样本变成了什么。可以把模块拖到这里，也可以从端口到端口画连线。</translation>
    </message>
    <message>
        <source>Kinds of blocks. Drag one onto the canvas, or press Enter to put it in. The colour tells the family: dense, convolution, pooling, activation and so on.</source>
        <translation>模块的种类。把一个拖到画布上，或按回车放入。颜色表示类别：全连接、卷积、池化、激活等等。</translation>
    </message>
    <message>
        <source>The weights that the block has learned so far. Purple is negative, green is positive, and what is near zero is pale; the legend below says how large.</source>
        <translation>模块到现在为止学到的权重。紫色为负，绿色为正，接近零的颜色很淡；下面的图例说明大小。</translation>
    </message>
    <message>
        <source>Settings of the selected block; with no block selected, those of the experiment: data, loss, optimizer and how long to train.</source>
        <translation>所选模块的设置；没有选中模块时是实验的设置：数据、损失、优化器和训练多久。</translation>
    </message>
    <message>
        <source>How loss and accuracy change while the network learns. To the right are epochs, upwards the value.</source>
        <translation>网络学习时损失和准确率怎样变化。向右是轮次，向上是数值。</translation>
    </message>
    <message>
        <source>Paper: draw a digit with the mouse, as large as the paper. The network answers while you draw.</source>
        <translation>画纸：用鼠标画一个数字，和纸一样大。边画网络边回答。</translation>
    </message>
    <message>
        <source>How sure the network is of each answer. All bars together make 100 %; the longest is its answer.</source>
        <translation>网络对每个答案有多大把握。所有条加起来是 100 %，最长的就是它的答案。</translation>
    </message>
    <message>
        <source>Try the network with a digit of your own. The small picture is what the network really sees: centred and scaled as the training pictures were.</source>
        <translation>用自己写的数字试试网络。小图是网络真正看到的样子：像训练图片那样居中并缩放。</translation>
    </message>
    <message>
        <source>Let the network go on with a text, one character after the other. What you gave is pale, what it added is dark.</source>
        <translation>让网络接着一段文字往下写，一次一个字符。给出的文字颜色浅，网络添上的颜色深。</translation>
    </message>
    <message>
        <source>Samples that the network was not trained on. Under a wrong one stands what it is and, in red, what the network said. The bar shows how sure it was. Press one to send it through the network.</source>
        <translation>网络没有训练过的样本。答错的下面写着它其实是什么，红色是网络的答案。横条表示网络有多大把握。点一个，让它通过网络。</translation>
    </message>
    <message>
        <source>Samples that the network was not trained on: the right answer, then the network&apos;s; what differs is red. Press one to send it through the network.</source>
        <translation>网络没有训练过的样本：先是正确答案，再是网络的答案；不同之处为红色。点一个，让它通过网络。</translation>
    </message>
    <message>
        <source>How the network answers samples that it was not trained on, the wrong ones first.</source>
        <translation>网络怎样回答没有训练过的样本，答错的排在前面。</translation>
    </message>
    <message>
        <source>The loss while the learning rate grows from left to right, each mark ten times larger. A good rate lies where the curve falls steeply, well before it rises again. Click to choose one.</source>
        <translation>学习率从左到右增大时的损失，每一格大十倍。好的学习率在曲线陡降的地方，远在它重新上升之前。点击可选择一个。</translation>
    </message>
    <message>
        <source>All numbers of one tensor, a cell a number. Where signs matter purple is negative and green positive; where nothing can be negative, more colour is more. The legend below gives the ends. A blue frame belongs to the forward pass, an orange one to gradients.</source>
        <translation>一个张量的所有数，一格一个。有正负之分时紫色为负、绿色为正；不会为负时颜色越深数越大。下面的图例给出两端的数。蓝框属于前向，橙框属于梯度。</translation>
    </message>
    <message>
        <source>Every operation of one training step in its order: forward, loss, backward, update, each with its formula and shapes. Press one to go there.</source>
        <translation>一个训练步里的全部运算，按顺序：前向、损失、反向、更新，每个都带公式和形状。点一个就到那里。</translation>
    </message>
    <message>
        <source>How a sum comes about: the largest terms first, each bar beginning where the one before ended, the small ones together, and the result at the end.</source>
        <translation>一个和是怎样得来的：最大的项在前，每条从上一条结束的地方开始，小的项合在一起，最后是结果。</translation>
    </message>
    <message>
        <source>Each number on the left times the one at the same place on the right gives a product; their sum is the result.</source>
        <translation>左边的每个数乘以右边同一位置的数得到一个乘积；所有乘积之和就是结果。</translation>
    </message>
    <message>
        <source>How one number was made, with the factors that were really used. Each dotted number can be opened in turn, back to the inputs or on to the loss.</source>
        <translation>一个数是怎样算出来的，用的是真正用过的因子。每个带点线的数都可以再展开，一直回到输入，或一直到损失。</translation>
    </message>
    <message>
        <source>The number checked in another way: computed with twice the digits, and for a gradient by moving the weight a little and looking at the loss.</source>
        <translation>用另一种方法核对这个数：用双倍的位数再算一遍；对梯度则把权重稍稍移动，看损失怎样变化。</translation>
    </message>
    <message>
        <source>A network that is ready to learn: its blocks in the colours of their families, what it does, and what it has reached on this machine.</source>
        <translation>一个可以开始学习的网络：用类别颜色画出的模块、它做什么，以及它在这台机器上达到了什么。</translation>
    </message>
    <message>
        <source>An experiment that you worked on lately.</source>
        <translation>你最近做过的一个实验。</translation>
    </message>
    <message>
        <source>Choose a network and press Train, or begin with an empty canvas.</source>
        <translation>选一个网络并按“训练”，或者从空白画布开始。</translation>
    </message>
    <message>
        <source>Which data the run uses, and how they are divided: to train on, to watch while training, and for one honest test at the end.</source>
        <translation>训练用的是哪些数据，又怎样划分：用来训练、训练时用来观察，以及最后做一次诚实的测试。</translation>
    </message>
    <message>
        <source>What went wrong, and what can be done about it.</source>
        <translation>出了什么问题，可以怎么办。</translation>
    </message>
    <message>
        <source>The keys that work in the window and on the canvas.</source>
        <translation>在窗口和画布上可用的按键。</translation>
    </message>
    <message>
        <source>Language, colours, size and movement of the interface; each takes effect at once.</source>
        <translation>界面的语言、颜色、大小和动画；每一项立即生效。</translation>
    </message>
    <message>
        <source>Tries learning rates from small to large on the present network, whose weights stay as they are.</source>
        <translation>在当前网络上从小到大试学习率；网络的权重保持不变。</translation>
    </message>
    <message>
        <source>Every command of the program, with its key.</source>
        <translation>程序的全部命令和按键。</translation>
    </message>
    <message>
        <source>The rooms of the lab. Each looks at the same network from another side.</source>
        <translation>实验室的各个房间。每个房间从不同的角度看同一个网络。</translation>
    </message>
    <message>
        <source>Panels that share this place; press one to see it.</source>
        <translation>共用这个位置的面板；点一个就能看到它。</translation>
    </message>
    <message>
        <source>A port: numbers come into the block here. Drag a wire to it.</source>
        <translation>端口：数从这里进入模块。把连线拖到这里。</translation>
    </message>
    <message>
        <source>A port: the block&apos;s result goes out here. Drag a wire from it to another block.</source>
        <translation>端口：模块的结果从这里出去。从这里把连线拖到另一个模块。</translation>
    </message>
    <message>
        <source>A block: one part of the network&apos;s calculation. The stripe&apos;s colour tells its family. The window shows what it made of the chosen sample: blue for what can&apos;t be negative, purple for negative and green for positive. Below stand its settings and how many weights it learns.</source>
        <translation>模块：网络计算的一部分。色条的颜色表示类别。小窗显示它把所选样本变成了什么：不会为负的用蓝色，有正负的用紫色表示负、绿色表示正。下面是它的设置和要学习的权重数。</translation>
    </message>
    <message>
        <source>A wire: it carries numbers from one block to the next. Solid blue is the forward pass, dashed orange the gradients that come back. The label is the shape: channels × height × width of a picture, or how many numbers.</source>
        <translation>连线：把数从一个模块传到下一个。蓝色实线是前向，橙色虚线是传回来的梯度。标签是形状：图片是通道 × 高 × 宽，否则是有多少个数。</translation>
    </message>
    <message>
        <source>The axis of epochs: one epoch is one pass over all training samples.</source>
        <translation>轮次轴：一个轮次就是把所有训练样本看一遍。</translation>
    </message>
    <message>
        <source>The axis of values. A logarithmic one gives each factor of ten the same room, so that small losses can still be told apart.</source>
        <translation>数值轴。对数轴给每个十倍同样的空间，这样很小的损失也能分得清。</translation>
    </message>
    <message>
        <source>Thin and dashed: training samples, averaged; the pale band behind is every single batch. Thick with dots: samples that are not trained on. Where the thick line stops following, the network learns by heart.</source>
        <translation>细虚线：训练样本的平均值，后面的淡色带是每一批的值。带圆点的粗线：没有训练过的样本。粗线不再跟着下降时，网络就是在死记硬背。</translation>
    </message>
</context>
<context>
    <name>glassbox::FaultCard</name>
    <message>
        <source>%1 of %2 · %3</source>
        <translation>第 %1 条，共 %2 条 · %3</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>指给我看</translation>
    </message>
    <message>
        <source>Restarts the run with this change</source>
        <translation>用这一改动重新开始训练</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一条</translation>
    </message>
    <message>
        <source>numbers went out of range</source>
        <translation>数值超出了范围</translation>
    </message>
    <message>
        <source>numbers went out of range in %1</source>
        <translation>%1 中的数值超出了范围</translation>
    </message>
    <message>
        <source>the loss explodes</source>
        <translation>损失爆炸</translation>
    </message>
    <message>
        <source>gradients explode in %1</source>
        <translation>%1 的梯度爆炸</translation>
    </message>
    <message>
        <source>gradients vanish before %1</source>
        <translation>梯度到达 %1 之前就消失了</translation>
    </message>
    <message>
        <source>dead units in %1</source>
        <translation>%1 中有死亡单元</translation>
    </message>
    <message>
        <source>%1 is saturated</source>
        <translation>%1 已饱和</translation>
    </message>
    <message>
        <source>the network does not learn</source>
        <translation>网络没有在学习</translation>
    </message>
    <message>
        <source>the network learns by heart</source>
        <translation>网络在死记硬背</translation>
    </message>
    <message>
        <source>Step %1: %2</source>
        <translation>第 %1 步：%2</translation>
    </message>
    <message>
        <source>Lower the rate to %1</source>
        <translation>把学习率降到 %1</translation>
    </message>
    <message>
        <source>Raise the rate to %1</source>
        <translation>把学习率升到 %1</translation>
    </message>
    <message>
        <source>Clip the gradients</source>
        <translation>裁剪梯度</translation>
    </message>
    <message>
        <source>Use Adam</source>
        <translation>改用 Adam</translation>
    </message>
    <message>
        <source>Start with %1</source>
        <translation>用 %1 初始化</translation>
    </message>
    <message>
        <source>Standardize the inputs</source>
        <translation>标准化输入</translation>
    </message>
    <message>
        <source>Stop early</source>
        <translation>提前停止</translation>
    </message>
    <message>
        <source>Add L2</source>
        <translation>加入 L2</translation>
    </message>
    <message>
        <source>%1 in all blocks</source>
        <translation>所有模块用 %1</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%2 用 %1</translation>
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
        <translation>训练一个批量</translation>
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
        <source>rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>创建副本</translation>
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
    <message>
        <source>group into a block</source>
        <translation>组合成模块</translation>
    </message>
    <message>
        <source>ungroup</source>
        <translation>取消组合</translation>
    </message>
    <message>
        <source>open the block</source>
        <translation>打开模块</translation>
    </message>
    <message>
        <source>leave the block</source>
        <translation>离开模块</translation>
    </message>
    <message>
        <source>Start, Network, Microscope</source>
        <translation>开始、网络、显微镜</translation>
    </message>
    <message>
        <source>the block in the microscope</source>
        <translation>在显微镜中看这个块</translation>
    </message>
    <message>
        <source>next op, block, phase, batch or epoch</source>
        <translation>下一个算子、模块、阶段、批或轮</translation>
    </message>
    <message>
        <source>back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>play, stop</source>
        <translation>播放、停止</translation>
    </message>
    <message>
        <source>leave slow motion and train</source>
        <translation>离开慢动作并训练</translation>
    </message>
    <message>
        <source>move the chosen cell</source>
        <translation>移动选中的格</translation>
    </message>
    <message>
        <source>unfold the chosen number</source>
        <translation>展开选中的数</translation>
    </message>
    <message>
        <source>verify it</source>
        <translation>验证它</translation>
    </message>
    <message>
        <source>set a weight by hand</source>
        <translation>手动设置权重</translation>
    </message>
    <message>
        <source>between forward and backward</source>
        <translation>在前向与反向之间切换</translation>
    </message>
    <message>
        <source>one depth up</source>
        <translation>上一层</translation>
    </message>
    <message>
        <source>Microscope</source>
        <translation>显微镜</translation>
    </message>
    <message>
        <source>what is this?</source>
        <translation>这是什么？</translation>
    </message>
    <message>
        <source>full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>copy the view as a picture</source>
        <translation>把视图复制为图片</translation>
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
    <name>glassbox::LayerDashboard</name>
    <message>
        <source>%1, step %2: %3</source>
        <translation>%1，第 %2 步：%3</translation>
    </message>
</context>
<context>
    <name>glassbox::LayerFigure</name>
    <message>
        <source>mean ± spread</source>
        <translation>均值 ± 离散</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>gradients</source>
        <translation>梯度分布</translation>
    </message>
    <message>
        <source>dead, flat</source>
        <translation>死亡/饱和</translation>
    </message>
    <message>
        <source>update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Mean of the layer&apos;s outputs over the batch, and about it a band of one standard deviation.</source>
        <translation>这一层的输出在整批上的均值，周围的带是一个标准差。</translation>
    </message>
    <message>
        <source>How often each output occurs: up is a larger output, a stronger colour is more of them.</source>
        <translation>各个输出值出现的多少：越往上值越大，颜色越深个数越多。</translation>
    </message>
    <message>
        <source>Length of the gradient of the layer&apos;s weights, on a scale of powers of ten.</source>
        <translation>这一层权重的梯度长度，按 10 的幂刻度。</translation>
    </message>
    <message>
        <source>How often each gradient of a weight occurs: up is a larger one.</source>
        <translation>各个权重梯度出现的多少：越往上越大。</translation>
    </message>
    <message>
        <source>Share of a ReLU&apos;s units that gave 0 for the whole batch, or of the results of a tanh or sigmoid at a flat end of its curve.</source>
        <translation>ReLU 中对整批都输出 0 的单元所占的比例；或者 tanh、sigmoid 中落在曲线平坦端的结果所占的比例。</translation>
    </message>
    <message>
        <source>Length of a step&apos;s change against the length of the weights, on a scale from a millionth to 1. The dotted line is a thousandth, which is usual.</source>
        <translation>一步的改变量与权重长度之比，刻度从百万分之一到 1。虚线是千分之一，通常在它附近。</translation>
    </message>
    <message>
        <source>mean %1, standard deviation %2</source>
        <translation>均值 %1，标准差 %2</translation>
    </message>
    <message>
        <source>activations from %1 to %2</source>
        <translation>输出从 %1 到 %2</translation>
    </message>
    <message>
        <source>length of the parameters&apos; gradient %1</source>
        <translation>参数梯度的长度 %1</translation>
    </message>
    <message>
        <source>gradients from %1 to %2</source>
        <translation>梯度从 %1 到 %2</translation>
    </message>
    <message>
        <source>%1 of %2 units gave 0 for the whole batch</source>
        <translation>%2 个单元中有 %1 个对整批都输出 0</translation>
    </message>
    <message>
        <source>share of results at a flat end of the curve %1</source>
        <translation>落在曲线平坦端的结果的比例 %1</translation>
    </message>
    <message>
        <source>change of the weights against their size %1</source>
        <translation>权重的改变与其大小之比 %1</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>不是有效数值</translation>
    </message>
    <message>
        <source>explodes</source>
        <translation>爆炸</translation>
    </message>
    <message>
        <source>hardly learns</source>
        <translation>几乎不学习</translation>
    </message>
    <message>
        <source>dead units</source>
        <translation>死亡单元</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>饱和</translation>
    </message>
    <message>
        <source>does not learn</source>
        <translation>不学习</translation>
    </message>
    <message>
        <source>overfits</source>
        <translation>过拟合</translation>
    </message>
</context>
<context>
    <name>glassbox::LayerPanel</name>
    <message>
        <source>Layers</source>
        <translation>各层</translation>
    </message>
    <message>
        <source>over the steps of the run</source>
        <translation>随训练步的变化</translation>
    </message>
    <message>
        <source>No step yet</source>
        <translation>还没有训练步</translation>
    </message>
    <message>
        <source>Train to see how activations and gradients fare in each layer.</source>
        <translation>开始训练，就能看到每一层的输出和梯度如何变化。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>How the layers fare</source>
        <translation>各层的状况</translation>
    </message>
    <message>
        <source>A row is a layer, a strip is one of its numbers over the steps of the run, from the first at the left to the latest at the right. Blue is what flows forward, orange what flows back. A layer with a warning sign is in trouble; all others are healthy.</source>
        <translation>一行是一层，一条是它的一个数值随训练步的变化，左边是最早的一步，右边是最新的一步。蓝色是向前流动的，橙色是向后流动的。带警告标志的层有问题，其余都健康。</translation>
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
    <name>glassbox::LevelBar</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Edit a copy</source>
        <translation>编辑副本</translation>
    </message>
    <message>
        <source>What is changed here changes every %1. A copy is this block&apos;s own.</source>
        <translation>这里的修改会作用于每个 %1。副本则只属于这个模块。</translation>
    </message>
    <message>
        <source>Inside of %1</source>
        <translation>%1 的内部</translation>
    </message>
    <message>
        <source>Go back to %1</source>
        <translation>返回 %1</translation>
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
    <message>
        <source>That change ended the run: Train begins a new one at step 0, with the learned weights where they fit.</source>
        <translation>这项修改结束了训练：按“训练”会从第 0 步重新开始，适用的已学权重会保留。</translation>
    </message>
    <message>
        <source>This network can&apos;t run yet: the canvas shows where and why.</source>
        <translation>此网络还不能运行：画布上标出了位置和原因。</translation>
    </message>
    <message>
        <source>&amp;Find the learning rate...</source>
        <translation>寻找学习率(&amp;F)...</translation>
    </message>
    <message>
        <source>Next step of the microscope</source>
        <translation>显微镜的下一步</translation>
    </message>
    <message>
        <source>Back in the microscope</source>
        <translation>显微镜退一步</translation>
    </message>
    <message>
        <source>Microscope</source>
        <translation>显微镜</translation>
    </message>
    <message>
        <source>&amp;Gradient through time...</source>
        <translation>随时间的梯度(&amp;G)...</translation>
    </message>
    <message>
        <source>&amp;Why is it slow?...</source>
        <translation>为什么慢(&amp;W)...</translation>
    </message>
    <message>
        <source>Hand-calculation worksheet</source>
        <translation>手算练习</translation>
    </message>
    <message>
        <source>Pages (*.pdf)</source>
        <translation>页面 (*.pdf)</translation>
    </message>
    <message>
        <source>A worksheet is of a run&apos;s next step: press Step once, then ask again.</source>
        <translation>手算练习取自训练的下一步：先按一次“单步”，再来一次。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written</source>
        <translation>无法写入 %1</translation>
    </message>
    <message>
        <source>Hand-calculation worksheet...</source>
        <translation>手算练习...</translation>
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
    <name>glassbox::MicroscopePane</name>
    <message>
        <source>not computed yet</source>
        <translation>尚未计算</translation>
    </message>
    <message>
        <source>sample %1 of the batch</source>
        <translation>批量中的样本 %1</translation>
    </message>
    <message>
        <source>the sample</source>
        <translation>这个样本</translation>
    </message>
    <message>
        <source>this sample&apos;s share</source>
        <translation>这个样本的份额</translation>
    </message>
    <message>
        <source>the batch&apos;s gradient</source>
        <translation>整个批量的梯度</translation>
    </message>
    <message>
        <source>of the whole batch</source>
        <translation>整个批量的</translation>
    </message>
    <message>
        <source>Set by hand</source>
        <translation>手动设置</translation>
    </message>
    <message>
        <source>%1 is set by hand; undo brings the old number back</source>
        <translation>已手动设置 %1；撤销可恢复原来的数</translation>
    </message>
    <message>
        <source>Go to this gradient</source>
        <translation>转到这个梯度</translation>
    </message>
    <message>
        <source>Compute it</source>
        <translation>计算它</translation>
    </message>
    <message>
        <source>The step has not come here yet: gradients are computed after the loss, from the last op back to the first.</source>
        <translation>这一步还没有走到这里：梯度在损失之后计算，从最后一个运算往回到第一个。</translation>
    </message>
    <message>
        <source>The step begins here: the next op computes this.</source>
        <translation>这一步从这里开始：下一个运算就计算它。</translation>
    </message>
</context>
<context>
    <name>glassbox::MicroscopeRoom</name>
    <message>
        <source>The next step is laid under the microscope</source>
        <translation>正在把下一步放到显微镜下</translation>
    </message>
    <message>
        <source>The run is paused; its weights and its next batch are copied here.</source>
        <translation>训练已暂停；它的权重和下一个批量会复制到这里。</translation>
    </message>
    <message>
        <source>There is no step to look at yet</source>
        <translation>还没有可以观察的一步</translation>
    </message>
    <message>
        <source>Look for the data again</source>
        <translation>重新查找数据</translation>
    </message>
    <message>
        <source>To the network</source>
        <translation>到网络</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前向</translation>
    </message>
    <message>
        <source>Backward</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>总谱</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
</context>
<context>
    <name>glassbox::MicroscopeSession</name>
    <message>
        <source>Set %1 by hand</source>
        <translation>手动设置 %1</translation>
    </message>
    <message>
        <source>Set %1 in this step</source>
        <translation>在这一步中设置 %1</translation>
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
        <source>Settings of the experiment</source>
        <translation>实验的设置</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>各层</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
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
    <name>glassbox::NumberChip</name>
    <message numerus="yes">
        <source>%n term(s)</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已验证</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Checks the number in double precision; a gradient by a central difference too (V)</source>
        <translation>用双精度检验这个数；梯度还用中心差分检验（V）</translation>
    </message>
</context>
<context>
    <name>glassbox::NumberTable</name>
    <message>
        <source>query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>scale × query × key</source>
        <translation>缩放 × 查询 × 键</translation>
    </message>
    <message>
        <source>scores of the row</source>
        <translation>该行的分数</translation>
    </message>
    <message>
        <source>softmax of the row</source>
        <translation>该行的 softmax</translation>
    </message>
    <message>
        <source>values</source>
        <translation>值</translation>
    </message>
    <message>
        <source>∂L/∂score</source>
        <translation>∂L/∂分数</translation>
    </message>
    <message>
        <source>∂L/∂softmax</source>
        <translation>∂L/∂softmax</translation>
    </message>
    <message>
        <source>from the step before</source>
        <translation>来自前一步</translation>
    </message>
    <message>
        <source>into the function</source>
        <translation>进入函数的数</translation>
    </message>
    <message>
        <source>gates and states</source>
        <translation>门与状态</translation>
    </message>
    <message>
        <source>gradients</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>over %1 numbers</source>
        <translation>对 %1 个数</translation>
    </message>
    <message>
        <source>kept from training</source>
        <translation>训练时保留</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>variance</source>
        <translation>方差</translation>
    </message>
    <message>
        <source>deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>this number</source>
        <translation>这个数</translation>
    </message>
</context>
<context>
    <name>glassbox::OutputPanel</name>
    <message>
        <source>%1, wanted %2</source>
        <translation>%1，应为 %2</translation>
    </message>
    <message>
        <source>Loss of this sample</source>
        <translation>这个样本的损失</translation>
    </message>
    <message>
        <source>mean of the batch</source>
        <translation>批量的平均</translation>
    </message>
    <message>
        <source>Answer now, behind the last character</source>
        <translation>现在的回答，在最后一个字符之后</translation>
    </message>
    <message>
        <source>Answer now</source>
        <translation>现在的回答</translation>
    </message>
</context>
<context>
    <name>glassbox::OwnSampleDialog</name>
    <message>
        <source>My own sample</source>
        <translation>我自己的样本</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数</translation>
    </message>
    <message>
        <source>Put it under the microscope</source>
        <translation>放到显微镜下</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>It should be</source>
        <translation>它应该是</translation>
    </message>
    <message>
        <source>A batch of its own: the run does not train on it.</source>
        <translation>自成一个批量：训练不用它。</translation>
    </message>
    <message>
        <source>Draw a digit.</source>
        <translation>画一个数字。</translation>
    </message>
</context>
<context>
    <name>glassbox::PaneHead</name>
    <message>
        <source>kernel %1 of %2</source>
        <translation>卷积核 %1，共 %2</translation>
    </message>
    <message>
        <source>all %1 kernels</source>
        <translation>全部 %1 个卷积核</translation>
    </message>
    <message>
        <source>map %1 of %2</source>
        <translation>特征图 %1，共 %2</translation>
    </message>
    <message>
        <source>all %1 maps</source>
        <translation>全部 %1 个特征图</translation>
    </message>
    <message>
        <source>channel %1 of %2</source>
        <translation>通道 %1，共 %2</translation>
    </message>
    <message>
        <source>all %1 channels</source>
        <translation>全部 %1 个通道</translation>
    </message>
    <message>
        <source>unit %1 of %2</source>
        <translation>单元 %1，共 %2</translation>
    </message>
    <message>
        <source>all %1 units</source>
        <translation>全部 %1 个单元</translation>
    </message>
    <message>
        <source>head %1 of %2</source>
        <translation>头 %1，共 %2</translation>
    </message>
    <message>
        <source>all %1 heads</source>
        <translation>全部 %1 个头</translation>
    </message>
    <message>
        <source>time step %1 of %2</source>
        <translation>时间步 %1，共 %2</translation>
    </message>
    <message>
        <source>all %1 time steps</source>
        <translation>全部 %1 个时间步</translation>
    </message>
    <message>
        <source>with respect to %1</source>
        <translation>对 %1</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Number from 0 to %1</source>
        <translation>从 0 到 %1 的编号</translation>
    </message>
    <message>
        <source>Backward</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前向</translation>
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
    <name>glassbox::PhaseStrip</name>
    <message>
        <source>Forward</source>
        <translation>前向</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Backward</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Parts of the step</source>
        <translation>一步的各部分</translation>
    </message>
    <message>
        <source>%1, %2 of %3 ops done</source>
        <translation>%1，已完成 %3 个算子中的 %2 个</translation>
    </message>
</context>
<context>
    <name>glassbox::ProductGrids</name>
    <message>
        <source>, sample %1</source>
        <translation>，样本 %1</translation>
    </message>
    <message>
        <source>, channel %1</source>
        <translation>，通道 %1</translation>
    </message>
    <message>
        <source>products</source>
        <translation>乘积</translation>
    </message>
    <message>
        <source>%1; %2 rows, %3 columns</source>
        <translation>%1；%2 行，%3 列</translation>
    </message>
    <message>
        <source>cut out of %1 × %2; the products left out add up to %3</source>
        <translation>从 %1 × %2 中截取；未显示的乘积之和为 %3</translation>
    </message>
    <message>
        <source>every product has the factor %1</source>
        <translation>每个乘积都含因子 %1</translation>
    </message>
</context>
<context>
    <name>glassbox::RangePlot</name>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>当前 %1</translation>
    </message>
    <message>
        <source>suggested %1</source>
        <translation>建议 %1</translation>
    </message>
    <message>
        <source>Loss against learning rate</source>
        <translation>损失随学习率的变化</translation>
    </message>
    <message>
        <source>Click, or press Left and Right, to choose a rate.</source>
        <translation>点击或按左右方向键选择学习率。</translation>
    </message>
    <message>
        <source>Nothing has been tried yet.</source>
        <translation>还没有试过任何学习率。</translation>
    </message>
    <message>
        <source>Rates from %1 to %2.</source>
        <translation>学习率从 %1 到 %2。</translation>
    </message>
    <message>
        <source>Chosen rate %1, smoothed loss %2.</source>
        <translation>所选学习率 %1，平滑损失 %2。</translation>
    </message>
</context>
<context>
    <name>glassbox::RangeTest</name>
    <message>
        <source>Change the learning rate</source>
        <translation>修改学习率</translation>
    </message>
</context>
<context>
    <name>glassbox::RangeTestDialog</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>重新测试</translation>
    </message>
    <message>
        <source>This optimizer has no learning rate, or the network can&apos;t run yet.</source>
        <translation>该优化器没有学习率，或者网络还不能运行。</translation>
    </message>
    <message>
        <source>Waiting for the data and for the run to pause.</source>
        <translation>正在等待数据和训练暂停。</translation>
    </message>
    <message>
        <source>Preparing the test.</source>
        <translation>正在准备测试。</translation>
    </message>
    <message>
        <source>Step %1 of at most %2: learning rate %3, loss %4.</source>
        <translation>第 %1 步，最多 %2 步：学习率 %3，损失 %4。</translation>
    </message>
    <message>
        <source>%1 is a tenth of the rate at the smallest loss; the run keeps its weights. Click the curve to choose another rate.</source>
        <translation>%1 是损失最小处学习率的十分之一；训练保留原有权重。点击曲线可选择其他学习率。</translation>
    </message>
    <message>
        <source>No rate made the loss fall; the run keeps its weights.</source>
        <translation>没有学习率能使损失下降；训练保留原有权重。</translation>
    </message>
    <message>
        <source>Learning-rate range test</source>
        <translation>学习率范围测试</translation>
    </message>
    <message>
        <source>Use this rate</source>
        <translation>使用该学习率</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
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
    <message>
        <source>Validation, a character</source>
        <translation>验证，每字符</translation>
    </message>
    <message>
        <source>Test, a character, watched</source>
        <translation>测试，每字符（受监视）</translation>
    </message>
    <message>
        <source>Test, a character</source>
        <translation>测试，每字符</translation>
    </message>
    <message>
        <source>Validation error</source>
        <translation>验证误差</translation>
    </message>
    <message>
        <source>Test error, watched</source>
        <translation>测试误差（受监视）</translation>
    </message>
    <message>
        <source>Test error</source>
        <translation>测试误差</translation>
    </message>
    <message>
        <source>Root of the mean squared distance between target and answer</source>
        <translation>目标与回答之差的均方根</translation>
    </message>
    <message>
        <source>bits</source>
        <translation>比特</translation>
    </message>
</context>
<context>
    <name>glassbox::SampleBar</name>
    <message>
        <source>As the run trains</source>
        <translation>按训练的样子</translation>
    </message>
    <message>
        <source>The whole batch</source>
        <translation>整个批量</translation>
    </message>
    <message>
        <source>One sample of the batch</source>
        <translation>批量中的一个样本</translation>
    </message>
    <message>
        <source>A batch of its own</source>
        <translation>自成一个批量</translation>
    </message>
    <message>
        <source>The sample that the blocks show</source>
        <translation>各块正在显示的样本</translation>
    </message>
    <message>
        <source>Sample of the batch, by its number...</source>
        <translation>按编号选批量中的样本...</translation>
    </message>
    <message>
        <source>Sample by its number...</source>
        <translation>按编号选样本...</translation>
    </message>
    <message>
        <source>My own sample...</source>
        <translation>我自己的样本...</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Number from 0 to %1</source>
        <translation>从 0 到 %1 的编号</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Which step of the run</source>
        <translation>训练的哪一步</translation>
    </message>
    <message>
        <source>Previous sample</source>
        <translation>前一个样本</translation>
    </message>
    <message>
        <source>Next sample</source>
        <translation>后一个样本</translation>
    </message>
    <message>
        <source>my own sample</source>
        <translation>我自己的样本</translation>
    </message>
    <message>
        <source>validation sample %1</source>
        <translation>验证样本 %1</translation>
    </message>
    <message>
        <source>test sample %1</source>
        <translation>测试样本 %1</translation>
    </message>
    <message>
        <source>the whole batch, seen by sample %1 of %2</source>
        <translation>整个批量，以样本 %1 为例（共 %2）</translation>
    </message>
    <message>
        <source>sample %1 of %2 in the batch</source>
        <translation>批量中的样本 %1，共 %2</translation>
    </message>
    <message>
        <source>Step %1, changed by hand</source>
        <translation>第 %1 步，手动改过</translation>
    </message>
    <message>
        <source>Step %1, as it was computed</source>
        <translation>第 %1 步，按当时的计算</translation>
    </message>
    <message>
        <source>Step %1, as the run will compute it</source>
        <translation>第 %1 步，训练将这样计算</translation>
    </message>
    <message>
        <source>A batch of its own: the run does not train on it</source>
        <translation>自成一个批量：训练不用它</translation>
    </message>
</context>
<context>
    <name>glassbox::SampleStrip</name>
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
        <source>%1 of %2 wrong</source>
        <translation>%2 个中 %1 个错误</translation>
    </message>
    <message>
        <source>The network gives back too many numbers for a line here: its Output block on the canvas shows them, beside what its Input block shows.</source>
        <translation>网络输出的数太多，这里一行放不下：画布上的“输出”模块会显示它们，可与“输入”模块对照。</translation>
    </message>
    <message>
        <source>Samples appear here as soon as the network can answer.</source>
        <translation>网络能够作答后，样本就会显示在这里。</translation>
    </message>
    <message>
        <source>Test samples, watched</source>
        <translation>测试样本（受监视）</translation>
    </message>
    <message>
        <source>Validation samples</source>
        <translation>验证样本</translation>
    </message>
    <message>
        <source>target → answer</source>
        <translation>目标 → 回答</translation>
    </message>
    <message>
        <source>Order of the samples</source>
        <translation>样本顺序</translation>
    </message>
    <message>
        <source>Samples with the network&apos;s answers</source>
        <translation>样本与网络的回答</translation>
    </message>
    <message>
        <source>%1 wrong</source>
        <translation>%1 个错误</translation>
    </message>
    <message>
        <source>Training samples</source>
        <translation>训练样本</translation>
    </message>
    <message>
        <source>%1 of %2 characters wrong</source>
        <translation>%2 个字符中 %1 个错误</translation>
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
    <name>glassbox::ScoreModel</name>
    <message>
        <source>whole network</source>
        <translation>整个网络</translation>
    </message>
    <message>
        <source>changed by %1</source>
        <translation>改变了 %1</translation>
    </message>
    <message>
        <source>norm %1</source>
        <translation>范数 %1</translation>
    </message>
    <message>
        <source>gradient norm %1</source>
        <translation>梯度范数 %1</translation>
    </message>
    <message>
        <source>the cursor is here</source>
        <translation>光标在此</translation>
    </message>
    <message>
        <source>the cursor is here, in the backward pass</source>
        <translation>光标在此，处于反向传播</translation>
    </message>
</context>
<context>
    <name>glassbox::ScorePanel</name>
    <message>
        <source>Score</source>
        <translation>总谱</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s), down then up</source>
        <translation>
            <numerusform>%n 行，先向下再向上</numerusform>
        </translation>
    </message>
    <message>
        <source>Norm of what the op made: the root of the sum of squares</source>
        <translation>算子结果的范数：平方和的平方根</translation>
    </message>
    <message>
        <source>Norm of the gradient of the loss by what the op made</source>
        <translation>损失对算子结果的梯度的范数</translation>
    </message>
    <message>
        <source>block, op, shape</source>
        <translation>模块、算子、形状</translation>
    </message>
    <message>
        <source>Score: the ops of this step</source>
        <translation>总谱：这一步的算子</translation>
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
    <name>glassbox::SlotView</name>
    <message>
        <source>New number of %1</source>
        <translation>%1 的新数值</translation>
    </message>
    <message>
        <source>“%1” is no number</source>
        <translation>“%1”不是数</translation>
    </message>
</context>
<context>
    <name>glassbox::StageSample</name>
    <message>
        <source>Your own sample</source>
        <translation>你自己的样本</translation>
    </message>
    <message>
        <source>Validation picture %1</source>
        <translation>验证图片 %1</translation>
    </message>
    <message>
        <source>Validation sample %1</source>
        <translation>验证样本 %1</translation>
    </message>
    <message>
        <source>Test picture %1</source>
        <translation>测试图片 %1</translation>
    </message>
    <message>
        <source>Test sample %1</source>
        <translation>测试样本 %1</translation>
    </message>
    <message>
        <source>Training picture %1</source>
        <translation>训练图片 %1</translation>
    </message>
    <message>
        <source>Training sample %1</source>
        <translation>训练样本 %1</translation>
    </message>
    <message>
        <source>is %1</source>
        <translation>是 %1</translation>
    </message>
    <message>
        <source>is %1, seen as %2</source>
        <translation>是 %1，认成 %2</translation>
    </message>
    <message>
        <source>is %1, seen so</source>
        <translation>是 %1，认对了</translation>
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
    <message>
        <source>not here</source>
        <translation>不在本机</translation>
    </message>
    <message>
        <source>Get the data</source>
        <translation>获取数据</translation>
    </message>
    <message>
        <source>Get the data of %1</source>
        <translation>获取 %1 的数据</translation>
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
    <name>glassbox::StepBar</name>
    <message>
        <source>%1 ops/s</source>
        <translation>%1 算子/秒</translation>
    </message>
    <message>
        <source>%1 blocks/s</source>
        <translation>%1 模块/秒</translation>
    </message>
    <message>
        <source>%1 steps/s</source>
        <translation>%1 步/秒</translation>
    </message>
    <message>
        <source>Next op</source>
        <translation>下一算子</translation>
    </message>
    <message>
        <source>Next block</source>
        <translation>下一模块</translation>
    </message>
    <message>
        <source>Next phase</source>
        <translation>下一阶段</translation>
    </message>
    <message>
        <source>Next batch</source>
        <translation>下一批</translation>
    </message>
    <message>
        <source>Next epoch</source>
        <translation>下一轮</translation>
    </message>
    <message>
        <source>Op</source>
        <translation>算子</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Step size</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>Back (Shift+F10)</source>
        <translation>后退（Shift+F10）</translation>
    </message>
    <message>
        <source>F10</source>
        <translation>F10</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Step after step by itself (Space)</source>
        <translation>自动一步接一步（空格）</translation>
    </message>
</context>
<context>
    <name>glassbox::StepTimesDialog</name>
    <message>
        <source>Measure again</source>
        <translation>重新测量</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Measuring...</source>
        <translation>正在测量...</translation>
    </message>
    <message>
        <source>Forward and backward of a batch of %1 take %2 on %3 threads; %4 of that the threads wait for each other.</source>
        <translation>一批 %1 个样本的前向和反向在 %3 个线程上用时 %2；其中 %4 的时间线程在互相等待。</translation>
    </message>
    <message>
        <source>A whole step takes %1: data, update and the evaluations of the epochs come on top.</source>
        <translation>整个一步用时 %1：还包括数据准备、更新和每轮的评估。</translation>
    </message>
    <message>
        <source>The ceiling is %1 a thread.</source>
        <translation>每个线程的上限是 %1。</translation>
    </message>
    <message>
        <source>There is no run to measure yet.</source>
        <translation>还没有可以测量的训练。</translation>
    </message>
    <message>
        <source>Why is it slow?</source>
        <translation>为什么慢？</translation>
    </message>
    <message>
        <source>Time of each op</source>
        <translation>每个运算的用时</translation>
    </message>
    <message>
        <source>Each line is one op of a training step, the slowest first: how long it takes, how many operations and bytes it moves a second, and how near that comes to the fastest that the machine can multiply and add. Blue is forward, orange is backward.</source>
        <translation>每一行是训练步中的一个运算，最慢的在最前：它用多长时间，每秒做多少次运算、搬多少字节，以及离这台机器乘加的最快速度有多近。蓝色是前向，橙色是反向。</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
</context>
<context>
    <name>glassbox::StepTimesView</name>
    <message>
        <source>op</source>
        <translation>运算</translation>
    </message>
    <message>
        <source>time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>FLOP/s</source>
        <translation>FLOP/s</translation>
    </message>
    <message>
        <source>byte/s</source>
        <translation>字节/秒</translation>
    </message>
    <message>
        <source>of ceiling</source>
        <translation>占上限</translation>
    </message>
    <message>
        <source>%1: %2 s a step on all threads together, %3 operations, %4 bytes</source>
        <translation>%1：所有线程合计每步 %2 秒，%3 次运算，%4 字节</translation>
    </message>
</context>
<context>
    <name>glassbox::SurfacePad</name>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>Decision surface</source>
        <translation>决策面</translation>
    </message>
    <message>
        <source>Answer of the network over its two inputs</source>
        <translation>网络在两个输入构成的平面上的回答</translation>
    </message>
    <message>
        <source>No surface yet</source>
        <translation>还没有决策面</translation>
    </message>
    <message>
        <source>It appears when the data are here and the network is right: what it answers at every place.</source>
        <translation>数据就绪且网络无误时，这里显示网络在每个位置的回答。</translation>
    </message>
</context>
<context>
    <name>glassbox::TensorView</name>
    <message>
        <source>%1 of %2 are NaN or infinite</source>
        <translation>%2 个数中有 %1 个是 NaN 或无穷大</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>低于 %1</translation>
    </message>
    <message>
        <source>above %1</source>
        <translation>高于 %1</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>从 %1 到 %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 个中的 %1 个</translation>
    </message>
    <message>
        <source>mean %1, deviation %2, from %3 to %4</source>
        <translation>平均 %1，标准差 %2，从 %3 到 %4</translation>
    </message>
    <message>
        <source>; %1 of %2 are exactly 0</source>
        <translation>；%2 个中有 %1 个恰好为 0</translation>
    </message>
    <message>
        <source>principal directions: to the right %1, upwards %2 of the variance</source>
        <translation>主方向：向右占方差的 %1，向上占 %2</translation>
    </message>
    <message>
        <source>“%1” looks at “%2”</source>
        <translation>“%1”看向“%2”</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>NumPy array (*.npy)</source>
        <translation>NumPy 数组 (*.npy)</translation>
    </message>
    <message>
        <source>Save tensor</source>
        <translation>保存张量</translation>
    </message>
    <message>
        <source>Zoom to the digits</source>
        <translation>放大到能看见数字</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应窗口</translation>
    </message>
    <message>
        <source>Copy the chosen number</source>
        <translation>复制选中的数</translation>
    </message>
    <message>
        <source>Copy all numbers</source>
        <translation>复制全部数</translation>
    </message>
    <message>
        <source>Save as picture (PNG)</source>
        <translation>存为图片（PNG）</translation>
    </message>
    <message>
        <source>Save as table (CSV)</source>
        <translation>存为表格（CSV）</translation>
    </message>
    <message>
        <source>Save as NumPy array (.npy)</source>
        <translation>存为 NumPy 数组（.npy）</translation>
    </message>
    <message>
        <source>Backward: a gradient</source>
        <translation>反向：梯度</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前向</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Zoom, copy, save</source>
        <translation>缩放、复制、保存</translation>
    </message>
    <message>
        <source>a column an output channel, a row an input channel</source>
        <translation>每列一个输出通道，每行一个输入通道</translation>
    </message>
    <message>
        <source>a row an output channel, a column an input channel</source>
        <translation>每行一个输出通道，每列一个输入通道</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>条形图</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>热力图</translation>
    </message>
    <message>
        <source>Feature maps</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>Kernels</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Attention by head</source>
        <translation>各头的注意力</translation>
    </message>
    <message>
        <source>Gates over time</source>
        <translation>门随时间的变化</translation>
    </message>
    <message>
        <source>Units over time</source>
        <translation>单元随时间的变化</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Points in two directions</source>
        <translation>两个主方向上的点</translation>
    </message>
    <message>
        <source>Decision surface</source>
        <translation>决策面</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>digits in cells: × %1</source>
        <translation>格中数字：× %1</translation>
    </message>
</context>
<context>
    <name>glassbox::TermWaterfall</name>
    <message>
        <source>%1 smaller, %2 zero</source>
        <translation>%1 项较小，%2 项为零</translation>
    </message>
    <message numerus="yes">
        <source>%n smaller term(s)</source>
        <translation>
            <numerusform>%n 个较小的项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n term(s) of zero</source>
        <translation>
            <numerusform>%n 个为零的项</numerusform>
        </translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏置</translation>
    </message>
</context>
<context>
    <name>glassbox::TextView</name>
    <message>
        <source>No text yet</source>
        <translation>还没有文本</translation>
    </message>
    <message>
        <source>The network writes here as soon as its text has been read.</source>
        <translation>网络读完它的文本后，就会在这里写作。</translation>
    </message>
    <message>
        <source>Not for this network</source>
        <translation>不适用于此网络</translation>
    </message>
    <message>
        <source>Only a network that is trained to answer with the next character can write a text on.</source>
        <translation>只有训练来预测下一个字符的网络才能续写文本。</translation>
    </message>
    <message>
        <source>weights of step %1</source>
        <translation>第 %1 步的权重</translation>
    </message>
    <message>
        <source>Write on</source>
        <translation>续写</translation>
    </message>
    <message>
        <source>every epoch</source>
        <translation>每轮</translation>
    </message>
    <message>
        <source>Writes a short text anew at the end of every epoch, with the same seed.</source>
        <translation>每轮结束时，用同一种子重新写一段短文本。</translation>
    </message>
    <message>
        <source>Write at the end of every epoch</source>
        <translation>每轮结束时写作</translation>
    </message>
    <message>
        <source>Beginning of the text</source>
        <translation>文本的开头</translation>
    </message>
    <message>
        <source>The network goes on from here; \n begins a new line.</source>
        <translation>网络从这里继续写；\n 表示换行。</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Length in characters</source>
        <translation>字符数</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Logits are divided by it before a character is drawn: 0 takes the likeliest, above 1 it becomes bolder.</source>
        <translation>抽取字符之前，logits 除以它：0 取最可能的字符，大于 1 则更大胆。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Same weights, beginning and seed give the same text.</source>
        <translation>权重、开头和种子相同，写出的文本就相同。</translation>
    </message>
    <message>
        <source>Text that the network wrote</source>
        <translation>网络写出的文本</translation>
    </message>
    <message>
        <source>Press Write on: the network goes on with the weights that it has now.</source>
        <translation>按“续写”：网络用现有的权重继续写。</translation>
    </message>
</context>
<context>
    <name>glassbox::TimeGradientDialog</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>重新测量</translation>
    </message>
    <message>
        <source>Training with the %1: step %2 of %3.</source>
        <translation>正在用 %1 训练：第 %2 步，共 %3 步。</translation>
    </message>
    <message>
        <source>Measuring.</source>
        <translation>正在测量。</translation>
    </message>
    <message>
        <source>This needs a network with an RNN, LSTM or GRU block that can run; a text preset has one.</source>
        <translation>这需要一个可运行且含有 RNN、LSTM 或 GRU 模块的网络；文本预设中就有。</translation>
    </message>
    <message numerus="yes">
        <source>What is left of its length at the end, %n step(s) back: %1.</source>
        <translation>
            <numerusform>往回 %n 步时，相对末尾长度还剩：%1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Gradient through time</source>
        <translation>随时间的梯度</translation>
    </message>
    <message>
        <source>How strongly the loss at the end of a sequence depends on what the layer read at each time step: the length of the gradient by its input. The same network with an RNN, an LSTM and a GRU in the layer&apos;s place, each started from the experiment&apos;s seed.</source>
        <translation>序列末尾的损失在多大程度上取决于该层在每个时间步读到的内容：即对其输入的梯度的长度。同一个网络，在该层的位置上分别换成 RNN、LSTM 和 GRU，各自从实验的种子开始。</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Training sequence</source>
        <translation>训练序列</translation>
    </message>
    <message>
        <source>Training steps before</source>
        <translation>此前训练步数</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>glassbox::TimeGradientPlot</name>
    <message>
        <source>Time steps back from the end of the sequence</source>
        <translation>从序列末尾往回数的时间步</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) back: %1</source>
        <translation>
            <numerusform>往回 %n 步：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Gradient length against steps back</source>
        <translation>梯度长度随回溯步数的变化</translation>
    </message>
    <message>
        <source>Nothing has been measured yet.</source>
        <translation>尚未测量。</translation>
    </message>
</context>
<context>
    <name>glassbox::TryPanel</name>
    <message>
        <source>Decision surface</source>
        <translation>决策面</translation>
    </message>
    <message>
        <source>Write on</source>
        <translation>续写</translation>
    </message>
    <message>
        <source>Draw a digit</source>
        <translation>手写数字</translation>
    </message>
</context>
<context>
    <name>glassbox::UnfoldingView</name>
    <message>
        <source>%1 unfolded</source>
        <translation>%1 已展开</translation>
    </message>
    <message>
        <source>Nothing is unfolded</source>
        <translation>没有展开任何数</translation>
    </message>
    <message>
        <source>A parameter: the optimizer sets it.</source>
        <translation>参数：由优化器设定。</translation>
    </message>
    <message>
        <source>The right answer, from the data set.</source>
        <translation>来自数据集的正确答案。</translation>
    </message>
    <message>
        <source>From the data set, prepared as the experiment says.</source>
        <translation>来自数据集，按实验的设定预处理。</translation>
    </message>
    <message>
        <source>Nothing flows to this place.</source>
        <translation>没有任何梯度流到这里。</translation>
    </message>
    <message>
        <source>sample %1 of %2</source>
        <translation>样本 %1，共 %2</translation>
    </message>
    <message>
        <source>channel %1 of %2</source>
        <translation>通道 %1，共 %2</translation>
    </message>
    <message>
        <source>sample %1: %2</source>
        <translation>样本 %1：%2</translation>
    </message>
    <message>
        <source>channel %1: %2</source>
        <translation>通道 %1：%2</translation>
    </message>
    <message>
        <source>from</source>
        <translation>来自</translation>
    </message>
</context>
<context>
    <name>glassbox::UpdateArrows</name>
    <message>
        <source>root of the mean of squared gradients: v = %1</source>
        <translation>梯度平方的均值的平方根：v = %1</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>gradients so far, the older the weaker</source>
        <translation>至今的梯度之和，越早的越弱</translation>
    </message>
    <message>
        <source>mean of the gradients so far</source>
        <translation>至今梯度的均值</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>how much the loss rises with the weight</source>
        <translation>权重增大时损失上升多少</translation>
    </message>
    <message>
        <source>step</source>
        <translation>更新量</translation>
    </message>
    <message>
        <source>what this step changed the weight by</source>
        <translation>这一步把权重改变了多少</translation>
    </message>
    <message>
        <source>plain step</source>
        <translation>普通更新量</translation>
    </message>
    <message>
        <source>what plain gradient descent would do: −rate × gradient</source>
        <translation>普通梯度下降会做的改变：−学习率 × 梯度</translation>
    </message>
</context>
<context>
    <name>glassbox::UpdatePane</name>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Update of %1</source>
        <translation>%1 的更新</translation>
    </message>
    <message>
        <source>What a good step leaves in a statistic; the optimizer has no part in it.</source>
        <translation>一次正常的步骤在统计量里留下的；与优化器无关。</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>of the loss</source>
        <translation>损失的</translation>
    </message>
    <message>
        <source>with penalties</source>
        <translation>加上惩罚项</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
</context>
<context>
    <name>glassbox::UpdatePanel</name>
    <message>
        <source>There is no such place in this parameter.</source>
        <translation>这个参数里没有这个位置。</translation>
    </message>
    <message>
        <source>%1 in step %2: %3 → %4, rate %5</source>
        <translation>%1，第 %2 步：%3 → %4，学习率 %5</translation>
    </message>
    <message>
        <source>%1 (frozen)</source>
        <translation>%1（已冻结）</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>what a step makes of one weight</source>
        <translation>一步如何改变一个权重</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Place in the parameter; empty: the largest gradient</source>
        <translation>参数中的位置；留空则取梯度最大处</translation>
    </message>
    <message>
        <source>Largest gradient</source>
        <translation>最大梯度</translation>
    </message>
    <message>
        <source>Gradient, memory of the optimizer, and step</source>
        <translation>梯度、优化器的记忆和更新量</translation>
    </message>
    <message>
        <source>Arrows above the line share one scale: the gradient, and what the optimizer remembers of earlier ones. Below it are changes of the weight: the step that was made, and what plain gradient descent would have done.</source>
        <translation>线以上的箭头共用一个刻度：梯度，以及优化器对以前梯度的记忆。线以下是权重的改变：实际的更新量，以及普通梯度下降会做的改变。</translation>
    </message>
    <message>
        <source>No step of this parameter yet</source>
        <translation>这个参数还没有更新</translation>
    </message>
    <message>
        <source>Make a step to see what the optimizer makes of it.</source>
        <translation>走一步，看看优化器如何改变它。</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
</context>
<context>
    <name>glassbox::VerifyCard</name>
    <message>
        <source>The two ways disagree</source>
        <translation>两种算法不一致</translation>
    </message>
    <message>
        <source>Verified, at a kink</source>
        <translation>已验证，位于折点</translation>
    </message>
    <message>
        <source>Verified: the two ways agree</source>
        <translation>已验证：两种算法一致</translation>
    </message>
    <message>
        <source>A ReLU or a pooling switches between the two ends of the nudge: there the loss has a corner, and a central difference can&apos;t be compared.</source>
        <translation>在微扰的两端之间，某个 ReLU 或池化发生了切换：损失在那里有折角，无法与中心差分比较。</translation>
    </message>
    <message>
        <source>Numbers before it were rounded by more than is allowed here. This number and every number it is made of agree with their own terms: rounding, no error.</source>
        <translation>在它之前的数的舍入超过了这里的允许值。这个数以及构成它的每个数都与各自的项一致：是舍入，不是错误。</translation>
    </message>
    <message>
        <source>difference %1, allowed %2</source>
        <translation>差 %1，允许 %2</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Its terms, in double</source>
        <translation>它的各项，双精度</translation>
    </message>
    <message>
        <source>Whole step, in double</source>
        <translation>整个一步，双精度</translation>
    </message>
    <message>
        <source>Nudged by ±%1, in double</source>
        <translation>微扰 ±%1，双精度</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Open op</source>
        <translation>打开算子</translation>
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
