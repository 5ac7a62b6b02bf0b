<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CanvasCommands</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in the microscope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a wire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CanvasText</name>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frozen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GELU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>He, normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>He, uniform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xavier, normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xavier, uniform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch&apos;s default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standardise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PresetTexts</name>
    <message>
        <source>LeNet-5 on MNIST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolutions that read digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multilayer perceptron</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three dense layers, the first step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MNIST, as fast as it goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A race to 99 %, with the test part watched</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>{path} can&apos;t be read: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the path and its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} can&apos;t be written: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder that exists, is writable and has room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is larger than {most} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} must be from {minimum} to {maximum} but is {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} must be a whole number but is {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} must be a number but is {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} must be a finite number but is {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} must be one of {choices} but is {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} must be a list of sizes such as [1, 28, 28] but is {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every size of {key} must be from {minimum} to {maximum} but it is {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} must be true or false but is {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What negative numbers are multiplied by; only of leaky_relu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bend that lets layers after one another do more than one alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bends each number by the same curve.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AvgPool2D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pooling &amp; shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the mean of each window, padding counted as zeros.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{block} ({type}) takes vectors or sequences but gets an image {shape}: insert Flatten between {source} and {block}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{block} ({type}) takes vectors or sequences but gets {came} from {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{block} ({type}) takes vectors but gets an image {shape}: insert Flatten between {source} and {block}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{block} ({type}) takes vectors but gets a {came}: insert Flatten between {source} and {block}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{block} ({type}) takes images but gets a {came} from {source}: move {block} before the block that makes the {came}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{block} ({type}): the kernel of {value}x{value} is larger than the picture {shape} with its padding: set kernel to {fit} or less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stride</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the window moves from one result to the next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Padding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the weights are drawn before the first step; He suits ReLU, Xavier suits sigmoid and tanh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{block} ({type}): groups is {value} but this version only joins all channels: set groups to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into how many groups the channels are cut; only 1 is available.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernels to learn, one feature map each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side of the square window that a kernel sees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows and columns of zeros around the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds one learned number to each output channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conv2D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dense &amp; convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves small learned kernels over the picture and writes how well each fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many numbers come out; each looks at all that come in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds one learned number to each unit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each unit weighs every number that comes in and adds them up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the numbers that are set to zero, drawn anew for each step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regularise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While training, silences random numbers, so that no unit relies on one other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes all numbers of a picture in one row, channel by channel, row by row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{block} ({type}) has {count} axes: give [features], [time, features] or [channels, height, width]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sizes of one sample: channels, height, width of a picture, or its features.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where samples of the data set enter the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MaxPool2D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the largest number of each window and makes the picture smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{block} ({type}) classifies but gets a single number: give the block before it a number a class, or set task to regression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classification turns the numbers that come in into probabilities; regression takes them as the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the network answers and the loss is measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps positive numbers, makes others zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GELU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A smooth ReLU: each number times the chance that a normal one is smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squeezes each number between 0 and 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squeezes each number between -1 and 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps positive numbers, shrinks negative ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns numbers into probabilities that add up to one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{block} ({type}): padding {value} is more than half of the kernel, so that windows would see nothing but padding: set padding to {fit} or less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side of the square window that becomes one number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows and columns around the picture, at most half of the kernel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MNIST handwritten digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>70,000 grey pictures of 28 by 28 of the digits 0 to 9, written by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no data set called &quot;{name}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known data sets: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data set &quot;{name}&quot; is in none of the places looked at: {places}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a folder &quot;{name}&quot; in one of them and put the published files into it ({files}), or give the folder that holds it with --data or $GLASSBOX_DATA.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the file again from where it was published.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds {held} bytes but its sizes promise {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the gzip data is damaged or cut short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not an IDX file: it should start with the bytes 0 0 8 {rank}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its elements have type {type}, expected 8 (unsigned bytes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds {found} ({axes} axes) where {expected} are expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the files were not renamed or swapped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of its sizes is zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it claims to hold more than {most} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {file} is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it into this folder, or remove the folder so that another is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label {index} is {label}, expected 0 to {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the labels belong to this data set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {pictures} pictures but {labels} labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that both files belong to the same part of the data set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training pictures are {training} cells, the test pictures {test}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that all files belong to the same data set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} can&apos;t be read as a PNG picture: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save the picture as PNG, or give an array as .npy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network must be a network object or the path of one but is {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the path of a network file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} can&apos;t be used by this version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave {key} empty: [].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no {key} {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known types: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop_at needs exactly one metric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write {&quot;validation_accuracy&quot;: 0.99}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples whose gradients are averaged for one step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the training part is gone through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initial weights, order of the samples and dropout follow from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the training part that is kept apart to watch the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of the split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which samples are kept apart follows from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop the last batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out a last batch of an epoch that is not full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part that is evaluated every epoch; watching the test part is for benchmarks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} has no entry for the {type} block {block}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add {block} to {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} names {block}, which is no {type} block of the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it or correct the id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{block} wants the field {name} of the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {field}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the loss {loss} does not fit {block}, whose task is {task}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {fitting}, or change the task of {block}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every loss has the weight 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one a weight above 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} lacks {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} must be from 1 to 1000000 but is {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation must be from 0 to 0.9 but is {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the run can&apos;t stop at {metric}: the test part is looked at only once, at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop at a validation metric, or write &quot;watch&quot;: &quot;test&quot; for a benchmark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the run can&apos;t stop at {metric}: there is no validation part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give data.split.validation a share above 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training this network needs {needed} of memory but the machine has {there}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the blocks or batch_size smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sample {sample} is outside the batch of {batch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is not the name of a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the value and its indices: conv1.z[5,18,22] or grad(fc1.weight)[3,7]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no value &quot;{value}&quot; in this step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`glassbox-cli check` lists the values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is {type} and takes {wanted} indices, not {given}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>index {index} of {value} is outside: axis {axis} goes from 0 to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sample {sample} does not exist: the {part} part has {count} samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the weights lack {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save them from a run of this network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This .npy file can&apos;t be read: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it with numpy.save as float32, float64, int32 or uint8, in C order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a sound safetensors file: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the weights again; the file may be cut short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tensor &quot;{name}&quot; has the type {type}, which can&apos;t be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as F32, F64, I32 or U8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two tensors can&apos;t be saved under the same name &quot;{name}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{block} ({type}) would make {shape} numbers of one sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make its sizes smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{block} ({type}) would need {count} weights, {size} GB of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no block {id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no wire {wire}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no block type {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{type} has no place in the middle of a wire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the wire {wire} can&apos;t be drawn: the ports must exist, and blocks must not feed each other in a ring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{id} is connected already, so it can&apos;t be put into another wire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{id} ({type}) has no setting {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the id {id} can&apos;t be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ids start with a letter or _ and have letters, digits and _ only, at most 64.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two blocks have the id {id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a wire of the copied part leads to a block outside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object in braces is needed but {value} stands there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the key {key} is not known here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known keys: {keys}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the key {key} is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} must be text in quotes but is {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} must be a whole number from 0 to 18446744073709551615 but is {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} must be an object in braces but is {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} must be a list in brackets but is {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} must be a list of whole numbers such as [1, 28, 28] but is {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} can&apos;t be {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file has the format {format}, which is newer than this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program reads {kind}/1: use a newer Glassbox.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the format {format} is not {kind}/1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write &quot;format&quot;: &quot;{kind}/1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object in the text has more than {most} keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the key {key} stands twice in one object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove one of the two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text is not JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for a missing comma, quote or bracket there; JSON has no comments, NaN or Infinity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number in the text is too large to be stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a number below 1.8e308.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text is nested deeper than {most} levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks and experiments need less than ten levels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{block} (Output) has no loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give losses an entry {block}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{block} (Output): the loss {loss} does not fit its task {task}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {fitting}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert {type}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {key} to {fit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add {type} after {block}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add {type} before {block}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect {from} to {block}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {block}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} has {count} entries; at most {most} are possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{id}: there is no block type {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a wire can&apos;t be {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write [&quot;from&quot;, &quot;to&quot;] or [&quot;from:port&quot;, &quot;to:port&quot;].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the end of a wire can&apos;t be {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write &quot;block&quot; or &quot;block:port&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>composite blocks can&apos;t be read by this version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write their blocks and wires out, or use a newer Glassbox.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the entry or correct its id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a position can&apos;t be {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write [x, y] in pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the network has no Input block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add one: it is where samples enter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the network has no Output block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add one: it is where the network answers and the loss is measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the wire {wire}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocks feed each other in a ring: {ring}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove one wire of the ring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the wire.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the wire {wire} leads to or from the block {block}, which does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two wires end at the port {port} of {block}; the second is {wire}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the wire {wire} ends at the port {port}, which {block} does not have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{block} ({type}) lacks the setting {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{block} ({type}): nothing is connected to its port {port}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a wire to it, or remove {block}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{block} ({type}): nothing uses its result, so it does not reach an Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a wire from it, or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets positive numbers through and stops negative ones (Nair and Hinton, ICML 2010).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like relu, but lets a small part of negative numbers through, so that no unit dies (Maas et al., ICML 2013).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squeezes any number into 0 to 1 (Goodfellow et al., &quot;Deep Learning&quot;, 2016, ch. 3.10).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squeezes any number into -1 to 1, zero staying zero (LeCun et al., &quot;Efficient BackProp&quot;, 1998).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A smooth relu: z times the chance that a normal random number is below z (Hendrycks and Gimpel, arXiv:1606.08415).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets the gradient through where relu let the number through (Nair and Hinton, ICML 2010).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets the gradient through where the number was positive, and a small part of it elsewhere (Maas et al., ICML 2013).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sigmoid&apos;s slope from its own result: largest at one half, nearly nothing near 0 and 1 (Rumelhart et al., Nature 323, 1986).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The slope of tanh from its own result: one at zero, nearly nothing near -1 and 1 (LeCun et al., &quot;Efficient BackProp&quot;, 1998).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The slope of gelu, computed from its input (Hendrycks and Gimpel, arXiv:1606.08415).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{op} takes two or more inputs but gets {came}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds values element by element: a shortcut and the path around it, or a gradient&apos;s parts (He et al., CVPR 2016).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplies two values element by element, as gates do (Hochreiter and Schmidhuber, Neural Computation 9, 1997).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplies by a constant: the weight of one loss among several (Goodfellow et al., &quot;Deep Learning&quot;, 2016, ch. 7.7).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the backward pass starts: the loss changes by one where it changes by one (Griewank and Walther, &quot;Evaluating Derivatives&quot;, 2008, ch. 3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{op}: padding {padding} is more than half of the window {kernel}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the padding at most half of the kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the height of the pooling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the width of the pooling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaces each window by its mean; padding counts as zeros (LeCun et al., Proc. IEEE 86, 1998).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shares each gradient equally among the pixels of its window (LeCun et al., Proc. IEEE 86, 1998).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds a learned constant to each feature, or to each channel of an image (Goodfellow et al., &quot;Deep Learning&quot;, 2016, ch. 6).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bias&apos;s gradient: everything that came back to it, summed over the batch and the places where it was added (Rumelhart et al., Nature 323, 1986).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the channels of x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the filters of weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the height of the convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the width of the convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slides small windows of weights over an image, each looking for its pattern everywhere (LeCun et al., Proc. IEEE 86, 1998).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each pixel&apos;s share of the loss, gathered from all windows that saw it (Dumoulin and Visin, arXiv:1603.07285).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A filter weight&apos;s gradient: what it saw times what came back, summed over all places and the batch (LeCun et al., Proc. IEEE 86, 1998).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{op} takes vectors but gets {came}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How surprised the network is by the right answer: minus the logarithm of the probability that it gave it (Bishop, &quot;Pattern Recognition and Machine Learning&quot;, 2006, ch. 4.3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the network said minus what it should have said (Bishop, &quot;Pattern Recognition and Machine Learning&quot;, 2006, ch. 4.3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{op} takes the mask of its dropout but gets {came}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silences each number with a given chance while training and makes up for it by scaling the rest (Srivastava et al., JMLR 15, 2014).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silences the gradients of the numbers that were silenced (Srivastava et al., JMLR 15, 2014).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{op} takes {wanted} inputs but gets {came}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fused op has no activation &quot;{activation}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product, bias and activation in one pass while the numbers are in the cache; the same bits as one after the other (Goodfellow et al., &quot;Deep Learning&quot;, 2016, ch. 6).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolution, bias and activation in one pass while the numbers are in the cache; the same bits as one after the other (LeCun et al., Proc. IEEE 86, 1998).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradients of pooling and of the relu before it in one pass; the same bits as one after the other (Jarrett et al., ICCV 2009).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no op &quot;{op}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{op} would make a value of {shape} numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the sizes smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{op} takes {wanted} as {letter} but gets {came}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>real numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vectors or sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert Flatten before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a parameter with one axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a parameter with two axes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a parameter with four axes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one number a sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one class index a sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{op} takes two values of one shape but gets {a} and {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{op}: {letter} has size {came} where {wanted} is {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{op} needs the attribute {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{op}: {name} is {came} but must be at least {minimum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{op}: {name} is {came} but must be at least {minimum} and below {maximum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{op}: {name} is {came} but must be from {minimum} to {maximum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{op} takes the winners of its pooling but gets {came}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the largest number of each window, and which one it was (Jarrett et al., ICCV 2009; Goodfellow et al., &quot;Deep Learning&quot;, 2016, ch. 9.3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sends each gradient back to the pixel that won its window; the others get nothing (Jarrett et al., ICCV 2009).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last axis of x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last axis of dz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{op} takes dz and x of as many rows but gets {a} and {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each output is the sum of all inputs, each times its weight (Goodfellow et al., &quot;Deep Learning&quot;, 2016, ch. 6).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each input&apos;s share of the loss: the gradients of all outputs, weighted as the input was (Rumelhart et al., Nature 323, 1986).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A weight&apos;s gradient: what went in times what came back, summed over the batch (Rumelhart et al., Nature 323, 1986).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{op} takes one number for the whole batch but gets {came}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mean of the samples&apos; losses: what training makes smaller (Goodfellow et al., &quot;Deep Learning&quot;, 2016, ch. 8.1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each of N samples has one Nth of a say in the mean (Goodfellow et al., &quot;Deep Learning&quot;, 2016, ch. 8.1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{op} can&apos;t make {wanted} of {came}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lays an image&apos;s channels out as one vector without changing a number (Goodfellow et al., &quot;Deep Learning&quot;, 2016, ch. 9).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folds a vector into an image or sequence without changing a number (Goodfellow et al., &quot;Deep Learning&quot;, 2016, ch. 9).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns numbers into probabilities that sum to one (Bridle, &quot;Probabilistic interpretation of feedforward classification network outputs&quot;, 1990).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A probability rises with its own number and falls with all others (Bishop, &quot;Pattern Recognition and Machine Learning&quot;, 2006, ch. 4.3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{op} takes values with a batch axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mean squared distance between prediction and target (Bishop, &quot;Pattern Recognition and Machine Learning&quot;, 2006, ch. 3.1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twice the distance, in the direction away from the target (Bishop, &quot;Pattern Recognition and Machine Learning&quot;, 2006, ch. 3.1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{op}: a window of {kernel} is larger than the image of {image}{padded}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the kernel smaller or the padding larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of each step against the gradient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decay of the mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the running mean of the gradients that each step keeps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decay of the squares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the running mean of their squares that each step keeps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the division safe where gradients vanish.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pulls every weight towards zero by adding this share of it to its gradient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives every weight a step length of its own from running means of its gradients.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of rising</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of all steps in which the learning rate rises.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start divisor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate starts at the optimizer&apos;s learning rate divided by this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End divisor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate ends at its start divided by this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cycle momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the momentum against the learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum at the highest learning rate, where it is cycled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum at the start and the end, where it is cycled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One cycle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate rises once to the optimizer&apos;s and falls to almost nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The optimizer has no setting &quot;{key}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no optimizer called &quot;{name}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nesterov needs a momentum above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set momentum, or turn nesterov off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no parameter called &quot;{name}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter &quot;{name}&quot; has the shape {expected}, but {given} was given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use weights that were saved from the same network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the last step&apos;s direction that is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks ahead along the momentum before it steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient descent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps against the gradient of a batch, with momentum where wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A batch of {batch} needs {needed} of memory, the machine has {available}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the batch or the network smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} has more than {most} numbers in a batch of {batch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A batch has at least one sample, not {batch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a sound checkpoint: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoint belongs to another experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume it with the experiment that it was saved from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{block} takes {wanted}, but a sample of {dataset} is {given}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the shape of {block} to {given}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{block} classifies, but {dataset} has no classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the task of {block} to regression.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{block} gives {given} numbers, but {dataset} needs {wanted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the last block before {block} {wanted} units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has no value &quot;{name}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check lists the values of a network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights lack &quot;{name}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training diverged: the loss of step {step} is not a finite number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower the learning rate, or start again with smaller weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no part of the data called &quot;{name}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use training, validation or test.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training graph has no value &quot;{name}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training part has {samples} samples, too few for a batch of {batch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a smaller batch size, or keep the last batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no schedule called &quot;{name}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schedule has no setting &quot;{key}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the run stopped: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} can&apos;t be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name a file in a folder that exists and that you may write to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has the shape {given}, the network takes {wanted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give one sample of that shape, or several with a batch axis in front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the network takes {wanted}, not a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give an array as .npy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be written to its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free some space on the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no device &quot;{device}&quot; here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use --device cpu</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>glassbox::BlockForm</name>
    <message>
        <source>Train %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trainable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: the block is frozen and keeps its weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work a sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights, live</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>glassbox::BlockItem</name>
    <message>
        <source>%1 not finite</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>glassbox::BlockPalette</name>
    <message>
        <source>Find a block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Palette</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>glassbox::CanvasControls</name>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>glassbox::CanvasEditor</name>
    <message>
        <source>Insert %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put %1 into the wire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the wire</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n block(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfreeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %n block(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste %n block(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glassbox::CanvasLegend</name>
    <message>
        <source>Previous picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>showing test picture %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>showing validation picture %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>showing picture %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>picture </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of the picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>glassbox::CanvasMenu</name>
    <message>
        <source>Insert behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frozen: keeps its parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the wire %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the wire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a block</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>glassbox::CanvasView</name>
    <message numerus="yes">
        <source>Network, %n block(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>New name of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wire from %1 to %2: Enter draws it, Esc cancels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no port that a wire from here could end at</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n block(s) cut</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n block(s) copied</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The clipboard holds no blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No wire there: it must lead from an output to an input, and blocks must not feed each other in a ring</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>glassbox::EpochBar</name>
    <message>
        <source>Epoch %1 of %2, step %3 of %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch %1 / %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1 / %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>glassbox::ExperimentForm</name>
    <message>
        <source>Rename the experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 parameters
%2 a sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a block to see its own settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning-rate schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>glassbox::LabSession</name>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no weights yet: press Train first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>glassbox::LegendLines</name>
    <message>
        <source>data, forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient, backward</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>glassbox::MainWindow</name>
    <message numerus="yes">
        <source>This machine: %n core(s), %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1[*] - Glassbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experiments and networks (*.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights (*.safetensors)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The experiment has changes that are not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Glassbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Glassbox %1&lt;/b&gt;&lt;p&gt;A laboratory for learning how neural networks work. Every number on the screen is the number the engine computed.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;table cellspacing=6&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;F5&lt;/b&gt;&lt;/td&gt;&lt;td&gt;train, pause&lt;/td&gt;&lt;td&gt;&lt;b&gt;F10&lt;/b&gt;&lt;/td&gt;&lt;td&gt;one batch&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;Shift+F5&lt;/b&gt;&lt;/td&gt;&lt;td&gt;restart from the same seed&lt;/td&gt;&lt;td&gt;&lt;b&gt;F6&lt;/b&gt;&lt;/td&gt;&lt;td&gt;next panel&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;Ctrl+1, Ctrl+2&lt;/b&gt;&lt;/td&gt;&lt;td&gt;Start, Network&lt;/td&gt;&lt;td&gt;&lt;b&gt;Ctrl + - 0&lt;/b&gt;&lt;/td&gt;&lt;td&gt;interface scale&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;/&lt;/b&gt;&lt;/td&gt;&lt;td&gt;find a block&lt;/td&gt;&lt;td&gt;&lt;b&gt;W&lt;/b&gt;&lt;/td&gt;&lt;td&gt;draw a wire, arrows choose the port&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;Arrows&lt;/b&gt;&lt;/td&gt;&lt;td&gt;walk along wires&lt;/td&gt;&lt;td&gt;&lt;b&gt;Alt+arrows&lt;/b&gt;&lt;/td&gt;&lt;td&gt;move blocks&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;Enter&lt;/b&gt;&lt;/td&gt;&lt;td&gt;open a block&lt;/td&gt;&lt;td&gt;&lt;b&gt;F2&lt;/b&gt;&lt;/td&gt;&lt;td&gt;rename&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;T&lt;/b&gt;&lt;/td&gt;&lt;td&gt;tidy&lt;/td&gt;&lt;td&gt;&lt;b&gt;+ - 0&lt;/b&gt;&lt;/td&gt;&lt;td&gt;zoom, fit&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;Delete&lt;/b&gt;&lt;/td&gt;&lt;td&gt;remove&lt;/td&gt;&lt;td&gt;&lt;b&gt;Ctrl+D&lt;/b&gt;&lt;/td&gt;&lt;td&gt;duplicate&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New, empty canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save experiment &amp;as...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;network...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;weights...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart from the same seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>glassbox::MessageBubble</name>
    <message>
        <source>Why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Problem: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>glassbox::NetworkRoom</name>
    <message>
        <source>Blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a digit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample pictures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>glassbox::NetworkThumbnail</name>
    <message>
        <source>Picture of the network %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>glassbox::NetworkView</name>
    <message>
        <source>An empty network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag blocks from the palette to here, or press / to find one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a block</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>glassbox::NoticeCard</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>glassbox::PanelHeader</name>
    <message>
        <source>Unfold %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>glassbox::RateSlider</name>
    <message>
        <source>now %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate, logarithmic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes effect at the next step, also while training; recorded as an event of the run.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>glassbox::RunBar</name>
    <message>
        <source>Validation accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test accuracy, watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>samples/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One batch (F10)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart, seed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart from seed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the first step, untrained, with seed %1 (Shift+F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>glassbox::SampleStrip</name>
    <message>
        <source>Test pictures, watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 wrong of %2 shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures appear here as soon as the network can answer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>glassbox::SchemaForm</name>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>glassbox::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interface scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>glassbox::StartCard</name>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not trained here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1 here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>glassbox::StartRoom</name>
    <message>
        <source>What would you like to see through?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a network and press Train. Every number you will see is the one that was computed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready to train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on where you were</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything here works without internet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, changed %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>glassbox::WeightsView</name>
    <message>
        <source>Weights, live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown as soon as the network is ready.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
