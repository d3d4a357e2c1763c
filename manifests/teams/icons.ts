/**
 * The app's icons for Teams, a letter with two lines and a tick: in full colour 192 × 192, and as white lines on nothing
 * 32 × 32, which are the sizes and colours that Teams asks for.
 */
import { crc32, deflateSync } from 'node:zlib';

type Point = readonly [number, number];
/** The distance of a point from a shape, in units of the drawing, which is 1 wide; negative inside. */
type Shape = (at: Point) => number;
type Colour = readonly [number, number, number];

const BLUE: Colour = [29, 112, 184];
const WHITE: Colour = [255, 255, 255];

const box = (left: number, top: number, right: number, bottom: number, radius: number): Shape => {
  const [x, y, w, h] = [(left + right) / 2, (top + bottom) / 2, (right - left) / 2, (bottom - top) / 2];
  return ([px, py]) => {
    const [dx, dy] = [Math.abs(px - x) - w + radius, Math.abs(py - y) - h + radius];
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
  };
};
const line = ([ax, ay]: Point, [bx, by]: Point, width: number): Shape => {
  const [dx, dy] = [bx - ax, by - ay];
  return ([px, py]) => {
    const along = Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)));
    return Math.hypot(px - ax - along * dx, py - ay - along * dy) - width / 2;
  };
};
const any =
  (...shapes: readonly Shape[]): Shape =>
  (at) =>
    Math.min(...shapes.map((shape) => shape(at)));
const edge =
  (shape: Shape, width: number): Shape =>
  (at) =>
    Math.abs(shape(at)) - width / 2;

/** The tick and the two lines of the letter. */
const writing = (width: number): Shape =>
  any(
    line([0.39, 0.36], [0.61, 0.36], width),
    line([0.39, 0.46], [0.61, 0.46], width),
    line([0.39, 0.63], [0.47, 0.7], width * 1.3),
    line([0.47, 0.7], [0.62, 0.56], width * 1.3),
  );

export function drawColour(): Buffer {
  const page = box(0.28, 0.22, 0.72, 0.8, 0.04);
  return png(192, [
    [() => -1, BLUE],
    [page, WHITE],
    [writing(0.045), BLUE],
  ]);
}

export function drawOutline(): Buffer {
  const page = edge(box(0.16, 0.06, 0.84, 0.94, 0.08), 0.07);
  const larger: Shape = ([x, y]) => writing(0.045)([0.5 + (x - 0.5) * 0.62, 0.5 + (y - 0.5) * 0.62]) / 0.62;
  return png(32, [[any(page, larger), WHITE]]);
}

/** How many times each way a pixel is looked at. */
const SAMPLES = 4;

/** Later layers cover earlier ones; where there is none, nothing. */
function png(size: number, layers: readonly (readonly [Shape, Colour])[]): Buffer {
  const rows = Array.from({ length: size }, (_, y) =>
    Buffer.concat([Buffer.from([0]), ...Array.from({ length: size }, (_, x) => pixel(x, y, size, layers))]),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(Buffer.concat(rows), { level: 9 });
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

function pixel(x: number, y: number, size: number, layers: readonly (readonly [Shape, Colour])[]): Buffer {
  let [red, green, blue, covered] = [0, 0, 0, 0];
  for (let i = 0; i < SAMPLES * SAMPLES; i += 1) {
    const at: Point = [
      (x + ((i % SAMPLES) + 0.5) / SAMPLES) / size,
      (y + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES) / size,
    ];
    const colour = layers.findLast(([shape]) => shape(at) <= 0)?.[1];
    if (!colour) continue;
    red += colour[0];
    green += colour[1];
    blue += colour[2];
    covered += 1;
  }
  const mean = (sum: number) => (covered === 0 ? 255 : Math.round(sum / covered));
  return Buffer.from([mean(red), mean(green), mean(blue), Math.round((covered / SAMPLES ** 2) * 255)]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
