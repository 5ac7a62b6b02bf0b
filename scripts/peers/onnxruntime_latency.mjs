// Predicts one sample at a time with ONNX Runtime on one thread, a slice at a time.
//
//     node onnxruntime_latency.mjs PACKAGES_FOLDER MODEL.onnx SAMPLE.f32 SHAPE
//
// SHAPE is the sample's with the batch axis, "1,1,28,28"; SAMPLE.f32 holds its numbers. The first line printed is the
// prediction as a JSON array. Then it reads a number of seconds a line from standard input, predicts that long, each run
// timed for itself, and prints {"median_us": ..., "runs": ...}.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const [folder, model, sample, shape] = process.argv.slice(2);
const ort = createRequire(resolve(folder, 'package.json'))('onnxruntime-node');

const session = await ort.InferenceSession.create(model, {
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
  interOpNumThreads: 1,
  intraOpNumThreads: 1,
});
const bytes = readFileSync(sample);
const numbers = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
const feeds = { [session.inputNames[0]]: new ort.Tensor('float32', numbers, shape.split(',').map(Number)) };

async function slice(seconds) {
  const times = [];
  const end = process.hrtime.bigint() + BigInt(Math.round(seconds * 1e9));
  for (let begin = process.hrtime.bigint(); begin < end; ) {
    await session.run(feeds);
    const now = process.hrtime.bigint();
    times.push(Number(now - begin) / 1e3);
    begin = now;
  }
  times.sort((a, b) => a - b);
  return { median_us: times[Math.floor(times.length / 2)], runs: times.length };
}

const results = await session.run(feeds);
console.log(JSON.stringify(Array.from(results[session.outputNames[0]].data)));
await slice(0.5);
for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await slice(Number(line))));
}
