// Answers compare.py for sharp, with the protocol of PeerProcess.java.
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import sharp from 'sharp';

const QUALITY = 85;
const threads = sharp.concurrency();
sharp.concurrency(1);
sharp.cache(false); // a result that is only looked up would not be measured

const photos = new Map();

function start(photo) {
  return sharp(photo)
    .autoOrient()
    .resize(1024, 1024, { fit: 'inside', withoutEnlargement: true });
}

function run(product, photo) {
  switch (product) {
    case 'webp2':
    case 'webp4':
      return start(photo).webp({ quality: QUALITY, effort: Number(product[4]) }).toBuffer();
    case 'raw':
      return start(photo).raw().toBuffer({ resolveWithObject: true });
    default:
      throw new Error(`Nothing is called ${product}`);
  }
}

// Width and height as big-endian integers, then red, green and blue of each pixel.
function rgb({ data, info }) {
  const header = Buffer.alloc(8);
  header.writeInt32BE(info.width, 0);
  header.writeInt32BE(info.height, 4);
  return Buffer.concat([header, data]);
}

const { versions } = sharp;
console.log(
  `sharp ${versions.sharp} (libvips ${versions.vips}, libwebp ${versions.webp}, ` +
    `mozjpeg ${versions.mozjpeg}), Node.js ${process.versions.node}, ` +
    `concurrency 1 (its default here: ${threads})`);

for await (const line of createInterface({ input: process.stdin })) {
  const [product, output, path] = line.split('\t');
  if (!photos.has(path)) {
    photos.set(path, readFileSync(path));
  }
  const photo = photos.get(path);
  const begin = process.hrtime.bigint();
  const result = await run(product, photo);
  const wall = process.hrtime.bigint() - begin;
  if (output !== '-') {
    writeFileSync(output, product === 'raw' ? rgb(result) : result);
  }
  console.log(String(wall));
}
