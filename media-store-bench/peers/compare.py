"""Runs media-store and its peers over the same photos in turn and prints a Markdown report.

Each peer is one long-lived process. In each round every photo goes to every peer before the next
photo does, so that whatever else the machine does hits all alike; the best time of a peer over all
rounds counts. Processor time is that of the whole process, garbage collector and compiler included.
"""

import argparse
import datetime
import math
import os
import pathlib
import platform
import re
import struct
import subprocess
import sys
import tempfile

import numpy as np
from PIL import Image

import quality

PRODUCTS = {
    "webp4": "Upload to WebP, quality 85, method 4",
    "webp2": "Upload to WebP, quality 85, method 2",
    "raw": "Decode, scale and turn only",
}
OURS = "media-store"
HERE = pathlib.Path(__file__).parent


class Peer:
    """A process that answers jobs, and the best times it has had."""

    def __init__(self, name, command):
        self.name = name
        self.process = subprocess.Popen(
            command, cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.version = self.process.stdout.readline().strip()
        self.wall = {}
        self.processor = {}

    def run(self, product, photo, output="-"):
        before = self.processor_time()
        self.process.stdin.write(f"{product}\t{output}\t{photo}\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise SystemExit(f"{self.name} ended while it made {product} of {photo}")
        return int(answer) / 1e6, (self.processor_time() - before) / 1e6

    def measure(self, product, photo):
        wall, processor = self.run(product, photo)
        key = product, photo
        self.wall[key] = min(wall, self.wall.get(key, math.inf))
        self.processor[key] = min(processor, self.processor.get(key, math.inf))

    def processor_time(self):
        """Returns nanoseconds that the process has run, from the scheduler: /proc's are ticks."""
        total = 0
        for task in pathlib.Path(f"/proc/{self.process.pid}/task").iterdir():
            try:
                total += int((task / "schedstat").read_text().split()[0])
            except FileNotFoundError:
                pass  # a thread that has just ended
        return total

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--photos", required=True, type=pathlib.Path, help="directory of JPEGs")
    parser.add_argument("--classpath", required=True, help="of media-store-bench")
    parser.add_argument("--java", default="java", help="the JVM to run")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--warmup", type=int, default=15, help="rounds that do not count")
    parser.add_argument("--peers", default="media-store,sharp,pillow-draft,pillow-resize")
    return parser.parse_args()


def command(name, options):
    if name in (OURS, "imgscalr", "thumbnailator"):
        java = [options.java, "-Djava.awt.headless=true", "-XX:+IgnoreUnrecognizedVMOptions"]
        native = "--enable-native-access=ALL-UNNAMED"
        main = "io.github.mediastore.bench.PeerProcess"
        return [*java, native, "-cp", options.classpath, main, name]
    if name == "sharp":
        return ["node", "sharp-peer.mjs"]
    if name in ("pillow-draft", "pillow-resize"):
        return [sys.executable, "pillow_peer.py", name.removeprefix("pillow-")]
    raise SystemExit(f"no peer is called {name}")


def progress(text):
    print(text, file=sys.stderr, flush=True)


def measure(peers, photos, warmup, rounds):
    for round_ in range(warmup + rounds):
        progress(f"round {round_ + 1} of {warmup + rounds}, load {os.getloadavg()[0]:.1f}")
        for photo in photos:
            for product in PRODUCTS:
                for peer in peers:
                    if round_ >= warmup:
                        peer.measure(product, photo)
                    elif peer.name == OURS or round_ < 3:
                        peer.run(product, photo)


def mean(values):
    """Returns the geometric mean."""
    values = list(values)
    return math.exp(sum(map(math.log, values)) / len(values))


def table(header, rows):
    print("| " + " | ".join(header) + " |")
    print("|---" + "|--:" * (len(header) - 1) + "|")
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print()


def print_times(peers, photos, product):
    print(f"### {PRODUCTS[product]}\n")
    ours, others = peers[0], peers[1:]
    header = ["photo", *(f"{peer.name} ms" for peer in peers)]
    header += [f"/ {peer.name}" for peer in others]
    rows = []
    for photo in photos:
        key = product, photo
        row = [photo.stem, *(f"{peer.wall[key]:.0f}" for peer in peers)]
        rows.append(row + [f"{ours.wall[key] / peer.wall[key]:.2f}" for peer in others])
    for name, times in (("time", "wall"), ("processor time", "processor")):
        best = {peer: [getattr(peer, times)[product, photo] for photo in photos] for peer in peers}
        row = [f"**geometric mean, {name}**", *(f"{mean(best[peer]):.0f}" for peer in peers)]
        ratios = (mean(best[ours]) / mean(best[peer]) for peer in others)
        rows.append(row + [f"**{ratio:.2f}**" for ratio in ratios])
    table(header, rows)


def read_rgb(path):
    data = path.read_bytes()
    width, height = struct.unpack(">ii", data[:8])
    return np.frombuffer(data, np.uint8, offset=8).reshape(height, width, 3).astype(np.float64)


def read_webp(path):
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"), np.float64)


def judge(peer, photo, scratch):
    """Returns bytes and PSNR of both WebP files, and PSNR and SSIM of the pixels."""
    raw = scratch / "raw"
    peer.run("raw", photo, raw)
    pixels = read_rgb(raw)
    wanted = quality.reference(photo, (pixels.shape[1], pixels.shape[0]))
    figures = {"raw psnr": quality.psnr(pixels, wanted), "raw ssim": quality.ssim(pixels, wanted)}
    for product in ("webp4", "webp2"):
        webp = scratch / "webp"
        peer.run(product, photo, webp)
        decoded = read_webp(webp)
        figures[product + " bytes"] = webp.stat().st_size
        figures[product + " psnr"] = quality.psnr(decoded, wanted)
        figures[product + " ssim"] = quality.ssim(decoded, wanted)
    return figures


def print_quality(peers, photos):
    with tempfile.TemporaryDirectory() as directory:
        scratch = pathlib.Path(directory)
        figures = {
            (peer, photo): judge(peer, photo, scratch) for photo in photos for peer in peers
        }
    print("### Nearness to a Lanczos3 of the whole picture, and bytes\n")
    header = ["", "pixels: PSNR dB (least)", "SSIM (least)"]
    for method in (4, 2):
        header += [f"WebP method {method}: bytes / ours", "PSNR dB", "SSIM"]
    rows = []
    for peer in peers:
        of = {name: [figures[peer, photo][name] for photo in photos] for name in figures[peer, photos[0]]}
        row = [peer.name]
        row.append(f"{np.mean(of['raw psnr']):.1f} ({min(of['raw psnr']):.1f})")
        row.append(f"{np.mean(of['raw ssim']):.4f} ({min(of['raw ssim']):.4f})")
        for product in ("webp4", "webp2"):
            ours = [figures[peers[0], photo][product + " bytes"] for photo in photos]
            row.append(f"{mean(of[product + ' bytes']) / mean(ours):.3f}")
            row.append(f"{np.mean(of[product + ' psnr']):.2f}")
            row.append(f"{np.mean(of[product + ' ssim']):.4f}")
        rows.append(row)
    table(header, rows)
    print("Pixels of media-store, photo by photo (dB): ", end="")
    print(", ".join(f"{photo.stem} {figures[peers[0], photo]['raw psnr']:.1f}" for photo in photos))
    print()


def print_machine(peers, photos, options, loads):
    model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    print(f"- date: {datetime.date.today()}")
    print(f"- machine: {model[1] if model else platform.machine()}, {os.cpu_count()} cores")
    print(f"- load average before and after: {loads[0]:.1f}, {loads[1]:.1f}")
    print(f"- {len(photos)} photos, best of {options.rounds} rounds after {options.warmup}")
    for peer in peers:
        print(f"- {peer.name}: {peer.version}")
    print()


def main():
    options = arguments()
    photos = sorted(
        path.resolve() for path in options.photos.iterdir() if path.suffix.lower() in (".jpg", ".jpeg")
    )
    if not photos:
        raise SystemExit(f"no JPEG in {options.photos}")
    names = [OURS] + [name for name in options.peers.split(",") if name != OURS]
    peers = [Peer(name, command(name, options)) for name in names]
    before = os.getloadavg()[0]
    measure(peers, photos, options.warmup, options.rounds)
    print_machine(peers, photos, options, (before, os.getloadavg()[0]))
    for product in PRODUCTS:
        print_times(peers, photos, product)
    print_quality(peers, photos)
    for peer in peers:
        peer.close()


main()
