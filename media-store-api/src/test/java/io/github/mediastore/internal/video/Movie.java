package io.github.mediastore.internal.video;

import static io.github.mediastore.internal.video.Bytes.box;
import static io.github.mediastore.internal.video.Bytes.bytes;
import static io.github.mediastore.internal.video.Bytes.together;

/** Boxes of a movie as the standard has them, for tests that change one thing. */
final class Movie {

  static final byte[] FTYP = box("ftyp", bytes().text("isom").u32(512).done());
  static final byte[] MDAT = box("mdat", new byte[1000]);
  static final int[] UPRIGHT = {1, 0, 0, 1};
  static final int[] QUARTER_TURN = {0, 1, -1, 0};
  static final int[] HALF_TURN = {-1, 0, 0, -1};

  private Movie() {}

  /** A movie of 2.5 s with a track of sound and one of pictures, 320 x 180. */
  static byte[] usual() {
    return together(FTYP, moov(mvhd(2500), sound(1), video(2, 320, 180)), MDAT);
  }

  static byte[] moov(byte[]... content) {
    return box("moov", content);
  }

  /** A header of version 0 in thousandths of a second. */
  static byte[] mvhd(long duration) {
    return mvhd(duration, UPRIGHT);
  }

  static byte[] mvhd(long duration, int[] matrix) {
    return box(
        "mvhd",
        bytes().u32(0).zeros(8).u32(1000).u32(duration).zeros(16).add(matrix(matrix)).done(),
        new byte[28]);
  }

  /** A header of version 1, with 64 bits for the duration. */
  static byte[] longMvhd(long duration) {
    return box(
        "mvhd",
        bytes().u32(1 << 24).zeros(16).u32(1000).u64(duration).zeros(16).done(),
        matrix(UPRIGHT),
        new byte[28]);
  }

  static byte[] video(int id, int width, int height, byte[]... inDescription) {
    return track(tkhd(id, 1, UPRIGHT, 0, 0), "vide", stsd(width, height, inDescription));
  }

  static byte[] sound(int id) {
    return track(tkhd(id, 1, UPRIGHT, 0, 0), "soun", box("stsd", new byte[8], box("mp4a")));
  }

  static byte[] track(byte[] tkhd, String kind, byte[] stsd) {
    return track(tkhd, kind, stsd, 0, box("edts"));
  }

  /** A track that plays so many 90,000ths of a second, unless it is edited. */
  static byte[] track(byte[] tkhd, String kind, byte[] stsd, long duration, byte[] edts) {
    byte[] mdhd = box("mdhd", bytes().u32(0).zeros(8).u32(90_000).u32(duration).zeros(4).done());
    byte[] hdlr = box("hdlr", bytes().u32(0).text("mhlr").text(kind).zeros(13).done());
    byte[] ofData = box("hdlr", bytes().u32(0).text("dhlrurl ").zeros(13).done());
    byte[] stbl = box("stbl", stsd, box("stts", new byte[8]));
    return box("trak", tkhd, edts, box("mdia", mdhd, hdlr, box("minf", ofData, stbl)));
  }

  static byte[] tkhd(int id, int flags, int[] matrix, int width, int height) {
    return box(
        "tkhd",
        bytes().u32(flags).zeros(8).u32(id).zeros(8).zeros(16).add(matrix(matrix)).done(),
        bytes().u16(width).u16(0).u16(height).u16(0).done());
  }

  static byte[] stsd(int width, int height, byte[]... inDescription) {
    byte[] format =
        box(
            "avc1",
            bytes().zeros(24).u16(width).u16(height).zeros(50).done(),
            together(inDescription));
    return box("stsd", bytes().u32(0).u32(1).done(), format);
  }

  /** Edits of so many units of the movie each. */
  static byte[] edts(long... durations) {
    Bytes list = bytes().u32(0).u32(durations.length);
    for (long duration : durations) {
      list.u32(duration).u32(0).u32(1 << 16);
    }
    return box("edts", box("elst", list.done()));
  }

  static byte[] colr(String kind, int primaries, int transfer) {
    return box("colr", bytes().text(kind).u16(primaries).u16(transfer).u16(9).u8(0).done());
  }

  static byte[] pasp(long across, long down) {
    return box("pasp", bytes().u32(across).u32(down).done());
  }

  /** Says that fragments follow, whose samples take so long unless they say. */
  static byte[] mvex(int id, int sampleDuration, byte[]... more) {
    byte[] trex = box("trex", bytes().u32(0).u32(id).u32(1).u32(sampleDuration).zeros(8).done());
    return box("mvex", together(more), trex);
  }

  static byte[] moof(byte[]... inTrack) {
    return box("moof", box("mfhd", new byte[8]), box("traf", inTrack));
  }

  static byte[] tfhd(int id) {
    return box("tfhd", bytes().u32(0x20000).u32(id).done());
  }

  static byte[] tfdt(long start) {
    return box("tfdt", bytes().u32(1 << 24).u64(start).done());
  }

  /** A run of samples that say nothing. */
  static byte[] trun(int count) {
    return box("trun", bytes().u32(1).u32(count).u32(0).done());
  }

  /** A run of samples that say their duration and size. */
  static byte[] trun(int... durations) {
    Bytes run = bytes().u32(0x305).u32(durations.length).u32(0).u32(0);
    for (int duration : durations) {
      run.u32(duration).u32(77);
    }
    return box("trun", run.done());
  }

  private static byte[] matrix(int[] m) {
    int one = 1 << 16;
    return bytes()
        .u32((long) m[0] * one)
        .u32((long) m[1] * one)
        .u32(0)
        .u32((long) m[2] * one)
        .u32((long) m[3] * one)
        .zeros(12)
        .u32(1 << 30)
        .done();
  }
}
